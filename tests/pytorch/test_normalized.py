"""∂J/∂v and ∂J/∂μ of a batch normalisation against PyTorch's automatic differentiation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import spiral

from engine.network.layers import Activate, BatchNorm, Dense
from engine.probes import NormalizedProbe
from engine.training.trainer import Trainer

torch = pytest.importorskip(
    "torch", reason="PyTorch is not installed: pip install backprop-playground[test-torch]"
)


def test_the_way_back_is_what_pytorch_finds() -> None:
    layers = (Dense(units=4), BatchNorm(), Activate())
    trainer = Trainer(replace(spiral(layers=layers), batch_size=16))
    for _ in range(4):
        trainer.step()
    found = NormalizedProbe(unit=1).measure(trainer)
    assert found is not None
    s = torch.tensor(found.s, requires_grad=True)
    mean = s.mean()
    variance = ((s - mean) ** 2).mean()
    scale = torch.tensor(found.scale, dtype=torch.float64, requires_grad=True)
    shift = torch.tensor(found.shift, dtype=torch.float64, requires_grad=True)
    y = scale * (s - mean) / torch.sqrt(variance + found.epsilon) + shift
    for kept in (mean, variance):
        kept.retain_grad()
    y.backward(torch.tensor(found.by_y))
    pairs = (
        (found.by_variance, variance.grad), (found.by_mean, mean.grad),
        (found.by_scale, scale.grad), (found.by_shift, shift.grad),
    )  # fmt: skip
    for ours, theirs in pairs:
        assert ours == pytest.approx(float(theirs), rel=1e-9, abs=1e-14)
    np.testing.assert_allclose(found.by_s, s.grad.numpy(), rtol=1e-9, atol=1e-14)
