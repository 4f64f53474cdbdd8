"""Reading a table in small pieces, so that whoever waits can show progress and stop.

The file is read twice: once for its digest and encoding, once cut into cells by Apache Arrow,
which is the only reader found that is fast (20 million cells in half a second) and refuses rows
that are too short.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import csv

from engine.data.tables import sniffing
from engine.data.tables.columns import TableColumn
from engine.data.tables.dialect import (
    DELIMITERS,
    LARGEST_FILE,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    QUOTES,
    Dialect,
    TableError,
)
from engine.data.tables.scanning import scanned
from engine.sentences import Sentence
from engine.steps import Steps, at_once, between

NO_ROWS = Sentence("expected rows of data, found the names of columns only")

_BLOCK = 2_000_000
_LONGEST_NAME = 80
# What each of the three passes takes of the time.
_SCANNED, _CUT = 0.4, 0.8


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A file as it was read: `digest` is the SHA-256 of its bytes."""

    path: Path
    digest: str
    dialect: Dialect
    columns: tuple[TableColumn, ...]

    def __len__(self) -> int:
        return len(self.columns[0])

    def column(self, name: str) -> TableColumn:
        """The column called `name`; raises `TableError`."""
        for column in self.columns:
            if column.name == name:
                return column
        raise TableError(Sentence("expected a column “{name}”, found none of that name", name=name))


