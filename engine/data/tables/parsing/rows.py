"""What can be said of a row of cells by itself, and how wide most are."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from engine.data.tables.cells.numerals import formats_of, parted

Rows = list[list[str]]

COMMENTS = ("#", "//", "%", "!")


def usual_width(rows: Rows) -> int:
    """How many cells most rows have that are not blank."""
    lengths = Counter(len(row) for row in rows if not is_blank(row))
    # Of two as frequent ones the larger: short rows are more often faulty than long ones.
    return max(lengths, key=lambda width: (lengths[width], width)) if lengths else 0


def is_blank(row: list[str]) -> bool:
    """Whether no cell of a row has anything in it."""
    return not any(cell and not cell.isspace() for cell in row)


@lru_cache(maxsize=30_000)
def is_numeric(cell: str) -> bool:
    """Whether a cell is a number in any format; names, units and footers ask of the same cells."""
    if not cell or len(cell) > 60:
        return False
    found = parted(cell)
    return found is not None and bool(formats_of(found[0]))


def is_comment(row: list[str], width: int) -> bool:
    """Whether a row is a remark among the data."""
    return bool(row) and len(row) < width and row[0].lstrip().startswith(COMMENTS)


def without_mark(row: list[str], width: int) -> list[str]:
    """The names in a row that begins as a remark does, with a cell of its own: `# a b c`."""
    marked = len(row) == width + 1 and row[0].strip() in COMMENTS
    return row[1:] if marked else row
