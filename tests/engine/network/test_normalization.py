"""Normalisation beyond the contract: γ and β switched off, and rows instead of batches."""

from __future__ import annotations

import numpy as np
import pytest

from engine.network.layers import QUIET, TEST, BatchNorm, Dense, Layer, LayerNorm
from engine.network.losses import MeanSquaredError
from engine.network.network import Network
from engine.specs.knobs import needs_rebuild

X = 3 + 5 * np.random.default_rng(0).standard_normal((20, 6))
both = pytest.mark.parametrize("cls", [BatchNorm, LayerNorm])


@both
def test_without_scale_and_shift_nothing_is_learned(cls: type[BatchNorm | LayerNorm]) -> None:
    lay: Layer = cls(affine=False)
    assert lay.shapes(6) == {}
    network = Network((Dense(units=6), lay, Dense(units=1)), 6, MeanSquaredError())
    assert network.parameter_count == 6 * 6 + 6 + 6 + 1
    assert needs_rebuild(cls(), cls(affine=False))
    assert not needs_rebuild(cls(), cls(epsilon=0.01))


@both
@pytest.mark.parametrize("mode", [QUIET, TEST], ids=["train", "test"])
def test_fixed_scale_and_shift_are_1_and_0(cls: type[BatchNorm | LayerNorm], mode) -> None:
    learned, fixed = cls(), cls(affine=False)
    params = learned.init(6, np.random.default_rng(0))
    y, cache = learned.forward(params, X, mode)
    plain, plain_cache = fixed.forward(fixed.init(6, np.random.default_rng(0)), X, mode)
    np.testing.assert_array_equal(y, plain)
    dy = np.random.default_rng(1).standard_normal(X.shape)
    grads = {"gamma": np.empty(6), "beta": np.empty(6)}
    dx = learned.backward(params, cache, dy, grads)
    np.testing.assert_array_equal(dx, fixed.backward(params, plain_cache, dy, {}))


def test_layer_normalisation_works_on_rows() -> None:
    lay = LayerNorm(epsilon=1e-8)
    params = lay.init(6, np.random.default_rng(0))
    y, _ = lay.forward(params, X, QUIET)
    np.testing.assert_allclose(y.mean(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(y.var(axis=1), 1, rtol=1e-8)
    alone, _ = lay.forward(params, X[:1], TEST)
    np.testing.assert_array_equal(alone, y[:1])


def test_layer_normalisation_by_hand() -> None:
    lay = LayerNorm(epsilon=1e-8)
    params = {"gamma": np.array([2.0, 1.0, 1.0]), "beta": np.array([0.0, 0.0, 5.0])}
    # mean 3, variance (4 + 1 + 9) / 3
    y, _ = lay.forward(params, np.array([[1.0, 2.0, 6.0]]), TEST)
    std = np.sqrt(14 / 3)
    np.testing.assert_allclose(y, [[-4 / std, -1 / std, 3 / std + 5]], rtol=1e-8)


def test_one_unit_alone_becomes_0() -> None:
    lay = LayerNorm(affine=False)
    y, cache = lay.forward({}, np.array([[3.0], [-8.0]]), QUIET)
    np.testing.assert_array_equal(y, [[0.0], [0.0]])
    np.testing.assert_array_equal(lay.backward({}, cache, np.ones((2, 1)), {}), [[0.0], [0.0]])


def test_layer_normalisation_keeps_no_running_statistics() -> None:
    assert LayerNorm().buffer_shapes(6) == {}
    assert set(BatchNorm(affine=False).buffer_shapes(6)) == {"running_mean", "running_variance"}
