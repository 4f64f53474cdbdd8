"""Multivariate Gaussians: how likely samples are, and under which Gaussian they are most likely."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.data.statistics.pca import samples
from engine.specs.knobs import KnobError
from engine.steps import Steps, at_once

# Shapes of the ellipse on which a Gaussian has one density, from the most to the least free.
SHAPES = ("full", "upright", "round")
# Rows of a covariance, and samples, that are worked out in one step.
INPUTS, TOGETHER = 64, 512


@dataclass(frozen=True, slots=True, eq=False)
class Gaussian:
    """A normal distribution N(μ, Σ) of d numbers: `mean` μ (d,) and `covariance` Σ (d, d).

    p(x) = exp(-½ (x - μ)ᵀ Σ⁻¹ (x - μ)) / √((2π)ᵈ det Σ). Where the density is equal, x lies on an
    ellipse around μ. Arrays are read-only. Raises KnobError if Σ is not symmetric, or if the
    variance along some direction is below 0; a variance of 0 is allowed, but has no likelihood.
    """

    mean: Array
    covariance: Array

    def __post_init__(self) -> None:
        mean = freeze(np.asarray(self.mean, np.float64))
        covariance = freeze(np.asarray(self.covariance, np.float64))
        if mean.ndim != 1 or not len(mean):
            raise KnobError("mean", f"expected a vector, found the shape {mean.shape}")
        if covariance.shape != (len(mean), len(mean)):
            expected = f"({len(mean)}, {len(mean)})"
            raise KnobError("covariance", f"expected {expected}, found {covariance.shape}")
        if not (np.isfinite(mean).all() and np.isfinite(covariance).all()):
            raise KnobError("covariance", "expected finite numbers")
        scale = float(np.abs(covariance).max(initial=0.0))
        if not np.allclose(covariance, covariance.T, rtol=0, atol=1e-9 * scale):
            raise KnobError("covariance", "expected a symmetric matrix")
        if np.linalg.eigvalsh(covariance)[0] < -1e-9 * scale:
            raise KnobError("covariance", "expected no variance below 0 along any direction")
        object.__setattr__(self, "mean", mean)
        object.__setattr__(self, "covariance", covariance)

    @classmethod
    def fit(cls, x: Array, shape: str = "full") -> Gaussian:
        """The Gaussian under which the samples x (n, d) are most likely.

        μ = mean of x, Σ = 1/n Σᵢ (xᵢ - μ)(xᵢ - μ)ᵀ: both are where the gradient of the
        log-likelihood is 0. Among those of a simpler `shape` it is, with the same μ: "upright",
        the diagonal of Σ (an ellipse along the axes), "round", the mean of that diagonal times I
        (a circle). Raises KnobError if x is no matrix of finite numbers with a sample.
        """
        return at_once(cls.fitting(x, shape))

    @classmethod
    def fitting(cls, x: Array, shape: str = "full") -> Steps[Gaussian]:
        """The same step by step."""
        x = samples("x", x)
        if not x.size:
            raise KnobError("x", f"expected at least 1 sample of 1 input, found {x.shape}")
        if shape not in SHAPES:
            raise KnobError("shape", f"expected one of {', '.join(SHAPES)}, found {shape!r}")
        mean = x.mean(axis=0)
        yield 0.0
        centred, d = x - mean, len(mean)
        covariance = np.empty((d, d))
        for first in range(0, d, INPUTS):
            yield first / d
            covariance[first : first + INPUTS] = centred.T[first : first + INPUTS] @ centred
        covariance /= len(x)
        if shape != "full":
            variances = np.diag(covariance)
            alike = np.full(len(mean), variances.mean())
            covariance = np.diag(alike if shape == "round" else variances)
        return cls(mean, covariance)

    def log_likelihood(self, x: Array) -> Array:
        """log p(x) of each sample, (n,), in natural logarithms.

        -½ (d log 2π + log det Σ + (x - μ)ᵀ Σ⁻¹ (x - μ)). With the Cholesky factor Σ = L Lᵀ no
        matrix is inverted: log det Σ = 2 Σ log Lᵢᵢ, and the distance is ‖L⁻¹ (x - μ)‖². The samples
        are independent, so the log-likelihood of all of them is the sum.

        Raises ValueError if det Σ = 0: the density is infinite on a plane and zero beside it.
        """
        return at_once(self.log_likelihoods(x))

    def log_likelihoods(self, x: Array) -> Steps[Array]:
        """The same step by step."""
        centred = samples("x", x, len(self.mean)) - self.mean
        yield 0.0
        if self._flat():
            raise ValueError(
                "without variance along some direction there is no likelihood (det Σ = 0)"
            )
        yield 0.0
        L, distance = np.linalg.cholesky(self.covariance), np.empty(len(centred))
        for first in range(0, len(centred), TOGETHER):
            yield first / len(centred)
            some = slice(first, first + TOGETHER)
            distance[some] = (np.linalg.solve(L, centred[some].T) ** 2).sum(axis=0)
        log_det = 2 * np.log(np.diag(L)).sum()
        return np.asarray(-0.5 * (len(L) * math.log(2 * math.pi) + log_det + distance))

    def sample(self, n: int, rng: np.random.Generator) -> Array:
        """n new samples (n, d): μ + Σ^½ times numbers drawn from N(0, I)."""
        return self.mean + rng.standard_normal((n, len(self.mean))) @ self.root()

    def turned(self, angle: float, stretch: float) -> Gaussian:
        """In the plane: the same with its ellipse turned by `angle` radians and so much wider.

        Σ' = stretch² R Σ Rᵀ. Raises KnobError unless d = 2.
        """
        if len(self.mean) != 2:
            raise KnobError("mean", f"expected a vector of 2 numbers, found {len(self.mean)}")
        c, s = math.cos(angle), math.sin(angle)
        R = np.array([[c, -s], [s, c]])
        turned = stretch**2 * R @ self.covariance @ R.T
        return Gaussian(self.mean, (turned + turned.T) / 2)

    def ellipse(self, deviations: float = 1.0, points: int = 73) -> Array:
        """In the plane: the closed line so many standard deviations away from μ, (points, 2)."""
        angles = np.linspace(0, 2 * np.pi, points)
        circle = np.column_stack([np.cos(angles), np.sin(angles)])
        return np.asarray(self.mean + deviations * circle @ self.root())

    def _flat(self) -> bool:
        """Whether det Σ is 0 but for rounding errors, whatever the units of the numbers are."""
        deviations = np.sqrt(np.diag(self.covariance))
        if not deviations.all():
            return True
        correlations = self.covariance / np.outer(deviations, deviations)
        least = np.linalg.eigvalsh(correlations)[0]
        return bool(least <= len(deviations) * np.finfo(np.float64).eps)

    def root(self) -> Array:
        """Σ^½, symmetric, (d, d): what makes N(μ, Σ) of N(0, I)."""
        variances, directions = np.linalg.eigh(self.covariance)
        return np.asarray(directions * np.sqrt(np.maximum(variances, 0)) @ directions.T)
