"""Jacobians of networks against those that PyTorch's automatic differentiation finds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.network.activations import ReLU, Sigmoid, Softmax, Tanh
from engine.network.jacobians import jacobian_by_array, loss_by_inputs, vec
from engine.network.layers import Activate, BatchNorm, Dense, Layer
from engine.network.losses import MeanSquaredError, SoftmaxCrossEntropy
from engine.network.network import Network, Weights

torch = pytest.importorskip(
    "torch", reason="PyTorch is not installed: pip install backprop-playground[test-torch]"
)

FUNCTIONS: dict[type, Any] = {
    Tanh: torch.tanh,
    ReLU: torch.relu,
    Sigmoid: torch.sigmoid,
    Softmax: lambda s: torch.softmax(s, dim=1),
}


def through(lay: Layer, arrays: dict[str, Any], h: Any) -> Any:
    """What one layer makes of h, written in PyTorch."""
    if isinstance(lay, Dense):
        return h @ arrays["W"] + arrays["b"]
    if isinstance(lay, BatchNorm):
        return torch.nn.functional.batch_norm(
            h,
            arrays["running_mean"],
            arrays["running_variance"],
            arrays["gamma"],
            arrays["beta"],
            eps=lay.epsilon,
        )
    assert isinstance(lay, Activate)
    return FUNCTIONS[type(lay.activation)](h)


@pytest.mark.parametrize(("dtype", "tolerance"), [("float64", 1e-9), ("float32", 1e-4)])
@pytest.mark.parametrize("activation", FUNCTIONS)
def test_jacobians_agree(activation: type[Any], dtype: str, tolerance: float) -> None:
    layers = (
        Dense(units=7),
        BatchNorm(),
        Activate(activation()),
        Dense(units=5),
        Activate(Tanh()),
        Dense(units=3),
        Activate(activation()),
    )
    network = Network(layers, 4, MeanSquaredError(), dtype=dtype)
    rng, weights = np.random.default_rng(0), Weights(network)
    weights.params.flat[...] = rng.standard_normal(weights.params.flat.size) / 2
    weights.buffers.flat[...] = rng.uniform(0.5, 1.5, weights.buffers.flat.size)
    x = rng.standard_normal((6, 4)).astype(dtype)
    tensors = [{name: torch.tensor(v) for name, v in a.items()} for a in weights.layers]
    outputs = [torch.tensor(x)]
    for lay, arrays in zip(layers, tensors, strict=True):
        outputs.append(through(lay, arrays, outputs[-1]))

    def whole(h: Any) -> Any:
        for lay, arrays in zip(layers, tensors, strict=True):
            h = through(lay, arrays, h)
        return h

    found = network.jacobian(weights, x)
    singles = [network.layer_jacobian(weights, i, x) for i in range(len(layers))]
    for row in range(len(x)):
        one = slice(row, row + 1)
        wanted = torch.autograd.functional.jacobian(whole, outputs[0][one])[0, :, 0]
        close(found[row], wanted, tolerance)
        for i, lay in enumerate(layers):
            single = torch.autograd.functional.jacobian(
                lambda h, lay=lay, i=i: through(lay, tensors[i], h), outputs[i][one]
            )
            close(singles[i][row], single[0, :, 0], tolerance)


def test_the_loss_by_the_inputs_agrees() -> None:
    layers = (Dense(units=6), Activate(Tanh()), Dense(units=3))
    network = Network(layers, 4, SoftmaxCrossEntropy())
    rng, weights = np.random.default_rng(1), Weights(network)
    weights.params.flat[...] = rng.standard_normal(weights.params.flat.size)
    x, y = rng.standard_normal((5, 4)), np.eye(3)[rng.integers(3, size=5)]
    tensors = [{name: torch.tensor(v) for name, v in a.items()} for a in weights.layers]
    inputs = torch.tensor(x, requires_grad=True)
    h = inputs
    for lay, arrays in zip(layers, tensors, strict=True):
        h = through(lay, arrays, h)
    torch.nn.functional.cross_entropy(h, torch.tensor(y), reduction="sum").backward()
    close(loss_by_inputs(network, weights, x, y), inputs.grad, 1e-9)


@pytest.mark.parametrize("name", ["W", "b"])
def test_by_all_weights_they_agree(name: str) -> None:
    layer = Dense(units=3)
    network = Network((layer,), 4, MeanSquaredError())
    rng, weights = np.random.default_rng(2), Weights(network)
    weights.params.flat[...] = rng.standard_normal(weights.params.flat.size)
    x = rng.standard_normal((1, 4))
    arrays = {key: torch.tensor(v) for key, v in weights.layers[0].items()}
    found = jacobian_by_array(network, weights, network.forward(weights, x), 0, name)
    wanted = torch.autograd.functional.jacobian(
        lambda values: through(layer, {**arrays, name: values}, torch.tensor(x))[0], arrays[name]
    )
    for row, one in zip(found, wanted.numpy(), strict=True):
        np.testing.assert_allclose(row, vec(one), rtol=1e-12)


def close(found: Any, wanted: Any, tolerance: float) -> None:
    """Agreement relative to the largest entry: one scale for a matrix."""
    values = wanted.numpy()
    scale = max(float(np.abs(values).max()), 1e-12)
    np.testing.assert_allclose(found / scale, values / scale, rtol=0, atol=tolerance)
