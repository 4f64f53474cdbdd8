"""Of which value of the network, and by which, a derivative is taken: what there is to choose."""

from __future__ import annotations

from dataclasses import dataclass

from engine.network.network import Network
from engine.probes import OUTPUT, NetworkSymbols


@dataclass(frozen=True, slots=True)
class End:
    """One end of a derivative: the value with this number, or an array of the layer below it."""

    label: str
    value: int
    array: str = OUTPUT


class Ends:
    """All values and arrays of a network, from x to the loss."""

    def __init__(self, network: Network) -> None:
        sizes = zip(network.layers, network.fan_ins, strict=True)
        shapes = [lay.shapes(fan_in) for lay, fan_in in sizes]
        names = NetworkSymbols(network, shapes)
        self.values = tuple(End(symbol, i) for i, symbol in enumerate((*names.outputs, "L")))
        self.arrays = tuple(
            End(f"vec({label})" if len(shape) > 1 else label, i + 1, name)
            for i, own in enumerate(shapes)
            for name, shape in own.items()
            for label in (names.parameter(i, name),)
        )

    @property
    def of(self) -> tuple[End, ...]:
        """Everything that can be differentiated, the loss last."""
        return self.values[1:]

    def by(self, of: End) -> tuple[End, ...]:
        """Everything that comes before it."""
        values = (end for end in self.values[:-1] if end.value < of.value)
        return *values, *(end for end in self.arrays if end.value <= of.value)
