"""What has happened to a stack of layers: blocks moved, layers put in or taken out."""

from __future__ import annotations

from engine.network.layers import Layer

Layers = tuple[Layer, ...]


def weighted(layers: Layers) -> int:
    """How many of these layers the lectures count."""
    return sum(1 for layer in layers if layer.weighted)


def blocks(layers: Layers) -> list[Layers]:
    """The layers cut before each one with weights; what stands before the first is a block too."""
    starts = [place for place, layer in enumerate(layers) if layer.weighted or place == 0]
    return [
        layers[start:stop] for start, stop in zip(starts, [*starts[1:], len(layers)], strict=True)
    ]


def moved(before: list[Layers], after: list[Layers]) -> tuple[int, int] | None:
    """Which block has gone where, both from 0; None if that is not what has happened."""
    if before == after:
        return None
    for old in range(len(before)):
        others = before[:old] + before[old + 1 :]
        for new in range(len(before)):
            if [*others[:new], before[old], *others[new:]] == after:
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
