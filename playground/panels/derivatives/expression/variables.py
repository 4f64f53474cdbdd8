"""A field for the value of every variable of a formula."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from engine.expressions import symbol
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.number_field import NumberField
from playground.words.translate import tr

LARGEST = 1e6


class VariableFields(QWidget):
    """`changed` says that one has another value; values are remembered by name."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, NumberField] = {}
        self.values: dict[str, float] = {}
        self._boxes: dict[str, QWidget] = {}
        self._row = FlowLayout(self, spacing=4)

    def show_variables(self, names: tuple[str, ...]) -> None:
        """Have a field for each of these; a new variable begins with its number in the row."""
        for name in self.fields.keys() - set(names):
            self._boxes[name].hide()
        for place, name in enumerate(names):
            self.values.setdefault(name, float(place + 1))
            if name not in self.fields:
                self._add(name)
            self._boxes[name].show()
            self._row.removeWidget(self._boxes[name])
            self._row.addWidget(self._boxes[name])
            self.fields[name].show_number(self.values[name])
        self.setVisible(bool(names))

    def set_values(self, values: dict[str, float]) -> None:
        """Give variables these values."""
        self.values |= values
        for name in self.fields.keys() & set(values):
            self.fields[name].drop_typing()
            self.fields[name].show_number(values[name])

    def given(self, names: Iterable[str]) -> dict[str, float]:
        """The values of these variables."""
        return {name: self.values[name] for name in names}

    def _add(self, name: str) -> None:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        label = QLabel(f"{symbol(name)} =", box)
        field = NumberField(-LARGEST, LARGEST, parent=box)
        field.setObjectName(f"expression.value.{name}")
        field.setAccessibleName(tr("Value of {name}", name=symbol(name)))
        field.setToolTip(tr("Type another value and press Enter; ↑ and ↓ change it by a tenth."))
        field.reserve(("−0.5",))
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
        field.entered.connect(lambda value: self._set(name, float(value)))
        field.stepped.connect(lambda steps: self._set(name, self.values[name] + steps / 10))
        self.fields[name], self._boxes[name] = field, box

    def _set(self, name: str, value: float) -> None:
        self.values[name] = min(max(round(value, 12), -LARGEST), LARGEST)
        self.fields[name].show_number(self.values[name])
        self.changed.emit()
