"""Input features: numbers made of the inputs, which the network gets as further inputs.

A feature hands a layer what it would otherwise have to learn: with x₁² and x₂² beside x₁ and x₂,
one neuron draws a circle. Features are worked out for every row by itself, so nothing of the
validation or test part leaks into training.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, combinations, combinations_with_replacement
from math import comb
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.sentences import raised
from engine.specs.knobs import PlacesKnob, Spec, knob
from engine.specs.registry import Registry

# More numbers than this are never made of one table, see `engine.data.inputs`.
MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class Feature(Spec):
    """Some numbers made of the inputs of each row: x (n, d) to (n, count).

    A kind makes up to `columns_of(d)` of them; `columns` are the places of those that are used,
    none for all. A place that data of fewer inputs does not have is left out.
    """

    columns: tuple[int, ...] = field(
        default=(),
        metadata={
            "knob": PlacesKnob(
                most=MOST_COLUMNS,
                rebuilds=True,
                help="Which of its numbers are used, counted from 0; none of them named: all.",
            )
        },
    )
    formula: ClassVar[str]
    # Whether each number means something by itself, and may be chosen without the others.
    separate: ClassVar[bool] = True

    def columns_of(self, inputs: int) -> int:
        """How many numbers it can make of d inputs, without making them."""
        raise NotImplementedError

    def names_of(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        """What all of them are called, given the names of the inputs."""
        raise NotImplementedError

    def made_of(self, x: Array) -> Array:
        """All columns (n, columns_of(d)) for rows x (n, d)."""
        raise NotImplementedError

    def count(self, inputs: int) -> int:
        """How many numbers it adds to d inputs."""
        return len(self.places(inputs)) if self.columns else self.columns_of(inputs)

    def places(self, inputs: int) -> tuple[int, ...]:
        """The places of the numbers that are used, among all it can make of d inputs."""
        there = self.columns_of(inputs)
        chosen = (place for place in self.columns if place < there)
        return tuple(chosen) if self.columns else tuple(range(there))

    def names(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        """What its columns are called, given the names of the inputs."""
        every = self.names_of(inputs)
        return tuple(every[place] for place in self.places(len(inputs)))

    def __call__(self, x: Array) -> Array:
        """The columns (n, count) for rows x (n, d)."""
        made = self.made_of(x)
        return np.take(made, self.places(x.shape[1]), axis=1) if self.columns else made


feature: Registry[Feature] = Registry("feature", Feature)


@feature("input", label="Single inputs")
@dataclass(frozen=True, slots=True)
class PlainInput(Feature):
    """Some of the inputs as they are, where not all of them are shown.

    xᵢ for the chosen i. What the network is not shown it cannot learn from: leave x₂ out and every
    boundary is made of upright lines.
    """

    formula: ClassVar[str] = "xᵢ"

    def columns_of(self, inputs: int) -> int:
        return inputs

    def names_of(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        return inputs

    def made_of(self, x: Array) -> Array:
        return x


@feature("square", label="Squares")
@dataclass(frozen=True, slots=True)
class Square(Feature):
    """Every input squared: with them one neuron draws circles and ellipses.

    xᵢ² for i = 1 … d, d columns. Signs are lost: x and −x give the same. As in the feature bar of
    the TensorFlow Playground (Smilkov, Carter 2016), there for two inputs.
    """

    formula: ClassVar[str] = "xᵢ²"

    def columns_of(self, inputs: int) -> int:
        return inputs

    def names_of(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_monomial(inputs, (i, i)) for i in range(len(inputs)))

    def made_of(self, x: Array) -> Array:
        return x * x


@feature("product", label="Products")
@dataclass(frozen=True, slots=True)
class Product(Feature):
    """Every input times every other: x₁x₂ alone separates XOR.

    xᵢ xⱼ for i < j, d(d − 1)/2 columns; none for a single input. Their number grows with the
    square of d. For inputs of −1 and 1 it is XOR itself (Minsky, Papert 1969: order 2).
    """

    formula: ClassVar[str] = "xᵢ xⱼ,  i < j"

    def columns_of(self, inputs: int) -> int:
        return comb(inputs, 2)

    def names_of(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_monomial(inputs, pair) for pair in combinations(range(len(inputs)), 2))

    def made_of(self, x: Array) -> Array:
        return _monomials(x, list(combinations(range(x.shape[1]), 2)))


@dataclass(frozen=True, slots=True)
class Wave(Feature):
    """A function of period 2π/ω of every input; a subclass says which."""

    frequency: float = knob(
        1.0,
        low=0.1,
        high=50.0,
        log=True,
        unit="rad",
        symbol="ω",
        rebuilds=True,
        help="Angle in radians that one unit of the input is worth.",
    )
    function: ClassVar[str]

    def columns_of(self, inputs: int) -> int:
        return inputs

    def names_of(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._named(name) for name in inputs)

    def _named(self, name: str) -> str:
        if self.frequency != 1:
            factor = repr(self.frequency).removesuffix(".0")
            return f"{self.function}({factor} {name})"
        return f"{self.function}({name})" if " " in name else f"{self.function} {name}"


@feature("sine", label="Sine")
@dataclass(frozen=True, slots=True)
class Sine(Wave):
    """The sine of every input, for patterns that repeat.

    sin(ω xᵢ), d columns, angles in radians. With ω = 1 and inputs in [−1, 1] it is close to the
    input itself: raise ω until a period 2π/ω fits the pattern. Near relative: Fourier features
    (Rahimi, Recht 2007).
    """

    function: ClassVar[str] = "sin"
    formula: ClassVar[str] = "sin(ω xᵢ)"

    def made_of(self, x: Array) -> Array:
        return np.sin(self.frequency * x)


@feature("cosine", label="Cosine")
@dataclass(frozen=True, slots=True)
class Cosine(Wave):
    """The cosine of every input, for patterns that repeat and are even about 0.

    cos(ω xᵢ), d columns, angles in radians. Together with the sine of the same ω any phase can
    be reached: a sin + b cos is one wave, shifted (Fourier).
    """

    function: ClassVar[str] = "cos"
    formula: ClassVar[str] = "cos(ω xᵢ)"

    def made_of(self, x: Array) -> Array:
        return np.cos(self.frequency * x)


@feature("polynomial", label="Polynomial")
@dataclass(frozen=True, slots=True)
class Polynomial(Feature):
    """All products of inputs, of one input with itself too, up to a degree.

    Monomials x₁^a₁ ⋯ x_d^a_d with 2 ≤ Σ aᵢ ≤ p: C(d + p, p) − 1 − d columns, lower degrees
    first. Degree 1 is the inputs themselves, degree 0 the bias. High powers of |x| > 1 are huge
    and of |x| < 1 tiny: scale them, or training needs very different steps for each. A linear
    neuron on them is polynomial regression (Gergonne 1815).
    """

    degree: int = knob(
        3, low=2, high=10, rebuilds=True, symbol="p", help="The largest number of factors."
    )
    formula: ClassVar[str] = "x₁^a₁ ⋯ x_d^a_d,  2 ≤ Σ aᵢ ≤ p"
    separate: ClassVar[bool] = False

    def columns_of(self, inputs: int) -> int:
        return comb(inputs + self.degree, self.degree) - 1 - inputs

    def names_of(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_monomial(inputs, factors) for factors in self._factors(len(inputs)))

    def made_of(self, x: Array) -> Array:
        return _monomials(x, self._factors(x.shape[1]))

    def _factors(self, inputs: int) -> list[tuple[int, ...]]:
        degrees = range(2, self.degree + 1)
        chosen = (combinations_with_replacement(range(inputs), degree) for degree in degrees)
        return list(chain.from_iterable(chosen))


def _monomials(x: Array, factors: list[tuple[int, ...]]) -> Array:
    """A column for each product of columns of x."""
    columns = np.empty((len(x), len(factors)), x.dtype)
    for column, chosen in zip(columns.T, factors, strict=True):
        np.multiply.reduce(x[:, chosen], axis=1, out=column)
    return columns


def _monomial(names: tuple[str, ...], factors: tuple[int, ...]) -> str:
    """x₁²x₂ for the factors 1, 1, 2; longer names are set apart: (petal width)² · a."""
    short = all(name[:1] == "x" and not name[1:].isascii() for name in names)
    words = []
    for i in sorted(set(factors)):
        name = f"({names[i]})" if " " in names[i] else names[i]
        power = factors.count(i)
        words.append(name + (raised(power) if power > 1 else ""))
    return ("" if short else " · ").join(words)
