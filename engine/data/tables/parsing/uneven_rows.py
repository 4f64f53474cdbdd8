"""What became of rows with too few or too many cells, in sentences."""

from __future__ import annotations

from engine.data.tables.parsing.cutting import Cut, cells_in_words
from engine.sentences import Sentence

_NAMED_ROWS = 3


def said_of(cut: Cut, width: int) -> list[str]:
    """A sentence for each kind of row that is not as wide as the table."""
    notes: list[str] = []
    if len(cut.short) == 1:
        row, found = cut.short[0]
        notes.append(
            Sentence(
                "row {row:,} has {found} of {width:,}: what is not there is missing",
                row=row,
                found=cells_in_words(found),
                width=width,
            )
        )
    elif cut.short:
        rows = _listed([row for row, _ in cut.short])
        notes.append(
            Sentence(
                "{count:,} rows have too few cells (row {rows}): what is not there is missing",
                count=len(cut.short),
                rows=rows,
            )
        )
    if len(cut.long) == 1:
        row, found = cut.long[0]
        notes.append(
            Sentence(
                "row {row:,} has {found} instead of {width:,} and is left out",
                row=row,
                found=cells_in_words(found),
                width=width,
            )
        )
    elif cut.long:
        rows = _listed([row for row, _ in cut.long])
        notes.append(
            Sentence(
                "{count:,} rows have too many cells and are left out (row {rows})",
                count=len(cut.long),
                rows=rows,
            )
        )
    if cut.remarks:
        notes.append(
            Sentence("1 line of remarks is left out")
            if cut.remarks == 1
            else Sentence("{count:,} lines of remarks are left out", count=cut.remarks)
        )
    return notes


def _listed(rows: list[int]) -> str:
    some = ", ".join(f"{row:,}" for row in rows[:_NAMED_ROWS])
    return some + (", …" if len(rows) > _NAMED_ROWS else "")
