"""Cutting a file into cells: quickly where it is written as any program would, else with care.

The quick way is Apache Arrow, the only reader found that is fast (20 million cells in half a
second) and refuses rows that are too short. It knows no runs of blanks, no blanks before a
quotation mark, no remarks among the data and no rows to be mended: those are read row by row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow

from engine.arrays import Array
from engine.data.tables.cells.plain_cells import PlainCells, plain_cells
from engine.data.tables.dialect import (
    BLANKS,
    DELIMITERS,
    LARGEST_FILE,
    LONGEST_CELL,
    MENDED,
    MOST_CELLS,
    NO_QUOTE,
    QUOTES,
    Dialect,
    TableError,
)
from engine.data.tables.parsing.arrow_source import ArrowSource
from engine.data.tables.parsing.plain_reader import PlainReader
from engine.data.tables.parsing.rows import is_blank, is_comment
from engine.disk.opening import open_file
from engine.sentences import Sentence
from engine.steps import Steps

NO_ROWS = Sentence("expected rows of data, found the names of columns only")

# Bytes cut at a time, more of a table with many columns.
_BLOCK, _BYTES_OF_COLUMN = 2_000_000, 1_000
# So many rows become arrays at once.
_CHUNK = 20_000


@dataclass(slots=True)
class Cut:
    """The cells of each column as text, Arrow arrays; `rows (n,)` counts as a spreadsheet does.

    `total` is the number of rows of the file; `numbers` are the columns that any program reads as
    numbers, None for others, if that is found out.
    `short`, `long`: the numbers of rows with too few or too many cells, and how many they have.
    """

    columns: list[Any]
    rows: Array
    short: list[tuple[int, int]] = field(default_factory=list)
    long: list[tuple[int, int]] = field(default_factory=list)
    remarks: int = 0
    total: int = 0
    numbers: list[PlainCells | None] | None = None


def is_quick(dialect: Dialect) -> bool:
    """Whether Arrow can read what is written like this, if every row has all its cells."""
    return not (dialect.after or dialect.row_names or dialect.delimiter == BLANKS)


def quickly(path: Path, size: int, dialect: Dialect, width: int) -> Steps[Cut]:
    """Cut a file with Arrow; yields the share that is done. Raises `TableError` for any misfit."""
    plain = [str(place) for place in range(width)]
    misfits: list[Any] = []

    def refuse(row: Any) -> str:
        misfits.append(row)
        return "error"

    batches: list[Any] = []
    block = max(_BLOCK, _BYTES_OF_COLUMN * width)
    pieces = max(1.0, size / block)
    try:
        with (
            open_file(path, LARGEST_FILE) as file,
            PlainReader(width, dialect.decimal, pieces) as numbers,
        ):
            reader = arrow.open_csv(
                pa.PythonFile(ArrowSource(file), "r"),
                arrow.ReadOptions(
                    # Threads would not know which row does not fit; and letting the reader go while
                    # one of them waits to read from the file blocked for good now and then.
                    use_threads=False,
                    block_size=block,
                    column_names=plain,
                    skip_rows=dialect.before,
                    skip_rows_after_names=int(dialect.header) + dialect.between,
                    encoding="utf8" if dialect.encoding == "utf-8" else dialect.encoding,
                ),
                arrow.ParseOptions(
                    delimiter=DELIMITERS[dialect.delimiter],
                    quote_char=QUOTES.get(dialect.quote, False),
                    newlines_in_values=True,
                    invalid_row_handler=refuse,
                ),
                arrow.ConvertOptions(
                    column_types=dict.fromkeys(plain, pa.string()), strings_can_be_null=False
                ),
            )
            rows = 0
            while (batch := _next(reader)) is not None:
                batches.append(batch)
                numbers.take(batch.columns)
                rows += batch.num_rows
                _check_size(rows * width)
                yield min(1.0, file.tell() / size)
            table = pa.Table.from_batches(batches, reader.schema)
            read = numbers.columns()
        # What was read ahead of the file, up to 64 MB, is given back.
        pa.default_memory_pool().release_unused()
    except (pa.ArrowInvalid, UnicodeError, LookupError) as error:
        at = sum(batch.num_rows for batch in batches) + dialect.header
        raise TableError(_reason(misfits, error, at, dialect)) from None
    first = 1 + dialect.before + dialect.header + dialect.between
    end = first + table.num_rows
    columns = [table.column(i) for i in range(width)]
    return Cut(columns, np.arange(first, end), total=end - 1, numbers=read)


def _next(reader: Any) -> Any:
    try:
        return reader.read_next_batch()
    except StopIteration:
        return None


class LargeTableError(TableError):
    """A table of more cells than can be held."""


def _check_size(cells: int) -> None:
    if cells > MOST_CELLS:
        raise LargeTableError(
            Sentence("expected at most {most:,} cells, found more", most=MOST_CELLS)
        )


def _reason(misfits: list[Any], error: Exception, rows: int, dialect: Dialect) -> str:
    """One sentence for what Arrow refused after `rows` rows."""
    if misfits:
        row = misfits[0]
        return misfit(row.number, row.expected_columns, row.actual_columns)
    if "UTF8" in str(error) or isinstance(error, UnicodeError):
        return _other_bytes(rows, dialect)
    if "Empty" in str(error):
        return NO_ROWS
    return Sentence(
        "after row {row:,}: expected cells of at most {most:,} letters; a quotation mark may not "
        "be closed",
        row=rows,
        most=LONGEST_CELL,
    )


def misfit(row: int, expected: int, found: int) -> str:
    """The sentence on a row with too few or too many cells."""
    return Sentence(
        "row {row:,}: expected {expected:,} cells, as many as the first row has, found {found}",
        row=row,
        expected=expected,
        found=cells_in_words(found),
    )


def cells_in_words(count: int) -> str:
    """A number of cells in words."""
    return Sentence("1 cell") if count == 1 else Sentence("{n:,} cells", n=count)


def _other_bytes(rows: int, dialect: Dialect) -> str:
    return Sentence(
        "after row {row:,}: expected text in {encoding}, found other bytes",
        row=rows,
        encoding=dialect.encoding,
    )


def carefully(rows: Iterable[list[str]], dialect: Dialect, width: int) -> Steps[Cut]:
    """Cut rows, the blank ones included, into columns; yields after so many of them.

    Blank rows are left out but counted. Raises `TableError`.
    """
    pile = _Pile(width)
    first = dialect.before + dialect.header + dialect.between
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > first and not is_blank(row):
            pile.take(count, row, dialect)
        if count % _CHUNK == 0:
            _check_size(count * width)
            yield float(count)
    _check_size(count * width)
    return pile.cut(count, dialect)


class _Pile:
    """Rows that become columns, a number of them at a time."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._rows: list[list[str]] = []
        self._numbers: list[int] = []
        self._chunks: list[list[Any]] = []
        self._found = Cut([], np.empty(0, np.int64))

    def take(self, number: int, row: list[str], dialect: Dialect) -> None:
        """Take one row, which may not be blank."""
        if len(row) != self.width:
            if dialect.uneven != MENDED:
                raise TableError(misfit(number, self.width, len(row)))
            if is_comment(row, self.width):
                self._found.remarks += 1
                return
            if len(row) > self.width and not is_blank(row[self.width :]):
                self._found.long.append((number, len(row)))
                return
            if len(row) < self.width:
                self._found.short.append((number, len(row)))
            row = [*row, *[""] * (self.width - len(row))][: self.width]
        self._rows.append(row)
        self._numbers.append(number)
        if len(self._rows) % _CHUNK == 0:
            self._pack()

    def cut(self, total: int, dialect: Dialect) -> Cut:
        """All of the `total` rows but those after the table."""
        self._pack()
        last = total - dialect.after
        numbers = np.array(self._numbers, np.int64)
        kept = int(np.searchsorted(numbers, last, side="right"))
        columns = [
            pa.chunked_array([chunk[place] for chunk in self._chunks], pa.string()).slice(0, kept)
            for place in range(self.width)
        ]
        found = self._found
        found.total = total
        found.columns, found.rows = columns, numbers[:kept]
        found.numbers = plain_cells(columns, dialect.decimal)
        found.short = [(row, cells) for row, cells in found.short if row <= last]
        found.long = [(row, cells) for row, cells in found.long if row <= last]
        return found

    def _pack(self) -> None:
        if self._rows:
            columns = zip(*self._rows, strict=True)
            self._chunks.append([pa.array(column, pa.string()) for column in columns])
            self._rows = []


def text_rows(file: IO[str], dialect: Dialect) -> Iterator[list[str]]:
    """The rows of a text, blank ones included; raises `TableError`."""
    csv.field_size_limit(LONGEST_CELL)
    lines: Iterable[str] = file
    if dialect.delimiter == BLANKS:
        lines = (line.replace("\t", " ").strip() + "\n" for line in file)
    mended = dialect.uneven == MENDED
    reader = csv.reader(
        lines,
        delimiter=DELIMITERS.get(dialect.delimiter, " "),
        quotechar=QUOTES.get(dialect.quote, '"'),
        quoting=csv.QUOTE_NONE if dialect.quote == NO_QUOTE else csv.QUOTE_MINIMAL,
        skipinitialspace=dialect.delimiter == BLANKS or (mended and dialect.delimiter != "space"),
    )
    done = 0
    try:
        for row in reader:
            yield row
            done += 1
    except csv.Error:
        raise TableError(
            Sentence(
                "after row {row:,}: expected cells of at most {most:,} letters; a quotation mark "
                "may not be closed",
                row=done,
                most=LONGEST_CELL,
            )
        ) from None
    except UnicodeError:
        raise TableError(_other_bytes(done, dialect)) from None
