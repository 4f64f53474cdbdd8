"""The description of an experiment: everything that decides what training will compute.

An `ExperimentSpec` is an immutable value with a JSON form. `Plan` works it out as far as
possible without training: samples, parts and the sized network.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from engine.arrays import Array
from engine.datasets import Data, Dataset, dataset
from engine.initializers import Glorot, Initializer
from engine.knobs import Spec, choice, knob, part, parts
from engine.layers import Activate, Dense, Layer
from engine.losses import Loss, LossMisfit, SoftmaxCrossEntropy
from engine.network import Network
from engine.optimizers import Adam, Optimizer
from engine.penalties import NoPenalty, Penalty
from engine.planes import Plane
from engine.registry import SpecError, from_json, to_json
from engine.splits import PARTS, Part, split_rows

VERSION = 1
LARGEST_FILE = 1_000_000
MOST_PARAMETERS = 5_000_000

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
        body = _parse(text)
        if not isinstance(body, dict):
            raise SpecError("", "expected an object with a version and an experiment")
        version = body.pop("version", None)
        if isinstance(version, bool) or not isinstance(version, int):
            raise SpecError("version", f"expected a whole number from 1 to {VERSION}")
        if not 1 <= version <= VERSION:
            newer = "; a newer version of the program wrote this file" if version > VERSION else ""
            raise SpecError("version", f"expected 1 to {VERSION}, found {version}{newer}")
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


@dataclass(frozen=True, slots=True)
class Plan:
    """A spec worked out: its samples, their parts, and the network with all sizes."""

    spec: ExperimentSpec
    data: Data
    parts: dict[str, Part]
    plane: Plane
    network: Network
    _grids: dict[int, Array] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, spec: ExperimentSpec) -> Plan:
        """Sample the data and size the network; raises `SpecError` if the two do not fit."""
        data = spec.data.dataset.sample(spec.stream("data"))
        rows = split_rows(data, spec.data.validation, spec.data.test, spec.stream("split"))
        network = _network(spec, data)
        encoded = spec.loss.encode(data.y, len(data.classes)).astype(spec.dtype)
        x = data.x.astype(spec.dtype)
        parts = {
            name: Part(x[rows[name]], encoded[rows[name]], data.y[rows[name]], rows[name])
            for name in PARTS
        }
        return cls(spec, data, parts, Plane.of(data), network)

    def retuned(self, spec: ExperimentSpec) -> Plan:
        """The same samples with the network of `spec`, which differs in nothing that rebuilds."""
        return replace(self, spec=spec, network=_network(spec, self.data))

    def grid(self, resolution: int) -> Array:
        """The samples (resolution², d) on which a decision field is computed, made once."""
        if resolution not in self._grids:
            self._grids[resolution] = self.plane.grid(resolution).astype(self.spec.dtype)
        return self._grids[resolution]

    def stream_of_layer(self, index: int) -> np.random.Generator:
        """The stream "init" of one layer.

        Layers with weights are counted 1, 2, … and the output layer is 0, so that adding a
        layer or BatchNorm leaves the first weights of the others as they are.
        """
        layers = self.network.layers
        weighted = [i for i, lay in enumerate(layers[:-1]) if lay.penalized]
        number = weighted.index(index) + 1 if index in weighted else 0
        return self.spec.stream("init", number)


def _network(spec: ExperimentSpec, data: Data) -> Network:
    targets = 1 if data.y.ndim == 1 else data.y.shape[1]
    try:
        outputs = spec.loss.outputs(len(data.classes), targets)
    except LossMisfit as misfit:
        raise SpecError("loss", str(misfit)) from None
    layers = (*spec.layers, Dense(units=outputs, init_weights=spec.output_init))
    network = Network(layers, data.x.shape[1], spec.loss, spec.penalty, spec.dtype)
    if network.parameter_count > MOST_PARAMETERS:
        raise SpecError(
            "layers",
            f"expected at most {MOST_PARAMETERS:,} parameters, found {network.parameter_count:,}",
        )
    return network


def _parse(text: str) -> Any:
    def refuse(word: str) -> NoReturn:
        raise SpecError("", f"expected finite numbers only, found {word}")

    def number(word: str) -> float:
        value = float(word)
        return value if np.isfinite(value) else refuse(word)

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        body = dict(pairs)
        if len(body) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise SpecError("", f"expected each name once, found {twice[:60]!r} twice")
        return body

    try:
        return json.loads(text, parse_constant=refuse, parse_float=number, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        raise SpecError(
            "",
            f"expected JSON, found a fault in line {error.lineno}, column {error.colno}: "
            f"{error.msg}",
        ) from None
    except RecursionError:
        raise SpecError("", "expected an experiment, found JSON nested too deeply") from None
    except SpecError:
        raise
    except ValueError as error:
        raise SpecError("", f"expected numbers of ordinary length: {error}") from None
