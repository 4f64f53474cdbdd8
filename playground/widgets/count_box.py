"""A small whole number with a button on either side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from playground.widgets.number_field import NumberField
from playground.words.translate import tr

_WIDEST = "888"


class CountBox(QWidget):
    """− [n] + : a whole number between two ends; `edited` fires on a user's change only."""

    edited = Signal(int)

    def __init__(
        self, low: int, high: int, value: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        self._value = low
        self.less = self._button("−", tr("One less"), -1)
        self.more = self._button("+", tr("One more"), 1)
        self.field = NumberField(low, high, integer=True, parent=self)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.reserve((str(low), str(high), _WIDEST))
        self.field.entered.connect(self._change)
        self.field.stepped.connect(self._step)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self.less, self.field, self.more):
            row.addWidget(part)
        self.setFocusProxy(self.field)
        self.setValue(low if value is None else value)

    def value(self) -> int:
        """The number now."""
        return self._value

    def setValue(self, value: int) -> None:
        """Show `value`, kept within the ends, without emitting."""
        self._value = min(max(value, self._low), self._high)
        self.field.show_number(self._value)
        self.less.setEnabled(self._value > self._low)
        self.more.setEnabled(self._value < self._high)

    def setAccessibleName(self, name: str) -> None:
        """Name the number and both buttons for screen readers."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.less.setAccessibleName(tr("{name}: one less", name=name))
        self.more.setAccessibleName(tr("{name}: one more", name=name))

    def setToolTip(self, text: str) -> None:
        """The tool-tip of the number; the buttons keep their own."""
        super().setToolTip(text)
        self.field.setToolTip(text)

    @Slot(object)
    def _change(self, value: int) -> None:
        before = self._value
        self.setValue(value)
        if self._value != before:
            self.edited.emit(self._value)

    @Slot(int)
    def _step(self, steps: int) -> None:
        self.field.drop_typing()
        self._change(self._value + steps)

    def _button(self, text: str, tooltip: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.setProperty("flat", True)
        button.setAutoRepeat(True)
        # The number takes Tab and the arrow keys; two more stops would only slow one down.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._step(step))
        return button
