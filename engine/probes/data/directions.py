"""The directions along which the samples themselves vary most, and how likely PPCA finds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

import numpy as np

from engine.arrays import Array, freeze
from engine.data.splits import PARTS
from engine.data.statistics.pca import PCA, PORTION
from engine.data.statistics.ppca import mean_log_likelihoods
from engine.probes.base import LongProbe, probe
from engine.specs.knobs import KnobError, choice, knob
from engine.steps import Portions, Steps
from engine.training.setup import Setup
from engine.training.trainer import Trainer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DirectionsReading:
    """The principal components of some samples of the data, which has so many `samples`.

    `fitted (d-1,)` is the mean log-likelihood of those samples under PPCA with 1, 2, … components,
    `held (d-1,)` that of samples beside them: validation and test part, NaN if there are none.
    """

    pca: PCA
    samples: int
    fitted: Array
    held: Array

    @property
    def few(self) -> Array:
        """`fitted` of 1 to 10 components: as much of the curve as can be sketched."""
        return self.fitted[:10]

    @property
    def explained(self) -> Array:
        """Which share of all variance the first 1, 2, … directions have together, (d,)."""
        return self.pca.shares.cumsum()

    @property
    def noise(self) -> Array:
        """σ² of PPCA with 1, 2, … components: the mean variance along all others, (d-1,)."""
        beside: Array = self.pca.variances[::-1].cumsum()[::-1][1:]
        return beside / np.arange(len(beside), 0, -1)


@probe("directions", label="Directions of greatest variance")
@dataclass(frozen=True, slots=True)
class DirectionsProbe(LongProbe):
    """Mean, directions of greatest variance and likelihoods of the data, whatever the network is.

    Of the inputs as the data has them, without features and scaling. None if there is no such
    sample, or if numbers are too large to be squared.
    """

    of_the_samples: ClassVar[bool] = True
    part: str = choice("all", "all", "train", help="All samples, or those of the training part.")
    only: int = knob(-1, low=-1, high=1_000_000, help="The class, counted from 0; -1: all.")

    def portions(self, trainer: Trainer) -> Portions[DirectionsReading | None]:
        setup = trainer.setup
        beside = () if self.part == "all" else (name for name in PARTS if name != self.part)
        x = yield from samples_of(setup, (self.part,), self.only)
        held = yield from samples_of(setup, beside, self.only)
        if not len(x):
            return None
        try:
            pca = yield from paused(PCA.fitting(x))
            fitted = yield from paused(mean_log_likelihoods(pca, x))
            others = yield from paused(mean_log_likelihoods(pca, held))
        except KnobError:
            return None
        return DirectionsReading(pca, len(x), freeze(fitted), freeze(others))


def rows_of(setup: Setup, part: str, only: int = -1) -> Array:
    """Which rows of the data belong to a part, or to "all", of one class unless that is -1."""
    rows = np.arange(len(setup.data.x)) if part == "all" else setup.parts[part].rows
    return rows if only < 0 else rows[setup.data.y[rows] == only]


def samples_of(setup: Setup, parts: Iterable[str], only: int) -> Portions[Array]:
    """The samples of these parts, of one class unless that is -1, copied some at a time."""
    whole = setup.data.x
    some = [np.zeros(0, dtype=int), *(rows_of(setup, part, only) for part in parts)]
    rows = np.concatenate(some)
    if np.array_equal(rows, np.arange(len(whole))):
        return whole
    taken = np.empty((len(rows), whole.shape[1]), whole.dtype)
    together = max(1, 10 * PORTION // whole.shape[1])
    for first in range(0, len(rows), together):
        taken[first : first + together] = whole[rows[first : first + together]]
        yield
    return taken


def paused(steps: Steps[T]) -> Portions[T]:
    """The same work, whose share of all does not matter."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            done: T = end.value
            return done
        yield
