"""What schedule and stopping rules watch must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.data.datasets import Data
from engine.data.splits import Part
from engine.sentences import Sentence
from engine.specs.paths import joined
from engine.specs.registry import SpecError

if TYPE_CHECKING:
    from engine.training.experiment import ExperimentSpec


def check_watched(spec: ExperimentSpec, data: Data, parts: dict[str, Part]) -> None:
    """Raise `SpecError` if schedule or stopping rules need samples or classes there are none of."""
    watching = {"schedule": spec.schedule.watched}
    watching |= {joined("stopping", i): rule.watched for i, rule in enumerate(spec.stopping)}
    for path, part in watching.items():
        if part and not len(parts[part]):
            raise SpecError(
                path,
                Sentence("it needs {part} samples, and none are kept back", part=Sentence(part)),
            )
    for i, rule in enumerate(spec.stopping):
        if rule.needs_classes and not data.classes:
            raise SpecError(
                joined("stopping", i), Sentence("it needs data with classes, and these are numbers")
            )
