"""One experiment, one result: the bits of trained weights do not depend on machine or compiler.

Inputs, targets and first weights are whole numbers divided by powers of two, so that nothing but
the kernel decides what comes of them.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kernel_support import needs_kernel

from engine.data.datasets import Data, Dataset
from engine.kernel.building import (
    INTEL,
    LEVELS,
    compile_level,
    library_at,
    packaged_compiler,
    system_compiler,
)
from engine.kernel.forms import NoForm
from engine.kernel.library import KernelLibrary, has_wide_vectors
from engine.network.activations import GELU, SELU, Mish, ReLU, Sigmoid, Softmax, Tanh
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, LayerNorm, Maxout, Residual
from engine.network.losses import BinaryCrossEntropy, Hinge, Huber
from engine.network.network import Weights
from engine.network.penalties import ElasticNet
from engine.optimizers import SGD, Adam, Lion, NAdam
from engine.optimizers.clipping import ClipByNorm
from engine.optimizers.schedules import Cosine, OneCycle, Polynomial
from engine.training.epochs.progress import Allowance, Batches, EpochProgress
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.kernel_stepper import KernelStepper
from engine.training.setup import Setup

EPOCHS = 40


@dataclass(frozen=True, slots=True)
class Dyadic(Dataset):
    """Two classes of numbers that every machine has exactly."""

    def sample(self, rng: np.random.Generator) -> Data:
        i = np.arange(52)
        x = np.stack([i * 37 % 128 - 64, i * 91 % 128 - 64], axis=1) / 32
        return Data.of(x, (x[:, 0] * x[:, 1] > 0).astype(int), ("a", "b"), ("no", "yes"))


def experiment(**settings: object) -> ExperimentSpec:
    data = DataSpec(Dyadic(), validation=0.0, test=0.0)
    return replace(ExperimentSpec(data=data, batch_size=10), **settings)  # type: ignore[arg-type]


EXPERIMENTS = {
    "tanh": experiment(layers=(Dense(units=9), Activate(Tanh())), optimizer=SGD()),
    "normalised": experiment(
        layers=(Dense(units=24), BatchNorm(), Activate(ReLU()), Dropout(rate=0.3), Dense(units=5)),
        optimizer=Adam(),
        schedule=Cosine(),
        dtype="float32",
    ),
    "residual": experiment(
        layers=(
            Maxout(units=8),
            Residual((Dense(units=8), LayerNorm(), Activate(GELU()))),
            Activate(Mish()),
        ),
        loss=Huber(),
        penalty=ElasticNet(proximal=True),
        optimizer=NAdam(),
        clipping=ClipByNorm(),
        schedule=OneCycle(per="step"),
    ),
    "logistic": experiment(
        layers=(Dense(units=19), Activate(SELU()), Dense(units=4), Activate(Softmax())),
        loss=BinaryCrossEntropy(),
        optimizer=Lion(),
        schedule=Polynomial(power=1.7),
        dtype="float32",
    ),
    "hinge": experiment(layers=(Dense(units=7), Activate(Sigmoid())), loss=Hinge()),
}
HASHES = {
    "tanh": "9668ec05c6e651b8",
    "normalised": "8d9b207ca6bdcdb1",
    "residual": "8cdb8d6046c18197",
    "logistic": "db90e206210ac164",
    "hinge": "e5d99e764bb00f10",
}


# The same in one burst, in orders that are drawn, with the scores and mean losses of every epoch.
COURSES = {
    "tanh": "334c2c4998b72b1d",
    "normalised": "1eb46b0b082c770d",
    "residual": "423a321d9dfd4c5c",
    "logistic": "1ba54e66feea9be8",
    "hinge": "f942f324b33acf31",
}


def stepper_for(spec: ExperimentSpec, library: KernelLibrary) -> tuple[Setup, KernelStepper]:
    """A stepper with first weights that nothing but this line makes."""
    setup = Setup.of(spec)
    weights = Weights(setup.network)
    flat = weights.params.flat
    flat[...] = (np.arange(len(flat)) * 1103 % 257 - 128) / 256
    stepper = KernelStepper(setup, weights, np.random.Generator(np.random.PCG64(7)), library)
    assert not stepper.reason
    return setup, stepper


def hashed(stepper: KernelStepper, *numbers: np.ndarray[Any, Any]) -> str:
    numbers = (stepper.weights.params.flat, stepper.weights.buffers.flat, *numbers)
    little = b"".join(a.astype(a.dtype.newbyteorder("<")).tobytes() for a in numbers)
    return hashlib.sha256(little).hexdigest()[:16]


def trained_at_once(spec: ExperimentSpec, library: KernelLibrary) -> str:
    """A hash of weights, scores and mean losses after as many epochs in one call."""
    setup, stepper = stepper_for(spec, library)
    batches = Batches.of(setup, np.arange(52), True)
    progress = EpochProgress(batches, np.random.Generator(np.random.PCG64(11)))
    done = stepper.run(progress, 6 * EPOCHS, Allowance(EPOCHS, 0, 12))
    assert (len(done.losses), len(done.ends)) == (6 * EPOCHS, EPOCHS)
    assert [end.due for end in done.ends[:4]] == [True, False, True, False]
    # NaN has many bits.
    rows = np.nan_to_num([[*end.row, end.mean_loss] for end in done.ends], nan=-1.0)
    return hashed(stepper, rows, np.array(done.losses), progress.batches.order)


def trained(spec: ExperimentSpec, library: KernelLibrary) -> str:
    """A hash of the weights after some epochs, without anything that NumPy computes."""
    setup, stepper = stepper_for(spec, library)
    batches = Batches.of(setup, np.arange(52), False)
    for epoch in range(EPOCHS):
        done = stepper.advance(batches, 0, stepper.rates(6 * epoch, epoch, 6, {}))
        assert done.not_finite is None
    return hashed(stepper)


def usable(level: str) -> bool:
    return level == "baseline" or has_wide_vectors()


@needs_kernel
@pytest.mark.parametrize("level", [level for level in LEVELS if library_at(level).exists()])
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_installed_libraries_give_the_stored_bits(name: str, level: str) -> None:
    if not usable(level):
        pytest.skip("this processor has no AVX2")
    library = KernelLibrary(library_at(level))
    assert trained(EXPERIMENTS[name], library) == HASHES[name]
    assert trained_at_once(EXPERIMENTS[name], library) == COURSES[name]


COMPILERS = {"system": system_compiler(), "clang": (shutil.which("clang") or "",)}
COMPILERS["zig"] = packaged_compiler() if importlib.util.find_spec("ziglang") else ("",)


@pytest.mark.long
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("compiler", COMPILERS)
def test_every_compiler_gives_the_stored_bits(compiler: str, level: str, tmp_path: Path) -> None:
    command = COMPILERS[compiler]
    if not command or not command[0] or not usable(level):
        pytest.skip("not on this machine")
    target = library_at(level, tmp_path)
    assert compile_level(command, level, target, "-Wall", "-Wextra", "-Werror") == ""
    library = KernelLibrary(target)
    assert {name: trained(spec, library) for name, spec in EXPERIMENTS.items()} == HASHES
    assert {name: trained_at_once(spec, library) for name, spec in EXPERIMENTS.items()} == COURSES


@needs_kernel
def test_a_library_older_than_its_source_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.kernel.library.source_mark", lambda: "another")
    with pytest.raises(NoForm, match="The compiled kernel is older than its source"):
        KernelLibrary(library_at("baseline"))


def test_processors_other_than_intels_have_one_library() -> None:
    assert INTEL or tuple(LEVELS) == ("baseline",)
