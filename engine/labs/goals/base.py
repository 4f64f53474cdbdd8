"""What every goal is: something that the engine can tell to be reached or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias

from engine.labs.families import Family
from engine.labs.format.places import TomlPath
from engine.labs.format.table import LabTable
from engine.labs.format.words import Words
from engine.labs.quantities import Measurable

# What a name in a lab stands for: a number, numbers, a word. Raises `MeasureError` for none.
ValueOf: TypeAlias = Callable[[str], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal of a step; `words` say it to a student, or the window does from its numbers."""

    kind: ClassVar[str] = ""

    place: TomlPath = field(default=(), compare=False)
    words: Words = field(default_factory=Words)

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> Goal:
        """The goal that a table describes."""
        raise NotImplementedError

    @property
    def names(self) -> tuple[str, ...]:
        """What has to be looked up for it, beside what it measures itself."""
        return ()

    @property
    def horizon(self) -> int:
        """How many steps of training it takes at most; none for what is no matter of training."""
        return 0


goal: Family[Goal] = Family("goal")


def read_goal(table: LabTable, measures: Mapping[str, Measurable]) -> Goal:
    """The goal in a table; one that names a probe or a measure is measured."""
    name = table.choice("kind", goal.names, "measured")
    found = goal[name].read(table, measures)
    table.close()
    return found
