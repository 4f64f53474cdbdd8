"""What places in a network are called, in words and in symbols."""

from __future__ import annotations

from engine.network.blocks import blocks_of
from engine.network.layers import Affine, Dense
from engine.network.places import Neuron, Parameter
from engine.training.setup import Setup
from playground.words.symbols import indexed
from playground.words.translate import tr

LETTERS = {"gamma": "γ", "beta": "β", "W": "w"}


class PlaceNames:
    """Names of the places in the network of a setup."""

    def __init__(self, setup: Setup) -> None:
        self.setup, self.network = setup, setup.network
        self.blocks = blocks_of(self.network.layers)

    def column_of(self, layer: int) -> int:
        """The column that a layer of the network belongs to."""
        ends = [block.last for block in self.blocks]
        return next((c for c, last in enumerate(ends) if layer <= last), len(ends) - 1)

    def units(self, column: int) -> int:
        """How many neurons a column has; −1 are the inputs."""
        if column < 0:
            return self.network.fan_ins[0]
        after = self.blocks[column].last + 1
        widths = (*self.network.fan_ins, self.network.width)
        return widths[after]

    def neuron_of(self, place: Parameter) -> Neuron:
        """The neuron that a parameter belongs to."""
        column, layer = self.column_of(place.layer), self.network.layers[place.layer]
        unit = place.index[-1]
        if isinstance(layer, Affine):
            unit %= layer.units
        return Neuron(column, min(unit, self.units(column) - 1))

    def layer(self, column: int) -> str:
        """“layer 2”, or “the output layer”."""
        if column == len(self.blocks) - 1:
            return tr("the output layer")
        return tr("layer {number}", number=column + 1)

    def neuron(self, place: Neuron) -> str:
        """“neuron 3 of layer 1”, “input x₁” or “output 3 (class 2)”."""
        if place.column < 0:
            return tr("input {name}", name=self.setup.inputs[place.unit])
        if place.column < len(self.blocks) - 1:
            return tr("neuron {unit} of layer {layer}", unit=place.unit + 1, layer=place.column + 1)
        classes = self.setup.data.classes
        if len(classes) == self.network.width:
            return tr("output {unit} (class {name})", unit=place.unit + 1, name=classes[place.unit])
        return tr("output {unit}", unit=place.unit + 1)

    def parameter(self, place: Parameter) -> str:
        """“Weight from neuron 3 of layer 1 to neuron 4 of layer 2” and the like."""
        layer, target = self.network.layers[place.layer], self.neuron_of(place)
        where = self.neuron(target)
        *inside, last = place.name.split(".")
        if inside:
            return tr("{name} inside the residual block of {layer}",
                      name=place.name, layer=self.layer(target.column))  # fmt: skip
        if last == "W" and isinstance(layer, Affine):
            source = self.neuron(Neuron(target.column - 1, place.index[0]))
            if isinstance(layer, Dense):
                return tr("Weight from {source} to {target}", source=source, target=where)
            piece = place.index[1] // layer.units + 1
            return tr("Weight from {source} to sum {piece} of {target}",
                      source=source, piece=piece, target=where)  # fmt: skip
        words = {
            "b": tr("Bias of {neuron}", neuron=where),
            "gamma": tr("Scale of the normalisation of {neuron}", neuron=where),
            "beta": tr("Shift of the normalisation of {neuron}", neuron=where),
        }
        return words.get(last, tr("{name} of {neuron}", name=place.name, neuron=where))

    def symbol(self, place: Parameter) -> str:
        """w₃₄ or b₄ as rich text."""
        last = place.name.rpartition(".")[2]
        return indexed(LETTERS.get(last, last), *place.index)

    def entering(self, place: Parameter) -> str:
        """What a parameter is multiplied by: h₃ of the layer below, x₃, x̂₃; nothing for 1."""
        last = place.name.rpartition(".")[2]
        if last == "W":
            return indexed("x" if place.layer == 0 else "h", place.index[0])
        return indexed("x̂", place.index[-1]) if last == "gamma" else ""
