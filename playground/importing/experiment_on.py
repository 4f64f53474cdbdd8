"""From a table that was read to an experiment on it; without a window, too."""

from __future__ import annotations

from dataclasses import replace

from engine.data.scaling import NoScaling, Standardise
from engine.data.tables.choices import Choices
from engine.network.losses import SoftmaxCrossEntropy, loss
from engine.training.experiment import ExperimentSpec


def experiment_on(choices: Choices, before: ExperimentSpec) -> ExperimentSpec:
    """The experiment `before` on the table that is chosen, with a loss that fits it."""
    classes = choices.is_classification
    stopping = tuple(rule for rule in before.stopping if classes or not rule.needs_classes)
    data = replace(
        before.data,
        dataset=choices.table,
        features=(),
        raw_inputs=True,
        scaling=Standardise() if choices.standardise else NoScaling(),
        target_scaling=Standardise()
        if choices.standardise_targets and not classes
        else NoScaling(),
    )
    fitting = SoftmaxCrossEntropy() if classes else loss["mse"]()
    return replace(before, data=data, loss=fitting, stopping=stopping)
