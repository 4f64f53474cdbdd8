"""Probes: what can be measured of a trainer. Measuring never changes it.

A probe is a value; panels name the probes they want, the runner takes them, and a snapshot maps
each probe to its reading. Every array in a reading is a read-only copy. Activations come from a
fixed batch of training samples with batch statistics but without dropout noise; gradients from
the mini-batch just used.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.blocks import blocks_of
from engine.history import Curve
from engine.knobs import Spec, knob
from engine.layers import Mode
from engine.planes import Plane
from engine.registry import Registry
from engine.splits import PARTS
from engine.trainer import Score, Trainer

PROBE_SAMPLES = 256
SATURATED_SLOPE = 0.05


@dataclass(frozen=True, slots=True)
class Probe(Spec):
    """Something to measure.

    While training it is taken in the frames whose number leaves the remainder `phase` when
    divided by `every`; panels of different phase are never drawn in the same frame.
    """

    every: int = knob(1, low=1, high=100, help="Taken in every so-manieth frame while training.")
    phase: int = knob(0, low=0, high=99, help="In which of these frames.")

    def measure(self, trainer: Trainer) -> object:
        """The reading, which shares no memory with the trainer."""
        raise NotImplementedError


probe: Registry[Probe] = Registry("probe", Probe)


@probe("curve", label="Loss curve")
@dataclass(frozen=True, slots=True)
class CurveProbe(Probe):
    """The history of losses and accuracies, in at most 2,000 points."""

    def measure(self, trainer: Trainer) -> Curve:
        return trainer.history.curve()


@probe("scores", label="Scores")
@dataclass(frozen=True, slots=True)
class ScoresProbe(Probe):
    """Loss and accuracy of training, validation and test part at this step."""

    def measure(self, trainer: Trainer) -> dict[str, Score]:
        return {part: trainer.score(part) for part in PARTS}


@dataclass(frozen=True, slots=True)
class Field:
    """What the network answers on the plane: `values (r, r, k)`, first row at the bottom.

    For one input there is one row: (1, r, k).
    k probabilities for classes (two even behind one output), else k predicted numbers.
    """

    plane: Plane
    values: Array


@probe("decision_field", label="Decision field")
@dataclass(frozen=True, slots=True)
class DecisionField(Probe):
    """The network's answer at every point of the plane on which the data is drawn."""

    resolution: int = knob(100, low=2, high=500, help="Points along each side.")

    def measure(self, trainer: Trainer) -> Field:
        grid = trainer.plan.grid(self.resolution)
        with np.errstate(all="ignore"):
            z = trainer.network.predict(trainer.weights, grid)
            values = trainer.network.loss.predict(z)
        if trainer.plan.data.classes and values.shape[1] == 1:
            values = np.concatenate([1 - values, values], axis=1)
        shape = (-1, self.resolution, values.shape[1])
        return Field(trainer.plan.plane, freeze(values.reshape(shape)))


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples on the plane: points (n, 2), and what is right and what the network says.

    labels and predicted are class indices (n,), or numbers (n, k) when there are no classes.
    `part` (n,) is 0, 1, 2 for training, validation and test.
    """

    points: Array
    labels: Array
    predicted: Array
    part: Array
    classes: tuple[str, ...]


@probe("samples", label="Samples")
@dataclass(frozen=True, slots=True)
class SamplesProbe(Probe):
    """Every sample with its class and what the network takes it for."""

    def measure(self, trainer: Trainer) -> Samples:
        plan = trainer.plan
        parts = [plan.parts[name] for name in PARTS]
        with np.errstate(all="ignore"):
            x = np.concatenate([part.x for part in parts])
            z = trainer.network.predict(trainer.weights, x)
            loss = trainer.network.loss
            predicted = loss.classify(z) if plan.data.classes else loss.predict(z)
        return Samples(
            points=freeze(plan.plane.project(x.astype(np.float64))),
            labels=freeze(np.concatenate([part.labels for part in parts])),
            predicted=freeze(predicted),
            part=freeze(np.repeat(np.arange(len(parts)), [len(part) for part in parts])),
            classes=plan.data.classes,
        )


@dataclass(frozen=True, slots=True)
class Histogram:
    """One layer's values in fixed bins: share (bins,) of values in each, and their statistics.

    Values outside the bins are counted in the outermost ones. rms = √(mean of squares).
    """

    title: str
    shares: Array
    mean: float
    std: float
    rms: float
    dead: float = 0.0
    saturated: float = 0.0


@dataclass(frozen=True, slots=True)
class Histograms:
    """Histograms of all layers over the same bins from -limit to limit."""

    limit: float
    layers: tuple[Histogram, ...]


@probe("activations", label="Activations")
@dataclass(frozen=True, slots=True)
class Activations(Probe):
    """The activations h of every layer, with the share of dead units and of saturated values.

    A unit is dead when f'(s) = 0 for every sample of the fixed batch; a value is saturated when
    f'(s) is below 5 % of the steepest slope of its activation function.
    """

    bins: int = knob(41, low=3, high=201, help="How many bins.")

    def measure(self, trainer: Trainer) -> Histograms:
        x = trainer.plan.parts["train"].x[:PROBE_SAMPLES]
        with np.errstate(all="ignore"):
            outputs = trainer.network.forward(trainer.weights, x, Mode(training=True)).outputs
            blocks = blocks_of(trainer.network.layers)
            values = [outputs[block.last + 1] for block in blocks]
            extras = []
            for block in blocks:
                s = outputs[block.pre + 1]
                slope = block.activation.derivative(s, block.activation(s))
                steepest = block.activation.steepest
                dead = float((slope == 0).all(axis=0).mean())
                flat = float((slope < SATURATED_SLOPE * steepest).mean()) if steepest else 0.0
                extras.append((dead, flat))
        titles = [block.title for block in blocks]
        return histograms(titles, values, self.bins, extras)


@probe("gradients", label="Gradients")
@dataclass(frozen=True, slots=True)
class Gradients(Probe):
    """The error signals δ = ∂L/∂s of every layer, for the mini-batch just used."""

    bins: int = knob(41, low=3, high=201, help="How many bins.")

    def measure(self, trainer: Trainer) -> Histograms | None:
        if trainer.last is None or not trainer.last.deltas:
            return None
        deltas = trainer.last.deltas
        blocks = blocks_of(trainer.network.layers)
        found = [(block.title, deltas[block.pre]) for block in blocks]
        present = [(title, values) for title, values in found if values is not None]
        return histograms([t for t, _ in present], [v for _, v in present], self.bins)


def histograms(
    titles: list[str],
    values: list[Array],
    bins: int,
    extras: list[tuple[float, float]] | None = None,
) -> Histograms:
    """Histograms with one range for all: a round number that covers the widest layer.

    The range covers every value or four times the root mean square, whichever is less.
    """
    with np.errstate(all="ignore"):
        flats = [np.where(np.isfinite(v), v, 0).ravel() for v in values]
        rms = [math.sqrt(float(flat @ flat) / max(1, flat.size)) for flat in flats]
        reach = [
            min(float(np.abs(flat).max(initial=0.0)), 4 * r)
            for flat, r in zip(flats, rms, strict=True)
        ]
        limit = round_up(max(reach, default=0.0))
        layers = []
        for i, flat in enumerate(flats):
            # Cut off before rounding: what exceeds an int64 would end up in the first bin.
            place = np.clip((flat + limit) * (bins / (2 * limit)), 0, bins - 1)
            counts = np.bincount(place.astype(np.int64), minlength=bins)
            dead, saturated = extras[i] if extras else (0.0, 0.0)
            layers.append(
                Histogram(
                    titles[i],
                    freeze(counts / max(1, flat.size)),
                    float(flat.mean()),
                    float(flat.std()),
                    rms[i],
                    dead,
                    saturated,
                )
            )
    return Histograms(limit, tuple(layers))


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, … times a power of ten; 1 for nothing to show."""
    if not 1e-30 < value < 1e30:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in (1, 2, 5) if value <= step * power), 10 * power)
