"""A program: a network with its loss, optimiser and all that belongs to a step, ready for C.

Every size is checked here, before C is called: it trusts what it is given.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.kernel.forms import Form
from engine.kernel.library import KernelLibrary
from engine.kernel.lowering import Lowering, matrix, priced_arrays
from engine.kernel.random_words import set_words, words_of
from engine.kernel.structures import (
    MOST_MEMORY,
    BurstStructure,
    Instruction,
    Item,
    Priced,
    ProgramStructure,
)
from engine.kernel.team import Team
from engine.network.network import Network, Pass, Weights
from engine.optimizers import Optimizer
from engine.optimizers.clipping import Clipping

# Samples that are scored side by side, and multiplications that are made in one call.
TEST_ROWS, AT_ONCE = 64, 5_000_000
# What C writes at the end of an epoch: a row of the loss curve, mean loss, whether it was due.
ROW, MEAN_LOSS, DUE = 17, 15, 16
# Sums of a part beside those of its outputs.
SUMS = 3


class KernelAdvance(NamedTuple):
    """What came of a call: losses, the pass of the last step, updates, whether it was finite.

    `rows` (ends, ROW) is what C wrote at the ends of epochs, `pulling` how many samples of each
    step pulled at the weights.
    """

    losses: Array
    pulling: Array
    passed: Pass
    updates: list[Array]
    finite: bool
    rows: Array


class Program:
    """A network lowered; raises `NoForm` if anything in it has no form for the kernel.

    `rows` is the largest mini-batch. The arrays of `weights` and `grads` must stay where they are.
    """

    def __init__(
        self,
        network: Network,
        optimizer: Optimizer,
        clipping: Clipping,
        rows: int,
        weights: Weights,
        grads: ParameterVector,
        library: KernelLibrary,
    ) -> None:
        if len(optimizer.memory) > MOST_MEMORY:
            raise ValueError(f"an optimiser has at most {MOST_MEMORY} vectors of memory")
        self._network, self._names, self._library = network, optimizer.memory, library
        self._weights, self._grads = weights, grads
        self._dtype = np.dtype(network.dtype)
        self._parameters = network.parameter_count
        factors = network.lr_multipliers
        self._multipliers = None if factors is None else factors.flat
        self._shortened = np.empty(self._parameters, self._dtype)
        self._items = items_of(network, optimizer, clipping, library)
        self._team = Team(library.help(self._dtype.name), rows * network.parameter_count)
        # C reads these for as long as the program is used.
        self._held: list[Any] = []
        self._lowering, testing = (Lowering(network, n, library) for n in (rows, TEST_ROWS))
        self._structure = self._structured(self._lowering, rows)
        self._testing = self._structured(testing, TEST_ROWS)
        self._room = np.empty(testing.size, self._dtype)
        self._testing.testing, self._testing.workspace = 1, self._room.ctypes.data
        self._structure.team = self._testing.team = self._team.address
        self._memory: Mapping[str, Array] | None = None

    def _structured(self, lowered: Lowering, rows: int) -> ProgramStructure:
        """The network as C takes it, lowered for so many rows."""
        priced, factors = priced_arrays(self._network), self._multipliers
        lines = (Instruction * len(lowered.instructions))(*lowered.instructions)
        counted = (Priced * max(1, len(priced)))(*priced)
        self._held += [lines, counted]
        return ProgramStructure(
            inputs=lowered.stretch.widths[0],
            outputs=self._network.width,
            batch_size=rows,
            parameters=self._parameters,
            count=len(lowered.instructions),
            priced_count=len(priced),
            instructions=ctypes.addressof(lines),
            priced=ctypes.addressof(counted),
            **self._items,
            proximal=int(self._network.penalty.acts_after_step),
            x=lowered.x,
            y=lowered.y,
            weights=lowered.weights,
            z=lowered.z,
            dz=lowered.dz,
            scratch=lowered.scratch,
            params=self._address(self._weights.params.flat, self._parameters),
            grads=self._address(self._grads.flat, self._parameters),
            buffers=self._weights.buffers.flat.ctypes.data,
            multipliers=None if factors is None else self._address(factors, self._parameters),
            frozen=int(factors is not None and not factors.all()),
            shortened=self._shortened.ctypes.data,
        )

    @property
    def nbytes(self) -> int:
        """Bytes of the rooms in which it works."""
        workspace = self._lowering.size * self._dtype.itemsize
        return self._room.nbytes + self._shortened.nbytes + workspace

    def retune(self, optimizer: Optimizer, clipping: Clipping) -> None:
        """Go on with these; the optimiser is of the same kind as before."""
        self._items = items_of(self._network, optimizer, clipping, self._library)
        for structure in (self._structure, self._testing):
            structure.clipping, structure.optimizer = (
                self._items["clipping"], self._items["optimizer"],
            )  # fmt: skip

    def advance(
        self,
        burst: BurstStructure,
        order: Array,
        places: Array,
        memory: Mapping[str, Array],
        updates: int,
        noise: np.random.Generator | None,
        kept: int = 2,
    ) -> KernelAdvance:
        """Train as `burst` says, which knows the samples and where in their `order` it begins.

        They are taken from `places`, which is `order` itself where they are shuffled. `memory` and
        `updates` are those of the optimiser, `noise` is the stream of dropout; all of them move on,
        as burst and order do. What the newest steps added is `kept` of so many. Where a step is not
        finite, its pass is the last one.
        """
        structure, steps, count = self._structure, burst.steps, burst.parts[0].count
        self._take_memory(memory)
        left = -(-(count - burst.position) // structure.batch_size)
        if not 0 <= burst.position < count or steps < 1 or (steps > left and not burst.ends):
            raise ValueError("expected mini-batches within the samples")
        burst.order, burst.places = _address_of(order, count), _address_of(places, count)
        burst.ends = min(burst.ends, 1 + steps * structure.batch_size // count)
        losses, rows = np.empty((steps, 2)), np.full((burst.ends, ROW), math.nan)
        sums = np.empty(SUMS + structure.outputs)
        burst.losses, burst.rows, burst.sums = (a.ctypes.data for a in (losses, rows, sums))
        workspace = np.empty(self._lowering.size, self._dtype)
        added = np.empty((min(kept, steps), self._parameters), self._dtype)
        structure.workspace, structure.steps = workspace.ctypes.data, added.ctypes.data
        structure.updates, structure.kept = updates, len(added)
        if noise is not None:
            structure.noise = words_of(noise)
        self._test(self._weights)
        programs = ctypes.addressof(structure), ctypes.addressof(self._testing)
        with self._team.at_work():
            done = self._library.burst(self._dtype.name)(*programs, ctypes.addressof(burst))
        if noise is not None:
            set_words(noise, structure.noise)
        return KernelAdvance(
            losses[:done, 0],
            losses[:done, 1],
            self._passed(workspace, burst.batch, float(losses[done - burst.finite, 0])),
            [added[i % len(added)] for i in range(max(0, done - len(added)), done)],
            bool(burst.finite),
            rows[: burst.ends],
        )

    def tally(
        self, burst: BurstStructure, weights: Weights, which: int, first: int, sums: Array
    ) -> int:
        """Add up over some samples of a part, from `first` on; returns the one behind them.

        `sums` (SUMS + outputs,) begins with zeros.
        """
        many = max(1, AT_ONCE // max(1, self._parameters * TEST_ROWS)) * TEST_ROWS
        stop = min(first + many, burst.parts[which].count)
        self._test(weights)
        structures = ctypes.addressof(self._testing), ctypes.addressof(burst)
        with self._team.at_work():
            self._library.tally(self._dtype.name)(*structures, which, first, stop, sums.ctypes.data)
        return stop

    def score(self, burst: BurstStructure, which: int, sums: Array) -> list[float]:
        """Loss, accuracy, R² and mean absolute error of a part, from the sums over all of it."""
        row = np.full(ROW, math.nan)
        outputs = self._network.width
        self._library.score(self._dtype.name)(
            ctypes.addressof(burst), which, outputs, sums.ctypes.data, row.ctypes.data
        )
        scores = row[[3 + 2 * which, 4 + 2 * which, 9 + 2 * which, 10 + 2 * which]].tolist()
        # One NaN for all that is missing: as an object it equals itself.
        return [math.nan if math.isnan(score) else score for score in scores]

    def sums(self) -> Array:
        """Zeros to begin with."""
        return np.zeros(SUMS + self._network.width)

    def _test(self, weights: Weights) -> None:
        """Have these weights tested."""
        flat, buffers = weights.params.flat, weights.buffers.flat
        self._testing.params = self._address(flat, self._parameters)
        self._testing.buffers = self._address(buffers, self._weights.buffers.flat.size)

    def _passed(self, workspace: Array, rows: int, loss: float) -> Pass:
        stretch = self._lowering.stretch
        x = matrix(workspace, self._lowering.x, rows, stretch.widths[0])
        outputs = stretch.outputs_of(workspace, x)
        caches = stretch.caches_of(workspace, outputs)
        return Pass(outputs, caches, loss, stretch.deltas_of(workspace, rows))

    def _take_memory(self, memory: Mapping[str, Array]) -> None:
        if memory is self._memory:
            return
        for place, name in enumerate(self._names):
            self._structure.memory[place] = self._address(memory[name], self._parameters)
        self._memory = memory

    def _address(self, array: Array, size: int) -> int:
        """Where an array begins, if C can read `size` numbers of it; else raises ValueError."""
        if array.dtype != self._dtype or array.size != size or not array.flags.c_contiguous:
            raise ValueError(f"expected {size} numbers {self._dtype} in a row")
        return array.ctypes.data


def items_of(
    network: Network, optimizer: Optimizer, clipping: Clipping, library: KernelLibrary
) -> dict[str, Item]:
    """What a program has beside its layers; raises `NoForm`."""
    return {
        "loss": library.item("loss", Form.of(network.loss)),
        "penalty": library.item("penalty", Form.of(network.penalty)),
        "clipping": library.item("clipping", Form.of(clipping)),
        "optimizer": library.item("optimizer", Form.of(optimizer)),
    }


def _address_of(places: Array, count: int) -> int:
    """Where the places of `count` samples begin; raises ValueError unless there is one of each."""
    fit = places.dtype == np.int64 and places.shape == (count,) and places.flags.c_contiguous
    if not fit or places.min() < 0 or places.max() >= count:
        raise ValueError(f"expected the places of {count} samples")
    return places.ctypes.data
