"""What can be taken out of a panel: a picture, a drawing, the numbers."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable
from contextlib import ExitStack
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from playground.plotting.plots import Plot

# Pictures have at least so many pixels for each of the window, for print and projector.
SHARPNESS = 2.0
# Between what is drawn and the edge of the picture.
MARGIN = 6
# What one works with is of no use in a picture: it and all that is in it is left out.
CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
# A widget's property that says otherwise: True for a control that is read, False for a hint.
PICTURED = "pictured"
Piece: TypeAlias = tuple[QWidget, QRect]
# A line of text in a drawing as Qt writes it: what stands before its font, the font, the words.
TEXT = re.compile(
    r'(<text [^>]*?)font-family="([^"]*)" font-size="([^"]*)" font-weight="([^"]*)"([^>]*)>'
    r"([^<]*)</text>"
)


def picture(widget: QWidget) -> QImage:
    """What the widget shows, without its controls, at twice the window's resolution."""
    room, pieces = _room(widget)
    ratio = max(SHARPNESS, widget.devicePixelRatioF())
    image = QImage(room.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        _paint(widget, painter, room, pieces)
    return image


def png(widget: QWidget) -> bytes:
    """The picture as a PNG file."""
    return encoded(picture(widget))


def encoded(image: QImage) -> bytes:
    """A picture as a PNG file."""
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, "PNG")  # type: ignore[call-overload]
    return bytes(device.data().data())


def svg(widget: QWidget, title: str) -> bytes:
    """The same as a drawing that can be enlarged; words are as wide as here in any font."""
    room, pieces = _room(widget)
    content = QByteArray()
    device = QBuffer(content)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setSize(room.size())
    generator.setViewBox(QRect(QPoint(), room.size()))
    generator.setTitle(title)
    with QPainter(generator) as painter:
        _paint(widget, painter, room, pieces)
    return TEXT.sub(_measured, bytes(content.data()).decode()).encode()


def _measured(found: re.Match[str]) -> str:
    """A line of text that says how wide it is, for readers without the font."""
    start, family, size, weight, rest, words = found.groups()
    font = QFont(family.split(",")[0].strip("' "))
    font.setPixelSize(max(1, round(float(size))))
    font.setWeight(QFont.Weight(int(weight)))
    wide = QFontMetricsF(font).horizontalAdvance(html.unescape(words))
    if not wide:
        return found.group()
    length = f'textLength="{wide:.2f}" lengthAdjust="spacingAndGlyphs"'
    fallback = f"{family}, sans-serif"
    return (
        f'{start}{length} font-family="{fallback}" font-size="{size}" '
        f'font-weight="{weight}"{rest}>{words}</text>'
    )


def comma_separated(rows: Iterable[Iterable[object]]) -> bytes:
    """A table as CSV in UTF-8, one line a row; numbers in full."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _pieces(widget: QWidget, whole: QRect) -> list[Piece]:
    """What belongs to the picture, from the ground up, and which part of each can be seen."""
    shown = widget.property(PICTURED)
    if widget.isHidden() or (isinstance(widget, CONTROLS) if shown is None else not shown):
        return []
    found = [(widget, whole)] if not whole.isEmpty() else []
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            seen = whole.translated(-child.pos()) & child.rect()
            found += _pieces(child, seen)
    return found


def _room(widget: QWidget) -> tuple[QRect, list[Piece]]:
    """The part of a widget in which there is something to be seen, and all pieces of it.

    It is never empty, which no picture can be: of a panel without height it is one blank point.
    """
    pieces = _pieces(widget, widget.rect())
    holders = {piece.parentWidget() for piece, _ in pieces}
    room = QRect()
    for piece, seen in pieces:
        # What only holds others may be larger than all that is left in it.
        plain = piece in holders or type(piece) is QWidget
        view = isinstance(piece, QAbstractScrollArea) and not isinstance(piece, QScrollArea)
        if view or not plain:
            room |= seen.translated(piece.mapTo(widget, QPoint()))
    edges = room.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) & widget.rect()
    if room.isEmpty():
        edges = widget.rect()
    edges.setSize(edges.size().expandedTo(QSize(1, 1)))
    return edges, pieces


def _paint(widget: QWidget, painter: QPainter, room: QRect, pieces: list[Piece]) -> None:
    """Each piece by itself, on the ground of a card, which is not its own."""
    painter.fillRect(QRect(QPoint(), room.size()), widget.palette().base())
    with ExitStack() as stack:
        for plot in (piece for piece, _ in pieces if isinstance(piece, Plot)):
            stack.enter_context(plot.axes_drawn())
        for piece, seen in pieces:
            at = piece.mapTo(widget, seen.topLeft()) - room.topLeft()
            # A plot has a render of its own, of its scene alone.
            QWidget.render(piece, painter, at, QRegion(seen), QWidget.RenderFlag(0))
