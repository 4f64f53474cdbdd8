"""Where in a file the table begins and ends, found out from its first rows and its last ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.data.tables.cells.dates import order_of
from engine.data.tables.cells.manner import UNDATED
from engine.data.tables.cells.markers import is_sign, may_be_missing
from engine.data.tables.column_names import COUNTERS, GENERAL, SPECIFIC, plain_name
from engine.data.tables.dialect import shortened
from engine.data.tables.parsing.orange_header import SaidOfColumns, said_before, said_below
from engine.data.tables.parsing.rows import (
    Rows,
    is_blank,
    is_numeric,
    usual_width,
    without_mark,
)
from engine.data.tables.parsing.titles import is_separator_line, rows_before
from engine.sentences import Sentence

_TOTALS = frozenset(
    [
        "total",
        "totals",
        "sum",
        "sums",
        "summe",
        "gesamt",
        "insgesamt",
        "gesamtsumme",
        "mean",
        "average",
        "avg",
        "mittelwert",
        "durchschnitt",
        "median",
        "σ",
        "∑",
    ]
) | {"grand total"}
_NOTES = re.compile(r"(source|quelle|note|notes|anmerkung|hinweis|stand|data|©|\*)\b|[*†©]", re.I)
_LONGEST_UNIT = 20
_MOST_FOOTERS = 50
# So many rows tell whether a column has numbers.
_JUDGED = 80


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How many rows stand before, between and after, and whether there are names.

    `said` is what the file itself says of its columns, `flagged` whether letters before their names
    do; `notes` say what is left out.
    """

    before: int = 0
    between: int = 0
    after: int = 0
    header: bool = True
    row_names: bool = False
    said: SaidOfColumns = SaidOfColumns()
    flagged: bool = False
    notes: tuple[str, ...] = ()


def laid_out(rows: Rows, last: Rows, header: bool | None = None) -> TableLayout:
    """The layout of a table from its first `rows`, blank ones included, and its `last` ones.

    With `header` somebody has said whether there are names.
    """
    width = usual_width(rows)
    before = rows_before(rows, width)
    table = rows[before:]
    filled = [row for row in table if not is_blank(row)]
    if not filled:
        return TableLayout(before)
    first, body = without_mark(filled[0], width), filled[1:]
    named = _named(first, body, width) if header is None else header
    row_names = named and width > 2 and len(first) == width - 1 and _is_full(body, width)
    notes: list[str] = []
    skipped = [row for row in rows[:before] if not is_blank(row)]
    if skipped and not is_separator_line(skipped[0]):
        text = shortened(" ".join(cell for row in skipped for cell in row if cell.strip()))
        notes.append(Sentence("the lines above the table are left out (“{text}”)", text=text))
    said = said_before(first) if named and not row_names else None
    if said is not None:
        notes.append(Sentence("what stands before “#” in the names says what the columns are"))
        found = TableLayout(said=said, flagged=True)
    else:
        found = _between(table, width, notes, before) if named else TableLayout()
    after = _after(rows, last, width, notes)
    return replace(found, before=before, after=after, header=named, row_names=row_names,
                   notes=tuple(notes))  # fmt: skip


def _is_full(body: Rows, width: int) -> bool:
    """Whether the rows have a cell in their last place: no separator just ends them."""
    return any(len(row) == width and row[-1].strip() for row in body)


def _named(first: list[str], body: Rows, width: int) -> bool:
    """Whether the first row has names: words above numbers, or words that never come again."""
    cells = [cell.strip() for cell in first]
    if not body:
        return not any(is_numeric(cell) for cell in cells)
    shift = 1 if len(cells) == width - 1 and _is_full(body, width) else 0
    below = [row for row in body[:_JUDGED] if len(row) >= len(cells) + shift]
    columns = [[row[i + shift].strip() for row in below] for i in range(len(cells))]
    numeric = [_is_numeric_column(column) for column in columns]
    numbers = [place for place, cell in enumerate(cells) if is_numeric(cell)]
    if not numbers:
        if any(numeric[place] and cell and not may_be_missing(cell)
               for place, cell in enumerate(cells)):  # fmt: skip
            return True
        if any(plain_name(cell) in COUNTERS | GENERAL | SPECIFIC for cell in cells):
            return True
        repeated = any(cell and cell in column for cell, column in zip(cells, columns, strict=True))
        if len(set(cells)) < len(cells) and len(body) > 1:
            return False
        return not repeated
    words = [place for place, cell in enumerate(cells) if cell and place not in numbers]
    if any(numeric[place] and not may_be_missing(cells[place]) for place in words):
        return True
    return _count_up([cells[place] for place in numbers], words, cells, columns, numbers)


