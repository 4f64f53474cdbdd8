"""One pass forwards and back in float64, over one sample or over the fixed batch.

What is inspected by hand is measured apart from training: a copy of the parameters in double
precision, so that a finite difference has digits to agree with.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.data.splits import PARTS
from engine.network.layers import TEST, Mode
from engine.network.network import Network, Pass, Weights
from engine.probes.base import PROBE_SAMPLES, answering, mode_of_layers
from engine.training.trainer import Trainer

# The batch is made shorter where a pass over all of it would take too long.
MOST_PRODUCTS = 20_000_000
LEAST_SAMPLES = 8
# The step of a finite difference, relative to numbers above 1.
EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Chosen:
    """Samples as the network takes them, float64: x (n, d), y (n, outputs), and their rows.

    `weights (n,)` are those of the classes, None where all samples count the same.
    """

    x: Array
    y: Array
    rows: Array
    weights: Array | None
    mode: Mode

    @classmethod
    def of(cls, trainer: Trainer, row: int) -> Chosen:
        """The sample in row `row` of the data, or for -1 the first training samples.

        One sample is taken in test mode, as running averages have it; the batch with its own
        statistics and without noise, as all probes do. A row beyond the last takes the last.
        """
        setup = trainer.setup
        part, mode = setup.parts["train"], mode_of_layers(trainer)
        count = max(1, trainer.network.parameter_count)
        places = slice(max(LEAST_SAMPLES, min(PROBE_SAMPLES, MOST_PRODUCTS // count)))
        if row >= 0:
            name, place = place_of(trainer, row)
            part, places, mode = setup.parts[name], slice(place, place + 1), TEST
        weights = setup.sample_weights(part.labels[places]) if row < 0 else None
        # Weights of 0 alone have no mean; samples that count for nothing are weighed alike.
        usable = weights is not None and weights.any()
        return cls(
            part.x[places].astype(np.float64),
            part.y[places].astype(np.float64),
            part.rows[places],
            weights.astype(np.float64) if weights is not None and usable else None,
            mode,
        )


def place_of(trainer: Trainer, row: int) -> tuple[str, int]:
    """The part that row of the data is in, and its place there; beyond the last: the last."""
    row = min(row, len(trainer.setup.data.x) - 1)
    for name in PARTS:
        found = np.flatnonzero(trainer.setup.parts[name].rows == row)
        if len(found):
            return name, int(found[0])
    raise AssertionError("every row of the data is in one part")


class SamplePass:
    """A trainer's network in float64 and one pass of it over chosen samples, there and back.

    `passed` holds outputs, caches and deltas, `grads` the gradient of L without the penalty.
    """

    def __init__(self, trainer: Trainer, row: int) -> None:
        self.samples = Chosen.of(trainer, row)
        given, samples = trainer.network, self.samples
        self.network = Network(
            given.layers, samples.x.shape[1], given.loss, given.penalty, "float64"
        )
        self.weights = Weights(self.network)
        self.weights.params.flat[...] = trainer.weights.params.flat
        self.weights.buffers.flat[...] = answering(trainer).buffers.flat
        self.grads: ParameterVector = self.network.gradients()
        with np.errstate(all="ignore"):
            self.passed: Pass = self.network.loss_and_gradients(
                self.weights, samples.x, samples.y, samples.mode, self.grads,
                samples.weights, penalized=False,
            )  # fmt: skip

    def __len__(self) -> int:
        return len(self.samples.x)

    def signals(self, i: int) -> Array | None:
        """∂Lᵢ/∂(output of layer i) of every sample by itself (n, width), without the 1/n."""
        delta = self.passed.deltas[i]
        with np.errstate(all="ignore"):
            return None if delta is None else delta * len(self)

    def difference(self, layer: int, name: str, index: tuple[int, ...]) -> tuple[float, float]:
        """[L(w + ε) − L(w − ε)] / 2ε for one parameter, and ε: 10⁻⁶, times |w| above 1."""
        values = self.weights.layers[layer][name]
        kept = float(values[index])
        epsilon = EPSILON * max(1.0, abs(kept)) if np.isfinite(kept) else EPSILON
        found = []
        for moved in (kept + epsilon, kept - epsilon):
            values[index] = moved
            found.append(self._loss_from(layer))
        values[index] = kept
        return (found[0] - found[1]) / (2 * epsilon), epsilon

    def _loss_from(self, layer: int) -> float:
        """The loss when only the layers from `layer` on are run again."""
        h, samples = self.passed.outputs[layer], self.samples
        with np.errstate(all="ignore"):
            layers = list(zip(self.network.layers, self.weights.layers, strict=True))
            for lay, params in layers[layer:]:
                h = lay.forward(params, h, samples.mode)[0]
            return self.network.loss.value(h, samples.y, samples.weights)
