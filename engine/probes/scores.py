"""How well the run does: the loss curve, scores and metrics."""

from __future__ import annotations

from dataclasses import dataclass

from engine.data.splits import PARTS
from engine.probes.base import LongProbe, Probe, answering, probe
from engine.steps import Portions
from engine.training.metrics import Metrics, NumberMetrics, metrics_in_portions
from engine.training.past.loss_curve import CurvePoints
from engine.training.run import Run
from engine.training.trainer import Score, Trainer


@probe("curve", label="Loss curve")
@dataclass(frozen=True, slots=True)
class CurveProbe(Probe):
    """The history of losses and accuracies, in at most 2,000 points."""

    def measure_run(self, run: Run) -> CurvePoints:
        return run.curve.points()


@probe("scores", label="Scores")
@dataclass(frozen=True, slots=True)
class ScoresProbe(LongProbe):
    """Loss and accuracy of training, validation and test part at this step."""

    def portions(self, trainer: Trainer) -> Portions[dict[str, Score]]:
        return trainer.stepper.scorer(trainer.weights)


@probe("metrics", label="Metrics")
@dataclass(frozen=True, slots=True)
class MetricsProbe(LongProbe):
    """Confusion matrix, precision, recall, F1 and log-loss of every part, or R² and mean error."""

    def portions(self, trainer: Trainer) -> Portions[dict[str, Metrics]]:
        found = {}
        for part in PARTS:
            found[part] = yield from metrics_in_portions(trainer.setup, answering(trainer), part)
        return found


@probe("fits", label="R² and mean absolute error")
@dataclass(frozen=True, slots=True)
class FitsProbe(LongProbe):
    """How well numbers are predicted, in units of the data, for every part; nothing for classes."""

    def portions(self, trainer: Trainer) -> Portions[dict[str, NumberMetrics]]:
        found: dict[str, NumberMetrics] = {}
        for part in PARTS if not trainer.setup.data.classes else ():
            fit = yield from metrics_in_portions(trainer.setup, answering(trainer), part)
            assert isinstance(fit, NumberMetrics)
            found[part] = fit
        return found
