"""What is to be known of one parameter: its value, its gradient, and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.places import Parameter
from engine.probes.base import Probe, cut, probe
from engine.probes.sample.passes import SamplePass
from engine.specs.knobs import knob, text
from engine.training.trainer import Trainer

# How many digits a finite difference is worth: relative to the gradient, and to the loss.
RELATIVE, ABSOLUTE = 1e-5, 1e-9


def row_of_the_data() -> int:
    """The knob of probes that look at one sample, or at the fixed batch."""
    found: int = knob(
        -1, low=-1, high=1_000_000_000,
        help="The sample in this row of the data; -1: the mean over the first training samples.",
    )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class ParameterReading:
    """One parameter w: everything that decides how the loss depends on it.

    `gradient` = ∂L/∂w is the mean over the samples in `rows (n,)` of `signals (n,)` times
    `inputs (n,)`, the δ and h of each (both None where a layer has no such form); `numeric` is
    the same by a finite difference with the step `epsilon`. L is a mean without the penalty,
    whose own ∂R/∂w is `penalty`. `last_gradient` and `last_update` belong to the last step of
    training and its batch; None before there is one.
    """

    place: Parameter
    shape: tuple[int, ...]
    value: float
    loss: float
    gradient: float
    penalty: float
    numeric: float
    epsilon: float
    rows: Array
    signals: Array | None
    inputs: Array | None
    last_gradient: float | None
    last_update: float | None

    @property
    def difference(self) -> float:
        """How far the finite difference is from the gradient."""
        return abs(self.gradient - self.numeric)

    @property
    def agrees(self) -> bool:
        """Whether the two are equal as far as rounding allows; False where one is not finite."""
        scale = max(abs(self.gradient), abs(self.numeric))
        return self.difference <= RELATIVE * scale + ABSOLUTE * max(1.0, abs(self.loss))


@probe("parameter", label="One parameter")
@dataclass(frozen=True, slots=True)
class ParameterProbe(Probe):
    """One weight, bias or scale: value, gradient, its chain rule, and a finite difference.

    ∂L/∂w = 1/n Σ δ h over the chosen samples, at the present weights and in float64 whatever the
    precision of training. [L(w + ε) − L(w − ε)] / 2ε is taken over the same samples in the same
    mode: batch statistics without dropout noise, or running averages for one sample alone.
    Indices beyond the last take the last. There is nothing to read of a layer without such a
    parameter.
    """

    layer: int = knob(0, low=0, high=10_000, help="Which layer of the network, counted from 0.")
    array: str = text("W", most=40, help="Which array of the layer, such as W or b.")
    first: int = knob(0, low=0, high=1_000_000, help="The first index: of a weight, its input.")
    second: int = knob(0, low=0, high=1_000_000, help="The second index: of a weight, its unit.")
    row: int = row_of_the_data()

    @classmethod
    def at(cls, place: Parameter, row: int = -1) -> ParameterProbe:
        """The probe of a place."""
        first, second = (*place.index, 0, 0)[:2]
        return cls(layer=place.layer, array=place.name, first=first, second=second, row=row)

    def measure(self, trainer: Trainer) -> ParameterReading | None:
        i = min(self.layer, len(trainer.network.layers) - 1)
        if self.array not in trainer.weights.params.views[i]:
            return None
        sample_pass = SamplePass(trainer, self.row)
        values = sample_pass.weights.layers[i][self.array]
        asked = (self.first, self.second)[: values.ndim]
        index = tuple(min(at, n - 1) for at, n in zip(asked, values.shape, strict=True))
        numeric, epsilon = sample_pass.difference(i, self.array, index)
        signals, inputs = self._factors(sample_pass, i, index)
        last = trainer.last is not None
        update = trainer.last_update
        return ParameterReading(
            place=Parameter(i, self.array, index),
            shape=values.shape,
            value=float(values[index]),
            loss=sample_pass.passed.loss,
            gradient=float(sample_pass.grads.views[i][self.array][index]),
            penalty=self._penalty(sample_pass, i, index),
            numeric=numeric,
            epsilon=epsilon,
            rows=freeze(sample_pass.samples.rows),
            signals=signals,
            inputs=inputs,
            last_gradient=float(trainer.grads.views[i][self.array][index]) if last else None,
            last_update=None
            if update is None
            else float(cut(update, trainer.weights.params)[i][self.array][index]),
        )

    def _factors(
        self, sample_pass: SamplePass, i: int, index: tuple[int, ...]
    ) -> tuple[Array | None, Array | None]:
        dy = sample_pass.signals(i)
        assert dy is not None, "back-propagation reaches every parameter"
        with np.errstate(all="ignore"):
            params, cache = sample_pass.weights.layers[i], sample_pass.passed.caches[i]
            found = sample_pass.network.layers[i].factors(params, cache, dy, self.array, index)
        return (None, None) if found is None else (freeze(found[0]), freeze(found[1]))

    def _penalty(self, sample_pass: SamplePass, i: int, index: tuple[int, ...]) -> float:
        """∂R/∂w: what the penalty adds to the gradient that the optimiser is given."""
        layer, penalty = sample_pass.network.layers[i], sample_pass.network.penalty
        bias = self.array in layer.biases and penalty.counts_biases
        if penalty.acts_after_step or not (bias or self.array in layer.penalized):
            return 0.0
        with np.errstate(all="ignore"):
            return float(penalty.gradient(sample_pass.weights.layers[i][self.array], bias)[index])
