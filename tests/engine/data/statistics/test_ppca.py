"""PPCA: the closed form against the definition, EM, finite differences and scikit-learn."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.arrays import Array
from engine.data.datasets.real import load
from engine.data.statistics.ppca import PPCA
from engine.specs.knobs import KnobError


def correlated(n: int = 80, d: int = 5, seed: int = 3) -> Array:
    """Samples whose inputs have different spreads and depend on each other."""
    rng = np.random.default_rng(seed)
    return rng.standard_normal((n, d)) @ rng.standard_normal((d, d)) + rng.uniform(-5, 5, d)


def direct_log_likelihood(model: PPCA, x: Array) -> Array:
    """The multivariate normal density as the lectures write it, with a d × d inverse."""
    C = model.W @ model.W.T + model.noise_variance * np.eye(len(model.b))
    centred = x - model.b
    distance = np.einsum("ni,ij,nj->n", centred, np.linalg.inv(C), centred)
    return -0.5 * (len(model.b) * math.log(2 * math.pi) + math.log(np.linalg.det(C)) + distance)


def em_step(W: Array, variance: float, centred: Array) -> tuple[Array, float]:
    """One step of expectation maximisation (Tipping & Bishop 1999, appendix B)."""
    n, d = centred.shape
    M_inverse = np.linalg.inv(W.T @ W + variance * np.eye(W.shape[1]))
    h = centred @ W @ M_inverse
    hh = n * variance * M_inverse + h.T @ h
    new = centred.T @ h @ np.linalg.inv(hh)
    total = (centred**2).sum() - 2 * (h * (centred @ new)).sum() + np.trace(hh @ new.T @ new)
    return new, total / (n * d)


# --- the maximum of the likelihood ------------------------------------------------------------


@pytest.mark.parametrize("components", [1, 2, 4])
def test_expectation_maximisation_ends_at_the_closed_form(components: int) -> None:
    x = correlated()
    model = PPCA.fit(x, components)
    W = np.random.default_rng(0).standard_normal((5, components))
    variance = 1.0
    for _ in range(3000):
        W, variance = em_step(W, variance, x - x.mean(axis=0))
    assert variance == pytest.approx(model.noise_variance, rel=1e-8)
    # W is known up to a rotation of the code; W Wᵀ is the same for all of them.
    assert np.allclose(W @ W.T, model.W @ model.W.T, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("components", [1, 2, 4])
def test_the_gradient_of_the_likelihood_vanishes(components: int) -> None:
    x = correlated()
    model = PPCA.fit(x, components)
    best = model.log_likelihood(x).mean()

    def change(**moved: Array | float) -> float:
        now = {"W": model.W, "b": model.b, "noise_variance": model.noise_variance} | moved
        return float(PPCA(**now).log_likelihood(x).mean() - best)  # type: ignore[arg-type]

    def slopes(name: str, values: Array) -> list[float]:
        step = 1e-5
        found = []
        for place in np.ndindex(values.shape):
            shift = np.zeros_like(values)
            shift[place] = step
            up, down = (change(**{name: values + sign * shift}) for sign in (1, -1))
            found.append((up - down) / (2 * step))
        return found

    found = [*slopes("W", model.W), *slopes("b", model.b)]
    found += slopes("noise_variance", np.asarray(model.noise_variance))
    assert np.abs(found).max() < 1e-8
    rng = np.random.default_rng(1)
    for _ in range(20):
        W = model.W + 0.1 * rng.standard_normal(model.W.shape)
        assert change(W=W) < 0
    assert change(noise_variance=1.1 * model.noise_variance) < 0
    assert change(noise_variance=0.9 * model.noise_variance) < 0


def test_w_b_and_noise_are_those_of_the_formula() -> None:
    x = correlated()
    model = PPCA.fit(x, 2)
    values, U = np.linalg.eigh(np.cov(x.T, bias=True))
    values, U = values[::-1], U[:, ::-1]
    assert np.allclose(model.b, x.mean(axis=0))
    assert model.noise_variance == pytest.approx(values[2:].mean())
    expected = U[:, :2] @ np.diag(np.sqrt(values[:2] - model.noise_variance))
    assert np.allclose(np.abs(model.W), np.abs(expected))
    assert (model.W[np.abs(model.W).argmax(axis=0), [0, 1]] > 0).all()


def test_with_all_but_one_component_the_model_has_the_covariance_of_the_samples() -> None:
    x = correlated()
    model = PPCA.fit(x, 4)
    assert np.allclose(model.covariance(), np.cov(x.T, bias=True))


def test_more_components_are_never_less_likely() -> None:
    x = correlated(d=8)
    likelihoods = [PPCA.fit(x, p).log_likelihood(x).sum() for p in range(1, 8)]
    assert (np.diff(likelihoods) > 0).all()


# --- the density ------------------------------------------------------------------------------


@settings(max_examples=30)
@given(d=st.integers(2, 8), data=st.data(), seed=st.integers(0, 999))
def test_the_likelihood_is_that_of_the_multivariate_normal(
    d: int, data: st.DataObject, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    p = data.draw(st.integers(1, d - 1))
    model = PPCA(rng.standard_normal((d, p)), rng.standard_normal(d), rng.uniform(0.01, 3))
    x = 2 * rng.standard_normal((7, d))
    assert np.allclose(model.log_likelihood(x), direct_log_likelihood(model, x), rtol=1e-9)


def test_the_likelihood_keeps_its_digits_when_there_is_hardly_any_noise() -> None:
    """1/σ² times the difference of two nearly equal squares would lose all of them."""
    W = np.array([[1e4], [1e4], [0.0]])
    noise = 1e-10
    model = PPCA(W, np.zeros(3), noise)
    h, across = 0.7, 3e-5
    x = h * W.T + across * np.array([[1.0, -1.0, 0.0]]) / math.sqrt(2)
    exact = -0.5 * (
        3 * math.log(2 * math.pi)
        + 2 * math.log(noise)
        + math.log(2e8 + noise)
        + across**2 / noise
        + 2e8 * h**2 / (2e8 + noise)
    )
    assert model.log_likelihood(x)[0] == pytest.approx(exact, rel=1e-6)


def test_scikit_learn_scores_the_same() -> None:
    decomposition = pytest.importorskip(
        "sklearn.decomposition", reason="scikit-learn is not installed: pip install scikit-learn"
    )
    x = load("digits").x
    x = x[:, x.std(axis=0) > 0]
    n = len(x)
    for components in (2, 20, x.shape[1] - 1):
        theirs = decomposition.PCA(n_components=components, svd_solver="full").fit(x)
        ours = PPCA.fit(x, components)
        assert ours.noise_variance * n / (n - 1) == pytest.approx(theirs.noise_variance_)
        # Theirs is the unbiased covariance, 1/(n-1).
        same = PPCA(ours.W * math.sqrt(n / (n - 1)), ours.b, ours.noise_variance * n / (n - 1))
        assert np.allclose(same.log_likelihood(x), theirs.score_samples(x), rtol=1e-9)
        assert ours.log_likelihood(x).mean() > theirs.score(x), "1/n is the more likely"


# --- codes and samples ------------------------------------------------------------------------


def test_codes_follow_bayes_rule() -> None:
    """Condition the joint normal of (x, h) on x, without any of the shortcuts."""
    model = PPCA.fit(correlated(), 2)
    x = correlated(seed=4)[:6]
    C_inverse = np.linalg.inv(model.covariance())
    assert np.allclose(model.codes(x), (x - model.b) @ C_inverse @ model.W)
    expected = np.eye(2) - model.W.T @ C_inverse @ model.W
    assert np.allclose(model.code_covariance(), expected)


def test_codes_of_the_training_samples_have_the_prior_as_their_average_posterior() -> None:
    """The mean is 0, and scatter of means plus posterior covariance is I: that is what EM fits."""
    x = correlated()
    model = PPCA.fit(x, 3)
    h = model.codes(x)
    assert np.allclose(h.mean(axis=0), 0, atol=1e-12)
    assert np.allclose(h.T @ h / len(x) + model.code_covariance(), np.eye(3))


def test_samples_have_the_mean_and_covariance_of_the_model() -> None:
    model = PPCA.fit(correlated(), 2)
    drawn = model.sample(200_000, np.random.default_rng(0))
    spread = np.sqrt(np.diag(model.covariance()))
    assert (np.abs(drawn.mean(axis=0) - model.b) < 0.02 * spread).all()
    error = np.cov(drawn.T, bias=True) - model.covariance()
    assert (np.abs(error) < 0.03 * np.outer(spread, spread)).all()


def test_samples_depend_on_the_stream_alone() -> None:
    model = PPCA.fit(correlated(), 2)
    first, second = (model.sample(5, np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(first, second)
    assert model.sample(0, np.random.default_rng(7)).shape == (0, 5)


def test_reconstruction_is_shorter_than_the_projection_of_pca() -> None:
    x = correlated()
    model = PPCA.fit(x, 2)
    directions = model.W / np.linalg.norm(model.W, axis=0)
    projected = (x - model.b) @ directions
    shrunk = (model.reconstruct(x) - model.b) @ directions
    lengths = (model.W**2).sum(axis=0)
    assert np.allclose(shrunk, projected * lengths / (lengths + model.noise_variance))


# --- digits -----------------------------------------------------------------------------------


def test_eigen_digits_are_the_directions_of_largest_variance() -> None:
    x = load("digits").x
    model = PPCA.fit(x, 10)
    values, U = np.linalg.eigh(np.cov(x.T, bias=True))
    directions = model.W / np.linalg.norm(model.W, axis=0)
    assert np.allclose(np.abs(np.sum(directions * U[:, :-11:-1], axis=0)), 1)
    assert np.allclose((model.W**2).sum(axis=0) + model.noise_variance, values[:-11:-1])


def test_real_digits_are_more_likely_than_noise_and_their_reconstruction_is_near() -> None:
    x = load("digits").x
    model = PPCA.fit(x[:1500], 20)
    fresh = x[1500:]
    noise = np.random.default_rng(0).uniform(0, 16, fresh.shape)
    assert model.log_likelihood(fresh).mean() > model.log_likelihood(noise).mean() + 100
    error = ((model.reconstruct(fresh) - fresh) ** 2).mean()
    assert error < 0.2 * fresh.var(axis=0).mean()


# --- edges ------------------------------------------------------------------------------------


def test_samples_in_a_plane_leave_no_noise_and_no_likelihood() -> None:
    rng = np.random.default_rng(0)
    x = rng.standard_normal((50, 2)) @ rng.standard_normal((2, 6)) + 1000
    model = PPCA.fit(x, 2)
    assert model.noise_variance == 0
    assert np.allclose(model.reconstruct(x), x)
    assert np.allclose(model.code_covariance(), 0, atol=1e-12)
    drawn = model.sample(20, rng)
    assert np.allclose(model.reconstruct(drawn), drawn)
    with pytest.raises(ValueError, match="no likelihood"):
        model.log_likelihood(x)
    assert PPCA.fit(x, 1).noise_variance > 0


def test_constant_samples() -> None:
    model = PPCA.fit(np.full((30, 4), 0.1), 2)
    assert model.noise_variance == 0
    assert not model.W.any()
    assert np.allclose(model.sample(3, np.random.default_rng(0)), 0.1)
    assert not model.codes(np.full((3, 4), 0.7)).any(), "nothing of x says anything about h"
    assert np.allclose(model.code_covariance(), np.eye(2))
    with pytest.raises(ValueError, match="no likelihood"):
        model.log_likelihood(np.full((3, 4), 0.1))


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_fewer_samples_than_inputs(n: int) -> None:
    x = correlated(n, 6)
    for components in range(1, 6):
        model = PPCA.fit(x, components)
        assert model.W.shape == (6, components)
        assert (model.noise_variance > 0) == (components < n - 1)
        assert np.isfinite(model.codes(x)).all()
        assert np.allclose(model.covariance(), np.cov(x.T, bias=True)) or components < n - 1


@pytest.mark.parametrize("size", [0.1, 0.7, 1.0, 1.1, 3.3])
def test_equal_eigenvalues_leave_nothing_but_noise(size: float) -> None:
    """A mean of equal numbers can be a rounding error larger than each of them."""
    for d in range(2, 12):
        x = size * np.vstack([np.eye(d), -np.eye(d)])
        for components in range(1, d):
            model = PPCA.fit(x, components)
            assert model.noise_variance == pytest.approx(size**2 / d)
            assert np.allclose(model.W, 0, atol=1e-6)


@pytest.mark.parametrize(
    ("x", "components", "problem"),
    [
        (np.ones((5, 3)), 0, "components: expected a whole number from 1 to 2, found 0"),
        (np.ones((5, 3)), 3, "components: expected a whole number from 1 to 2, found 3"),
        (np.ones((5, 3)), 1.0, "components: expected a whole number"),
        (np.ones((5, 3)), True, "components: expected a whole number"),
        (np.ones(5), 1, "x: expected a matrix"),
        (np.ones((5, 1)), 1, "x: expected at least 1 sample of 2 inputs"),
        (np.ones((0, 3)), 1, "x: expected at least 1 sample of 2 inputs"),
        (np.array([[1, 2], [math.nan, 3]]), 1, "x: expected finite numbers"),
        (np.array([[1, 2], [math.inf, 3]]), 1, "x: expected finite numbers"),
        (np.array([[1, 2], [1e200, 3]]), 1, "x: expected finite numbers up to"),
        ([["a", "b"]], 1, "x: expected a matrix"),
        ([[1, 2], [3]], 1, "x: expected a matrix"),
    ],
)
def test_a_wrong_fit_says_what_was_expected(x: Array, components: int, problem: str) -> None:
    with pytest.raises(KnobError, match=problem):
        PPCA.fit(x, components)


@pytest.mark.parametrize(
    ("make", "path"),
    [
        (lambda: PPCA(np.ones(3), np.ones(3), 1.0), "W"),
        (lambda: PPCA(np.ones((3, 3)), np.ones(3), 1.0), "W"),
        (lambda: PPCA(np.full((3, 1), math.nan), np.ones(3), 1.0), "W"),
        (lambda: PPCA(np.ones((3, 1)), np.ones(2), 1.0), "b"),
        (lambda: PPCA(np.ones((3, 1)), np.full(3, math.inf), 1.0), "b"),
        (lambda: PPCA(np.ones((3, 1)), np.ones(3), -1.0), "noise_variance"),
        (lambda: PPCA(np.ones((3, 1)), np.ones(3), math.nan), "noise_variance"),
        (lambda: PPCA(np.ones((3, 1)), np.ones(3), 1.0).codes(np.ones((2, 4))), "x"),
        (lambda: PPCA(np.ones((3, 1)), np.ones(3), 1.0).log_likelihood(np.ones(3)), "x"),
        (lambda: PPCA(np.ones((3, 1)), np.ones(3), 1.0).decode(np.ones((2, 3))), "h"),
    ],
)
def test_a_misfit_names_its_part(make: Callable[[], object], path: str) -> None:
    with pytest.raises(KnobError) as caught:
        make()
    assert caught.value.path == path


def test_a_model_is_a_value_of_its_own() -> None:
    x = correlated()
    before = x.copy()
    model = PPCA.fit(x, 2)
    assert np.array_equal(x, before)
    for array in (model.W, model.b):
        assert not array.flags.writeable
    again = PPCA.fit(x.astype(np.float32).tolist(), 2)
    assert np.allclose(again.W, model.W, atol=1e-5)
