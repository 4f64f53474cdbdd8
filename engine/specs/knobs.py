"""A knob: one field of a spec with its range, scale, unit and help, declared once.

Forms, range checks, JSON errors and help texts are all read from these declarations.
A spec is any frozen dataclass that derives from `Spec`; it cannot be made with a value
that its knobs do not allow.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from itertools import pairwise
from typing import Any, ClassVar, TypeAlias, cast

from engine.sentences import Sentence

Value: TypeAlias = bool | int | float | str

LEVELS = ("beginner", "standard", "full")


_UNKNOWN = object()


class KnobError(ValueError):
    """A value outside its knob's range: says where, and what was expected."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(Sentence("{path}: {problem}", path=path, problem=problem))
        self.path = path
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Knob:
    """What a form and a reader need to know of one field.

    `rebuilds`: a change asks for new weights. `by_kind`: only another kind of item does, and what
    is set inside an item says so for itself.
    """

    label: str = ""
    symbol: str = ""
    help: str = ""
    rebuilds: bool = False
    by_kind: bool = False
    level: str = "standard"

    def problem(self, value: object) -> str | None:
        """One phrase on what is expected if `value` is not allowed, else None."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberKnob(Knob):
    """A number between `low` and `high`, both included; `log` for a logarithmic slider."""

    low: float
    high: float
    log: bool = False
    unit: str = ""
    integer: bool = False

    def problem(self, value: object) -> str | None:
        # Every spec that is made asks each of its knobs: words are made for a problem only.
        allowed = int if self.integer else int | float
        if (
            isinstance(value, allowed)
            and not isinstance(value, bool)
            and self.low <= value <= self.high
        ):
            return None
        pattern = (
            Sentence("expected a whole number from {low:g} to {high:g}, found {found}")
            if self.integer
            else Sentence("expected a number from {low:g} to {high:g}, found {found}")
        )
        return Sentence(pattern, low=self.low, high=self.high, found=shortened(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceKnob(Knob):
    """One of a few words."""

    options: tuple[str, ...]

    def problem(self, value: object) -> str | None:
        if isinstance(value, str) and value in self.options:
            return None
        known = ", ".join(self.options)
        return Sentence(
            "expected one of {known}, found {found}", known=known, found=shortened(value)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TupleKnob(Knob):
    """A tuple of at most `most` specs; `live` ones come and go while training goes on."""

    most: int
    live: bool = False

    def problem(self, value: object) -> str | None:
        if isinstance(value, tuple) and len(value) <= self.most:
            return None
        found = f"{len(value)}" if isinstance(value, tuple) else shortened(value)
        return Sentence(
            "expected a list of at most {most}, found {found}", most=self.most, found=found
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKnob(Knob):
    """One line of at most `most` characters."""

    most: int

    def problem(self, value: object) -> str | None:
        if isinstance(value, str) and value.isprintable() and 0 < len(value) <= self.most:
            return None
        return Sentence(
            "expected one line of 1 to {most} characters, found {found}",
            most=self.most,
            found=shortened(value),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesKnob(TupleKnob):
    """A tuple of at most `most` plain values, at least one, all different and finite."""

    def problem(self, value: object) -> str | None:
        if not isinstance(value, tuple) or not 0 < len(value) <= self.most:
            none = Sentence("expected one value or more, found none")
            return TupleKnob.problem(self, value) or none
        for item in value:
            if not isinstance(item, Value) or (isinstance(item, float) and not math.isfinite(item)):
                found = shortened(item)
                return Sentence(
                    "expected numbers, words, true or false, found {found}", found=found
                )
        twice = next((item for place, item in enumerate(value) if item in value[:place]), None)
        if twice is None:
            return None
        return Sentence("expected each value once, found {value} twice", value=shortened(twice))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesKnob(TupleKnob):
    """A tuple of places below `most`, counted from 0, in rising order."""

    def problem(self, value: object) -> str | None:
        last = self.most - 1
        if (
            isinstance(value, tuple)
            and all(type(item) is int and 0 <= item <= last for item in value)
            and all(a < b for a, b in pairwise(value))
        ):
            return None
        return Sentence(
            "expected whole numbers from 0 to {last} in rising order, found {value!r:.40}",
            last=last,
            value=value,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesKnob(TupleKnob):
    """A tuple of at most `most` names: lines of at most `longest` letters, all different."""

    longest: int = 200

    def problem(self, value: object) -> str | None:
        if not isinstance(value, tuple) or len(value) > self.most:
            return TupleKnob.problem(self, value)
        if not value:
            return None
        line = TextKnob(most=self.longest)
        wrong = next((found for item in value if (found := line.problem(item))), None)
        if wrong is None and len(set(value)) < len(value):
            return Sentence("expected each name once, found one twice")
        return wrong


def knob(
    default: float,
    *,
    low: float,
    high: float,
    log: bool = False,
    unit: str = "",
    **about: Any,
) -> Any:
    """A number field; whole if its default is an int. Raises nothing; `Spec` checks values."""
    integer = isinstance(default, int)
    about |= {"low": low, "high": high, "log": log, "unit": unit, "integer": integer}
    return field(default=default, metadata={"knob": NumberKnob(**about)})


def choice(default: str, *options: str, **about: Any) -> Any:
    """A field that takes one of `options`."""
    return field(default=default, metadata={"knob": ChoiceKnob(options=options, **about)})


def flag(default: bool, **about: Any) -> Any:
    """A yes-or-no field."""
    return field(default=default, metadata={"knob": Knob(**about)})


def part(default: Callable[[], Any], **about: Any) -> Any:
    """A field that holds another spec; `default` makes it."""
    return field(default_factory=default, metadata={"knob": Knob(**about)})


def parts(
    default: Callable[[], tuple[Any, ...]], *, most: int, live: bool = False, **about: Any
) -> Any:
    """A field that holds a tuple of specs."""
    knob = TupleKnob(most=most, live=live, **about)
    return field(default_factory=default, metadata={"knob": knob})


def text(default: str, *, most: int, **about: Any) -> Any:
    """A field that holds one line of text."""
    return field(default=default, metadata={"knob": TextKnob(most=most, **about)})


def plain_values(default: tuple[Value, ...], *, most: int, **about: Any) -> Any:
    """A field that holds a tuple of plain values."""
    return field(default=default, metadata={"knob": ValuesKnob(most=most, **about)})


def names(default: tuple[str, ...], *, most: int, **about: Any) -> Any:
    """A field that holds a tuple of names."""
    return field(default=default, metadata={"knob": NamesKnob(most=most, **about)})


@dataclass(frozen=True, slots=True)
class Spec:
    """A frozen description; making one checks every knob and raises `KnobError`.

    A kind that `starts_afresh` takes nothing over from the item that it replaces.
    """

    starts_afresh: ClassVar[bool] = False

    def __post_init__(self) -> None:
        for name, knob, default in _checks_of(cast(Hashable, type(self))):
            value = getattr(self, name)
            # A table of thousands of columns has as many specs, most of them with their defaults.
            if value is not default and (problem := knob.problem(value)) is not None:
                raise KnobError(name, problem)


def knobs_of(spec: type[Spec]) -> dict[str, Knob]:
    """The knobs of a spec class by field name, in the order of declaration."""
    return _knobs_of(cast(Hashable, spec))


@cache
def _knobs_of(spec: Any) -> dict[str, Knob]:
    return {f.name: f.metadata["knob"] for f in fields(spec) if "knob" in f.metadata}


@cache
def _checks_of(spec: Any) -> list[tuple[str, Knob, object]]:
    """Every knob with its name, and its default if that needs no check."""
    defaults = {f.name: default for f, default in defaults_of(spec)}
    knobs = ((name, knob, defaults.get(name, _UNKNOWN)) for name, knob in _knobs_of(spec).items())
    return [
        (name, knob, _UNKNOWN if knob.problem(default) else default)
        for name, knob, default in knobs
    ]


def label_of(name: str, knob: Knob) -> str:
    """What a form writes beside the field `name`."""
    return knob.label or name.replace("_", " ").capitalize()


def defaults_of(spec: type[Spec]) -> Iterator[tuple[Field[Any], Any]]:
    """Each field of `spec` with its default value."""
    for f in fields(spec):
        if f.default is not MISSING:
            yield f, f.default
        elif f.default_factory is not MISSING:
            yield f, f.default_factory()


def needs_rebuild(old: Spec, new: Spec) -> bool:
    """Whether going from `old` to `new` changes anything under a knob marked `rebuilds`."""
    if type(old) is not type(new):
        return any(knob.rebuilds for kind in (old, new) for knob in knobs_of(type(kind)).values())
    for name, knob in knobs_of(type(old)).items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after and _rebuilds(knob, before, after):
            return True
    return False


def _rebuilds(knob: Knob, old: Any, new: Any) -> bool:
    """Whether going from one value of a knob to another, which differs, asks for new weights."""
    if knob.rebuilds and not (knob.by_kind and type(old) is type(new)):
        return True
    if isinstance(old, tuple):
        if not all(isinstance(item, Spec) for item in (*old, *new)):
            return False
        if [type(a) for a in old] != [type(b) for b in new]:
            return not (isinstance(knob, TupleKnob) and knob.live)
        return any(needs_rebuild(a, b) for a, b in zip(old, new, strict=True))
    return isinstance(old, Spec) and needs_rebuild(old, new)


def shortened(value: object) -> str:
    """A value as messages show it, cut to 40 characters."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
