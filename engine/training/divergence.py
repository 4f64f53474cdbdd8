"""Divergence: training that runs off to infinity, and the layer in which that shows first."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.data.scaling import Standardise
from engine.network.naming import OUTPUT_LAYER, PlaceNames
from engine.network.network import Network, Pass
from engine.sentences import Sentence
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup

# Inputs or targets of this size are what makes training run off, whatever the learning rate.
FAR = 1e3
# The learning rate is not halved any more below this.
LEAST_RATE = 1e-5


class Diverged(ArithmeticError):  # noqa: N818
    """Loss or gradient became infinite or NaN; parameters are those of the last finite step."""

    def __init__(self, step: int, where: str) -> None:
        super().__init__(
            Sentence(
                "Loss became infinite at step {step}, first in {where}.", step=step, where=where
            )
        )
        self.step = step
        self.where = where


def first_not_finite(network: Network, done: Pass, grads: ParameterVector) -> str:
    """The first layer whose output, or else gradient, is not finite, in words."""
    names = PlaceNames(network)
    for i, output in enumerate(done.outputs[1:]):
        if not np.isfinite(output).all():
            return names.layer(names.column_of(i))
    if math.isfinite(done.loss):
        for i, views in enumerate(grads.views):
            if not all(math.isfinite(np.vdot(values, values)) for values in views.values()):
                return Sentence("the gradient of {layer}", layer=names.layer(names.column_of(i)))
    # Its values are finite, but their squares or exponentials are not.
    return OUTPUT_LAYER


@dataclass(frozen=True, slots=True)
class Remedy:
    """What fits the cause of a divergence: the experiment to try next, and why.

    `inputs` and `targets` are how large those are that are to be standardised, 0 where they are
    not; if neither is, the learning rate is halved.
    """

    spec: ExperimentSpec
    inputs: float = 0.0
    targets: float = 0.0

    @classmethod
    def of(cls, setup: Setup) -> Remedy:
        """The remedy for a run of this setup, as far as its training samples tell."""
        spec, train = setup.spec, setup.parts["train"]
        inputs, targets = _largest(train.x), 0.0 if setup.data.classes else _largest(train.y)
        given, scaled = spec.data, Standardise()
        inputs = inputs if inputs > FAR and given.scaling != scaled else 0.0
        targets = targets if targets > FAR and given.target_scaling != scaled else 0.0
        if not (inputs or targets):
            rate = max(spec.optimizer.lr / 2, LEAST_RATE)
            return cls(replace(spec, optimizer=replace(spec.optimizer, lr=rate)))
        data = replace(
            given,
            scaling=scaled if inputs else given.scaling,
            target_scaling=scaled if targets else given.target_scaling,
        )
        return cls(replace(spec, data=data), inputs, targets)

    @property
    def advice(self) -> Sentence:
        """What to do, as one sentence."""
        if self.inputs and self.targets:
            pattern = Sentence(
                "The inputs are as large as {inputs:.2g} and the targets as large as "
                "{targets:.2g}: standardise both."
            )
        elif self.inputs:
            pattern = Sentence("The inputs are as large as {inputs:.2g}: standardise them.")
        elif self.targets:
            pattern = Sentence("The targets are as large as {targets:.2g}: standardise them.")
        else:
            pattern = Sentence("Try a smaller learning rate.")
        return Sentence(pattern, inputs=self.inputs, targets=self.targets)


def _largest(values: Array) -> float:
    return float(max(values.max(initial=0.0), -values.min(initial=0.0)))
