"""The user's table travels with the document: into the file, and out of it where it is missing."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from engine.data.datasets.table import EXAMPLE_DIGEST, Table, located
from engine.disk.opening import open_file
from engine.files.bpg import EXTRAS
from engine.training.experiment import ExperimentSpec
from playground.session.experiments import table_file
from playground.session.settings import data_folder

MEMBER = "table.csv"
_LONGEST_NAME = 100


def packed_table(spec: ExperimentSpec) -> bytes | None:
    """The bytes of the table that an experiment is about; None if it needs none.

    None too for one that has changed, or is too large to travel: then the file keeps its path.
    """
    table = spec.data.dataset
    if not isinstance(table, Table) or table.digest == EXAMPLE_DIGEST:
        return None
    try:
        with open_file(located(table.path), EXTRAS[MEMBER]) as file:
            data = file.read()
    except OSError:
        return None
    return data if _digest(data) == table.digest else None


def table_name(spec: ExperimentSpec) -> str:
    """What the user's table is called, without its suffix; empty without such a table."""
    file = table_file(spec)
    return "" if file is None else file.stem


def tables_folder() -> Path:
    """Where tables are that came inside a document."""
    return data_folder() / "tables"


def target_of(spec: ExperimentSpec, data: bytes) -> Path | None:
    """Where the table of `spec` belongs if `data` is that table: its name, below its content."""
    table = spec.data.dataset
    if not isinstance(table, Table) or _digest(data) != table.digest:
        return None
    # A file of any system keeps its name, but says nothing of folders.
    name = PureWindowsPath(table.path).name
    plain = 0 < len(name.encode()) <= _LONGEST_NAME and name not in (".", "..")
    return tables_folder() / table.digest / (name if plain else "table.csv")


def with_table(spec: ExperimentSpec, path: Path) -> ExperimentSpec:
    """The same experiment about the same table in another place."""
    table = spec.data.dataset
    assert isinstance(table, Table)
    moved = replace(table, path=os.fspath(path))
    return replace(spec, data=replace(spec.data, dataset=moved))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
