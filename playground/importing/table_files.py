"""Which files are tables, and what is in one without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.data.tables.choices import Choices

TABLE_SUFFIXES = (
    *(".csv", ".tsv", ".txt", ".tab", ".dat", ".data"),
    *(".xlsx", ".xlsm", ".xls", ".ods"),
)


def is_table(path: Path) -> bool:
    """Whether a file may be a table by its name."""
    return path.suffix.lower() in TABLE_SUFFIXES


def chosen_in(path: Path, target: str = "") -> Choices:
    """A table as its dialog would propose it, or with the column `target` to be predicted.

    Raises `TableError`, also if there is nothing to train on.
    """
    # Loaded when it is needed: Apache Arrow takes 0.3 s.
    from engine.data.tables.dialect import TableError  # noqa: PLC0415
    from engine.data.tables.opening import opened, with_target  # noqa: PLC0415
    from engine.steps import at_once  # noqa: PLC0415

    choices = at_once(opened(path))
    if target:
        choices = with_target(choices, target)
    problem = choices.problem()
    if problem:
        raise TableError(problem)
    return choices
