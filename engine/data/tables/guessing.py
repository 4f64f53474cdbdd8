"""What the columns of a table seem to be for: inputs, target, or nothing; with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.data.tables.cells.manner import BY_NUMBER, SPELLED, UNDATED
from engine.data.tables.column_names import (
    is_namesake,
    plain_name,
    says_amount,
    says_counter,
    says_earned,
    says_target,
)
from engine.data.tables.dialect import MOST_CATEGORIES, MOST_INPUTS
from engine.data.tables.owners import names_owner
from engine.data.tables.read_table import FIRST, ReadTable
from engine.data.tables.uses import CATEGORY, DATE, IGNORED, INPUT, NUMBER, TARGET, TEXT, Use
from engine.sentences import Sentence

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn

# So many different whole numbers that repeat are classes, and so many if the name says so.
_FEW, _FEW_NAMED = 10, 100
# Columns of this many rows are looked at by their beginning first.
_COUNTED = 20_000
# Above this share of empty cells a column says little.
_MOSTLY_EMPTY = 0.5
# From this share of missing cells on, that they are missing may say something.
TELLING = 0.05
_NEARLY_UNIQUE = 0.9
_GROUPED = 0.2
# Numbers so far beyond those of the rows are names.
_FAR = 10
# To be the last column speaks as much for a target as half a name; see `says_target`.
_LAST = 1.5
# A file that is called like a column is about that.
_NAMESAKE = 4
_SOLD = frozenset(["sales", "umsatz", "absatz", "ventes", "ventas"])
# Words of this length are sentences.
_LONG = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """The table with its numbers that are classes read as such, the uses, and what to say."""

    table: ReadTable
    uses: tuple[Use, ...]
    notes: tuple[str, ...]


def guessed(table: ReadTable) -> Proposal:
    """What each column may be for: the likeliest target, and all else that can be an input."""
    kinds = [_said_kind(table, column) for column in table.columns]
    named = any(not column.nameless for column in table.columns)
    counts = [_counts_rows(*both, named) for both in zip(table.columns, kinds, strict=True)]
    target, why = _target(table, kinds, counts)
    uses: list[Use] = []
    for place, (column, kind) in enumerate(zip(table.columns, kinds, strict=True)):
        if place == target:
            number = column.name in table.measured and column.is_number
            classes = kind != DATE and not number and is_classes(column)
            uses.append(Use(TARGET, CATEGORY if classes else kind, why))
        elif column.name in table.aside:
            uses.append(Use(IGNORED, kind, Sentence("the file says that it is no input")))
        else:
            uses.append(_use(column, kind, counts[place]))
    inputs = [place for place, use in enumerate(uses) if use.role == INPUT]
    if not inputs:
        uses = _with_only_input(table, uses)
    uses, notes = _within_limit(table, uses)
    columns = tuple(
        as_classes(column) if use == Use(TARGET, CATEGORY) else column
        for column, use in zip(table.columns, uses, strict=True)
    )
    found = replace(table, columns=columns)
    return Proposal(found, tuple(uses), (*table.notes, *notes))


def is_classes(column: TableColumn) -> bool:
    """Whether a target column tells classes apart: words, or whole numbers that repeat."""
    if column.manner.dates != UNDATED:
        return False
    if not column.is_number:
        return True
    if len(column.mistakes) or column.manner.units or says_amount(column.name):
        return False
    numbers = column.numbers()
    present = numbers[np.isfinite(numbers)]
    most = _FEW_NAMED if says_target(column.name) == 2 else _FEW
    if len(np.unique(present[:_COUNTED])) > most:
        return False
    different = np.unique(present)
    whole = bool((different == np.floor(different)).all())
    # Whole numbers that hardly repeat are measured, or counted.
    repeated = len(present) >= 2 * len(different) or len(different) <= 2
    return 1 <= len(different) <= most and whole and repeated


def as_classes(column: TableColumn) -> TableColumn:
    """The column with equal numbers as one category, however they are spelled (0 and 0.0)."""
    if not column.is_number or column.manner.alike != SPELLED or column.spellings > 2 * _FEW_NAMED:
        return column
    merged = column.read_as(replace(column.manner, alike=BY_NUMBER))
    codes = any(word[:1] == "0" and word[1:2].isdigit() for word in column.categories)
    return column if codes or merged.different == column.different else merged


def _said_kind(table: ReadTable, column: TableColumn) -> str:
    """The kind of a column; two numbers are as good as two names of which a file speaks."""
    kind = _kind(column)
    said = column.name in table.discrete and 2 < column.different <= MOST_CATEGORIES
    return CATEGORY if said and kind == NUMBER else kind


def _kind(column: TableColumn) -> str:
    if column.missing == len(column):
        return TEXT
    if column.manner.dates != UNDATED:
        return DATE
    if column.is_number:
        return NUMBER
    # In a table of a few rows each class may be there once.
    named = says_target(column.name) > 0 and column.spellings <= _FEW
    return CATEGORY if named or not _is_text(column) else TEXT


def _is_text(column: TableColumn) -> bool:
    """Whether words name their rows, or are written freely."""
    present = len(column) - column.missing
    if column.spellings > max(MOST_CATEGORIES, present // 2) + 40:
        return True
    different = column.different
    if different > MOST_CATEGORIES:
        return True
    if different == present and present > 1:
        return True
    if present > 20 and different > _NEARLY_UNIQUE * present:
        return True
    return (
        any(len(word) > _LONG for word in column.categories) and different > present // 2
    ) or any(len(word) > 3 * _LONG for word in column.categories)


def _use(column: TableColumn, kind: str, counts: bool) -> Use:
    """What a column that is not the target is for."""
    present = len(column) - column.missing
    if not present:
        return Use(IGNORED, kind, Sentence("it is empty"))
    if column.missing > _MOSTLY_EMPTY * len(column):
        why = Sentence(
            "{count:,} of its {rows:,} cells are empty", count=column.missing, rows=len(column)
        )
        return Use(IGNORED, kind, why)
    if kind == TEXT:
        return Use(IGNORED, kind, _why_text(column, present))
    if kind == DATE:
        return Use(IGNORED, kind, Sentence("a date says little beside other inputs"))
    if counts:
        return Use(IGNORED, kind, Sentence("it only counts or names the rows"))
    if _is_constant(column, kind):
        return Use(IGNORED, kind, Sentence("it is the same in every row"))
    if names_owner(column) and column.different > 2:
        return Use(IGNORED, kind, Sentence("it says of whom the row is"))
    if kind == NUMBER:
        return Use(INPUT, kind, Sentence("its cells are numbers"))
    return Use(INPUT, kind, Sentence("its cells are {count:,} words that come again and again",
                                     count=column.different))  # fmt: skip


def _why_text(column: TableColumn, present: int) -> str:
    if column.spellings <= MOST_CATEGORIES * 2 and column.different < present:
        if column.different > MOST_CATEGORIES:
            return Sentence(
                "it has {count:,} different values, more than {most} categories",
                count=column.different,
                most=MOST_CATEGORIES,
            )
        return Sentence("it is text")
    if column.spellings < 0.5 * present:
        return Sentence(
            "it has {count:,} different values, more than {most} categories",
            count=column.spellings,
            most=MOST_CATEGORIES,
        )
    return Sentence("it is text, or names each row")


def _counts_rows(column: TableColumn, kind: str, named: bool) -> bool:
    """Whether a column only counts or names the rows, from which nothing can be learnt.

    `named`: the table has names of columns.
    """
    said = says_counter(column.name)
    first = column.nameless and column.name == FIRST
    if kind != NUMBER or not (said or first) or len(column.mistakes):
        return False
    numbers = column.numbers()
    present = numbers[np.isfinite(numbers)]
    if not (present == np.floor(present)).all():
        return False
    different = len(np.unique(present))
    nearly_unique = different > _NEARLY_UNIQUE * len(present) - 1
    if said:
        # An id that comes again names groups of rows.
        return nearly_unique or different > max(_FEW, _GROUPED * len(present))
    if named and different == len(present) == len(numbers) and present.min() >= 0:
        # Names of rows, as R and pandas write them before the columns that have one.
        return True
    steps = np.diff(numbers)
    counts = bool(len(steps)) and bool((steps == 1).all())
    return counts or (nearly_unique and bool(present.min() > _FAR * len(present)))


def _is_constant(column: TableColumn, kind: str) -> bool:
    if kind == CATEGORY:
        return column.different == 1
    if len(column.mistakes):
        return False
    low, high = column.extent
    return low == high


def _target(table: ReadTable, kinds: list[str], counts: list[bool]) -> tuple[int, str]:
    """The place of the likeliest target, and why: what the file says, its name, else the last."""
    columns = table.columns
    usable = [
        place
        for place, (column, kind) in enumerate(zip(columns, kinds, strict=True))
        if kind in (NUMBER, CATEGORY)
        and column.missing <= _MOSTLY_EMPTY * len(column)
        and not counts[place]
        and column.name not in table.aside
        and not _is_constant(column, kind)
    ]
    for place in usable:
        if table.target and columns[place].name == table.target:
            return place, Sentence("the file says that it is the target")
    said: dict[int, float] = {place: _asked_for(columns[place]) for place in usable}
    sold = [place for place in usable if plain_name(columns[place].name) in _SOLD]
    if sold:
        # How much is sold depends on the price, not the other way round.
        others = [p for p in usable if p not in sold and says_amount(columns[p].name)]
        said |= dict.fromkeys(others, 0)
    for place in usable:
        said[place] += _NAMESAKE * is_namesake(columns[place].name, table.path.stem)
    if any(said.values()):
        said[usable[-1]] += _LAST
        place = max(usable, key=lambda place: (said[place], place))
        return place, Sentence("its name says that it is asked for")
    if not usable:
        return _least_bad(table, kinds)
    if all(column.nameless for column in columns):
        classes = [place for place in usable if is_classes(columns[place])]
        first = usable[0]
        # Words at the very beginning describe a row; behind an id they are the answer.
        telling = kinds[first] == NUMBER or first > 0
        if classes == [first] and telling and len(usable) > 2:
            return first, Sentence("it alone holds classes")
    return usable[-1], Sentence("it is the last column that can be asked for")


def _asked_for(column: TableColumn) -> int:
    """How much the name of a column says that it is the target, what it holds considered."""
    return 0 if says_earned(column.name) and column.is_number else says_target(column.name)


def _least_bad(table: ReadTable, kinds: list[str]) -> tuple[int, str]:
    """A column that is at least no text, where none is a good target; −1 if all are."""
    some = [place for place, kind in enumerate(kinds) if kind in (NUMBER, CATEGORY)]
    some = [place for place in some if table.columns[place].missing < len(table.columns[place])]
    return (some[-1], Sentence("no other column can be asked for")) if some else (-1, "")


def _with_only_input(table: ReadTable, uses: list[Use]) -> list[Use]:
    """An input after all where there would be none: a date, or a number that counts rows."""
    for kind in (DATE, NUMBER):
        for place, use in enumerate(uses):
            column = table.columns[place]
            if use.role == IGNORED and use.kind == kind and column.missing < len(column):
                why = Sentence("it is the only column that can be an input")
                return [Use(INPUT, kind, why) if i == place else old for i, old in enumerate(uses)]
    return uses


def _within_limit(table: ReadTable, uses: list[Use]) -> tuple[list[Use], list[str]]:
    """At most as many inputs as a network may have; the others are left out, and that is said."""
    width, left = 0, 0
    kept: list[Use] = []
    for column, use in zip(table.columns, uses, strict=True):
        needed = 0
        if use.role == INPUT:
            needed = column.different if use.kind == CATEGORY else 1
            needed += column.missing > TELLING * len(column)
        if width + needed > MOST_INPUTS:
            why = Sentence("there are {most:,} inputs without it", most=MOST_INPUTS)
            kept.append(Use(IGNORED, use.kind, why))
            left += 1
        else:
            kept.append(use)
            width += needed
    if not left:
        return kept, []
    others = sum(use.role == IGNORED for use in kept)
    return kept, [
        Sentence(
            "{count:,} columns are left out: a network may have {most:,} inputs",
            count=others,
            most=MOST_INPUTS,
        )
    ]
