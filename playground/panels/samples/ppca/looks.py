"""How samples, classes and the numbers of a code are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QBrush, QPen

from playground.look.tokens import Theme
from playground.plotting.legend_line import Legend, LegendEntry, named_classes
from playground.plotting.plots import Dots

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Look:
    """Symbol, pen and brush of points, and the colour of lines about them."""

    symbol: str
    color: str
    pen: QPen
    brush: QBrush

    @classmethod
    def of(cls, theme: Theme, kind: int | None) -> Look:
        """The look of a class; None: of samples without classes."""
        color = "quiet" if kind is None else theme.class_color(kind)
        symbol = "o" if kind is None else theme.class_symbol(kind)
        edge = theme.pen(color if symbol in "+x" else "surface", 0.6)
        return cls(symbol, color, edge, theme.brush(color, 0.85))

    def dress(self, points: Dots) -> None:
        """Draw points so."""
        points.setSymbol(self.symbol)
        points.setPen(self.pen)
        points.setBrush(self.brush)


def class_legend(
    theme: Theme, classes: Sequence[str], size: int, sentences: tuple[str, ...] = ()
) -> Legend:
    """The marker of each class, and what else is to be said."""
    looks = [Look.of(theme, kind) for kind in range(len(classes))]
    entries = [
        LegendEntry(look.symbol, look.pen, look.brush, size + 1, name)
        for look, name in zip(looks, classes, strict=True)
    ]
    return Legend(named_classes(entries), sentences=sentences)


def number_name(place: int) -> str:
    """What a number of a code is called: h₁, h₂ …"""
    return "h" + str(place + 1).translate(SUBSCRIPTS)
