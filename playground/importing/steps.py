"""The two long pieces of work: reading a file, and working out the experiment on it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from engine.data.tables.choices import Choices
from engine.data.tables.dialect import Dialect
from engine.training.experiment import ExperimentSpec
from engine.training.nearest import nearest_setup
from engine.training.setup import Setup, Setups


def opened(path: Path, dialect: Dialect | None) -> Generator[float, None, Choices]:
    """Read a table and propose what its columns are for; raises `TableError`."""
    # Loaded aside, and when it is needed: Apache Arrow takes 0.3 s.
    from engine.data.tables import opening  # noqa: PLC0415

    return (yield from opening.opened(path, dialect))


def worked_out(spec: ExperimentSpec) -> Generator[float, None, Setup]:
    """The setup of an experiment on the table that was just read; raises `SpecError`.

    Hand-set starts are left out: whoever takes the setup knows which of them have a place in it.
    """
    yield 0.0
    setup, _ = nearest_setup(replace(spec, starts=()), Setups())
    return setup
