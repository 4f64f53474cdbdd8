"""What is chosen about a table: what each column is for, and what is done with what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import Array
from engine.data.datasets.table import DROP, FILL_TRAINING, FILLS, Table
from engine.data.tables.cells.degrees import in_order
from engine.data.tables.cells.manner import LONGEST_MARKER, MOST_MARKERS, Manner
from engine.data.tables.dialect import MOST_CATEGORIES, MOST_INPUTS
from engine.data.tables.guessing import TELLING, as_classes
from engine.data.tables.read_table import ReadTable, remember
from engine.data.tables.uses import CATEGORY, IGNORED, INPUT, MEASURED, ORDERED, TARGET, Use
from engine.sentences import Sentence

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn


# Inputs beyond this size, or so many times larger than others, hold training up.
_LARGE, _SMALL, _RATIO = 3.0, 0.3, 3.0
_LONGEST_WHOLE, _PARTED = 1e9, 10_000


@dataclass(frozen=True)
class Choices:
    """A table that was read, and what each of its columns is used for.

    `notes` say what of the file was left out or is in doubt. Numbers to be predicted are
    standardised for training alone: everything the network says is in the units of the table.
    `apart` is the column by which samples are held back, "" for none.
    """

    cells: ReadTable
    uses: tuple[Use, ...]
    missing: str = DROP
    standardise: bool = False
    standardise_targets: bool = False
    notes: tuple[str, ...] = ()
    apart: str = ""

    def using(self, place: int, use: Use) -> Choices:
        """The same with another use of one column; classes have no second target."""
        uses = list(self.uses)
        uses[place] = use
        if use.role == TARGET:
            for other, old in enumerate(uses):
                alone = CATEGORY in (use.kind, old.kind)
                if other != place and old.role == TARGET and alone:
                    uses[other] = replace(old, role=INPUT)
        column = self.cells.columns[place]
        made = self.reading_as(place, _fitting(column, use.kind))
        made = replace(made, uses=tuple(uses))
        if [c for c, _ in made.columns(TARGET)] == [c for c, _ in self.columns(TARGET)]:
            return made
        return replace(made, standardise_targets=bool(made.why_scaled(TARGET)))

    def reading_as(self, place: int, manner: Manner) -> Choices:
        """The same with one column read in another manner."""
        columns = list(self.cells.columns)
        columns[place] = columns[place].read_as(manner)
        cells = replace(self.cells, columns=tuple(columns))
        remember(cells)
        return replace(self, cells=cells)

    def columns(self, *roles: str) -> list[tuple[TableColumn, Use]]:
        """The columns of these roles with their use, in the order of the table."""
        pairs = zip(self.cells.columns, self.uses, strict=True)
        return [(column, use) for column, use in pairs if use.role in roles]

    @cached_property
    def table(self) -> Table:
        """The data set that is chosen."""
        used = self.columns(INPUT, TARGET)
        plain = self.cells.dialect.decimal
        read = [column for column in self.cells.columns if column.name == self.apart]
        read += [column for column, _ in used if column.name != self.apart]
        manners = [column.manner for column in read if column.manner != Manner(column.name, plain)]
        return Table(
            path=str(self.cells.path),
            digest=self.cells.digest,
            reading=self.cells.dialect,
            inputs=tuple(column.name for column, _ in self.columns(INPUT)),
            targets=tuple(column.name for column, _ in self.columns(TARGET)),
            categories=tuple(column.name for column, use in used if use.kind not in MEASURED),
            missing=self.missing,
            flagged=tuple(column.name for column, _ in self.columns(INPUT) if self.flags(column)),
            manners=tuple(manners),
            apart=(self.apart,) if self.apart else (),
        )

    def flags(self, column: TableColumn) -> bool:
        """Whether the network is also shown that a value of this column was missing."""
        return self.missing == FILL_TRAINING and column.missing > TELLING * len(column)

    def lacking(self, *roles: str) -> Array:
        """Which rows lack a value in a column of these roles, (n,)."""
        lacks = np.zeros(len(self.cells), bool)
        for column, _ in self.columns(*roles):
            if column.missing:
                lacks |= column.empty
        return lacks

    def kept(self, missing: str) -> Array:
        """Which rows are used if this is done with missing values, (n,)."""
        return ~(self.lacking(TARGET) if missing in FILLS else self.lacking(TARGET, INPUT))

    def classes(self, missing: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The classes that are kept if this is done with missing values, and those that are not."""
        targets = self.columns(TARGET)
        if not targets or targets[0][1].kind != CATEGORY:
            return (), ()
        target = targets[0][0]
        there = set(np.unique(target.codes()[self.kept(missing)]).tolist())
        kept = tuple(word for code, word in enumerate(target.categories) if code in there)
        lost = tuple(word for code, word in enumerate(target.categories) if code not in there)
        return kept, lost

    @property
    def is_classification(self) -> bool:
        """Whether a category is to be predicted."""
        return any(use.kind not in MEASURED for _, use in self.columns(TARGET))

    def width(self) -> int:
        """How many inputs the network gets."""
        return sum(
            (1 if use.kind in MEASURED else column.different) + self.flags(column)
            for column, use in self.columns(INPUT)
        )

    def problem(self) -> str:
        """One sentence on why this cannot be trained on yet; empty if it can."""
        if len(self.cells.columns) == 1:
            return Sentence(
                "There is no input: the table has one column only. Is another separator between "
                "its columns?"
            )
        if not self.columns(TARGET):
            return Sentence("Choose a target: what is the network to predict?")
        if not self.columns(INPUT):
            return self._no_input()
        for column, use in self.columns(INPUT, TARGET):
            if column.missing == len(column):
                return Sentence("Column “{name}” is empty; ignore it.", name=column.name)
            if use.kind in MEASURED and len(column.mistakes):
                return Sentence(
                    "{problem}. Take it for missing, take the column as categories, or ignore it.",
                    problem=column.problem(column.expected),
                )
            if use.kind not in MEASURED and column.different > MOST_CATEGORIES:
                return Sentence(
                    "Column “{name}” has {count:,} different values, more than {most} categories; "
                    "ignore it.",
                    name=column.name,
                    count=column.different,
                    most=MOST_CATEGORIES,
                )
        column, use = self.columns(TARGET)[0]
        if use.kind not in MEASURED and len(self.classes(self.missing)[0]) < 2:
            return Sentence("Column “{name}” has one value only.", name=column.name)
        if not self.kept(self.missing).any():
            return Sentence("No row has all its values: fill in what is missing.")
        if self.width() > MOST_INPUTS:
            return Sentence(
                "Choose fewer inputs: {count:,} are more than {most:,}.",
                count=self.width(),
                most=MOST_INPUTS,
            )
        return ""

    def can_be_mended(self) -> bool:
        """Whether taking what is no number for missing would mend something."""
        return any(
            use.kind in MEASURED and len(column.mistakes)
            for column, use in self.columns(INPUT, TARGET)
        )

    def mended(self) -> Choices:
        """The same with everything that is no number in a column of numbers taken for missing."""
        made = self
        for place, use in enumerate(self.uses):
            column = self.cells.columns[place]
            if use.role != IGNORED and use.kind in MEASURED and len(column.mistakes):
                made = made.reading_as(place, marked(column))
        missing = (
            FILL_TRAINING if made.missing == DROP and made.lacking(INPUT).any() else made.missing
        )
        return replace(made, missing=missing)

    def _no_input(self) -> str:
        """Why there is no input: what speaks against the columns that are left."""
        others = [
            (column, use) for column, use in zip(self.cells.columns, self.uses, strict=True)
            if use.role != TARGET and use.why
        ]  # fmt: skip
        if not others:
            return Sentence("Choose an input: what is the network to be shown?")
        column, use = others[0]
        return Sentence(
            "There is no input. “{name}” is ignored: {why}. Choose what the network is to be "
            "shown.",
            name=column.name,
            why=use.why,
        )

    def why_scaled(self, *roles: str) -> str:
        """Why standardising columns of these roles helps; empty for inputs of like size.

        What is to be predicted is always better standardised.
        """
        ranges = []
        for column, use in self.columns(*roles):
            if use.kind in MEASURED and not len(column.mistakes) and column.missing < len(column):
                low, high = map(_plain, column.extent)
                ranges.append((max(abs(low), abs(high)), low, high, column.name))
        ranges = sorted(found for found in ranges if found[0] > 0)
        if not ranges:
            return ""
        (least, small_low, small_high, small), (most, low, high, large) = ranges[0], ranges[-1]
        alike = most <= _LARGE and most <= _RATIO * least and least >= _SMALL
        if alike and TARGET not in roles:
            narrow = min(ranges, key=lambda found: found[2] - found[1])
            if narrow[2] - narrow[1] >= _SMALL:
                return ""
            most, low, high, large = narrow
            least = most
        if len(ranges) == 1 or most <= _RATIO * least:
            return Sentence("{name} runs from {low} to {high}", name=large, low=_in_full(low),
                            high=_in_full(high))  # fmt: skip
        return Sentence(
            "{name} runs from {low} to {high}, {other} from {first} to {last}",
            name=large,
            low=_in_full(low),
            high=_in_full(high),
            other=small,
            first=_in_full(small_low),
            last=_in_full(small_high),
        )


