"""Where the parts of a layer's card stand, by how much room there is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What cards at least `least` heights of the type wide hold, in two rows.

    First row: the title, the activation (with or without an `arrow`), the button for `more`
    settings, the one that removes the layer. Second row: the number of neurons, to be read or, if
    `typed`, to be typed, with `steps` its − and +.
    """

    least: float
    activation: bool = True
    arrow: bool = True
    more: bool = True
    remove: bool = True
    typed: bool = True
    steps: bool = True


ARRANGEMENTS = (
    Arrangement(13.5),
    Arrangement(8.5, arrow=False),
    Arrangement(6.5, activation=False, remove=False),
    Arrangement(5, activation=False, remove=False, steps=False),
    Arrangement(4.2, activation=False, more=False, remove=False, steps=False),
    Arrangement(0, False, False, False, False, False, False),
)


def arrangement_for(ems: float) -> Arrangement:
    """The one with the most to show that fits."""
    return next(found for found in ARRANGEMENTS if ems >= found.least)
