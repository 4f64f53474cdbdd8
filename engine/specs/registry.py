"""Families of specs: registered by a decorator, found by name, written to and read from JSON.

No class writes its own JSON: `to_json` walks the dataclass fields, `from_json` follows
the type hints back. A registered spec carries its name under the key "type".
"""

from __future__ import annotations

import importlib
import pkgutil
import types
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import (
    Any,
    ClassVar,
    Generic,
    Protocol,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from engine.sentences import Sentence
from engine.specs.knobs import KnobError, Spec, knobs_of
from engine.specs.paths import depth_of, joined

T = TypeVar("T", bound=Spec)

# Specs hold specs of their own family, as residual blocks do layers; Python's stack has an end.
DEEPEST = 16


class SpecError(ValueError):
    """A JSON value that is no valid spec: the path inside it, and what was expected there."""

    def __init__(self, path: str, problem: str) -> None:
        where = path or Sentence("the top level")
        super().__init__(Sentence("{path}: {problem}", path=where, problem=problem))
        self.path = path
        self.problem = problem


class Registered(Protocol):
    """What registration adds to a class."""

    name: ClassVar[str]
    label: ClassVar[str]


class Registry(Generic[T]):
    """The items of one family by name; calling it gives the decorator that adds one.

    The decorator must be the outermost one, because `dataclass(slots=True)` makes a new class.
    """

    def __init__(self, family: str, base: type[T]) -> None:
        self.family = family
        self.base = base
        self._items: dict[str, type[T]] = {}
        base.registry = self  # type: ignore[attr-defined]

    def __call__(self, name: str, *, label: str) -> Callable[[type[T]], type[T]]:
        """Register the decorated class under `name`, shown to users as `label`."""

        def add(cls: type[T]) -> type[T]:
            if name in self._items:
                raise ValueError(f"{self.family} {name!r} is registered twice")
            cls.name = name  # type: ignore[attr-defined]
            cls.label = label  # type: ignore[attr-defined]
            self._items[name] = cls
            return cls

        return add

    def __getitem__(self, name: str) -> type[T]:
        return self._items[name]

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[type[T]]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    @property
    def names(self) -> tuple[str, ...]:
        """The registered names in the order of registration."""
        return tuple(self._items)


def to_json(value: Any) -> Any:
    """The JSON form of a spec, a tuple of specs, or a plain value."""
    if isinstance(value, Spec):
        body = {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
        return {"type": cast(Registered, value).name, **body} if _registry(type(value)) else body
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    return value


def from_json(hint: Any, value: Any, path: str = "") -> Any:
    """The value of type `hint` that `value` describes; raises `SpecError` with the path."""
    if isinstance(hint, types.UnionType):
        options = get_args(hint)
        if type(value) in options:
            return value
        if len(options) > 2:
            words = _WORDS[options[0]]
            for option in options[1:]:
                words = Sentence("{one} or {other}", one=words, other=_WORDS[option])
            raise SpecError(path, _unlike(words, value))
        return from_json(next(o for o in options if o is not type(None)), value, path)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise SpecError(path, _unlike(Sentence("a list"), value))
        kinds = get_args(hint)
        if kinds[-1] is Ellipsis:
            kinds = (kinds[0],) * len(value)
        if len(value) != len(kinds):
            problem = Sentence(
                "expected a list of {count}, found {found}", count=len(kinds), found=len(value)
            )
            raise SpecError(path, problem)
        pairs = enumerate(zip(kinds, value, strict=True))
        return tuple(from_json(kind, v, joined(path, i)) for i, (kind, v) in pairs)
    if isinstance(hint, type) and issubclass(hint, Spec):
        return _spec(hint, value, path)
    return _plain(hint, value, path)


def _spec(hint: type[Spec], value: Any, path: str) -> Spec:
    if not isinstance(value, dict):
        raise SpecError(path, _unlike(Sentence("an object"), value))
    if depth_of(path) > DEEPEST:
        problem = Sentence("expected specs inside each other {most} deep at most", most=DEEPEST)
        raise SpecError(path, problem)
    body = dict(value)
    registry = _registry(hint)
    cls = hint
    if registry is not None:
        name = body.pop("type", None)
        if not isinstance(name, str) or name not in registry:
            known = ", ".join(registry.names)
            problem = Sentence(
                "expected one of {known}, found {value!r:.60}", known=known, value=name
            )
            raise SpecError(joined(path, "type"), problem)
        cls = registry[name]
    hints = _hints(cast(Hashable, cls))
    for key in body:
        if key not in hints:
            known = ", ".join(hints) or Sentence("nothing")
            # A name can hold line breaks and halves of characters, which no message may.
            shown = key[:60] if key.isprintable() else repr(key[:60])
            problem = Sentence("unknown name; expected one of {known}", known=known)
            raise SpecError(joined(path, shown), problem)
    values = {}
    for key, raw in body.items():
        inner = joined(path, key)
        knob = knobs_of(cls).get(key)
        if (
            isinstance(raw, list)
            and knob is not None
            and len(raw) > getattr(knob, "most", len(raw))
        ):
            raise SpecError(inner, knob.problem(tuple(raw)) or Sentence("too long"))
        values[key] = from_json(hints[key], raw, inner)
    try:
        return cls(**values)
    except KnobError as error:
        raise SpecError(joined(path, error.path), error.problem) from None


def kinds_inside(cls: type[Spec], name: str) -> frozenset[type[Spec]]:
    """The classes of specs that can stand in a field, or in its list; none for plain values."""
    waiting: list[Any] = [_hints(cast(Hashable, cls)).get(name)]
    found: set[type[Spec]] = set()
    while waiting:
        hint = waiting.pop()
        if isinstance(hint, type) and issubclass(hint, Spec):
            registry = _registry(hint)
            found |= {hint} if registry is None else set(registry)
        else:
            waiting += get_args(hint)
    return frozenset(found)


def _plain(hint: type, value: Any, path: str) -> Any:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return _as_float(value, path)
    if type(value) is not hint:
        raise SpecError(path, _unlike(_WORDS.get(hint, Sentence(hint.__name__)), value))
    return value


def _as_float(value: int, path: str) -> float:
    try:
        return float(value)
    except OverflowError:
        raise SpecError(path, Sentence("expected a number, found one too large")) from None


def _registry(cls: type[Spec]) -> Registry[Any] | None:
    return getattr(cls, "registry", None)


@cache
def _hints(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {f.name: hints[f.name] for f in fields(cls)}


_WORDS: dict[type, Sentence] = {
    int: Sentence("a whole number"),
    float: Sentence("a number"),
    bool: Sentence("true or false"),
    str: Sentence("a text"),
}


def _unlike(expected: Sentence, value: Any) -> Sentence:
    return Sentence("expected {what}, found {found}", what=expected, found=_kind(value))


def _kind(value: Any) -> Sentence:
    if value is None:
        return Sentence("null")
    if isinstance(value, list):
        return Sentence("a list")
    if isinstance(value, dict):
        return Sentence("an object")
    if isinstance(value, float):
        return Sentence("the number {value:g}", value=value)
    words = _WORDS.get(type(value), Sentence(type(value).__name__))
    return Sentence("{kind} {value!r:.40}", kind=words, value=value)


def import_items(package: str, folders: Iterable[str]) -> None:
    """Import every file of a package, and so register the items in it.

    Files that the package imports by name before come first: theirs is the order in which users
    meet the items.
    """
    for found in pkgutil.walk_packages(folders, f"{package}."):
        importlib.import_module(found.name)
