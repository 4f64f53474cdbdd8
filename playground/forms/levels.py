"""Which knobs are shown: those of the chosen level and of the levels below it."""

from __future__ import annotations

from engine.specs.knobs import LEVELS


def shown_at(own: str, level: str) -> bool:
    """Whether what belongs to level `own` is shown at `level`."""
    return LEVELS.index(own) <= LEVELS.index(level)
