"""The legend of a loss surface: a bar of its colours with the losses they stand for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.panels.landscape.scale import LossScale, beyond_color
from playground.plotting.live_tip import LiveTip
from playground.words.translate import tr

WIDEST_TICK = "≥ 8.8e−08"


class ColorBar(QWidget):
    """Colours from the lowest loss, at the bottom, to the highest, and that of the infinite."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("landscape.color_bar")
        self.setAccessibleName(tr("Colours of the loss"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.scale: LossScale | None = None
        self.tip = LiveTip(self, lambda _place: self.toolTip())
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.theme = theme
        self._face = font(theme, theme.small_px)
        colors = theme.sequential()[::-1].copy()
        self._ramp = QImage(colors.tobytes(), 1, len(colors), 3, QImage.Format.Format_RGB888).copy()
        self.updateGeometry()
        self.update()

    def show_scale(self, scale: LossScale | None) -> None:
        """Show another scale; None: nothing is drawn yet."""
        if scale == self.scale:
            return
        self.scale = scale
        self.setToolTip(scale.sentence() if scale else "")
        self.setAccessibleDescription(
            tr("from {low:.3g} to {high:.3g}", low=scale.low, high=scale.high) if scale else ""
        )
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._face).horizontalAdvance(WIDEST_TICK)
        return QSize(round(width + self.theme.small_px * 1.7), 8 * self.theme.small_px)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 4 * self.theme.small_px)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.scale is None:
            return
        em = float(self.theme.small_px)
        with QPainter(self) as painter:
            painter.setFont(self._face)
            foot = 3.2 * em if self.scale.beyond else 0.7 * em
            bar = QRectF(0, 1.9 * em, em, max(1.0, self.height() - foot - 1.9 * em))
            painter.setPen(self.theme.color("quiet"))
            line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, 0, self.width(), 1.3 * em), line, tr("loss"))
            painter.drawImage(bar, self._ramp)
            ticks = self.scale.ticks()
            # Only the ends where there is no room for more.
            for share, text in ticks if bar.height() > 8 * em else (ticks[0], ticks[-1]):
                y = bar.bottom() - share * bar.height()
                painter.drawText(QRectF(1.5 * em, y - em, self.width(), 2 * em), line, text)
            if self.scale.beyond:
                patch = QRectF(0, self.height() - 1.5 * em, em, em)
                painter.fillRect(patch, self.theme.color(beyond_color(self.theme)))
                at = QRectF(1.5 * em, patch.y() - em / 2, self.width(), 2 * em)
                painter.drawText(at, line, tr("infinite"))