def _count_up(
    heads: list[str],
    words: list[int],
    cells: list[str],
    columns: list[list[str]],
    places: list[int],
) -> bool:
    """Whether numbers in the first row are names: 0, 1, 2, … or years, unlike what is below."""
    if not all(head.isdigit() for head in heads):
        return False
    values = [int(head) for head in heads]
    counting = all(b == a + 1 for a, b in pairwise(values))
    years = all(1800 <= value <= 2100 for value in values) and len(set(values)) == len(values)
    if years and counting and len(values) > 3:
        return True
    if not (years or (counting and values[0] in (0, 1))):
        return False
    below = [cell for place in places for cell in columns[place][:50] if cell]
    if years:
        return not any(cell.isdigit() and 1800 <= int(cell) <= 2100 for cell in below)
    if len(values) > 3:
        return True
    known = any(plain_name(cells[place]) in COUNTERS | GENERAL | SPECIFIC for place in words)
    unlike = bool(below) and not all(cell.isdigit() for cell in below)
    return known or (unlike and len(values) > 1) or (len(values) > 1 and cells[0] == "")


def _is_numeric_column(column: list[str]) -> bool:
    present = [cell for cell in column if cell and not may_be_missing(cell)]
    numbers = sum(is_numeric(cell) for cell in present)
    if present and numbers >= 0.6 * len(present):
        return True
    return bool(present) and order_of(present[:20]) != UNDATED


def _between(table: Rows, width: int, notes: list[str], before: int) -> TableLayout:
    """How many rows below the names are no data, and what they say of the columns."""
    if len(table) < 3 or is_blank(table[1]):
        return TableLayout()
    said = said_below(table[1], table[2]) if len(table) > 3 else None
    if said is not None:
        notes.append(Sentence("rows 2 and 3 say what the columns are and hold no data"))
        return TableLayout(between=2, said=said)
    body = [row for row in table[2:_JUDGED] if len(row) == width]
    if len(body) < 2 or len(table[1]) > width:
        return TableLayout()
    cells = [cell.strip().lower() for cell in table[1]]
    cells += [""] * (width - len(cells))
    columns = [[row[i].strip() for row in body] for i in range(width)]
    numeric = [_is_numeric_column(column) for column in columns]
    above = [cells[i] for i in range(width) if numeric[i]]
    others = [i for i in range(width) if not numeric[i]]
    if (
        any(above)
        and not any(is_numeric(cell) or (cell and is_sign(cell)) for cell in above)
        and not any(may_be_missing(cell) for cell in above if cell)
        and all(len(cell) <= _LONGEST_UNIT for cell in cells)
        and all(not cells[i] or table[1][i].strip() not in columns[i] for i in others)
    ):
        row = before + 2
        notes.append(Sentence("row {row:,} looks like units and is left out", row=row))
        return TableLayout(between=1)
    return TableLayout()


def _after(rows: Rows, last: Rows, width: int, notes: list[str]) -> int:
    """How many of the last rows do not belong to the table: sources, remarks, sums."""
    if width < 2:
        return 0
    body = [row for row in rows[:_JUDGED] if len(row) == width]
    numeric = [_is_numeric_column([row[i].strip() for row in body[1:]]) for i in range(width)]
    left: list[list[str]] = []
    count, place = 0, len(last)
    while place > 1 and len(left) < _MOST_FOOTERS:
        row = last[place - 1]
        above_is_blank = is_blank(last[place - 2])
        if is_blank(row):
            place -= 1
            continue
        if not _is_footer(row, width, numeric, above_is_blank):
            break
        left.append(row)
        place -= 1
        count = len(last) - place
    if not left:
        return 0
    texts = [shortened(" ".join(cell for cell in row if cell.strip())) for row in reversed(left)]
    notes.append(
        Sentence("the last line is left out (“{text}”)", text=texts[0])
        if len(left) == 1
        else Sentence(
            "the last {count} lines are left out (“{text}”)", count=len(left), text=texts[0]
        )
    )
    return count


def _is_footer(row: list[str], width: int, numeric: list[bool], apart: bool) -> bool:
    full = [place for place, cell in enumerate(row) if cell.strip()]
    head = row[full[0]].strip()
    if head.rstrip(":").lower() in _TOTALS and full[0] <= 1:
        return True
    words = [place for place in full if not is_numeric(row[place].strip())]
    if len(words) < len(full) or is_sign(head):
        return False
    if len(full) == 1 and full[0] == 0:
        # One text alone where the table has several cells; a cut row would begin like the others.
        return len(row) < width or numeric[0] or bool(_NOTES.match(head))
    misplaced = any(place < width and numeric[place] for place in full)
    return len(row) != width and (apart or bool(_NOTES.match(head)) or misplaced)
