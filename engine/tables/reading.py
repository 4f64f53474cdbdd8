"""Reading a table in small pieces, so that whoever waits can show progress and stop.

The file is read twice: once for its digest and encoding, once cut into cells by Apache Arrow,
which is the only reader found that is fast (20 million cells in half a second) and refuses rows
that are too short.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
from pyarrow import csv

from engine.sentences import Sentence
from engine.tables import sniffing
from engine.tables.columns import Column
from engine.tables.dialect import (
    DELIMITERS,
    LARGEST_FILE,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    QUOTES,
    Dialect,
    TableError,
)

T = TypeVar("T")
Steps = Generator[float, None, T]

NO_ROWS = "expected rows of data, found the names of columns only"

_SLICE = 4_000_000
_BLOCK = 2_000_000
_LONGEST_NAME = 80
# What each of the three passes takes of the time.
_SCANNED, _CUT = 0.4, 0.8


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was read: `digest` is the SHA-256 of its bytes."""

    path: Path
    digest: str
    dialect: Dialect
    columns: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.columns[0])

    def column(self, name: str) -> Column:
        """The column called `name`; raises `TableError`."""
        for column in self.columns:
            if column.name == name:
                return column
        raise TableError(Sentence("expected a column “{name}”, found none of that name", name=name))


def reading(path: Path, dialect: Dialect | None = None) -> Steps[Table]:
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
                    most=LARGEST_FILE / 1000000000.0,
                    found=size / 1000000000.0,
                )
            )
        scan = yield from _scanned(path, max(size, 1))
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
        Column(name, cells.column(i), written.decimal, first) for i, name in enumerate(names)
    )
    for done, column in enumerate(columns):
        # Found now, while there is progress to show; kept for all who ask later.
        _ = column.is_number
        yield _CUT + (1 - _CUT) * (done + 1) / len(columns)
    return Table(path, scan.digest, written, columns)


def at_once(steps: Steps[T]) -> T:
    """The result of steps that nobody watches."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


@lru_cache(maxsize=1)
def _shelf(path: Path, digest: str, dialect: Dialect) -> list[Table]:
    """A place for one table, the last one asked for; empty until somebody puts it there."""
    return []


def remember(table: Table) -> None:
    """Keep a table that was just read, so that the next who wants it need not read it again."""
    shelf = _shelf(table.path, table.digest, table.dialect)
    shelf[:] = [table]


def known(path: Path, digest: str, dialect: Dialect) -> Table:
    """The table of that file and digest; raises `TableError` if the file is another by now."""
    shelf = _shelf(path, digest, dialect)
    if not shelf:
        table = at_once(reading(path, dialect))
        if table.digest != digest:
            raise TableError(
                Sentence("the file has changed since it was imported; import it again")
            )
        shelf.append(table)
    return shelf[0]


@dataclass(frozen=True, slots=True)
class _Scan:
    """What the first pass found out; `head` is the beginning of the file, `whole` if it is all."""

    digest: str
    head: bytes
    whole: bool
    dialect: Dialect
    odd_quotes: dict[str, bool]


def _scanned(path: Path, size: int) -> Steps[_Scan]:
    sha, head, used = hashlib.sha256(), b"", 0
    quotes, seen, unicode_so_far, high = dict.fromkeys(QUOTES, 0), b"", True, frozenset[int]()
    with path.open("rb") as file:
        while piece := file.read(_SLICE):
            if not used:
                head = piece[: sniffing.SAMPLE]
            encoding = sniffing.marked_encoding(head)
            sha.update(piece)
            if encoding != "utf-16" and b"\0" in piece:
                place = used + piece.index(b"\0") + 1
                raise TableError(
                    Sentence(
                        "expected text, found a zero byte at byte {place:,} of the file",
                        place=place,
                    )
                )
            for name, mark in QUOTES.items():
                quotes[name] += piece.count(mark.encode())
            if encoding is None and unicode_so_far and not (piece.isascii() and not seen):
                unicode_so_far, seen = _still_unicode(seen + piece)
            if encoding is None and not unicode_so_far:
                high |= frozenset(piece)
            used += len(piece)
            yield _SCANNED * used / size
    if not used:
        raise TableError(Sentence("expected a table, found an empty file"))
    encoding = sniffing.marked_encoding(head) or (
        "utf-8" if unicode_so_far and not seen else sniffing.old_encoding(high)
    )
    whole = used == len(head)
    dialect = sniffing.sniffed(sniffing.decoded(head, encoding), encoding, whole)
    odd = {name: count % 2 == 1 for name, count in quotes.items()}
    return _Scan(sha.hexdigest(), head, whole, dialect, odd)


def _still_unicode(piece: bytes) -> tuple[bool, bytes]:
    """Whether a piece is UTF-8, and the bytes of a letter that is cut at its end."""
    try:
        piece.decode()
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and len(piece) - error.start < 4
        return cut, piece[error.start :] if cut else b""
    return True, b""


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
        cells = "cell" if row.actual_columns == 1 else "cells"
        return (
            f"row {row.number:,}: expected {row.expected_columns:,} cells, as many as the first "
            f"row has, found {row.actual_columns:,} {cells}"
        )
    if "UTF8" in str(error) or isinstance(error, UnicodeError):
        return f"after row {rows:,}: expected text in {dialect.encoding}, found other bytes"
    if "Empty" in str(error):
        return NO_ROWS
    return (
        f"after row {rows:,}: expected cells of at most {LONGEST_CELL:,} letters; a quotation "
        "mark may not be closed"
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
