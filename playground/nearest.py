"""The plan nearest to an experiment that cannot be trained as it stands."""

from __future__ import annotations

from dataclasses import replace

from engine.experiment import ExperimentSpec
from engine.layers import fitted
from engine.losses import loss
from engine.plan import Plan
from engine.plans import Plans
from engine.registry import SpecError
from engine.sentences import Sentence

FOLLOWED = Sentence("Residual blocks now follow the number of inputs.")


def nearest_plan(spec: ExperimentSpec, plans: Plans) -> tuple[Plan, str]:
    """The plan of `spec`, and a note on what had to follow the data; raises `SpecError`.

    Another data set may need another loss, and residual blocks of another width. `plans` works
    the plans out, and shares what they have in common.
    """
    try:
        plan = _fitted(spec, plans)
        followed = plan.spec.layers != spec.layers
        return plan, FOLLOWED if followed else ""
    except SpecError as misfit:
        if misfit.path != "loss":
            raise
        for kind in loss:
            fitting = replace(spec, loss=kind())
            try:
                plan = _fitted(fitting, plans)
            except SpecError:
                continue
            label = getattr(kind, "label", kind.__name__)
            note = Sentence(
                "The loss is now {label}: {problem}.",
                label=Sentence(label),
                problem=misfit.problem,
            )
            return plan, note
        raise


def _fitted(spec: ExperimentSpec, plans: Plans) -> Plan:
    """The plan of `spec`, whose residual blocks follow the inputs if the data brings others."""
    try:
        return plans.of(spec)
    except SpecError as misfit:
        if not misfit.path.startswith("layers["):
            raise
        inputs = plans.of(replace(spec, layers=())).network.fan_ins[0]
        layers = fitted(spec.layers, inputs)
        if layers == spec.layers:
            raise
        return plans.of(replace(spec, layers=layers))
