"""The plane on which data of any number of inputs is drawn.

Two inputs are drawn as they are; one input is drawn along the bottom, with the target upwards.
More are drawn on their first two principal components, or on two of them while the others are
held: a point (a, b) of the plane stands for the sample `origin + a u₁ + b u₂`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Array, freeze
from engine.data.datasets import Data
from engine.data.scaling import HUGE, sizes
from engine.data.splits import spread
from engine.sentences import Sentence
from engine.steps import Portions, at_once

MARGIN = 0.1
# Up to this ratio of the two ranges both axes get the same scale, so that angles are true.
MOST_STRETCHED = 4
# A plane is measured on so many samples at most.
MOST_MEASURED = 20_000
# A picture reaches no further: the numbers of its pixels must be finite.
FURTHEST = float(np.finfo(np.float64).max) / 4
# Of so many inputs all directions are worked out, of more only the two that are drawn: as exactly
# as this, relative to the largest variance, or among so many directions.
MOST_SOLVED, EXACT, MOST_DIRECTIONS = 1000, 1e-6, 60
# So many numbers of the samples are multiplied at a stretch.
ENTRIES = 1_000_000
# How far from the origin one can draw points.
DRAWN_EXTENT = 1.2


@dataclass(frozen=True, slots=True)
class PlaneView:
    """How data of more than two inputs is looked at: two of them, or else principal components.

    `across`, `upwards`: which inputs, counted from 0; -1: none. `held`: the sample whose other
    inputs are kept; -1: their mean.
    """

    across: int = -1
    upwards: int = -1
    held: int = -1

    def chooses(self, inputs: int) -> bool:
        """Whether it names two of that many inputs."""
        names = (self.across, self.upwards)
        return inputs > 2 and min(names) >= 0 and max(names) < inputs and names[0] != names[1]


FITTING = PlaneView()


@dataclass(frozen=True, slots=True)
class Plane:
    """origin (d,), axes (2, d) orthonormal; `extent` = (left, right, bottom, top) of the picture.

    `square`: both axes have the same scale and range.
    """

    origin: Array
    axes: Array
    labels: tuple[str, str]
    extent: tuple[float, float, float, float]
    explained: float
    principal: bool
    square: bool

    @classmethod
    def of(cls, data: Data, view: PlaneView = FITTING) -> Plane:
        """The plane for `data`; `explained` is the share of its variance that the plane shows."""
        return at_once(cls.in_portions(data, view))

    @classmethod
    def in_portions(cls, data: Data, view: PlaneView = FITTING) -> Portions[Plane]:
        """The same, with a pause after each part of the work."""
        d = data.x.shape[1]
        upright = d == 1 and not data.classes
        across = up = yield from _size(data.x)
        if upright:
            up = float(sizes(data.y.reshape(len(data.y), -1)).max(initial=1.0))
        if max(across, up) > 1:
            y = data.y / up if upright else data.y
            small = yield from cls.in_portions(replace(data, x=data.x / across, y=y), view)
            return small._in_units(across, up)
        principal = d > 2
        # Of a large table some rows do: a second more of waiting moves no pixel.
        some = spread(len(data.x), MOST_MEASURED) if len(data.x) > MOST_MEASURED else slice(None)
        x, y = data.x[some], data.y[some]
        yield
        if d <= 2:
            origin, axes, explained = np.zeros(d), np.eye(2, d), 1.0
            upwards = "" if data.classes else Sentence("target")
            labels = (data.inputs[0], data.inputs[1] if d == 2 else upwards)
        elif view.chooses(d):
            chosen, principal = [view.across, view.upwards], False
            origin, axes, explained = _two_inputs(data.x, chosen, view.held)
            labels = (data.inputs[view.across], data.inputs[view.upwards])
        else:
            origin = x.mean(axis=0)
            yield
            axes, explained = yield from _principal(x - origin)
            labels = (Sentence("principal component 1"), Sentence("principal component 2"))
        flat = (x - origin) @ axes.T
        if upright:
            flat[:, 1] = y.reshape(len(y), -1)[:, 0]
        low, high = flat.min(axis=0), flat.max(axis=0)
        centre, half = (low + high) / 2, (0.5 + MARGIN) * np.maximum(high - low, 1e-6)
        square = bool(d > 1 and half.max() <= MOST_STRETCHED * half.min())
        if square:
            half = np.full(2, half.max())
        if data.drawn:
            # Nothing moves under the brush: the extent grows in doublings, and only when it must.
            farthest = float(np.abs(flat).max())
            doublings = np.ceil(np.log2(max(1.0, farthest / DRAWN_EXTENT)))
            centre, half, square = np.zeros(2), np.full(2, DRAWN_EXTENT * 2.0**doublings), True
        (left, bottom), (right, top) = (centre - half).tolist(), (centre + half).tolist()
        extent = (left, right, bottom, top)
        return cls(freeze(origin), freeze(axes), labels, extent, explained, principal, square)

    def project(self, x: Array) -> Array:
        """Coordinates (n, 2) of samples (n, d) on the plane; no further than numbers reach."""
        with np.errstate(all="ignore"):
            flat = (x - self.origin) @ self.axes.T
            if not self._huge or np.isfinite(flat).all():
                return flat
            small = (x / FURTHEST - self.origin / FURTHEST) @ self.axes.T
            return np.clip(small, -1, 1) * FURTHEST

    @property
    def _huge(self) -> bool:
        return max(map(abs, self.extent)) > HUGE

    def _in_units(self, across: float, up: float) -> Plane:
        """The same plane, with numbers so many times as large; `up` are those of the extent."""
        sides = np.array([across, across, up, up])
        with np.errstate(over="ignore"):
            reach = np.clip(np.array(self.extent) * sides, -FURTHEST, FURTHEST)
        left, right, bottom, top = reach.tolist()
        return replace(self, origin=freeze(self.origin * across), extent=(left, right, bottom, top))

    def lines(self, resolution: int) -> int:
        """How many lines of pixels a picture has: one for one input."""
        return 1 if len(self.origin) == 1 else resolution

    def grid(self, resolution: int, lines: slice = slice(None)) -> Array:
        """Samples (resolution², d) at the pixel centres, lines from bottom to top.

        For one input there is one line: (resolution, 1). `lines` asks for some of them only.
        """
        left, right, bottom, top = self.extent
        steps = (np.arange(resolution) + 0.5) / resolution
        if len(self.origin) == 1:
            return (left + (right - left) * steps)[:, None]
        a, b = np.meshgrid(left + (right - left) * steps, bottom + (top - bottom) * steps[lines])
        points = np.stack([a.ravel(), b.ravel()], axis=1)
        if self._huge:
            half = self.origin / 2 + points / 2 @ self.axes
            return 2 * np.clip(half, -FURTHEST, FURTHEST)
        return self.origin + points @ self.axes


def _size(x: Array) -> Portions[float]:
    """The largest of the sizes of all columns of x (n, d), some rows at a time."""
    rows, largest = max(1, ENTRIES // max(1, x.shape[1])), 1.0
    for first in range(0, len(x), rows):
        largest = max(largest, float(sizes(x[first : first + rows]).max(initial=1.0)))
        yield
    return largest


def _two_inputs(x: Array, chosen: list[int], held: int) -> tuple[Array, Array, float]:
    """Origin, axes and explained share of the plane on which two inputs change and no other."""
    origin = (x[held] if 0 <= held < len(x) else x.mean(axis=0)).copy()
    origin[chosen] = 0
    variances = x.var(axis=0)
    total = float(variances.sum())
    share = float(variances[chosen].sum()) / total if total > 0 else 1.0
    return origin, np.eye(x.shape[1])[chosen], share


def _principal(centred: Array) -> Portions[tuple[Array, float]]:
    """The two directions of largest variance, each with its largest entry positive."""
    yield
    if centred.shape[1] > MOST_SOLVED:
        vectors, share = yield from _leading(centred)
    else:
        d = centred.shape[1]
        squares: Array = np.zeros((d, d))
        rows = max(1, ENTRIES // d)
        for first in range(0, len(centred), rows):
            some = centred[first : first + rows]
            squares += some.T @ some
            yield
        variances, found = np.linalg.eigh(squares)
        total = float(variances.sum())
        vectors, share = found, float(variances[-2:].sum()) / total if total > 0 else 1.0
        yield
    axes = vectors[:, [-1, -2]].T
    signs = np.sign(axes[np.arange(2), np.abs(axes).argmax(axis=1)])
    return axes * signs[:, None], share


def _leading(centred: Array) -> Portions[tuple[Array, float]]:
    """The two directions of largest variance (d, 2) of many, the largest last, and their share.

    The Lanczos method, block by block, with every direction kept at right angles to those before:
    after few products of the samples with two vectors the largest variances are found, where all of
    them would take d³ steps at a stretch. Golub, Van Loan, "Matrix Computations" (2013), 10.3.
    """
    n, d = centred.shape
    rows = max(1, ENTRIES // d)
    total = float(np.vdot(centred, centred))
    basis: Array = np.linalg.qr(np.random.default_rng(0).standard_normal((d, 2)))[0]
    images: Array = np.zeros((d, 0))
    while True:
        image: Array = np.zeros((d, 2))
        for first in range(0, n, rows):
            some = centred[first : first + rows]
            image += some.T @ (some @ basis[:, -2:])
            yield
        images = np.hstack([images, image])
        small = basis.T @ images
        variances, mixed = np.linalg.eigh((small + small.T) / 2)
        vectors = basis @ mixed[:, -2:]
        rest = images @ mixed[:, -2:] - vectors * variances[-2:]
        exact = np.linalg.norm(rest, axis=0).max() <= EXACT * variances[-1]
        if exact or basis.shape[1] + 2 > min(d, MOST_DIRECTIONS):
            return vectors, float(variances[-2:].sum()) / total if total > 0 else 1.0
        image -= basis @ (basis.T @ image)
        # All of it anew: what is left of the image may be nothing, or point to where it came from.
        basis = np.hstack([basis, np.linalg.qr(np.hstack([basis, image]))[0][:, -2:]])
