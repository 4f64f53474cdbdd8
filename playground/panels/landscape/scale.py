"""Which colour and height stand for which loss."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.probes import Surface
from playground.look.colors import mix, rgb
from playground.look.tokens import Theme
from playground.words.numbers import number
from playground.words.translate import tr

# Losses so many decades below the highest are drawn as the lowest.
DECADES = 8
# A linear scale ends at so many times the highest loss of the path, so that peaks far from it
# leave something to see around it.
ABOVE_PATH = 3.0
# What an infinite loss wears, mixed from surface and "bad".
BEYOND_SHARE = 0.55


@dataclass(frozen=True, slots=True)
class LossScale:
    """From `low` to `high` losses, in decades if `log`; what lies outside wears the end's colour.

    `cut_low` and `cut_high` say whether anything does; `beyond` whether any loss is infinite.
    """

    low: float
    high: float
    log: bool
    cut_low: bool = False
    cut_high: bool = False
    beyond: bool = False

    @classmethod
    def of(cls, surface: Surface, log: bool) -> LossScale:
        """The scale that fits a surface."""
        finite = surface.values[np.isfinite(surface.values)]
        beyond = finite.size < surface.values.size
        if not finite.size:
            return cls(0.0, 1.0, False, beyond=beyond)
        least, most = float(finite.min()), float(finite.max())
        if log and most > 0:
            low, high = max(least, most * 10.0**-DECADES), most
        else:
            log = False
            walked = surface.path_losses[np.isfinite(surface.path_losses)]
            top = least + ABOVE_PATH * (float(walked.max(initial=least)) - least)
            low, high = least, min(most, top) if top > least else most
        if not high > low:
            low, high = (low / 2, low * 2) if log else (low - 0.5, low + 0.5)
        return cls(low, high, log, least < low, most > high, beyond)

    def share(self, losses: Array) -> Array:
        """Where losses lie between low (0) and high (1); NaN where they are infinite."""
        with np.errstate(all="ignore"):
            if self.log:
                found = np.log(np.maximum(losses, self.low) / self.low)
                found = found / math.log(self.high / self.low)
            else:
                found = (losses - self.low) / (self.high - self.low)
        return np.where(np.isfinite(found), np.clip(found, 0, 1), np.nan)

    def loss_at(self, share: float) -> float:
        """The loss at a share of the way from low to high."""
        if self.log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)

    def ticks(self) -> list[tuple[float, str]]:
        """Places from 0 to 1 and the losses there: round ones, and the ends where they cut."""
        losses = self._decades() if self.log else []
        if len(losses) < 2:
            losses = [self.loss_at(share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
        places = self.share(np.array(losses)).tolist()
        found = dict(zip(places, [number(loss, 2) for loss in losses], strict=True))
        for share, cut, sign in ((0.0, self.cut_low, "≤"), (1.0, self.cut_high, "≥")):
            if cut:
                found = {place: text for place, text in found.items() if abs(place - share) > 0.1}
                found[share] = f"{sign} {number(self.loss_at(share), 2)}"
        return sorted(found.items())

    def _decades(self) -> list[float]:
        """Powers of ten between the ends, at most five."""
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        return [10.0**power for power in range(first, last + 1, max(1, -(-(last - first) // 4)))]

    def ends(self) -> tuple[str, str]:
        """The lowest and the highest loss that is told apart."""
        low, high = number(self.loss_at(0), 2), number(self.loss_at(1), 2)
        return f"≤ {low}" if self.cut_low else low, f"≥ {high}" if self.cut_high else high

    def kind(self) -> str:
        """How losses become colours and heights."""
        return tr("logarithmic scale") if self.log else tr("linear scale")

    def sentence(self) -> str:
        """What the colours stand for."""
        parts = [self.kind()]
        if self.cut_high:
            parts.append(tr("losses above {high:.3g} wear the last colour", high=self.high))
        if self.cut_low:
            parts.append(tr("losses below {low:.3g} wear the first colour", low=self.low))
        return ", ".join(parts)


def beyond_color(theme: Theme) -> str:
    """The colour of an infinite loss."""
    return mix(theme.surface, theme.bad, BEYOND_SHARE)


def paint(shares: Array, theme: Theme) -> Array:
    """Shares (h, w) as a picture (h, w, 3) of bytes; NaN wears the colour of the infinite."""
    table = np.concatenate([theme.sequential(), [rgb(beyond_color(theme))]]).astype(np.uint8)
    missing = np.isnan(shares)
    places = np.where(missing, 256, np.rint(np.nan_to_num(shares) * 255)).astype(int)
    return np.asarray(table[places])
