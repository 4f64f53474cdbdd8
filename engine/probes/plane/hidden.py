"""The plane of a hidden layer: what it makes of the data before the next layer sees it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Array, freeze
from engine.data.datasets import Data
from engine.data.plane import Plane
from engine.network.blocks import Block, blocks_of
from engine.network.layers import TEST
from engine.network.network import PORTION
from engine.probes.base import LongProbe, answering, probe
from engine.probes.layers.bins import round_up
from engine.probes.plane.field import Field, Samples, Some, samples_at
from engine.sentences import lowered
from engine.specs.knobs import knob
from engine.steps import Portions
from engine.training.trainer import Trainer

# Steps of a side to which the extent of the plane is rounded.
STEPS = 8
# Numbers beyond would overflow when squared.
FURTHEST = 1e100
# Lines of the input grid each way, and the points along each.
LINES, ALONG = 13, 41
# More units of the next layer than this cover the plane with their lines.
MOST_UNITS = 16


@dataclass(frozen=True, slots=True)
class HiddenReading:
    """The samples on the plane of the layer called `title`, which has so many `units`.

    `rest` is what the layers above answer everywhere on the plane, one row for a single unit. Each
    row (a, b, c) of `lines` is a straight line a·x + b·y + c = 0 of the plane, on which a neuron
    of the next layer has s = 0. `grid (lines, points, 2)` is where the layer puts straight lines
    across the plane of the inputs, or the line of all values of a single input; there is none for
    more than two inputs.
    """

    title: str
    units: int
    plane: Plane
    samples: Samples
    rest: Field
    lines: Array
    grid: Array


@probe("hidden_plane", label="Hidden plane")
@dataclass(frozen=True, slots=True)
class HiddenPlane(LongProbe):
    """Where a layer puts the samples: its two activations, or their two principal components.

    A layer learns to move the classes apart until one straight line can part them: the folded
    plane of XOR. All samples in test mode. A number beyond the last layer takes the last one.
    """

    layer: int = knob(1, low=1, high=100, help="Which layer, counted from the input.")
    resolution: int = knob(40, low=2, high=300, help="Points along each side.")
    most: int = knob(
        5000, low=10, high=100_000_000, log=True, help="At most so many samples, evenly spread."
    )

    def portions(self, trainer: Trainer) -> Portions[HiddenReading]:
        setup = trainer.setup
        blocks = blocks_of(trainer.network.layers)
        number = min(self.layer, len(blocks))
        block = blocks[number - 1]
        some = yield from Some.in_portions(setup, self.most)
        labels = some.labels
        h, z = yield from _split_pass(trainer, some.x, block)
        samples = Data.of(h, labels, _names(h), setup.data.classes)
        yield
        plane = _steady((yield from Plane.in_portions(samples)))
        points = plane.project(h)
        if h.shape[1] == 1 and not setup.data.classes:
            points[:, 1] = labels.reshape(len(labels), -1)[:, 0]
        yield
        values = yield from _answers(trainer, plane.grid(self.resolution), block)
        return HiddenReading(
            block.title,
            h.shape[1],
            plane,
            samples_at(points, trainer, z, some),
            Field(plane, freeze(values)),
            freeze(_lines(trainer, plane, blocks[number : number + 1])),
            freeze(_folded_grid(trainer, plane, block)),
        )


def _steady(plane: Plane) -> Plane:
    """The plane with its extent rounded outwards, so that it seldom changes while points move."""
    left, right, bottom, top = plane.extent
    ends = []
    for low, high in ((left, right), (bottom, top)):
        step = round_up(high - low) / STEPS
        ends += [math.floor(low / step) * step, math.ceil(high / step) * step]
    return replace(plane, extent=(ends[0], ends[1], ends[2], ends[3]))


def _split_pass(trainer: Trainer, x: Array, block: Block) -> Portions[tuple[Array, Array]]:
    """What a block answers (n, units), kept within reason, and the outputs z, both in test mode."""
    hidden, outputs = [], []
    for i in range(0, max(1, len(x)), PORTION):
        with np.errstate(all="ignore"):
            h = _through(trainer, x[i : i + PORTION], 0, block.last + 1)
            hidden.append(_tame(h))
            outputs.append(_through(trainer, h, block.last + 1))
        yield
    together = np.concatenate(hidden), np.concatenate(outputs)
    yield
    return together


def _through(trainer: Trainer, h: Array, start: int, stop: int | None = None) -> Array:
    """What the layers from `start` on make of h (n, fan_in), in test mode."""
    pairs = zip(trainer.network.layers, answering(trainer).layers, strict=True)
    for lay, params in list(pairs)[start:stop]:
        h = lay.forward(params, h, TEST)[0]
    return h


def _answers(trainer: Trainer, points: Array, block: Block) -> Portions[Array]:
    """What the network above a block answers at these activations, row by row of the plane."""
    setup, outputs = trainer.setup, []
    for i in range(0, len(points), PORTION):
        h = points[i : i + PORTION].astype(trainer.network.dtype)
        with np.errstate(all="ignore"):
            outputs.append(_through(trainer, h, block.last + 1))
        yield
    z = np.concatenate(outputs)
    with np.errstate(all="ignore"):
        values = setup.network.loss.shares(z) if setup.data.classes else setup.answers(z)
    side = len(points) if points.shape[1] == 1 else round(len(points) ** 0.5)
    return values.reshape(-1, side, values.shape[1])


def _lines(trainer: Trainer, plane: Plane, above: tuple[Block, ...]) -> Array:
    """The lines s = 0 of the next hidden layer's neurons, (neurons, 3)."""
    nothing = np.zeros((0, 3))
    if not above or len(plane.origin) < 2 or above[0].title == "output":
        return nothing
    block = above[0]
    lay, params = trainer.network.layers[block.first], trainer.weights.layers[block.first]
    # Behind a normalisation s is another number than x W + b.
    plain = lay.sums == 1 and block.pre == block.first
    if not plain or params["W"].shape[1] > MOST_UNITS:
        return nothing
    W, b = params["W"].astype(np.float64), params.get("b", np.zeros(1)).astype(np.float64)
    with np.errstate(all="ignore"):
        slopes, heights = plane.axes @ W, plane.origin @ W + b
    return _tame(np.column_stack([slopes.T, heights]))


