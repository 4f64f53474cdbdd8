"""What the columns of a table seem to be for: inputs, target, or nothing; with the reason."""

from __future__ import annotations

import numpy as np

from engine.data.tables.columns import TableColumn
from engine.data.tables.dialect import MOST_CATEGORIES, MOST_INPUTS
from engine.data.tables.reading import ReadTable
from engine.data.tables.uses import CATEGORY, IGNORED, INPUT, NUMBER, TARGET, Use

_FEW = 10
# Columns of this many rows are looked at by their beginning first.
_COUNTED = 20_000
_TARGET_NAMES = ("target", "class", "label", "species", "y", "outcome", "quality", "survived")
_COUNTER_NAMES = ("id", "index", "row", "no", "nr", "key", "rownames", "unnamed: 0", "column 1")


def guessed(table: ReadTable) -> tuple[Use, ...]:
    """What each column may be for: the likeliest target, and all else that can be an input."""
    kinds = [NUMBER if column.is_number else CATEGORY for column in table.columns]
    target = _target(table, kinds)
    uses = []
    inputs = 0
    for place, (column, kind) in enumerate(zip(table.columns, kinds, strict=True)):
        if place == target:
            uses.append(Use(TARGET, CATEGORY if is_classes(column) else kind))
            continue
        width = column.different if kind == CATEGORY else 1
        useful = not _names_rows(column, kind) and 0 < width <= MOST_CATEGORIES
        # A column with mistakes is proposed too: its first mistake is to be read, not passed over.
        if useful and inputs + width <= MOST_INPUTS and column.missing < len(column):
            uses.append(Use(INPUT, kind))
            inputs += width
        else:
            uses.append(Use(IGNORED, kind))
    return tuple(uses)


def is_classes(column: TableColumn) -> bool:
    """Whether a target column tells classes apart: words, or a few whole numbers."""
    if not column.is_number:
        return True
    if len(column.mistakes):
        return False
    numbers = column.numbers()
    present = numbers[np.isfinite(numbers)]
    if not len(np.unique(present[:_COUNTED])) <= _FEW:
        return False
    different = np.unique(present)
    return len(different) <= _FEW and bool((different == np.floor(different)).all())


def _target(table: ReadTable, kinds: list[str]) -> int:
    """The place of the likeliest target: by its name, else the last words, else the last."""
    usable = [
        place
        for place, (column, kind) in enumerate(zip(table.columns, kinds, strict=True))
        if column.missing < len(column)
        and not _names_rows(column, kind)
        and (kind == NUMBER or 1 < column.different <= MOST_CATEGORIES)
    ]
    named = [p for p in usable if table.columns[p].name.lower() in _TARGET_NAMES]
    words = [p for p in usable if kinds[p] == CATEGORY]
    ends = [p for p in words if p in (0, len(kinds) - 1)]
    # Words in the last column, or in the first, are more often the answer than those between.
    last = usable[-1:] if usable and kinds[usable[-1]] == NUMBER and not ends else []
    return (named or ends[-1:] or last or words[-1:] or [len(kinds) - 1])[-1]


def _names_rows(column: TableColumn, kind: str) -> bool:
    """Whether a column only counts or names the rows, from which nothing can be learnt."""
    if len(column) < _FEW:
        return False
    if kind == CATEGORY:
        return column.different > max(MOST_CATEGORIES, len(column) // 2)
    if column.name.lower() not in _COUNTER_NAMES or len(column.mistakes) or column.missing:
        return False
    steps = np.diff(column.numbers())
    return bool(len(steps)) and bool((steps == steps[0]).all()) and steps[0] != 0
