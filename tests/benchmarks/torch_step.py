"""The same training step in PyTorch's eager mode, as a yardstick."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import torch
from torch import nn
from workloads import Workload

from engine.network.activations import ReLU
from engine.optimizers import Adam


def torch_step(workload: Workload, dtype: str) -> Callable[[], float]:
    """A function that trains on one mini-batch and returns its loss, as `Trainer.step` does."""
    torch.set_default_dtype(torch.float32 if dtype == "float32" else torch.float64)
    layers: list[nn.Module] = []
    for fan_in, units in pairwise(workload.widths[:-1]):
        layers.append(nn.Linear(fan_in, units))
        if workload.norm:
            layers.append(nn.BatchNorm1d(units))
        layers.append(nn.ReLU() if isinstance(workload.activation, ReLU) else nn.Tanh())
    network = nn.Sequential(*layers, nn.Linear(*workload.widths[-2:]))
    kind = torch.optim.Adam if isinstance(workload.optimizer, Adam) else torch.optim.SGD
    optimizer = kind(network.parameters(), lr=workload.optimizer.lr)
    loss_of = nn.CrossEntropyLoss()
    samples = 20 * workload.batch
    x = torch.randn(samples, workload.widths[0])
    y = torch.randint(workload.widths[-1], (samples,))
    position = 0

    def step() -> float:
        nonlocal position
        stop = position + workload.batch
        optimizer.zero_grad()
        loss = loss_of(network(x[position:stop]), y[position:stop])
        loss.backward()
        optimizer.step()
        position = stop % samples
        return loss.item()

    return step
