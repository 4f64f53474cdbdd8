"""The user's table travels with the document: into the file, and out of it where it is missing."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from engine.data.datasets.table import EXAMPLE_DIGEST, Table, located
from engine.files.bpg import EXTRAS
from engine.training.experiment import ExperimentSpec
from playground.session.settings import data_folder

MEMBER = "table.csv"


def packed_table(spec: ExperimentSpec) -> bytes | None:
    """The bytes of the table that an experiment is about; None if it needs none.

    None too for one that has changed, or is too large to travel: then the file keeps its path.
    """
    table = spec.data.dataset
    if not isinstance(table, Table) or table.digest == EXAMPLE_DIGEST:
        return None
    try:
        with located(table.path).open("rb") as file:
            data = file.read(EXTRAS[MEMBER] + 1)
    except OSError:
        return None
    return data if len(data) <= EXTRAS[MEMBER] and _digest(data) == table.digest else None


def tables_folder() -> Path:
    """Where tables are that came inside a document."""
    return data_folder() / "tables"


def target_of(spec: ExperimentSpec, data: bytes) -> Path | None:
    """Where the table of `spec` belongs if `data` is that table, named after its content."""
    table = spec.data.dataset
    if not isinstance(table, Table) or _digest(data) != table.digest:
        return None
    return tables_folder() / f"{table.digest}.csv"


def with_table(spec: ExperimentSpec, path: Path) -> ExperimentSpec:
    """The same experiment about the same table in another place."""
    table = spec.data.dataset
    assert isinstance(table, Table)
    moved = replace(table, path=os.fspath(path))
    return replace(spec, data=replace(spec.data, dataset=moved))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
