"""A program: a network with its loss, optimiser and all that belongs to a step, ready for C.

Every size is checked here, before C is called: it trusts what it is given.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.kernel.forms import Form
from engine.kernel.library import KernelLibrary
from engine.kernel.lowering import Lowering, priced_arrays
from engine.kernel.structures import MOST_MEMORY, Instruction, Priced, ProgramStructure, RandomWords
from engine.network.network import Network, Pass, Weights
from engine.optimizers import Optimizer
from engine.optimizers.clipping import Clipping

LOW_HALF = (1 << 64) - 1


class TrainingRows(NamedTuple):
    """What C trains on: x (n, inputs), y (n, outputs), sample weights (n,) or None."""

    x: Array
    y: Array
    weights: Array | None


class Advance(NamedTuple):
    """What came of a call: losses, the pass of the last step, updates, whether it was finite."""

    losses: list[float]
    passed: Pass
    updates: list[Array]
    finite: bool


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
        self._network, self._names = network, optimizer.memory
        lowered = Lowering(network, rows, library)
        self._stretch, self._size = lowered.stretch, lowered.size
        self._dtype = np.dtype(network.dtype)
        self._advance = library.advance(network.dtype)
        self._parameters = network.parameter_count
        priced = priced_arrays(network)
        factors = network.lr_multipliers
        self._multipliers = None if factors is None else factors.flat
        self._shortened = np.empty(self._parameters, self._dtype)
        # C reads these for as long as the program is used.
        self._lines = (Instruction * len(lowered.instructions))(*lowered.instructions)
        self._priced = (Priced * max(1, len(priced)))(*priced)
        self._held: list[Any] = [weights, grads]
        if len(self._names) > MOST_MEMORY:
            raise ValueError(f"an optimiser has at most {MOST_MEMORY} vectors of memory")
        self._structure = ProgramStructure(
            inputs=lowered.stretch.widths[0],
            outputs=network.width,
            batch_size=rows,
            parameters=self._parameters,
            count=len(lowered.instructions),
            priced_count=len(priced),
            instructions=ctypes.addressof(self._lines),
            priced=ctypes.addressof(self._priced),
            loss=library.item("loss", Form.of(network.loss)),
            penalty=library.item("penalty", Form.of(network.penalty)),
            clipping=library.item("clipping", Form.of(clipping)),
            optimizer=library.item("optimizer", Form.of(optimizer)),
            proximal=int(network.penalty.acts_after_step),
            z=lowered.z,
            dz=lowered.dz,
            scratch=lowered.scratch,
            params=self._address(weights.params.flat, self._parameters),
            grads=self._address(grads.flat, self._parameters),
            buffers=weights.buffers.flat.ctypes.data,
            multipliers=None
            if self._multipliers is None
            else self._address(self._multipliers, self._parameters),
            frozen=int(self._multipliers is not None and not self._multipliers.all()),
            shortened=self._shortened.ctypes.data,
        )
        self._samples: TrainingRows | None = None
        self._addresses: tuple[int, int, int | None] = (0, 0, None)
        self._memory: Mapping[str, Array] | None = None

    def advance(
        self,
        samples: TrainingRows,
        start: int,
        rates: Array,
        memory: Mapping[str, Array],
        updates: int,
        noise: np.random.Generator | None,
    ) -> Advance:
        """Train on a mini-batch for each rate, the first from sample `start` on.

        `memory` and `updates` are those of the optimiser, `noise` is the stream of dropout; all of
        them move on. Where a step is not finite, its pass is the last one.
        """
        structure, steps = self._structure, len(rates)
        self._take_samples(samples)
        self._take_memory(memory)
        if not start >= 0 or start + (steps - 1) * structure.batch_size >= len(samples.x):
            raise ValueError("expected mini-batches within the samples")
        workspace = np.empty(self._size, self._dtype)
        added = np.empty((min(2, steps), self._parameters), self._dtype)
        structure.workspace, structure.steps = workspace.ctypes.data, added.ctypes.data
        structure.updates = updates
        if noise is not None:
            structure.noise = _words(noise)
        losses = np.empty(steps)
        done = self._advance(
            ctypes.addressof(structure),
            *self._addresses,
            len(samples.x),
            start,
            steps,
            rates.ctypes.data,
            losses.ctypes.data,
        )
        if noise is not None:
            _set_words(noise, structure.noise)
        last = min(done, steps - 1)
        begin = start + last * structure.batch_size
        x = samples.x[begin : begin + structure.batch_size]
        newest = [added[i % 2] for i in range(max(0, done - 2), done)]
        return Advance(
            losses[:done].tolist(),
            self._passed(workspace, x, float(losses[last])),
            newest,
            done == steps,
        )

    def _passed(self, workspace: Array, x: Array, loss: float) -> Pass:
        outputs = self._stretch.outputs_of(workspace, x)
        caches = self._stretch.caches_of(workspace, outputs)
        return Pass(outputs, caches, loss, self._stretch.deltas_of(workspace, len(x)))

    def _take_samples(self, samples: TrainingRows) -> None:
        if samples is self._samples:
            return
        count = len(samples.x)
        x = self._address(samples.x, count * self._structure.inputs)
        y = self._address(samples.y, count * self._structure.outputs)
        w = None if samples.weights is None else self._address(samples.weights, count)
        self._samples, self._addresses = samples, (x, y, w)

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


def _words(stream: np.random.Generator) -> RandomWords:
    """Where a stream of NumPy's is."""
    state: Any = stream.bit_generator.state
    now, step = state["state"]["state"], state["state"]["inc"]
    halves = (now >> 64, now & LOW_HALF, step >> 64, step & LOW_HALF)
    return RandomWords(*halves, state["has_uint32"], state["uinteger"])


def _set_words(stream: np.random.Generator, words: RandomWords) -> None:
    """Let a stream of NumPy's be where C has left it."""
    stream.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {
            "state": words.state_high << 64 | words.state_low,
            "inc": words.increment_high << 64 | words.increment_low,
        },
        "has_uint32": words.has_half,
        "uinteger": words.half,
    }
