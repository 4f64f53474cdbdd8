"""Data of two inputs: Gaussians fitted to it, its directions of greatest variance, and trials."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from engine.arrays import Array
from engine.data.plane import Plane
from engine.data.statistics.gaussian import SHAPES, Gaussian
from playground.look.tokens import Theme
from playground.panels.samples.ppca.fitted import Fitted
from playground.panels.samples.ppca.looks import Look, class_legend
from playground.panels.samples.ppca.model_page import ModelPage
from playground.plotting.legend_line import LegendLine
from playground.plotting.plots import Dots, Line, Plot
from playground.widgets.number_slider import NumberSlider
from playground.words.numbers import fixed, percent
from playground.words.translate import tr

POINT = 6
DEVIATIONS = (1.0, 2.0)
# A class needs so many samples for an ellipse of its own.
FEWEST = 3


class GaussiansPage(ModelPage):
    """Ellipses of one and two standard deviations; sliders turn and stretch the fitted one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fitted: Fitted | None = None
        self.gaussian: Gaussian | None = None
        self.plot = Plot(theme, tr("Data with fitted Gaussians"), self)
        self.plot.setObjectName("ppca.gaussians")
        self.plot.describe = self.words
        self.dots: list[Dots] = []
        self.rings: list[Line] = []
        self.whole = [Line() for _ in DEVIATIONS]
        self.axes = Line(connect="pairs")
        for item in (*self.whole, self.axes):
            item.setZValue(5)
            self.plot.addItem(item)
        self.turn = NumberSlider(-90.0, 90.0, unit="°", parent=self)
        self.turn.setObjectName("ppca.turn")
        self.turn.setAccessibleName(tr("Turn of the Gaussian"))
        self.turn.setToolTip(tr("Turn the ellipse: the fitted one is the likeliest of all."))
        self.stretch = NumberSlider(0.25, 4.0, log=True, unit="×", parent=self)
        self.stretch.setObjectName("ppca.stretch")
        self.stretch.setAccessibleName(tr("Width of the Gaussian"))
        self.stretch.setToolTip(tr("Widen the ellipse: the fitted one is the likeliest of all."))
        self.turn.setValue(0.0)
        self.stretch.setValue(1.0)
        for slider in (self.turn, self.stretch):
            slider.edited.connect(self._try)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 6, 0)
        form.setVerticalSpacing(2)
        form.addRow(tr("Turn"), self.turn)
        form.addRow(tr("Width"), self.stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.legend = LegendLine(theme, tr("Legend of the Gaussians"), self)
        column.addWidget(self.plot, 1)
        column.addWidget(self.legend)
        column.addLayout(form)
        self.theme = theme
        self.set_theme(theme)

    def show_model(self, fitted: Fitted) -> None:
        """Show other samples, with the Gaussian under which they are most likely."""
        self.fitted = fitted
        data = fitted.setup.data
        plane = Plane.of(data)
        self.plot.set_square(plane.square)
        self.plot.show_range(*plane.extent)
        self.plot.set_labels(data.inputs[0], data.inputs[1])
        pca = fitted.reading.pca
        arms = pca.directions * np.sqrt(pca.variances[: len(pca.directions), None])
        ends = [end for arm in DEVIATIONS[-1] * arms for end in (pca.mean - arm, pca.mean + arm)]
        self.axes.setData(*np.array(ends).T)
        self._place()
        self._try()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
        self.plot.set_theme(theme)
        self.legend.set_theme(theme)
        for line in self.whole:
            line.setPen(theme.pen("text", 1.6))
        self.axes.setPen(theme.pen("accent", 2))
        if self.fitted is not None:
            self._place()

    def words(self) -> str:
        """Which Gaussian fits better: mean log-likelihoods, the best of each kind."""
        fitted, tried = self.fitted, self.gaussian
        if fitted is None or tried is None:
            return ""
        x = self._samples()
        names = (tr("full"), tr("upright"), tr("round"))
        best = [_score(Gaussian.fit(x, shape), x) for shape in SHAPES]
        told = ", ".join(f"{name} {value}" for name, value in zip(names, best, strict=True))
        words = tr("log-likelihood a sample: {told}", told=told)
        if (self.turn.value(), self.stretch.value()) != (0.0, 1.0):
            words = tr("this one {value}; best {words}", value=_score(tried, x), words=words)
        elif (apart := self._apart()) is not None:
            words = tr("{words}; one for each class {apart}", words=words, apart=apart)
        share = percent(float(fitted.reading.pca.shares[0]), 0)
        return tr("{words}. Direction 1: {share} of the variance.", words=words, share=share)

    def table(self) -> list[list[object]]:
        """Mean, covariance and log-likelihood of each Gaussian."""
        fitted = self.fitted
        if fitted is None:
            return []
        x = self._samples()
        header: list[object] = [
            tr("Gaussian"), "μ1", "μ2", "Σ11", "Σ12", "Σ22", tr("log-likelihood")
        ]  # fmt: skip
        every = [(shape, Gaussian.fit(x, shape), x) for shape in SHAPES]
        every += [(fitted.setup.data.classes[k], g, some) for k, g, some in self._by_class()]
        return [
            header,
            *([name, *g.mean.tolist(), *g.covariance.ravel()[[0, 1, 3]].tolist(), _score(g, some)]
              for name, g, some in every),
        ]  # fmt: skip

    def _samples(self) -> Array:
        assert self.fitted is not None
        return self.fitted.setup.data.x[self.fitted.every]

    def _by_class(self) -> list[tuple[int, Gaussian, Array]]:
        """Class, its Gaussian and its samples, where it has enough of them."""
        fitted = self.fitted
        assert fitted is not None
        data, found = fitted.setup.data, []
        for k in range(len(data.classes)):
            some = data.x[fitted.every[data.y[fitted.every] == k]]
            if len(some) >= FEWEST:
                found.append((k, Gaussian.fit(some), some))
        return found

    def _apart(self) -> str | None:
        """The mean log-likelihood of each sample under the Gaussian of its own class."""
        found = self._by_class()
        if len(found) < 2:
            return None
        try:
            every = np.concatenate([g.log_likelihood(some) for _, g, some in found])
        except ValueError:
            return None
        return fixed(float(every.mean()), 2)

    def _place(self) -> None:
        """Samples and ellipses of each class."""
        fitted = self.fitted
        assert fitted is not None
        data = fitted.setup.data
        while len(self.dots) < max(1, len(data.classes)):
            self.dots.append(Dots(size=POINT))
            self.rings.append(Line())
            self.plot.addItem(self.dots[-1])
            self.plot.addItem(self.rings[-1])
        labels = data.y[fitted.rows] if data.classes else np.zeros(len(fitted.rows), int)
        rings = {k: g.ellipse(DEVIATIONS[-1]) for k, g, _ in self._by_class()}
        for k, (item, ring) in enumerate(zip(self.dots, self.rings, strict=True)):
            look = Look.of(self.theme, k if data.classes else None)
            look.dress(item)
            item.setData(*data.x[fitted.rows[labels == k]].T)
            ring.setPen(self.theme.pen(look.color, 1.6, style=Qt.PenStyle.DashLine))
            ring.setData(*rings.get(k, np.zeros((0, 2))).T)
        told = tr(
            "Solid: the Gaussian of all samples at 1 and 2 standard deviations, with its "
            "directions of greatest variance; dashed: that of each class at 2."
        )
        self.legend.show_legend(class_legend(self.theme, data.classes, POINT, (told,)))

    @Slot()
    def _try(self) -> None:
        """Draw the fitted Gaussian, turned and widened as the sliders say."""
        if self.fitted is None:
            return
        fit = Gaussian.fit(self._samples())
        self.gaussian = fit.turned(math.radians(self.turn.value()), self.stretch.value())
        for line, deviations in zip(self.whole, DEVIATIONS, strict=True):
            line.setData(*self.gaussian.ellipse(deviations).T)


def _score(gaussian: Gaussian, x: Array) -> str:
    try:
        return fixed(float(gaussian.log_likelihood(x).mean()), 2)
    except ValueError:
        return "∞"
