"""What the places in a network are called: arrays in files, everything else in words.

Words count from 1.
"""

from __future__ import annotations

from engine.arrays import Array
from engine.network.blocks import Layers, blocks_of, count_of_blocks
from engine.network.layers import Layer, Term
from engine.network.network import Network, Weights
from engine.network.places import Neuron, Parameter
from engine.sentences import Sentence, lowered

INPUTS, OUTPUT_LAYER = Sentence("the inputs"), Sentence("the output layer")


def named_arrays(network: Network, weights: Weights) -> dict[str, Array]:
    """All parameters and running statistics by name, such as `1.dense.W`.

    The number is the layer's place in the network, from 1; the output layer comes last.
    """
    return {
        name_of_array(place, lay, name): values
        for place, (lay, arrays) in enumerate(
            zip(network.layers, weights.layers, strict=True), start=1
        )
        for name, values in arrays.items()
    }


def name_of_array(place: int, lay: Layer, name: str) -> str:
    """What the array `name` of the layer at `place` (from 1) is called, such as `1.dense.W`."""
    return f"{place}.{getattr(lay, 'name', type(lay).__name__)}.{name}"


def layer_name(number: int) -> Sentence:
    """“layer 2”: a hidden layer of the window, counted from 1."""
    return Sentence("layer {number}", number=number)


def names_of_outputs(network: Network, classes: tuple[str, ...]) -> tuple[str, ...]:
    """The class that each output speaks for; none if there are not as many."""
    # One output for two classes is the share of the second.
    names = classes[1:] if len(classes) == 2 > network.width else classes
    return names if len(names) == network.width else ()


class PlaceNames:
    """What a person reads of the places in a network, whose inputs and classes have these names.

    Inputs without a name are called x₁, x₂ and so on.
    """

    def __init__(
        self, network: Network, inputs: tuple[str, ...] = (), classes: tuple[str, ...] = ()
    ) -> None:
        self.network, self.inputs, self.classes = network, inputs, classes
        self.blocks = blocks_of(network.layers)

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
        if layer.units is not None:
            unit %= layer.units
        return Neuron(column, min(unit, self.units(column) - 1))

    def term(self, place: Parameter) -> Term:
        """What the array that a parameter is in is called, in words and in formulas."""
        return self.network.layers[place.layer].term(place.name)

    def layer(self, column: int) -> Sentence:
        """“layer 2”, or “the output layer”."""
        return OUTPUT_LAYER if column == len(self.blocks) - 1 else layer_name(column + 1)

    def neuron(self, place: Neuron) -> Sentence:
        """“neuron 3 of layer 1”, “input x₁” or “output 3 (class 2)”."""
        unit = place.unit + 1
        if place.column < 0:
            return Sentence("input {name}", name=self._input(place.unit))
        if place.column < len(self.blocks) - 1:
            return Sentence("neuron {unit} of layer {layer}", unit=unit, layer=place.column + 1)
        if names := names_of_outputs(self.network, self.classes):
            return Sentence("output {unit} (class {name})", unit=unit, name=names[place.unit])
        return Sentence("output {unit}", unit=unit)

    def parameter(self, place: Parameter) -> Sentence:
        """“Weight from neuron 3 of layer 1 to neuron 4 of layer 2” and the like."""
        layer, target = self.network.layers[place.layer], self.neuron_of(place)
        where = self.neuron(target)
        *inside, last = place.name.split(".")
        if inside:
            layer, here = self._inside(place, inside)
            unit = place.index[-1] % (layer.units or place.index[-1] + 1)
            where = Sentence("neuron {unit} of {place}", unit=unit + 1, place=here)
        if last == "W" and layer.units is not None and layer.sums:
            below = Neuron(target.column - 1, place.index[0])
            unit = place.index[0] + 1
            source = Sentence("neuron {unit}", unit=unit) if inside else self.neuron(below)
            if layer.sums == 1:
                return Sentence("Weight from {source} to {target}", source=source, target=where)
            piece = place.index[1] // layer.units + 1
            return Sentence(
                "Weight from {source} to sum {piece} of {target}",
                source=source,
                piece=piece,
                target=where,
            )
        words = {
            "b": Sentence("Bias of {neuron}", neuron=where),
            "gamma": Sentence("Scale of the normalisation of {neuron}", neuron=where),
            "beta": Sentence("Shift of the normalisation of {neuron}", neuron=where),
        }
        return words.get(
            last, Sentence("{name} of {neuron}", name=self.term(place).words, neuron=where)
        )

    def short(self, place: Parameter) -> Sentence:
        """“Weight 3 → 4 of layer 2” where there is no room for two neurons in full."""
        layer, target = self.network.layers[place.layer], self.neuron_of(place)
        if place.name != "W" or layer.units is None or layer.sums != 1:
            return self.parameter(place)
        source, unit = place.index[0], target.unit + 1
        return Sentence(
            "Weight {source} → {unit} of {layer}",
            source=source + 1 if target.column else self._input(source),
            unit=unit,
            layer=self.layer(target.column),
        )

    def _input(self, number: int) -> str:
        """The name of an input of the network."""
        return self.inputs[number] if self.inputs else f"x{lowered(number + 1)}"

    def _inside(self, place: Parameter, inside: list[str]) -> tuple[Layer, Sentence]:
        """The layer within blocks that a parameter belongs to, and “layer 1 inside layer 2”."""
        layer, here = self.network.layers[place.layer], self.layer(self.column_of(place.layer))
        for step in map(int, inside):
            within: Layers = getattr(layer, "layers")  # noqa: B009
            number = max(1, count_of_blocks(within[: step + 1]))
            here = Sentence("{name} inside {where}", name=layer_name(number), where=here)
            layer = within[step]
        return layer, here
