"""Searches: which values of hyper-parameters to try, judged on validation data alone.

A search is a value and trains nothing itself: `batches` proposes points, is told the best of all
so far, and proposes again. `engine.search.run.run` does the training.
"""

from __future__ import annotations

import math
from collections.abc import Container, Generator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import ClassVar, TypeAlias

import numpy as np

from engine.specs.edits import replace_at, value_at
from engine.specs.knobs import Spec, Value, choice, knob, parts, plain_values, text
from engine.specs.paths import is_inside, names_in
from engine.specs.registry import Registry, SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup

# A value of each hyper-parameter, in the order of the search.
Point: TypeAlias = tuple[Value, ...]

MOST_POINTS = 100_000
LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Vary(Spec):
    """One hyper-parameter and the finite set of values that are tried for it."""

    path: str = text(
        "optimizer.lr",
        most=200,
        help='What is varied, such as "optimizer.lr", "layers.0.units" or "batch_size".',
    )
    values: tuple[Value, ...] = plain_values(
        (0.001, 0.01, 0.1),
        most=100,
        rebuilds=True,
        help="Numbers, or words where there is a choice, such as sgd and adam for an optimiser.",
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Points to be scored together; `path` names the one hyper-parameter in which they differ."""

    points: tuple[Point, ...]
    path: str = ""


# Yields batches, receives the best of all points scored so far (of equals, the first).
Batches: TypeAlias = Generator[Batch, Point, None]


@dataclass(frozen=True, slots=True)
class Space:
    """A search worked out for an experiment: what is varied, over which values, from where."""

    experiment: ExperimentSpec
    paths: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]
    start: Point

    @property
    def size(self) -> int:
        """How many points there are."""
        return math.prod(map(len, self.values))

    def spec_at(self, point: Point) -> ExperimentSpec:
        """The experiment with the values of `point`."""
        return _edited(self.experiment, dict(zip(self.paths, point, strict=True)))


@dataclass(frozen=True, slots=True)
class Search(Spec):
    """A way to look for good hyper-parameters.

    The lectures' rule holds for all: training data fits the weights, validation data chooses the
    hyper-parameters, test data is looked at once, in the end.
    """

    vary: tuple[Vary, ...] = parts(
        lambda: (Vary(),),
        most=20,
        rebuilds=True,
        help="The hyper-parameters and their values; all others stay as they are.",
    )
    epochs: int = knob(
        20, low=1, high=100_000, log=True, help="How long each trial trains, if nothing stops it."
    )
    criterion: str = choice(
        "loss",
        "loss",
        "accuracy",
        help="What is compared on the validation part; equal accuracies are told apart by loss.",
    )
    seeds: int = knob(
        1,
        low=1,
        high=100,
        help="How many seeds each point is trained with, the experiment's own and those after "
        "it; scores are averaged.",
    )
    seconds: float = knob(
        0.0,
        low=0.0,
        high=604_800.0,
        unit="s",
        help="No trial goes on for longer than this after the start; 0 is no limit.",
    )
    formula: ClassVar[str]

    def batches(self, space: Space) -> Batches:
        """Propose points until the search is over."""
        raise NotImplementedError

    def most_trials(self) -> int | None:
        """How many trials there will be at most; None if that depends on their scores."""
        raise NotImplementedError

    def points_left(
        self, space: Space, bests: Sequence[Point], known: Container[Point]
    ) -> tuple[Point, ...]:
        """The points that are still to be scored if no better one is found any more.

        `bests` are the best points after each step so far, `known` those that are scored.
        """
        proposals, left = self.batches(space), dict[Point, None]()
        best, sent = space.start, list(bests)
        batch = next(proposals)
        try:
            while True:
                if not sent:
                    left |= dict.fromkeys(point for point in batch.points if point not in known)
                best = sent.pop(0) if sent else best
                batch = proposals.send(best)
        except StopIteration:
            return tuple(left)

    def space(self, experiment: ExperimentSpec) -> Space:
        """What is searched; raises `SpecError` for whatever does not fit the experiment.

        Every value is tried out on the description of the experiment, and on its data.
        """
        paths = tuple(axis.path for axis in self.vary)
        if not paths:
            raise SpecError("vary", "expected at least one hyper-parameter")
        for place, path in enumerate(paths):
            if path in paths[:place]:
                raise SpecError(path, "expected each hyper-parameter once, found it twice")
        if "seed" in paths and self.seeds > 1:
            raise SpecError("seed", "expected either several seeds or a varied seed, found both")
        setup = _checked_setup(experiment, "the experiment")
        if self.criterion == "accuracy" and not setup.data.classes:
            raise SpecError("criterion", "expected loss, because the data has no classes")
        start = tuple(_plain(value_at(experiment, path), path) for path in paths)
        values = tuple(self._values(axis, experiment) for axis in self.vary)
        return Space(experiment, paths, values, start)

    def with_seeds(self, spec: ExperimentSpec) -> tuple[ExperimentSpec, ...]:
        """The experiment once for each seed."""
        seeds = [(spec.seed + k) % (LARGEST_SEED + 1) for k in range(self.seeds)]
        return tuple(replace(spec, seed=seed) for seed in seeds)

    def _values(self, axis: Vary, experiment: ExperimentSpec) -> tuple[Value, ...]:
        """The values of one hyper-parameter, as its knob takes them.

        A setting of something that is varied too must suit every item that may hold it.
        """
        outer = [other for other in self.vary if is_inside(axis.path, other.path)]
        found = []
        for around in product(*(other.values for other in outer)):
            edits = dict(zip((other.path for other in outer), around, strict=True))
            for value in axis.values:
                try:
                    spec = _edited(experiment, {**edits, axis.path: value})
                except SpecError as error:
                    beside = "".join(f", with {path}={other}" for path, other in edits.items())
                    raise SpecError(error.path, error.problem + beside) from None
                _checked_setup(spec, f"{axis.path}={value}")
                taken = value_at(spec, axis.path)
                # A number that stands for an item says more than the name of that item.
                stands = isinstance(taken, Spec) and not isinstance(value, str)
                found.append(value if stands else _plain(taken, axis.path))
        return tuple(dict.fromkeys(found))


search: Registry[Search] = Registry("search", Search)


@search("greedy", label="Greedy grid")
@dataclass(frozen=True, slots=True)
class Greedy(Search):
    """Tunes one hyper-parameter at a time and goes round until nothing changes any more.

    From the experiment's own values, each hyper-parameter in turn takes the best of its values
    while the others stay fixed. Few trials, but it can end where only a change of two at once
    would help: learning rate and batch size are such a pair.
    """

    formula: ClassVar[str] = "vᵢ ← argmin over vᵢ of validation loss(v₁, …, vᵢ, …, vₖ)"

    def batches(self, space: Space) -> Batches:
        best = yield Batch((space.start,))
        count = len(space.paths)
        place = unchanged = 0
        while unchanged < count:
            before = best
            points = tuple(
                (*before[:place], value, *before[place + 1 :]) for value in space.values[place]
            )
            best = yield Batch(points, space.paths[place])
            # The one just tuned is right for the others as they are: only those are left.
            unchanged = unchanged + 1 if best == before else 1
            place = (place + 1) % count

    def most_trials(self) -> int | None:
        return None


@search("grid", label="Full grid")
@dataclass(frozen=True, slots=True)
class Grid(Search):
    """Tries every combination of the values.

    Sure to find the best point of the grid, but k hyper-parameters of m values take mᵏ trials.
    """

    formula: ClassVar[str] = "v ← argmin over V₁ × … × Vₖ of validation loss(v)"

    def batches(self, space: Space) -> Batches:
        if space.size > MOST_POINTS:
            raise SpecError(
                "vary",
                f"expected a grid of at most {MOST_POINTS:,} points, found {space.size:,}; "
                "a random or greedy search has no such limit",
            )
        yield Batch(tuple(product(*space.values)))

    def most_trials(self) -> int | None:
        return self.seeds * math.prod(len(axis.values) for axis in self.vary)


@search("random", label="Random")
@dataclass(frozen=True, slots=True)
class Random(Search):
    """Tries combinations drawn at random, none of them twice.

    With the same number of trials as a grid it tries more values of the one hyper-parameter
    that matters. Bergstra & Bengio, "Random Search for Hyper-Parameter Optimization" (2012).
    """

    trials: int = knob(20, low=1, high=10_000, log=True, help="How many points are drawn.")
    draw: int = knob(
        0, low=0, high=LARGEST_SEED, level="full", help="The seed by which points are drawn."
    )
    formula: ClassVar[str] = "v ~ U(V₁ × … × Vₖ)"

    def batches(self, space: Space) -> Batches:
        rng = np.random.Generator(np.random.PCG64(self.draw))
        wanted = min(self.trials, space.size)
        drawn: dict[Point, None] = {}
        while len(drawn) < wanted:
            drawn[tuple(axis[rng.integers(len(axis))] for axis in space.values)] = None
        yield Batch(tuple(drawn))

    def most_trials(self) -> int | None:
        size = math.prod(len(axis.values) for axis in self.vary)
        return self.seeds * min(self.trials, size)


def _edited(spec: ExperimentSpec, edits: dict[str, Value]) -> ExperimentSpec:
    """`spec` with several edits, the outer before the inner: an item before its settings."""
    for path in sorted(edits, key=lambda path: len(names_in(path))):
        spec = replace_at(spec, path, edits[path])
    return spec


def _checked_setup(spec: ExperimentSpec, origin: str) -> Setup:
    """The setup of `spec`; raises `SpecError` if it has none, or nothing to judge a trial by."""
    try:
        setup = Setup.of(spec)
    except SpecError as error:
        raise SpecError(origin, f"does not fit: {error}") from None
    if not len(setup.parts["validation"]):
        raise SpecError(origin, "expected a validation part: a search is judged by nothing else")
    return setup


def _plain(value: object, path: str) -> Value:
    """A value of a search: a plain one, or the name of a registered item."""
    plain = getattr(value, "name", value)
    if not isinstance(plain, Value):
        raise SpecError(path, "expected a single value or one item of a family, found more")
    return plain
