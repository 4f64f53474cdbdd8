"""Which knobs are shown, and what is kept when another item of a family is chosen."""

from __future__ import annotations

from typing import TypeVar

from engine.knobs import LEVELS, Spec, defaults_of, knobs_of
from engine.optimizers import Optimizer

S = TypeVar("S", bound=Spec)


def shown_at(own: str, level: str) -> bool:
    """Whether what belongs to level `own` is shown at `level`."""
    return LEVELS.index(own) <= LEVELS.index(level)


def switched(old: Spec, kind: type[S]) -> S:
    """An item of another class that keeps what was set on equally named knobs, where allowed.

    A knob still at its default was not set by anyone: it takes the default of the new class.
    Optimisers keep nothing: a learning rate that suits one rule is a bad start for another.
    """
    if isinstance(old, Optimizer):
        return kind()
    ours = knobs_of(kind)
    usual = {field.name: default for field, default in defaults_of(type(old))}
    kept = {name: getattr(old, name) for name in knobs_of(type(old)) if name in ours}
    return kind(
        **{
            name: value
            for name, value in kept.items()
            if value != usual.get(name) and ours[name].problem(value) is None
        }
    )
