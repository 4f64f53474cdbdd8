"""What the units of every layer answer: before and after the activation function."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import blocks_of
from engine.probes.base import Probe, outputs_of_the_fixed_batch, probe
from engine.probes.layers.bins import Histograms, Sharing, histograms
from engine.specs.knobs import knob
from engine.training.trainer import Trainer


@probe("activations", label="Activations")
@dataclass(frozen=True, slots=True)
class Activations(Probe):
    """The activations h of every layer, for the fixed batch."""

    bins: int = knob(41, low=3, high=201, help="How many bins.")

    def measure(self, trainer: Trainer) -> Histograms:
        outputs = outputs_of_the_fixed_batch(trainer)
        blocks = blocks_of(trainer.network.layers)
        values = [outputs[block.last + 1] for block in blocks]
        titles = [block.title for block in blocks]
        return histograms(titles, values, self.bins, Sharing.HIDDEN)


@dataclass(frozen=True, slots=True)
class Response:
    """What an activation function makes of the middle of each bin: f(s) and f'(s), both (bins,)."""

    values: Array
    slopes: Array


@dataclass(frozen=True, slots=True)
class PreActivationsReading:
    """Pre-activations in bins with the middles `centres (bins,)`, over the functions they enter.

    `responses` has one entry for each layer, None where a function mixes units, as softmax does;
    a layer with a range of its own answers to the middles of its own bins.
    """

    histograms: Histograms
    centres: Array
    responses: tuple[Response | None, ...]


@probe("pre_activations", label="Pre-activations")
@dataclass(frozen=True, slots=True)
class PreActivations(Probe):
    """The pre-activations s of every layer, and what its activation function makes of them.

    s is what enters f: behind the normalisation if there is one. A layer without activation
    function shows what it answers, under f(s) = s.
    """

    bins: int = knob(41, low=3, high=201, help="How many bins.")

    def measure(self, trainer: Trainer) -> PreActivationsReading:
        outputs = outputs_of_the_fixed_batch(trainer)
        blocks = blocks_of(trainer.network.layers)
        found = histograms(
            [block.title for block in blocks],
            [outputs[block.pre + 1] for block in blocks],
            self.bins,
            Sharing.HIDDEN,
        )
        # Written so that the middle of all is 0 exactly, where functions may have their kink.
        middles = (2 * np.arange(self.bins) + 1 - self.bins) / self.bins
        responses: list[Response | None] = []
        for block, layer in zip(blocks, found.layers, strict=True):
            f, s = block.activation, layer.centre + layer.limit * middles
            if not f.elementwise:
                responses.append(None)
                continue
            with np.errstate(all="ignore"):
                h = f(s[np.newaxis])
                slopes = f.derivative(s[np.newaxis], h)
            responses.append(Response(freeze(h[0]), freeze(slopes[0])))
        return PreActivationsReading(found, freeze(found.limit * middles), tuple(responses))
