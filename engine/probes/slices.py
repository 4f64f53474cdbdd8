"""The loss as a landscape: on a slice through the space of all parameters."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Array, freeze
from engine.knobs import knob
from engine.layers import QUIET
from engine.network import Weights
from engine.probes.base import PROBE_SAMPLES, Probe, cut, probe
from engine.results import name_of_array
from engine.trainer import Trainer

# Multiplications that one slice may take: large networks get fewer samples, then fewer points.
BUDGET = 300_000_000
FEWEST_SAMPLES, FEWEST_POINTS = 16, 5


@dataclass(frozen=True, slots=True)
class Surface:
    """The loss at every point of a slice: `values (r, r)`, first row at the bottom.

    Columns are at `across (r,)` along the axis labels[0], rows at `up (r,)` along labels[1]; the
    run is at `here`. Infinite where the loss is not a number. Measured on `samples` samples.
    """

    values: Array
    across: Array
    up: Array
    labels: tuple[str, str]
    here: tuple[float, float]
    samples: int


def resolution_knob() -> Any:
    """The knob for the points along each side."""
    return knob(
        21,
        low=3,
        high=101,
        help="Points along each side; large networks get fewer, which the reading says.",
    )


@probe("weight_slice", label="Loss over two weights")
@dataclass(frozen=True, slots=True)
class WeightSlice(Probe):
    """The loss as it would be with other values of two parameters, all others as they are.

    Of the first 256 training samples, with batch statistics, without dropout noise and penalty.
    A number beyond the last parameter takes the last one; twice the same takes its neighbour.
    """

    first: int = knob(0, low=0, high=5_000_000, help="Which parameter goes along the bottom.")
    second: int = knob(1, low=0, high=5_000_000, help="Which parameter goes upwards.")
    radius: float = knob(2.0, low=1e-3, high=100.0, log=True, help="How far each way.")
    resolution: int = resolution_knob()

    def measure(self, trainer: Trainer) -> Surface:
        flat = trainer.weights.params.flat
        last = flat.size - 1
        first, second = min(self.first, last), min(self.second, last)
        if first == second:
            second = first - 1 if first == last else first + 1
        along, upwards = np.zeros(flat.size), np.zeros(flat.size)
        along[first] = upwards[second] = 1
        labels = (name_of_parameter(trainer, first), name_of_parameter(trainer, second))
        here = (float(flat[first]), float(flat[second]))
        return _surface(trainer, (along, upwards), self.radius, self.resolution, labels, here)


@probe("random_slice", label="Loss over two random directions")
@dataclass(frozen=True, slots=True)
class RandomSlice(Probe):
    """The loss around the run along two random directions through all weights.

    Every direction is drawn from N(0, 1) and then scaled so that its part for each neuron is as
    long as the neuron's own weights; otherwise a network with larger weights would look flatter
    without being so. Biases and scales stay as they are. Measured as over two weights. Source:
    Li, Xu, Taylor, Studer, Goldstein 2018, "filter normalisation".
    """

    seed: int = knob(0, low=0, high=2**31 - 1, help="Which directions are drawn.")
    radius: float = knob(
        1.0,
        low=1e-3,
        high=10.0,
        log=True,
        help="How far each way; 1 is as far as the weights are from 0.",
    )
    resolution: int = resolution_knob()

    def measure(self, trainer: Trainer) -> Surface:
        rng = np.random.default_rng(self.seed)
        pair = (_direction(trainer, rng), _direction(trainer, rng))
        labels = ("direction 1", "direction 2")
        return _surface(trainer, pair, self.radius, self.resolution, labels, (0.0, 0.0))


def name_of_parameter(trainer: Trainer, index: int) -> str:
    """The name of one number in the flat vector of parameters, such as 1.dense.W[0, 2]."""
    views = trainer.weights.params.views
    for number, (lay, named) in enumerate(zip(trainer.network.layers, views, strict=True), start=1):
        for name, values in named.items():
            if index < values.size:
                place = ", ".join(str(int(i)) for i in np.unravel_index(index, values.shape))
                return f"{name_of_array(number, lay, name)}[{place}]"
            index -= values.size
    raise IndexError("there are not so many parameters")


def _direction(trainer: Trainer, rng: np.random.Generator) -> Array:
    """A random direction (parameters,), normalised neuron by neuron; 0 for all but weights."""
    params = trainer.weights.params
    drawn = rng.standard_normal(params.flat.size)
    direction = np.zeros(params.flat.size)
    parts = zip(
        trainer.network.layers, params.views, cut(drawn, params), cut(direction, params),
        strict=True,
    )  # fmt: skip
    with np.errstate(all="ignore"):
        for lay, weights, random, made in parts:
            for name in lay.penalized:
                length = np.linalg.norm(random[name], axis=0)
                made[name][...] = random[name] * (np.linalg.norm(weights[name], axis=0) / length)
    return direction


def _surface(
    trainer: Trainer,
    directions: tuple[Array, Array],
    radius: float,
    resolution: int,
    labels: tuple[str, str],
    here: tuple[float, float],
) -> Surface:
    network, start = trainer.network, trainer.weights.params.flat
    train = trainer.plan.parts["train"]
    most = min(PROBE_SAMPLES, len(train))
    size = max(1, start.size)
    samples = min(most, max(FEWEST_SAMPLES, BUDGET // (resolution**2 * size)))
    points = min(resolution, max(FEWEST_POINTS, math.isqrt(BUDGET // (samples * size))))
    x, y = train.x[:samples], train.y[:samples]
    tried = Weights(network)
    tried.buffers.flat[...] = trainer.weights.buffers.flat
    offsets = np.linspace(-radius, radius, points)
    values = np.empty((points, points))
    along, upwards = directions
    with np.errstate(all="ignore"):
        for row, b in enumerate(offsets):
            for column, a in enumerate(offsets):
                tried.params.flat[...] = start + a * along + b * upwards
                z = network.forward(tried, x, QUIET).outputs[-1]
                values[row, column] = network.loss.value(z, y)
    values[np.isnan(values)] = np.inf
    return Surface(
        freeze(values), freeze(here[0] + offsets), freeze(here[1] + offsets), labels, here, len(x)
    )
