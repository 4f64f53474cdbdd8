"""What every curve is at one step, in words and in colours."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.training.past.loss_curve import CurvePoints
from playground.look.tokens import Theme
from playground.panels.loss.ghost import Ghost
from playground.panels.loss.lines import GHOST, ROLES, name_of
from playground.words.numbers import number
from playground.words.translate import tr

# Lines as they are drawn.
SAMPLES = {"quiet": "─", "warning": "╍", "good": "┅"}


@dataclass(frozen=True, slots=True)
class Values:
    """The measurements at one step: place `x` on the axis, a head, and (role, words) a line."""

    x: float
    head: str
    lines: tuple[tuple[str, str], ...]

    def html(self, theme: Theme) -> str:
        """Line by line with a sample of each curve's colour."""
        found = [f"<b>{html.escape(self.head)}</b>"]
        for role, words in self.lines:
            sample = f'<span style="color:{theme.words(role)}">{SAMPLES.get(role, "━")}</span> '
            found.append((sample if role != "text" else "") + html.escape(words))
        return "<br>".join(found)

    def words(self) -> str:
        """The same in one sentence."""
        return "; ".join([self.head, *(words for _, words in self.lines)])


def values_at(
    curve: CurvePoints,
    places: Array,
    x: float,
    parts: Iterable[str],
    before: tuple[Ghost, Array] | None,
    notes: Iterable[str] = (),
) -> Values | None:
    """The values at the measurement nearest to `x`, the newest for ∞; None if there is none.

    `places` are those of the measurements on the axis; `before` the run before with its own.
    """
    if not len(places):
        return None
    row = int(np.abs(places - x).argmin()) if math.isfinite(x) else len(places) - 1
    step, epoch = curve.column("step")[row], curve.column("epoch")[row]
    lines = [(ROLES[part], _scores(name_of(part), curve, part, row)) for part in parts]
    bucket = int(np.searchsorted(curve.batch_steps, step))
    if bucket < len(curve.batch_steps):
        low, high = float(curve.batch_low[bucket]), float(curve.batch_high[bucket])
        words = tr("mini-batches {low:.4g} to {high:.4g}", low=low, high=high)
        if low == high:
            words = tr("mini-batch {loss:.4g}", loss=low)
        lines.append((ROLES["train"], words))
    if before is not None and len(before[1]):
        other = int(np.abs(before[1] - places[row]).argmin())
        lines.append(("quiet", _scores(name_of(GHOST), before[0].curve, "train", other)))
    lines += [("text", note) for note in notes]
    head = tr("step {step:,.0f} · epoch {epoch:.4g}", step=float(step), epoch=float(epoch))
    return Values(float(places[row]), head, tuple(lines))


def _scores(name: str, curve: CurvePoints, part: str, row: int) -> str:
    """Loss and accuracy of one part; for numbers R² and mean absolute error, in their units."""
    loss = float(curve.column(f"{part}_loss")[row])
    accuracy = float(curve.column(f"{part}_accuracy")[row])
    r2, error = (float(curve.column(f"{part}_{what}")[row]) for what in ("r2", "error"))
    if not math.isnan(error):
        fit = {"name": name, "loss": loss, "r2": number(r2, 3), "error": number(error, 3)}
        return tr("{name} {loss:.4g}, R² {r2}, off by {error} on average", **fit)
    if math.isnan(accuracy):
        return tr("{name} {loss:.4g}", name=name, loss=loss)
    return tr("{name} {loss:.4g}, {accuracy:.1%} right", name=name, loss=loss, accuracy=accuracy)
