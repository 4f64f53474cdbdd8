"""Batch normalisation looked into: before and after, this batch against the running averages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import blocks_of
from engine.network.layers import QUIET, BatchStatistics
from engine.probes.base import PROBE_SAMPLES, Probe, probe
from engine.probes.layers.bins import Histograms, histograms
from engine.specs.knobs import knob
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Statistics:
    """Mean and standard deviation of every unit (units,): of one batch, and running averages."""

    title: str
    mean: Array
    std: Array
    running_mean: Array
    running_std: Array


@dataclass(frozen=True, slots=True)
class NormalizationReading:
    """Every batch normalisation of the network; all histograms have the same bins."""

    before: Histograms
    after: Histograms
    units: tuple[Statistics, ...]


@probe("normalization", label="Batch normalisation")
@dataclass(frozen=True, slots=True)
class NormalizationProbe(Probe):
    """What batch normalisation does: values before and after, and its statistics, unit by unit.

    The histograms show the fixed batch. Mean and standard deviation are those of the mini-batch
    just used (of the fixed batch before the first step), beside the running averages that take
    their place in test mode; where the two are far apart, test mode is another network.
    """

    bins: int = knob(41, low=3, high=201, help="How many bins.")

    def measure(self, trainer: Trainer) -> NormalizationReading:
        x = trainer.setup.parts["train"].x[:PROBE_SAMPLES]
        with np.errstate(all="ignore"):
            fixed = trainer.network.forward(trainer.weights, x, QUIET)
        places = list(_places(trainer, fixed.outputs, fixed.caches))
        recent = trainer.last or fixed
        newest = list(_places(trainer, recent.outputs, recent.caches))
        titles = [title for title, _ in places]
        values = [place.x for _, place in places] + [place.y for _, place in places]
        both = histograms(titles * 2, values, self.bins, closer=False)
        return NormalizationReading(
            Histograms(both.limit, both.layers[: len(places)]),
            Histograms(both.limit, both.layers[len(places) :]),
            tuple(_statistics(title, place) for title, place in newest),
        )


def _statistics(title: str, found: BatchStatistics) -> Statistics:
    with np.errstate(all="ignore"):
        return Statistics(
            title,
            freeze(found.mean),
            freeze(np.sqrt(found.variance)),
            freeze(found.running_mean),
            freeze(np.sqrt(found.running_variance)),
        )


def _places(
    trainer: Trainer, outputs: Sequence[Array], caches: Sequence[Any]
) -> Iterator[tuple[str, BatchStatistics]]:
    """Every batch normalisation with its column, in residual blocks too."""
    layers = trainer.network.layers
    titles = {
        i: block.title for block in blocks_of(layers) for i in range(block.first, block.last + 1)
    }
    for i, (lay, params) in enumerate(zip(layers, trainer.weights.layers, strict=True)):
        # What stands before the first layer with weights normalises the input.
        title = titles.get(i, "input")
        for found in lay.batch_statistics(params, outputs[i], outputs[i + 1], caches[i]):
            yield title, found
