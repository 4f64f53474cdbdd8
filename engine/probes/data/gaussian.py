"""How likely the samples are under a Gaussian: the one that fits them best, or another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from engine.arrays import Array
from engine.data.statistics.gaussian import SHAPES, Gaussian
from engine.probes.base import LongProbe, probe
from engine.probes.data.directions import paused, samples_of
from engine.specs.knobs import KnobError, choice, knob
from engine.steps import Portions
from engine.training.trainer import Trainer

# More samples than this say nothing more about an ellipse.
MOST = 20_000


@dataclass(frozen=True, slots=True)
class GaussianReading:
    """A Gaussian with its mean (d,) and covariance (d, d), and the mean log p(x) of the samples.

    `log_likelihood` is NaN where the samples have no variance along some direction.
    """

    mean: Array
    covariance: Array
    log_likelihood: float


@probe("gaussian", label="Gaussian")
@dataclass(frozen=True, slots=True)
class GaussianProbe(LongProbe):
    """The likeliest Gaussian of a shape for the data as it is, in the plane turned and stretched.

    Of the inputs without features and scaling. None if there is no such sample, if numbers are
    too large to be squared, or if one is to be turned that does not lie in the plane.
    """

    of_the_samples: ClassVar[bool] = True
    shape: str = choice("full", *SHAPES, help="Any ellipse, one along the axes, or a circle.")
    turn: float = knob(0.0, low=-180.0, high=180.0, unit="°", help="How far it is turned.")
    stretch: float = knob(1.0, low=0.1, high=10.0, help="How much wider it is made.")
    only: int = knob(-1, low=-1, high=1_000_000, help="The class, counted from 0; -1: all.")

    def portions(self, trainer: Trainer) -> Portions[GaussianReading | None]:
        x = (yield from samples_of(trainer.setup, ("all",), self.only))[:MOST]
        try:
            found = yield from paused(Gaussian.fitting(x, self.shape))
            if self.turn or self.stretch != 1:
                found = found.turned(math.radians(self.turn), self.stretch)
        except KnobError:
            return None
        try:
            mean = float((yield from paused(found.log_likelihoods(x))).mean())
        except ValueError:
            mean = math.nan
        return GaussianReading(found.mean, found.covariance, mean)
