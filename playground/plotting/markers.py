"""Markers that tell the parts of the data apart without colour: full, hollow, hollow with a dot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols, renderSymbol
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QIcon, QPainterPath, QPixmap

from engine.data.splits import PARTS
from engine.sentences import Sentence
from playground.look.tokens import Theme
from playground.plotting.legend_line import LegendEntry, named_classes
from playground.words.translate import tr

TRAIN, VALIDATION, TEST = range(len(PARTS))
# What the marker of each part is called, in full and in short.
NAMES = (
    (Sentence("filled train"), Sentence("train")),
    (Sentence("hollow validation"), Sentence("val")),
    (Sentence("dotted test"), Sentence("test")),
)
# The dot in a marker of the side 1; a pen around it makes it as large as is to be seen.
DOT = 0.05
SHAPES = ("o", "s", "d")


@cache
def marker(symbol: str, part: int) -> str | QPainterPath:
    """The symbol as a sample of this part wears it."""
    if part != TEST:
        return symbol
    path = QPainterPath(Symbols[symbol])
    path.addEllipse(-DOT, -DOT, 2 * DOT, 2 * DOT)
    return path


def shape(part: int) -> str:
    """A symbol for each part where the colour is that of a number, and no class has a shape."""
    return SHAPES[part]


def number_entries(theme: Theme, parts: Sequence[int], size: int) -> tuple[LegendEntry, ...]:
    """The markers of the parts where they wear the colour of a number."""
    edge, fill = theme.pen("text", 1), theme.brush("quiet", 0.6)
    names = tr("train"), tr("validation"), tr("test")
    return tuple(LegendEntry(shape(part), edge, fill, size, names[part]) for part in parts)


def class_entries(
    theme: Theme, classes: Sequence[str], parts: Sequence[int], size: int
) -> tuple[LegendEntry, ...]:
    """The markers of classes and parts, and the ring around what is wrong."""
    named = []
    for label, name in enumerate(classes):
        symbol, color = theme.class_symbol(label), theme.class_color(label)
        pen = theme.pen(color if symbol in "+x" else "surface", 1)
        named.append(LegendEntry(symbol, pen, theme.brush(color), size, name))
    named = list(named_classes(named))
    for part in parts:
        fill = theme.brush("quiet") if part == TRAIN else theme.brush("surface")
        pen = theme.pen("quiet", 1.4)
        named.append(LegendEntry(marker("o", part), pen, fill, size + 1, *name_of(part)))
    nothing = QBrush(Qt.BrushStyle.NoBrush)
    wrong = LegendEntry("o", theme.pen("bad", 1.4), nothing, size + 3, tr("wrong"))
    return (*named, wrong)


def name_of(part: int) -> tuple[str, str]:
    """What a part's marker is called, in full and in short."""
    full, short = NAMES[part]
    return tr(full), tr(short)


def marker_icon(theme: Theme, label: int, side: int) -> QIcon:
    """The marker of a class as it is drawn in the plot."""
    ratio = 2
    color = theme.class_color(label)
    symbol = theme.class_symbol(label)
    pen = theme.pen(color if symbol in "+x" else "surface", 1)
    picture = renderSymbol(symbol, round(side * 0.8) * ratio, pen, theme.brush(color))
    pixmap = QPixmap.fromImage(picture)
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)
