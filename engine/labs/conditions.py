"""Conditions such as `optimizer.lr >= 3` or `lanes.relu.dead_units.count > dead_units.count`.

Each side is a number, a word between apostrophes, or a name that is looked up, which a number may
stand before: `0.5 * train.loss`. Several conditions are joined by `and`. Nothing is evaluated that
is not one of these.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_SIDE = re.compile(
    rf"\s*(?:(?P<times>{_NUMBER})\s*\*\s*(?P<of>[^\W\d][^\s*]*)"
    rf"|(?P<number>{_NUMBER})|'(?P<word>[^']*)'|(?P<name>[^\W\d][^\s*]*))\s*"
)
_RELATION = re.compile(r"(>=|<=|==|!=|>|<)")


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a factor and a name, or a value."""

    value: float | str = 0.0
    name: str = ""
    times: float = 1.0

    def of(self, value_of: Callable[[str], Any]) -> Any:
        """What it stands for."""
        if not self.name:
            return self.value
        found = value_of(self.name)
        return found if self.times == 1 else self.times * found


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons that all have to hold; without any it always holds."""

    text: str
    parts: tuple[tuple[Side, str, Side], ...]

    @classmethod
    def of(cls, text: str) -> Condition:
        """The condition in a text; raises ValueError with one phrase."""
        return cls(text, tuple(map(_part, re.split(r"\band\b", text))))

    @property
    def names(self) -> Iterator[str]:
        """Every name that has to be looked up."""
        return (side.name for part in self.parts for side in (part[0], part[2]) if side.name)

    def holds(self, value_of: Callable[[str], Any]) -> bool:
        """Whether it holds for what `value_of` says of each name.

        False where something cannot be read, or cannot be compared: a word with a number, a list.
        """
        try:
            return all(
                RELATIONS[relation](left.of(value_of), right.of(value_of))
                for left, relation, right in self.parts
            )
        except (TypeError, ValueError, LookupError):
            return False


def _part(text: str) -> tuple[Side, str, Side]:
    pieces = _RELATION.split(text)
    if len(pieces) != 3:
        known = " ".join(RELATIONS)
        raise ValueError(f"expected two sides and one of {known} between them, found {text[:60]!r}")
    return _side(pieces[0]), pieces[1], _side(pieces[2])


def _side(text: str) -> Side:
    found = _SIDE.fullmatch(text)
    if found is None:
        raise ValueError(f"expected a number or a name, found {text.strip()[:60]!r}")
    if found["number"] is not None:
        return Side(float(found["number"]))
    if found["word"] is not None:
        return Side(found["word"])
    if found["times"] is not None:
        return Side(name=found["of"], times=float(found["times"]))
    return Side(name=found["name"])
