"""One column of a table: its cells as text, read as numbers or as categories."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from engine.arrays import Array
from engine.data.tables.dialect import TableError
from engine.sentences import Sentence

# What people write where they have no value; letters of either size, spaces around it.
MISSING = ("", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", ".", "missing")
_NUMBERS = {
    "point": r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$",
    "comma": r"^[+-]?([0-9]+,?[0-9]*|,[0-9]+)([eE][+-]?[0-9]+)?$",
}
# A column with fewer misfits than this share is one of numbers with mistakes in it.
_MISTAKES = 0.1
_SHOWN = 40


@dataclass(frozen=True)
class TableColumn:
    """The cells of one column. `first` is the row of its first cell, counted as in a spreadsheet.

    Cells are text until `numbers` or `categories` is asked for, so a code such as 007 stays one.
    """

    name: str
    cells: Any
    decimal: str
    first: int

    def __len__(self) -> int:
        return len(self.cells)

    def beginning(self, count: int) -> TableColumn:
        """The first cells as a column of their own."""
        return TableColumn(self.name, self.cells.slice(0, count), self.decimal, self.first)

    @cached_property
    def empty(self) -> Array:
        """Which cells have no value, (n,)."""
        if self._plain:
            return np.zeros(len(self), bool)
        words = pc.utf8_lower(pc.utf8_trim_whitespace(self.cells))
        mask: Array = pc.is_in(words, value_set=pa.array(MISSING)).to_numpy()
        return mask

    @cached_property
    def missing(self) -> int:
        """How many cells have no value."""
        return int(np.count_nonzero(self.empty))

    @cached_property
    def mistakes(self) -> Array:
        """The places of cells that are neither empty nor a finite number, in order."""
        if self._plain:
            return np.empty(0, np.int64)
        numeric = pc.match_substring_regex(
            pc.utf8_trim_whitespace(self.cells), pattern=_NUMBERS[self.decimal]
        ).to_numpy()
        wrong = ~(numeric | self.empty)
        if not wrong.any():
            wrong = ~(np.isfinite(self._cast()) | self.empty)
        return np.flatnonzero(wrong)

    @cached_property
    def is_number(self) -> bool:
        """Whether the column looks like numbers, a few mistakes apart."""
        present = len(self) - self.missing
        return present > 0 and len(self.mistakes) < _MISTAKES * present

    def numbers(self) -> Array:
        """The cells as float64 (n,), NaN where there is no value; raises `TableError`."""
        if len(self.mistakes):
            raise TableError(self.problem(Sentence("expected a number")))
        return self._cast()

    def problem(self, expected: str) -> str:
        """The sentence on the first cell that is no number."""
        place = int(self.mistakes[0])
        text = str(self.cells[place])
        shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        shown = " ".join(shown.split())
        return Sentence(
            "row {row:,}, column “{column}”: {expected}, found “{found}”",
            row=self.first + place,
            column=self.name,
            expected=expected,
            found=shown,
        )

    @property
    def different(self) -> int:
        """How many different values there are, empty cells not counted."""
        return len(self._coded.dictionary)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The different values in order: numbers by size, others by letter."""
        return tuple(sorted(self._coded.dictionary.to_pylist(), key=_by_size))

    def codes(self) -> Array:
        """Indices into `categories` (n,), −1 where there is no value."""
        places = {word: place for place, word in enumerate(self.categories)}
        order = np.array([places[word] for word in self._coded.dictionary.to_pylist()] + [-1])
        indices = pc.fill_null(self._coded.indices, len(places)).to_numpy()
        found: Array = order[indices]
        return found

    @cached_property
    def _coded(self) -> Any:
        words = pc.utf8_trim_whitespace(self.cells)
        present = pc.if_else(pa.array(~self.empty), words, pa.scalar(None, pa.string()))
        coded = pc.dictionary_encode(present)
        return coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded

    @cached_property
    def _plain(self) -> bool:
        """Whether every cell is a finite number with a point, so that the quick way does."""
        if self.decimal != "point":
            return False
        try:
            return bool(np.isfinite(pc.cast(self.cells, pa.float64()).to_numpy()).all())
        except pa.ArrowInvalid:
            return False

    def _cast(self) -> Array:
        """Every cell as a number; empty ones are NaN. All others must look like numbers."""
        if self._plain:
            plain: Array = pc.cast(self.cells, pa.float64()).to_numpy()
            return plain
        words = pc.utf8_trim_whitespace(self.cells)
        if self.decimal == "comma":
            words = pc.replace_substring(words, pattern=",", replacement=".")
        present = pc.if_else(pa.array(~self.empty), words, pa.scalar(None, pa.string()))
        cast: Array = pc.cast(present, pa.float64()).to_numpy(zero_copy_only=False)
        return cast


def _by_size(word: str) -> tuple[int, float, str]:
    try:
        return (0, float(word.replace(",", ".")), word)
    except ValueError:
        return (1, 0.0, word)
