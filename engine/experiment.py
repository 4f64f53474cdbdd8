"""The description of an experiment: everything that decides what training will compute.

An `ExperimentSpec` is an immutable value with a JSON form.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.datasets import Dataset, dataset
from engine.initializers import Glorot, Initializer
from engine.knobs import Spec, choice, knob, part, parts
from engine.layers import Activate, Dense, Layer
from engine.losses import Loss, SoftmaxCrossEntropy
from engine.optimizers import Adam, Optimizer
from engine.penalties import NoPenalty, Penalty
from engine.registry import SpecError, from_json, to_json
from engine.strict_json import parse

VERSION = 1
LARGEST_FILE = 1_000_000

# A stream's key never changes: it is part of what makes a seed reproducible.
STREAMS = {"data": 0, "split": 1, "init": 2, "order": 3, "dropout": 4}


@dataclass(frozen=True, slots=True)
class DataSpec(Spec):
    """Which samples there are, and how many of them are kept back from training."""

    dataset: Dataset = part(
        dataset["spiral"], rebuilds=True, level="beginner", help="Where the samples come from."
    )
    validation: float = knob(
        0.15,
        low=0.0,
        high=0.5,
        label="Validation share",
        rebuilds=True,
        help="Share of the samples kept back to choose settings by.",
    )
    test: float = knob(
        0.15,
        low=0.0,
        high=0.5,
        label="Test share",
        rebuilds=True,
        help="Share of the samples kept back to judge the result by.",
    )


def _two_layers() -> tuple[Layer, ...]:
    return (Dense(units=8), Activate(), Dense(units=8), Activate())


@dataclass(frozen=True, slots=True)
class ExperimentSpec(Spec):
    """Data, layers, loss, optimiser and seed. Equal experiments train to equal bits."""

    data: DataSpec = part(DataSpec, level="beginner", help="The samples.")
    layers: tuple[Layer, ...] = parts(
        _two_layers,
        most=100,
        level="beginner",
        help="The hidden layers; the output layer follows from data and loss.",
    )
    output_init: Initializer = part(
        Glorot,
        label="Output initialisation",
        rebuilds=True,
        level="full",
        help="How the weights of the output layer start.",
    )
    loss: Loss = part(
        SoftmaxCrossEntropy,
        rebuilds=True,
        help="What training makes small; it also decides the output layer.",
    )
    penalty: Penalty = part(NoPenalty, help="A price on large weights, added to the loss.")
    optimizer: Optimizer = part(
        Adam, label="Optimiser", level="beginner", help="How a gradient becomes a step."
    )
    batch_size: int = knob(
        16,
        low=1,
        high=5000,
        log=True,
        symbol="n",
        help="Samples whose mean gradient makes one step.",
    )
    dtype: str = choice(
        "float64",
        "float64",
        "float32",
        label="Precision",
        rebuilds=True,
        level="full",
        help="float64 has 16 digits, float32 has 7 and is faster for wide layers.",
    )
    seed: int = knob(
        42,
        low=0,
        high=2**31 - 1,
        rebuilds=True,
        help="Decides every random number of the experiment: data, weights and batches.",
    )
    weights_draw: int = knob(
        0,
        low=0,
        high=1_000_000,
        rebuilds=True,
        level="full",
        help="Which draw of first weights is used; New weights counts it up.",
    )
    data_draw: int = knob(
        0,
        low=0,
        high=1_000_000,
        rebuilds=True,
        level="full",
        help="Which draw of samples is used; New data counts it up.",
    )

    def stream(self, name: str, index: int = 0) -> np.random.Generator:
        """The random stream `name` (one of STREAMS); each is independent of the others."""
        draw = {"data": self.data_draw, "split": self.data_draw, "init": self.weights_draw}
        key = (STREAMS[name], draw.get(name, 0), index)
        return np.random.Generator(
            np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=key))
        )

    def dumps(self) -> str:
        """The experiment as JSON text."""
        body = {"version": VERSION, **to_json(self)}
        return json.dumps(body, indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def loads(cls, text: str) -> ExperimentSpec:
        """The experiment described by JSON text; raises `SpecError`."""
        body = parse(text)
        if not isinstance(body, dict):
            raise SpecError("", "expected an object with a version and an experiment")
        version = body.pop("version", None)
        if isinstance(version, bool) or not isinstance(version, int):
            raise SpecError("version", f"expected a whole number from 1 to {VERSION}")
        if not 1 <= version <= VERSION:
            newer = "; a newer version of the program wrote this file" if version > VERSION else ""
            raise SpecError("version", f"expected 1 to {VERSION}, found {version!r:.40}{newer}")
        for migrate in MIGRATIONS[version - 1 :]:
            body = migrate(body)
        spec = from_json(cls, body)
        assert isinstance(spec, cls)
        return spec

    @classmethod
    def load(cls, path: Path) -> ExperimentSpec:
        """The experiment in a file; raises `SpecError`, or `OSError` if it cannot be read."""
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            raise SpecError("", f"expected an experiment of at most {LARGEST_FILE:,} bytes")
        try:
            return cls.loads(raw.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise SpecError("", "expected JSON text in UTF-8, found other bytes") from None


# MIGRATIONS[v - 1] turns the JSON body of version v into that of version v + 1.
MIGRATIONS: list[Callable[[dict[str, Any]], dict[str, Any]]] = []
