"""The manner of each column, found out from its own cells and those of its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Array
from engine.data.tables.cells import markers, numerals
from engine.data.tables.cells.clocks import LONG, UNTIMED, clock_of
from engine.data.tables.cells.dates import order_of
from engine.data.tables.cells.manner import (
    ANY_SIZE,
    BY_TRUTH,
    LONGEST_MARKER,
    MOST_MARKERS,
    SPELLED,
    UNDATED,
    Manner,
)
from engine.data.tables.columns import TableColumn
from engine.data.tables.dialect import DECIMALS, Dialect, shortened
from engine.data.tables.read_table import ReadTable
from engine.sentences import Sentence
from engine.steps import Steps

# So many different cells of a column are looked at.
_LOOKED_AT = 2_000
_LONGEST_NUMBER = 60
# So many of the cells that mean something must be numbers for the others to be mistakes.
_NUMERIC, _NUMERIC_OF_FEW, _FEW = 0.9, 0.6, 10
_GLANCE = 50
# Days as programs write them, and the latest second of one.
_FIRST_DAY, _LAST_DAY = 18000101, 21000101000000
# So large a share of cells that are no number, and so many different ones, are slips; one is among
# so many cells at least.
_STRANGE, _MOST_STRANGE, _FEWEST = 0.05, 5, 6
_TRUTHS = frozenset(
    ["true", "false", "t", "f", "yes", "no", "y", "n", "ja", "nein", "j", "wahr", "falsch"]
)


@dataclass(slots=True)
class _Looked:
    """A column with its different cells, and how the numbers among them are written.

    It may speak for a decimal sign; a plain one is numbers for any program, gaps apart, and of its
    words only those that stand in them are here. It may be `either`: 1.200 is one and a fifth, or
    twelve hundred, as other columns have it.
    """

    column: TableColumn
    words: Mapping[str, int]
    written: numerals.NumeralStyle | None
    speaks: str = ""
    is_plain: bool = False
    is_numeric: bool = False
    either: bool = False


def understanding(table: ReadTable, decimal: str = "") -> Steps[ReadTable]:
    """The table with each column read in its own manner; yields the share that is done.

    `decimal` is the sign that somebody has said it has. What is in doubt goes to the notes of the
    table, as a question.
    """
    looked: list[_Looked] = []
    count = len(table.columns)
    for done, column in enumerate(table.columns, start=1):
        looked.append(_looked(column))
        yield 0.5 * done / count
    decimal = decimal or _spoken_for(looked, table.dialect)
    elsewhere = frozenset(
        word.lower()
        for one in looked
        if one.is_numeric
        for word in one.words
        if markers.may_be_missing(word)
    )
    columns, notes = [], list(table.notes)
    for done, one in enumerate(looked, start=1):
        if one.is_plain and not (one.either and decimal != one.column.manner.decimal):
            columns.append(_without_stand_ins(one.column))
        else:
            asked = _read_word_by_word(one.column) if one.is_plain else one
            column, doubts = _understood(asked, decimal, elsewhere)
            columns.append(column)
            notes += doubts
        yield 0.5 + 0.5 * done / count
    return replace(table, columns=tuple(columns), notes=tuple(notes))


def _looked(column: TableColumn) -> _Looked:
    plain = column.plain_cells
    if plain is None or not np.isfinite(plain.values).any():
        return _read_word_by_word(column)
    if _may_be_days(plain.values):
        words = column.words(_LOOKED_AT)
        full = [word for word in words if word and not markers.may_be_missing(word)]
        if order_of(full) != UNDATED:
            return _Looked(column, words, None)
    some, sign = column.cells.slice(0, _GLANCE).to_pylist(), DECIMALS[plain.decimal]
    parted = [cell for cell in some if sign in cell and cell.lower() not in plain.markers]
    either = bool(parted) and all(numerals.is_either(cell) for cell in parted)
    words = dict.fromkeys(plain.markers - {""}, 1)
    manner = column.manner
    if plain.markers:
        manner = replace(manner, missing=_capped(markers.among_numbers(words)))
    speaks = plain.decimal if parted and not either else ""
    return _Looked(column.read_as(manner), words, None, speaks, True, True, either)


def _may_be_days(values: Array) -> bool:
    """Whether numbers may be days such as 20240131, or hours of them."""
    first, last = values[:_GLANCE][np.isfinite(values[:_GLANCE])], _LAST_DAY
    return bool(len(first)) and bool(((first >= _FIRST_DAY) & (first < last)).all())


def _read_word_by_word(column: TableColumn) -> _Looked:
    words = column.words(_LOOKED_AT)
    short = {word: n for word, n in words.items() if word and len(word) <= _LONGEST_NUMBER}
    found = numerals.written(short)
    speaks = found.format[0] if found is not None and found.sure else ""
    return _Looked(column, words, found, speaks, is_numeric=_is_numeric(words, found))


def _is_numeric(words: Mapping[str, int], written: numerals.NumeralStyle | None) -> bool:
    """Whether nearly all cells that mean something are numbers."""
    if written is None:
        return False
    present = sum(n for word, n in words.items() if word and not markers.may_be_missing(word))
    return written.count > present * (_NUMERIC if present >= _FEW else _NUMERIC_OF_FEW)


def _spoken_for(looked: list[_Looked], dialect: Dialect) -> str:
    """The decimal sign that columns speak for which are sure; else what the separator suggests."""
    signs = Counter(one.speaks for one in looked if one.speaks and one.is_numeric)
    if signs["comma"] != signs["point"]:
        return "comma" if signs["comma"] > signs["point"] else "point"
    return {"semicolon": "comma", "comma": "point"}.get(dialect.delimiter, "")


def _understood(
    one: _Looked, decimal: str, elsewhere: frozenset[str]
) -> tuple[TableColumn, list[str]]:
    """A column read in the manner in which it is written, and what is in doubt."""
    column, words = one.column, one.words
    if one.is_numeric:
        assert one.written is not None
        short = {word: n for word, n in words.items() if word and len(word) <= _LONGEST_NUMBER}
        written = one.written
        if written.other is not None:
            written = numerals.written(short, decimal) or written
        missing = markers.among_numbers(words)
        (sign, group), doubts = written.format, []
        if not written.sure and written.other is not None:
            doubts.append(_either(column.name, short))
        manner = Manner(column.name, sign, group, written.units, _capped(missing))
        read, strange = _without_mistakes(column.read_as(manner))
        return _without_stand_ins(read), [*doubts, *strange]
    full = {word: n for word, n in words.items() if word and not markers.may_be_missing(word)}
    order = order_of(full) if len(full) > 1 or sum(full.values()) == 1 else UNDATED
    if order != UNDATED:
        missing = markers.among_numbers(words)
        manner = Manner(column.name, missing=_capped(missing), dates=order)
        return column.read_as(manner), []
    clock = clock_of(full)
    if clock != UNTIMED:
        manner = Manner(column.name, missing=_capped(markers.among_numbers(words)), clock=clock)
        read, strange = _without_mistakes(column.read_as(manner))
        example = next(word for word in full if ":" in word)
        return read, [_timed(column.name, example, clock), *strange]
    marked = markers.among_words({word: n for word, n in words.items() if word}, elsewhere)
    manner = Manner(column.name, missing=_capped(marked.missing), alike=_alike(full))
    if not marked.doubtful:
        return column.read_as(manner), []
    asked = Sentence(
        "column “{column}”: {marker} stands in {count:,} rows and is taken for a value; if it "
        "means that there is none, say so at the column",
        column=column.name,
        marker=marked.doubtful,
        count=marked.count,
    )
    return column.read_as(manner), [asked]


def _without_mistakes(column: TableColumn) -> tuple[TableColumn, list[str]]:
    """The column with the few cells that are no number taken for missing, and a word on them."""
    places = column.mistakes
    present = len(column) - column.missing
    if not len(places) or len(places) > max(1, _STRANGE * present) or present < _FEWEST:
        return column, []
    words = dict.fromkeys(str(column.cells[place]).strip() for place in places.tolist())
    fitting = [word for word in words if word.isprintable() and len(word) <= LONGEST_MARKER]
    if len(fitting) < len(words) or len(fitting) > _MOST_STRANGE:
        return column, []
    manner = column.manner
    known = dict.fromkeys((*manner.missing, *(word.lower() for word in fitting)))
    note = Sentence(
        "row {row:,}, column “{column}”: “{found}” is no number and is taken for missing",
        row=int(column.rows[places[0]]),
        column=column.name,
        found=shortened(fitting[0]),
    )
    return column.without(_capped(tuple(known))), [note]


def _timed(name: str, example: str, clock: str) -> str:
    if clock == LONG:
        return Sentence(
            "column “{column}”: times such as {example} are read as hours",
            column=name,
            example=shortened(example),
        )
    return Sentence(
        "column “{column}”: times such as {example} are read as what stands before the colon",
        column=name,
        example=shortened(example),
    )


def _either(name: str, words: Mapping[str, int]) -> str:
    example = next(word for word in words if numerals.is_either(word))
    return Sentence(
        "column “{column}”: is {example} more than a thousand? It is taken for a number below; "
        "if it is not, say so at the column",
        column=name,
        example=example,
    )


def _capped(missing: tuple[str, ...]) -> tuple[str, ...]:
    """As many markers as a manner holds, none of them too long."""
    return tuple(word for word in missing if len(word) <= LONGEST_MARKER)[:MOST_MARKERS]


def _without_stand_ins(column: TableColumn) -> TableColumn:
    """The column with a number such as -9999 taken for missing if that stands for no value."""
    if len(column.mistakes):
        return column
    smallest, largest = column.extent
    # Of a column without any value the smallest is no number, and no comparison holds.
    if not smallest <= markers.LARGEST_STAND_IN:
        return column
    manner, numbers = column.manner, column.numbers()
    others = numbers[numbers > smallest]
    if not len(others) or not markers.stand_in(smallest, float(others.min()), largest):
        return column
    words = list(column.words(_LOOKED_AT))
    found = zip(words, manner.numbers(words), strict=True)
    spelled = {word.lower() for word, number in found if number == smallest}
    missing = _capped((*manner.missing, *sorted(spelled - {*manner.missing})))
    return column.read_as(replace(manner, missing=missing))


def _alike(words: Mapping[str, int]) -> str:
    """Which spellings of a column of words mean the same."""
    plain = {word.lower() for word in words}
    if len(plain) < len(words):
        return BY_TRUTH if plain <= _TRUTHS else ANY_SIZE
    return BY_TRUTH if len(plain) > 2 and plain <= _TRUTHS else SPELLED
