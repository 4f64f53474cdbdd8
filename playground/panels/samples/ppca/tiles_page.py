"""Pages of small pictures: the directions of greatest variance, and samples of the model."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.arrays import Array
from playground.look.tokens import Theme
from playground.panels.samples.pictures.picture_grid import PictureGrid, Tile
from playground.panels.samples.ppca.fitted import Fitted
from playground.panels.samples.ppca.model_page import ModelPage
from playground.words.numbers import number, percent
from playground.words.translate import tr

# So many directions are shown, and so many samples drawn.
MOST_DIRECTIONS, DRAWN = 40, 24
# Of a direction in a table so many inputs are named.
NAMED = 2


class TilesPage(ModelPage):
    """A grid of pictures that scrolls."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.fitted: Fitted | None = None
        self.grid = PictureGrid(theme, tr("Pictures of the model"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid.scrolled())

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.grid.set_theme(theme)
        if self.fitted is not None:
            self.show_model(self.fitted)


class DirectionsPage(TilesPage):
    """The mean of the samples and the directions of greatest variance."""

    def show_model(self, fitted: Fitted) -> None:
        self.fitted = fitted
        self.grid.setObjectName("ppca.directions")
        self.grid.show_tiles(direction_tiles(fitted, self.theme))

    def words(self) -> str:
        """How much of the variance they hold, and what the colours mean."""
        fitted = self.fitted
        assert fitted is not None
        share = float(fitted.reading.pca.shares[: fitted.components].sum())
        return tr("The first {p} directions hold {share} of the variance; blue adds, orange takes "
                  "away. Noise σ² = {noise}.", p=fitted.components, share=percent(share),
                  noise=number(fitted.model.noise_variance))  # fmt: skip

    def table(self) -> list[list[object]]:
        """Variance and entries of each direction, below the mean."""
        fitted = self.fitted
        assert fitted is not None
        pca = fitted.reading.pca
        columns = zip(pca.variances.tolist(), pca.directions.tolist(), strict=False)
        rows = [[i + 1, variance, *one] for i, (variance, one) in enumerate(columns)]
        header = [tr("direction"), tr("variance"), *fitted.setup.data.inputs]
        return [header, [tr("mean"), "", *pca.mean.tolist()], *rows[: fitted.components]]


class DrawnPage(TilesPage):
    """Samples drawn from the model: why a linear one is too simple."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.draw = 0
        self.samples: Array = np.zeros((0, 0))

    def show_model(self, fitted: Fitted) -> None:
        self.fitted = fitted
        self.grid.setObjectName("ppca.drawn")
        self.samples = fitted.model.sample(DRAWN, fitted.setup.spec.stream("samples", self.draw))
        self.grid.show_tiles(drawn_tiles(fitted, self.samples, self.theme))

    def words(self) -> str:
        """Why a linear model is too simple, in numbers of these samples."""
        assert self.fitted is not None
        low, high = self.fitted.ends
        beyond = float(((self.samples < low) | (self.samples > high)).mean())
        return tr("h ~ N(0, I), x ~ N(W h + b, σ² I). Too simple: any sum of directions counts as "
                  "a sample, and {share} of the numbers drawn lie beyond those of the data.",
                  share=percent(beyond, 0))  # fmt: skip

    def table(self) -> list[list[object]]:
        """The drawn samples."""
        assert self.fitted is not None
        return [list(self.fitted.setup.data.inputs), *self.samples.tolist()]


def direction_tiles(fitted: Fitted, theme: Theme) -> tuple[Tile, ...]:
    """The mean, then each direction of greatest variance with its share of it."""
    pca = fitted.reading.pca
    mean = fitted.shaded(pca.mean[None], theme)[0]
    tiles = [Tile(mean, tr("mean"), tr("The mean b of all samples"), 0)]
    shown = pca.directions[: min(fitted.components, MOST_DIRECTIONS)]
    for i, direction in enumerate(shown):
        share = percent(float(pca.shares[i]))
        tip = tr("Direction {i}: {share} of the variance, λ = {variance}", i=i + 1, share=share,
                 variance=number(float(pca.variances[i])))  # fmt: skip
        if fitted.setup.data.image is None:
            tip = f"{tip}\n{_largest(fitted, direction)}"
        tiles.append(Tile(fitted.inked(direction, theme), f"{i + 1} · {share}", tip, i + 1))
    return tuple(tiles)


def drawn_tiles(fitted: Fitted, x: Array, theme: Theme) -> tuple[Tile, ...]:
    """Drawn samples with how likely the model itself finds them."""
    words = likelihoods(fitted, x)
    tip = tr("Drawn from the model; below it log P(x)")
    return tuple(
        Tile(picture, words[i], tip, i)
        for i, picture in enumerate(fitted.shaded(x, theme))
    )  # fmt: skip


def likelihoods(fitted: Fitted, x: Array) -> list[str]:
    """log P(x) of each sample in words; none without noise."""
    if fitted.model.noise_variance == 0:
        return [""] * len(x)
    return [number(value, 3) for value in fitted.model.log_likelihood(x).tolist()]


def _largest(fitted: Fitted, direction: Array) -> str:
    order = np.argsort(-np.abs(direction))[:NAMED].tolist()
    named = (f"{fitted.setup.data.inputs[j]} {number(float(direction[j]), 2)}" for j in order)
    return ", ".join(named)
