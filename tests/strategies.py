"""Hypothesis strategies that build any spec from its knobs and type hints.

Nothing here names a spec: a new activation, layer or optimiser is drawn as soon as it is
registered.
"""

from __future__ import annotations

import importlib
import pkgutil
import types
from dataclasses import fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

import engine
from engine.knobs import ChoiceKnob, NumberKnob, Spec, TupleKnob, knobs_of
from engine.registry import Registry


@cache
def registries() -> dict[str, Registry[Any]]:
    """Every registry of the engine by the name of its family."""
    found: dict[str, Registry[Any]] = {}
    for module in pkgutil.walk_packages(engine.__path__, "engine."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Registry):
                found[value.family] = value
    return found


def items() -> list[type[Spec]]:
    """Every registered spec of every family."""
    return [item for family in registries().values() for item in family]


def title(item: type[Spec]) -> str:
    """What pytest calls a registered item."""
    family: Registry[Any] = item.registry  # type: ignore[attr-defined]
    return f"{family.family}-{item.name}"  # type: ignore[attr-defined]


def specs(kind: type[Spec], **limits: int) -> st.SearchStrategy[Any]:
    """Instances of `kind`, or of any registered item if it is the base of a family.

    `limits` keeps whole-number knobs below a bound wherever they occur, such as `units=5`.
    """
    registry: Registry[Any] | None = getattr(kind, "registry", None)
    if registry is not None and kind.__name__ == registry.base.__name__:
        return st.one_of([specs(item, **limits) for item in registry])
    hints = get_type_hints(kind)
    knobs = knobs_of(kind)
    return st.builds(
        kind,
        **{
            f.name: values(hints[f.name], knobs.get(f.name), limits.get(f.name), limits)
            for f in fields(kind)
        },
    )


def values(
    hint: Any, knob: object, bound: int | None, limits: dict[str, int]
) -> st.SearchStrategy[Any]:
    """Every value that a field of type `hint` with this knob allows."""
    if isinstance(knob, ChoiceKnob):
        return st.sampled_from(knob.options)
    if isinstance(knob, NumberKnob):
        if knob.integer:
            high = int(knob.high) if bound is None else min(bound, int(knob.high))
            return st.integers(int(knob.low), high)
        return st.floats(knob.low, knob.high, allow_nan=False, allow_subnormal=False)
    if isinstance(hint, types.UnionType):
        given = [option for option in get_args(hint) if option is not type(None)]
        return st.none() | values(given[0], knob, bound, limits)
    if get_origin(hint) is tuple:
        most = min(4, knob.most) if isinstance(knob, TupleKnob) else 4
        return st.lists(specs(get_args(hint)[0], **limits), max_size=most).map(tuple)
    if hint is bool:
        return st.booleans()
    if isinstance(hint, type) and issubclass(hint, Spec):
        return specs(hint, **limits)
    raise TypeError(f"a knob or a strategy is missing for a field of type {hint}")
