"""The controls that choose on which plane the loss is measured."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from engine.network.network import Network
from engine.network.places import Parameter
from engine.probes import PathSlice, RandomSlice, WeightSlice
from playground.look.tokens import Theme
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.number_field import NumberField
from playground.words.translate import tr

# While training: few points, and as little work as ten steps or so.
COARSE, FINE = 13, 41
LITTLE, MUCH = 0.1, 5.0

# The largest number of a weight, and the ends of the reach.
MOST = 5_000_000
LEAST, LARGEST = 0.001, 10.0

Slice = PathSlice | WeightSlice | RandomSlice


class PlaneChoice(QWidget):
    """Path, two weights or random directions; `changed` when the user has chosen another plane."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights = WeightSlice()
        self._random = RandomSlice()
        self._next_is_second = False
        self.kind = QComboBox(self)
        self.kind.setObjectName("landscape.plane")
        self.kind.setAccessibleName(tr("Plane of the loss"))
        self.kind.setToolTip(
            tr("Which two directions of all parameters are drawn; the others stay as they are.")
        )
        for text in (tr("The path walked"), tr("Two weights"), tr("Random plane")):
            self.kind.addItem(text)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        longest = max(len(self.kind.itemText(i)) for i in range(self.kind.count()))
        self.kind.setMinimumContentsLength(longest)
        FocusedWheel(self.kind)
        self.first, first = self._field("first", "→", MOST)
        self.second, second = self._field("second", "↑", MOST)
        self.reach, reach = self._field("reach", "±", LARGEST)
        self.first.setAccessibleName(tr("Number of the weight across"))
        self.second.setAccessibleName(tr("Number of the weight upwards"))
        self.reach.setAccessibleName(tr("Reach of the picture"))
        self.first.setToolTip(tr("Click a weight in the network, or type its number."))
        self.second.setToolTip(tr("Click a second weight in the network, or type its number."))
        self.reach.setToolTip(tr("How far the picture goes to each side of the present."))
        self.again = QPushButton(tr("Other directions"), self)
        self.again.setObjectName("landscape.again")
        self.again.setAccessibleName(self.again.text())
        self.again.setToolTip(tr("Draw two other random directions, each as long as the weights."))
        self._extras = {1: (first, second, reach), 2: (reach, self.again)}
        self._row = FlowLayout(self, 8)
        self.add(self.kind, first, second, reach, self.again)
        self.kind.currentIndexChanged.connect(self._choose)
        self.first.entered.connect(lambda n: self._take(replace(self._weights, first=n)))
        self.second.entered.connect(lambda n: self._take(replace(self._weights, second=n)))
        self.reach.entered.connect(self._reach_out)
        self.again.clicked.connect(self._draw_again)
        self._show()

    def add(self, *parts: QWidget) -> None:
        """Put further controls at the end of the row."""
        for part in parts:
            self._row.addWidget(part)

    @property
    def running(self) -> Slice:
        """The probe for while training goes on."""
        return replace(self._chosen, resolution=COARSE, effort=LITTLE)

    @property
    def resting(self) -> Slice:
        """The probe for while it rests."""
        return replace(self._chosen, resolution=FINE, effort=MUCH)

    @property
    def by_path(self) -> bool:
        """Whether the plane is that of the path, which needs steps to have been made."""
        return self.kind.currentIndex() == 0

    def start(self, network: Network) -> None:
        """Fit the numbers to a network."""
        last = network.parameter_count - 1
        self._weights = replace(
            self._weights, first=min(self._weights.first, last), second=min(
                self._weights.second, last
            )
        )  # fmt: skip
        self._show()

    def take_parameter(self, network: Network, place: Parameter) -> None:
        """A weight was clicked: the first one goes across, the next one upwards."""
        number = number_of(network, place)
        if self._next_is_second:
            self._take(replace(self._weights, second=number))
        else:
            self._take(replace(self._weights, first=number))
        self._next_is_second = not self._next_is_second

    @property
    def _chosen(self) -> Slice:
        return (PathSlice(), self._weights, self._random)[self.kind.currentIndex()]

    def _field(self, name: str, sign: str, most: float) -> tuple[NumberField, QWidget]:
        box = QWidget(self)
        whole = isinstance(most, int)
        field = NumberField(0 if whole else LEAST, most, integer=whole, parent=box)
        field.setObjectName(f"landscape.{name}")
        field.reserve(("00000",))
        words = QLabel(sign, box)
        words.setProperty("kind", "caption")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(words)
        row.addWidget(field)
        return field, box

    def _take(self, weights: WeightSlice) -> None:
        if weights != self._weights:
            self._weights = weights
            self._show()
            if self.kind.currentIndex() == 1:
                self.changed.emit()

    @Slot(object)
    def _reach_out(self, radius: float) -> None:
        if self.kind.currentIndex() == 1:
            self._weights = replace(self._weights, radius=float(radius))
        else:
            self._random = replace(self._random, radius=float(radius))
        self._show()
        self.changed.emit()

    @Slot()
    def _draw_again(self) -> None:
        self._random = replace(self._random, seed=self._random.seed + 1)
        self.changed.emit()

    @Slot()
    def _choose(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        chosen = self._chosen
        shown = self._extras.get(self.kind.currentIndex(), ())
        for part in {part for parts in self._extras.values() for part in parts}:
            part.setVisible(part in shown)
        self.first.show_number(self._weights.first)
        self.second.show_number(self._weights.second)
        if not isinstance(chosen, PathSlice):
            self.reach.show_number(chosen.radius)
        self.updateGeometry()


def number_of(network: Network, place: Parameter) -> int:
    """Which number of the flat vector of parameters a place is."""
    start = 0
    for i, (lay, fan_in) in enumerate(zip(network.layers, network.fan_ins, strict=True)):
        for name, shape in lay.shapes(fan_in).items():
            if (i, name) == (place.layer, place.name):
                return start + int(np.ravel_multi_index(place.index, shape))
            start += int(np.prod(shape))
    raise KeyError(f"there is no parameter {place}")
