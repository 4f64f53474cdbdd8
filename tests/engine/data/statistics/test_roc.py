"""ROC curves by hand and against scikit-learn."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.data.statistics.roc import RocCurve


def test_the_curve_by_hand() -> None:
    curve = RocCurve.of(np.array([0, 0, 1, 1]), np.array([0.1, 0.4, 0.35, 0.8]))
    assert curve is not None
    assert curve.false.tolist() == [0, 0, 0.5, 0.5, 1]
    assert curve.true.tolist() == [0, 0.5, 0.5, 1, 1]
    assert curve.thresholds.tolist() == [math.inf, 0.8, 0.4, 0.35, 0.1]
    # Of the four pairs of a one and a zero three stand in the right order.
    assert curve.area == 0.75


def test_equal_scores_are_guessing() -> None:
    curve = RocCurve.of(np.array([0, 1, 1]), np.zeros(3))
    assert curve is not None
    assert (curve.area, curve.false.tolist(), curve.true.tolist()) == (0.5, [0, 1], [0, 1])


def test_the_area_is_the_chance_that_a_one_scores_higher() -> None:
    rng = np.random.default_rng(0)
    labels, scores = rng.integers(0, 2, 200), rng.normal(size=200).round(1)
    curve = RocCurve.of(labels, scores)
    assert curve is not None
    ones, zeros = scores[labels == 1][:, None], scores[labels == 0][None, :]
    pairs = (ones > zeros) + (ones == zeros) / 2
    assert curve.area == pytest.approx(pairs.mean(), abs=1e-15)
    thin = curve.thinned(20)
    assert len(thin.false) <= 20
    assert (thin.false[0], thin.true[-1], thin.area) == (0, 1, curve.area)


@pytest.mark.parametrize("labels", [[0, 0], [1, 1], []])
def test_one_class_has_no_curve(labels: list[int]) -> None:
    assert RocCurve.of(np.array(labels, dtype=int), np.zeros(len(labels))) is None


def test_scores_that_are_no_numbers_have_none() -> None:
    assert RocCurve.of(np.array([0, 1]), np.array([math.nan, 1.0])) is None


def test_infinite_scores_are_ranked() -> None:
    curve = RocCurve.of(np.array([0, 1]), np.array([-math.inf, math.inf]))
    assert curve is not None
    assert curve.area == 1


@pytest.mark.parametrize("digits", [1, 12])
def test_it_is_that_of_scikit_learn(digits: int) -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is not installed")
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 2, 500)
    scores = (rng.normal(size=500) + labels).round(digits)
    curve = RocCurve.of(labels, scores)
    assert curve is not None
    false, true, thresholds = metrics.roc_curve(labels, scores, drop_intermediate=False)
    np.testing.assert_allclose(curve.false, false, atol=1e-15)
    np.testing.assert_allclose(curve.true, true, atol=1e-15)
    np.testing.assert_allclose(curve.thresholds, thresholds)
    assert curve.area == pytest.approx(metrics.roc_auc_score(labels, scores), abs=1e-14)
