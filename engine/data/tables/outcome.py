"""What will happen with a table, in sentences: how many samples of what, and what is left out."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from engine.data.datasets.table import DROP, FILLS, REFUSE
from engine.data.tables.cells.manner import UNDATED
from engine.data.tables.choices import Choices
from engine.data.tables.dialect import MOST_CATEGORIES, shortened
from engine.data.tables.tell_tales import tell_tales
from engine.data.tables.uses import CATEGORY, IGNORED, INPUT, MEASURED, TARGET, TEXT
from engine.sentences import Sentence

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn

_NAMED = 5
_MOST_INPUTS = 12


def task_of(choices: Choices) -> str:
    """The type of task with its reason."""
    targets = choices.columns(TARGET)
    if not targets:
        return Sentence("No target yet")
    column, use = targets[0]
    if use.kind not in MEASURED:
        return Sentence(
            "Classification: “{name}” has {count:,} different values",
            name=column.name,
            count=column.different,
        )
    if len(targets) > 1:
        return Sentence("Regression: {count} columns of numbers", count=len(targets))
    return Sentence("Regression: “{name}” is a number", name=column.name)


def outcome_of(choices: Choices) -> str:
    """One sentence: rows, inputs and what they become, classes, and which rows are left out."""
    kept = int(np.count_nonzero(choices.kept(choices.missing)))
    parts = [
        Sentence("1 row") if kept == 1 else Sentence("{count:,} rows", count=kept),
        _inputs(choices),
        _answers(choices),
    ]
    said = Sentence("{rows}, {inputs}, {answers}", rows=parts[0], inputs=parts[1], answers=parts[2])
    left = len(choices.cells) - kept
    if not left:
        return Sentence("{said}.", said=said)
    lost = choices.classes(choices.missing)[1]
    why = _why_left(choices)
    if lost:
        return Sentence(
            "{said}; {left} because {why}, and with them the classes {lost}.",
            said=said,
            left=_left(left),
            why=why,
            lost=listed(lost),
        )
    return Sentence("{said}; {left} because {why}.", said=said, left=_left(left), why=why)


def inputs_of(choices: Choices) -> str:
    """The network's inputs in words, categories with what they become."""
    named = []
    columns = choices.columns(INPUT)
    for column, use in columns[:_MOST_INPUTS]:
        if use.kind in MEASURED or column.different > MOST_CATEGORIES:
            order = " < ".join(map(shortened, column.manner.order[:_MOST_INPUTS]))
            named.append(f"{column.name} ({order})" if order else column.name)
        else:
            words = column.categories
            some = ", ".join(f"{column.name}={shortened(word)}" for word in words[:_MOST_INPUTS])
            named.append(f"{column.name} → {some}" + (", …" if len(words) > _MOST_INPUTS else ""))
        if choices.flags(column):
            named.append(Sentence("{column} missing", column=column.name))
    more = ["…"] if len(columns) > _MOST_INPUTS else []
    # Sentences stay such, to be said in the language of the window.
    names = reduce(_and_then, [*named, *more]) if named else ""
    if choices.width() == 1:
        return Sentence("1 input of the network: {names}", names=names)
    return Sentence("{count:,} inputs of the network: {names}", count=choices.width(), names=names)


def _and_then(first: str, second: str) -> str:
    return Sentence("{first}; {second}", first=first, second=second)


def policy_of(choices: Choices, missing: str) -> str:
    """What becomes of rows and classes if this is done with missing values."""
    pattern = {
        DROP: Sentence("Leave these rows out"),
        REFUSE: Sentence("Refuse the table"),
    }
    what = pattern.get(missing) or (
        Sentence("Fill in median or most frequent of the training part")
        if missing != "fill"
        else Sentence("Fill in mean or most frequent of all rows")
    )
    if missing == REFUSE:
        return what
    rows = int(np.count_nonzero(choices.kept(missing)))
    kept, lost = choices.classes(missing)
    if lost:
        return Sentence(
            "{what}: {rows:,} rows are kept, class {lost} is lost",
            what=what,
            rows=rows,
            lost=listed(lost),
        )
    if kept:
        return Sentence(
            "{what}: {rows:,} rows and all {classes:,} classes are kept",
            what=what,
            rows=rows,
            classes=len(kept),
        )
    return Sentence("{what}: {rows:,} rows are kept", what=what, rows=rows)