def _folded_grid(trainer: Trainer, plane: Plane, block: Block) -> Array:
    """Where the straight lines of the inputs' own grid end up on the plane of a block."""
    setup = trainer.setup
    inputs = len(setup.plane.origin)
    if inputs > 2 or len(plane.origin) < 2:
        return np.zeros((0, ALONG, 2))
    left, right, bottom, top = setup.plane.extent
    along, across = np.linspace(0, 1, ALONG), np.linspace(0, 1, LINES)
    if inputs == 1:
        x = (left + (right - left) * along)[:, None]
    else:
        a, b = np.meshgrid(along, across)
        flat, upright = np.stack([a, b], axis=-1), np.stack([b, a], axis=-1)
        corner, sides = np.array([left, bottom]), np.array([right - left, top - bottom])
        x = (corner + sides * np.concatenate([flat, upright])).reshape(-1, 2)
    with np.errstate(all="ignore"):
        h = _tame(_through(trainer, setup.input_map(x), 0, block.last + 1))
    return plane.project(h).reshape(-1, ALONG, 2)


def _tame(values: Array) -> Array:
    """The values with NaN as 0 and within reason, so that they can be squared."""
    numbers = np.nan_to_num(values.astype(np.float64), nan=0.0)
    return np.asarray(np.clip(numbers, -FURTHEST, FURTHEST))


def _names(h: Array) -> tuple[str, ...]:
    return tuple(f"h{lowered(i + 1)}" for i in range(h.shape[1]))
