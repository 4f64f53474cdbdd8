"""What a form offers: no setting without effect, and no kind that the data at hand rules out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.network.losses import LossMisfit, loss
from engine.optimizers.schedules import schedule
from engine.sentences import Sentence
from engine.specs.knobs import Spec
from engine.training.setup import Setup
from engine.training.stopping import stop_rule

# So many targets tell whether a loss takes their like.
_JUDGED = 1_000
_NO_CLASSES = Sentence("It needs data with classes, and these are numbers.")
_NO_SAMPLES = Sentence("It needs {part} samples, and none are kept back.")

Reasons = Mapping[type[Spec], str]


@dataclass(frozen=True, slots=True)
class OfferedSettings:
    """`idle`: paths of settings that change nothing; `unfit`: by path, kinds that do not work."""

    idle: frozenset[str] = frozenset()
    unfit: Mapping[str, Reasons] = field(default_factory=dict)

    @classmethod
    def of(cls, setup: Setup) -> OfferedSettings:
        """What these data and this loss leave to be chosen."""
        idle = {"data.target_scaling"}
        if not setup.data.classes:
            idle = {"class_weights", *(f"loss.{name}" for name in setup.spec.loss.for_classes)}
        watching: dict[type[Spec], str] = {}
        for kind in (*stop_rule, *schedule):
            item = kind()
            if getattr(item, "needs_classes", False) and not setup.data.classes:
                watching[kind] = _NO_CLASSES
            elif item.watched and not len(setup.parts[item.watched]):
                watching[kind] = Sentence(_NO_SAMPLES.pattern, part=Sentence(item.watched))
        return cls(
            frozenset(idle),
            {"loss": _unfit_losses(setup), "stopping": watching, "schedule": watching},
        )


def _unfit_losses(setup: Setup) -> dict[type[Spec], str]:
    data = setup.data
    found: dict[type[Spec], str] = {}
    targets = 1 if data.classes else data.y.shape[1]
    for kind in loss:
        try:
            kind().outputs(len(data.classes), targets)
            kind().encode(data.y[:_JUDGED], len(data.classes))
        except LossMisfit as misfit:
            found[kind] = str(misfit)
    return found
