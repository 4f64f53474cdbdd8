"""Workbooks of spreadsheet programs: their rows as text, as a CSV file would have them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from engine.data.tables.dialect import LONGEST_CELL, TableError
from engine.disk.opening import open_file
from engine.sentences import Sentence

# How a zip begins (xlsx, ods), and the older files of Excel.
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_WORKBOOK = 100_000_000
LARGEST_UNPACKED = 500_000_000
_ENDS = (KeyboardInterrupt, SystemExit, GeneratorExit)


def is_workbook(start: bytes) -> bool:
    """Whether a file begins as a workbook does."""
    return start.startswith((_ZIP, _OLD))


def sheet_names(path: Path) -> tuple[str, ...]:
    """The names of the sheets; raises `TableError`."""
    return tuple(_book(path).sheet_names)


def rows_of_sheet(path: Path, sheet: int) -> Iterator[list[str]]:
    """The rows of a sheet as text, blank ones included; raises `TableError`."""
    book = _book(path)
    if sheet >= len(book.sheet_names):
        raise TableError(
            Sentence(
                "expected a sheet {sheet}, found {count} of them",
                sheet=sheet + 1,
                count=len(book.sheet_names),
            )
        )
    try:
        rows = book.get_sheet_by_index(sheet).iter_rows()
        for row in rows:
            yield [_text(cell) for cell in row]
    except _ENDS:
        raise
    # What the reader, which is written in Rust, panics with is no `Exception`.
    except BaseException:
        raise _damaged() from None


def _book(path: Path) -> Any:
    # Loaded when it is needed: few tables are workbooks.
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    if path.stat().st_size > LARGEST_WORKBOOK:
        raise TableError(
            Sentence(
                "expected a workbook of at most {most:,} bytes; save the sheet as CSV",
                most=LARGEST_WORKBOOK,
            )
        )
    try:
        with open_file(path, LARGEST_WORKBOOK) as file:
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as packed:
                    if sum(member.file_size for member in packed.infolist()) > LARGEST_UNPACKED:
                        raise _damaged()
            file.seek(0)
            return CalamineWorkbook.from_filelike(file)
    except (*_ENDS, TableError):
        raise
    except BaseException:
        raise _damaged() from None


def _damaged() -> TableError:
    return TableError(
        Sentence(
            "this is a packed file, perhaps one of Excel, and it is damaged or holds no table; "
            "save it as CSV"
        )
    )


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        whole = not (cell.hour or cell.minute or cell.second or cell.microsecond)
        return cell.date().isoformat() if whole else cell.isoformat(" ")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell)[:LONGEST_CELL]
