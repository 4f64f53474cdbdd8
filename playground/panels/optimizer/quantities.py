"""What is told of every layer's steps, as columns of numbers that share an axis each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from engine.probes import Cosines, MemoryReading, Ratio, Spreads
from playground.words.translate import tr

# Where the update-to-weight ratio of a network that learns well usually lies.
HEALTHY = (3e-4, 3e-3)
# Decades drawn below and above the layers' own numbers, for their smallest and largest ones.
BELOW, ABOVE = 2, 3
FURTHEST = 30


@dataclass(frozen=True, slots=True)
class QuantityCell:
    """One layer's number, and the least and largest of what it stands for."""

    value: float
    least: float = math.nan
    most: float = math.nan


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity: a cell for each layer on one axis from `low` to `high`, in decades if `log`.

    `band` is where numbers are as they should be, `mark` a number to compare with.
    """

    key: str
    title: str
    help: str
    cells: tuple[QuantityCell, ...]
    low: float
    high: float
    log: bool = True
    band: tuple[float, float] | None = None
    mark: float | None = None

    def place(self, value: float) -> float | None:
        """Where a number lies between the ends of the axis, 0 to 1; None if it has no place."""
        if self.log:
            value = math.log10(value) if 0 < value < math.inf else math.nan
        if math.isnan(value):
            return None
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)

    def including(self, before: Quantity | None) -> Quantity:
        """The column on an axis that has room for the one before too, so that it only grows."""
        if before is None or not self.log:
            return self
        return Quantity(
            self.key, self.title, self.help, self.cells, min(self.low, before.low),
            max(self.high, before.high), True, self.band, self.mark,
        )  # fmt: skip


def columns_of(
    ratios: Sequence[Ratio],
    steps: Spreads | None,
    cosines: Cosines | None,
    memory: MemoryReading,
) -> tuple[Quantity, ...]:
    """The columns that there is something to tell of."""
    found = []
    if ratios:
        cells = tuple(QuantityCell(ratio.ratio) for ratio in ratios)
        found.append(_logarithmic("ratio", tr("Δ ÷ w"), _help("ratio"), cells, HEALTHY))
    if steps is not None:
        cells = tuple(QuantityCell(s.median, s.least, s.most) for s in steps.layers)
        found.append(
            _logarithmic("steps", tr("own rate"), _help("steps"), cells, None, memory.rate)
        )
    for array in memory.arrays:
        cells = tuple(QuantityCell(reach.rms, reach.least, reach.most) for reach in array.layers)
        title = tr("memory {name}", name=array.name)
        found.append(
            _logarithmic(f"memory {array.name}", title, _help("memory"), cells, None, None)
        )
    if cosines is not None:
        cells = tuple(QuantityCell(cosine.value) for cosine in cosines.layers)
        found.append(
            Quantity("cosine", tr("cos"), _help("cosine"), cells, -1.0, 1.0, log=False, mark=0.0)
        )
    return tuple(found)


def _logarithmic(
    key: str,
    title: str,
    help: str,
    cells: tuple[QuantityCell, ...],
    band: tuple[float, float] | None = None,
    mark: float | None = None,
) -> Quantity:
    """A column over whole decades, from just below its smallest layer to its largest number."""
    named = [*(cell.value for cell in cells), *(band or ()), mark or 0.0]
    middles = _powers(named)
    low = math.floor(min(middles, default=-1.0))
    high = math.ceil(max(middles, default=0.0))
    furthest = _powers([cell.most for cell in cells])
    if furthest:
        low, high = low - BELOW, min(max(high, math.ceil(max(furthest))), high + ABOVE)
    low, high = max(low, -FURTHEST), min(high, FURTHEST)
    return Quantity(key, title, help, cells, low, max(high, low + 1), True, band, mark)


def _powers(values: Sequence[float]) -> list[float]:
    """Logarithms of the numbers that have one."""
    return [math.log10(value) for value in values if 0 < value < math.inf]


def _help(kind: str) -> str:
    """What a column means, with its formula."""
    match kind:
        case "ratio":
            return tr(
                "How large the last step was against the weights: rms(Δ) / rms(w) of each layer. "
                "About 1/1000 (the green band) is usual; far more is noisy, far less hardly learns."
            )
        case "steps":
            return tr(
                "The learning rate every parameter really had: |Δ| / |∂L/∂w|. Dot: median of the "
                "layer, line: from the least to the largest; upright line: η of the next step."
            )
        case "memory":
            return tr(
                "What the optimiser remembers of past gradients. Dot: √(mean of squares) of the "
                "layer, line: from the least to the largest size."
            )
    return tr(
        "Cosine of the angle between the last two updates. Near 1 the run goes straight on, near "
        "−1 it jumps to and fro: the learning rate is too large; near 0 the noise of the batches "
        "rules."
    )
