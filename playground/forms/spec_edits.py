"""Which knobs are shown, and what is kept when another item of a family is chosen."""

from __future__ import annotations

from typing import TypeVar

from engine.knobs import LEVELS, Spec, knobs_of
from engine.optimizers import Optimizer

S = TypeVar("S", bound=Spec)


def shown_at(own: str, level: str) -> bool:
    """Whether what belongs to level `own` is shown at `level`."""
    return LEVELS.index(own) <= LEVELS.index(level)


def switched(old: Spec, kind: type[S]) -> S:
    """An item of another class that keeps the values of equally named knobs where allowed.

    Not so for optimisers: a learning rate that suits one rule is a bad start for another.
    """
    if isinstance(old, Optimizer):
        return kind()
    ours = knobs_of(kind)
    both = [name for name in knobs_of(type(old)) if name in ours]
    kept = {name: getattr(old, name) for name in both}
    return kind(**{name: v for name, v in kept.items() if ours[name].problem(v) is None})
