"""What places in a network are called, in words and in symbols."""

from __future__ import annotations

from engine.network.blocks import blocks_of
from engine.network.layers import Term
from engine.network.places import Column, Neuron, Parameter, Place
from engine.training.setup import Setup
from playground.words.symbols import indexed
from playground.words.translate import tr


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

    def fits(self, place: Place) -> bool:
        """Whether there is such a place in this network."""
        if isinstance(place, Column):
            return 0 <= place.column < len(self.blocks)
        if isinstance(place, Neuron):
            known = -1 <= place.column < len(self.blocks)
            return known and 0 <= place.unit < self.units(place.column)
        if not 0 <= place.layer < len(self.network.layers):
            return False
        shapes = self.network.layers[place.layer].shapes(self.network.fan_ins[place.layer])
        shape = shapes.get(place.name, ())
        return len(shape) == len(place.index) > 0 and all(
            0 <= i < n for i, n in zip(place.index, shape, strict=True)
        )

    def neuron_of(self, place: Parameter) -> Neuron:
        """The neuron that a parameter belongs to."""
        column, layer = self.column_of(place.layer), self.network.layers[place.layer]
        unit = place.index[-1]
        if layer.units is not None:
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
        if last == "W" and layer.units is not None and layer.sums:
            source = self.neuron(Neuron(target.column - 1, place.index[0]))
            if layer.sums == 1:
                return tr("Weight from {source} to {target}", source=source, target=where)
            piece = place.index[1] // layer.units + 1
            return tr("Weight from {source} to sum {piece} of {target}",
                      source=source, piece=piece, target=where)  # fmt: skip
        words = {
            "b": tr("Bias of {neuron}", neuron=where),
            "gamma": tr("Scale of the normalisation of {neuron}", neuron=where),
            "beta": tr("Shift of the normalisation of {neuron}", neuron=where),
        }
        return words.get(last, tr("{name} of {neuron}", name=layer.term(last).words, neuron=where))

    def symbol(self, place: Parameter) -> str:
        """w₃₄ or b₄ as rich text."""
        return indexed(self._term(place).symbol.lower(), *place.index)

    def entering(self, place: Parameter) -> str:
        """What a parameter is multiplied by: h₃ of the layer below, x₃, x̂₃; nothing for 1."""
        times = self._term(place).times
        if times == "x" and place.layer > 0:
            times = "h"
        return indexed(times, place.index[0]) if times else ""

    def _term(self, place: Parameter) -> Term:
        return self.network.layers[place.layer].term(place.name)
