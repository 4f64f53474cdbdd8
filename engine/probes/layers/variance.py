"""How large signals and error signals are in every layer, and what theory says they should be."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import blocks_of
from engine.network.layers.moments import SignalMoments
from engine.network.network import Pass
from engine.probes.base import PROBE_SAMPLES, LongProbe, mode_of_layers, probe
from engine.probes.layers.updates import rms
from engine.specs.knobs import flag
from engine.steps import Portions
from engine.training.beginning.first_weights import first_weights_in_portions
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class VarianceReading:
    """Numbers of every layer, those of `titles`: arrays (layers,), the output layer last.

    `sums` and `activations` are standard deviations of s and h over all samples and units of a
    layer, `signals` the root mean squares of δ = ∂L/∂s and `medians` the medians of |δ|.
    `theory_…` is what the initialiser should give for inputs of the same mean and variance, and
    for δ going down from that of the output layer; NaN where theory has no number. `inputs` is
    the standard deviation of the inputs.
    """

    titles: tuple[str, ...]
    inputs: float
    sums: Array
    activations: Array
    signals: Array
    medians: Array
    theory_sums: Array
    theory_activations: Array
    theory_signals: Array


@probe("variance", label="Variance by layer")
@dataclass(frozen=True, slots=True)
class VarianceProbe(LongProbe):
    """σ of s and h and the size of δ in every layer, measured and as theory has them.

    Var s = fan_in · Var W · E h² of the layer below; h = f(s) for normal s; going back E δ² =
    E f'(s)² · fan_out · Var W · E δ² of the layer above. Measured on the first training samples
    with batch statistics and without noise, there and back; at the first weights if `start`.
    """

    start: bool = flag(False, help="Whether the first weights are measured, not the present ones.")

    def portions(self, trainer: Trainer) -> Portions[VarianceReading]:
        network, setup = trainer.network, trainer.setup
        weights = trainer.weights
        if self.start:
            weights = yield from first_weights_in_portions(setup)
        part, some = setup.parts["train"], slice(PROBE_SAMPLES)
        yield
        with np.errstate(all="ignore"):
            done = network.loss_and_gradients(
                weights, part.x[some], part.y[some], mode_of_layers(trainer), network.gradients(),
                setup.sample_weights(part.labels[some]), penalized=False,
            )  # fmt: skip
            yield
            return _reading(trainer, done)


def _reading(trainer: Trainer, done: Pass) -> VarianceReading:
    network, x = trainer.network, done.outputs[0].astype(np.float64)
    blocks = blocks_of(network.layers)
    flows = _flows(trainer, SignalMoments(float(x.mean()), float(x.var())))
    deltas = [done.deltas[block.pre] for block in blocks]
    sizes = [math.nan if d is None else rms(d) for d in deltas]
    theory = _signals(flows, blocks[-1].pre, sizes[-1])
    stds = [math.nan if m is None else math.sqrt(m.variance) for m, _ in flows]
    return VarianceReading(
        tuple(block.title for block in blocks),
        float(x.std()),
        freeze(np.array([_std(done.outputs[block.pre + 1]) for block in blocks])),
        freeze(np.array([_std(done.outputs[block.last + 1]) for block in blocks])),
        freeze(np.array(sizes)),
        freeze(np.array([math.nan if d is None else float(np.median(np.abs(d))) for d in deltas])),
        freeze(np.array([stds[block.pre] for block in blocks])),
        freeze(np.array([stds[block.last] for block in blocks])),
        freeze(np.array([theory[block.pre] for block in blocks])),
    )


def _flows(trainer: Trainer, x: SignalMoments) -> list[tuple[SignalMoments | None, float]]:
    """What theory says comes out of every layer, and by what it multiplies the mean square of δ."""
    network = trainer.network
    known: SignalMoments | None = x
    found: list[tuple[SignalMoments | None, float]] = []
    for lay, fan_in in zip(network.layers, network.fan_ins, strict=True):
        flow = None if known is None else lay.flow(fan_in, known)
        known = None if flow is None else flow.out
        found.append((known, math.nan if flow is None else flow.back))
    return found


def _signals(
    flows: list[tuple[SignalMoments | None, float]], last: int, size: float
) -> list[float]:
    """Root mean squares of δ behind every layer up to `last`, where it is `size`."""
    sizes = [math.nan] * len(flows)
    sizes[last] = size
    for i in range(last - 1, -1, -1):
        sizes[i] = sizes[i + 1] * math.sqrt(flows[i + 1][1])
    return sizes


def _std(values: Array) -> float:
    values = values.astype(np.float64)
    return float(values.std()) if np.isfinite(values).all() else math.inf
