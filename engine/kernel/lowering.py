"""Lowering: the layers of a network as a flat list of instructions over one workspace.

A layer with layers inside becomes two instructions with those of the inside between them, so that
C needs no recursion. The workspace holds outputs, deltas, and what layers keep in their rooms.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Any

from engine.arrays import Array
from engine.kernel.forms import Form
from engine.kernel.library import KernelLibrary
from engine.kernel.structures import Instruction, Priced
from engine.network.layers import Layer
from engine.network.network import Network

# Places in the workspace are multiples of so many numbers: whole lines of the processor's cache.
LINE = 16
# An array that nobody needs.
OUTSIDE = -1

Layers = tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some layers one after the other: where their outputs, deltas and rooms are.

    `widths` are the columns of the input and of every output; `deltas` has OUTSIDE where nobody
    needs one. `inside` has the stretch inside a layer that has room for layers.
    """

    layers: Layers
    widths: tuple[int, ...]
    outputs: tuple[int, ...]
    deltas: tuple[int, ...]
    rooms: tuple[int, ...]
    inside: tuple[Stretch | None, ...]

    def outputs_of(self, workspace: Array, x: Array) -> list[Array]:
        """x (n, fan_in) and what each layer made of it."""
        pairs = zip(self.outputs, self.widths[1:], strict=True)
        return [x, *(matrix(workspace, place, len(x), width) for place, width in pairs)]

    def deltas_of(self, workspace: Array, rows: int) -> list[Array | None]:
        """∂L/∂output of each layer, None where nobody needs one."""
        return [
            None if place == OUTSIDE else matrix(workspace, place, rows, width)
            for place, width in zip(self.deltas, self.widths[1:], strict=True)
        ]

    def caches_of(self, workspace: Array, outputs: list[Array]) -> list[Any]:
        """What each layer would have kept of a pass with these outputs."""
        caches: list[Any] = []
        for i, lay in enumerate(self.layers):
            x, y, inside = outputs[i], outputs[i + 1], self.inside[i]
            if inside is not None:
                inner = inside.outputs_of(workspace, x)
                caches.append(lay.kernel_branch(inner, inside.caches_of(workspace, inner)))
                continue
            each, once = lay.kernel_room(self.widths[i])
            room = workspace[self.rooms[i] : self.rooms[i] + each * len(x) + once]
            caches.append(lay.kernel_cache(x, y, room))
        return caches


def matrix(workspace: Array, place: int, rows: int, columns: int) -> Array:
    """A matrix that begins at a place of the workspace."""
    return workspace[place : place + rows * columns].reshape(rows, columns)


class Lowering:
    """Lowers a network for mini-batches of at most `rows` rows; raises `NoForm`.

    `size` is how many numbers the workspace holds, `scratch` how many of them are of no use
    between two steps.
    """

    def __init__(self, network: Network, rows: int, library: KernelLibrary) -> None:
        self._library, self._rows = library, rows
        self.instructions: list[Instruction] = []
        self.size = self._params = self._buffers = 0
        self._widest = rows + 2 * network.width
        fan_in = network.fan_ins[0] if network.layers else network.width
        self.x, self.y = self._allotted(fan_in), self._allotted(network.width)
        self.weights, self.dz = self._allotted(1), self._allotted(network.width)
        self.stretch = self._lowered(network.layers, fan_in, self.x, self.dz, OUTSIDE)
        self.z = self.stretch.outputs[-1]
        self.scratch = self._taken(self._widest)

    def _taken(self, numbers: int) -> int:
        """The place of so many numbers more."""
        place = self.size
        self.size += -(-numbers // LINE) * LINE
        return place

    def _allotted(self, width: int) -> int:
        """The place of a matrix as wide as that."""
        return self._taken(self._rows * width)

    def _lowered(self, layers: Layers, fan_in: int, x: int, dy: int, dx: int) -> Stretch:
        """The instructions of layers whose input is at x, and the deltas of both ends."""
        widths = [fan_in]
        for lay in layers:
            widths.append(lay.width(widths[-1]))
        trained = (i for i, lay in enumerate(layers) if lay.shapes(widths[i]))
        first = 0 if dx != OUTSIDE else next(trained, len(layers))
        deltas = [self._allotted(w) if i >= first else OUTSIDE for i, w in enumerate(widths[1:-1])]
        deltas.append(dy if len(layers) > first else OUTSIDE)
        outputs, rooms, inside = [], [], []
        for i, (lay, (before, after)) in enumerate(zip(layers, pairwise(widths), strict=True)):
            outputs.append(self._allotted(after))
            each, once = lay.kernel_room(before)
            rooms.append(self._taken(each * self._rows + once))
            line = self._instruction(lay, before, after)
            line.x, line.y, line.room = x, outputs[i], rooms[i]
            line.dy = deltas[i]
            line.dx = dx if i == 0 else deltas[i - 1] if i > first else OUTSIDE
            inside.append(self._block(lay, line))
            x = outputs[i]
        return Stretch(
            layers, tuple(widths), tuple(outputs), tuple(deltas), tuple(rooms), tuple(inside)
        )

    def _instruction(self, lay: Layer, fan_in: int, width: int) -> Instruction:
        """A new line for a layer, without its places in the workspace."""
        form = Form.of(lay)
        line = Instruction(self._library.kind("layer", form.name), 0, fan_in, width)
        if lay.activation is not None:
            form = Form.of(lay.activation)
            line.function = self._library.kind("activation", form.name)
        line.numbers[: len(form.numbers)] = form.numbers
        line.params, line.buffers, line.other = self._params, self._buffers, OUTSIDE
        self.instructions.append(line)
        return line

    def _block(self, lay: Layer, line: Instruction) -> Stretch | None:
        """What follows the line of a layer: those of the layers inside it, and one that ends it."""
        if lay.layers is None:
            shapes = lay.shapes(line.fan_in)
            self._params += sum(map(prod, shapes.values()))
            self._buffers += sum(map(prod, lay.buffer_shapes(line.fan_in).values()))
            if shapes:
                # A penalty has a number for each column of weights.
                self._widest = max(self._widest, line.width * max(1, lay.sums))
            return None
        inner_dx = OUTSIDE if line.dx == OUTSIDE else self._allotted(line.fan_in)
        inside = self._lowered(lay.layers, line.fan_in, line.x, line.dy, inner_dx)
        line.other = inner_dx if lay.layers else line.dy
        end = Instruction(self._library.kind("layer", "join"), 0, line.fan_in, line.width)
        end.x, end.y, end.dy, end.dx = line.x, line.y, OUTSIDE, OUTSIDE
        end.other = inside.outputs[-1] if lay.layers else line.x
        self.instructions.append(end)
        return inside


def priced_arrays(network: Network) -> list[Priced]:
    """The arrays that the penalty of a network counts, by their places in the flat vector."""
    found, start = [], 0
    biased = network.penalty.counts_biases
    for lay, fan_in in zip(network.layers, network.fan_ins, strict=True):
        for name, shape in lay.shapes(fan_in).items():
            rows, columns = shape if len(shape) == 2 else (shape[0], 1)
            if name in lay.penalized or (biased and name in lay.biases):
                found.append(Priced(start, rows, columns, int(name in lay.biases)))
            start += rows * columns
    return found
