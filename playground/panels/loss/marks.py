"""Marks along the run: where a setting was changed, where a rule stopped it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from engine.arrays import Array
from engine.training.experiment import ExperimentSpec
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.plots import Line, Plot

# Lines nearer than so many pixels to the next one are left out; one of them stands for all.
NEAR = 4.0
# How near the pointer has to be for a mark to say its name.
REACH = 6.0
EDIT, STOP = "edit", "stop"
ROLES = {EDIT: "quiet", STOP: "warning"}
STYLES = {EDIT: Qt.PenStyle.DotLine, STOP: Qt.PenStyle.DashLine}
# In front of the newest mark's name.
SIGNS = {EDIT: "", STOP: "■ "}
LONGEST = 34


@dataclass(frozen=True, slots=True)
class Mark:
    """What happened at a step: `kind` is "edit" or "stop", `before` what was set before an edit."""

    step: int
    text: str
    kind: str = EDIT
    before: ExperimentSpec | None = None


class Marks(list[Mark]):
    """The marks of one run, in their order."""

    def __init__(self) -> None:
        super().__init__()
        # What was set before the newest edit, and with it.
        self._specs: tuple[ExperimentSpec | None, ExperimentSpec | None] = (None, None)

    def follow(self, spec: ExperimentSpec, now: int) -> bool:
        """Other settings at step `now`; whether that undid an edit, which leaves no mark there."""
        self._specs = (self._specs[1], spec)
        undone = bool(self) and (self[-1].step, self[-1].before) == (now, spec)
        if undone:
            self.pop()
        return undone

    def edit(self, text: str, now: int, again: bool) -> None:
        """A setting was changed at step `now`; a drag has one mark, where it began."""
        begun = Mark(now, text, before=self._specs[0])
        if again and self and self[-1].kind == EDIT:
            begun = replace(self.pop(), text=text)
        self.add(begun, now)

    def add(self, mark: Mark, now: int) -> None:
        """One more; what lies beyond step `now` is no longer the future of this run."""
        self[:] = [*self.seen(now), mark]

    def seen(self, now: int) -> list[Mark]:
        """The marks up to now: a run that was taken back may come to the others again."""
        return [mark for mark in self if mark.step <= now]


class MarkLines:
    """Upright lines through several plots, one item for each kind; the newest one has its name."""

    def __init__(self, plots: tuple[Plot, ...], theme: Theme) -> None:
        self.plots = plots
        self.lines = {kind: [Line(connect="pairs") for _ in plots] for kind in ROLES}
        for items in self.lines.values():
            for plot, item in zip(plots, items, strict=True):
                plot.addItem(item)
        self.name = pg.TextItem()
        self.name.hide()
        plots[0].addItem(self.name)
        self._drawn: object = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour lines and name again."""
        for kind, items in self.lines.items():
            for item in items:
                item.setPen(theme.pen(ROLES[kind], 1, style=STYLES[kind]))
        self.name.setColor(theme.words("quiet"))
        self.name.setFont(font(theme, theme.small_px))
        self._drawn = None

    def draw(
        self, marks: list[Mark], x: Array, extents: tuple[tuple[float, float, float, float], ...]
    ) -> None:
        """Show marks that stand at `x` in plots with these ranges; touches only what is new."""
        wanted = (tuple(marks), x.tobytes(), extents)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        left, right = extents[0][:2]
        unit = (right - left) / max(1.0, self.plots[0].plotItem.getViewBox().width())
        kept = apart(x, NEAR * unit)
        for kind, items in self.lines.items():
            places = np.array([x[i] for i in kept if marks[i].kind == kind])
            for item, (_, _, bottom, top) in zip(items, extents, strict=True):
                item.setData(np.repeat(places, 2), np.tile([bottom, top], len(places)))
        self.name.setVisible(bool(marks))
        if marks:
            self._name(marks[-1], float(x[-1]), extents[0])

    def _name(self, mark: Mark, x: float, extent: tuple[float, float, float, float]) -> None:
        left, right, _, top = extent
        shown = mark.text if len(mark.text) <= LONGEST else mark.text[: LONGEST - 1] + "…"
        self.name.setText(SIGNS[mark.kind] + shown)
        self.name.setAnchor((0, 0) if x < (left + right) / 2 else (1, 0))
        self.name.setPos(x, top)


def apart(x: Array, least: float) -> list[int]:
    """Which of the rising places to draw: none nearer than `least` to the next, the last always."""
    kept: list[int] = []
    for i in range(len(x) - 1, -1, -1):
        if not kept or x[kept[-1]] - x[i] >= least:
            kept.append(i)
    return kept[::-1]
