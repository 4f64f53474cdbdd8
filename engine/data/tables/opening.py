"""From a file to a table with a proposal of what its columns are for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.data.datasets.table import FILL_TRAINING, Table
from engine.data.tables.belonging import apart_of
from engine.data.tables.cells.manner import UNDATED, Manner
from engine.data.tables.choices import Choices
from engine.data.tables.dialect import Dialect
from engine.data.tables.guessing import guessed, is_classes
from engine.data.tables.read_table import ReadTable, remember
from engine.data.tables.reading import reading
from engine.data.tables.understanding import understanding
from engine.data.tables.uses import CATEGORY, DATE, IGNORED, INPUT, NUMBER, ORDERED, TARGET, Use
from engine.sentences import Sentence
from engine.steps import Steps, between

# Of the time, what reading takes.
_READ = 0.7


def opened(path: Path, dialect: Dialect | None = None) -> Steps[Choices]:
    """Read a table and propose what its columns are for; yields the share that is done.

    Without a `dialect` it is found out how the file is written. Raises `TableError`.
    """
    table = yield from between(0, _READ, reading(path, dialect))
    given = dialect.decimal if dialect is not None else ""
    table = yield from between(_READ, 1, understanding(table, given))
    return proposed(table)


def proposed(table: ReadTable) -> Choices:
    """What a table seems to be for; it is remembered for whoever samples it."""
    guess = guessed(table)
    remember(guess.table)
    choices = Choices(guess.table, guess.uses, notes=guess.notes)
    choices = replace(choices, apart=apart_of(choices))
    if choices.lacking(INPUT).any():
        choices = replace(choices, missing=FILL_TRAINING)
    return replace(
        choices,
        standardise=bool(choices.why_scaled(INPUT)),
        standardise_targets=bool(choices.why_scaled(TARGET)),
    )


def with_target(choices: Choices, name: str) -> Choices:
    """The same with the column `name` as its target; raises `TableError` if there is none."""
    wanted = choices.cells.column(name)
    uses = tuple(
        replace(use, role=INPUT) if use.role == TARGET and column is not wanted else use
        for column, use in zip(choices.cells.columns, choices.uses, strict=True)
    )
    place = choices.cells.columns.index(wanted)
    kind = CATEGORY if is_classes(wanted) else NUMBER
    made = replace(choices, uses=uses).using(place, Use(TARGET, kind))
    return replace(made, standardise_targets=bool(made.why_scaled(TARGET)))


def in_the_same_way(choices: Choices, table: Table) -> Choices:
    """The choices that `table` stands for, made for another file.

    Columns that `table` does not use are ignored. Raises `TableError` if one that it uses is not
    there.
    """
    for name in (*table.inputs, *table.targets):
        choices.cells.column(name)
    known = {column.name: place for place, column in enumerate(choices.cells.columns)}
    manners = {manner.column: manner for manner in table.manners}
    made, uses = choices, []
    for place, (column, use) in enumerate(zip(choices.cells.columns, choices.uses, strict=True)):
        name = column.name
        role = INPUT if name in table.inputs else TARGET if name in table.targets else IGNORED
        if role == IGNORED:
            uses.append(replace(use, role=role, why=Sentence("it is not used in the other file")))
            continue
        manner = manners.get(name) or Manner(name, table.reading.decimal)
        made = made.reading_as(place, manner)
        kind = NUMBER if manner.dates == UNDATED else DATE
        kind = ORDERED if manner.order else kind
        kind = CATEGORY if name in table.categories else kind
        uses.append(Use(role, kind, Sentence("it is so in the other file")))
    apart = "".join(name for name in table.apart if name in known)
    if apart and apart in manners:
        made = made.reading_as(known[apart], manners[apart])
    return replace(made, uses=tuple(uses), missing=table.missing, apart=apart)