def notes_of(choices: Choices) -> tuple[str, ...]:
    """What else is to be said: what was left out of the file, and what is in doubt."""
    notes = [*choices.notes, *tell_tales(choices), *_held_back(choices)]
    empty = [
        column
        for column, use in choices.columns(IGNORED)
        if 0 < column.missing < len(column) and column.missing * 2 > len(column)
    ]
    notes += [
        Sentence(
            "{column} is ignored: {count:,} of {rows:,} cells are empty",
            column=column.name,
            count=column.missing,
            rows=len(column),
        )
        for column in empty[:_NAMED]
    ]
    notes += [
        Sentence("{column} is ignored: {why}", column=column.name, why=use.why)
        for column, use in choices.columns(IGNORED)
        if isinstance(use.why, Sentence) and "most" in use.why.values and use.kind == TEXT
    ][:_NAMED]
    many = [
        column
        for column, use in choices.columns(INPUT)
        if use.kind == CATEGORY and column.is_number and column.different > 20
    ]
    notes += [
        Sentence(
            "{column} looks like numbers; as a category it becomes {count:,} inputs",
            column=column.name,
            count=column.different,
        )
        for column in many[:_NAMED]
    ]
    return tuple(notes)


def _held_back(choices: Choices) -> list[str]:
    """What is held back, where it is not drawn at random."""
    if not choices.apart:
        return []
    column = choices.cells.column(choices.apart)
    pattern = (
        Sentence("rows with the same {column} stay in one part")
        if column.manner.dates == UNDATED
        else Sentence("the newest rows by {column} are held back: they become the test part")
    )
    return [Sentence(pattern, column=column.name)]


def listed(names: tuple[str, ...]) -> str:
    """Some names, one after the other."""
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def _inputs(choices: Choices) -> str:
    count, width = len(choices.columns(INPUT)), choices.width()
    if count == width:
        return Sentence("1 input") if count == 1 else Sentence("{count:,} inputs", count=count)
    if count == 1:
        return Sentence("1 input becomes {width:,}", width=width)
    return Sentence("{count:,} inputs become {width:,}", count=count, width=width)


def _answers(choices: Choices) -> str:
    targets = choices.columns(TARGET)
    if not targets:
        return Sentence("no target")
    if choices.is_classification:
        kept = choices.classes(choices.missing)[0]
        if 0 < len(kept) <= _NAMED:
            return Sentence("{count:,} classes ({names})", count=len(kept), names=listed(kept))
        return Sentence("{count:,} classes", count=len(kept))
    if len(targets) > 1:
        return Sentence("{count:,} numbers to predict", count=len(targets))
    return Sentence("{name} to predict", name=targets[0][0].name)


def _left(left: int) -> str:
    if left == 1:
        return Sentence("1 row is left out")
    return Sentence("{count:,} rows are left out", count=left)


def _why_left(choices: Choices) -> str:
    """Which columns lack a value in the rows that are left out, and which rows these are."""
    roles = (TARGET,) if choices.missing in FILLS else (TARGET, INPUT)
    lacking = [column for column, _ in choices.columns(*roles) if column.missing]
    rows = _rows_of(lacking[0], choices)
    names = listed(tuple(column.name for column in lacking))
    if rows:
        return Sentence("{names} is missing (row {rows})", names=names, rows=rows)
    return Sentence("{names} is missing", names=names)


def _rows_of(column: TableColumn, choices: Choices) -> str:
    """The numbers of the rows that are left out, if they are few."""
    rows = column.rows[~choices.kept(choices.missing)]
    return ", ".join(f"{row:,}" for row in rows.tolist()) if len(rows) <= _NAMED else ""
