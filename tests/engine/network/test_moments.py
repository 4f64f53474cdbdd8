"""What a layer makes of mean and variance, as theory says it: against what it does to numbers."""

from __future__ import annotations

import numpy as np
import pytest

from engine.network.activations import Tanh
from engine.network.initializers import (
    Constant,
    Initializer,
    Kaiming,
    Krahenbuhl,
    Normal,
    Xavier,
    initializer,
)
from engine.network.layers import (
    QUIET,
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    Layer,
    LayerNorm,
    Maxout,
)
from engine.network.layers.moments import Flow, SignalMoments

FAN_IN, UNITS = 300, 400
X = SignalMoments(0.5, 4.0)


@pytest.mark.parametrize("cls", initializer, ids=initializer.names)
def test_the_moments_of_an_initialiser_are_those_of_its_draws(cls: type[Initializer]) -> None:
    init = cls()
    moments = init.moments(FAN_IN, UNITS)
    drawn = init.draw(FAN_IN, UNITS, np.random.default_rng(0))
    if moments is None:
        assert init.data_dependent
        return
    spread = np.sqrt(moments[1])
    assert drawn.mean() == pytest.approx(moments[0], abs=0.02 * spread + 1e-12)
    assert drawn.std() == pytest.approx(spread, rel=0.02, abs=1e-12)


@pytest.mark.parametrize(
    "layer",
    [
        Dense(units=UNITS, init_weights=Xavier()),
        Dense(units=UNITS, init_weights=Kaiming(), init_bias=Normal(std=1.5)),
        Dense(units=UNITS, init_weights=Normal(std=0.1), init_bias=Constant(value=-0.7)),
        Dense(units=UNITS, init_weights=Normal(std=0.1), bias=False),
        BatchNorm(epsilon=0.1),
        LayerNorm(epsilon=0.1),
        Activate(Tanh()),
    ],
    ids=repr,
)
def test_numbers_flow_as_theory_says(layer: Layer) -> None:
    rng = np.random.default_rng(1)
    params = layer.init(FAN_IN, rng)
    x = rng.normal(X.mean, np.sqrt(X.variance), (400, FAN_IN))
    flow = layer.flow(FAN_IN, X)
    assert flow is not None
    y, cache = layer.forward(params, x, QUIET)
    assert y.var() + y.mean() ** 2 == pytest.approx(flow.out.second, rel=0.05)
    assert y.mean() == pytest.approx(flow.out.mean, abs=0.2 * y.std())
    dy = rng.standard_normal(y.shape)
    grads = {name: np.empty_like(values) for name, values in params.items()}
    dx = layer.backward(params, cache, dy, grads)
    assert dx is not None
    assert (dx**2).mean() == pytest.approx(flow.back, rel=0.05)


def test_weights_that_settle_on_data_give_sums_of_variance_1() -> None:
    layer = Dense(units=UNITS, init_weights=Krahenbuhl())
    variance = 1 / (FAN_IN * X.second)
    assert layer.flow(FAN_IN, X) == Flow(SignalMoments(0.0, 1.0), UNITS * variance)
    assert layer.flow(FAN_IN, SignalMoments(0.0, 0.0)) == Flow(SignalMoments(0.0, 1.0), 0.0)


def test_theory_is_silent_where_it_knows_nothing() -> None:
    lopsided = Dense(units=3, init_weights=Constant(value=1.0))
    assert lopsided.flow(FAN_IN, X) is None
    assert Maxout(units=3).flow(FAN_IN, X) is None
    assert Dropout(rate=0.5).flow(FAN_IN, X) == Flow(X, 1.0)
