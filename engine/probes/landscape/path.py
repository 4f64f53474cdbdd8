"""The path of a run: where its parameters have been, from the first weights to the present."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.data.splits import spread
from engine.probes.landscape.track import WeightTrack
from engine.steps import Portions, at_once
from engine.training.beginning.first_weights import first_weights_in_portions
from engine.training.run import Run

# A path whose second component is shorter than this share of the first is a line.
STRAIGHT = 1e-6
# So many numbers of it are worked on between two pauses.
NUMBERS = 250_000
NO_STEPS = np.zeros(0, dtype=int)


@dataclass(frozen=True, slots=True)
class Path:
    """Where a run was after each of the `steps` (n,), the present last.

    The first `apart` points lie anywhere before the others, of which there is one of `every` step
    or of every so-manieth; without such a track all but the present are apart and `every` is 0.
    It reads what the run holds, and so it is true until the run goes on.
    """

    steps: Array
    apart: int
    every: int
    # The parameters of what is apart, and the present ones.
    before: tuple[Array, ...]
    track: WeightTrack | None
    now: Array

    def at(self, points: Sequence[int] | Array) -> Array:
        """All parameters at some points of the path, (points, parameters)."""
        wanted = np.asarray(points, dtype=int)
        found = np.empty((len(wanted), self.now.size), self.now.dtype)
        tracked = (wanted >= self.apart) & (wanted < len(self.steps) - 1)
        for row in np.flatnonzero(~tracked):
            place = wanted[row]
            found[row] = self.before[place] if place < self.apart else self.now
        if self.track is not None and tracked.any():
            found[tracked] = self.track.at(wanted[tracked] - self.apart)
        return found

    def parameters(self, which: Sequence[int]) -> Portions[Array]:
        """Some of the parameters all along the path, (n, which)."""
        found = np.empty((len(self.steps), len(which)))
        for some in self._stretches(self.steps):
            found[some] = self.at(np.arange(some.start, some.stop))[:, which]
            yield
        return found

    def offsets(self, points: Array) -> Portions[Array]:
        """How far some points of the path lie from the present, (points, parameters)."""
        away = np.empty((len(points), self.now.size))
        for some in self._stretches(points):
            away[some] = self._away(points[some])
            yield
        return away

    def along(self, directions: tuple[Array, Array]) -> Portions[Array]:
        """The products of all offsets with two directions (parameters,), (n, 2)."""
        pair, products = np.stack(directions).T, np.zeros((len(self.steps), 2))
        for some in self._stretches(self.steps):
            with np.errstate(all="ignore"):
                products[some] = self._away(np.arange(some.start, some.stop)) @ pair
            yield
        return products

    def _away(self, points: Array) -> Array:
        """The offsets of some points in double precision, whatever the weights are kept in."""
        with np.errstate(all="ignore"):
            return np.subtract(self.at(points), self.now, dtype=np.float64)

    def _stretches(self, points: Array) -> Iterator[slice]:
        return _stretches(len(points), self.now.size)

    def sample(self, most: int) -> Array:
        """The places of at most `most` points, the ends among them: for what costs much for each.

        Half of them are apart, half on the track.
        """
        n, apart = len(self.steps), self.apart
        if n <= most:
            return np.arange(n)
        if not self.every:
            return spread(n, most)
        first = spread(apart, min(apart, most // 2))
        return np.concatenate([first, apart + spread(n - apart, most - len(first))])


def path_of(run: Run, most: int) -> Path:
    """The path of a run up to now, see `path_in_portions`."""
    return at_once(path_in_portions(run, most))


def path_in_portions(run: Run, most: int) -> Portions[Path]:
    """The start, at most `most` checkpoints of the run up to now, its track, and the present.

    Checkpoints lie close together around the present and thinner in the distance; a track, if one
    is recorded, holds every one of the last few thousand steps. In a run that was taken back, what
    lies ahead of it is no part of its path.
    """
    kept, trainer = run.timeline.checkpoints, run.trainer
    step, now = trainer.step_count, trainer.weights.params.flat
    track = run.recorder(WeightTrack)
    tracked = NO_STEPS if track is None else track.steps_before(step)
    steps, weights = [], []
    begins = int(tracked[0]) if len(tracked) else step
    if begins > kept.start:
        between = [c for c in kept.until(begins - 1) if c.step > kept.start]
        steps = [kept.start, *(c.step for c in between)]
        first = yield from _first_weights(run)
        weights = [first, *(c.state.trainer.params for c in between)]
    # The track stands between what is apart and the present.
    apart = spread(len(steps) + 1, most)[:-1]
    return Path(
        np.array([*(steps[i] for i in apart), *tracked, step]),
        len(apart),
        track.every if track is not None and len(tracked) else 0,
        tuple(weights[i] for i in apart),
        track,
        now.copy(),
    )


def _first_weights(run: Run) -> Portions[Array]:
    """The parameters that the recorded past begins with; those of step 0 are made again."""
    first = run.timeline.checkpoints.first
    if first is not None:
        return first.trainer.params
    return (yield from first_weights_in_portions(run.trainer.setup)).params.flat


def principal_directions(offsets: Array) -> Portions[tuple[Array, Array] | None]:
    """The two directions (2, parameters) in which a path spreads most, and their shares (2,).

    Principal components of `offsets` (n, parameters), of length 1; the second is 0 where the path
    is a straight line. Each points the way the path has come, or to the side it has bulged to.
    None for a path of one point, or of numbers that are not finite.
    """
    scale, mean, centred = 0.0, np.zeros(offsets.shape[1]), np.empty(offsets.shape)
    for some in _stretches(*offsets.shape):
        largest = float(np.abs(offsets[some]).max(initial=0.0))
        scale = largest if math.isnan(largest) else max(scale, largest)
        yield
    if not 0 < scale < math.inf:
        return None
    for some in _stretches(*offsets.shape):
        centred[some] = offsets[some] / scale
        mean += centred[some].sum(axis=0)
        yield
    mean /= len(offsets)
    products = np.empty((len(offsets), len(offsets)))
    for some in _stretches(*offsets.shape):
        centred[some] -= mean
        yield
    # By the small matrix of scalar products: a path has few points, a network many parameters.
    for some in _stretches(*offsets.shape):
        products[some] = centred[some] @ centred.T
        yield
    variances, vectors = np.linalg.eigh(products)
    variances = np.maximum(variances[::-1], 0)
    found = vectors[:, [-1, -2]].T @ centred
    yield
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    straight = np.sqrt(variances[1]) <= STRAIGHT * np.sqrt(variances[0])
    axes: Array = np.divide(found, lengths, out=np.zeros_like(found), where=lengths > 0)
    if straight:
        axes[1] = variances[1] = 0
    along = centred @ axes.T + axes @ mean
    furthest = along[np.abs(along).argmax(axis=0), (0, 1)]
    # Offsets point back from the present, so the start shall lie left of it and not right.
    axes *= np.where(furthest * (1, -1) > 0, -1, 1)[:, None]
    shares = variances[:2] / variances.sum()
    return axes, shares


def _stretches(count: int, size: int) -> Iterator[slice]:
    """Which of `count` points of so many numbers are worked on at a stretch, one at least."""
    together = max(1, NUMBERS // max(1, size))
    return (slice(at, min(at + together, count)) for at in range(0, count, together))
