"""Where nodes and links are, in pixels of the whole drawing; nothing here knows Qt.

Columns stand where the histograms below stand; the nodes of a rank are spread evenly over the
height. A link runs from the right edge of one node to the left edge of another along
x = x₀ + (x₁ - x₀) a(t), y = y₀ + (y₁ - y₀) b(t): the curve of Bézier that leaves and arrives
level. All links between two ranks share a and b, which makes them cheap to draw and to hit.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from engine.arrays import Array
from playground.panels.network.wiring import Rank, Wiring
from playground.plotting.columns import Columns

# Sides of a node in pixels where type is 13 high: as large as the free height allows. Smaller ones
# are drawn only where so many neurons would not fit otherwise.
SMALLEST, LARGEST, TYPE = 22.0, 72.0, 13.0
# Nodes are at least so many pixels apart before one has to pan, and at most so many sides.
LEAST_PITCH, FARTHEST = 7.0, 2.2
# So much of its room a node fills, and so much where it is a small one, with a gap in pixels.
FILLED, GAP = 0.78, 2.0
# A node takes at most this share of its column's width.
WIDEST = 0.42
# Few nodes beside a full rank are this large; inputs take so much of their gutter at most.
FEW, NAMED = 28.0, 0.55
# Between the inputs and the edge of their gutter.
EDGE_EMS = 0.3
# Curves are drawn in straight pieces of about so many pixels.
SEGMENT = 14.0
FEWEST_SEGMENTS, MOST_SEGMENTS = 6, 24
# Slopes of the curve are taken over twice this share of its length.
NEAR = 0.02
# Neurons so many pixels apart, and columns so many, have room for links of full thickness.
ROOMY, LONG = 14.0, 100.0
THINNEST = 0.4


def _curve(segments: int) -> tuple[Array, Array]:
    """a(t) and b(t) of the curve at the ends of so many pieces."""
    t = np.linspace(0, 1, segments + 1)
    return 1.5 * t - 1.5 * t**2 + t**3, 3 * t**2 - 2 * t**3


ALONG, ACROSS = _curve(MOST_SEGMENTS)


@dataclass(frozen=True, slots=True)
class Spot:
    """The nodes of one rank: centres (x, y[i]), all `wide` × `high` pixels."""

    x: float
    y: Array
    wide: float
    high: float

    @property
    def left(self) -> float:
        """Where links arrive."""
        return self.x - self.wide / 2

    @property
    def right(self) -> float:
        """Where links leave."""
        return self.x + self.wide / 2

    @property
    def dot(self) -> float:
        """The radius of a bias."""
        return min(4.5, max(1.5, self.high * 0.14))

    def nearest(self, y: float) -> int | None:
        """The node at this height."""
        if not len(self.y):
            return None
        unit = int(np.abs(self.y - y).argmin())
        return unit if abs(float(self.y[unit]) - y) <= self.high / 2 else None


@dataclass(frozen=True, slots=True)
class Geometry:
    """All ranks in their places, inputs first, in a drawing of `width` × `height` pixels."""

    spots: tuple[Spot, ...]
    width: float
    height: float
    em: float

    @classmethod
    def of(cls, wiring: Wiring, columns: Columns, room: float, zoom: float) -> Geometry:
        """The places for a window `room` pixels high, all of it `zoom` times as large.

        Where nodes would be too near to each other, the drawing is higher than its window.
        """
        most = max(rank.nodes for rank in wiring.ranks)
        height = max(room, (most + 0.5) * LEAST_PITCH)
        pitch, side = _sizes(wiring, columns, room)
        spots = tuple(_spot(rank, columns, height, pitch, side, zoom) for rank in wiring.ranks)
        return cls(spots, columns.width * zoom, height * zoom, columns.em)

    @property
    def thickness(self) -> float:
        """How thick links may be where there is little room for them, 1 where there is enough."""
        apart = [float(spot.y[1] - spot.y[0]) for spot in self.spots if len(spot.y) > 1]
        runs = [b.left - a.right for a, b in pairwise(self.spots)]
        room = min(min(apart, default=ROOMY) / ROOMY, min(runs, default=LONG) / LONG)
        return min(1.0, max(THINNEST, room))

    def spot(self, column: int) -> Spot:
        """The nodes of a column, −1 for the inputs."""
        return self.spots[column + 1]

    def column_at(self, x: float) -> int | None:
        """The column whose nodes are at this x."""
        for column, spot in enumerate(self.spots, start=-1):
            if spot.left - spot.dot <= x <= spot.right:
                return column
        return None

    def gap_at(self, x: float) -> int | None:
        """The column into which the links at this x lead."""
        for column in range(len(self.spots) - 1):
            if self.spot(column - 1).right < x < self.spot(column).left:
                return column
        return None

    def curves(self, column: int, source: Array, unit: Array) -> tuple[Array, Array]:
        """Points (links, points) of the links into a column, more where it is far away."""
        a, b = self.spot(column - 1), self.spot(column)
        run = b.left - a.right
        along, across = _curve(min(MOST_SEGMENTS, max(FEWEST_SEGMENTS, int(run / SEGMENT))))
        x = np.broadcast_to(a.right + run * along, (len(source), len(along)))
        start = a.y[source][:, None]
        return x, start + (b.y[unit][:, None] - start) * across

    def distances(self, column: int, source: Array, unit: Array, x: float, y: float) -> Array:
        """How far (x, y) is from each of these links into a column, in pixels."""
        a, b = self.spot(column - 1), self.spot(column)
        run = max(b.left - a.right, 1e-9)
        share = (x - a.right) / run
        across = np.interp(share, ALONG, ACROSS)
        after, before = np.interp((share + NEAR, share - NEAR), ALONG, ACROSS)
        slope = (after - before) / (2 * NEAR * run)
        start = a.y[source]
        rise = b.y[unit] - start
        return np.asarray(np.abs(y - start - rise * across) / np.hypot(1, rise * slope))


def _sizes(wiring: Wiring, columns: Columns, room: float) -> tuple[float, float]:
    """How far the nodes of the fullest rank are apart, and how large all of them are."""
    scale = columns.em / TYPE
    most = max((rank.nodes for rank in wiring.ranks[1:]), default=1)
    pitch = max(room / (most + 0.2), LEAST_PITCH)
    smallest = min(SMALLEST * scale, pitch - GAP)
    side = min(max(pitch * FILLED, smallest), LARGEST * scale, columns.each * WIDEST)
    return min(pitch, FARTHEST * side), side


def _spot(
    rank: Rank, columns: Columns, height: float, pitch: float, side: float, zoom: float
) -> Spot:
    # What fits into the window is in it as a whole, however many nodes another rank has.
    pitch = min(pitch, max(height / (rank.nodes + 0.2), LEAST_PITCH))
    side = min(side, max(pitch - GAP, pitch * FILLED))
    if rank.summed_up:
        side = min(height * 0.6, columns.each * 0.5, 4 * columns.em)
    else:
        # Where another rank is full, a few nodes need not be as small as its.
        own = min(FEW * columns.em / TYPE, FILLED * height / (rank.nodes + 0.2))
        side = max(side, min(own, columns.each * WIDEST))
        pitch = max(pitch, min(side / FILLED, height / (rank.nodes + 0.2)))
    x = columns.centre(rank.column)
    if rank.column < 0:
        # The names of the inputs stand at the left of them.
        side = min(side, NAMED * columns.gutter)
        x = columns.gutter - EDGE_EMS * columns.em - side / 2
    middle = height / 2 + (np.arange(rank.nodes) - (rank.nodes - 1) / 2) * pitch
    return Spot(x * zoom, middle * zoom, side * zoom, side * zoom)
