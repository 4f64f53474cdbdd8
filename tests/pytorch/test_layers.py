"""Every layer against PyTorch: outputs, gradients, running statistics."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from engine.arrays import Array
from engine.network.activations import Activation, ReLU, Softmax
from engine.network.layers import (
    QUIET,
    TEST,
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    Layer,
    LayerNorm,
    Maxout,
    Mode,
    Residual,
    layer,
)

torch = pytest.importorskip(
    "torch", reason="PyTorch is not installed: pip install backprop-playground[test-torch]"
)

FAN_IN, ROWS = 6, 9
AGREEMENT = {"float64": 1e-9, "float32": 1e-4}
both_precisions = pytest.mark.parametrize("dtype", AGREEMENT)
both_modes = pytest.mark.parametrize("mode", [QUIET, TEST], ids=["train", "test"])
with_and_without_bias = pytest.mark.parametrize("bias", [True, False])
switched = pytest.mark.parametrize("affine", [True, False], ids=["affine", "plain"])


def numbers(shape: tuple[int, ...], seed: int, dtype: str) -> Array:
    return np.random.default_rng(seed).uniform(0.5, 1.5, shape).astype(dtype)


def samples(dtype: str, seed: int = 2) -> Array:
    return (3 * np.random.default_rng(seed).standard_normal((ROWS, FAN_IN))).astype(dtype)


def filled(lay: Layer, dtype: str) -> dict[str, Array]:
    shapes = {**lay.shapes(FAN_IN), **lay.buffer_shapes(FAN_IN)}
    return {name: numbers(shape, i, dtype) for i, (name, shape) in enumerate(shapes.items())}


def leaf(values: Array) -> torch.Tensor:
    return torch.tensor(values, requires_grad=True)


def agree(ours: Array, theirs: torch.Tensor, dtype: str) -> None:
    theirs = theirs.detach().numpy()
    assert ours.dtype == theirs.dtype
    # A bias before batch normalisation has no gradient but rounding noise.
    scale = max(float(np.abs(theirs).max()), 1e-2)
    assert np.abs(ours - theirs).max() <= AGREEMENT[dtype] * scale


def compare(
    lay: Layer,
    theirs: Callable[[torch.Tensor, Mapping[str, torch.Tensor]], torch.Tensor],
    mode: Mode,
    dtype: str,
) -> None:
    """Output, gradient of the input and of every parameter agree."""
    params, x = filled(lay, dtype), samples(dtype)
    tensors = {
        name: leaf(values) if name in lay.shapes(FAN_IN) else torch.tensor(values)
        for name, values in params.items()
    }
    input_ = leaf(x)
    y, cache = lay.forward(params, x, mode)
    expected = theirs(input_, tensors)
    agree(y, expected, dtype)
    dy = np.random.default_rng(5).standard_normal(y.shape).astype(dtype)
    grads = {name: np.empty(shape, dtype) for name, shape in lay.shapes(FAN_IN).items()}
    dx = lay.backward(params, cache, dy, grads)
    expected.backward(torch.tensor(dy))
    assert dx is not None
    assert input_.grad is not None
    agree(dx, input_.grad, dtype)
    for name, gradient in grads.items():
        agree(gradient, tensors[name].grad, dtype)


COMPARED = {Activate, BatchNorm, Dense, Dropout, LayerNorm, Maxout, Residual}


def test_no_kind_of_layer_is_left_out() -> None:
    assert set(layer) == COMPARED


@both_precisions
@with_and_without_bias
def test_dense_is_linear(dtype: str, bias: bool) -> None:
    def linear(x: torch.Tensor, p: Mapping[str, torch.Tensor]) -> torch.Tensor:
        return torch.nn.functional.linear(x, p["W"].T, p.get("b"))

    compare(Dense(units=4, bias=bias), linear, QUIET, dtype)


@both_precisions
@with_and_without_bias
def test_maxout_is_the_largest_of_linear_maps(dtype: str, bias: bool) -> None:
    def maxout(x: torch.Tensor, p: Mapping[str, torch.Tensor]) -> torch.Tensor:
        pieces = (x @ p["W"] + p.get("b", torch.zeros(1))).reshape(ROWS, 3, 4)
        return torch.max(pieces, dim=1).values

    compare(Maxout(units=4, pieces=3, bias=bias), maxout, QUIET, dtype)


@both_precisions
@both_modes
@switched
def test_batch_normalisation(dtype: str, mode: Mode, affine: bool) -> None:
    def normalized(x: torch.Tensor, p: Mapping[str, torch.Tensor]) -> torch.Tensor:
        return torch.nn.functional.batch_norm(
            x,
            p["running_mean"].clone(),
            p["running_variance"].clone(),
            p.get("gamma"),
            p.get("beta"),
            training=mode.training,
            eps=1e-3,
        )

    compare(BatchNorm(affine=affine, epsilon=1e-3), normalized, mode, dtype)


@both_precisions
@both_modes
@switched
def test_layer_normalisation(dtype: str, mode: Mode, affine: bool) -> None:
    def normalized(x: torch.Tensor, p: Mapping[str, torch.Tensor]) -> torch.Tensor:
        return torch.nn.functional.layer_norm(x, (FAN_IN,), p.get("gamma"), p.get("beta"), 1e-3)

    compare(LayerNorm(affine=affine, epsilon=1e-3), normalized, mode, dtype)


@both_precisions
def test_running_statistics_over_many_steps(dtype: str) -> None:
    ours = BatchNorm(momentum=0.3)
    theirs = torch.nn.BatchNorm1d(FAN_IN, momentum=0.3, dtype=getattr(torch, dtype))
    first = ours.init(FAN_IN, np.random.default_rng(0))
    params = {name: values.astype(dtype) for name, values in first.items()}
    for step in range(20):
        x = samples(dtype, seed=step) + step
        _, cache = ours.forward(params, x, QUIET)
        ours.observe(params, cache)
        theirs(torch.tensor(x))
    agree(params["running_mean"], theirs.running_mean, dtype)
    agree(params["running_variance"], theirs.running_var, dtype)
    x = samples(dtype, seed=99)
    agree(ours.forward(params, x, TEST)[0], theirs.eval()(torch.tensor(x)), dtype)


@both_precisions
def test_dropout_is_silent_in_test_mode(dtype: str) -> None:
    compare(Dropout(rate=0.4), lambda x, p: torch.nn.Dropout(0.4).eval()(x), TEST, dtype)


@both_precisions
def test_what_dropout_lets_through_goes_the_same_way_back(dtype: str) -> None:
    x, noise = samples(dtype), np.random.default_rng(0)
    kept = Dropout(rate=0.4).forward({}, x, Mode(True, np.random.default_rng(0)))[0] != 0
    assert 0 < kept.mean() < 1

    def masked(values: torch.Tensor, p: Mapping[str, torch.Tensor]) -> torch.Tensor:
        return values * torch.tensor(kept) / 0.6

    compare(Dropout(rate=0.4), masked, Mode(True, noise), dtype)


@both_precisions
@pytest.mark.parametrize(
    ("function", "reference"),
    [(ReLU(), torch.relu), (Softmax(), lambda s: torch.softmax(s, dim=1))],
    ids=["relu", "softmax"],
)
def test_an_activation_as_a_layer(
    function: Activation, reference: Callable[[torch.Tensor], torch.Tensor], dtype: str
) -> None:
    compare(Activate(function), lambda x, p: reference(x), QUIET, dtype)


def test_dropout_has_the_same_expectation_and_spread() -> None:
    x, rate = np.ones((400, 500)), 0.3
    y, _ = Dropout(rate=rate).forward({}, x, Mode(True, np.random.default_rng(0)))
    torch.manual_seed(0)
    theirs = torch.nn.Dropout(rate).train()(torch.tensor(x)).numpy()
    np.testing.assert_allclose(np.unique(y), np.unique(theirs), rtol=1e-12)
    assert y.mean() == pytest.approx(theirs.mean(), abs=0.01)
    assert y.std() == pytest.approx(theirs.std(), abs=0.01)


@both_precisions
@both_modes
def test_residual_block(dtype: str, mode: Mode) -> None:
    inside = (Dense(units=5), BatchNorm(), Activate(ReLU()), Dense(units=FAN_IN))

    def block(x: torch.Tensor, p: Mapping[str, torch.Tensor]) -> torch.Tensor:
        s = x @ p["0.W"] + p["0.b"]
        means = (p["1.running_mean"].clone(), p["1.running_variance"].clone())
        s = torch.nn.functional.batch_norm(
            s, *means, p["1.gamma"], p["1.beta"], training=mode.training
        )
        return x + torch.relu(s) @ p["3.W"] + p["3.b"]

    compare(Residual(inside), block, mode, dtype)
