"""The two long pieces of work: reading a file, and working out the experiment on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.data.datasets.table import EXAMPLE_DIGEST, Table
from engine.data.scaling import Standardise
from engine.data.tables.choices import Choices
from engine.data.tables.dialect import Dialect, TableError
from engine.sentences import Sentence
from engine.steps import Steps
from engine.training.experiment import ExperimentSpec
from engine.training.nearest import nearest_setup
from engine.training.setup import Setup, Setups


def opened(
    path: Path, dialect: Dialect | None, before: ExperimentSpec
) -> Steps[tuple[Choices, Choices | None]]:
    """Read a table and propose what its columns are for; raises `TableError`.

    Beside that what was chosen for the table of `before`, if this one has its columns too.
    """
    # Loaded aside, and when it is needed: Apache Arrow takes 0.3 s.
    from engine.data.tables.opening import opened as opening  # noqa: PLC0415

    choices = yield from opening(path, dialect)
    table = before.data.dataset
    if isinstance(table, Table) and table.digest not in (EXAMPLE_DIGEST, choices.cells.digest):
        try:
            return choices, same_as(choices, before)
        except TableError:
            pass
    return choices, None


def same_as(choices: Choices, before: ExperimentSpec) -> Choices:
    """What was chosen for the table of `before`, for another file.

    Raises `TableError` if that lacks a column, or if there is no table in `before`.
    """
    from engine.data.tables.opening import in_the_same_way  # noqa: PLC0415

    table = before.data.dataset
    if not isinstance(table, Table):
        raise TableError(Sentence("the other experiment has no table to be like"))
    same = in_the_same_way(choices, table)
    scaled = isinstance(before.data.scaling, Standardise)
    targets = isinstance(before.data.target_scaling, Standardise)
    return replace(same, standardise=scaled, standardise_targets=targets)


def worked_out(spec: ExperimentSpec) -> Steps[Setup]:
    """The setup of an experiment on the table that was just read; raises `SpecError`.

    Hand-set starts are left out: whoever takes the setup knows which of them have a place in it.
    """
    yield 0.0
    setup, _ = nearest_setup(replace(spec, starts=()), Setups())
    return setup
