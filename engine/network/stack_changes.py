"""What has happened to a stack of layers: blocks moved, layers put in or taken out."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import chain, islice

from engine.network.blocks import Layers, blocks_in
from engine.specs.edits import replace_at


def moved(old_layers: Layers, new_layers: Layers) -> tuple[int, int] | None:
    """Which block has gone where, both from 0; None if that is not what has happened."""
    if old_layers == new_layers:
        return None
    before, after = blocks_in(old_layers), blocks_in(new_layers)
    for old in range(len(before)):
        others = before[:old] + before[old + 1 :]
        for new in range(len(before)):
            if (*others[:new], before[old], *others[new:]) == after:
                return old, new
    return None


def spliced(longer: Layers, shorter: Layers) -> tuple[int, Layers]:
    """Where in the longer stack, and which, are the layers that the shorter one lacks.

    No layers if they are not next to each other, or if more has changed.
    """
    count = len(longer) - len(shorter)
    for place in reversed(range(len(shorter) + 1)):
        if longer[:place] + longer[place + count :] == shorter:
            return place, longer[place : place + count]
    return 0, ()


def aligned(old_layers: Layers, new_layers: Layers) -> dict[int, int]:
    """Where each layer of the old stack stands in the new one; what is gone is left out.

    Of equal neighbours the earlier ones count as the old ones: they keep their first weights too.
    """
    ways = moved(old_layers, new_layers) or moved(_emptied(old_layers), _emptied(new_layers))
    if ways is not None:
        numbers = iter(range(len(old_layers)))
        blocks = [tuple(islice(numbers, len(block))) for block in blocks_in(old_layers)]
        blocks.insert(ways[1], blocks.pop(ways[0]))
        return {old: new for new, old in enumerate(chain.from_iterable(blocks))}
    shared = min(len(old_layers), len(new_layers))
    head = next((i for i in range(shared) if old_layers[i] != new_layers[i]), shared)
    # What stands behind may have been made to fit, so its kind is enough.
    tail = _alike(old_layers[head:][::-1], new_layers[head:][::-1])
    shift = len(new_layers) - len(old_layers)
    if shift == 0:
        return {i: i for i in range(shared)}
    behind = range(len(old_layers) - tail, len(old_layers))
    middle = old_layers[head : behind.start], new_layers[head : behind.start + shift]
    # Several may have come or gone in between, such as a normalisation in every block.
    old_kinds, new_kinds = ([type(lay) for lay in stack] for stack in middle)
    matcher = SequenceMatcher(a=old_kinds, b=new_kinds, autojunk=False)
    pieces = matcher.get_matching_blocks()
    between = {head + a + i: head + b + i for a, b, size in pieces for i in range(size)}
    return {i: i for i in range(head)} | between | {i: i + shift for i in behind}


def _alike(one: Layers, other: Layers) -> int:
    """How many layers two stacks begin with that are of the same kind."""
    kinds = [type(a) is type(b) for a, b in zip(one, other, strict=False)]
    return next((i for i, same in enumerate(kinds) if not same), len(kinds))


def _emptied(layers: Layers) -> Layers:
    """The layers without those inside them, which follow the width of their neighbours."""
    return tuple(lay if lay.layers is None else replace_at(lay, "layers", ()) for lay in layers)
