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
from engine.data.datasets.drawn import FARTHEST, PointsKnob
from engine.network.starts import LARGEST_START, PlaceKnob, Start, StartsKnob
from engine.specs.knobs import (
    ChoiceKnob,
    NamesKnob,
    NumberKnob,
    PlacesKnob,
    Spec,
    TextKnob,
    TupleKnob,
    ValuesKnob,
    knobs_of,
)
from engine.specs.registry import Registry

Families = tuple[str, ...]


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


@cache
def specs(kind: type[Spec], within: Families = (), **limits: int) -> st.SearchStrategy[Any]:
    """Instances of `kind`, or of any registered item if it is the base of a family.

    `limits` keeps whole-number knobs below a bound wherever they occur, such as `units=5`.
    `within` are the families this one is inside of: an item that holds others of its own
    family, as a residual block holds layers, is drawn at most two deep.
    """
    registry: Registry[Any] | None = getattr(kind, "registry", None)
    if registry is not None and kind.__name__ == registry.base.__name__:
        leaves = [item for item in registry if not holds(item, registry.base)]
        chosen = leaves if registry.family in within else list(registry)
        deeper = (*within, registry.family)
        return st.one_of([specs(item, deeper, **limits) for item in chosen])
    hints = get_type_hints(kind)
    knobs = knobs_of(kind)
    return st.builds(
        kind,
        **{
            f.name: values(hints[f.name], knobs.get(f.name), limits.get(f.name), limits, within)
            for f in fields(kind)
        },
    )


def parameter_paths() -> st.SearchStrategy[str]:
    """Paths of parameters as they are written, whether or not a network has them."""
    number = st.integers(0, 9).map(str)
    layer = st.just("output") | st.lists(number, min_size=1, max_size=3).map(
        lambda places: ".".join(f"layers.{place}" for place in places)
    )
    index = st.lists(number, min_size=1, max_size=2).map(".".join)
    return st.tuples(layer, st.sampled_from(("W", "b", "gamma", "beta")), index).map(".".join)


def holds(kind: type[Spec], base: type[Spec]) -> bool:
    """Whether a field of `kind` is a spec of the family `base`, or a tuple of such."""
    hints = get_type_hints(kind)
    return any(base in (hints[f.name], *get_args(hints[f.name])) for f in fields(kind))


def values(
    hint: Any, knob: object, bound: int | None, limits: dict[str, int], within: Families = ()
) -> st.SearchStrategy[Any]:
    """Every value that a field of type `hint` with this knob allows."""
    if isinstance(knob, ChoiceKnob):
        return st.sampled_from(knob.options)
    if isinstance(knob, NumberKnob):
        if knob.integer:
            high = int(knob.high) if bound is None else min(bound, int(knob.high))
            return st.integers(int(knob.low), high)
        return st.floats(knob.low, knob.high, allow_nan=False, allow_subnormal=False)
    if isinstance(knob, PlaceKnob):
        return parameter_paths()
    if isinstance(knob, StartsKnob):
        start = st.builds(Start, parameter_paths(), st.floats(-LARGEST_START, LARGEST_START))
        return st.lists(start, max_size=4, unique_by=lambda start: start.place).map(tuple)
    if isinstance(knob, TextKnob):
        return st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=knob.most)
    if isinstance(knob, PlacesKnob):
        units = st.sets(st.integers(0, knob.most - 1) | st.integers(0, 8), max_size=4)
        return units.map(lambda found: tuple(sorted(found)))
    if isinstance(knob, NamesKnob):
        name = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=9)
        return st.lists(name, max_size=min(4, knob.most), unique=True).map(tuple)
    if isinstance(knob, PointsKnob):
        place = st.floats(-FARTHEST, FARTHEST)
        return st.lists(st.tuples(place, place, st.integers(0, knob.classes - 1)), max_size=8).map(
            tuple
        )
    if isinstance(knob, ValuesKnob):
        numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
        plain = st.booleans() | numbers | st.text(max_size=9)
        return st.lists(plain, min_size=1, max_size=4, unique=True).map(tuple)
    if isinstance(hint, types.UnionType):
        given = [option for option in get_args(hint) if option is not type(None)]
        return st.none() | values(given[0], knob, bound, limits, within)
    if get_origin(hint) is tuple:
        most = min(4, knob.most) if isinstance(knob, TupleKnob) else 4
        return st.lists(specs(get_args(hint)[0], within, **limits), max_size=most).map(tuple)
    if hint is bool:
        return st.booleans()
    if isinstance(hint, type) and issubclass(hint, Spec):
        return specs(hint, within, **limits)
    raise TypeError(f"a knob or a strategy is missing for a field of type {hint}")
