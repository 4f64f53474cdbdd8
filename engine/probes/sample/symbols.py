"""What the values and parameters of a network are called where one sample is followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.network.naming import INPUTS, PlaceNames
from engine.network.network import Network
from engine.sentences import Sentence, lowered, raised


class NetworkSymbols:
    """Symbols and words for the outputs and parameters of a network's layers."""

    def __init__(self, network: Network, arrays: Sequence[Mapping[str, object]]) -> None:
        self._arrays, self._layers = arrays, network.layers
        places, count = PlaceNames(network), len(network.layers)
        # What stands before the first layer with weights belongs to the inputs.
        self.numbers, self.owners = [0] * count, [INPUTS] * count
        for column, block in enumerate(places.blocks):
            for i in range(block.first, block.last + 1):
                self.numbers[i], self.owners[i] = column + 1, places.layer(column)
        # outputs[i] is what goes into layer i, outputs[i + 1] what comes out.
        self.outputs = ["x"]
        self.words = [Sentence("inputs of the network")]
        for lay, number, owner in zip(network.layers, self.numbers, self.owners, strict=True):
            symbol = lay.answer.symbol + raised(number)
            # A second activation in one column: h¹ and h¹′.
            while symbol in self.outputs:
                symbol += "′"
            self.outputs.append(symbol)
            self.words.append(Sentence("{words} of {layer}", words=lay.answer.words, layer=owner))
        self.outputs[-1], self.words[-1] = "z", Sentence("output of the network")
        self._taken: dict[str, tuple[int, str]] = {}

    def parameters(self, i: int) -> list[str]:
        """The symbols of all arrays of layer i."""
        return [self.parameter(i, name) for name in self._arrays[i]]

    def parameter(self, i: int, name: str) -> str:
        """The symbol of an array of layer i; a second γ in one column is γ¹′."""
        *inside, _ = name.split(".")
        letter, number = self._layers[i].term(name).symbol, raised(self.numbers[i])
        symbol = letter + number + "".join(f"[{int(place) + 1}]" for place in inside)
        while self._taken.setdefault(symbol, (i, name)) != (i, name):
            symbol += "′"
        return symbol

    def entry(self, i: int, name: str, index: tuple[int, ...]) -> str:
        """The symbol of one number of an array, with small letter and indices from 1: w¹₁₂."""
        return self.parameter(i, name).lower() + indices(index)

    def meaning(self, i: int, name: str) -> Sentence:
        """What an array of layer i is, in words."""
        *inside, _ = name.split(".")
        words = self._layers[i].term(name).words
        if not inside:
            return words
        return Sentence("{words}, layer {n} inside,", words=words, n=int(inside[0]) + 1)


def indices(index: tuple[int, ...]) -> str:
    """Indices below the line, counted from 1: ₁₂, or ₁,₁₂ beyond nine."""
    shown = [lowered(i + 1) for i in index]
    return ("," if any(len(one) > 1 for one in shown) else "").join(shown)
