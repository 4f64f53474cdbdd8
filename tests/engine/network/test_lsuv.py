"""LSUV: first weights that give every layer's output variance 1 on real samples."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import same, spiral

from engine.network.activations import ReLU
from engine.network.initializers import LSUV, Constant, orthonormal
from engine.network.layers import QUIET, Activate, BatchNorm, Dense, Maxout, Residual
from engine.network.losses import MeanSquaredError
from engine.network.network import Network
from engine.training.beginning.first_weights import FIRST_SAMPLES
from engine.training.run import Run
from engine.training.trainer import Trainer

START = LSUV(tolerance=0.001)
DEEP = (Dense(units=20, init_weights=START, init_bias=Constant(value=0.3)), Activate(ReLU())) * 6


@pytest.mark.parametrize(("rows", "columns"), [(7, 4), (4, 7), (5, 5), (1, 3), (3, 1)])
def test_columns_or_rows_are_orthonormal(rows: int, columns: int) -> None:
    q = orthonormal(rows, columns, np.random.default_rng(0))
    assert q.shape == (rows, columns)
    product = q.T @ q if rows >= columns else q @ q.T
    np.testing.assert_allclose(product, np.eye(min(rows, columns)), atol=1e-12)


def test_no_direction_is_preferred() -> None:
    # Without its signs QR would give the first entry always the same sign.
    firsts = [orthonormal(3, 3, np.random.default_rng(seed))[0, 0] for seed in range(200)]
    assert 70 < sum(first > 0 for first in firsts) < 130


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_every_layer_starts_with_variance_1(dtype: str) -> None:
    trainer = Trainer(spiral(layers=DEEP, output_init=START, dtype=dtype))
    x = trainer.setup.parts["train"].x[:FIRST_SAMPLES]
    outputs = trainer.network.forward(trainer.weights, x, QUIET).outputs
    for lay, s in zip(trainer.network.layers, outputs[1:], strict=True):
        if isinstance(lay, Dense):
            assert s.var() == pytest.approx(1, abs=0.001)


def test_maxout_with_biases_and_layers_inside_a_block_too() -> None:
    inside = (Dense(units=5, init_weights=START), Activate(ReLU()))
    block = Residual((*inside, Dense(units=9, init_weights=START), BatchNorm()))
    layers = (Maxout(units=9, pieces=3, init_weights=START, init_bias=Constant(value=-2.0)), block)
    network = Network(layers, 4, MeanSquaredError())
    x = 7 * np.random.default_rng(0).standard_normal((100, 4))
    weights = network.init(np.random.default_rng, x)
    done = network.forward(weights, x, QUIET)
    assert done.outputs[1].var() == pytest.approx(1, abs=0.001)
    assert done.caches[1].outputs[1].var() == pytest.approx(1, abs=0.001)
    assert done.caches[1].outputs[3].var() == pytest.approx(1, abs=0.001)


def test_reset_gives_the_same_weights_whatever_the_batch_size() -> None:
    run = Run(spiral(layers=DEEP))
    first = run.trainer.weights.params.flat.copy()
    run.step()
    run.retune(replace(run.trainer.spec, batch_size=3))
    run.reset()
    assert same(run.trainer.weights.params.flat, first)
    assert same(Trainer(run.trainer.spec).weights.params.flat, first)


def test_without_samples_the_start_is_orthogonal() -> None:
    network = Network(DEEP[:1], 20, MeanSquaredError())
    w = network.init(np.random.default_rng).layers[0]["W"]
    np.testing.assert_allclose(w.T @ w, np.eye(20), atol=1e-12)


@pytest.mark.parametrize("x", [np.zeros((5, 20)), np.full((5, 20), 1e200)], ids=["zeros", "huge"])
def test_samples_that_no_scale_can_help_leave_weights_as_drawn(x) -> None:
    network = Network(DEEP[:1], 20, MeanSquaredError())
    drawn, settled = network.init(np.random.default_rng), network.init(np.random.default_rng, x)
    assert same(drawn.params.flat, settled.params.flat)


def test_other_initialisers_do_not_look_at_the_samples() -> None:
    network = Network((Dense(), Activate(), Dense()), 20, MeanSquaredError())
    x = np.ones((5, 20))
    assert same(
        network.init(np.random.default_rng).params.flat,
        network.init(np.random.default_rng, x).params.flat,
    )


def test_a_layer_whose_outputs_do_not_follow_its_weights_is_given_up() -> None:
    """Something else makes its variance: scaling goes on a few times, not for ever."""
    weights, looks = np.ones((2, 3)), 0

    def output() -> np.ndarray:
        nonlocal looks
        looks += 1
        return np.array([0.0, 4.0])

    START.settle(weights, output)
    assert 1 < looks < 100
    assert np.isfinite(weights).all()
