"""Steps in which something is done: a few controls unlocked, lanes compared, a fault found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from engine.labs.changes import read_changes
from engine.labs.format.table import LabTable
from engine.labs.quantities import Measurable
from engine.labs.steps.base import (
    LabStep,
    goals_of,
    helped,
    lanes_of,
    shown,
    step,
    unlocked_by,
)


@step("do")
@dataclass(frozen=True, slots=True, kw_only=True)
class DoStep(LabStep):
    """Something to be done with at most three controls, until the goals are reached."""

    hands_on: ClassVar[bool] = True

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> DoStep:
        common: Any = {**shown(table), **helped(table)}
        return cls(
            words=table.words("words"),
            unlocked=unlocked_by(table),
            goals=goals_of(table, measures, 1),
            solution=read_changes(table, "solution"),
            **common,
        )


@step("debug")
@dataclass(frozen=True, slots=True, kw_only=True)
class DebugStep(LabStep):
    """A broken experiment with its symptoms: find the cause and mend it."""

    hands_on: ClassVar[bool] = True

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> DebugStep:
        common: Any = {**shown(table), **helped(table)}
        return cls(
            words=table.words("words"),
            unlocked=unlocked_by(table),
            goals=goals_of(table, measures, 1),
            solution=read_changes(table, "solution", required=True),
            **common,
        )


@step("compare")
@dataclass(frozen=True, slots=True, kw_only=True)
class CompareStep(LabStep):
    """Runs side by side that differ in what is named: same data, same seed."""

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> CompareStep:
        common: Any = {**shown(table), **helped(table), **lanes_of(table, 2)}
        goals = goals_of(table, measures, 0)
        return cls(words=table.words("words"), goals=goals, **common)
