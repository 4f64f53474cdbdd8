"""What back-propagation brings to every layer."""

from __future__ import annotations

from dataclasses import dataclass

from engine.network.blocks import blocks_of
from engine.probes.base import Probe, probe, weights_in
from engine.probes.layers.bins import Histograms, Sharing, histograms
from engine.specs.knobs import knob
from engine.training.trainer import Trainer


@probe("gradients", label="Gradients")
@dataclass(frozen=True, slots=True)
class Gradients(Probe):
    """The error signals δ = ∂L/∂s of every layer, for the mini-batch just used.

    Each layer has a range of its own, as they differ by powers of ten from layer to layer.
    """

    bins: int = knob(41, low=3, high=201, help="How many bins.")

    def measure(self, trainer: Trainer) -> Histograms | None:
        if trainer.last is None or not trainer.last.deltas:
            return None
        deltas = trainer.last.deltas
        blocks = blocks_of(trainer.network.layers)
        found = [(block.title, deltas[block.pre]) for block in blocks]
        present = [(title, values) for title, values in found if values is not None]
        titles, values = [t for t, _ in present], [v for _, v in present]
        return histograms(titles, values, self.bins, Sharing.NONE)


@probe("weight_gradients", label="Weight gradients")
@dataclass(frozen=True, slots=True)
class WeightGradients(Probe):
    """The gradients ∂L/∂W of the weights of every layer, for the mini-batch just used.

    As the optimiser is given them: with the gradient of the penalty, before clipping. Each layer
    has a range of its own.
    """

    bins: int = knob(41, low=3, high=201, help="How many bins.")

    def measure(self, trainer: Trainer) -> Histograms | None:
        if trainer.last is None:
            return None
        network, views = trainer.network, trainer.grads.views
        blocks = blocks_of(network.layers)
        values = [weights_in(network, block, views) for block in blocks]
        return histograms([block.title for block in blocks], values, self.bins, Sharing.NONE)
