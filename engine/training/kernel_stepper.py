"""The stepper that lets the compiled kernel do the arithmetic, where it knows all that is asked."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np

from engine.arrays import Array
from engine.kernel.forms import Form, NoForm
from engine.kernel.library import KernelLibrary, kernel_library
from engine.kernel.program import Program, TrainingRows
from engine.network.network import Weights
from engine.optimizers.schedules import ScheduleMemory
from engine.training.setup import Setup
from engine.training.stepper import Advanced, Batches, NumpyStepper


def chosen_stepper(setup: Setup, weights: Weights, noise: np.random.Generator) -> NumpyStepper:
    """The stepper that an experiment asks for."""
    kind = KernelStepper if setup.spec.engine == "kernel" else NumpyStepper
    return kind(setup, weights, noise)


def why_numpy(setup: Setup) -> str:
    """Why NumPy will train what is to be computed by the kernel; nothing if the kernel will."""
    if setup.spec.engine != "kernel":
        return ""
    return KernelStepper(setup, Weights(setup.network), setup.spec.stream("dropout")).reason


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
        self._batches: Batches | None = None
        super().__init__(setup, weights, noise)

    @property
    def engine(self) -> str:
        return "numpy" if self._program is None else "kernel"

    def take_settings(self, setup: Setup) -> None:
        super().take_settings(setup)
        self._batches, self.reason = None, ""
        spec, network = setup.spec, setup.network
        try:
            library = self._library = self._library or kernel_library()
            schedule = Form.of(spec.schedule)
            self._schedule = library.item("schedule", schedule)
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
        except NoForm as why:
            self._program, self.reason = None, str(why)

    def rates(self, step: int, epoch: int, count: int, memory: ScheduleMemory) -> Sequence[float]:
        if self._program is None or self._library is None:
            return super().rates(step, epoch, count, memory)
        spec, per_step = self._setup.spec, self._setup.spec.schedule.per == "step"
        rates = np.empty(count)
        self._library.rates(
            ctypes.addressof(self._schedule),
            spec.optimizer.lr,
            memory.get("factor", 1.0),
            step if per_step else epoch,
            int(per_step),
            spec.schedule.warmup,
            count,
            rates.ctypes.data,
        )
        return rates.tolist()

    def advance(self, batches: Batches, start: int, rates: Sequence[float]) -> Advanced:
        if self._program is None:
            return super().advance(batches, start, rates)
        if batches is not self._batches:
            self._batches, self._samples = batches, _in_rows(batches)
        done = self._program.advance(
            self._samples,
            start,
            np.array(rates),
            self.descent.memory,
            self.descent.updates,
            self._noise if self._noisy else None,
        )
        self.descent.updates += len(done.losses)
        if done.finite:
            return Advanced(done.losses, done.passed, done.updates, None)
        return Advanced(done.losses, None, done.updates, done.passed)

    def twin(self) -> KernelStepper:
        twin = KernelStepper(*self._twin_parts(), self._library)
        twin.descent.restore(self.descent.memory, self.descent.updates)
        return twin


def _in_rows(batches: Batches) -> TrainingRows:
    """The samples with the numbers of each row one after the other."""
    rows: list[Array] = [np.ascontiguousarray(array) for array in (batches.x, batches.y)]
    weights = None if batches.weights is None else np.ascontiguousarray(batches.weights)
    return TrainingRows(rows[0], rows[1], weights)
