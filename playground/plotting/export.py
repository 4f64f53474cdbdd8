"""What can be taken out of a panel: a picture, a drawing, the numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

# Pictures have at least so many pixels for each of the window, for print and projector.
SHARPNESS = 2.0


def picture(widget: QWidget) -> QImage:
    """What the widget shows, at twice the window's resolution."""
    ratio = max(SHARPNESS, widget.devicePixelRatioF())
    image = QImage(widget.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        _paint(widget, painter)
    return image


def png(widget: QWidget) -> bytes:
    """The picture as a PNG file."""
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(widget).save(device, "PNG")  # type: ignore[call-overload]
    return bytes(device.data().data())


def svg(widget: QWidget, title: str) -> bytes:
    """What the widget shows as a drawing that can be enlarged."""
    content = QByteArray()
    device = QBuffer(content)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setSize(QSize(widget.width(), widget.height()))
    generator.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    generator.setTitle(title)
    with QPainter(generator) as painter:
        _paint(widget, painter)
    return bytes(content.data())


def comma_separated(rows: Iterable[Iterable[object]]) -> bytes:
    """A table as CSV in UTF-8, one line a row; numbers in full."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _paint(widget: QWidget, painter: QPainter) -> None:
    """The widget on the ground of a card, which is not its own."""
    painter.fillRect(widget.rect(), widget.palette().base())
    flags = QWidget.RenderFlag.DrawChildren
    widget.render(painter, QPoint(), QRegion(), flags)
