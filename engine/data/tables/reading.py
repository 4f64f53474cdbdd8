"""Reading a table in small pieces, so that whoever waits can show progress and stop.

The file is looked through once for its digest and encoding, and once cut into cells.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from engine.data.tables.cells.manner import Manner
from engine.data.tables.columns import TableColumn
from engine.data.tables.dialect import (
    LARGEST_FILE,
    MENDED,
    MOST_COLUMNS,
    NO_QUOTE,
    Dialect,
    TableError,
    unreadable,
)
from engine.data.tables.parsing import sniffing
from engine.data.tables.parsing.cutting import (
    NO_ROWS,
    Cut,
    LargeTableError,
    carefully,
    is_quick,
    quickly,
    text_rows,
)
from engine.data.tables.parsing.layout import TableLayout
from engine.data.tables.parsing.orange_header import without_flags
from engine.data.tables.parsing.rows import Rows, is_blank, usual_width, without_mark
from engine.data.tables.parsing.scanning import Scan, scanned
from engine.data.tables.parsing.uneven_rows import said_of
from engine.data.tables.parsing.workbook import rows_of_sheet
from engine.data.tables.read_table import ReadTable, shelf_of
from engine.disk.opening import open_file, size_of
from engine.sentences import Sentence
from engine.steps import Steps, at_once, between

_LONGEST_NAME = 80
# What the first pass takes of the time.
_SCANNED = 0.4
_LOOKED_AT = 200


def reading(path: Path, dialect: Dialect | None = None) -> Steps[ReadTable]:
    """Read a table; yields the share that is done. Without a `dialect` it is found out.

    Raises `TableError` with one sentence that names row and column where there are any.
    """
    try:
        with open_file(path, LARGEST_FILE) as file:
            size = max(size_of(file), 1)
            scan = yield from between(0, _SCANNED, scanned(file, size))
        begun = _Begun(path, size, scan, dialect)
        cut = yield from between(_SCANNED, 1, begun.cut())
    except OSError as error:
        raise unreadable(error) from None
    return begun.table(cut)


class _Begun:
    """A file that was looked through and is to be cut."""

    def __init__(self, path: Path, size: int, scan: Scan, dialect: Dialect | None) -> None:
        self.path, self.size, self.scan = path, size, scan
        self.head = self._head(dialect or Dialect(encoding=scan.encoding, uneven=MENDED))
        self.layout = TableLayout()
        if dialect is None:
            found = self._sniffed()
            dialect, self.layout = found.dialect, found.layout
            self.head = self._head(dialect)
        self.dialect = dialect
        self.names, self.nameless = self._names()

    def cut(self) -> Steps[Cut]:
        """The cells of all columns as text."""
        dialect, width = self.dialect, len(self.names)
        if not self.scan.packed and is_quick(dialect):
            if dialect.uneven != MENDED:
                return (yield from quickly(self.path, self.size, dialect, width))
            if self.scan.even:
                try:
                    return (yield from quickly(self.path, self.size, dialect, width))
                except LargeTableError:
                    raise
                except TableError:
                    # Some row is not as the others are, or no table: the careful way says which.
                    pass
        with self._rows() as (rows, done):
            steps = carefully(rows, dialect, width)
            while True:
                try:
                    next(steps)
                except StopIteration as stop:
                    result: Cut = stop.value
                    return result
                yield done()

    def table(self, cut: Cut) -> ReadTable:
        """The table of these cells; raises `TableError`."""
        dialect = self.dialect
        if self.scan.odd_quotes.get(dialect.quote) and dialect.quote != NO_QUOTE:
            _check_closed(cut)
        if dialect.uneven == MENDED:
            _leave_out_blank(cut)
        if not len(cut.rows):
            raise TableError(NO_ROWS)
        columns = [
            TableColumn(name, cells, _manner(name, dialect), cut.rows, nameless)
            for name, nameless, cells in zip(self.names, self.nameless, cut.columns, strict=True)
        ]
        if cut.numbers is not None:
            known = zip(columns, cut.numbers, strict=True)
            columns = [column.knowing(numbers) for column, numbers in known]
        said = self.layout.said
        target = "".join(_names_at(columns, (said.target,)))
        aside, discrete, measured = (
            _names_at(columns, places) for places in (said.aside, said.discrete, said.measured)
        )
        if dialect.uneven == MENDED:
            columns = _with_content(columns, dialect.header)
        notes = (*self.layout.notes, *said_of(cut, len(self.names)))
        return ReadTable(self.path, self.scan.digest, dialect, tuple(columns), notes, target,
                         cut.total, aside, discrete, measured)  # fmt: skip

    def _sniffed(self) -> sniffing.Sniffed:
        if self.scan.packed:
            dialect = Dialect(uneven=MENDED)
            return sniffing.placed(self.head, self.head if len(self.head) < 5000 else [], dialect)
        scan = self.scan
        text = sniffing.decoded(scan.head, scan.encoding)
        end = "" if scan.whole else sniffing.decoded_end(scan.tail, scan.encoding)
        return sniffing.sniffed(text, scan.encoding, scan.whole, end)

    def _head(self, dialect: Dialect) -> Rows:
        """The first rows, blank ones included."""
        if self.scan.packed:
            rows = rows_of_sheet(self.path, dialect.sheet)
            return [row for _, row in zip(range(5000), rows, strict=False)]
        text = sniffing.decoded(self.scan.head, dialect.encoding)
        most = dialect.before + dialect.between + _LOOKED_AT
        return sniffing.rows_of(text, dialect, self.scan.whole, most)

    @contextmanager
    def _rows(self) -> Iterator[tuple[Iterator[list[str]], Callable[[], float]]]:
        """All rows, and a function that tells the share of the file that was read."""
        if self.scan.packed:
            yield rows_of_sheet(self.path, self.dialect.sheet), lambda: 0.5
            return
        encoding = "utf-8-sig" if self.dialect.encoding == "utf-8" else self.dialect.encoding
        with (
            open_file(self.path, LARGEST_FILE) as raw,
            io.TextIOWrapper(raw, encoding, newline="") as file,
        ):
            if encoding.startswith("utf-16-") and file.read(1) != "\ufeff":
                file.seek(0)
            yield text_rows(file, self.dialect), lambda: raw.tell() / self.size

    def _names(self) -> tuple[list[str], list[bool]]:
        """A name for every column, each different; and whether it is made up."""
        dialect = self.dialect
        if dialect.uneven == MENDED:
            rest = self.head[dialect.before :]
            filled = [row for row in rest if not is_blank(row)]
        else:
            filled = [row for row in self.head if row][dialect.before :]
        if not filled:
            raise TableError(Sentence("expected a table, found empty lines only"))
        if self.scan.whole and dialect.header and len(filled) == 1:
            raise TableError(NO_ROWS)
        names = without_mark(filled[0], usual_width(filled[1:]))
        cells = [without_flags(cell) if dialect.flagged else cell for cell in names]
        if dialect.row_names:
            cells.insert(0, "")
        if dialect.uneven == MENDED:
            body = filled[1:] if dialect.header else filled
            usual = usual_width(body)
            cells += [""] * (usual - len(cells))
        if len(cells) > MOST_COLUMNS:
            raise TableError(
                Sentence(
                    "expected at most {most:,} columns, found {found:,}",
                    most=MOST_COLUMNS,
                    found=len(cells),
                )
            )
        return _different(cells if dialect.header else [""] * len(cells))


def _different(cells: list[str]) -> tuple[list[str], list[bool]]:
    """Names that are printable and different, and which of them are made up."""
    names: dict[str, None] = {}
    nameless = []
    for place, cell in enumerate(cells, start=1):
        printable = "".join(
            letter if letter.isprintable() else " " for letter in cell[: 4 * _LONGEST_NAME]
        )
        plain = " ".join(printable.split())[:_LONGEST_NAME]
        nameless.append(not plain)
        name = plain = plain or f"column {place}"
        again = 2
        while name in names:
            name, again = f"{plain} ({again})", again + 1
        names[name] = None
    return list(names), nameless


def _names_at(columns: list[TableColumn], places: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(columns[place].name for place in places if 0 <= place < len(columns))


def _manner(name: str, dialect: Dialect) -> Manner:
    return Manner(name, dialect.decimal)


def _leave_out_blank(cut: Cut) -> None:
    """Leave out rows of separators alone."""
    blank = np.ones(len(cut.rows), bool)
    for cells in cut.columns:
        blank &= pc.equal(pc.utf8_trim_whitespace(cells), "").to_numpy(zero_copy_only=False)
        if not blank.any():
            return
    kept = pa.array(~blank)
    cut.columns = [cells.filter(kept) for cells in cut.columns]
    cut.numbers = None
    cut.rows = cut.rows[~blank]


def _with_content(columns: list[TableColumn], header: bool) -> list[TableColumn]:
    """The columns without those at the end that have neither a name nor a value."""
    while len(columns) > 1 and (columns[-1].nameless or not header):
        words = columns[-1].words(2)
        if set(words) - {""}:
            break
        columns = columns[:-1]
    return columns


def _check_closed(cut: Cut) -> None:
    """Raise `TableError` if the last row swallowed all that follows a quotation mark."""
    last = len(cut.rows) - 1
    for cells in cut.columns:
        if "\n" in str(cells[last]):
            raise TableError(
                Sentence(
                    "row {row:,}: expected a second quotation mark, found the end of the file",
                    row=int(cut.rows[last]),
                )
            )


def known(path: Path, digest: str, dialect: Dialect) -> ReadTable:
    """The table of that file and digest; raises `TableError` if the file is another by now."""
    return at_once(fetching(path, digest, dialect))


def fetching(path: Path, digest: str, dialect: Dialect) -> Steps[ReadTable]:
    """The same in steps; there are none if it is the table that was read last."""
    shelf = shelf_of(path, digest, dialect)
    if not shelf:
        table = yield from reading(path, dialect)
        if table.digest != digest:
            raise TableError(
                Sentence("the file has changed since it was imported; import it again")
            )
        shelf.append(table)
    return shelf[0]
