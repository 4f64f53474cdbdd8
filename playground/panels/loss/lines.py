"""The lines of one plot: every part smoothed over its faint measurements, the run before behind."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import Qt

from engine.arrays import Array
from engine.data.splits import PARTS
from playground.look.tokens import Theme
from playground.plotting.plots import Plot, line_in
from playground.words.translate import tr

ROLES = {"train": "accent", "validation": "warning", "test": "good"}
# Told apart without colour too.
STYLES = {
    "train": Qt.PenStyle.SolidLine,
    "validation": Qt.PenStyle.DashLine,
    "test": Qt.PenStyle.DotLine,
}
GHOST = "before"
FAINT = 0.3
AHEAD = 0.55


def name_of(curve: str) -> str:
    """A curve as a user calls it."""
    names = {
        "train": tr("train"),
        "validation": tr("validation"),
        "test": tr("test"),
        GHOST: tr("run before"),
    }
    return names[curve]


class Lines:
    """`smooth` and `raw` by part, `ghost` for the run before, `ahead` for what a run that was taken
    back has before it; made once, then only updated.
    """

    def __init__(self, plot: Plot, theme: Theme) -> None:
        self.ghost = line_in(plot)
        self.ahead = line_in(plot)
        self.raw = {part: line_in(plot) for part in PARTS}
        self.smooth = {part: line_in(plot) for part in PARTS}
        for line in self.smooth.values():
            # Piece by piece dashes would begin anew at every point.
            line.setSegmentedLineMode("off")
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour the lines again."""
        self.ghost.setPen(theme.pen("quiet", 1, alpha=0.55))
        self.ahead.setPen(theme.pen(ROLES["train"], 1, alpha=AHEAD))
        for part, role in ROLES.items():
            self.raw[part].setPen(theme.pen(role, 1, alpha=FAINT))
            self.smooth[part].setPen(theme.pen(role, 2, style=STYLES[part]))

    def draw(self, x: Array, raw: Mapping[str, Array], smooth: Mapping[str, Array]) -> None:
        """Show these measurements (n,) of parts and their smoothed values; others are hidden."""
        for lines, values in ((self.raw, raw), (self.smooth, smooth)):
            for part, line in lines.items():
                line.setData(*((x, values[part]) if part in values else ([], [])))

    def clear(self) -> None:
        """Show none at all."""
        for lines in (self.raw, self.smooth):
            for line in lines.values():
                line.setData([], [])
        for line in (self.ghost, self.ahead):
            line.setData([], [])

    def ends(self) -> dict[str, tuple[float, float]]:
        """Where the lines that are drawn end, by curve: not before what lies ahead does."""
        ahead, _ = self.ahead.getData()
        last = float(ahead[-1]) if ahead is not None and len(ahead) else -math.inf
        drawn = {**self.smooth, GHOST: self.ghost}
        points = {name: line.getData() for name, line in drawn.items()}
        return {
            name: (max(float(x[-1]), last), float(y[-1]))
            for name, (x, y) in points.items()
            if x is not None and len(x)
        }
