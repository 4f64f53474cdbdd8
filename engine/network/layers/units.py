"""Units of a layer, by number, and the knob that lists those which training leaves alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from engine.specs.knobs import PlacesKnob

# Numbers of units, from 0.
Units: TypeAlias = tuple[int, ...]

MOST_UNITS = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsKnob(PlacesKnob):
    """Numbers of units of a layer."""


def frozen_units() -> Any:
    """The knob of a layer with units of its own; numbers beyond its width freeze nothing."""
    knob = UnitsKnob(
        most=MOST_UNITS,
        label="Frozen units",
        level="full",
        help="The units whose weights and bias do not learn, counted from 0.",
    )
    return field(default=(), metadata={"knob": knob})


def with_unit(units: Units, unit: int, wanted: bool) -> Units:
    """These units and one more, or without it, in rising order."""
    others = {other for other in units if other != unit}
    return tuple(sorted(others | {unit} if wanted else others))


def frozen_factor(present: float, frozen: bool) -> float:
    """The learning-rate factor of what is frozen, 0, or learns again: 1 if it was 0."""
    return 0.0 if frozen else present or 1.0
