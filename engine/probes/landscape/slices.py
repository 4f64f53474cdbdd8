"""The loss as a landscape: on a slice through the space of all parameters."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.naming import PlaceNames
from engine.network.places import Parameter
from engine.probes.base import Probe, cut, probe
from engine.probes.landscape.path import path_in_portions, principal_directions
from engine.probes.landscape.surfaces import Surface, Survey
from engine.probes.landscape.track import WeightTrack
from engine.sentences import Sentence
from engine.specs.knobs import knob
from engine.steps import Portions, at_once
from engine.training.past.timeline import Recorder
from engine.training.run import Run
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Slice(Probe):
    """The loss on a plane through the present parameters; `Surface` says what is handed out."""

    recorder: ClassVar[type[Recorder] | None] = WeightTrack

    resolution: int = knob(
        21,
        low=3,
        high=101,
        help="Points along each side; large networks get fewer, which the reading says.",
    )
    effort: float = knob(
        1.0,
        low=0.001,
        high=10.0,
        log=True,
        help="How much work may go into a slice; with little, large networks have none.",
    )

    def measure_run(self, run: Run) -> Surface | None:
        """The surface; None if the network is too large, or there is no such plane."""
        return at_once(self.in_portions(run))

    def in_portions(self, run: Run) -> Portions[Surface | None]:
        """The same, with a pause after every point of the path and every row."""
        survey = Survey.of(run, self.resolution, self.effort)
        return (yield from self._rows(survey)) if survey is not None else None

    def _rows(self, survey: Survey) -> Portions[Surface | None]:
        """The survey of this plane row by row; None if there is no such plane."""
        raise NotImplementedError


@probe("weight_slice", label="Loss over two weights")
@dataclass(frozen=True, slots=True)
class WeightSlice(Slice):
    """The loss as it would be with other values of two parameters, all others as they are.

    Of the first 256 training samples, with batch statistics, without dropout noise and penalty.
    A number beyond the last parameter takes the last one; twice the same takes its neighbour.
    """

    first: int = knob(0, low=0, high=5_000_000, help="Which parameter goes along the bottom.")
    second: int = knob(1, low=0, high=5_000_000, help="Which parameter goes upwards.")
    radius: float = knob(2.0, low=1e-3, high=100.0, log=True, help="How far each way.")

    def _rows(self, survey: Survey) -> Portions[Surface | None]:
        trainer = survey.run.trainer
        flat = trainer.weights.params.flat
        last = flat.size - 1
        first, second = min(self.first, last), min(self.second, last)
        if first == second:
            second = first - 1 if first == last else first + 1
        along, upwards = np.zeros(flat.size), np.zeros(flat.size)
        along[first] = upwards[second] = 1
        setup = trainer.setup
        names = PlaceNames(setup.network, setup.inputs, setup.data.classes)
        labels = (
            names.short(place_of_number(trainer, first)),
            names.short(place_of_number(trainer, second)),
        )
        here = (float(flat[first]), float(flat[second]))
        path = yield from path_in_portions(survey.run, survey.path_points)
        points = yield from path.parameters((first, second))
        offsets = survey.around(self.radius)
        return (
            yield from survey.surface(
                (along, upwards), (offsets, offsets), labels, here, path, points
            )
        )


@probe("random_slice", label="Loss over two random directions")
@dataclass(frozen=True, slots=True)
class RandomSlice(Slice):
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

    def _rows(self, survey: Survey) -> Portions[Surface | None]:
        trainer = survey.run.trainer
        rng = np.random.default_rng(self.seed)
        first = _direction(trainer, rng)
        yield
        pair = first, _direction(trainer, rng)
        yield
        labels = (Sentence("direction 1"), Sentence("direction 2"))
        path = yield from path_in_portions(survey.run, survey.path_points)
        points = _coordinates((yield from path.along(pair)), pair)
        offsets = (survey.around(self.radius),) * 2
        return (yield from survey.surface(pair, offsets, labels, (0.0, 0.0), path, points))


@probe("path_slice", label="Loss around the path")
@dataclass(frozen=True, slots=True)
class PathSlice(Slice):
    """The loss on the plane in which the run has moved most, with the path it has taken.

    The plane goes through the present weights along the first two principal components of the
    path; both have length 1, so that distances are those of the parameters. The path holds every
    one of the last few thousand steps, from when the probe is wanted on, and what lies before them
    at growing spacing. Where the path is a straight line, a random direction across it takes the
    second place. There is none before the first step. Measured as over two weights. Source: Li et
    al. 2018.
    """

    def _rows(self, survey: Survey) -> Portions[Surface | None]:
        path = yield from path_in_portions(survey.run, survey.path_points)
        offsets = yield from path.offsets(path.sample(survey.path_points))
        found = yield from principal_directions(offsets)
        if found is None:
            return None
        (first, second), (most, more) = found
        labels = (Sentence("principal component 1"), Sentence("principal component 2"))
        if not second.any():
            second = _across(first, _direction(survey.run.trainer, np.random.default_rng(0)))
            labels = (labels[0], Sentence("a random direction across"))
            yield
        pair, shares = (first, second), (float(most), float(more))
        points = yield from path.along(pair)
        places = survey.over(points)
        return (yield from survey.surface(pair, places, labels, (0.0, 0.0), path, points, shares))


def place_of_number(trainer: Trainer, index: int) -> Parameter:
    """The place of one number in the flat vector of parameters; IndexError beyond its end."""
    views = trainer.weights.params.views
    for layer, named in enumerate(views):
        for name, values in named.items():
            if index < values.size:
                inside = tuple(int(i) for i in np.unravel_index(index, values.shape))
                return Parameter(layer, name, inside)
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


def _across(first: Array, drawn: Array) -> Array:
    """What of `drawn` is at right angles to `first`, of length 1; 0 if nothing is."""
    rest: Array = drawn - (drawn @ first) * first
    length = float(np.linalg.norm(rest))
    return rest / length if 0 < length < math.inf else np.zeros_like(rest)


def _coordinates(products: Array, directions: tuple[Array, Array]) -> Array:
    """Where points lie on the plane of two directions, (n, 2), by least squares.

    `products` (n, 2) are those of the points with both directions.
    """
    pair = np.stack(directions)
    with np.errstate(all="ignore"):
        (aa, ab), (_, bb) = pair @ pair.T
        a, b = products.T
        det = aa * bb - ab * ab
        if not 0 < det < math.inf:
            return np.zeros((len(products), 2))
        return np.stack([(a * bb - b * ab) / det, (b * aa - a * ab) / det], axis=1)
