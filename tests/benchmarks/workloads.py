"""The networks that the benchmarks train, on normal random numbers made for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import numpy as np

from engine.arrays import Array
from engine.data.datasets import Data, Dataset
from engine.network.activations import Activation, ReLU, Tanh
from engine.network.layers import Activate, BatchNorm, Dense, Layer
from engine.optimizers import SGD, Adam, Optimizer
from engine.training.experiment import DataSpec, ExperimentSpec


@dataclass(frozen=True, slots=True)
class Noise(Dataset):
    """Normal random inputs with random labels: nothing to learn, only to compute."""

    samples: int = 1000
    inputs: int = 2
    classes: int = 2

    def sample(self, rng: np.random.Generator) -> Data:
        x = rng.standard_normal((self.samples, self.inputs))
        y = rng.integers(self.classes, size=self.samples)
        return Data.of(
            x, y, tuple(f"x{i}" for i in range(self.inputs)), tuple(map(str, range(self.classes)))
        )


@dataclass(frozen=True, slots=True)
class Workload:
    """A network of `widths` from inputs to outputs, its batch and its optimiser."""

    name: str
    widths: tuple[int, ...]
    batch: int
    activation: Activation
    optimizer: Optimizer
    norm: bool = False
    batches: int = 20

    def spec(self, dtype: str) -> ExperimentSpec:
        """The experiment; its training part holds whole batches only."""
        inputs, *hidden, outputs = self.widths
        noise = Noise(samples=self.batches * self.batch, inputs=inputs, classes=outputs)
        layers: list[Layer] = []
        for units in hidden:
            layers += [Dense(units=units), *([BatchNorm()] if self.norm else [])]
            layers.append(Activate(activation=self.activation))
        return replace(
            ExperimentSpec(),
            data=DataSpec(dataset=noise, validation=0.0, test=0.0),
            layers=tuple(layers),
            optimizer=self.optimizer,
            batch_size=self.batch,
            dtype=dtype,
        )

    def products(self, dtype: str) -> Iterator[Callable[[], Array]]:
        """The matrix products of one step, and nothing else."""
        rng = np.random.default_rng(0)
        for i, (fan_in, units) in enumerate(pairwise(self.widths)):
            x, dy, w = (
                rng.standard_normal(shape).astype(dtype)
                for shape in ((self.batch, fan_in), (self.batch, units), (fan_in, units))
            )
            yield partial(np.matmul, x, w, np.empty_like(dy))
            yield partial(np.matmul, x.T, dy, np.empty_like(w))
            if i > 0:
                yield partial(np.matmul, dy, w.T, np.empty_like(x))


WORKLOADS = (
    Workload("2-4-2 tanh, SGD, batch 10", (2, 4, 2), 10, Tanh(), SGD()),
    Workload("2-8×6-2 tanh, SGD, batch 10", (2, *[8] * 6, 2), 10, Tanh(), SGD()),
    Workload("2-32-32-32-3 BN ReLU, Adam, batch 32", (2, 32, 32, 32, 3), 32, ReLU(), Adam(), True),
    Workload("784-128-64-10 ReLU, Adam, batch 64", (784, 128, 64, 10), 64, ReLU(), Adam()),
    Workload("500-500×10-10 tanh, SGD, batch 100", (*[500] * 11, 10), 100, Tanh(), SGD()),
)
# Two more that are compared with other programs.
BESIDE_PEERS = (
    *WORKLOADS,
    Workload(
        "500-500×10-10 BN ReLU, Adam, batch 128", (*[500] * 11, 10), 128, ReLU(), Adam(), True
    ),
    Workload("4-32-16-4 tanh, Adam, all 10,000", (4, 32, 16, 4), 10_000, Tanh(), Adam(), batches=1),
)
