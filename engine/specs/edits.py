"""Edits of a spec: another value at a path such as "optimizer.lr", another item of a family."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar, get_type_hints

from engine.sentences import Sentence
from engine.specs.knobs import KnobError, Spec, defaults_of, knobs_of
from engine.specs.paths import DOT, joined, names_in
from engine.specs.registry import Registry, SpecError, from_json, to_json

S = TypeVar("S", bound=Spec)


def value_at(spec: Spec, path: str) -> Any:
    """What stands at `path`: names and places in lists, joined by dots. Raises `SpecError`."""
    found: Any = spec
    names = names_in(path)
    for depth in range(len(names)):
        found = _child(found, names, depth)
    return found


def replace_at(spec: S, path: str, value: object) -> S:
    """`spec` with another value at `path`, checked by the knobs there; raises `SpecError`.

    A whole number does where any number is allowed. The name of a registered item, such as
    "sgd" at "optimizer", puts that item there as `switched` would; the item that is there
    already stays as it is. A number does for an item whose family says what it means (`of_number`).
    """
    return _replaced(spec, names_in(path), 0, value)


def switched(old: Spec, kind: type[S]) -> S:
    """An item of another class that keeps what was set on equally named knobs, where allowed.

    A knob still at its default was not set by anyone: it takes the default of the new class.
    Nothing is kept by a kind that `starts_afresh`.
    """
    if old.starts_afresh:
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


def _replaced(owner: Any, names: list[str], depth: int, value: object) -> Any:
    old = _child(owner, names, depth)
    name, above, here = names[depth], DOT.join(names[:depth]), DOT.join(names[: depth + 1])
    inner = depth + 1 < len(names)
    new = _replaced(old, names, depth + 1, value) if inner else _taken(owner, name, value, here)
    if isinstance(owner, tuple):
        place = int(name)
        return (*owner[:place], new, *owner[place + 1 :])
    try:
        return replace(owner, **{name: new})
    except KnobError as error:
        raise SpecError(joined(above, error.path), error.problem) from None


def _child(owner: Any, names: list[str], depth: int) -> Any:
    name, here = names[depth], DOT.join(names[: depth + 1])
    if isinstance(owner, Spec):
        known = knobs_of(type(owner))
        if name in known:
            return getattr(owner, name)
        if not known:
            raise SpecError(here, Sentence("unknown name; nothing can be set there"))
        allowed = ", ".join(known)
        raise SpecError(here, Sentence("unknown name; expected one of {known}", known=allowed))
    if isinstance(owner, tuple):
        places = [str(place) for place in range(len(owner))]
        if name in places:
            return owner[places.index(name)]
        if not places:
            raise SpecError(here, Sentence("no such place; the list is empty"))
        last = places[-1]
        raise SpecError(here, Sentence("no such place; expected 0 to {last}", last=last))
    raise SpecError(here, Sentence("unknown name; there is a plain value before it"))


def _taken(owner: Any, name: str, value: object, here: str) -> Any:
    """`value` as it may stand in `owner` under `name`; its range is checked elsewhere."""
    if isinstance(owner, tuple):
        old = owner[int(name)]
        hint = getattr(getattr(old, "registry", None), "base", type(old))
    else:
        old = getattr(owner, name)
        hint = get_type_hints(type(owner))[name]
    registry: Registry[Any] | None = getattr(old, "registry", None)
    of_number = getattr(getattr(registry, "base", None), "of_number", None)
    if of_number is not None and isinstance(value, int | float) and not isinstance(value, bool):
        try:
            value = of_number(value)
        except KnobError as error:
            raise SpecError(here, error.problem) from None
    if registry is not None and not isinstance(value, Spec):
        if not isinstance(value, str) or value not in registry:
            known = ", ".join(registry.names)
            raise SpecError(
                here,
                Sentence("expected one of {known}, found {value!r:.60}", known=known, value=value),
            )
        kind = registry[value]
        return old if type(old) is kind else switched(old, kind)
    return from_json(hint, to_json(value), here)
