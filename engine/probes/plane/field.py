"""The data and the network's answers on the plane on which they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.data.plane import Plane, PlaneView
from engine.data.splits import PARTS, spread
from engine.network.blocks import blocks_of
from engine.network.layers import TEST
from engine.network.network import PORTION
from engine.probes.base import LongProbe, Probe, answering, probe
from engine.specs.knobs import knob
from engine.steps import Portions
from engine.training.setup import Setup
from engine.training.trainer import Trainer

# A grid of more numbers than this is not kept for the next time: it is made line by line.
MOST_KEPT = 1_000_000


@dataclass(frozen=True, slots=True)
class Field:
    """What the network answers on the plane: `values (r, r, k)`, first row at the bottom.

    For one input there is one row: (1, r, k).
    k shares for classes (two even behind one output), probabilities where the loss knows them;
    without classes k predicted numbers.
    """

    plane: Plane
    values: Array


@dataclass(frozen=True, slots=True)
class OnPlane(LongProbe):
    """Something measured on a plane of the inputs; see `PlaneView` for which."""

    across: int = knob(-1, low=-1, high=100_000, help="The input along the bottom; -1: none.")
    upwards: int = knob(-1, low=-1, high=100_000, help="The input up the side; -1: none.")
    held: int = knob(
        -1, low=-1, high=100_000_000, help="The sample whose other inputs are kept; -1: their mean."
    )

    @property
    def view(self) -> PlaneView:
        """What is looked at."""
        return PlaneView(self.across, self.upwards, self.held)


@probe("decision_field", label="Decision field")
@dataclass(frozen=True, slots=True)
class DecisionField(OnPlane):
    """The network's answer at every point of the plane on which the data is drawn."""

    resolution: int = knob(100, low=2, high=500, help="Points along each side.")

    def portions(self, trainer: Trainer) -> Portions[Field]:
        setup, outputs = trainer.setup, []
        for x in _grid(setup, self.resolution, self.view):
            outputs.append((yield from setup.network.predict_in_portions(answering(trainer), x)))
            yield
        z = np.concatenate(outputs)
        with np.errstate(all="ignore"):
            values = setup.network.loss.shares(z) if setup.data.classes else setup.answers(z)
        shape = (-1, self.resolution, values.shape[1])
        return Field(setup.plane_of(self.view), freeze(values.reshape(shape)))


