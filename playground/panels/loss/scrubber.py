"""The scrubber under the curve: goes to any step that has been trained."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QStyle, QWidget

from playground.widgets.elided_label import ElidedLabel
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.numbers import number
from playground.words.translate import tr

# What Page Up and Page Down go by, as a share of the axis.
PAGE = 0.05


class Scrubber(QWidget):
    """A slider over the axis of steps, as far as steps are recorded.

    `sought(int)` when the user asks for another step.
    """

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("loss.scrubber")
        self.slider.setAccessibleName(tr("Step of the run"))
        FocusedWheel(self.slider)
        # What the steps are called, where the axis has no room to say so.
        self.caption = ElidedLabel("", self)
        self.caption.setProperty("kind", "caption")
        self.caption.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.slider)
        self._step, self._recorded = 0, range(1)
        self._explain()
        self.slider.valueChanged.connect(self._moved)

    def stand_under(self, left: float, right: float) -> None:
        """Have the middle of the handle between these places of the widget, where the axis is."""
        style = self.slider.style()
        half = style.pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self.slider) / 2
        first, last = round(left - half), round(self.width() - right - half)
        margins = QMargins(max(0, first), 0, max(0, last), 0)
        if margins != self._row.contentsMargins():
            self._row.setContentsMargins(margins)
            self.caption.setGeometry(0, 0, margins.left(), self.height())

    def name(self, words: str) -> None:
        """Say at the left what is counted here; empty: the axis above does."""
        self.caption.shorter = (words.partition(" ")[0],)
        self.caption.setText(words)
        self.caption.setVisible(bool(words))

    def show_at(self, step: int, recorded: range, left: int, right: int) -> None:
        """Stand at a step of the axis from `left` to `right`; a hand on the handle holds it."""
        if (recorded[0], len(recorded) > 1) != (self._recorded[0], len(self._recorded) > 1):
            self._recorded = recorded
            self._explain()
        self._recorded = recorded
        self.slider.setEnabled(len(recorded) > 1)
        if self.slider.isSliderDown():
            return
        self._step = step
        self._put(step, left, right)

    def _explain(self) -> None:
        """Say what it is for, or why there is nowhere to go."""
        first = self._recorded[0]
        words = tr(
            "Go to any step that has been trained: everything is as it was then, and playing "
            "goes on from there. A change made there begins another course; the one before "
            "is drawn as a ghost."
        )
        if len(self._recorded) < 2 and first:
            words = tr(
                "A file keeps the run as it is at one step: what was trained before step {step} "
                "cannot be gone to. Train on, and the new steps can.",
                step=number(first),
            )
        elif len(self._recorded) < 2:
            words = tr("Train some steps: then it goes to any of them.")
        self.slider.setToolTip(words)

    def _put(self, step: int, left: int, right: int) -> None:
        with QSignalBlocker(self.slider):
            if (self.slider.minimum(), self.slider.maximum()) != (left, right):
                self.slider.setRange(left, right)
                self.slider.setPageStep(max(1, round(PAGE * (right - left))))
            self.slider.setValue(step)
        self.slider.setAccessibleDescription(
            tr("step {step} of {last}", step=number(step), last=number(self._recorded[-1]))
        )

    @Slot(int)
    def _moved(self, step: int) -> None:
        """What has not been trained cannot be gone to: the handle stops at the end."""
        step = min(max(step, self._recorded[0]), self._recorded[-1])
        if step != self.slider.value():
            self._put(step, self.slider.minimum(), self.slider.maximum())
        if step != self._step:
            self._step = step
            self.sought.emit(step)
