"""Finding out how a file is written, from its beginning and its end."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from dataclasses import dataclass, replace

from engine.data.tables.cells.markers import may_be_missing
from engine.data.tables.cells.numerals import formats_of, parted
from engine.data.tables.dialect import BLANKS, DELIMITERS, MENDED, NO_QUOTE, Dialect, TableError
from engine.data.tables.parsing.cutting import text_rows
from engine.data.tables.parsing.layout import TableLayout, laid_out
from engine.data.tables.parsing.rows import Rows, is_blank, is_numeric, usual_width
from engine.sentences import Sentence

_ROWS = 200
# Of separators that do as well the first is taken; commas come late, being decimal signs too.
_TRIED = ("tab", "semicolon", "pipe", "comma", "space", BLANKS)
# Words are separated by spaces too.
_DOUBT = {"space": 0.9, BLANKS: 0.9}
_CONSISTENT = 0.5
_SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=(.)"?[ \t]*\r?(?:\n|$)', re.I)
_COMMA_NUMBER = re.compile(r"[+-−]?\d+,\d+")
_MARKS = frozenset(",;|\t")
_SEEN = 80
# So many cells tell how a table is written, in so many rows at least.
_CELLS, _FEWEST_ROWS = 4_000, 20


@dataclass(frozen=True, slots=True)
class Sniffed:
    """How a file is written, where its table lies, and what is to be said about it."""

    dialect: Dialect
    layout: TableLayout


def decoded(sample: bytes, encoding: str) -> str:
    """The text of a file's beginning, whose last letter may be cut; raises `TableError`."""
    kind = "utf-8-sig" if encoding == "utf-8" else encoding
    try:
        return codecs.getincrementaldecoder(kind)().decode(sample).removeprefix("\ufeff")
    except UnicodeError:
        raise TableError(
            Sentence("expected text in {encoding}, found other bytes", encoding=encoding)
        ) from None


def decoded_end(tail: bytes, encoding: str) -> str:
    """The text of a file's end from the first whole line on."""
    text = tail.decode(encoding if encoding != "utf-16" else "utf-16-le", errors="replace")
    return text.partition("\n")[2]


def rows_of(text: str, dialect: Dialect, whole: bool, most: int = _ROWS) -> Rows:
    """The first rows of a text, blank ones included; the last may be cut unless it is `whole`."""
    rows: Rows = []
    for row in text_rows(io.StringIO(text, newline=""), dialect):
        rows.append(row)
        if len(rows) > most:
            break
    cut = not whole and len(rows) <= most and len(rows) > 1
    return rows[:-1] if cut else rows[:most]


def sniffed(text: str, encoding: str, whole: bool = True, end: str = "") -> Sniffed:
    """How a text is written: its beginning, and its `end` unless the beginning is the `whole`."""
    announced = _SEPARATOR_LINE.match(text)
    given = (
        {mark: name for name, mark in DELIMITERS.items()}.get(announced[1]) if announced else None
    )
    dialect = Dialect(encoding=encoding, quote=_quote(text), uneven=MENDED)
    dialect = replace(dialect, delimiter=given or _delimiter(text, dialect, whole))
    if whole and '"' in text and dialect.quote == "double":
        dialect = _without_odd_quotes(text, dialect)
    rows = rows_of(text, dialect, whole)
    last = rows_of(text if whole else end, dialect, True, most=1_000_000) if (whole or end) else []
    return placed(rows, last, dialect)


def placed(rows: Rows, last: Rows, dialect: Dialect, header: bool | None = None) -> Sniffed:
    """The same with the layout and the decimal sign that these first and last rows speak for."""
    if all(is_blank(row) for row in rows):
        raise TableError(Sentence("expected a table, found empty lines only"))
    layout = laid_out(rows, last, header)
    body = _some(rows[layout.before + 1 :])
    cells = Counter(cell.strip() for row in body for cell in row)
    full = replace(
        dialect,
        decimal=_decimal(cells),
        header=layout.header,
        before=layout.before,
        between=layout.between,
        after=layout.after,
        row_names=layout.row_names,
        flagged=layout.flagged,
    )
    return Sniffed(full, layout)


