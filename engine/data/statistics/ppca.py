"""Probabilistic PCA: a linear model that explains samples by a few hidden numbers, in closed form.

The lectures' simplest latent variable model. It is no network and has no gradient steps: the
maximum of its likelihood is known. Tipping & Bishop, "Probabilistic Principal Component
Analysis" (1999). Here d is the number of inputs (m in the slides) and p that of code numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.data.statistics.pca import PCA, PORTION, samples
from engine.specs.knobs import KnobError, NumberKnob
from engine.steps import Steps


@dataclass(frozen=True, slots=True, eq=False)
class PPCA:
    """A sample is a linear map of a code drawn from N(0, I), plus noise of one size everywhere.

    h ~ N(0, I), x | h ~ N(W h + b, σ² I), hence x ~ N(b, C) with C = W Wᵀ + σ² I.

    W (d, p), b (d,), `noise_variance` σ². One sample is a row: x (n, d), h (n, p), so the
    slides' x = W h + b reads x = h Wᵀ + b here. Arrays are read-only. The model is linear, so
    what it draws looks like blurred averages: too simple for pictures.
    """

    W: Array
    b: Array
    noise_variance: float

    def __post_init__(self) -> None:
        W, b = freeze(np.asarray(self.W, np.float64)), freeze(np.asarray(self.b, np.float64))
        if W.ndim != 2 or not 0 < W.shape[1] < W.shape[0]:
            raise KnobError("W", f"expected a matrix (d, p) with 0 < p < d, found {W.shape}")
        if b.shape != W.shape[:1]:
            raise KnobError("b", f"expected a vector of {len(W)} numbers, found {b.shape}")
        for name, values in (("W", W), ("b", b)):
            if not np.isfinite(values).all():
                raise KnobError(name, "expected finite numbers")
        if not 0 <= self.noise_variance < math.inf:
            raise KnobError(
                "noise_variance", f"expected a number from 0, found {self.noise_variance}"
            )
        object.__setattr__(self, "W", W)
        object.__setattr__(self, "b", b)

    @classmethod
    def fit(cls, x: Array, components: int) -> PPCA:
        """The model under which the samples x (n, d) are most likely, with p = `components`.

        b = mean of x, σ² = mean of the d-p smallest eigenvalues of the covariance of x,
        W = U (Λ - σ² I)^½ with the p largest eigenvalues Λ and their eigenvectors U. The
        covariance is the biased one (1/n): it maximises the likelihood. Any rotation W R is as
        likely; R = I is taken, and of each column the sign that makes its largest entry positive.

        Eigenvalues at the level of rounding errors are taken for 0. So σ² is exactly 0 if the
        samples lie in a plane of p dimensions (constant or too few samples do): then the model
        can still draw, encode and reconstruct, but there is no likelihood.

        Raises KnobError if x is no matrix of finite numbers or `components` not from 1 to d-1.
        """
        x = samples("x", x)
        if len(x) == 0 or x.shape[1] < 2:
            raise KnobError("x", f"expected at least 1 sample of 2 inputs, found {x.shape}")
        _check_components(components, x.shape[1])
        return cls.of(PCA.fit(x), components)

    @classmethod
    def of(cls, pca: PCA, components: int) -> PPCA:
        """The model of the samples whose principal components are known; see `fit`."""
        d = len(pca.mean)
        _check_components(components, d)
        kept, dropped = pca.variances[:components], pca.variances[components:]
        noise_variance = float(dropped.mean())
        # Of few samples there are fewer directions than components: along the others is nothing.
        W = np.zeros((d, components))
        U = pca.directions[:components].T
        # Equal eigenvalues differ from their mean by a rounding error, perhaps below zero.
        W[:, : U.shape[1]] = U * np.sqrt(np.maximum(kept - noise_variance, 0))[: U.shape[1]]
        return cls(W, pca.mean, noise_variance)

    def sample(self, n: int, rng: np.random.Generator) -> Array:
        """n new samples (n, d): draw codes h ~ N(0, I), then x ~ N(W h + b, σ² I)."""
        d, p = self.W.shape
        h = rng.standard_normal((n, p))
        noise = rng.standard_normal((n, d))
        return self.decode(h) + math.sqrt(self.noise_variance) * noise

    def decode(self, h: Array) -> Array:
        """The mean of the samples with codes h (n, p): h Wᵀ + b, (n, d)."""
        h = samples("h", h, self.W.shape[1])
        return h @ self.W.T + self.b

    def codes(self, x: Array) -> Array:
        """The mean of each posterior P(h | x): M⁻¹ Wᵀ (x - b) with M = Wᵀ W + σ² I, (n, p).

        Shorter than the coordinates of PCA, because the prior N(0, I) pulls them to zero; the
        more noise, the more. Without noise (σ² = 0) it is the limit, the pseudo-inverse of W.
        """
        x = samples("x", x, len(self.b))
        return (x - self.b) @ self._encoder().T

    def code_covariance(self) -> Array:
        """The covariance of every posterior P(h | x): σ² M⁻¹, (p, p), the same for all x.

        Without noise it is 0, except for a direction that no sample has: there it stays at 1.
        """
        if self.noise_variance > 0:
            return self.noise_variance * np.linalg.inv(self._M())
        return np.eye(self.W.shape[1]) - self._encoder() @ self.W

    def reconstruct(self, x: Array) -> Array:
        """The samples x (n, d) decoded from the means of their codes."""
        return self.decode(self.codes(x))

    def covariance(self) -> Array:
        """C = W Wᵀ + σ² I, (d, d): the covariance of x under the model."""
        return self.W @ self.W.T + self.noise_variance * np.eye(len(self.b))

    def log_likelihood(self, x: Array) -> Array:
        """log P(x) of each sample, (n,), in natural logarithms; their sum is what `fit` maximises.

        log N(x; b, C) = -½ (d log 2π + log det C + (x-b)ᵀ C⁻¹ (x-b)). By the matrix inversion
        lemma no d × d matrix is needed, and nothing is subtracted that could cancel: with h the
        code of x, det C = σ²⁽ᵈ⁻ᵖ⁾ det M and (x-b)ᵀ C⁻¹ (x-b) = ‖x - b - W h‖²/σ² + ‖h‖².

        Raises ValueError if σ² = 0: the density is infinite on a plane and zero beside it.
        """
        if self.noise_variance == 0:
            raise ValueError(
                "without noise (σ² = 0) there is no likelihood: all samples lie in a plane of"
                f" {self.W.shape[1]} dimensions; fit fewer components or more varied samples"
            )
        d, p = self.W.shape
        h = self.codes(x)
        rest = np.asarray(x, np.float64) - self.decode(h)
        log_det = (d - p) * math.log(self.noise_variance) + np.linalg.slogdet(self._M()).logabsdet
        distance = (rest**2).sum(axis=1) / self.noise_variance + (h**2).sum(axis=1)
        return -0.5 * (d * math.log(2 * math.pi) + log_det + distance)

    def _M(self) -> Array:
        return self.W.T @ self.W + self.noise_variance * np.eye(self.W.shape[1])

    def _encoder(self) -> Array:
        """M⁻¹ Wᵀ, (p, d); for σ² = 0 its limit, which also exists if W has a column of zeros."""
        if self.noise_variance == 0:
            return np.linalg.pinv(self.W)
        return np.linalg.solve(self._M(), self.W.T)


def mean_log_likelihoods(pca: PCA, x: Array) -> Steps[Array]:
    """How likely the samples x (n, d) are with 1, 2, …, d - 1 components.

    The mean log P(x) for each number of them, (d-1,).

    With qᵢ the mean square of the coordinates along direction i, p components give
    -½ (d log 2π + Σ_{i≤p} log λᵢ + (d-p) log σ² + Σ_{i≤p} qᵢ/λᵢ + Σ_{i>p} qᵢ/σ²): one pass over
    the samples for all p. NaN where σ² = 0. For the samples of the fit qᵢ = λᵢ, and the last two
    sums are d. Raises KnobError if x is no matrix of finite numbers.
    """
    x = samples("x", x, len(pca.mean))
    n, d = x.shape
    squares, whole, rows = np.zeros(d), 0.0, max(1, PORTION // d)
    yield 0.0
    for first in range(0, n, rows):
        yield first / n
        centred = x[first : first + rows] - pca.mean
        along = centred @ pca.directions.T
        squares[: along.shape[1]] += (along**2).sum(axis=0)
        whole += float((centred**2).sum())
    q = squares / max(n, 1)
    # What lies beside all directions, where they do not fill the space.
    beside = max(0.0, whole / max(n, 1) - float(q.sum())) if len(pca.directions) < d else 0.0
    lam = pca.variances
    p = np.arange(1, d)
    noise = lam[::-1].cumsum()[::-1][1:] / (d - p)
    with np.errstate(all="ignore"):
        within = (np.log(lam) + q / lam).cumsum()[:-1]
        rest = (q[::-1].cumsum()[::-1][1:] + beside) / noise
        found = -0.5 * (d * math.log(2 * math.pi) + within + (d - p) * np.log(noise) + rest)
    return np.where((noise > 0) & (n > 0), found, math.nan)


def _check_components(components: int, d: int) -> None:
    problem = NumberKnob(low=1, high=d - 1, integer=True).problem(components)
    if problem is not None:
        raise KnobError("components", problem)
