"""Which files are tables, and what is in one without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.data.tables.choices import Choices
    from engine.training.experiment import ExperimentSpec

TABLE_SUFFIXES = (
    *(".csv", ".tsv", ".txt", ".tab", ".dat", ".data"),
    *(".xlsx", ".xlsm", ".xls", ".ods"),
)


def is_table(path: Path) -> bool:
    """Whether a path may be a table by its name; a folder is taken for one, to be refused.

    One that is called as experiments are is refused by who opens those.
    """
    suffix = path.suffix.lower()
    return suffix in TABLE_SUFFIXES or (path.is_dir() and suffix not in (".bpg", ".json"))


def check_readable(path: Path) -> None:
    """Raise `TableError` unless this is a file that can be read."""
    from engine.data.tables.dialect import LARGEST_FILE, unreadable  # noqa: PLC0415
    from engine.disk.opening import open_file  # noqa: PLC0415

    try:
        open_file(path, LARGEST_FILE).close()
    except OSError as error:
        raise unreadable(error) from None


def chosen_in(path: Path, before: ExperimentSpec, target: str = "", like: bool = False) -> Choices:
    """A table as its dialog would propose it, or with the column `target` to be predicted.

    `like`: read and used as the table of the experiment `before`. Raises `TableError`, also if
    there is nothing to train on.
    """
    # Loaded when it is needed: Apache Arrow takes 0.3 s.
    from engine.data.tables.dialect import TableError  # noqa: PLC0415
    from engine.data.tables.opening import opened, with_target  # noqa: PLC0415
    from engine.steps import at_once  # noqa: PLC0415
    from playground.importing.steps import same_as  # noqa: PLC0415

    choices = at_once(opened(path))
    if like:
        choices = same_as(choices, before)
    if target:
        choices = with_target(choices, target)
    problem = choices.problem()
    if problem:
        raise TableError(problem)
    return choices
