"""The seed: shown, typed, copied and rolled."""

from __future__ import annotations

import random

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

import playground.look.theme as look
from engine.sentences import Sentence
from engine.specs.knobs import NumberKnob
from engine.specs.paths import joined
from playground.forms.field import KnobField, KnobPlace
from playground.look.tokens import Theme
from playground.widgets.number_field import NumberField
from playground.words.settings import REBUILDS, tooltip
from playground.words.translate import tr

# Rolled seeds are short enough to be read aloud in a classroom.
_LARGEST_ROLLED = 9999
_BUTTONS = {
    "copy": ("copy", Sentence("Copy the seed")),
    "roll": ("new-weights", Sentence("Roll another seed")),
}


class SeedField(KnobField):
    """A number to type, with a button that copies it and a die that rolls another.

    It stands under a section of its name and so has no label of its own.
    """

    edited = Signal(object)

    def __init__(self, place: KnobPlace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        knob = place.knob
        assert isinstance(knob, NumberKnob)
        self._knob = knob
        self._value = int(knob.low)
        self.number = NumberField(knob.low, knob.high, integer=True, parent=self)
        self.number.setProperty("flat", False)
        self.introduce(self.number)
        self.number.entered.connect(self._change)
        self.number.stepped.connect(self._on_stepped)
        self.buttons = {name: self._button(name) for name in _BUTTONS}
        self.buttons["copy"].clicked.connect(self._copy)
        self.buttons["roll"].clicked.connect(self._roll)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.number, 1)
        for button in self.buttons.values():
            line.addWidget(button)
        self.column.addLayout(line)
        self.set_theme(theme)

    def set_value(self, value: object) -> None:
        assert isinstance(value, int)
        self._value = value
        self.number.show_number(value)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in this look."""
        for name, (icon, _) in _BUTTONS.items():
            self.buttons[name].setIcon(look.icon(icon, theme, "quiet"))

    @Slot(object)
    def _change(self, value: int) -> None:
        if value != self._value:
            self.set_value(value)
            self.edited.emit(value)

    @Slot(int)
    def _on_stepped(self, steps: int) -> None:
        self._change(int(min(max(self._value + steps, self._knob.low), self._knob.high)))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._value))

    @Slot()
    def _roll(self) -> None:
        largest = min(_LARGEST_ROLLED, int(self._knob.high))
        others = [n for n in range(int(self._knob.low), largest + 1) if n != self._value]
        self._change(random.choice(others))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        words = _BUTTONS[name][1]
        button.setObjectName(joined(self.place.path, name))
        button.setProperty("flat", True)
        button.setAccessibleName(tr(words))
        button.setToolTip(tooltip([words, REBUILDS] if name == "roll" else [words]))
        return button
