"""All partial derivatives of a small network at once, each checked by a finite difference."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.places import Parameter
from engine.probes.base import LongProbe, probe
from engine.probes.sample.inspection import ABSOLUTE, RELATIVE, row_of_the_data
from engine.probes.sample.passes import SamplePass
from engine.probes.sample.symbols import NetworkSymbols
from engine.steps import Portions
from engine.training.trainer import Trainer

# More parameters than this are not listed.
MOST_PARTIALS = 120


@dataclass(frozen=True, slots=True)
class PartialsReading:
    """∂L/∂w of every parameter: `places`, `symbols`, `values`, `gradients` and `numeric` in turn.

    Means over `samples` samples, or of the one in row `row` of the data; L has no penalty. `count`
    is how many parameters there are: with more than `MOST_PARTIALS` none is listed.
    """

    row: int
    samples: int
    loss: float
    count: int
    places: tuple[Parameter, ...]
    symbols: tuple[str, ...]
    values: Array
    gradients: Array
    numeric: Array

    @property
    def differences(self) -> Array:
        """How far each finite difference is from its gradient."""
        return np.abs(self.gradients - self.numeric)

    @property
    def agree(self) -> Array:
        """Which of them are equal as far as rounding allows."""
        scale = np.maximum(np.abs(self.gradients), np.abs(self.numeric))
        bound = RELATIVE * scale + ABSOLUTE * max(1.0, abs(self.loss))
        return np.asarray(self.differences <= bound)


@probe("partials", label="All partial derivatives")
@dataclass(frozen=True, slots=True)
class PartialsProbe(LongProbe):
    """∂L/∂w of every weight and bias of a small network, by the chain rule and numerically.

    In float64 at the present weights, as one parameter is inspected: the mean over the first
    training samples, or one sample in test mode.
    """

    row: int = row_of_the_data()

    def portions(self, trainer: Trainer) -> Portions[PartialsReading]:
        """With a pause after each finite difference."""
        count = trainer.network.parameter_count
        passed = SamplePass(trainer, self.row)
        places = _places(passed) if count <= MOST_PARTIALS else []
        own, slopes = passed.weights.layers, passed.grads.views
        names = NetworkSymbols(passed.network, own)
        numeric = []
        for at in places:
            yield
            numeric.append(passed.difference(at.layer, at.name, at.index)[0])
        return PartialsReading(
            row=self.row if self.row < 0 else int(passed.samples.rows[0]),
            samples=len(passed),
            loss=passed.passed.loss,
            count=count,
            places=tuple(places),
            symbols=tuple(names.entry(at.layer, at.name, at.index) for at in places),
            values=freeze(np.array([own[at.layer][at.name][at.index] for at in places])),
            gradients=freeze(np.array([slopes[at.layer][at.name][at.index] for at in places])),
            numeric=freeze(np.array(numeric)),
        )


def _places(passed: SamplePass) -> list[Parameter]:
    return [
        Parameter(i, name, tuple(int(n) for n in index))
        for i, views in enumerate(passed.weights.params.views)
        for name, values in views.items()
        for index in np.ndindex(values.shape)
    ]
