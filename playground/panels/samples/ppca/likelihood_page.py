"""How likely the data is with one, two, … numbers in a code."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.arrays import Array
from playground.look.tokens import Theme
from playground.panels.samples.ppca.fitted import Fitted
from playground.panels.samples.ppca.model_page import ModelPage
from playground.plotting.plots import Dots, Line, Plot, set_grid
from playground.words.numbers import fixed
from playground.words.translate import tr

ROOM = 0.05


class LikelihoodPage(ModelPage):
    """The mean log-likelihood over the components; `chosen` carries a clicked number of them."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fitted: Fitted | None = None
        self.plot = Plot(theme, tr("Log-likelihood over components"), self)
        self.plot.setObjectName("ppca.likelihood")
        self.plot.describe = self.words
        self.plot.set_labels(tr("components p"), tr("log P(x) a sample"))
        self.plot.scene().sigMouseClicked.connect(self._clicked)
        set_grid(self.plot, x=False, y=True)
        self.line, self.held = Line(connect="finite"), Line(connect="finite")
        self.here = Dots(size=9, symbol="o")
        for item in (self.held, self.line, self.here):
            self.plot.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)
        self.set_theme(theme)

    def show_model(self, fitted: Fitted) -> None:
        """Mark the number of components of a model on the curve of its samples."""
        self.fitted = fitted
        reading = fitted.reading
        places = np.arange(1, len(reading.fitted) + 1)
        self.line.setData(places, reading.fitted)
        self.held.setData(places, reading.held)
        now = fitted.components
        value = reading.fitted[now - 1]
        self.here.setData([now], [value]) if math.isfinite(value) else self.here.setData([], [])
        low, high = _ends(np.concatenate([reading.fitted, reading.held]))
        room = ROOM * (high - low)
        self.plot.show_range(0.5, len(places) + 0.5, low - room, high + room)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.plot.set_theme(theme)
        self.line.setPen(theme.pen("accent", 2))
        self.held.setPen(theme.pen("warning", 1.6, style=Qt.PenStyle.DashLine))
        self.here.setPen(theme.pen("surface", 1))
        self.here.setBrush(theme.brush("accent"))

    def words(self) -> str:
        """The log-likelihood at this number of components, and that of samples held back."""
        fitted = self.fitted
        if fitted is None:
            return ""
        place = fitted.components - 1
        fit, held = float(fitted.reading.fitted[place]), float(fitted.reading.held[place])
        if math.isnan(fit):
            return tr("With {p} components nothing is left for the noise (σ² = 0): there is no "
                      "likelihood.", p=place + 1)  # fmt: skip
        words = tr("p = {p}: log-likelihood {value} a sample", p=place + 1, value=fixed(fit, 2))
        if not math.isnan(held):
            words = tr("{words}; held back (dashed) {held}", words=words, held=fixed(held, 2))
        return tr("{words}. Click the plot for another p.", words=words)

    def table(self) -> list[list[object]]:
        """Both curves."""
        if self.fitted is None:
            return []
        reading = self.fitted.reading
        pairs = zip(reading.fitted.tolist(), reading.held.tolist(), strict=True)
        header: list[object] = [tr("components"), tr("log-likelihood"), tr("held back")]
        return [header, *([i + 1, *map(_cell, pair)] for i, pair in enumerate(pairs))]

    @Slot(object)
    def _clicked(self, event: object) -> None:
        position = getattr(event, "scenePos", QPointF)()
        if self.fitted is not None:
            x = self.plot.plotItem.getViewBox().mapSceneToView(position).x()
            self.chosen.emit(min(max(1, round(x)), len(self.fitted.reading.fitted)))


def _ends(values: Array) -> tuple[float, float]:
    """The least and the largest of those that are finite."""
    finite = values[np.isfinite(values)]
    if not len(finite):
        return 0.0, 1.0
    # A held-back sample can be unlikely beyond all measure: the curve itself is to be seen.
    low, high = float(np.quantile(finite, 0.02)), float(finite.max())
    return (low, high) if high > low else (low - 1, high + 1)


def _cell(value: float) -> object:
    return "" if math.isnan(value) else value