def _grid(setup: Setup, resolution: int, view: PlaneView) -> Iterator[Array]:
    """What the network is shown of the pixels of a plane: as a whole, or some lines at a time."""
    plane = setup.plane_of(view)
    lines = plane.lines(resolution)
    if lines * resolution * len(setup.inputs) <= MOST_KEPT:
        yield setup.grid(resolution, view)
        return
    together = max(1, PORTION // resolution)
    for line in range(0, lines, together):
        yield setup.input_map(plane.grid(resolution, slice(line, line + together)))


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


@dataclass(frozen=True, slots=True)
class Some:
    """Samples of all parts, part after part: network inputs, labels, part and row of each."""

    x: Array
    labels: Array
    part: Array
    rows: Array

    @classmethod
    def in_portions(cls, setup: Setup, most: int) -> Portions[Some]:
        """All samples, or `most` of them where there are more."""
        parts = [setup.parts[name] for name in PARTS]
        ends = np.cumsum([len(part) for part in parts])
        which = spread(int(ends[-1]), most)
        x = np.empty((len(which), parts[0].x.shape[1]), parts[0].x.dtype)
        found, filled = [], 0
        for number, (part, end) in enumerate(zip(parts, ends, strict=True)):
            start = end - len(part)
            here = which[(which >= start) & (which < end)] - start
            found.append((part.labels[here], np.full(len(here), number), part.rows[here]))
            for first in range(0, len(here), PORTION):
                rows = here[first : first + PORTION]
                x[filled : filled + len(rows)] = part.x[rows]
                filled += len(rows)
                if len(which) > PORTION:
                    yield
        return cls(x, *(np.concatenate(arrays) for arrays in zip(*found, strict=True)))


@probe("samples", label="Samples")
@dataclass(frozen=True, slots=True)
class SamplesProbe(OnPlane):
    """The samples, each with its class and what the network takes it for."""

    most: int = knob(
        2000, low=10, high=100_000_000, log=True, help="At most so many samples, evenly spread."
    )

    def portions(self, trainer: Trainer) -> Portions[Samples]:
        setup = trainer.setup
        some = yield from Some.in_portions(setup, self.most)
        z = yield from trainer.network.predict_in_portions(answering(trainer), some.x)
        points = setup.plane_of(self.view).project(setup.data.x[some.rows])
        return samples_at(points, trainer, z, some)


def samples_at(points: Array, trainer: Trainer, z: Array, some: Some) -> Samples:
    """Some samples at these points (n, 2) with these outputs z of the network."""
    setup = trainer.setup
    classes = setup.data.classes
    with np.errstate(all="ignore"):
        predicted = setup.network.loss.classify(z) if classes else setup.answers(z)
    return Samples(
        points=freeze(points),
        labels=freeze(some.labels),
        predicted=freeze(predicted),
        part=freeze(some.part),
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
        grid = trainer.setup.grid(self.resolution)
        with np.errstate(all="ignore"):
            outputs = trainer.network.forward(answering(trainer), grid).outputs
        found = []
        for block in blocks_of(trainer.network.layers):
            h = outputs[block.last + 1]
            shown = h[:, : self.most].T.reshape(-1, len(grid) // self.resolution, self.resolution)
            found.append(Maps(block.title, freeze(shown), h.shape[1]))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class UnitField:
    """What one unit answers on a plane: `values (r, r)`, first row at the bottom, (1, r) for one
    input. `limit` is the largest size that the first units of its layer reach there.

    `sums`, as `values`, are the pre-activations s that lead to it; where s is one of `hinges` its
    function bends, or is steepest if it has no kink: there a straight line of the first layer is.
    """

    plane: Plane
    values: Array
    limit: float
    sums: Array
    hinges: tuple[float, ...]


@probe("neuron_map", label="Map of a neuron")
@dataclass(frozen=True, slots=True)
class NeuronMap(OnPlane):
    """What one neuron answers at every point of a plane; nothing where there is no such neuron."""

    column: int = knob(0, low=0, high=1000, help="Which layer, counted from 0.")
    unit: int = knob(0, low=0, high=1_000_000, help="Which neuron of it, counted from 0.")
    resolution: int = knob(100, low=2, high=500, help="Points along each side.")
    most: int = knob(64, low=1, high=2048, log=True, help="So many neurons decide on the limit.")

    def portions(self, trainer: Trainer) -> Portions[UnitField | None]:
        network, weights = trainer.network, answering(trainer)
        blocks = blocks_of(network.layers)
        if self.column >= len(blocks):
            return None
        block, answers, sums, limit = blocks[self.column], [], [], 0.0
        for x in _grid(trainer.setup, self.resolution, self.view):
            for first in range(0, len(x), PORTION):
                s = h = network.predict(weights, x[first : first + PORTION], block.pre + 1)
                if self.unit >= h.shape[1]:
                    return None
                with np.errstate(all="ignore"):
                    for i in range(block.pre + 1, block.last + 1):
                        h = network.layers[i].forward(weights.layers[i], h, TEST)[0]
                sizes = np.abs(h[:, : self.most])
                limit = max(limit, float(sizes[np.isfinite(sizes)].max(initial=0.0)))
                answers.append(h[:, self.unit])
                sums.append(s[:, self.unit])
                yield
        values, pre = (
            freeze(np.concatenate(lines).reshape(-1, self.resolution)) for lines in (answers, sums)
        )
        steep = (0.0,) if block.activation.steepest else ()
        return UnitField(
            trainer.setup.plane_of(self.view), values, limit, pre,
            block.activation.kinks or steep,
        )  # fmt: skip