def _fitting(column: TableColumn, kind: str) -> Manner:
    """The manner in which a column is read if it is of this kind."""
    manner = column.manner
    if kind == ORDERED:
        words = column.categories
        few = 0 < len(words) <= MOST_CATEGORIES and all(map(str.isprintable, words))
        few = few and not manner.order
        return replace(manner, order=in_order(words)) if few else manner
    manner = replace(manner, order=()) if manner.order else manner
    return as_classes(column.read_as(manner)).manner if kind == CATEGORY else manner


def _plain(number: float) -> int | float:
    """A number as it is written in full, if it is whole and not too long."""
    whole = float(number).is_integer() and abs(number) < _LONGEST_WHOLE
    return int(number) if whole else float(number)


def _in_full(number: int | float) -> int | float | str:
    """A number as a range says it: a year is not parted into groups, and may be one."""
    return f"{number:,}" if isinstance(number, int) and abs(number) >= _PARTED else number


def marked(column: TableColumn) -> Manner:
    """The manner of a column in which all that is no number means that there is none."""
    words = {str(column.cells[place]).strip().lower() for place in column.mistakes.tolist()}
    fitting = sorted(word for word in words if word.isprintable() and len(word) <= LONGEST_MARKER)
    known = column.manner.missing
    every = (*known, *(word for word in fitting if word not in known))
    return replace(column.manner, missing=every[:MOST_MARKERS])
