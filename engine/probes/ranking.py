"""How well the network ranks the samples of two classes, whatever share is asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.data.statistics.roc import RocCurve
from engine.probes.base import LongProbe, probe
from engine.steps import Portions
from engine.training.trainer import Trainer

# More points than this cannot be told apart.
MOST_POINTS = 500


@dataclass(frozen=True, slots=True)
class RocReading:
    """The curve of a part, and the point of it at which the network answers now."""

    curve: RocCurve
    false: float
    true: float

    @property
    def area(self) -> float:
        """The area under the curve."""
        return self.curve.area


@probe("roc", label="ROC curve")
@dataclass(frozen=True, slots=True)
class RocProbe(LongProbe):
    """True against false alarms of two classes at every threshold, and the area under the curve.

    The score is that of the second class: z behind one output, z₂ − z₁ behind two, the share of
    the votes behind more. Nothing for other data, nor for a part that has one class only.
    """

    def portions(self, trainer: Trainer) -> Portions[dict[str, RocReading]]:
        setup, loss = trainer.setup, trainer.network.loss
        found: dict[str, RocReading] = {}
        for part in PARTS if len(setup.data.classes) == 2 else ():
            samples = setup.parts[part]
            z = yield from setup.network.predict_in_portions(trainer.weights, samples.x)
            with np.errstate(all="ignore"):
                z = z.astype(np.float64)
                score = _score(z) if z.shape[1] <= 2 else loss.shares(z)[:, 1]
                curve = RocCurve.of(samples.labels, score)
                taken = loss.classify(z) == 1
            if curve is not None:
                ones = samples.labels == 1
                alarms = (float(taken[~ones].mean()), float(taken[ones].mean()))
                found[part] = RocReading(curve.thinned(MOST_POINTS), *alarms)
        return found


def _score(z: Array) -> Array:
    """How much is said for the second class (n,): a share of 1 would not tell two z apart."""
    return z[:, 0] if z.shape[1] == 1 else z[:, 1] - z[:, 0]
