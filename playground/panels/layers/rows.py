"""The rows a user can choose from: what each measures, and how a reading becomes columns."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array
from engine.probes import (
    Activations,
    Gradients,
    Histogram,
    Histograms,
    NormalizationProbe,
    NormalizationReading,
    PreActivations,
    PreActivationsReading,
    Probe,
    Ratio,
    Response,
    UpdateRatio,
    WeightGradients,
    WeightHistograms,
)
from engine.sentences import Sentence
from playground.words.numbers import number
from playground.words.translate import tr

# Update-to-weight ratios from 10⁻⁶ to 1.
DECADES = 6
RATIO_BINS = 48


@dataclass(frozen=True, slots=True)
class StripCell:
    """One layer's part of a row: shares (bins,) around a centre, and words on the whole.

    The bins go from centre - limit to centre + limit; `common` is the limit that bins around 0
    would have. `before` (bins,) are the shares in front of a normalisation, in the same range;
    `response` is the function the values enter; `note` is a number to write into the cell.
    """

    shares: Array
    limit: float
    words: str
    before: Array | None = None
    response: Response | None = None
    note: str = ""
    centre: float = 0.0
    common: float = 1.0

    @classmethod
    def of(cls, layer: Histogram, **more: Any) -> StripCell:
        """A cell for the histogram of a layer."""
        return cls(
            layer.shares, layer.limit, _words(layer),
            centre=layer.centre, common=layer.common, **more,
        )  # fmt: skip


StripCells = Mapping[str, StripCell]


class Row:
    """One kind of measurement of all layers: `title` and `symbol` name it, `sentence` explains.

    `short` is its title where there is no room for the whole.
    `empty` says why there may be nothing to show. `shared`: layers have one range, where a layer
    does not need its own. With `decades` the values are powers of ten
    from 10^-DECADES to 1.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    short: ClassVar[str] = ""
    symbol: ClassVar[str]
    sentence: ClassVar[str]
    empty: ClassVar[str] = Sentence("from the first step on")
    role: ClassVar[str] = "accent"
    decades: ClassVar[bool] = False
    shared: ClassVar[bool] = True
    probe: ClassVar[Probe]

    def cells(self, reading: Any) -> StripCells:
        """What to show of a reading, by the title of the layer."""
        found: Histograms = reading
        return {layer.title: StripCell.of(layer) for layer in found.layers}

    def value_at(self, share: float, centre: float, limit: float) -> float:
        """The value at a place of the axis, 0 at its left end to 1 at its right one."""
        if self.decades:
            return float(10.0 ** (DECADES * (share - 1)))
        return centre + (2 * share - 1) * limit

    def ticks(self, centre: float, limit: float) -> tuple[str, str, str]:
        """What to write at the left end, the middle and the right end of the axis."""
        values = (self.value_at(share, centre, limit) for share in (0.0, 0.5, 1.0))
        left, middle, right = (number(value) for value in values)
        return left, middle, right


class PreActivationsRow(Row):
    """What enters the activation functions, under the functions themselves."""

    name = "pre_activations"
    title = Sentence("Pre-activations")
    short = Sentence("Pre-act.")
    symbol = "s"
    sentence = Sentence(
        "What enters the activation function f. Line: f(s); dashed: its slope f′(s)."
    )
    probe = PreActivations()

    def cells(self, reading: PreActivationsReading) -> StripCells:
        return {
            layer.title: StripCell.of(layer, response=response)
            for layer, response in zip(reading.histograms.layers, reading.responses, strict=True)
        }


class ActivationsRow(Row):
    """What the units answer."""

    name = "activations"
    title = Sentence("Activations")
    short = Sentence("Activ.")
    symbol = "h"
    sentence = Sentence("What the units of a layer answer, h = f(s), for a fixed batch of samples.")
    probe = Activations()


class GradientsRow(Row):
    """What back-propagation brings to the layers."""

    name = "gradients"
    title = Sentence("Gradients δ")
    short = Sentence("Grad. δ")
    symbol = "∂L/∂s"
    sentence = Sentence("The error signals δ = ∂L/∂s of the last mini-batch.")
    role = "negative"
    shared = False
    probe = Gradients()


class WeightGradientsRow(Row):
    """What back-propagation brings to the weights."""

    name = "weight_gradients"
    title = Sentence("Gradients of W")
    short = Sentence("Grad. W")
    symbol = "∂L/∂W"
    sentence = Sentence(
        "The gradients ∂L/∂W of the last mini-batch, as the optimiser is given them."
    )
    role = "negative"
    shared = False
    probe = WeightGradients()


class WeightsRow(Row):
    """The weights themselves."""

    name = "weights"
    title = Sentence("Weights")
    symbol = "W"
    sentence = Sentence("The weights W of a layer, without biases.")
    role = "positive"
    probe = WeightHistograms()


class UpdateRatioRow(Row):
    """How large the last step was, layer by layer."""

    name = "update_ratio"
    title = Sentence("Update ratio")
    short = Sentence("Ratio")
    symbol = "|ΔW| / |W|"
    sentence = Sentence(
        "How large the last step was against the weights it changed; 0.001 is usual."
    )
    role = "good"
    decades = True
    probe = UpdateRatio()

    def cells(self, reading: Sequence[Ratio]) -> StripCells:
        return {each.title: self._cell(each) for each in reading if not math.isnan(each.ratio)}

    def _cell(self, found: Ratio) -> StripCell:
        decade = math.log10(min(max(found.ratio, 1e-30), 1e30))
        place = min(max((decade / DECADES + 1) * RATIO_BINS, 0), RATIO_BINS - 1)
        shares = np.zeros(RATIO_BINS)
        shares[int(place)] = 1.0
        words = tr(
            "rms(ΔW) / rms(W) = {update:.3g} / {weight:.3g} = {ratio:.3g}",
            update=found.update,
            weight=found.weight,
            ratio=found.ratio,
        )
        return StripCell(shares, 1.0, words, note=number(found.ratio, 2))


class NormalizationRow(Row):
    """Batch normalisation looked into."""

    name = "normalization"
    title = Sentence("BatchNorm")
    short = Sentence("BN")
    symbol = "ŝ"
    sentence = Sentence("What batch normalisation makes of its input. Line: before; bars: after.")
    empty = Sentence("no BatchNorm")
    probe = NormalizationProbe()

    def cells(self, reading: NormalizationReading) -> StripCells:
        found: dict[str, StripCell] = {}
        three = zip(reading.before.layers, reading.after.layers, reading.units, strict=True)
        for before, after, units in three:
            apart = float(np.abs(units.mean - units.running_mean).max(initial=0.0))
            words = tr(
                "before: {before}\nafter: {after}\nbatch means differ from their running averages "
                "by up to {apart:.3g}",
                before=_words(before),
                after=_words(after),
                apart=apart,
            )
            cell = StripCell(
                after.shares, after.limit, words, before=before.shares, common=after.common
            )
            # Of several normalisations in one residual block the first is shown.
            found.setdefault(after.title, cell)
        return found


# In the order of the signal: forwards, backwards, then the weights.
ROWS: tuple[Row, ...] = (
    PreActivationsRow(),
    ActivationsRow(),
    GradientsRow(),
    WeightGradientsRow(),
    WeightsRow(),
    UpdateRatioRow(),
    NormalizationRow(),
)


def _words(layer: Histogram) -> str:
    return tr(
        "mean {mean:.3g}, σ {std:.3g}, root mean square {rms:.3g}",
        mean=layer.mean,
        std=layer.std,
        rms=layer.rms,
    )
