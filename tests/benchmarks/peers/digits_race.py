"""Seconds until 97 % of the digits held back are recognised: this program, PyTorch, scikit-learn.

64-64-32-10 with ReLU, batch normalisation (scikit-learn: without), Adam at 0.003, batches of 32;
the samples held back are judged after every epoch. Each is the median of five seeds.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from importlib.util import find_spec

import numpy as np
from reporting import Row

from engine.training.experiment import ExperimentSpec
from engine.training.kernel_stepper import why_numpy
from engine.training.run import Run
from engine.training.setup import Setup

WANTED, EPOCHS, SEEDS = 0.97, 200, range(5)
Epoch = Callable[[], float]


def digits_race() -> list[Row]:
    """A row for each program that is there."""
    runners = {"this program, kernel": own("kernel"), "this program, NumPy": own("numpy")}
    if why_numpy(setup_of(0, "kernel")):
        del runners["this program, kernel"]
    if find_spec("torch"):
        runners["PyTorch"] = torch_epochs
    if find_spec("sklearn"):
        runners["scikit-learn, without BN"] = sklearn_epochs
    return [{"program": name, **raced(begin)} for name, begin in runners.items()]


def setup_of(seed: int, engine: str) -> Setup:
    """The shipped experiment with digits, in single precision."""
    text = (files("resources") / "experiments" / "digits.json").read_text(encoding="utf-8")
    spec = replace(ExperimentSpec.loads(text), dtype="float32", engine=engine, weights_draw=seed)
    return Setup.of(spec)


def raced(begin: Callable[[int], Epoch]) -> Row:
    """Seconds and epochs to the goal: medians over seeds."""
    seconds, epochs = [], []
    for seed in SEEDS:
        epoch, start = begin(seed), time.perf_counter()
        done = next((i for i in range(1, EPOCHS + 1) if epoch() >= WANTED), None)
        if done is not None:
            seconds.append(time.perf_counter() - start)
            epochs.append(done)
    found = len(seconds) > len(SEEDS) // 2
    return {
        "seconds": statistics.median(seconds) if found else None,
        "epochs": statistics.median(epochs) if found else None,
        "ms an epoch": 1e3 * sum(seconds) / sum(epochs) if epochs else None,
        "seeds that got there": len(seconds),
    }


def own(engine: str) -> Callable[[int], Epoch]:
    """This program's run, as the command line trains it."""

    def begin(seed: int) -> Epoch:
        run = Run(setup_of(seed, engine))

        def epoch() -> float:
            run.advance(run.trainer.steps_to_epoch_end())
            return run.trainer.score("test").accuracy

        return epoch

    return begin


def torch_epochs(seed: int) -> Epoch:
    """The same in PyTorch's eager mode."""
    import torch
    from torch import nn

    torch.set_default_dtype(torch.float32)
    torch.manual_seed(seed)
    parts = setup_of(0, "numpy").parts
    x, test = (torch.from_numpy(np.ascontiguousarray(parts[name].x)) for name in ("train", "test"))
    y, truth = (torch.from_numpy(np.asarray(parts[name].labels)) for name in ("train", "test"))
    network = nn.Sequential(
        *(nn.Linear(64, 64), nn.BatchNorm1d(64), nn.ReLU()),
        *(nn.Linear(64, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 10)),
    )
    optimizer, loss_of = torch.optim.Adam(network.parameters(), lr=0.003), nn.CrossEntropyLoss()

    def epoch() -> float:
        network.train()
        for rows in torch.randperm(len(x)).split(32):
            optimizer.zero_grad()
            loss_of(network(x[rows]), y[rows]).backward()
            optimizer.step()
        network.eval()
        with torch.no_grad():
            return float((network(test).argmax(1) == truth).float().mean())

    return epoch


def sklearn_epochs(seed: int) -> Epoch:
    """scikit-learn's network, an epoch at a time."""
    from sklearn.neural_network import MLPClassifier

    parts = setup_of(0, "numpy").parts
    network = MLPClassifier((64, 32), batch_size=32, learning_rate_init=0.003, random_state=seed)
    train, test = parts["train"], parts["test"]

    def epoch() -> float:
        network.partial_fit(train.x, train.labels, classes=np.arange(10))
        return float(network.score(test.x, test.labels))

    return epoch
