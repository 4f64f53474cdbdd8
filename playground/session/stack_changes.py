"""What has happened to a stack of layers: blocks moved, layers put in or taken out."""

from __future__ import annotations

from engine.network.blocks import Layers, blocks_in


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
