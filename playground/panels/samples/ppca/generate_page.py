"""A code on sliders, and the sample that the model makes of it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QWidget

from engine.arrays import Array
from playground.look.tokens import Theme
from playground.panels.samples.pictures.picture_grid import PictureGrid, Tile
from playground.panels.samples.ppca.fitted import Fitted
from playground.panels.samples.ppca.looks import number_name
from playground.panels.samples.ppca.model_page import ModelPage
from playground.widgets.number_slider import NumberSlider
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import number
from playground.words.translate import tr

SLIDERS = 10
# Hardly a code drawn from N(0, I) lies further out.
FURTHEST = 4.0


class GeneratePage(ModelPage):
    """Sliders for the first numbers of a code; the others are 0, or those of a chosen sample."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.fitted: Fitted | None = None
        self.code: Array = np.zeros(0)
        # A sample whose code is to be taken as soon as there is a model.
        self._row: int | None = None
        self.sliders = [self._slider(i) for i in range(SLIDERS)]
        self.zero = QPushButton(tr("Back to the mean"), self)
        self.zero.setObjectName("ppca.zero")
        self.zero.setAccessibleName(self.zero.text())
        self.zero.setToolTip(tr("Set every number of the code to 0: the mean of all samples."))
        self.zero.clicked.connect(self._reset)
        inside = QWidget(self)
        self.form = QFormLayout(inside)
        self.form.setContentsMargins(0, 0, 6, 0)
        self.form.setVerticalSpacing(2)
        for i, slider in enumerate(self.sliders):
            self.form.addRow(number_name(i), slider)
        self.form.addRow(self.zero)
        self.picture = PictureGrid(theme, tr("The sample that this code is decoded to"), self)
        self.picture.setObjectName("ppca.generated")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(VerticalScroll(inside, self), 3)
        row.addWidget(self.picture.scrolled(), 2)

    def show_model(self, fitted: Fitted) -> None:
        """Take another model; numbers of the code that it has too stay."""
        self.fitted = fitted
        code = np.zeros(fitted.components)
        kept = min(len(code), len(self.code))
        code[:kept] = self.code[:kept]
        for i in range(SLIDERS):
            self.form.setRowVisible(i, i < fitted.components)
        self._take(code)
        self.show_sample(self._row)

    def show_sample(self, row: int | None) -> None:
        """Begin with the code of a sample of the data."""
        fitted, self._row = self.fitted, row
        if fitted is not None and row is not None and row < len(fitted.setup.data.x):
            self._row = None
            self._take(fitted.model.codes(fitted.setup.data.x[row][None])[0])

    def set_theme(self, theme: Theme) -> None:
        """Colour the picture again."""
        self.theme = theme
        self.picture.set_theme(theme)
        self._paint()

    def decoded(self) -> Array:
        """The sample that is shown, (d,): W h + b."""
        assert self.fitted is not None
        return self.fitted.model.decode(self.code[None])[0]

    def words(self) -> str:
        """How to come to a code."""
        return tr("Click a sample anywhere to begin with its code.")

    def table(self) -> list[list[object]]:
        """The code, then the sample that it is decoded to."""
        if self.fitted is None:
            return []
        code = [[number_name(i), value] for i, value in enumerate(self.code.tolist())]
        named = zip(self.fitted.setup.data.inputs, self.decoded().tolist(), strict=True)
        return [[tr("number"), tr("value")], *code, *map(list, named)]

    def _slider(self, place: int) -> NumberSlider:
        slider = NumberSlider(-FURTHEST, FURTHEST, parent=self)
        slider.setObjectName(f"ppca.h{place + 1}")
        slider.setAccessibleName(tr("Number {i} of the code", i=place + 1))
        slider.setToolTip(
            tr("How far to go along direction {i}, in standard deviations.", i=place + 1)
        )
        slider.setValue(0.0)
        slider.edited.connect(lambda value: self._change(place, value))
        return slider

    def _change(self, place: int, value: float) -> None:
        if place < len(self.code):
            self.code = self.code.copy()
            self.code[place] = value
            self._paint()

    @Slot()
    def _reset(self) -> None:
        self._take(np.zeros(len(self.code)))

    def _take(self, code: Array) -> None:
        self.code = code
        for slider, value in zip(self.sliders, code.tolist(), strict=False):
            slider.setValue(value)
        self._paint()

    def _paint(self) -> None:
        if self.fitted is None:
            return
        picture = self.fitted.shaded(self.decoded()[None], self.theme)[0]
        length = number(float(np.linalg.norm(self.code)), 3)
        caption = tr("x = W h + b, |h| = {length}", length=length)
        self.picture.show_tiles((Tile(picture, caption, self._tip(), 0),))

    def _tip(self) -> str:
        assert self.fitted is not None
        data = self.fitted.setup.data
        if data.image is not None:
            return tr("The mean of all samples with this code")
        named = zip(data.inputs, self.decoded().tolist(), strict=True)
        return "\n".join(f"{name} {number(value, 3)}" for name, value in named)
