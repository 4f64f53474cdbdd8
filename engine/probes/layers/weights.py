"""Weights: their distribution, and the numbers themselves."""

from __future__ import annotations

from dataclasses import dataclass

from engine.arrays import Array, freeze
from engine.network.blocks import blocks_of
from engine.network.naming import name_of_array
from engine.probes.base import Probe, cut, probe, weights_in
from engine.probes.layers.bins import Histograms, histograms
from engine.specs.knobs import choice, knob
from engine.training.trainer import Trainer


@probe("weights", label="Weights")
@dataclass(frozen=True, slots=True)
class WeightHistograms(Probe):
    """The weights of every layer, without biases and scales."""

    bins: int = knob(41, low=3, high=201, help="How many bins.")

    def measure(self, trainer: Trainer) -> Histograms:
        network, views = trainer.network, trainer.weights.params.views
        blocks = blocks_of(network.layers)
        values = [weights_in(network, block, views) for block in blocks]
        return histograms([block.title for block in blocks], values, self.bins)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The first rows and columns of an array, and the `shape` of the whole."""

    values: Array
    shape: tuple[int, ...]


@probe("matrices", label="Matrices")
@dataclass(frozen=True, slots=True)
class Matrices(Probe):
    """Every array of the network by name, such as 1.dense.W: its numbers, gradients or updates.

    Running statistics have values only. There is nothing to read of gradients and updates before
    the first step.
    """

    content: str = choice(
        "values",
        "values",
        "gradients",
        "updates",
        help="The numbers themselves, ∂L/∂ each of them, or what the last step added to each.",
    )
    side: int = knob(64, low=1, high=5000, log=True, help="At most so many rows and columns.")

    def measure(self, trainer: Trainer) -> dict[str, Matrix] | None:
        arrays = self._arrays(trainer)
        if arrays is None:
            return None
        place = slice(self.side)
        return {
            name_of_array(number, lay, name): Matrix(
                freeze(values[(place,) * values.ndim]), values.shape
            )
            for number, (lay, named) in enumerate(
                zip(trainer.network.layers, arrays, strict=True), start=1
            )
            for name, values in named.items()
        }

    def _arrays(self, trainer: Trainer) -> list[dict[str, Array]] | None:
        if self.content == "values":
            return trainer.weights.layers
        if self.content == "gradients":
            return trainer.grads.views if trainer.last is not None else None
        update = trainer.last_update
        return None if update is None else cut(update, trainer.weights.params)


@dataclass(frozen=True, slots=True)
class Templates:
    """The weights into single neurons as pictures: `values (shown, height, width)`.

    `units` is how many weighted sums the layer has in all.
    """

    values: Array
    units: int


@probe("templates", label="First-layer weights as pictures")
@dataclass(frozen=True, slots=True)
class TemplatesProbe(Probe):
    """What each neuron of the first layer looks for in a picture: its weights, laid out alike.

    There is nothing to read unless samples are pictures, the network sees every pixel and
    nothing else, and its first layer is made of weighted sums.
    """

    most: int = knob(64, low=1, high=2048, log=True, help="At most so many neurons.")

    def measure(self, trainer: Trainer) -> Templates | None:
        setup, first = trainer.setup, trainer.network.layers[0]
        if setup.data.image is None or setup.inputs != setup.data.inputs:
            return None
        if not first.sums:
            return None
        W = trainer.weights.layers[0]["W"]
        shown = W.T[: self.most].reshape(-1, *setup.data.image)
        return Templates(freeze(shown), W.shape[1])
