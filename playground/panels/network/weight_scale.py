"""What the colours and thicknesses of the network view mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.tokens import Theme
from playground.panels.network.painting.inks import Inks
from playground.plotting.live_tip import LiveTip
from playground.words.numbers import number
from playground.words.settings import wrapped
from playground.words.translate import tr

# Between the bar and its ends in pixels, and its length in heights of the type.
NEAR, BAR_EMS = 4, 4


class WeightScale(QWidget):
    """The scale of the weights, from −m over 0 to m, from where on no link gets thicker."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network.legend")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
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
            "{scale} on they get no thicker. Maps: the same colours for what a neuron answers.",
            scale=number(scale),
        )
        self.setAccessibleName(words)
        self.setToolTip(wrapped(words))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.inks = Inks(theme)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.inks.small)
        texts = self._texts()
        wide = sum(metrics.horizontalAdvance(text) for text in texts) + BAR_EMS * metrics.height()
        return QSize(round(wide) + 2 * NEAR, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setFont(self.inks.small)
            painter.setPen(self.inks.theme.color("quiet"))
            metrics = painter.fontMetrics()
            before, after = self._texts()
            line = QRectF(self.rect())
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, before)
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, after)
            left = metrics.horizontalAdvance(before) + NEAR
            right = self.width() - metrics.horizontalAdvance(after) - NEAR
            colors = self.inks.diverging.reshape(1, -1).copy()
            picture = QImage(colors.data, colors.shape[1], 1, QImage.Format.Format_RGB32)
            if right > left:
                painter.drawImage(QRectF(left, self.height() / 2 - 4, right - left, 8), picture)

    def _texts(self) -> tuple[str, str]:
        """What stands before the bar, and behind it."""
        low, high = number(-self.scale), number(self.scale)
        return tr("weights {low}", low=low), tr("{high}, clamped", high=high)
