"""How each layer is doing, in numbers of one step: what it answers and what reaches it back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.network.blocks import Block, blocks_of
from engine.probes.base import Probe, outputs_of_the_fixed_batch, probe
from engine.probes.layers.updates import rms
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Signal:
    """The size of a layer's error signals δ = ∂L/∂s: √(mean of squares) and median of |δ|.

    A few huge ones make the root mean square large where most are next to nothing: the median
    tells. `passed` is the median of |δ| relative to the root mean square of the same sample's δ
    at the output layer, which is small for all samples that are answered well. Both medians leave
    out what says nothing of the layer: values that no error reaches, because of dropout or
    because the sample costs nothing, and those that a function such as ReLU cuts off.
    """

    rms: float
    median: float
    passed: float


@dataclass(frozen=True, slots=True)
class LayerHealth:
    """The activations of one layer over the fixed batch, and its error signals.

    `mean`, `std` and `rms` are of all values; infinite if one of them is not finite. `spread` is
    how much the answers to different samples differ: √(mean over the units of the variance over
    the samples). `dead` is the share of units whose function is flat for every sample, `saturated`
    that of values where it is nearly flat. `sure` is the mean of the largest class probability,
    None where there are no probabilities; `signal` is None before the first step.
    """

    title: str
    mean: float
    std: float
    rms: float
    spread: float
    dead: float = 0.0
    saturated: float = 0.0
    sure: float | None = None
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class HealthReading:
    """All layers, the output layer last, and what to compare them with.

    `usual` is the largest of 1 and of the root mean squares of inputs and targets, `spread` that
    of the inputs over the samples. `loss_left` is the loss of the fixed batch as a share of what
    the targets vary by, ½ Σ variances; infinite if they do not vary.
    """

    layers: tuple[LayerHealth, ...]
    usual: float
    spread: float
    loss_left: float


@probe("health", label="Health of the layers")
@dataclass(frozen=True, slots=True)
class HealthProbe(Probe):
    """How each layer is doing: spread, dead and saturated units, and the gradient that arrives.

    Activations come from the fixed batch, error signals from the mini-batch just used, both at
    the same step: verdicts on them are true of it. Of a run that goes on from a file, which keeps
    no mini-batch, they come from the next one, at these weights.
    """

    def measure(self, trainer: Trainer) -> HealthReading:
        outputs = outputs_of_the_fixed_batch(trainer)
        blocks = blocks_of(trainer.network.layers)
        deltas = _deltas(trainer)
        with np.errstate(all="ignore"):
            layers = tuple(_layer(trainer, block, outputs, deltas) for block in blocks)
            x, y = outputs[0], trainer.setup.parts["train"].y[: len(outputs[0])]
            loss = trainer.network.loss.value(outputs[-1], y)
            varying = float(y.var(axis=0).sum()) / 2
            loss_left = loss / varying if varying > 0 else math.inf
            return HealthReading(layers, max(1.0, rms(x), rms(y)), _spread(x), loss_left)


def _deltas(trainer: Trainer) -> Sequence[Array | None]:
    """∂L/∂outputs of every layer, for the mini-batch that is looked at; none before step 1."""
    done = trainer.last
    if done is None and trainer.step_count:
        done = trainer.foreseen().done
    return () if done is None else done.deltas


def _layer(
    trainer: Trainer, block: Block, outputs: list[Array], deltas: Sequence[Array | None]
) -> LayerHealth:
    s, f = outputs[block.pre + 1], block.activation
    h = f(s)
    dead = float(f.flat(s).all(axis=0).mean())
    saturated, signal = float(f.saturated(s, h).mean()), _signal(block, deltas)
    values = outputs[block.last + 1].astype(np.float64)
    if not np.isfinite(values).all():
        far = math.inf
        return LayerHealth(block.title, far, far, far, far, dead, saturated, None, signal)
    return LayerHealth(
        block.title, float(values.mean()), float(values.std()), rms(values), _spread(values),
        dead, saturated, _sure(trainer, block, outputs), signal,
    )  # fmt: skip


def _spread(values: Array) -> float:
    """√(mean over the columns of their variance over the rows)."""
    return rms(values.astype(np.float64).std(axis=0))


def _sure(trainer: Trainer, block: Block, outputs: list[Array]) -> float | None:
    """How sure the network is of its answers, on average."""
    if block.last + 2 < len(outputs):
        return None
    p = trainer.network.loss.probabilities(outputs[-1])
    return None if p is None else float(p.max(axis=1).mean())


def _signal(block: Block, deltas: Sequence[Array | None]) -> Signal | None:
    """What a mini-batch sends back to a layer."""
    if not deltas:
        return None
    arriving, found, last = deltas[block.active], deltas[block.pre], deltas[-1]
    if arriving is None or found is None or last is None:
        return None
    own = np.sqrt(np.square(last, dtype=np.float64).mean(axis=1, keepdims=True))
    counts = (arriving if block.activation.steepest else found) != 0
    counts &= own > 0
    sizes = np.abs(found)
    return Signal(rms(found), _median(sizes[counts]), _median((sizes / own)[counts]))


def _median(values: Array) -> float:
    return float(np.median(values)) if values.size else 0.0
