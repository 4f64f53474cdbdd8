"""What the line below the table says: how many rows are listed, and of which answers are known."""

from __future__ import annotations

from playground.panels.samples.data.rows_model import RowsModel
from playground.words.translate import tr


def what_is_listed(rows: RowsModel, start: int, most: int) -> str:
    """How many rows are listed, and of which the answers are known if not of all.

    Where the answers to single rows do, those to `most` rows from `start` on are asked for.
    """
    setup = rows.setup
    assert setup is not None
    count, shown = len(setup.data.x), rows.rowCount()
    first, end = rows.answered
    whole = end - first == count or count <= most
    text = tr("{shown:,} of {count:,} rows.", shown=shown, count=count)
    if not whole and rows.needs_all:
        return text + " " + tr(
            "So far the answers of rows {first:,} to {last:,} are known; the others come.",
            first=min(first + 1, end),
            last=end,
        )  # fmt: skip
    if rows.cell is not None and not shown:
        return tr("No row is in this cell.")
    if rows.wrong_only and not shown:
        classes = bool(setup.data.classes)
        return tr("No row is taken for another class.") if classes else tr("No row is far off.")
    if whole:
        return text
    start = min(start, count - most)
    return text + " " + tr(
        "Answers are known of rows {first:,} to {last:,} and follow as you scroll.",
        first=start + 1,
        last=start + most,
    )  # fmt: skip
