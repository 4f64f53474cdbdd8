"""One column of a table: its cells as text, read as numbers, dates or categories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import isfinite, isnan, nan
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from engine.arrays import Array
from engine.data.tables.cells.clocks import UNTIMED
from engine.data.tables.cells.dates import day_of
from engine.data.tables.cells.manner import DATES, GROUPS, OWED, UNDATED, UNGROUPED, Manner
from engine.data.tables.cells.plain_cells import PlainCells, plain_cells
from engine.data.tables.dialect import DECIMALS, TableError, shortened
from engine.sentences import Sentence

# A column with fewer misfits than this share is one of numbers with mistakes in it.
_MISTAKES = 0.1
_NAMED = 6
# What was found out of the cells whatever their manner.
_OF_CELLS = ("_coded_cells", "plain_cells")
# What takes room for every cell, and can be found out again.
_OF_EVERY_CELL = (*_OF_CELLS, "_plain", "_values", "_days", "empty")
# A call of Arrow takes as long as a look at so many words.
_FEW = 200


@dataclass(frozen=True, eq=False)
class TableColumn:
    """The cells of one column, read in the way of its `manner`.

    `rows (n,)` are the rows of its cells, counted as in a spreadsheet. Cells are text until
    `numbers` or `categories` is asked for, so a code such as 007 stays one.
    """

    name: str
    cells: Any
    manner: Manner
    rows: Array
    nameless: bool = False

    def __len__(self) -> int:
        return len(self.cells)

    def beginning(self, count: int) -> TableColumn:
        """The first cells as a column of their own."""
        some, rows = self.cells.slice(0, count), self.rows[:count]
        return TableColumn(self.name, some, self.manner, rows, self.nameless)

    def read_as(self, manner: Manner) -> TableColumn:
        """The same cells read in another manner."""
        if manner == self.manner:
            return self
        made = TableColumn(self.name, self.cells, manner, self.rows, self.nameless)
        known = self.__dict__
        made.__dict__.update({name: known[name] for name in _OF_CELLS if name in known})
        return made

    def let_go(self) -> None:
        """Keep the text alone of the cells, until somebody asks for their numbers again."""
        for name in _OF_EVERY_CELL:
            self.__dict__.pop(name, None)

    def without(self, mistakes: tuple[str, ...]) -> TableColumn:
        """The same cells with these markers for no value, which beside those known are mistakes."""
        made = self.read_as(replace(self.manner, missing=mistakes))
        # What was no number before is none now: they need not be read again.
        made.__dict__["_values"] = self._values
        return made

    def words(self, most: int) -> Mapping[str, int]:
        """Different cells without spaces around them, and how often each is there.

        Of more than `most` different ones only so many, evenly spread.
        """
        counted = self._coded_cells
        words, codes = counted.dictionary, counted.indices.to_numpy()
        counts = np.bincount(codes, minlength=len(words))
        if len(words) > most:
            places = np.linspace(0, len(words) - 1, most).astype(np.int64)
            words, counts = words.take(pa.array(places)), counts[places]
        return Counter(dict(zip(words.to_pylist(), counts.tolist(), strict=True)))

    @cached_property
    def spellings(self) -> int:
        """How many different cells there are, spaces around them apart."""
        return len(self._coded_cells.dictionary)

    @cached_property
    def empty(self) -> Array:
        """Which cells have no value, (n,)."""
        if self._plain is not None:
            return np.isnan(self._plain)
        coded = self._coded_cells
        known = {"", *(word.lower() for word in self.manner.missing)}
        mask: Array
        if len(coded.dictionary) <= _FEW:
            mask = np.array([word.lower() in known for word in coded.dictionary.to_pylist()], bool)
        else:
            words = pc.utf8_lower(coded.dictionary)
            markers = pa.array(sorted(known), words.type)
            mask = pc.is_in(words, value_set=markers).to_numpy(zero_copy_only=False)
        return mask[coded.indices.to_numpy()]

    @cached_property
    def missing(self) -> int:
        """How many cells have no value."""
        return int(np.count_nonzero(self.empty))

    @cached_property
    def mistakes(self) -> Array:
        """The places of cells that are neither empty nor a finite number, in order."""
        if self.is_plain:
            return np.empty(0, np.int64)
        return np.flatnonzero(~(np.isfinite(self._values) | self.empty))

    @cached_property
    def is_number(self) -> bool:
        """Whether the column looks like numbers, a few mistakes apart."""
        present = len(self) - self.missing
        return present > 0 and len(self.mistakes) < _MISTAKES * present

    def numbers(self) -> Array:
        """The cells as float64 (n,), NaN where there is no value; raises `TableError`."""
        if len(self.mistakes):
            raise TableError(self.problem(self.expected))
        return self._values

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The least and the largest of the numbers, NaN without any; raises `TableError`."""
        numbers = self.numbers()
        low, high = float(numbers.min()), float(numbers.max())
        if isnan(low):
            present = numbers[~np.isnan(numbers)]
            low, high = (float(present.min()), float(present.max())) if len(present) else (nan, nan)
        return low, high

    def problem(self, expected: str) -> str:
        """The sentence on the first cell that is no number."""
        place = int(self.mistakes[0])
        return Sentence(
            "row {row:,}, column “{column}”: {expected}, found “{found}”",
            row=int(self.rows[place]),
            column=self.name,
            expected=expected,
            found=shortened(str(self.cells[place])),
        )

    @property
    def different(self) -> int:
        """How many different values there are, empty cells not counted."""
        return len(self.categories)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The different values in order: numbers by size, others by letter.

        Of several spellings of one value the most frequent one stands for it.
        """
        return tuple(sorted(self._values_of_words[0], key=_by_size))

    def codes(self) -> Array:
        """Indices into `categories` (n,), −1 where there is no value."""
        places = {word: place for place, word in enumerate(self.categories)}
        names, of_word = self._values_of_words
        order = np.array([places[word] for word in names] + [-1])
        found: Array = order[of_word][self._coded_cells.indices.to_numpy()]
        found = np.where(self.empty, -1, found)
        return found

    @cached_property
    def _values_of_words(self) -> tuple[list[str], Array]:
        """The names of all values, and for every different cell the place of its value (or −1)."""
        coded = self._coded_cells
        words = coded.dictionary.to_pylist()
        counts = np.bincount(coded.indices.to_numpy(), minlength=len(words)).tolist()
        markers = {"", *(word.lower() for word in self.manner.missing)}
        alike: dict[object, int] = {}
        names: list[str] = []
        most: list[int] = []
        of_word = np.full(len(words), -1)
        for place, (word, count) in enumerate(zip(words, counts, strict=True)):
            if word.lower() in markers:
                continue
            value = alike.setdefault(self.manner.key(word), len(names))
            if value == len(names):
                names.append(word)
                most.append(count)
            elif count > most[value]:
                names[value], most[value] = word, count
            of_word[place] = value
        return names, of_word

    @cached_property
    def _coded_cells(self) -> Any:
        """The cells without spaces around them, each an index into the different ones."""
        coded = pc.dictionary_encode(pc.utf8_trim_whitespace(self.cells))
        return coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded

    @cached_property
    def is_plain(self) -> bool:
        """Whether all but the missing cells are finite numbers in full: the quick way does."""
        return self._plain is not None

    @cached_property
    def plain_cells(self) -> PlainCells | None:
        """The cells as any program would read them that is told the decimal sign, if it can."""
        return plain_cells([self.cells], self.manner.decimal)[0]

    def knowing(self, numbers: PlainCells | None) -> TableColumn:
        """The same, with its `plain_cells` found out already."""
        made = TableColumn(self.name, self.cells, self.manner, self.rows, self.nameless)
        made.__dict__["plain_cells"] = numbers
        return made

    @cached_property
    def _plain(self) -> Array | None:
        manner, found = self.manner, self.plain_cells
        if not manner.is_plain or manner.dates != UNDATED or found is None:
            return None
        if found.decimal != manner.decimal or found.markers - {"", *manner.missing}:
            return None
        markers = [float(word) for word in manner.missing if _is_float(word)]
        return None if markers and np.isin(found.values, markers).any() else found.values

    @cached_property
    def origin(self) -> float:
        """Of dates the first day, counted from 1970: it is day 0 of the column."""
        days = self._days
        return 0.0 if days is None or np.isnan(days).all() else float(np.nanmin(days))

    @cached_property
    def _days(self) -> Array | None:
        """Every date in days since 1970, NaN where there is none; None for other columns."""
        order = self.manner.dates
        if order not in DATES:
            return None
        coded = self._coded_cells
        of_words = np.array([day_of(word, order) for word in coded.dictionary.to_pylist()])
        return np.where(self.empty, np.nan, of_words[coded.indices.to_numpy()])

    @cached_property
    def _values(self) -> Array:
        """Every cell as a number, NaN for those that are none; dates as days since the first."""
        if self._plain is not None:
            return self._plain
        if self._days is not None:
            return self._days - self.origin
        if self.manner.order:
            return self._degrees()
        coded = self._coded_cells
        values = self._numbers_of(coded.dictionary)[coded.indices.to_numpy()]
        values = np.where(np.isfinite(values), values, np.nan)
        return np.where(self.empty, np.nan, values)

    def _degrees(self) -> Array:
        """The place of every cell in the order of the words, NaN for those that have none."""
        coded = self._coded_cells
        places = {self.manner.key(word): float(i) for i, word in enumerate(self.manner.order)}
        of_words = [
            places.get(self.manner.key(word), np.nan) for word in coded.dictionary.to_pylist()
        ]
        degrees = np.array(of_words, np.float64)[coded.indices.to_numpy()]
        return np.where(self.empty, np.nan, degrees)

    @property
    def expected(self) -> str:
        """What has to stand in a cell that is to be a number."""
        if self.manner.order:
            some = " < ".join(self.manner.order[:_NAMED])
            return Sentence("expected one of {words}", words=some)
        return Sentence("expected a number")

    def _numbers_of(self, words: Any) -> Array:
        """Words as numbers, NaN for those that are none."""
        if len(words) <= _FEW or self.manner.clock != UNTIMED:
            return np.array(self.manner.numbers(words.to_pylist()), np.float64)
        sizes = np.ones(len(words))
        for unit, size in self.manner.scales.items():
            sizes[pc.ends_with(words, pattern=unit).to_numpy(zero_copy_only=False)] = size
        for unit in self.manner.units:
            words = pc.replace_substring(words, pattern=unit, replacement="", max_replacements=1)
        words = pc.replace_substring(words, pattern="−", replacement="-")
        words = pc.replace_substring_regex(words, pattern=OWED.pattern, replacement=r"-\1")
        words = pc.replace_substring_regex(words, pattern=r"^\((.*)\)$", replacement=r"-\1")
        words = pc.replace_substring_regex(words, pattern=r"^([+-]?)\s+|\s+$", replacement=r"\1")
        numeric = pc.match_substring_regex(words, pattern=self.manner.pattern)
        if self.manner.thousands != UNGROUPED:
            for mark in GROUPS[self.manner.thousands]:
                words = pc.replace_substring(words, pattern=mark, replacement="")
        if self.manner.decimal != "point":
            mark = DECIMALS[self.manner.decimal]
            words = pc.replace_substring(words, pattern=mark, replacement=".")
        plain = pc.if_else(numeric, words, pa.scalar(None, words.type))
        cast: Array = pc.cast(plain, pa.float64()).to_numpy(zero_copy_only=False)
        return cast * sizes


def _is_float(word: str) -> bool:
    try:
        return isfinite(float(word))
    except ValueError:
        return False


def _by_size(word: str) -> tuple[int, float, str]:
    try:
        size = float(word.replace(",", "."))
    except ValueError:
        return (1, 0.0, word)
    return (1, 0.0, word) if isnan(size) else (0, size, word)
