"""How one layer is doing: a coloured word, and the numbers behind it as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.probes.health import Diagnosis
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.live_tip import LiveTip
from playground.widgets.chip import SIGNS
from playground.words.translate import tr

PADDING = 8
BETWEEN = " · "
# With fewer letters the sign stands alone.
LEAST_LETTERS = 4
# More of them would be read by nobody; the tool-tip has them all.
MOST_NUMBERS = 2


class HealthCell(QWidget):
    """A chip with a sign and a word over a line of numbers; the tool tip says it all.

    `clicked` says that somebody wants to know more.
    """

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict: Diagnosis | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tip = LiveTip(self, lambda _place: self.toolTip())
        self.set_theme(theme)

    def show_verdict(self, verdict: Diagnosis | None) -> None:
        """Say how the layer is doing; None while nothing is known."""
        if verdict == self.verdict:
            return
        self.verdict = verdict
        if verdict is not None:
            numbers = BETWEEN.join(map(tr, verdict.numbers))
            more = tr("A click opens what explains it.")
            self.setToolTip(f"{tr(verdict.sentence)}\n{numbers}\n{more}")
            self.setAccessibleName(f"{tr(verdict.word)}: {numbers}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        self.theme = theme
        # Not the widget's own font: the style sheet of the window would win over it.
        self.face = font(theme, theme.small_px)
        self.metrics = QFontMetrics(self.face)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(4 * self.theme.small_px, 2 * self.metrics.height() + 5)

    def shown(self) -> tuple[str, str]:
        """The words of the chip and the numbers that fit."""
        if self.verdict is None:
            return "–", ""
        sign = SIGNS[self.verdict.status]
        room = self.width() - 2 * PADDING
        chip = self.metrics.elidedText(
            sign + tr(self.verdict.word), Qt.TextElideMode.ElideRight, room
        )
        if len(chip) < len(sign) + LEAST_LETTERS:
            chip = sign.strip()
        numbers = ""
        for number in self.verdict.numbers[:MOST_NUMBERS]:
            more = numbers + (BETWEEN if numbers else "") + tr(number)
            if self.metrics.horizontalAdvance(more) <= self.width():
                numbers = more
        return chip, numbers

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.face)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            chip, numbers = self.shown()
            role = "quiet"
            if self.verdict is not None and self.verdict.status != "neutral":
                role = self.verdict.status
            line = self.metrics.height()
            wide = self.metrics.horizontalAdvance(chip) + 2 * PADDING
            pill = QRectF((self.width() - wide) / 2, 0.5, wide, line + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.brush("grid"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(self.theme.color(self.theme.words(role)))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, chip)
            painter.setPen(self.theme.color(self.theme.words("quiet")))
            under = QRectF(0, line + 4, self.width(), line)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, numbers)
