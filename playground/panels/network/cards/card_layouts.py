"""Where the parts of a layer's card stand, by how much room there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf

# Row, column, rows, columns in a grid.
Cell = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Cells by part for cards at least `least` ems wide, and which columns share what is left.

    `steps`: whether the number of neurons has its − and +, `removable` from how many ems on the
    card has a button that removes the layer, `counted` whether the number is there at all, `arrow`
    whether the activation has one. `bare`: there is room for nothing but the title.
    """

    least: float
    cells: dict[str, Cell] = field(hash=False)
    shares: tuple[int, ...]
    steps: bool = True
    removable: float = inf
    counted: bool = True
    arrow: bool = True
    bare: bool = False


TINY: dict[str, Cell] = {
    "title": (0, 0, 1, 1),
    "remove": (0, 3, 1, 1),
    "more": (0, 4, 1, 1),
    "units": (1, 0, 1, 1),
    "activation": (1, 0, 1, 5),
}

ARRANGEMENTS = (
    Arrangement(
        19,
        {
            "title": (0, 0, 1, 1),
            "units": (0, 1, 1, 1),
            "activation": (0, 2, 1, 1),
            "remove": (0, 3, 1, 1),
            "more": (0, 4, 1, 1),
        },
        (1, 0, 0, 0, 0),
        removable=24,
    ),
    Arrangement(
        13.5,
        {
            "title": (0, 0, 1, 3),
            "remove": (0, 3, 1, 1),
            "more": (0, 4, 1, 1),
            "units": (1, 0, 1, 1),
            "activation": (1, 1, 1, 4),
        },
        (0, 1, 1, 0, 0),
        removable=15,
    ),
    Arrangement(
        9,
        {
            "title": (0, 0, 1, 1),
            "activation": (0, 1, 1, 2),
            "remove": (0, 3, 1, 1),
            "more": (0, 4, 1, 1),
            "units": (1, 0, 1, 5),
        },
        (1, 2, 0, 0, 0),
    ),
    Arrangement(
        5.8,
        {
            "title": (0, 0, 1, 1),
            "units": (0, 1, 1, 1),
            "remove": (0, 3, 1, 1),
            "more": (0, 4, 1, 1),
            "activation": (1, 0, 1, 5),
        },
        (1, 0, 0, 0, 0),
        steps=False,
    ),
    Arrangement(2.9, TINY, (1, 0, 0, 0, 0), steps=False, counted=False, arrow=False),
    Arrangement(0, TINY, (1, 0, 0, 0, 0), steps=False, counted=False, arrow=False, bare=True),
)


def arrangement_for(ems: float) -> Arrangement:
    """The one with the most to show that fits."""
    return next(found for found in ARRANGEMENTS if ems >= found.least)
