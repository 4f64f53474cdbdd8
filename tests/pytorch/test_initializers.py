"""Initialisers against those of PyTorch: bounds, gains, and the whole distribution."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from engine.network.activations import Tanh
from engine.network.initializers import (
    LSUV,
    Constant,
    FanInUniform,
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
from engine.network.layers import QUIET, Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.network.network import Network

torch = pytest.importorskip(
    "torch", reason="PyTorch is not installed: pip install backprop-playground[test-torch]"
)
init = torch.nn.init

FAN_IN, UNITS = 300, 200


@dataclass(frozen=True)
class Pair:
    """An initialiser and what fills a weight of PyTorch (units, fan_in) by the same rule."""

    ours: Initializer
    fill: Callable[[torch.Tensor], object]


PAIRS = [
    Pair(Zeros(), init.zeros_),
    Pair(Constant(value=0.3), lambda w: init.constant_(w, 0.3)),
    Pair(Normal(std=0.2), lambda w: init.normal_(w, 0.0, 0.2)),
    Pair(Uniform(limit=0.6), lambda w: init.uniform_(w, -0.6, 0.6)),
    # What `torch.nn.Linear` does of its own accord.
    Pair(FanInUniform(), lambda w: init.kaiming_uniform_(w, a=math.sqrt(5))),
    Pair(Xavier(), lambda w: init.kaiming_normal_(w, nonlinearity="linear")),
    Pair(Glorot(), init.xavier_normal_),
    Pair(Glorot(distribution="uniform"), init.xavier_uniform_),
    Pair(Kaiming(), lambda w: init.kaiming_normal_(w, nonlinearity="relu")),
    Pair(
        Kaiming(distribution="uniform"),
        lambda w: init.kaiming_uniform_(w, nonlinearity="relu"),
    ),
    Pair(LeCun(), lambda w: init.kaiming_normal_(w, nonlinearity="linear")),
    Pair(
        LeCun(distribution="uniform"),
        lambda w: init.kaiming_uniform_(w, nonlinearity="linear"),
    ),
    Pair(Orthogonal(gain=1.5), lambda w: init.orthogonal_(w, gain=1.5)),
]
# PyTorch has no counterpart of these; what it does have is compared below.
WITHOUT = {RandomWalk, LSUV, Krahenbuhl}


def theirs(fill: Callable[[torch.Tensor], object]) -> np.ndarray:
    """A draw of PyTorch in our order (fan_in, units)."""
    torch.manual_seed(1)
    weight = torch.empty(UNITS, FAN_IN, dtype=torch.float64)
    fill(weight)
    return weight.numpy().T


def test_no_initialiser_is_left_out() -> None:
    assert {type(pair.ours) for pair in PAIRS} == set(initializer) - WITHOUT


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: repr(pair.ours))
def test_draws_have_the_distribution_of_pytorch(pair: Pair) -> None:
    one, other = pair.ours.draw(FAN_IN, UNITS, np.random.default_rng(0)), theirs(pair.fill)
    assert one.shape == other.shape
    mean, variance = pair.ours.moments(FAN_IN, UNITS) or (math.nan, math.nan)
    for drawn in (one, other):
        # Five standard errors of 60,000 numbers.
        assert drawn.mean() == pytest.approx(mean, abs=5 * math.sqrt(variance / drawn.size) + 1e-15)
        assert drawn.var() == pytest.approx(variance, rel=0.03, abs=1e-15)
    if variance:
        assert gap_of_shares(one, other) < 1.95 * math.sqrt(2 / one.size)
    else:
        assert np.array_equal(one, other)


def gap_of_shares(one: np.ndarray, other: np.ndarray) -> float:
    """The largest difference of the shares below any number (Kolmogorov and Smirnov).

    Above 1.95 √(2/n) one pair of equally distributed samples in a thousand.
    """
    both = np.sort(np.concatenate([one.ravel(), other.ravel()]))
    shares = [
        np.searchsorted(np.sort(drawn.ravel()), both, "right") / drawn.size
        for drawn in (one, other)
    ]
    return float(np.abs(shares[0] - shares[1]).max())


def test_another_gain_would_have_been_seen() -> None:
    one = Xavier().draw(FAN_IN, UNITS, np.random.default_rng(0))
    assert gap_of_shares(one, 1.1 * theirs(PAIRS[5].fill)) > 1.95 * math.sqrt(2 / one.size)


@pytest.mark.parametrize(
    "pair",
    [pair for pair in PAIRS if "niform" in repr(pair.ours)],
    ids=lambda pair: repr(pair.ours),
)
def test_uniform_draws_have_the_bounds_of_pytorch(pair: Pair) -> None:
    _, variance = pair.ours.moments(FAN_IN, UNITS) or (0.0, 0.0)
    limit = math.sqrt(3 * variance)
    for drawn in (pair.ours.draw(FAN_IN, UNITS, np.random.default_rng(0)), theirs(pair.fill)):
        assert limit * 0.9995 < np.abs(drawn).max() <= limit * (1 + 1e-12)


@pytest.mark.parametrize(
    ("ours", "gain"),
    [
        (FanInUniform(), init.calculate_gain("leaky_relu", math.sqrt(5))),
        (Xavier(), init.calculate_gain("linear")),
        (LeCun(), init.calculate_gain("sigmoid")),
        (Kaiming(), init.calculate_gain("relu")),
    ],
    ids=repr,
)
def test_gains_are_those_of_pytorch(ours: Initializer, gain: float) -> None:
    for fan_in in (1, 7, 500):
        _, variance = ours.moments(fan_in, 11) or (0.0, 0.0)
        assert variance == pytest.approx(gain**2 / fan_in, rel=1e-12)


def test_glorot_counts_both_sides_as_pytorch_does() -> None:
    fans = init._calculate_fan_in_and_fan_out(torch.empty(UNITS, FAN_IN))
    assert fans == (FAN_IN, UNITS)
    _, variance = Glorot().moments(FAN_IN, UNITS)
    assert variance == pytest.approx(2 / sum(fans), rel=1e-12)


@pytest.mark.parametrize("units", ["relu", "linear"])
def test_the_gain_of_a_random_walk_becomes_that_of_pytorch_in_wide_layers(units: str) -> None:
    """Sussillo and Abbott's correction is of the order of 1/N; to the first order it is known."""
    first = {"linear": 0.5, "relu": 1.2}[units]
    for width in (100, 1000, 10_000):
        ratio = RandomWalk(units=units).gain(width) / init.calculate_gain(units)
        assert ratio == pytest.approx(1 + first / width, abs=4 / width**2)


