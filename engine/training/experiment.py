"""The description of an experiment: everything that decides what training will compute.

An `ExperimentSpec` is an immutable value with a JSON form.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from engine.data.datasets import Dataset, dataset
from engine.data.features import Feature
from engine.data.scaling import NoScaling, Scaling
from engine.disk.opening import open_file
from engine.kernel.engines import computed_by
from engine.network.initializers import Glorot, Initializer
from engine.network.layers import (
    Activate,
    Dense,
    Layer,
    bias_lr_multiplier,
    bias_switch,
    first_biases,
    frozen_units,
    lr_multiplier,
)
from engine.network.losses import Loss, SoftmaxCrossEntropy
from engine.network.penalties import NoPenalty, Penalty
from engine.network.starts import Starts, hand_set_starts
from engine.optimizers import Adam, Optimizer
from engine.optimizers.clipping import Clipping, NoClipping
from engine.optimizers.schedules import Constant, Schedule
from engine.sentences import Sentence
from engine.specs.knobs import Spec, choice, flag, knob, knobs_of, part, parts
from engine.specs.registry import SpecError, from_json, to_json
from engine.specs.strict_json import parse
from engine.specs.versions import VERSION, migrated
from engine.training.beginning.pretraining import NoPretraining, Pretraining
from engine.training.stopping import StopRule

LARGEST_FILE = 1_000_000

# A list of numbers on lines of their own, which no text in JSON can hold: it fits on one line.
_NUMBERS = re.compile(r"(?<=\[)\n[-+.\deE,\s]+\n\s*(?=\])")

# A stream's key never changes: it is part of what makes a seed reproducible.
STREAMS = {
    "data": 0, "split": 1, "init": 2, "order": 3, "dropout": 4, "samples": 5, "revive": 6,
    "pretraining": 7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DataSpec(Spec):
    """Which samples there are, how many are kept back, and what of them the network is shown."""

    dataset: Dataset = part(
        dataset["spiral"],
        rebuilds=True,
        by_kind=True,
        level="beginner",
        help="Where the samples come from.",
    )
    validation: float = knob(
        0.15,
        low=0.0,
        high=0.5,
        label="Validation share",
        help="Share of the samples kept back to choose settings by.",
    )
    test: float = knob(
        0.15,
        low=0.0,
        high=0.5,
        label="Test share",
        help="Share of the samples kept back to judge the result by.",
    )
    features: tuple[Feature, ...] = parts(
        tuple,
        most=20,
        rebuilds=True,
        label="Input features",
        help="Numbers made of the inputs, given to the network as further inputs.",
    )
    raw_inputs: bool = flag(
        True,
        rebuilds=True,
        help="Whether the network is also shown the inputs themselves, beside their features.",
    )
    scaling: Scaling = part(
        NoScaling,
        label="Input scaling",
        help="Whether inputs are brought to one size; measured on the training part only.",
    )
    target_scaling: Scaling = part(
        NoScaling,
        label="Target scaling",
        help="Whether the network is trained on numbers of mean 0 and variance 1 where it predicts "
        "numbers; all it says is shown in the units of the data.",
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
    output_bias: bool = bias_switch("Output bias")
    output_init_bias: Initializer = first_biases("First output biases")
    output_lr_multiplier: float = lr_multiplier()
    output_bias_lr_multiplier: float = bias_lr_multiplier()
    output_frozen: tuple[int, ...] = frozen_units()
    pretraining: Pretraining = part(
        NoPretraining,
        label="Pre-training",
        rebuilds=True,
        level="full",
        help="Whether layers learn from the inputs alone before training begins.",
    )
    loss: Loss = part(
        SoftmaxCrossEntropy,
        rebuilds=True,
        help="What training makes small; it also decides the output layer.",
    )
    class_weights: str = choice(
        "none",
        "none",
        "balanced",
        help="Balanced: in training, rare classes count as much as frequent ones; scores do not "
        "change.",
    )
    penalty: Penalty = part(NoPenalty, help="A price on large weights, added to the loss.")
    optimizer: Optimizer = part(
        Adam, label="Optimiser", level="beginner", help="How a gradient becomes a step."
    )
    schedule: Schedule = part(
        Constant,
        label="Learning-rate schedule",
        help="How the learning rate changes while training goes on.",
    )
    clipping: Clipping = part(
        NoClipping,
        label="Gradient clipping",
        level="full",
        help="What is done to a gradient that is too long.",
    )
    stopping: tuple[StopRule, ...] = parts(
        tuple,
        most=10,
        live=True,
        label="Stopping rules",
        help="When training ends by itself; the first rule that is met ends it.",
    )
    batch_size: int = knob(
        16,
        low=1,
        high=10_000,
        log=True,
        symbol="n",
        help="Samples whose mean gradient makes one step.",
    )
    shuffle: bool = flag(
        True,
        help="Whether every epoch takes the training samples in another order, or always in that "
        "of the data.",
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
    engine: str = computed_by()
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
    starts: Starts = hand_set_starts()

    @property
    def watched_parts(self) -> tuple[str, ...]:
        """The parts of the data that schedule and stopping rules ask for after every epoch."""
        asked = (self.schedule.watched, *(rule.watched for rule in self.stopping))
        return tuple(dict.fromkeys(part for part in asked if part))

    def stream(self, name: str, index: int = 0) -> np.random.Generator:
        """The random stream `name` (one of STREAMS); each is independent of the others."""
        draw = {
            "data": self.data_draw, "split": self.data_draw,
            "init": self.weights_draw, "pretraining": self.weights_draw,
        }  # fmt: skip
        key = (STREAMS[name], draw.get(name, 0), index)
        return np.random.Generator(
            np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=key))
        )

    def output_layer(self, units: int) -> Dense:
        """The layer that follows from data and loss, with what is set of it here."""
        return Dense(
            units=units,
            init_weights=self.output_init,
            bias=self.output_bias,
            init_bias=self.output_init_bias,
            lr_multiplier=self.output_lr_multiplier,
            bias_lr_multiplier=self.output_bias_lr_multiplier,
            frozen=self.output_frozen,
        )

    def dumps(self) -> str:
        """The experiment as JSON text."""
        body = {"version": VERSION, **to_json(self)}
        text = json.dumps(body, indent=2, ensure_ascii=False)
        return _NUMBERS.sub(lambda found: " ".join(found[0].split()), text) + "\n"

    @classmethod
    def loads(cls, text: str) -> ExperimentSpec:
        """The experiment described by JSON text; raises `SpecError`."""
        body = parse(text)
        if not isinstance(body, dict):
            raise SpecError("", Sentence("expected an object with a version and an experiment"))
        spec = from_json(cls, migrated(body))
        assert isinstance(spec, cls)
        return spec

    @classmethod
    def load(cls, path: Path) -> ExperimentSpec:
        """The experiment in a file; raises `SpecError`, or `OSError` if it cannot be read."""
        with open_file(path, LARGEST_FILE) as file:
            return cls.read(file)

    @classmethod
    def read(cls, file: IO[bytes]) -> ExperimentSpec:
        """The experiment in a file from here on; raises `SpecError`, or `OSError`."""
        raw = file.read(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            raise SpecError(
                "", Sentence("expected an experiment of at most {most:,} bytes", most=LARGEST_FILE)
            )
        try:
            return cls.loads(raw.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise SpecError(
                "", Sentence("expected JSON text in UTF-8, found other bytes")
            ) from None


# What is set of the output layer, which is not among the layers.
OUTPUT_KNOBS = tuple(name for name in knobs_of(ExperimentSpec) if name.startswith("output_"))
