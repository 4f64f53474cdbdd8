"""What differs between two specs, as paths."""

from __future__ import annotations

from typing import Any, TypeVar

from engine.specs.knobs import Spec, knobs_of
from engine.specs.paths import joined

S = TypeVar("S", bound=Spec)


def differences(old: S, new: S) -> frozenset[str]:
    """Every path at which two specs of one class differ, such as "optimizer.lr".

    An item of another kind, a list of another length and a list of plain values are one path each:
    "optimizer", "layers", "layers.0.frozen".
    """
    found: list[str] = []
    _collect(old, new, "", found)
    return frozenset(found)


def every_path(spec: Spec) -> frozenset[str]:
    """What may differ from a spec of which nothing is known: all knobs."""
    return frozenset(knobs_of(type(spec)))


def _collect(old: Any, new: Any, here: str, found: list[str]) -> None:
    """Add to `found` where two values differ that stand at `here` and are not equal."""
    if isinstance(old, Spec) and type(old) is type(new):
        inside = [(name, getattr(old, name), getattr(new, name)) for name in knobs_of(type(old))]
    elif _is_list(old) and _is_list(new) and len(old) == len(new):
        inside = [(str(place), old[place], new[place]) for place in range(len(old))]
    else:
        found.append(here)
        return
    for name, before, after in inside:
        if before != after:
            _collect(before, after, joined(here, name), found)


def _is_list(value: Any) -> bool:
    """Whether a value is a list of specs, with one at least."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Spec)
