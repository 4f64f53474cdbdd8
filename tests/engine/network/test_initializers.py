"""Every initialiser: shape, reproducibility, and the spread that its formula promises."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.network.activations import SELU, ReLU, Tanh
from engine.network.initializers import (
    Constant,
    Glorot,
    Initializer,
    Kaiming,
    Krahenbuhl,
    LeCun,
    Normal,
    Orthogonal,
    RandomWalk,
    Uniform,
    Xavier,
    Zeros,
    initializer,
)
from engine.network.layers import QUIET, Activate, Dense, Maxout
from engine.network.losses import MeanSquaredError
from engine.network.network import Network

every_initializer = pytest.mark.parametrize("cls", initializer, ids=initializer.names)


@every_initializer
@settings(max_examples=10)
@given(data=st.data())
def test_one_seed_one_draw(cls: type[Initializer], data: st.DataObject) -> None:
    init = data.draw(specs(cls))
    first = init.draw(5, 3, np.random.default_rng(7))
    assert first.shape == (5, 3)
    assert first.dtype == np.float64
    assert np.isfinite(first).all()
    assert init.draw(5, 3, np.random.default_rng(7)).tobytes() == first.tobytes()


@pytest.mark.parametrize(
    ("init", "std"),
    [
        (Zeros(), 0.0),
        (Constant(value=0.3), 0.0),
        (Normal(std=0.2), 0.2),
        (Uniform(limit=0.6), 0.6 / math.sqrt(3)),
        (Xavier(), math.sqrt(1 / 300)),
        (Glorot(), math.sqrt(2 / 500)),
        (Glorot(distribution="uniform"), math.sqrt(2 / 500)),
        (Kaiming(), math.sqrt(2 / 300)),
        (Kaiming(distribution="uniform"), math.sqrt(2 / 300)),
        (LeCun(), math.sqrt(1 / 300)),
        (LeCun(distribution="uniform"), math.sqrt(1 / 300)),
        (Orthogonal(gain=1.5), 1.5 * math.sqrt(1 / 300)),
    ],
    ids=repr,
)
def test_the_spread_is_that_of_the_formula(init: Initializer, std: float) -> None:
    weights = init.draw(300, 200, np.random.default_rng(0))
    assert weights.std() == pytest.approx(std, rel=0.02, abs=1e-15)
    centre = init.value if isinstance(init, Constant) else 0.0
    # Five standard errors of the mean of 60,000 weights.
    assert weights.mean() == pytest.approx(centre, abs=5 * std / math.sqrt(60_000) + 1e-15)


@pytest.mark.parametrize(
    ("init", "limit"),
    [
        (Glorot(distribution="uniform"), math.sqrt(6 / 500)),
        (Kaiming(distribution="uniform"), math.sqrt(6 / 300)),
        (LeCun(distribution="uniform"), math.sqrt(3 / 300)),
    ],
    ids=repr,
)
def test_the_uniform_form_has_the_limit_of_the_formula(init: Initializer, limit: float) -> None:
    weights = init.draw(300, 200, np.random.default_rng(0))
    assert np.abs(weights).max() <= limit
    assert np.abs(weights).max() == pytest.approx(limit, rel=1e-3)


@pytest.mark.parametrize("shape", [(7, 4), (4, 7), (5, 5), (1, 3), (3, 1)])
def test_orthogonal_weights_stretch_every_signal_alike(shape: tuple[int, int]) -> None:
    weights = Orthogonal(gain=2.0).draw(*shape, np.random.default_rng(3))
    assert weights.shape == shape
    values = np.linalg.svd(weights, compute_uv=False)
    np.testing.assert_allclose(values, 2.0, rtol=1e-12)


def test_orthogonal_draws_favour_no_sign() -> None:
    draws = [Orthogonal().draw(2, 2, np.random.default_rng(seed)) for seed in range(400)]
    # Without the signs of R's diagonal, Q itself would have W[0, 0] ≤ 0 in every draw.
    assert 0.4 < np.mean([w[0, 0] > 0 for w in draws]) < 0.6
    # Rotations and reflections are equally likely.
    assert 0.4 < np.mean([np.linalg.det(w) > 0 for w in draws]) < 0.6


def test_a_deep_stack_keeps_the_length_of_signals_only_when_orthogonal() -> None:
    x = np.random.default_rng(0).standard_normal((20, 30))
    kept, lost = x, x
    for layer in range(50):
        rng = np.random.default_rng(layer)
        kept = kept @ Orthogonal().draw(30, 30, rng)
        lost = lost @ Normal(std=0.1).draw(30, 30, rng)
    lengths = np.linalg.norm(x, axis=1)
    np.testing.assert_allclose(np.linalg.norm(kept, axis=1), lengths, rtol=1e-12)
    assert (np.linalg.norm(lost, axis=1) < 1e-3 * lengths).all()


@pytest.mark.parametrize("init", [Xavier(), LeCun(), LeCun(distribution="uniform")], ids=repr)
def test_the_variance_of_a_linear_layer_is_kept(init: Initializer) -> None:
    rng = np.random.default_rng(1)
    s = rng.standard_normal((400, 300)) @ init.draw(300, 200, rng)
    assert s.var() == pytest.approx(1, rel=0.03)


def test_selu_with_lecun_holds_mean_and_variance_through_thirty_layers() -> None:
    rng = np.random.default_rng(2)
    h = rng.standard_normal((400, 200))
    for _ in range(30):
        h = SELU()(h @ LeCun().draw(200, 200, rng))
    assert abs(h.mean()) < 0.1
    assert 0.8 < h.var() < 1.2


def test_kaiming_holds_the_second_moment_behind_relu_where_xavier_halves_it() -> None:
    rng = np.random.default_rng(3)
    x = rng.standard_normal((500, 400))
    for init, factor in ((Kaiming(), 1.0), (Xavier(), 0.5)):
        h = ReLU()(x @ init.draw(400, 300, rng))
        assert (h**2).mean() == pytest.approx(factor, rel=0.05)


@pytest.mark.parametrize("units", ["linear", "relu"])
def test_a_random_walk_keeps_the_logarithm_of_a_signal_s_length(units: str) -> None:
    """Over a hundred layers of 12, where the usual start loses a nat in a dozen layers or so."""
    width, depth, starts = 12, 100, 150
    walk = RandomWalk(units=units)
    usual = Xavier() if units == "linear" else Kaiming()
    lengths: dict[str, list[float]] = {"walk": [], "usual": []}
    for seed in range(starts):
        for name, init in (("walk", walk), ("usual", usual)):
            rng = np.random.default_rng(seed)
            # What goes back through ReLU is cut off where the unit was, at random at first.
            delta = rng.standard_normal(width)
            first = np.linalg.norm(delta)
            for _ in range(depth):
                delta = init.draw(width, width, rng) @ delta
                if units == "relu":
                    delta = delta * (rng.random(width) < 0.5)
            with np.errstate(divide="ignore"):
                lengths[name].append(float(np.log(np.linalg.norm(delta) / first)))
    kept = {name: [x for x in found if np.isfinite(x)] for name, found in lengths.items()}
    means = {name: np.mean(found) / depth for name, found in kept.items()}
    assert abs(means["walk"]) < abs(means["usual"]) / 3
    assert means["usual"] < -0.02


def test_krahenbuhl_gives_every_unit_mean_0_and_variance_1() -> None:
    layers = (
        Dense(units=6, init_weights=Krahenbuhl(), init_bias=Constant(value=2.0)),
        Activate(Tanh()),
        Maxout(units=4, pieces=3, init_weights=Krahenbuhl()),
        Dense(units=3, bias=False, init_weights=Krahenbuhl()),
    )
    network = Network(layers, 5, MeanSquaredError())
    x = 3 + 7 * np.random.default_rng(0).standard_normal((200, 5))
    outputs = network.forward(network.init(np.random.default_rng, x), x, QUIET).outputs
    for s in (outputs[1], outputs[3]):
        np.testing.assert_allclose(s.mean(axis=0), 0, atol=1e-12)
        np.testing.assert_allclose(s.std(axis=0), 1, rtol=1e-12)
    # Without biases the means stay.
    np.testing.assert_allclose(outputs[4].std(axis=0), 1, rtol=1e-12)


def test_krahenbuhl_leaves_a_unit_that_is_always_the_same() -> None:
    network = Network((Dense(units=2, init_weights=Krahenbuhl()),), 2, MeanSquaredError())
    weights = network.init(np.random.default_rng, np.ones((10, 2)))
    plain = network.init(np.random.default_rng)
    np.testing.assert_array_equal(weights.params.flat, plain.params.flat)
