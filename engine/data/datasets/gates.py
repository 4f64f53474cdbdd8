"""Truth tables: logic gates of two inputs, parity of many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.data.datasets.base import Data, Generated, dataset, noise_level
from engine.data.datasets.drawing import input_names, jittered, numbered
from engine.specs.knobs import choice, knob

# What each gate answers to 00, 01, 10 and 11.
_GATES = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "xor": (0, 1, 1, 0), "nand": (1, 1, 1, 0)}


def _truth_table(inputs: int) -> Array:
    """All rows of 0 and 1, (2ⁿ, n), counting upward with the first input the highest bit."""
    return np.arange(2**inputs)[:, None] >> np.arange(inputs)[::-1] & 1


@dataclass(frozen=True, slots=True)
class TruthTable(Generated):
    """A table of 0s and 1s whose rows are repeated in order until there are enough samples.

    Without noise the same few points come again and again, in every part of the split.
    """

    samples: int = knob(
        200,
        low=4,
        high=5000,
        log=True,
        level="beginner",
        symbol="n",
        help="How many samples; the rows of the truth table are repeated in order.",
    )
    noise: float = noise_level(
        0.0, help="Standard deviation of noise on the inputs; 0 keeps them exactly 0 or 1."
    )

    def _repeated(self, rng: np.random.Generator, table: Array, answers: Array) -> Data:
        rows = np.arange(self.samples) % len(table)
        x = jittered(rng, table[rows].astype(np.float64), self.noise)
        return Data.of(x, answers[rows], inputs=input_names(table.shape[1]), classes=numbered(2))


@dataset("gate", label="Logic gate")
@dataclass(frozen=True, slots=True)
class Gate(TruthTable):
    """The truth table of a logic gate with two inputs.

    Inputs are 0 or 1 before noise, classes are the gate's answer. One neuron solves and
    (w = (1, 1), b = −1.5), or (b = −0.5) and nand, never xor. McCulloch & Pitts (1943).
    """

    gate: str = choice("and", *_GATES, level="beginner", help="Which gate.")
    formula: ClassVar[str] = "y = x₁ gate x₂,  x ∈ {0, 1}²"

    def sample(self, rng: np.random.Generator) -> Data:
        """The four rows in the order 00, 01, 10, 11, repeated."""
        return self._repeated(rng, _truth_table(2), np.array(_GATES[self.gate]))


@dataset("parity", label="Parity")
@dataclass(frozen=True, slots=True)
class Parity(TruthTable):
    """Whether the number of ones among the inputs is odd: XOR of many inputs.

    Inputs are 0 or 1 before noise. Flipping any one input flips the class, so no input alone says
    anything; n hidden step units suffice. With fewer samples than the 2ⁿ rows of the table only
    its first rows appear.
    """

    inputs: int = knob(
        3, low=2, high=8, rebuilds=True, level="beginner", help="How many inputs the table has."
    )
    formula: ClassVar[str] = "y = (x₁ + … + x_d) mod 2,  x ∈ {0, 1}ᵈ"

    def sample(self, rng: np.random.Generator) -> Data:
        """All rows, counting upward, repeated."""
        table = _truth_table(self.inputs)
        return self._repeated(rng, table, table.sum(axis=1) % 2)