def reading(path: Path, dialect: Dialect | None = None) -> Steps[ReadTable]:
    """Read a table; yields the share that is done. Without a `dialect` it is found out.

    Raises `TableError` with one sentence that names row and column where there are any.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise TableError(Sentence("expected a file"))
        if size > LARGEST_FILE:
            raise TableError(
                Sentence(
                    "expected a file of at most {most:g} GB, found {found:.1f} GB",
                    most=LARGEST_FILE / 1e9,
                    found=size / 1e9,
                )
            )
        scan = yield from between(0, _SCANNED, scanned(path, max(size, 1)))
        written = dialect or scan.dialect
        names = _names(scan.head, written, scan.whole)
        cells = yield from _cut(path, max(size, 1), written, names)
    except OSError as error:
        raise TableError(
            Sentence("it cannot be read: {problem}", problem=error.strerror or error)
        ) from None
    if cells.num_rows == 0:
        raise TableError(NO_ROWS)
    if scan.odd_quotes[written.quote]:
        _check_closed(cells, 1 + written.header)
    first = 1 + written.header
    columns = tuple(
        TableColumn(name, cells.column(i), written.decimal, first) for i, name in enumerate(names)
    )
    for done, column in enumerate(columns):
        # Found now, while there is progress to show; kept for all who ask later.
        _ = column.is_number
        yield _CUT + (1 - _CUT) * (done + 1) / len(columns)
    return ReadTable(path, scan.digest, written, columns)


@lru_cache(maxsize=1)
def _shelf(path: Path, digest: str, dialect: Dialect) -> list[ReadTable]:
    """A place for one table, the last one asked for; empty until somebody puts it there."""
    return []


def remember(table: ReadTable) -> None:
    """Keep a table that was just read, so that the next who wants it need not read it again."""
    shelf = _shelf(table.path, table.digest, table.dialect)
    shelf[:] = [table]


def known(path: Path, digest: str, dialect: Dialect) -> ReadTable:
    """The table of that file and digest; raises `TableError` if the file is another by now."""
    return at_once(fetching(path, digest, dialect))


def fetching(path: Path, digest: str, dialect: Dialect) -> Steps[ReadTable]:
    """The same in steps; there are none if it is the table that was read last."""
    shelf = _shelf(path, digest, dialect)
    if not shelf:
        table = yield from reading(path, dialect)
        if table.digest != digest:
            raise TableError(
                Sentence("the file has changed since it was imported; import it again")
            )
        shelf.append(table)
    return shelf[0]


def _names(head: bytes, dialect: Dialect, whole: bool) -> list[str]:
    """A name for every column, each different: those of the first row, or "column 1", …"""
    text = sniffing.decoded(head, dialect.encoding)
    rows = sniffing.rows_of(text, dialect.delimiter, dialect.quote, whole)
    if not rows:
        raise TableError(Sentence("expected a table, found empty lines only"))
    if whole and dialect.header and len(rows) == 1:
        raise TableError(NO_ROWS)
    if len(rows[0]) > MOST_COLUMNS:
        raise TableError(
            Sentence(
                "expected at most {most:,} columns, found {found:,}",
                most=MOST_COLUMNS,
                found=len(rows[0]),
            )
        )
    names: dict[str, None] = {}
    for place, cell in enumerate(rows[0], start=1):
        printable = "".join(letter if letter.isprintable() else " " for letter in cell)
        plain = " ".join(printable.split())[:_LONGEST_NAME] if dialect.header else ""
        name = plain = plain or f"column {place}"
        again = 2
        while name in names:
            name, again = f"{plain} ({again})", again + 1
        names[name] = None
    return list(names)


def _cut(path: Path, size: int, dialect: Dialect, names: list[str]) -> Steps[Any]:
    """The cells of all columns as text, an Arrow table."""
    plain = [str(place) for place in range(len(names))]
    misfits: list[Any] = []

    def refuse(row: Any) -> str:
        misfits.append(row)
        return "error"

    batches: list[Any] = []
    try:
        with path.open("rb") as file:
            reader = csv.open_csv(
                file,
                csv.ReadOptions(
                    use_threads=False,
                    block_size=_BLOCK,
                    column_names=plain,
                    skip_rows_after_names=int(dialect.header),
                    encoding="utf8" if dialect.encoding == "utf-8" else dialect.encoding,
                ),
                csv.ParseOptions(
                    delimiter=DELIMITERS[dialect.delimiter],
                    quote_char=QUOTES[dialect.quote],
                    newlines_in_values=True,
                    invalid_row_handler=refuse,
                ),
                csv.ConvertOptions(
                    column_types=dict.fromkeys(plain, pa.string()), strings_can_be_null=False
                ),
            )
            rows = 0
            while (batch := _next(reader)) is not None:
                batches.append(batch)
                rows += batch.num_rows
                if rows * len(names) > MOST_CELLS:
                    raise TableError(
                        Sentence("expected at most {most:,} cells, found more", most=MOST_CELLS)
                    )
                yield _SCANNED + (_CUT - _SCANNED) * min(1.0, file.tell() / size)
            return pa.Table.from_batches(batches, reader.schema)
    except (pa.ArrowInvalid, UnicodeError) as error:
        at = sum(batch.num_rows for batch in batches) + dialect.header
        raise TableError(_reason(misfits, error, at, dialect, len(names))) from None


def _next(reader: Any) -> Any:
    try:
        return reader.read_next_batch()
    except StopIteration:
        return None


def _reason(misfits: list[Any], error: Exception, rows: int, dialect: Dialect, columns: int) -> str:
    """One sentence for what Arrow refused after `rows` rows."""
    if misfits:
        row = misfits[0]
        return Sentence(
            "row {row:,}: expected {expected:,} cells, as many as the first row has, found {found}",
            row=row.number,
            expected=row.expected_columns,
            found=Sentence("1 cell")
            if row.actual_columns == 1
            else Sentence("{n:,} cells", n=row.actual_columns),
        )
    if "UTF8" in str(error) or isinstance(error, UnicodeError):
        return Sentence(
            "after row {row:,}: expected text in {encoding}, found other bytes",
            row=rows,
            encoding=dialect.encoding,
        )
    if "Empty" in str(error):
        return NO_ROWS
    return Sentence(
        "after row {row:,}: expected cells of at most {most:,} letters; a quotation mark may not "
        "be closed",
        row=rows,
        most=LONGEST_CELL,
    )


def _check_closed(cells: Any, first: int) -> None:
    """Raise `TableError` if the last row swallowed all that follows a quotation mark."""
    last = cells.num_rows - 1
    for column in cells.columns:
        if "\n" in str(column[last]):
            raise TableError(
                Sentence(
                    "row {row:,}: expected a second quotation mark, found the end of the file",
                    row=first + last,
                )
            )
