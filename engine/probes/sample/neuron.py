"""What is to be known of one neuron: what goes in, what comes out, what comes back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import Block, blocks_of
from engine.network.places import Neuron
from engine.probes.base import Probe, outputs_of_the_fixed_batch, probe
from engine.probes.sample.inspection import row_of_the_data
from engine.probes.sample.passes import SamplePass, place_of
from engine.specs.knobs import knob
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Sums:
    """The weighted sum of a neuron: `weights (n,)` times `inputs (n,)`, plus `bias` or nothing."""

    weights: Array
    inputs: Array
    bias: float | None


@dataclass(frozen=True, slots=True)
class AboveReading:
    """What a neuron's answer goes into: `weights (k,)` and the error signals δ `(k,)` there.

    Their products add up to ∂L/∂h.
    """

    weights: Array
    signals: Array


@dataclass(frozen=True, slots=True)
class NeuronReading:
    """One neuron at one sample, which is row `row` of the data and of the part `part`.

    s is the weighted sum, `entering` what enters f (s itself unless normalisation lies between),
    h = f(entering) and `slope` = f'(entering). `back` = ∂L/∂h, `arriving` = ∂L/∂entering,
    `signal` = δ = ∂L/∂s. For an input of the network all but h are NaN; `back` of an output is
    ∂L/∂z. `elementwise` is False where f mixes units and δ is more than slope times back.
    `normalized` says that a layer lies between s and f. `sums` is None unless the neuron is one
    weighted sum, `above` unless its answer goes into such sums directly. `dead` and `saturated`,
    the share of samples, are of the fixed batch. `prediction` and `target` are those of an output.
    """

    place: Neuron
    row: int
    part: str
    loss: float
    h: float
    s: float = np.nan
    entering: float = np.nan
    slope: float = np.nan
    back: float = np.nan
    arriving: float = np.nan
    signal: float = np.nan
    elementwise: bool = True
    normalized: bool = False
    sums: Sums | None = None
    above: AboveReading | None = None
    dead: bool = False
    saturated: float = 0.0
    prediction: float = np.nan
    target: float = np.nan


@probe("neuron", label="One neuron")
@dataclass(frozen=True, slots=True)
class NeuronProbe(Probe):
    """One neuron at one sample: s, h = f(s), f'(s), the error signal δ, and its weights.

    δ = ∂L/∂s = f'(s) · Σₖ wₖ δₖ over the neurons above, in float64 and test mode: L is the loss of
    this sample alone. Column -1 are the inputs of the network; without a row the first training
    sample is looked at. Numbers beyond the last column or unit take the last.
    """

    column: int = knob(0, low=-1, high=10_000, help="Which column of the window; -1: the inputs.")
    unit: int = knob(0, low=0, high=1_000_000, help="Which neuron of it, counted from 0.")
    row: int = row_of_the_data()

    def measure(self, trainer: Trainer) -> NeuronReading:
        first = int(trainer.setup.parts["train"].rows[0])
        sample_pass = SamplePass(trainer, first if self.row < 0 else self.row)
        row = int(sample_pass.samples.rows[0])
        part, loss = place_of(trainer, row)[0], sample_pass.passed.loss
        if self.column < 0:
            unit = min(self.unit, sample_pass.samples.x.shape[1] - 1)
            x = float(sample_pass.samples.x[0, unit])
            return NeuronReading(Neuron(-1, unit), row, part, loss, x)
        blocks = blocks_of(sample_pass.network.layers)
        column = min(self.column, len(blocks) - 1)
        block = blocks[column]
        unit = min(self.unit, sample_pass.passed.outputs[block.last + 1].shape[1] - 1)
        following = blocks[column + 1] if column + 1 < len(blocks) else None
        dead, saturated = _health(trainer, block, unit)
        return NeuronReading(
            Neuron(column, unit), row, part, loss,
            normalized=block.pre > block.first,
            elementwise=block.activation.elementwise,
            sums=_sums(sample_pass, block, unit),
            above=_above(sample_pass, block, following, unit),
            dead=dead,
            saturated=saturated,
            **_values(sample_pass, block, unit),
            **({} if following else _answer(sample_pass, unit)),
        )  # fmt: skip


def _values(sample_pass: SamplePass, block: Block, unit: int) -> dict[str, float]:
    """Everything of the unit itself, forwards and back."""
    outputs, deltas = sample_pass.passed.outputs, sample_pass.passed.deltas
    f = block.activation
    with np.errstate(all="ignore"):
        entering = outputs[block.pre + 1]
        h = f(entering)
        slope = f.derivative(entering, h)
    return {
        "s": _at(outputs[block.first + 1], unit),
        "entering": _at(entering, unit),
        "h": _at(h, unit),
        "slope": _at(slope, unit),
        "back": _at(deltas[block.active], unit),
        "arriving": _at(deltas[block.pre], unit),
        "signal": _at(deltas[block.first], unit),
    }


def _answer(sample_pass: SamplePass, unit: int) -> dict[str, float]:
    """What an output of the network predicts, and what would be right."""
    with np.errstate(all="ignore"):
        p = sample_pass.network.loss.predict(sample_pass.passed.outputs[-1])
    return {"prediction": _at(p, unit), "target": _at(sample_pass.samples.y, unit)}


def _sums(sample_pass: SamplePass, block: Block, unit: int) -> Sums | None:
    if sample_pass.network.layers[block.first].sums != 1:
        return None
    own = sample_pass.weights.layers[block.first]
    inputs = sample_pass.passed.outputs[block.first][0]
    bias = float(own["b"][unit]) if "b" in own else None
    return Sums(freeze(own["W"][:, unit]), freeze(inputs), bias)


def _above(
    sample_pass: SamplePass, block: Block, following: Block | None, unit: int
) -> AboveReading | None:
    layers = sample_pass.network.layers
    if following is None or layers[following.first].sums != 1:
        return None
    between = layers[block.pre + 1 : following.first]
    changing = [i for i, lay in enumerate(between, block.pre + 1) if not lay.training_only]
    if any(i != block.active for i in changing):
        return None
    signals = sample_pass.passed.deltas[following.first]
    assert signals is not None, "back-propagation reaches every parameter"
    weights = sample_pass.weights.layers[following.first]["W"][unit]
    return AboveReading(freeze(weights), freeze(signals[0]))


def _health(trainer: Trainer, block: Block, unit: int) -> tuple[bool, float]:
    """Whether the unit is dead, and how often saturated, over the fixed batch."""
    f, outputs = block.activation, outputs_of_the_fixed_batch(trainer)
    with np.errstate(all="ignore"):
        s = outputs[block.pre + 1]
        dead = bool(f.flat(s)[:, unit].all())
        return dead, float(f.saturated(s, f(s))[:, unit].mean())


def _at(values: Array | None, unit: int) -> float:
    return np.nan if values is None or unit >= values.shape[1] else float(values[0, unit])
