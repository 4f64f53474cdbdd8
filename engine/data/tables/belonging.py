"""Which rows belong together when some are held back: those of one day, or of one patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.data.tables.cells.manner import UNDATED
from engine.data.tables.choices import Choices
from engine.data.tables.column_names import plain_name
from engine.data.tables.owners import names_owner
from engine.data.tables.uses import CATEGORY, TARGET

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn

# So much of the rows is kept to train on, at least.
_TRAINED = 0.7
_BIRTHS = ("birth", "dob", "born", "geburt", "geb", "naissance", "nacimiento")
# So many different values can be a group each.
_MOST_GROUPS = 100_000


def candidates(choices: Choices) -> list[tuple[str, bool]]:
    """The columns by which rows can be held back, and whether that is by time."""
    found = []
    for column, use in zip(choices.cells.columns, choices.uses, strict=True):
        if use.role == TARGET:
            continue
        if column.manner.dates != UNDATED:
            if column.missing < len(column) / 2:
                found.append((column.name, True))
        elif names_owner(column) and _repeats(column):
            found.append((column.name, False))
    return found


def apart_of(choices: Choices) -> str:
    """The column by which rows should be held back; "" if they may be drawn at random."""
    found = candidates(choices)
    for name, by_time in found:
        if not by_time:
            return name
    for name, _ in found:
        if not any(birth in plain_name(name) for birth in _BIRTHS) and _can_wait(choices, name):
            return name
    return ""


def _repeats(column: TableColumn) -> bool:
    present = len(column) - column.missing
    return column.spellings <= _MOST_GROUPS and 3 <= column.different <= 0.9 * present


def _can_wait(choices: Choices, name: str) -> bool:
    """Whether the oldest rows have several days, and all classes that there are."""
    days = choices.cells.column(name).numbers()
    kept = choices.kept(choices.missing)
    order = np.argsort(np.where(np.isnan(days), -np.inf, days)[kept], kind="stable")
    oldest = order[: max(1, int(_TRAINED * len(order)))]
    if len(np.unique(days[kept][oldest])) < 2:
        return False
    targets = choices.columns(TARGET)
    if not targets or targets[0][1].kind != CATEGORY:
        return True
    codes = targets[0][0].codes()[kept]
    return len(np.unique(codes[oldest])) == len(np.unique(codes))
