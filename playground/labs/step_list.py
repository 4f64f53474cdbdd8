"""The steps of a lab from top to bottom: done, at hand, to come."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from engine.labs.steps import LabStep
from engine.sentences import Sentence
from playground.look.tokens import LIGHT, Theme
from playground.words.translate import tr

# What a step without a title is called.
KINDS = {
    "read": Sentence("Read"),
    "predict": Sentence("Predict before you run"),
    "do": Sentence("Try it"),
    "compare": Sentence("Compare"),
    "debug": Sentence("Mend it: which change?"),
    "explain": Sentence("Say why in your own words"),
    "recall": Sentence("Recall, and a task as in an exam"),
}


def title_of(step: LabStep, language: str) -> str:
    """What a step is called."""
    return step.title.of(language) if step.title else tr(KINDS[step.kind])


class StepRow(QAbstractButton):
    """A number in a circle, a tick where the step is done, and its title."""

    def __init__(self, number: int, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self.state = number, "open"
        self.theme = LIGHT
        self.setText(title)
        self.setObjectName(f"lesson.step.{number}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._by_keys = False

    def set_state(self, state: str, spoken: str) -> None:
        """Be done, here or open."""
        self.state = state
        self.setAccessibleName(spoken)
        self.setToolTip(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(self.fontMetrics().height() * 1.55))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._by_keys = event.reason() in keys

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, metrics = self.theme, self.fontMetrics()
        side = metrics.height() * 1.25
        circle = QRectF(2, (self.height() - side) / 2, side, side)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            filled, edge, words = _tones(self.state)
            painter.setBrush(theme.brush(filled) if filled else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color(edge), 1.4))
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
            sign = "✓" if self.state == "done" else str(self._number + 1)
            painter.setPen(theme.color("surface" if filled else words))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, sign)
            face = self.font()
            face.setBold(self.state == "here" or self.property("here") is True)
            painter.setFont(face)
            painter.setPen(theme.color("text" if face.bold() or filled else words))
            room = QRectF(circle.right() + 9, 0, self.width() - circle.right() - 12, self.height())
            text = painter.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            if self.hasFocus() and self._by_keys:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("accent"), 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def _tones(state: str) -> tuple[str, str, str]:
    """What fills the circle, its edge, and the colour of the words."""
    known = {"done": ("good", "good", "text"), "here": ("", "accent", "accent")}
    return known.get(state, ("", "border", "quiet"))


class StepList(QWidget):
    """One row for each step; `chosen(int)` when one is clicked."""

    chosen = Signal(int)

    def __init__(self, lab: Lab, language: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[StepRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for number, step in enumerate(lab.steps):
            row = StepRow(number, title_of(step, language), self)
            row.clicked.connect(partial(self.chosen.emit, number))
            column.addWidget(row)
            self._rows.append(row)
        self.set_theme(theme)

    def show_progress(self, progress: LabProgress) -> None:
        """Say what is done, and where one is."""
        for number, (row, record) in enumerate(zip(self._rows, progress.steps, strict=True)):
            here = number == progress.place
            state = "done" if record.done else "here" if here else "open"
            row.setProperty("here", here)
            words = {"done": tr("done"), "here": tr("at hand"), "open": tr("to come")}[state]
            spoken = tr(
                "Step {n} of {all}: {title}, {state}",
                n=number + 1,
                all=len(self._rows),
                title=row.text(),
                state=f"{words}, {tr('at hand')}" if here and record.done else words,
            )
            row.set_state(state, spoken)

    def row(self, place: int) -> StepRow:
        """The row of a step."""
        return self._rows[place]

    def top_of(self, place: int) -> int:
        """How far below its own top the row of a step begins."""
        return self._rows[place].y()

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        for row in self._rows:
            row.theme = theme
            row.updateGeometry()
            row.update()
