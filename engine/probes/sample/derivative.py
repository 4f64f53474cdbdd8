"""The derivative of any value of the network by any other, or by an array of parameters."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Array, freeze
from engine.network.jacobians import jacobian_between, jacobian_by_array, unvec, vec
from engine.network.layers import TEST
from engine.probes.base import PROBE_SAMPLES, LongProbe, probe
from engine.probes.sample.inspection import ABSOLUTE, RELATIVE, row_of_the_data
from engine.probes.sample.passes import EPSILON, SamplePass, place_of
from engine.probes.sample.symbols import NetworkSymbols
from engine.sentences import lowered
from engine.specs.knobs import knob, text
from engine.steps import Portions
from engine.training.trainer import Trainer

# A larger matrix is not measured: nobody could read it.
MOST_ENTRIES = 65_536
# So many columns are checked by finite differences, spread evenly.
MOST_CHECKED = 256
# So many of them between two pauses.
AT_A_STRETCH = 16
# How many numbers the Jacobians at other samples may have together.
MOST_COMPARED = 200_000
# Beyond this, relative to the largest entry, two Jacobians are not the same.
SAME = 1e-9
LOSS = "L"
# By what a layer answers, and not by an array of its parameters.
OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class ChainFactor:
    """One factor of the chain rule: ∂of/∂by with its shape; the numbers are those of the probe."""

    of: str
    by: str
    shape: tuple[int, int]
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class FoldedRow:
    """One row of numbers as the array it belongs to again.

    `array` is the outer product of `inputs (fan_in,)` and `signals (units,)` where these stand
    here: ∂L/∂W = x gᵀ with g = ∂L/∂s, the transpose of the slides' gᵀ xᵀ.
    """

    array: Array
    inputs: Array | None = None
    signals: Array | None = None


@dataclass(frozen=True, slots=True)
class DerivativeReading:
    """∂of/∂by at one sample: `matrix` has a row for each of `rows`, a column for each of `columns`.

    None where it would have more than `MOST_ENTRIES`; `shape` stands all the same. `factors` are
    the layers' own Jacobians whose product it is, the first one leftmost. `difference` is the
    greatest between an entry and its finite difference, over `checked` columns. `same` says that
    the Jacobian is the same at `compared` samples, so that of = matrix · by + `offset` there.
    `folded` is a matrix of one row as the array again that it is the derivative by.
    """

    row: int
    part: str
    of: str
    by: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    shape: tuple[int, int]
    factors: tuple[ChainFactor, ...]
    matrix: Array | None = None
    difference: float = np.nan
    agrees: bool = False
    checked: int = 0
    same: bool = False
    compared: int = 0
    offset: Array | None = None
    folded: FoldedRow | None = None


@probe("derivative", label="Derivative")
@dataclass(frozen=True, slots=True)
class DerivativeProbe(LongProbe):
    """The Jacobian ∂of/∂by of two values of the network at one sample, checked numerically.

    Values are counted along the way: 0 is x, k the output of layer k, and one more the loss L;
    negative numbers count from the end, −1 is L and −2 is z. By an array of layer k instead of
    its output: ∂of/∂vec(W), which is I ⊗ xᵀ for the sums of a dense layer. In test mode and
    float64, L of this sample alone without the penalty. The chain rule multiplies the Jacobians
    of the layers between, the last one leftmost. Numbers beyond the last take the last.
    """

    of: int = knob(-2, low=-2, high=10_000, help="Which value is differentiated.")
    by: int = knob(0, low=0, high=10_000, help="By which value; of an array, its layer.")
    array: str = text(OUTPUT, most=40, help="By which array of layer `by`, or by its output.")
    row: int = row_of_the_data()

    def portions(self, trainer: Trainer) -> Portions[DerivativeReading]:
        first = int(trainer.setup.parts["train"].rows[0])
        passed = SamplePass(trainer, first if self.row < 0 else self.row)
        ends = self._ends(len(passed.network.layers))
        return (yield from _AtSample(trainer, passed, *ends, self.array).taken())

    def _ends(self, layers: int) -> tuple[int, int]:
        """The values at both ends: of which, and by which."""
        top = min(self.of, layers + 1) if self.of >= 0 else layers + 2 + self.of
        return top, min(self.by, layers)


class _AtSample:
    """One derivative on its way to being read."""

    def __init__(
        self, trainer: Trainer, passed: SamplePass, top: int, bottom: int, array: str
    ) -> None:
        self.trainer, self.passed = trainer, passed
        self.layers = len(passed.network.layers)
        known = passed.network.layers[bottom - 1].shapes(passed.network.fan_ins[bottom - 1])
        self.array = array if bottom and array in known else ""
        # Of something before it, a value has no derivative: the value itself is taken.
        self.top, self.bottom = max(top, bottom), bottom
        self.names = NetworkSymbols(passed.network, passed.weights.layers)

    @property
    def scalar(self) -> bool:
        return self.top > self.layers

    def taken(self) -> Portions[DerivativeReading]:
        row = int(self.passed.samples.rows[0])
        rows = (LOSS,) if self.scalar else _numbered(self.symbol(self.top), self.width(self.top))
        columns = self.columns()
        reading = DerivativeReading(
            row=row,
            part=place_of(self.trainer, row)[0],
            of=self.symbol(self.top),
            by=self.by,
            rows=rows,
            columns=columns,
            shape=(len(rows), len(columns)),
            factors=self.factors(len(columns)),
        )
        if len(rows) * len(columns) > MOST_ENTRIES:
            return reading
        yield
        with np.errstate(all="ignore"):
            arriving = self.arriving()
            matrix = arriving @ self.into_array() if self.array else arriving
        yield
        difference, agrees, checked = yield from self.check(matrix)
        with np.errstate(all="ignore"):
            same, compared, offset = self.linear(matrix)
            folded = self.folded(matrix, arriving)
        return replace(
            reading,
            matrix=freeze(matrix),
            difference=difference,
            agrees=agrees,
            checked=checked,
            same=same,
            compared=compared,
            offset=offset,
            folded=folded,
        )

    @property
    def by(self) -> str:
        if not self.array:
            return self.symbol(self.bottom)
        name = self.names.parameter(self.bottom - 1, self.array)
        return f"vec({name})" if self.values().ndim > 1 else name

    def symbol(self, value: int) -> str:
        return LOSS if value > self.layers else self.names.outputs[value]

    def width(self, value: int) -> int:
        return 1 if value > self.layers else self.passed.passed.outputs[value].shape[1]

    def values(self) -> Array:
        """The array by which is differentiated."""
        return self.passed.weights.layers[self.bottom - 1][self.array]

    def columns(self) -> tuple[str, ...]:
        if not self.array:
            return _numbered(self.symbol(self.bottom), self.width(self.bottom))
        axes = [vec(np.asarray(axis)).tolist() for axis in np.indices(self.values().shape)]
        i = self.bottom - 1
        return tuple(self.names.entry(i, self.array, at) for at in zip(*axes, strict=True))

    def factors(self, columns: int) -> tuple[ChainFactor, ...]:
        ends = [(k, k - 1) for k in range(self.top, self.bottom, -1)]
        found = [
            ChainFactor(self.symbol(k), self.symbol(j), (self.width(k), self.width(j)), k, j)
            for k, j in ends
        ]
        if self.array:
            shape = (self.width(self.bottom), columns)
            by = ChainFactor(self.symbol(self.bottom), self.by, shape, self.bottom, self.bottom)
            found.append(by)
        return tuple(found)

    def arriving(self) -> Array:
        """∂of/∂(value below): the chain rule from the top down."""
        passed, stop = self.passed, min(self.top, self.layers)
        found: Array = np.eye(self.width(stop))
        if stop > self.bottom:
            found = jacobian_between(
                passed.network, passed.weights, passed.passed, self.bottom, stop
            )[0]
        if self.scalar:
            z = passed.passed.outputs[-1]
            found = passed.network.loss.row_gradient(z, passed.samples.y) @ found
        return found

    def into_array(self) -> Array:
        """∂(value below)/∂vec(array), the last factor."""
        passed = self.passed
        return jacobian_by_array(
            passed.network, passed.weights, passed.passed, self.bottom - 1, self.array
        )

    def check(self, matrix: Array) -> Portions[tuple[float, bool, int]]:
        """The greatest difference from finite differences, and whether it is one of rounding."""
        count = matrix.shape[1]
        chosen = np.unique(np.linspace(0, count - 1, min(count, MOST_CHECKED)).astype(int))
        slopes = []
        for number, place in enumerate(chosen):
            if number % AT_A_STRETCH == 0:
                yield
            with np.errstate(all="ignore"):
                slopes.append(self.moved(int(place)))
        with np.errstate(all="ignore"):
            return self.compared(matrix[:, chosen], np.array(slopes).T)

    def compared(self, matrix: Array, numeric: Array) -> tuple[float, bool, int]:
        """The same of columns and the finite differences for them."""
        differences = np.abs(matrix - numeric)
        worst = float(differences.max())
        scale = float(np.abs(matrix).max())
        size = max(1.0, float(np.abs(self.above(self.passed.passed.outputs[self.bottom])).max()))
        return worst, bool(worst <= RELATIVE * scale + ABSOLUTE * size), matrix.shape[1]

    def moved(self, place: int) -> Array:
        """[y(v + ε) − y(v − ε)] / 2ε for one number v of those differentiated by."""
        outputs = self.passed.passed.outputs
        if not self.array:
            h = outputs[self.bottom]
            step = EPSILON * max(1.0, abs(float(h[0, place])))
            both = np.repeat(h, 2, axis=0)
            both[:, place] += (step, -step)
            found = self.above(both)
            slope: Array = (found[0] - found[1]) / (2 * step)
            return slope
        values, i = self.values(), self.bottom - 1
        marked = np.zeros(values.size)
        marked[place] = 1
        index = tuple(int(axis[0]) for axis in np.nonzero(unvec(marked, values.shape)))
        kept, ends = float(values[index]), []
        step = EPSILON * max(1.0, abs(kept))
        for value in (kept + step, kept - step):
            values[index] = value
            lay, params = self.passed.network.layers[i], self.passed.weights.layers[i]
            ends.append(self.above(lay.forward(params, outputs[i], TEST)[0])[0])
        values[index] = kept
        return np.asarray((ends[0] - ends[1]) / (2 * step))

    def above(self, h: Array) -> Array:
        """What the rows h of the value below come to at the top, (n, rows)."""
        layers = list(zip(self.passed.network.layers, self.passed.weights.layers, strict=True))
        for lay, params in layers[self.bottom : self.top]:
            h = lay.forward(params, h, TEST)[0]
        if self.scalar:
            y = np.repeat(self.passed.samples.y, len(h), axis=0)
            return self.passed.network.loss.rows(h, y)[:, None]
        return h

    def linear(self, matrix: Array) -> tuple[bool, int, Array | None]:
        """Whether the Jacobian is the same at other samples, how many, and the offset then."""
        if self.array or self.scalar or self.top == self.bottom or not np.isfinite(matrix).all():
            return False, 0, None
        passed, train = self.passed, self.trainer.setup.parts["train"]
        most = max(1, min(PROBE_SAMPLES, MOST_COMPARED // max(1, matrix.size)))
        x = train.x[:most].astype(np.float64)
        done = passed.network.forward(passed.weights, x, TEST)
        found = jacobian_between(passed.network, passed.weights, done, self.bottom, self.top)
        bound = SAME * max(1e-300, float(np.abs(matrix).max()))
        same = bool(np.abs(found - matrix).max() <= bound)
        outputs = passed.passed.outputs
        offset = outputs[self.top][0] - matrix @ outputs[self.bottom][0]
        return same, len(x), freeze(offset) if same else None

    def folded(self, matrix: Array, arriving: Array) -> FoldedRow | None:
        """One row of numbers as the array it belongs to, and the vectors it is made of."""
        if not (self.array and len(matrix) == 1 and self.values().ndim > 1):
            return None
        array = freeze(unvec(matrix[0], self.values().shape))
        if self.passed.network.layers[self.bottom - 1].sums != 1:
            return FoldedRow(array)
        inputs = self.passed.passed.outputs[self.bottom - 1][0]
        return FoldedRow(array, freeze(inputs), freeze(arriving[0]))


def _numbered(symbol: str, count: int) -> tuple[str, ...]:
    return tuple(symbol + lowered(i + 1) for i in range(count))
