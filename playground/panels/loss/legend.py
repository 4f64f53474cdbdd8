"""A legend whose entries can be switched off."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.words.translate import tr

SAMPLE_EMS = 1.3


class LegendKey(QAbstractButton):
    """A sample of a line and its name; a click hides the line, another one brings it back."""

    def __init__(
        self, theme: Theme, name: str, role: str, width: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.role, self.width_of_line = role, width
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(tr("Show or hide this curve: {name}.", name=name))
        self.setCheckable(True)
        # In a picture, too, it says which line is which.
        self.setProperty("pictured", True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        self.theme = theme
        # Not the widget's own font: the style sheet of the window would win over it.
        self.face = font(theme, theme.small_px)
        self.metrics = QFontMetrics(self.face)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = self._sample() + self.metrics.horizontalAdvance(self.text())
        return QSize(wide + 8, self.metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            shown = self.isChecked()
            middle = self.height() // 2
            sample = QPen(
                self.theme.pen(self.role, self.width_of_line, alpha=1.0 if shown else 0.3)
            )
            painter.setPen(sample)
            painter.drawLine(3, middle, self._sample() - 3, middle)
            face = self.face
            if not shown:
                face = font(self.theme, self.theme.small_px)
                face.setStrikeOut(True)
            painter.setFont(face)
            role = "accent" if self.underMouse() else "quiet"
            painter.setPen(self.theme.color(self.theme.words(role)))
            area = QRect(self._sample() + 2, 0, self.width(), self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self.text())
            if self.hasFocus():
                painter.setPen(self.theme.pen("accent", 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 5, 5)

    def _sample(self) -> int:
        return round(SAMPLE_EMS * self.theme.small_px) + 3
