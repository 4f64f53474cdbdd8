"""The path of a run: where its parameters have been, from the first weights to the present."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.training.run import Run
from engine.training.trainer import FIRST_SAMPLES

# A path whose second component is shorter than this share of the first is a line.
STRAIGHT = 1e-6


@dataclass(frozen=True, slots=True)
class Path:
    """All parameters (n, parameters) after each of the `steps` (n,), the present ones last."""

    steps: Array
    weights: Array

    @property
    def offsets(self) -> Array:
        """How far every point of the path lies from the present, (n, parameters)."""
        with np.errstate(all="ignore"):
            away: Array = self.weights - self.weights[-1]
        return away


def path_of(run: Run, most: int) -> Path:
    """At most `most` points: the start, the checkpoints of the run up to now, the present.

    Checkpoints lie close together around the present and thinner in the distance. In a run that
    was taken back, what lies ahead of it is no part of its path.
    """
    kept, trainer = run.timeline.checkpoints, run.trainer
    between = [c for c in kept.until(trainer.step_count - 1) if c.step > kept.start]
    now = trainer.weights.params.flat
    steps, weights = [trainer.step_count], [now]
    if trainer.step_count > kept.start:
        steps = [kept.start, *(c.step for c in between), *steps]
        weights = [_first_weights(run), *(c.state.trainer.params for c in between), *weights]
    chosen = np.unique(np.linspace(0, len(steps) - 1, min(most, len(steps))).round().astype(int))
    return Path(np.array(steps)[chosen], np.array([weights[i] for i in chosen], dtype=np.float64))


def _first_weights(run: Run) -> Array:
    """The parameters that the recorded past begins with; those of step 0 are drawn again."""
    first = run.timeline.checkpoints.first
    if first is not None:
        return first.trainer.params
    setup = run.trainer.setup
    rows = setup.parts["train"].x[:FIRST_SAMPLES]
    return setup.network.init(setup.stream_of_layer, rows).params.flat


def principal_directions(offsets: Array) -> tuple[Array, Array] | None:
    """The two directions (2, parameters) in which a path spreads most, and their shares (2,).

    Principal components of `offsets` (n, parameters), of length 1; the second is 0 where the path
    is a straight line. Each points the way the path has come, or to the side it has bulged to.
    None for a path of one point, or of numbers that are not finite.
    """
    scale = float(np.abs(offsets).max(initial=0.0))
    if not 0 < scale < np.inf:
        return None
    scaled = offsets / scale
    centred = scaled - scaled.mean(axis=0)
    # By the small matrix of scalar products: a path has few points, a network many parameters.
    variances, vectors = np.linalg.eigh(centred @ centred.T)
    variances = np.maximum(variances[::-1], 0)
    found = (centred.T @ vectors[:, ::-1][:, :2]).T
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    straight = np.sqrt(variances[1]) <= STRAIGHT * np.sqrt(variances[0])
    axes: Array = np.divide(found, lengths, out=np.zeros_like(found), where=lengths > 0)
    if straight:
        axes[1] = variances[1] = 0
    along = scaled @ axes.T
    furthest = along[np.abs(along).argmax(axis=0), (0, 1)]
    # Offsets point back from the present, so the start shall lie left of it and not right.
    axes *= np.where(furthest * (1, -1) > 0, -1, 1)[:, None]
    shares = variances[:2] / variances.sum()
    return axes, shares
