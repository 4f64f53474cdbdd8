"""The lines of one plot: every part smoothed over its faint measurements, the run before behind."""

from __future__ import annotations

from collections.abc import Mapping

from engine.arrays import Array
from engine.data.splits import PARTS
from playground.look.tokens import Theme
from playground.panels.loss.scales import smoothed, thinned
from playground.plotting.plots import Line, Plot
from playground.words.translate import tr

ROLES = {"train": "accent", "validation": "warning", "test": "good"}
GHOST = "before"
FAINT = 0.3


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
    """`smooth` and `raw` by part, `ghost` for the run before; made once, then only updated."""

    def __init__(self, plot: Plot, theme: Theme) -> None:
        self.ghost = line_in(plot)
        self.raw = {part: line_in(plot) for part in PARTS}
        self.smooth = {part: line_in(plot) for part in PARTS}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour the lines again."""
        self.ghost.setPen(theme.pen("quiet", 1, alpha=0.55))
        for part, role in ROLES.items():
            self.raw[part].setPen(theme.pen(role, 1, alpha=FAINT))
            self.smooth[part].setPen(theme.pen(role, 2))

    def draw(self, x: Array, values: Mapping[str, Array], ghost: tuple[Array, Array]) -> None:
        """Show these measurements; a part that is missing is hidden."""
        self.ghost.setData(*thinned(ghost[0], smoothed(ghost[1])))
        for part in PARTS:
            measured = values.get(part)
            if measured is None:
                self.raw[part].setData([], [])
                self.smooth[part].setData([], [])
                continue
            mean = smoothed(measured)
            self.smooth[part].setData(*thinned(x, mean))
            # Where nothing was smoothed, the faint line would lie under the other one.
            self.raw[part].setData(*(([], []) if mean is measured else thinned(x, measured)))


def line_in(plot: Plot) -> Line:
    """A line without points yet; wide ones are drawn piece by piece, which is faster."""
    line = Line(connect="finite")
    line.setSegmentedLineMode("on")
    plot.addItem(line)
    return line
