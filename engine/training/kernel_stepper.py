"""The stepper that lets the compiled kernel do the arithmetic, where it knows all that is asked."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.kernel.forms import Form, NoForm
from engine.kernel.library import KernelLibrary, kernel_library
from engine.kernel.lowering import Lowering
from engine.kernel.program import DUE, MEAN_LOSS, Program, items_of
from engine.kernel.random_words import set_words, shuffled, words_of
from engine.kernel.samples import KernelSamples
from engine.kernel.scorer import KernelScorer
from engine.kernel.structures import BurstStructure
from engine.network.network import Network, Weights
from engine.optimizers.schedules import Schedule, ScheduleMemory
from engine.training.epochs.progress import Allowance, Batches, EpochProgress
from engine.training.epochs.rules import EndOfEpoch
from engine.training.setup import Setup
from engine.training.stepper import Advanced, NumpyStepper, Scorer

# What a program is given from outside: another kind may have no form.
GIVEN = ("optimizer", "clipping", "schedule")


def chosen_stepper(setup: Setup, weights: Weights, noise: np.random.Generator) -> NumpyStepper:
    """The stepper that an experiment asks for."""
    kind = KernelStepper if setup.spec.engine == "kernel" else NumpyStepper
    return kind(setup, weights, noise)


def why_numpy(setup: Setup) -> str:
    """Why NumPy will train what is to be computed by the kernel; nothing if the kernel will."""
    spec, network = setup.spec, setup.network
    if spec.engine != "kernel":
        return ""
    try:
        library = kernel_library()
        items_of(network, spec.optimizer, spec.clipping, library)
        library.item("schedule", Form.of(spec.schedule))
    except NoForm as why:
        return str(why)
    return _why_not_lowered(network, library)


@lru_cache(maxsize=4)
def _why_not_lowered(network: Network, library: KernelLibrary) -> str:
    """What the kernel does not know of these layers; asked for anew with every edit."""
    try:
        Lowering(network, 1, library)
    except NoForm as why:
        return str(why)
    return ""


class KernelStepper(NumpyStepper):
    """Steps in C, many without coming back to Python; in NumPy what the kernel does not know.

    `reason` is a sentence that says why it is NumPy that trains, "" if the kernel does.
    """

    def __init__(
        self,
        setup: Setup,
        weights: Weights,
        noise: np.random.Generator,
        library: KernelLibrary | None = None,
    ) -> None:
        self._library = library
        self._program: Program | None = None
        self._scorer: KernelScorer | None = None
        self._burst = BurstStructure()
        # The byte that ends a burst after the mini-batch at hand.
        self._halt = ctypes.c_ubyte(0)
        self._burst.halt = ctypes.addressof(self._halt)
        super().__init__(setup, weights, noise)

    @property
    def engine(self) -> str:
        return "numpy" if self._program is None else "kernel"

    @property
    def nbytes(self) -> int:
        return 0 if self._program is None else self._program.nbytes

    def take_settings(self, setup: Setup) -> None:
        before = self._setup if self._program is not None else None
        super().take_settings(setup)
        if before is None or not _lowers_alike(before, setup):
            self._lower(setup)
        else:
            assert self._program is not None
            assert self._library is not None
            self._program.retune(setup.spec.optimizer, setup.spec.clipping)
            self._follow(setup.spec.schedule, self._library)

    def _lower(self, setup: Setup) -> None:
        """Make the program for these settings, or say why there is none."""
        self.reason = ""
        spec, network = setup.spec, setup.network
        try:
            library = self._library = self._library or kernel_library()
            self._follow(spec.schedule, library)
            self._rows = max(1, min(spec.batch_size, len(setup.parts["train"])))
            self._program = Program(
                network,
                spec.optimizer,
                spec.clipping,
                self._rows,
                self.weights,
                self.grads,
                library,
            )
            samples = KernelSamples(
                setup.parts,
                setup.sample_weights(setup.parts["train"].labels),
                setup.target_units,
                network.loss,
                (len(setup.inputs), network.width),
                bool(setup.data.classes),
            )
            samples.show(self._burst)
            self._scorer = KernelScorer(self._program, samples)
        except NoForm as why:
            self._program, self._scorer, self.reason = None, None, str(why)

    def _follow(self, schedule: Schedule, library: KernelLibrary) -> None:
        """Have the learning rate follow it."""
        self._schedule = library.item("schedule", Form.of(schedule))
        self._burst.schedule, self._burst.warmup = self._schedule, schedule.warmup
        self._burst.per_step = int(schedule.per == "step")

    def rates(self, step: int, epoch: int, count: int, memory: ScheduleMemory) -> Sequence[float]:
        if self._program is None or self._library is None:
            return super().rates(step, epoch, count, memory)
        spec, warmup = self._setup.spec, self._setup.spec.schedule.warmup
        at, kept = ctypes.addressof(self._schedule), memory.get("factor", 1.0)
        times = range(step, step + count) if spec.schedule.per == "step" else [epoch] * count
        return [self._library.rate(at, spec.optimizer.lr, kept, u, warmup) for u in times]

    def run(self, progress: EpochProgress, steps: int, allowed: Allowance) -> Advanced:
        if self._program is None:
            return super().run(progress, steps, allowed)
        burst, batches, spec = self._burst, progress.batches, self._setup.spec
        burst.step, burst.epoch, burst.position = progress.step, progress.epoch, progress.position
        burst.loss_sum, burst.seen = progress.rules.loss_sum, progress.rules.seen
        burst.lr, burst.kept = spec.optimizer.lr, progress.rules.schedule.get("factor", 1.0)
        # Whether samples are shuffled may change from the next epoch on.
        ends = allowed.ends + allowed.last if batches.shuffled == spec.shuffle else 0
        further = max(0, ends - 1) if allowed.last else ends
        epoch = -(-len(batches) // self._rows)
        burst.rates, burst.ends = None, ends
        burst.steps = min(steps, progress.steps_left(self._rows) + further * epoch)
        burst.due, burst.between = allowed.due, allowed.between
        burst.watched = sum(1 << PARTS.index(part) for part in allowed.watched)
        # States share the order: C writes to a copy.
        order = batches.order.copy() if ends else batches.order
        burst.shuffling = words_of(progress.stream)
        done = self._trained(order, order if batches.shuffled else batches.places)
        self._halt.value = 0
        set_words(progress.stream, burst.shuffling)
        if self.kept >= len(done.losses) > 1:
            done = done._replace(rates=self._rates_of(done, progress))
        progress.step, progress.epoch, progress.position = burst.step, burst.epoch, burst.position
        progress.rules.loss_sum, progress.rules.seen = burst.loss_sum, burst.seen
        if done.ends:
            progress.batches = Batches.of(self._setup, order, spec.shuffle)
        return done

    def _rates_of(self, done: Advanced, begun: EpochProgress) -> list[float]:
        """The rates of steps that were just done, epoch by epoch."""
        found: list[float] = []
        count, memory = len(done.losses), begun.rules.schedule
        for ended, stop in enumerate([*(end.step - begun.step for end in done.ends), count]):
            place = begun.step + len(found), begun.epoch + ended
            found += self.rates(*place, min(stop, count) - len(found), memory)
        return found

    def advance(self, batches: Batches, start: int, rates: Sequence[float]) -> Advanced:
        if self._program is None:
            return super().advance(batches, start, rates)
        given = np.array(rates, np.float64)
        burst = self._burst
        burst.rates, burst.steps, burst.ends = given.ctypes.data, len(given), 0
        burst.position = start
        return self._trained(batches.order, batches.places)

    def _trained(self, order: Array, places: Array) -> Advanced:
        """Let C train as the burst says."""
        assert self._program is not None
        memory, updates = self.descent.memory, self.descent.updates
        noise = self._noise if self._noisy else None
        done = self._program.advance(self._burst, order, places, memory, updates, noise, self.kept)
        self.descent.updates += len(done.losses)
        last, bad = (done.passed, None) if done.finite else (None, done.passed)
        ends = [
            EndOfEpoch((int(row[0]), *row[1:MEAN_LOSS]), row[MEAN_LOSS], row[DUE] > 0)
            for row in done.rows.tolist()
        ]
        losses, pulling = done.losses.tolist(), done.pulling
        return Advanced(losses, last, done.updates, bad, ends, pulling=pulling)

    def interrupt(self) -> None:
        self._halt.value = 1

    def order(self, stream: np.random.Generator, count: int) -> Array:
        if self._program is None or self._library is None:
            return super().order(stream, count)
        return shuffled(self._library, stream, count)

    @property
    def scorer(self) -> Scorer:
        return super().scorer if self._scorer is None else self._scorer

    def twin(self) -> KernelStepper:
        twin = KernelStepper(*self._twin_parts(), self._library)
        twin.descent.restore(self.descent.memory, self.descent.updates)
        return twin


def _lowers_alike(before: Setup, setup: Setup) -> bool:
    """Whether two settings differ in numbers alone that a program is given from outside."""
    old, new = before.spec, setup.spec
    return (
        setup.network is before.network
        and setup.parts is before.parts
        and all(type(getattr(new, kind)) is type(getattr(old, kind)) for kind in GIVEN)
        and (new.batch_size, new.class_weights) == (old.batch_size, old.class_weights)
    )
