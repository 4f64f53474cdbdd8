"""The two long pieces of work: reading a file, and working out the experiment on it."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from engine.experiment import ExperimentSpec
from engine.plan import Plan
from engine.plans import Plans
from engine.tables.dialect import Dialect
from playground.importing.choices import Choices
from playground.nearest import nearest_plan


def opened(path: Path, dialect: Dialect | None) -> Generator[float, None, Choices]:
    """Read a table and propose what its columns are for; raises `TableError`."""
    # Loaded aside, and when it is needed: Apache Arrow takes 0.3 s.
    from engine.tables.guessing import guessed  # noqa: PLC0415
    from engine.tables.reading import reading, remember  # noqa: PLC0415

    table = yield from reading(path, dialect)
    remember(table)
    return Choices(table, guessed(table))


def worked_out(spec: ExperimentSpec) -> Generator[float, None, Plan]:
    """The plan of an experiment on the table that was just read; raises `SpecError`."""
    yield 0.0
    plan, _ = nearest_plan(spec, Plans())
    return plan
