"""The model of the samples at hand, as the pages of the panel show it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.data.splits import spread
from engine.data.statistics.ppca import PPCA
from engine.probes import DirectionsProbe, DirectionsReading, rows_of
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.samples.pictures.inks import grey, signed

# More points than this cannot be told apart; Gaussians are fitted to so many at most.
MOST, MOST_FITTED = 1500, 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """PPCA with so many components of the samples that `reading` is about.

    `every` are the rows of the data that belong to them, `rows` those that are drawn.
    """

    setup: Setup
    reading: DirectionsReading
    model: PPCA
    every: Array
    rows: Array

    @classmethod
    def of(
        cls, setup: Setup, reading: DirectionsReading, components: int, asked: DirectionsProbe
    ) -> Fitted:
        """The model with so many components, fewer where the data has fewer inputs."""
        model = PPCA.of(reading.pca, min(components, len(reading.pca.mean) - 1))
        rows = rows_of(setup, asked.part, asked.only)
        every, shown = (rows[spread(len(rows), most)] for most in (MOST_FITTED, MOST))
        return cls(setup, reading, model, every, shown)

    @property
    def components(self) -> int:
        """How many numbers a code has."""
        return self.model.W.shape[1]

    @property
    def image(self) -> tuple[int, int]:
        """The shape of a picture of a sample; a row of squares where it is none."""
        return self.setup.data.image or (1, len(self.reading.pca.mean))

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the largest number among the inputs."""
        return float(self.setup.data.x.min()), float(self.setup.data.x.max())

    def shaded(self, x: Array, theme: Theme) -> Array:
        """Samples x (n, d) as pictures of bytes (n, h, w, 3)."""
        return grey(x, *self.ends, theme).reshape(len(x), *self.image, 3)

    def inked(self, direction: Array, theme: Theme) -> Array:
        """A direction (d,) in the colours of signs, as bytes (h, w, 3)."""
        limit = float(np.abs(direction).max()) or 1.0
        return signed(direction, limit, theme).reshape(*self.image, 3)
