"""The plane on which data of any number of inputs is drawn.

Two inputs are drawn as they are; one input is drawn along the bottom, with the target upwards.
More are drawn on their first two principal components: a point (a, b) of the plane stands for
the sample `origin + a u₁ + b u₂`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.datasets import Data

MARGIN = 0.1
# Up to this ratio of the two ranges both axes get the same scale, so that angles are true.
MOST_STRETCHED = 4


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
    def of(cls, data: Data) -> Plane:
        """The plane for `data`; `explained` is the share of its variance that the plane shows."""
        d = data.x.shape[1]
        if d <= 2:
            origin, axes, explained = np.zeros(d), np.eye(2, d), 1.0
            upwards = "" if data.classes else "target"
            labels = (data.inputs[0], data.inputs[1] if d == 2 else upwards)
        else:
            origin = data.x.mean(axis=0)
            axes, explained = _principal(data.x - origin)
            labels = ("principal component 1", "principal component 2")
        flat = (data.x - origin) @ axes.T
        if d == 1 and not data.classes:
            flat[:, 1] = data.y.reshape(len(data.y), -1)[:, 0]
        low, high = flat.min(axis=0), flat.max(axis=0)
        centre, half = (low + high) / 2, (0.5 + MARGIN) * np.maximum(high - low, 1e-6)
        square = bool(d > 1 and half.max() <= MOST_STRETCHED * half.min())
        if square:
            half = np.full(2, half.max())
        (left, bottom), (right, top) = (centre - half).tolist(), (centre + half).tolist()
        extent = (left, right, bottom, top)
        return cls(freeze(origin), freeze(axes), labels, extent, explained, d > 2, square)

    def project(self, x: Array) -> Array:
        """Coordinates (n, 2) of samples (n, d) on the plane."""
        return (x - self.origin) @ self.axes.T

    def grid(self, resolution: int) -> Array:
        """Samples (resolution², d) at the pixel centres, rows from bottom to top.

        For one input there is one row: (resolution, 1).
        """
        left, right, bottom, top = self.extent
        steps = (np.arange(resolution) + 0.5) / resolution
        if len(self.origin) == 1:
            return (left + (right - left) * steps)[:, None]
        a, b = np.meshgrid(left + (right - left) * steps, bottom + (top - bottom) * steps)
        return self.origin + np.stack([a.ravel(), b.ravel()], axis=1) @ self.axes


def _principal(centred: Array) -> tuple[Array, float]:
    """The two directions of largest variance, each with its largest entry positive."""
    variances, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, [-1, -2]].T
    signs = np.sign(axes[np.arange(2), np.abs(axes).argmax(axis=1)])
    total = float(variances.sum())
    return axes * signs[:, None], float(variances[-2:].sum()) / total if total > 0 else 1.0
