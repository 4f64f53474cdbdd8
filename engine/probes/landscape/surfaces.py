"""How the loss is measured on a slice, and what is handed out of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.network import Weights
from engine.probes.base import PROBE_SAMPLES, mode_of_layers
from engine.probes.landscape.path import Path
from engine.steps import Portions
from engine.training.run import Run

# Multiplications that one slice may take: large networks get fewer samples, then fewer points.
BUDGET = 300_000_000
# What calling a layer costs, however small it is.
CALL = 20_000
FEWEST_SAMPLES, FEWEST_POINTS = 16, 5
# Where even the fewest would take so many times what may be taken, there is no slice.
MOST_OVERDRAWN = 2
# Room around a path, and how narrow its plane may get, as shares of the longer side.
ROOM, NARROWEST = 0.25, 0.25


@dataclass(frozen=True, slots=True)
class Surface:
    """The loss at every point of a slice: `values (r, r)`, first row at the bottom.

    Columns are at `across (r,)` along the axis labels[0], rows at `up (r,)` along labels[1]; the
    run is at `here`. Infinite where the loss is not a number. Measured on `samples` samples.
    `path (n, 2)` is where the run was after each of the `steps` (n,), seen from right above, the
    present last. From step `tracked_from` on there is every `every`-th step, before that only
    some; `every` is 0 if no track was recorded. `path_losses (n,)` is the loss there, NaN where it
    was not measured, for it costs as much as a point of the surface. `explained` are the shares of
    the path's variance along the two axes, if those are its principal components.
    """

    values: Array
    across: Array
    up: Array
    labels: tuple[str, str]
    here: tuple[float, float]
    samples: int
    path: Array
    steps: Array
    path_losses: Array
    explained: tuple[float, float] | None = None
    every: int = 0
    tracked_from: int = 0


@dataclass(frozen=True, slots=True)
class Survey:
    """How a slice is measured: `points` along each side, on so many `samples`."""

    run: Run
    points: int
    samples: int

    @classmethod
    def of(cls, run: Run, resolution: int, effort: float) -> Survey | None:
        """What the work allows; None if even the coarsest slice would take far too much."""
        budget, trainer = int(BUDGET * effort), run.trainer
        most = min(PROBE_SAMPLES, len(trainer.setup.parts["train"]))
        size = max(1, trainer.weights.params.flat.size)
        if FEWEST_POINTS**2 * FEWEST_SAMPLES * size > MOST_OVERDRAWN * budget:
            return None
        samples = min(most, max(FEWEST_SAMPLES, budget // (resolution**2 * size)))
        each = samples * size + CALL * len(trainer.network.layers)
        points = min(resolution, max(FEWEST_POINTS, math.isqrt(budget // each)))
        return cls(run, points, samples)

    @property
    def path_points(self) -> int:
        """At how many points of the path the loss is measured, as dear as the surface's points."""
        return 2 * self.points

    def around(self, radius: float) -> Array:
        """Places from -radius to radius."""
        return np.linspace(-radius, radius, self.points)

    def over(self, path: Array) -> tuple[Array, Array]:
        """Places along both axes that cover `path` (n, 2) with some room, 0 among them."""
        low, high = path.min(axis=0), path.max(axis=0)
        longer = float((high - low).max())
        half = np.maximum(high - low, NARROWEST * longer) / 2 + ROOM / 2 * longer
        middle = (low + high) / 2
        places = np.linspace(middle - half, middle + half, self.points)
        # Moved by less than a step, so that one of them is the present exactly.
        places -= places[np.abs(places).argmin(axis=0), (0, 1)]
        return places[:, 0], places[:, 1]

    def surface(
        self,
        directions: tuple[Array, Array],
        offsets: tuple[Array, Array],
        labels: tuple[str, str],
        here: tuple[float, float],
        path: Path,
        points: Array,
        explained: tuple[float, float] | None = None,
    ) -> Portions[Surface | None]:
        """The losses at these offsets from the present along both directions, row by row."""
        trainer = self.run.trainer
        network, start = trainer.network, trainer.weights.params.flat
        train = trainer.setup.parts["train"]
        x, y = train.x[: self.samples], train.y[: self.samples]
        tried, mode = Weights(network), mode_of_layers(trainer)
        tried.buffers.flat[...] = trainer.weights.buffers.flat

        def loss_at(parameters: Array) -> float:
            tried.params.flat[...] = parameters
            loss = network.loss.value(network.forward(tried, x, mode).outputs[-1], y)
            return math.inf if math.isnan(loss) else float(loss)

        (along, upwards), (across, up) = directions, offsets
        rows = []
        for b in up:
            with np.errstate(all="ignore"):
                rows.append([loss_at(start + a * along + b * upwards) for a in across])
            yield
        walked = np.full(len(path.steps), math.nan)
        for place in path.sample(self.path_points):
            with np.errstate(all="ignore"):
                walked[place] = loss_at(path.at([place])[0])
            yield
        return Surface(
            freeze(np.array(rows)),
            freeze(here[0] + across),
            freeze(here[1] + up),
            labels,
            here,
            len(x),
            freeze(points),
            freeze(path.steps),
            freeze(walked),
            explained,
            path.every,
            int(path.steps[path.apart]),
        )
