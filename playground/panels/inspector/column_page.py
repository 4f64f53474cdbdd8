"""A whole layer: its formulas, shapes and sizes, and how fast it learns."""

from __future__ import annotations

import math

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.network.layers import Layer
from engine.network.naming import PlaceNames
from engine.network.places import Column, Parameter
from engine.probes import ColumnReading
from playground.panels.inspector.page import Caption, Formula, NumberTable, Page
from playground.words.numbers import number
from playground.words.settings import word
from playground.words.translate import tr


class ColumnPage(Page):
    """What the layers of a column compute, and the size of everything in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Caption(parent=self)
        self.formulas = Formula(tr("What the layer computes"), self)
        self.note = Caption(parent=self)
        self.arrays = NumberTable(
            tr("Arrays of the layer: click one to inspect its first number"),
            [tr("array"), tr("shape"), tr("norm"), tr("∂L"), tr("Δ / w")],
            self,
            # The line above the table says how many numbers there are.
            spare=(1,),
        )
        self.arrays.setObjectName("inspector.arrays")
        self.explained = Caption(
            tr(
                "norm = √Σw²; ∂L = root mean square of ∂L/∂w in the last batch; Δ / w = that of "
                "the last step over that of the numbers: about 0.001 is usual."
            ),
            self,
        )
        self.add(self.title, self.formulas, self.note)
        self.beside(self.arrays, self.explained)
        self.reading: ColumnReading | None = None
        self._names: PlaceNames | None = None
        self._place: Column | None = None
        self.arrays.chosen.connect(self._choose)

    def show_place(self, names: PlaceNames, place: Column) -> None:
        """Turn to another layer."""
        self._place, self.reading = place, None
        self.set_names(names)
        self.arrays.hide()

    def set_names(self, names: PlaceNames) -> None:
        """The experiment was edited: the layers may compute something else."""
        self._names, place = names, self._place
        if place is None:
            return
        block = names.blocks[place.column]
        title = tr(names.layer(place.column))
        self.title.show_text(title[:1].upper() + title[1:])
        first = 0 if place.column == 0 else block.first
        layers = names.network.layers[first : block.last + 1]
        self.formulas.show_text("<br>".join(map(_line, layers)))
        fan_in = names.network.fan_ins[block.first]
        count = _count(names, first, block.last)
        self.note.show_text(
            tr("{inputs} numbers in, {units} out, {count:,} parameters",
               inputs=fan_in, units=names.units(place.column), count=count)
        )  # fmt: skip

    def draw(self, reading: ColumnReading) -> None:
        """Show the sizes."""
        if self._place is None or reading.column != self._place.column:
            return
        self.reading = reading
        self.arrays.setVisible(bool(reading.arrays))
        rows, tips = [], []
        alone = len({array.layer for array in reading.arrays}) == 1
        for array in reading.arrays:
            shape = "×".join(map(str, array.shape))
            ratio = array.ratio
            # A step from zeros is no ratio.
            shown = None if ratio is None or math.isinf(ratio) else ratio
            named = array.array if alone else array.name.split(".", 1)[1]
            rows.append([named, shape, number(array.norm, 3),
                         number(array.gradient, 2), number(shown, 2)])  # fmt: skip
            tips.append(
                tr("{name}: mean {mean}, root mean square {rms}, last step {step}",
                   name=array.name, mean=number(array.mean), rms=number(array.rms),
                   step=number(array.update))
            )  # fmt: skip
        self.arrays.show_rows(rows, tips)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if self.reading is None or not 0 <= row < len(self.reading.arrays):
            return
        array = self.reading.arrays[row]
        self.chosen.emit(Parameter(array.layer, array.array, (0,) * len(array.shape)))


def _line(layer: Layer) -> str:
    """A layer's name and formula."""
    name = word(layer if layer.activation is None else layer.activation)
    return f"<small>{name}</small><br>&nbsp;&nbsp;{layer.rule.replace('<', '&lt;')}"


def _count(names: PlaceNames, first: int, last: int) -> int:
    pairs = zip(names.network.layers, names.network.fan_ins, strict=True)
    shapes = [lay.shapes(fan_in) for lay, fan_in in pairs][first : last + 1]
    return sum(math.prod(shape) for own in shapes for shape in own.values())
