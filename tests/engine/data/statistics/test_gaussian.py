"""Multivariate Gaussians: the density by its formula, the fit by its gradient."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.arrays import Array
from engine.data.statistics.gaussian import SHAPES, Gaussian
from engine.data.statistics.pca import PCA
from engine.data.statistics.ppca import PPCA
from engine.specs.knobs import KnobError


def cloud(n: int = 60, d: int = 3, seed: int = 1) -> Array:
    rng = np.random.default_rng(seed)
    return rng.standard_normal((n, d)) @ rng.standard_normal((d, d)) + rng.uniform(-3, 3, d)


def test_the_density_is_that_of_the_formula() -> None:
    x = cloud()
    g = Gaussian.fit(x)
    away = x - g.mean
    distance = np.einsum("ni,ij,nj->n", away, np.linalg.inv(g.covariance), away)
    norm = math.sqrt((2 * math.pi) ** 3 * np.linalg.det(g.covariance))
    np.testing.assert_allclose(np.exp(g.log_likelihood(x)), np.exp(-distance / 2) / norm)


def test_one_number_by_hand() -> None:
    """N(1, 4) at x = 5: -½ (log 2π + log 4 + 16/4)."""
    found = Gaussian(np.array([1.0]), np.array([[4.0]])).log_likelihood(np.array([[5.0]]))
    assert found[0] == pytest.approx(-0.5 * (math.log(2 * math.pi) + math.log(4) + 4))


def test_the_fit_has_the_mean_and_the_biased_covariance() -> None:
    x = cloud()
    g = Gaussian.fit(x)
    np.testing.assert_allclose(g.mean, x.mean(axis=0))
    np.testing.assert_allclose(g.covariance, np.cov(x.T, bias=True))


@pytest.mark.parametrize("shape", SHAPES)
def test_no_gaussian_of_the_same_shape_is_more_likely_than_the_fit(shape: str) -> None:
    x = cloud()
    g = Gaussian.fit(x, shape)
    best = g.log_likelihood(x).sum()
    rng = np.random.default_rng(0)
    for _ in range(50):
        mean = g.mean + 0.1 * rng.standard_normal(3)
        assert Gaussian(mean, g.covariance).log_likelihood(x).sum() < best
        if shape == "full":
            A = np.eye(3) + 0.1 * rng.standard_normal((3, 3))
        elif shape == "upright":
            A = np.diag(np.exp(0.1 * rng.standard_normal(3)))
        else:
            A = np.eye(3) * math.exp(0.1 * rng.standard_normal())
        assert Gaussian(g.mean, A @ g.covariance @ A.T).log_likelihood(x).sum() < best


def test_freer_shapes_are_more_likely() -> None:
    x = cloud()
    full, upright, circle = (Gaussian.fit(x, s).log_likelihood(x).sum() for s in SHAPES)
    assert full > upright > circle


def test_ppca_with_all_but_one_component_is_the_full_gaussian() -> None:
    x = cloud()
    theirs = PPCA.fit(x, 2).log_likelihood(x)
    np.testing.assert_allclose(Gaussian.fit(x).log_likelihood(x), theirs)


def test_the_axes_of_the_ellipse_are_the_principal_directions() -> None:
    x = cloud(d=2)
    g, pca = Gaussian.fit(x), PCA.fit(x)
    line = g.ellipse(2.0, 721)
    reach = np.linalg.norm(line - g.mean, axis=1)
    assert reach.max() == pytest.approx(2 * math.sqrt(pca.variances[0]), rel=1e-3)
    assert reach.min() == pytest.approx(2 * math.sqrt(pca.variances[1]), rel=1e-3)
    assert np.ptp(g.log_likelihood(line)) < 1e-9, "one density all along"


def test_a_turned_gaussian_is_less_likely_until_half_a_turn() -> None:
    x = cloud(d=2)
    g = Gaussian.fit(x)
    best = g.log_likelihood(x).sum()
    np.testing.assert_allclose(g.turned(math.pi, 1).covariance, g.covariance)
    for turned in (g.turned(0.3, 1), g.turned(-0.3, 1), g.turned(0, 1.2), g.turned(0, 0.8)):
        assert turned.log_likelihood(x).sum() < best
    values = np.linalg.eigvalsh(g.turned(0.7, 2).covariance)
    np.testing.assert_allclose(values, 4 * np.linalg.eigvalsh(g.covariance))


def test_samples_have_its_mean_and_covariance() -> None:
    g = Gaussian.fit(cloud())
    drawn = g.sample(200_000, np.random.default_rng(0))
    np.testing.assert_allclose(drawn.mean(axis=0), g.mean, atol=0.02 * np.abs(g.covariance).max())
    np.testing.assert_allclose(
        np.cov(drawn.T), g.covariance, atol=0.03 * np.abs(g.covariance).max()
    )


def test_samples_on_a_line_have_no_likelihood() -> None:
    x = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    g = Gaussian.fit(x)
    with pytest.raises(ValueError, match="no likelihood"):
        g.log_likelihood(x)
    assert np.isfinite(g.ellipse()).all()
    with pytest.raises(ValueError, match="no likelihood"):
        Gaussian.fit(x * (1, 0)).log_likelihood(x)


@pytest.mark.parametrize(
    ("mean", "covariance", "problem"),
    [
        (np.zeros(0), np.zeros((0, 0)), "mean: expected a vector"),
        (np.zeros(2), np.eye(3), r"covariance: expected \(2, 2\)"),
        (np.zeros(2), np.array([[1.0, 0.5], [0.0, 1.0]]), "covariance: expected a symmetric"),
        (np.zeros(2), np.array([[1.0, 2.0], [2.0, 1.0]]), "covariance: expected no variance below"),
        (np.zeros(1), np.array([[math.nan]]), "covariance: expected finite"),
    ],
)
def test_what_is_no_gaussian_says_why(mean: Array, covariance: Array, problem: str) -> None:
    with pytest.raises(KnobError, match=problem):
        Gaussian(mean, covariance)


def test_wrong_samples_and_shapes_are_refused() -> None:
    with pytest.raises(KnobError, match="x: expected"):
        Gaussian.fit(np.ones((0, 2)))
    with pytest.raises(KnobError, match="shape: expected one of"):
        Gaussian.fit(cloud(), "square")
    with pytest.raises(KnobError, match="mean: expected a vector of 2"):
        Gaussian.fit(cloud()).turned(1, 1)


@pytest.mark.parametrize("shape", SHAPES)
def test_step_by_step_it_is_the_same(shape: str) -> None:
    """Of 20,000 samples of 784 inputs a fit at one go took 1.4 s, in which no command came."""
    x = np.random.default_rng(3).normal(size=(1100, 130)) @ np.diag(np.linspace(1, 5, 130))
    fitting, pauses = Gaussian.fitting(x, shape), 0
    while True:
        try:
            next(fitting)
            pauses += 1
        except StopIteration as end:
            found = end.value
            break
    assert pauses >= 3
    centred = x - x.mean(axis=0)
    if shape == "full":
        np.testing.assert_allclose(found.covariance, centred.T @ centred / len(x), atol=1e-12)
    assert len(list(found.log_likelihoods(x))) >= 3
    L = np.linalg.cholesky(found.covariance)
    log_det = 2 * np.log(np.diag(L)).sum()
    distance = (np.linalg.solve(L, centred.T) ** 2).sum(axis=0)
    whole = -0.5 * (130 * math.log(2 * math.pi) + log_det + distance)
    np.testing.assert_allclose(found.log_likelihood(x), whole, rtol=1e-12)
