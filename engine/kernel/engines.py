"""The knob that says what computes the steps of a run."""

from __future__ import annotations

from typing import Any

from engine.specs.knobs import choice


def computed_by() -> Any:
    """NumPy or the kernel; it stands in the experiment, and never changes within a run."""
    return choice(
        "kernel",
        "kernel",
        "numpy",
        label="Computed by",
        rebuilds=True,
        level="full",
        help="The compiled kernel, or NumPy: slower, and every formula can be read in Python.",
    )
