"""The head of a column: which layer it is. A click points it out everywhere."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.words.translate import tr

BOLD = 600


class ColumnHead(QAbstractButton):
    """Names a layer in the longest way that fits: “Layer 1 · 8 · Tanh”, “1 · 8 · Tanh”, “1 · 8”."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[str, str, str, str] = ("", "", "", "")
        self.setCheckable(True)
        # In a picture, too, it says which layer stands below it.
        self.setProperty("pictured", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def describe(self, name: str, short: str, units: int, kind: str) -> None:
        """Name the layer: its name in full and in short, its width, what it computes."""
        self.parts = (name, short, str(units), kind)
        text = f"{name} · {units} · {kind}"
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tr("{layer}. A click points it out everywhere.", layer=text))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        self.theme = theme
        # Not the widget's own font: the style sheet of the window would win over it.
        self.faces = font(theme, theme.small_px, BOLD), font(theme, theme.small_px)
        self.metrics = tuple(QFontMetrics(face) for face in self.faces)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(4 * self.theme.small_px, self.metrics[0].height() + 8)

    def shown(self) -> tuple[str, str]:
        """What fits: the name, and what follows it."""
        name, short, units, kind = self.parts
        for bold, rest in (
            (name, f" · {units} · {kind}"),
            (short, f" · {units} · {kind}"),
            (short, f" · {units}"),
        ):
            if self._wide(bold, rest) <= self.width() - 4:
                return bold, rest
        return short, ""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            name, rest = self.shown()
            painter.setFont(self.faces[0])
            left = (self.width() - self._wide(name, rest)) // 2
            role = "accent" if self.isChecked() or self.underMouse() else "text"
            painter.setPen(self.theme.color(self.theme.words(role)))
            middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            elided = self.metrics[0].elidedText(name, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRect(max(0, left), 0, self.width(), self.height()), middle, elided)
            painter.setPen(self.theme.color(self.theme.words("quiet")))
            painter.setFont(self.faces[1])
            painter.drawText(
                QRect(left + self._wide(name, ""), 0, self.width(), self.height()), middle, rest
            )
            if self.hasFocus():
                painter.setPen(self.theme.pen("accent", 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)

    def _wide(self, bold: str, rest: str) -> int:
        return self.metrics[0].horizontalAdvance(bold) + self.metrics[1].horizontalAdvance(rest)
