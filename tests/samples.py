"""Small experiments that many tests train, and the numbers of a trainer to compare."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.data.datasets import Data, Dataset, dataset
from engine.network.layers import Activate, BatchNorm, Dense
from engine.optimizers import Adam
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past.loss_curve import LossCurve


def spiral(samples: int = 60, **settings: Any) -> ExperimentSpec:
    """A spiral of 60 samples (42 of them for training) with the settings given."""
    return ExperimentSpec(data=DataSpec(dataset["spiral"](samples=samples)), **settings)


def normalized(**settings: Any) -> ExperimentSpec:
    """A spiral with everything that has a memory: BatchNorm, Adam, and a last partial batch."""
    layers = (Dense(units=6), BatchNorm(), Activate(), Dense(units=5), Activate())
    return spiral(**{"layers": layers, "optimizer": Adam(lr=0.02), "batch_size": 16} | settings)


@dataclass(frozen=True, slots=True)
class Line(Dataset):
    """Numbers to predict: y = 2x - 1, three inputs of which one counts."""

    count: int = 40

    def sample(self, rng: np.random.Generator) -> Data:
        x = rng.uniform(-1, 1, (self.count, 3))
        return Data.of(x, 2 * x[:, :1] - 1, inputs=("a", "b", "c"))


def same(a: Any, b: Any) -> bool:
    """Whether two values are equal to the last bit, arrays and states included."""
    if isinstance(a, np.ndarray):
        return (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes())
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, LossCurve):
        return isinstance(b, LossCurve) and same(a.contents(), b.contents())
    if is_dataclass(a) and type(a) is type(b):
        return all(same(getattr(a, f.name), getattr(b, f.name)) for f in fields(a))
    if isinstance(a, float) and math.isnan(a):
        return isinstance(b, float) and math.isnan(b)
    return bool(a == b)


def arrays_in(value: Any) -> list[Array]:
    """Every array inside a value, however deep."""
    if isinstance(value, np.ndarray):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    elif is_dataclass(value):
        value = [getattr(value, f.name) for f in fields(value)]
    if isinstance(value, list | tuple):
        return [array for item in value for array in arrays_in(item)]
    return []


def wait_until(condition: Callable[[], Any], seconds: float = 20.0) -> Any:
    """The first true answer of `condition`; raises AssertionError after `seconds` without one."""
    deadline, pause = time.monotonic() + seconds, threading.Event()
    while not (answer := condition()):
        assert time.monotonic() < deadline, "waited in vain"
        pause.wait(0.001)
    return answer
