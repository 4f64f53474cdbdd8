"""A table as it was read, and a place for the last one, so that it is not read twice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.data.tables.dialect import Dialect, TableError
from engine.sentences import Sentence

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn

# What a first column without a name is called.
FIRST = "column 1"
# A table with more cells is held in as few ways as will do.
_LARGE = 2_000_000


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A file as it was read: `digest` is the SHA-256 of its bytes.

    `notes` say what of the file is not in the table; `target` is the name of the column that the
    file itself calls its target, "" if it does not, `aside`, `discrete` and `measured` are those
    that it calls no inputs, names, or numbers; `rows` is how many the file has in all.
    """

    path: Path
    digest: str
    dialect: Dialect
    columns: tuple[TableColumn, ...]
    notes: tuple[str, ...] = ()
    target: str = ""
    rows: int = 0
    aside: tuple[str, ...] = ()
    discrete: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.columns[0])

    def let_go(self) -> None:
        """Of a large table keep the text alone: its numbers were taken, and are there twice."""
        if len(self) * len(self.columns) > _LARGE:
            for column in self.columns:
                column.let_go()

    def column(self, name: str) -> TableColumn:
        """The column called `name`; raises `TableError`."""
        return self.named((name,))[0]

    def named(self, names: tuple[str, ...]) -> list[TableColumn]:
        """The columns of these names; raises `TableError`."""
        known = {column.name: column for column in self.columns}
        for name in names:
            if name not in known:
                raise TableError(
                    Sentence("expected a column “{name}”, found none of that name", name=name)
                )
        return [known[name] for name in names]


@lru_cache(maxsize=1)
def shelf_of(path: Path, digest: str, dialect: Dialect) -> list[ReadTable]:
    """A place for one table, the last one asked for; empty until somebody puts it there."""
    return []


def remember(table: ReadTable) -> None:
    """Keep a table that was just read, so that the next who wants it need not read it again."""
    shelf = shelf_of(table.path, table.digest, table.dialect)
    shelf[:] = [table]
