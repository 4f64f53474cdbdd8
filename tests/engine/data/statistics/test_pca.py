"""Principal components: against the eigenvectors of the covariance, and the best of all planes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.data.datasets.real import load
from engine.data.statistics.pca import PCA, PORTION
from engine.data.statistics.ppca import PPCA, mean_log_likelihoods
from engine.data.statistics.singular_values import WHOLE, right_singular
from engine.specs.knobs import KnobError
from engine.steps import at_once


def correlated(n: int = 80, d: int = 5, seed: int = 3) -> Array:
    rng = np.random.default_rng(seed)
    return rng.standard_normal((n, d)) @ rng.standard_normal((d, d)) + rng.uniform(-5, 5, d)


def test_directions_and_variances_are_eigenvectors_and_eigenvalues_of_the_covariance() -> None:
    x = correlated()
    pca = PCA.fit(x)
    values, U = np.linalg.eigh(np.cov(x.T, bias=True))
    np.testing.assert_allclose(pca.variances, values[::-1])
    np.testing.assert_allclose(np.abs((pca.directions * U.T[::-1]).sum(axis=1)), 1)
    np.testing.assert_allclose(pca.directions @ pca.directions.T, np.eye(5), atol=1e-12)
    assert (pca.directions[np.arange(5), np.abs(pca.directions).argmax(axis=1)] > 0).all()
    assert pca.shares.sum() == pytest.approx(1)
    np.testing.assert_allclose(pca.project(x).var(axis=0), pca.variances)


def test_no_direction_has_more_variance_than_the_first() -> None:
    x = correlated()
    first = PCA.fit(x).variances[0]
    others = np.random.default_rng(0).standard_normal((200, 5))
    others /= np.linalg.norm(others, axis=1, keepdims=True)
    assert (x @ others.T).var(axis=0).max() < first


def test_the_error_of_a_reconstruction_is_the_variance_that_was_dropped() -> None:
    x = correlated()
    pca = PCA.fit(x)
    for count in range(6):
        error = ((pca.reconstruct(x, count) - x) ** 2).sum(axis=1).mean()
        assert error == pytest.approx(pca.variances[count:].sum(), abs=1e-12)


def test_portions_change_nothing_but_the_last_digits() -> None:
    x = correlated(n=3 * PORTION // 40, d=40)
    shares = list(PCA.fitting(x))
    assert len(shares) >= 4
    assert shares == sorted(shares)
    pca = PCA.fit(x)
    values = np.linalg.eigvalsh(np.cov(x.T, bias=True))[::-1]
    np.testing.assert_allclose(pca.variances, values, rtol=1e-10)


def test_small_variances_keep_their_digits_beside_large_ones() -> None:
    """Squared first, the second variance would be lost behind the sixteenth digit of the first."""
    rng = np.random.default_rng(0)
    t, e = rng.standard_normal(500), rng.standard_normal(500)
    x = np.column_stack([1e6 * t, 1e6 * t + 1e-4 * e])
    residual = e - (t - t.mean()) * np.cov(t, e, bias=True)[0, 1] / t.var()
    expected = 1e-8 * residual.var() / 2
    assert PCA.fit(x).variances[1] == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize("n", [1, 2, 4])
def test_fewer_samples_than_inputs(n: int) -> None:
    pca = PCA.fit(correlated(n, 6))
    assert pca.directions.shape == (n, 6)
    assert (pca.variances[n - 1 :] == 0).all()
    assert (pca.variances[: n - 1] > 0).all()


def test_constant_samples_have_no_variance() -> None:
    pca = PCA.fit(np.full((30, 4), 0.1))
    assert not pca.variances.any()
    assert not pca.shares.any()


@pytest.mark.parametrize(
    "x", [np.ones(5), np.ones((0, 3)), np.ones((3, 0)), np.array([[np.nan]]), [["a"]]]
)
def test_a_wrong_table_is_refused(x: Array) -> None:
    with pytest.raises(KnobError, match="x: expected"):
        PCA.fit(x)


def test_arrays_are_read_only_and_the_samples_untouched() -> None:
    x = correlated()
    before = x.copy()
    pca = PCA.fit(x)
    assert np.array_equal(x, before)
    assert not any(a.flags.writeable for a in (pca.mean, pca.directions, pca.variances))


# --- the likelihood over the number of components ---------------------------------------------


@pytest.mark.parametrize("fresh", [False, True])
def test_all_likelihoods_at_once_are_those_of_each_model(fresh: bool) -> None:
    x = correlated(d=8)
    others = correlated(50, 8, seed=4) if fresh else x
    found = at_once(mean_log_likelihoods(PCA.fit(x), others))
    each = [PPCA.fit(x, p).log_likelihood(others).mean() for p in range(1, 8)]
    np.testing.assert_allclose(found, each, rtol=1e-11)


def test_few_samples_have_likelihoods_as_long_as_there_is_noise() -> None:
    x, fresh = correlated(5, 9), correlated(20, 9, seed=8)
    found = at_once(mean_log_likelihoods(PCA.fit(x), fresh))
    each = [PPCA.fit(x, p).log_likelihood(fresh).mean() for p in range(1, 4)]
    np.testing.assert_allclose(found[:3], each, rtol=1e-9)
    assert np.isnan(found[3:]).all()


def test_ten_components_of_the_digits_score_minus_160() -> None:
    """B28. Beyond 60 components some pixels are always 0, and nothing is left for the noise."""
    x = load("digits").x
    found = at_once(mean_log_likelihoods(PCA.fit(x), x))
    assert found[9] == pytest.approx(-160.0, abs=0.05)
    assert (np.diff(found[:60]) > 0).all()
    assert np.isnan(found[61:]).all()


def test_no_samples_have_no_likelihood() -> None:
    x = correlated()
    assert np.isnan(at_once(mean_log_likelihoods(PCA.fit(x), x[:0]))).all()


class TestManyInputs:
    """Of many inputs, as pictures have them, no portion of the work takes long."""

    @pytest.mark.parametrize("rank", [240, 90])
    def test_the_components_are_those_of_the_whole(self, rank: int) -> None:
        rng = np.random.default_rng(5)
        d, blank = WHOLE + 40, 9
        x = rng.standard_normal((300, rank)) @ rng.standard_normal((rank, d))
        # Pictures have points that are blank in all of them.
        x[:, :blank] = 0.25
        pca = PCA.fit(x)
        _, s, Ut = np.linalg.svd(x - x.mean(axis=0), full_matrices=False)
        there = min(rank, d - blank)
        np.testing.assert_allclose(pca.variances[:there], s[:there] ** 2 / len(x), rtol=1e-9)
        assert (pca.variances[there:] == 0).all()
        np.testing.assert_allclose(pca.directions @ pca.directions.T, np.eye(d), atol=1e-10)
        alike = np.abs((pca.directions[:there] * Ut[:there]).sum(axis=1))
        np.testing.assert_allclose(alike, 1, atol=1e-7)

    @pytest.mark.long
    def test_small_values_keep_their_digits(self) -> None:
        rng, k = np.random.default_rng(6), WHOLE + 1
        sizes = np.logspace(0, -10, k)
        left, right = (np.linalg.qr(rng.standard_normal((k, k)))[0] for _ in range(2))
        s, Ut = at_once(right_singular(left * sizes @ right))
        np.testing.assert_allclose(s, sizes, rtol=1e-4)
        np.testing.assert_allclose(Ut @ Ut.T, np.eye(k), atol=1e-10)

    @pytest.mark.long
    def test_no_portion_decomposes_much(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """In products, m n min(m, n) for a matrix (m, n): those of 784 inputs make 480 million.

        For its singular values that took half a second, by QR a twentieth of one.
        """
        work = {"qr": 0.0, "svd": 0.0}
        for name in work:
            decompose = getattr(np.linalg, name)

            def counted(
                a: Array, name: str = name, decompose: Any = decompose, **given: Any
            ) -> Any:
                work[name] += a.size * min(a.shape)
                return decompose(a, **given)

            monkeypatch.setattr(np.linalg, name, counted)
        steps = PCA.fitting(np.random.default_rng(7).standard_normal((1000, 784)))
        done = 0.0
        while done < 0.55:
            work |= dict.fromkeys(work, 0.0)
            share = next(steps)
            assert share >= done
            done = share
            assert work["svd"] <= 20e6
            assert work["qr"] <= 620e6
