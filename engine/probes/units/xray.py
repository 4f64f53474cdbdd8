"""The neurons of one layer seen through: how often each fires, and what enters one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import Block, blocks_of
from engine.network.places import Neuron
from engine.probes.base import Probe, outputs_of_the_fixed_batch, probe
from engine.probes.layers.bins import Histogram, Sharing, histograms
from engine.probes.layers.units import Response
from engine.specs.knobs import knob
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class XrayReading:
    """The neurons of the layer called `title`, and one of them, at `place`.

    `firing (m,)` is the share of the fixed batch's `samples` at which the function of each neuron
    has a slope, `saturated (m,)` the share at which there is one, but nearly none. `sums` is the
    histogram of the pre-activations s of the one neuron, `response` what its function makes of
    the middles of its bins, None where the function mixes neurons. `kinks` are the s at which the
    function bends. `largest` and `smallest` are the ends of s; infinite if one is not finite.
    """

    title: str
    place: Neuron
    samples: int
    firing: Array
    saturated: Array
    sums: Histogram
    response: Response | None
    kinks: tuple[float, ...]
    smallest: float
    largest: float

    @property
    def dead(self) -> Array:
        """Which neurons (m,) have no slope for any sample: none of the gradient gets through."""
        return np.asarray(self.firing == 0)


def column_knob() -> Any:
    """The knob that says of which layer a probe is."""
    return knob(0, low=0, high=1000, help="Which layer, counted from 0; beyond the last: the last.")


def unit_knob() -> Any:
    """The knob that says of which neuron of its layer a probe is."""
    return knob(0, low=0, high=1_000_000, help="Which neuron, counted from 0; at most the last.")


def neuron_in(trainer: Trainer, column: int, unit: int) -> tuple[Block, Neuron]:
    """The block and the neuron that are meant; beyond the last there is the last."""
    network = trainer.network
    blocks = blocks_of(network.layers)
    column = min(column, len(blocks) - 1)
    widths = (*network.fan_ins, network.width)
    return blocks[column], Neuron(column, min(unit, widths[blocks[column].pre + 1] - 1))


@probe("xray", label="Neurons of a layer")
@dataclass(frozen=True, slots=True)
class XrayProbe(Probe):
    """How often each neuron of a layer fires, and what enters one of them.

    A neuron fires for a sample where f'(s) ≠ 0: for ReLU where s > 0. One that never fires is
    dead: its weights get no gradient. Where 0 < f'(s) < 5 % of the steepest slope it is saturated.
    Measured on the fixed batch.
    """

    column: int = column_knob()
    unit: int = unit_knob()
    bins: int = knob(41, low=3, high=201, help="How many bins.")

    def measure(self, trainer: Trainer) -> XrayReading:
        block, place = neuron_in(trainer, self.column, self.unit)
        s, f = outputs_of_the_fixed_batch(trainer)[block.pre + 1], block.activation
        with np.errstate(all="ignore"):
            flat = f.flat(s)
            nearly = f.saturated(s, f(s)) & ~flat
            one = s[:, place.unit].astype(np.float64)
            found = histograms([block.title], [one], self.bins, Sharing.NONE, closer=False)
            response = self._response(block, found.layers[0])
        return XrayReading(
            block.title, place, len(s), freeze(1 - flat.mean(axis=0)), freeze(nearly.mean(axis=0)),
            found.layers[0], response, f.kinks, float(one.min()), float(one.max()),
        )  # fmt: skip

    def _response(self, block: Block, sums: Histogram) -> Response | None:
        f = block.activation
        if not f.elementwise:
            return None
        # Written so that the middle of all is 0 exactly, where functions may have their kink.
        s = sums.limit * (2 * np.arange(self.bins) + 1 - self.bins) / self.bins
        h = f(s[np.newaxis])
        return Response(freeze(h[0]), freeze(f.derivative(s[np.newaxis], h)[0]))
