"""What the colours and thicknesses of the network view mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.tokens import Theme
from playground.panels.network.painting.inks import Inks
from playground.plotting.live_tip import LiveTip
from playground.words.numbers import number
from playground.words.translate import tr


class WeightScale(QWidget):
    """The scale of the weights, from −m over 0 to m, from where on no link gets thicker."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network.legend")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.scale = 1.0
        self.tip = LiveTip(self, lambda _place: self.toolTip())
        self.set_theme(theme)
        self.show_scale(1.0)

    def show_scale(self, scale: float) -> None:
        """Another size from which on links are drawn as thick as it gets."""
        if scale == self.scale and self.accessibleName():
            return
        self.scale = scale
        words = tr(
            "Weights and biases: orange below zero, blue above, as thick as |w|; from |w| = "
            "{scale:g} on they get no thicker. Maps: the same colours for what a neuron answers.",
            scale=scale,
        )
        self.setAccessibleName(words)
        self.setToolTip(f"<qt>{words}</qt>")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.inks = Inks(theme)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, round(self.inks.theme.small_px * 2.9) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setFont(self.inks.small)
            painter.setPen(self.inks.theme.color("quiet"))
            line = painter.fontMetrics().height()
            top = max(0, (self.height() - 2 * line - 2) / 2)
            ends = (number(-self.scale), number(self.scale))
            widths = [painter.fontMetrics().horizontalAdvance(end) for end in ends]
            left, right = widths[0] + 3.0, self.width() - widths[1] - 3.0
            row = QRectF(0, top, self.width(), line)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft, ends[0])
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, ends[1])
            colors = self.inks.diverging.reshape(1, -1).copy()
            picture = QImage(colors.data, colors.shape[1], 1, QImage.Format.Format_RGB32)
            if right > left:
                bar = QRectF(left, top + line * 0.25, right - left, line * 0.5)
                painter.drawImage(bar, picture)
            words = tr("weights w, b")
            if painter.fontMetrics().horizontalAdvance(words) > self.width():
                words = "w, b"
            painter.drawText(row.translated(0, line + 2), Qt.AlignmentFlag.AlignHCenter, words)
