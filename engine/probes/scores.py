"""How well the run does: the loss curve, scores and metrics."""

from __future__ import annotations

from dataclasses import dataclass

from engine.data.splits import PARTS
from engine.probes.base import Probe, probe
from engine.training.loss_curve import CurvePoints
from engine.training.metrics import Metrics, metrics_of
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
class ScoresProbe(Probe):
    """Loss and accuracy of training, validation and test part at this step."""

    def measure(self, trainer: Trainer) -> dict[str, Score]:
        return {part: trainer.score(part) for part in PARTS}


@probe("metrics", label="Metrics")
@dataclass(frozen=True, slots=True)
class MetricsProbe(Probe):
    """Confusion matrix, precision, recall, F1 and log-loss of every part, or R² and mean error."""

    def measure(self, trainer: Trainer) -> dict[str, Metrics]:
        return {part: metrics_of(trainer, part) for part in PARTS}
