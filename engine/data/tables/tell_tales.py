"""Inputs that tell the target exactly: whoever knows them need not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import Array
from engine.data.tables.choices import Choices
from engine.data.tables.dialect import MOST_CATEGORIES
from engine.data.tables.uses import INPUT, MEASURED, TARGET, Use
from engine.sentences import Sentence

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn

_MOST_NAMED = 5
# Of a long column the beginning is looked at first.
_GLANCE = 1_000
# In fewer rows one column may follow another by chance.
_FEW = 12


def tell_tales(choices: Choices) -> list[str]:
    """A sentence for each input that tells the target exactly.

    Such an input has for each class values of its own that come again and again, or is a number
    that always rises, or always falls, with the number that is asked for: its logarithm, or the
    same in other units.
    """
    targets = choices.columns(TARGET)
    if not targets:
        return []
    target, use = targets[0]
    inputs = choices.columns(INPUT)
    if use.kind in MEASURED and len(inputs) == 1:
        # That one curve leads from x to y is what such a table shows.
        return []
    tells = _follows if use.kind in MEASURED else _tells_classes
    telling = [column for column, one in inputs if tells(column, one, target)]
    return [
        Sentence(
            "{column} tells {target} exactly: is it known beforehand?",
            column=column.name,
            target=target.name,
        )
        for column in telling[:_MOST_NAMED]
    ]


def _tells_classes(column: TableColumn, use: Use, target: TableColumn) -> bool:
    if target.different > MOST_CATEGORIES or not _has_few(column):
        return False
    codes, answers = column.codes(), target.codes()
    both = (codes >= 0) & (answers >= 0)
    pairs = np.unique(codes[both] * (1 + target.different) + answers[both])
    return 1 < len(np.unique(codes[both])) == len(pairs)


def _has_few(column: TableColumn) -> bool:
    """Whether so few values come again and again that they can tell classes."""
    most = min(MOST_CATEGORIES, len(column) // 2)
    some = column.beginning(_GLANCE)
    return some.spellings <= most and column.spellings <= most


def _follows(column: TableColumn, use: Use, target: TableColumn) -> bool:
    if use.kind not in MEASURED or len(column.mistakes) or len(target.mistakes):
        return False
    x, y = column.numbers(), target.numbers()
    return _is_monotone(x[:_GLANCE], y[:_GLANCE]) and _is_monotone(x, y)


def _is_monotone(x: Array, y: Array) -> bool:
    """Whether equal x have equal y, and larger ones always larger, or always smaller."""
    both = np.isfinite(x) & np.isfinite(y)
    order = np.argsort(x[both], kind="stable")
    steps, answers = np.diff(x[both][order]) > 0, np.diff(y[both][order])
    if np.count_nonzero(steps) < _FEW or (answers[~steps] != 0).any():
        return False
    return bool((answers[steps] > 0).all() or (answers[steps] < 0).all())