def _decimal(cells: Counter[str]) -> str:
    """The decimal sign that more cells must have."""
    signs = Counter[str]()
    for cell, count in cells.items():
        parts = parted(cell) if 0 < len(cell) <= 40 else None
        found = {decimal for decimal, _ in formats_of(parts[0])} if parts else set()
        if len(found) == 1:
            signs[found.pop()] += count
    return "comma" if signs["comma"] > signs["point"] else "point"


def _quote(text: str) -> str:
    single = len(re.findall(r"(?:^|[,;\t| ])'[^'\n]*'(?=[,;\t| ]|\r?$)", text, re.MULTILINE))
    return "single" if single and '"' not in text else "double"


def _without_odd_quotes(text: str, dialect: Dialect) -> Dialect:
    """Quotation marks for letters if one that is never closed swallows the rest of the file."""
    plain = replace(dialect, quote=NO_QUOTE)
    if text.count('"') % 2 == 0:
        return dialect
    rows = rows_of(text, dialect, True, most=1_000_000)
    swallowed = bool(rows) and any("\n" in cell.strip() for cell in rows[-1])
    return plain if swallowed else dialect


def _delimiter(text: str, dialect: Dialect, whole: bool) -> str:
    """The separator that cuts most rows into as many cells, and cells that mean something."""
    best, most = "", 0.0
    for name in _TRIED:
        if name != BLANKS and DELIMITERS[name] not in text:
            continue
        rows = rows_of(text, replace(dialect, delimiter=name), whole)
        score = _score([row for row in rows if not is_blank(row)])
        if name in _DOUBT:
            score *= _DOUBT[name] * _begins(rows)
        if score > most + 1e-9:
            best, most = name, score
    if best and not (best == "comma" and _one_column(text)):
        return best
    # One column: any separator does that does not cut it.
    return next((name for name in _TRIED if name != BLANKS and DELIMITERS[name] not in text), "tab")


def _one_column(text: str) -> bool:
    """Whether a text is one column of numbers with decimal commas below a name without any."""
    lines = [line.strip() for line in text.splitlines()[:_ROWS] if line.strip()]
    body = lines[1:-1] or lines[1:]
    return (
        len(body) > 0
        and "," not in lines[0]
        and all(_COMMA_NUMBER.fullmatch(line) for line in body)
    )


def _score(rows: Rows) -> float:
    """How well rows are cut: the share that is equally wide, times that of cells that mean much."""
    width = usual_width(rows)
    if width < 2:
        return 0.0
    fitting = [row for row in rows if len(row) == width]
    # Rows may end with a separator, and names may begin one column later.
    near = sum(abs(len(row) - width) == 1 for row in rows)
    share = (len(fitting) + 0.5 * near) / len(rows)
    if share < _CONSISTENT or (len(fitting) < 2 and len(rows) > 2):
        return 0.0
    cells = [cell.strip() for row in _some(fitting) for cell in row]
    return share * sum(map(_meaning, cells)) / len(cells)


def _some(rows: Rows) -> Rows:
    """The first rows, fewer of wide ones: as many cells tell as much."""
    return rows[: max(_FEWEST_ROWS, _CELLS // max(1, len(rows[0])))] if rows else rows


def _begins(rows: Rows) -> float:
    """Less for spaces in words: a table between spaces begins with a row like the others."""
    filled = [row for row in rows if not is_blank(row)]
    width = usual_width(filled)
    return 1.0 if filled and width - 1 <= len(filled[0]) <= width else 0.5


def _meaning(cell: str) -> float:
    """How likely it is that a cell is whole."""
    if not cell:
        return 0.6
    if is_numeric(cell) or may_be_missing(cell):
        return 1.0
    if _MARKS & set(cell[:_SEEN]):
        return 0.4 if '"' not in cell and " " in cell else 0.1
    return 0.9
