"""Principal component analysis: the directions along which samples vary most.

The direction v₁ of length 1 makes the variance of the projections vᵀ(x - b) largest; each further
one does so among all directions at right angles to those before. They are the eigenvectors of the
covariance of the samples, and the variances along them its eigenvalues. Pearson, "On lines and
planes of closest fit" (1901); Hotelling, "Analysis of a complex of statistical variables" (1933).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.data.statistics.singular_values import right_singular
from engine.specs.knobs import KnobError
from engine.steps import Steps, at_once, between

# Larger numbers overflow when they are squared and summed.
LARGEST = 1e140
# Numbers that are looked at in one step, of so many samples at least: of few ones of many inputs
# each would cost as much.
PORTION, FEWEST = 50_000, 200


@dataclass(frozen=True, slots=True, eq=False)
class PCA:
    """Where samples lie, along which directions they vary, and how much.

    mean b (d,); `directions` U, one a row, (k, d) with k = min(n, d), orthonormal, most variance
    first; `variances` λ (d,), the eigenvalues of the covariance, biased (1/n). Beyond the k-th
    they are 0. Arrays are read-only.
    """

    mean: Array
    directions: Array
    variances: Array

    @classmethod
    def fit(cls, x: Array) -> PCA:
        """The principal components of the samples x (n, d); see `fitting`."""
        return at_once(cls.fitting(x))

    @classmethod
    def fitting(cls, x: Array) -> Steps[PCA]:
        """The same step by step: x - b = Q R portion by portion, then R = V diag(s) Uᵀ, λ = s²/n.

        R has the right singular vectors of x - b, which are the eigenvectors of its covariance:
        more exact than to square the samples first. Variances at the level of rounding errors
        are taken for 0. Of each direction that sign is taken which makes its largest entry
        positive. Raises KnobError if x is no matrix of finite numbers with a sample.
        """
        x = samples("x", x)
        n, d = x.shape
        if n == 0 or d == 0:
            raise KnobError("x", f"expected at least 1 sample of 1 input, found {x.shape}")
        yield 0.0
        mean = x.mean(axis=0)
        yield 0.0
        R: Array = np.zeros((0, d))
        rows = max(FEWEST, PORTION // d)
        for first in range(0, n, rows):
            yield 0.5 * first / n
            R = np.asarray(np.linalg.qr(np.vstack([R, x[first : first + rows] - mean]), mode="r"))
        s, Ut = yield from between(0.5, 1.0, right_singular(R))
        s[s <= np.finfo(np.float64).eps * max(n, d) * np.linalg.norm(x)] = 0
        variances = np.zeros(d)
        variances[: len(s)] = s**2 / n
        largest = Ut[np.arange(len(Ut)), np.abs(Ut).argmax(axis=1)]
        Ut = Ut * np.where(largest < 0, -1.0, 1.0)[:, None]
        return cls(freeze(mean), freeze(Ut), freeze(variances))

    @property
    def shares(self) -> Array:
        """Which share of all variance lies along each direction, λ / Σ λ, (d,); 0 without any."""
        total = float(self.variances.sum())
        return self.variances / total if total > 0 else np.zeros(len(self.variances))

    def project(self, x: Array, count: int | None = None) -> Array:
        """Coordinates (n, count) of samples x (n, d) along the first directions: (x - b) Uᵀ."""
        return (samples("x", x, len(self.mean)) - self.mean) @ self.directions[:count].T

    def reconstruct(self, x: Array, count: int) -> Array:
        """The points (n, d) nearest to x in the plane of the first `count` directions."""
        return self.mean + self.project(x, count) @ self.directions[:count]


def samples(name: str, x: Array, width: int | None = None) -> Array:
    """`x` as float64 rows of `width` finite numbers; raises KnobError."""
    shape = f"(n, {'d' if width is None else width})"
    try:
        rows = np.asarray(x, np.float64)
    except (TypeError, ValueError):
        raise KnobError(name, f"expected a matrix {shape} of numbers") from None
    if rows.ndim != 2 or (width is not None and rows.shape[1] != width):
        raise KnobError(name, f"expected a matrix {shape}, found the shape {rows.shape}")
    # By the extremes, which NaN is, too: of many samples nothing of their size is made.
    if not (rows.max(initial=0.0) <= LARGEST and rows.min(initial=0.0) >= -LARGEST):
        raise KnobError(name, f"expected finite numbers up to {LARGEST:g} in size")
    return rows
