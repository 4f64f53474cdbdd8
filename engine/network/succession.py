"""What has become of the places of a network when it was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from engine.network.blocks import Layers
from engine.network.network import Network
from engine.network.places import Parameter, exists
from engine.network.stack_changes import aligned
from engine.specs.paths import joined, names_in

# Where a unit has gone, None if it is no more.
Way: TypeAlias = Callable[[int], int | None]


@dataclass(frozen=True, slots=True)
class NamedNetwork:
    """A network and the names of what goes in and comes out: a place keeps to these."""

    network: Network
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def successor(old: NamedNetwork, new: NamedNetwork, place: Parameter) -> Parameter | None:
    """The same place in a changed network; None if it is no more.

    A bias stays with its neuron, and a weight if it still joins the same two: other layers may
    have come or gone before and behind, others may be wider. Inputs and outputs go by their names.
    """
    before, after = old.network.layers, new.network.layers
    last = len(before) - 1
    layers = aligned(before[:last], after[:-1]) | {last: len(after) - 1}
    answers = _by_name(old.outputs, new.outputs)
    stacks = _Stacks(before, after, layers, _by_name(old.inputs, new.inputs), answers)
    found = _in_stacks(stacks, place)
    return found if found is not None and exists(new.network, found) else None


@dataclass(frozen=True, slots=True)
class _Stacks:
    """A stack of layers before and after, where each layer has gone, and what was fed to it.

    `answers` says where the units of the last layer have gone.
    """

    before: Layers
    after: Layers
    layers: dict[int, int]
    fed: Way
    answers: Way

    def source(self, old: int, new: int) -> Way:
        """Where the units have gone that a layer gets its numbers from."""
        below = [_weights_before(self.before, old), _weights_before(self.after, new)]
        if below == [None, None]:
            return self.fed
        first, second = below
        same = first is not None and self.layers.get(first) == second
        return _straight if same else _nowhere


def _in_stacks(stacks: _Stacks, place: Parameter) -> Parameter | None:
    old = place.layer
    new = stacks.layers.get(old)
    if new is None:
        return None
    was, now = stacks.before[old], stacks.after[new]
    source = stacks.source(old, new)
    first, *rest = names_in(place.name)
    if rest:
        if was.layers is None or now.layers is None:
            return None
        inner = _Stacks(was.layers, now.layers, aligned(was.layers, now.layers), source, _straight)
        found = _in_stacks(inner, Parameter(int(first), joined(*rest), place.index))
        if found is None:
            return None
        return replace(found, layer=new, name=joined(found.layer, found.name))
    *sources, last = place.index
    if was.units is None and now.units is None:
        # What has no units of its own has one number for each column that it is fed.
        moved_to = [source(i) for i in place.index]
    elif was.units is None or now.units is None:
        return None
    else:
        piece, unit = divmod(last, was.units)
        own = stacks.answers if old == len(stacks.before) - 1 else _straight
        at = own(unit)
        there = at is not None and at < now.units and piece < now.sums
        column = piece * now.units + at if there and at is not None else None
        moved_to = [*(source(i) for i in sources), column]
    index = tuple(i for i in moved_to if i is not None)
    return Parameter(new, place.name, index) if len(index) == len(moved_to) else None


def _weights_before(layers: Layers, place: int) -> int | None:
    """The layer with weights that one gets its numbers from; None if they come from outside."""
    return next((i for i in reversed(range(place)) if layers[i].weighted), None)


def _by_name(old: tuple[str, ...], new: tuple[str, ...]) -> Way:
    places = {name: i for i, name in enumerate(_told_apart(new))}
    before = _told_apart(old)
    return lambda unit: places.get(before[unit])


def _told_apart(names: tuple[str, ...]) -> list[tuple[str, int]]:
    """The names with how often each stood before: nothing forbids the same feature twice."""
    return [(name, names[:i].count(name)) for i, name in enumerate(names)]


def _straight(unit: int) -> int | None:
    return unit


def _nowhere(unit: int) -> int | None:
    return None
