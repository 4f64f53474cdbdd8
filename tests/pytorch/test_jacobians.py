"""Jacobians of networks against those that PyTorch's automatic differentiation finds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.network.activations import ReLU, Sigmoid, Softmax, Tanh
from engine.network.layers import Activate, BatchNorm, Dense, Layer
from engine.network.losses import MeanSquaredError
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


def close(found: Any, wanted: Any, tolerance: float) -> None:
    """Agreement relative to the largest entry: one scale for a matrix."""
    values = wanted.numpy()
    scale = max(float(np.abs(values).max()), 1e-12)
    np.testing.assert_allclose(found / scale, values / scale, rtol=0, atol=tolerance)
