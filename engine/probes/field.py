"""The data and the network's answers on the plane on which they are drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.blocks import blocks_of
from engine.knobs import knob
from engine.planes import Plane
from engine.probes.base import Probe, probe
from engine.splits import PARTS
from engine.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Field:
    """What the network answers on the plane: `values (r, r, k)`, first row at the bottom.

    For one input there is one row: (1, r, k).
    k shares for classes (two even behind one output), probabilities where the loss knows them;
    without classes k predicted numbers.
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
            loss = trainer.network.loss
            values = loss.shares(z) if trainer.plan.data.classes else loss.predict(z)
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
        rows = np.concatenate([part.rows for part in parts])
        return samples_at(plan.plane.project(plan.data.x[rows]), trainer, z)


def samples_at(points: Array, trainer: Trainer, z: Array) -> Samples:
    """All samples, part after part, at these points (n, 2) with these outputs z of the network."""
    parts = [trainer.plan.parts[name] for name in PARTS]
    classes, loss = trainer.plan.data.classes, trainer.network.loss
    with np.errstate(all="ignore"):
        predicted = loss.classify(z) if classes else loss.predict(z)
    return Samples(
        points=freeze(points),
        labels=freeze(np.concatenate([part.labels for part in parts])),
        predicted=freeze(predicted),
        part=freeze(np.repeat(np.arange(len(parts)), [len(part) for part in parts])),
        classes=classes,
    )


@dataclass(frozen=True, slots=True)
class Maps:
    """What single units answer on the plane: `values (units, r, r)`, first row at the bottom.

    For one input there is one row: (units, 1, r). `units` is how many the layer has in all.
    """

    title: str
    values: Array
    units: int


@probe("neuron_maps", label="Neuron maps")
@dataclass(frozen=True, slots=True)
class NeuronMaps(Probe):
    """What every neuron answers at every point of the plane on which the data is drawn."""

    resolution: int = knob(20, low=2, high=200, help="Points along each side.")
    most: int = knob(32, low=1, high=2048, log=True, help="At most so many neurons of a layer.")

    def measure(self, trainer: Trainer) -> tuple[Maps, ...]:
        grid = trainer.plan.grid(self.resolution)
        with np.errstate(all="ignore"):
            outputs = trainer.network.forward(trainer.weights, grid).outputs
        found = []
        for block in blocks_of(trainer.network.layers):
            h = outputs[block.last + 1]
            shown = h[:, : self.most].T.reshape(-1, len(grid) // self.resolution, self.resolution)
            found.append(Maps(block.title, freeze(shown), h.shape[1]))
        return tuple(found)