def test_biases_as_drawn_by_pytorch_stand_within_the_same_bounds() -> None:
    torch.manual_seed(2)
    linear = torch.nn.Linear(FAN_IN, 2_000, dtype=torch.float64)
    layer = Dense(units=2_000, init_bias=FanInUniform())
    ours = layer.init(FAN_IN, np.random.default_rng(0))["b"]
    found = linear.bias.detach().numpy()
    assert np.abs(found).max() == pytest.approx(np.abs(ours).max(), rel=1e-3)
    assert gap_of_shares(ours, found) < 1.95 * math.sqrt(2 / ours.size)


@pytest.mark.parametrize("shape", [(40, 25), (25, 40)])
def test_orthogonal_draws_are_orthogonal_the_same_way(shape: tuple[int, int]) -> None:
    ours = Orthogonal(gain=1.5).draw(*shape, np.random.default_rng(0))
    weight = torch.empty(*reversed(shape), dtype=torch.float64)
    init.orthogonal_(weight, gain=1.5)
    for w in (ours, weight.numpy().T):
        small = w @ w.T if shape[0] < shape[1] else w.T @ w
        np.testing.assert_allclose(small, 1.5**2 * np.eye(25), atol=1e-12)


def outputs(start: Initializer) -> list[np.ndarray]:
    """What three layers that begin so say of 200 samples."""
    layers = tuple(
        part
        for units in (6, 5, 4)
        for part in (Dense(units=units, init_weights=start), Activate(Tanh()))
    )
    network = Network(layers, 7, MeanSquaredError())
    x = 3 + 7 * np.random.default_rng(0).standard_normal((200, 7))
    weights = network.init(np.random.default_rng, x)
    return network.forward(weights, x, QUIET).outputs[1::2]


def test_behind_krahenbuhls_start_batch_normalisation_of_pytorch_changes_nothing() -> None:
    for s in outputs(Krahenbuhl()):
        normed = torch.nn.functional.batch_norm(
            torch.tensor(s), None, None, training=True, eps=1e-14
        )
        np.testing.assert_allclose(s, normed.numpy(), atol=1e-12)


def test_lsuv_ends_where_pytorch_measures_a_variance_of_1() -> None:
    for s in outputs(LSUV(tolerance=0.01)):
        assert float(torch.var(torch.tensor(s), unbiased=False)) == pytest.approx(1, abs=0.01)
