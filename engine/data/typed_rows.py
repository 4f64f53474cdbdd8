"""A row as a person types it, read as its table was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import isfinite

import numpy as np

from engine.arrays import Array
from engine.data.datasets.base import Data, DataError, SourceColumn, usual
from engine.data.tables.cells.manner import UNDATED
from engine.sentences import Sentence

_NAMED = 6
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row x (1, d) in the units of the data, and the columns that were left out and filled."""

    x: Array
    filled: tuple[str, ...]


def sources_of(data: Data) -> tuple[SourceColumn, ...]:
    """The columns that a row is typed in: those of the table, else the inputs one by one."""
    return data.sources or tuple(
        SourceColumn(name, place) for place, name in enumerate(data.inputs)
    )


def words_of(data: Data, row: int) -> tuple[str, ...]:
    """A sample as one would type it; nothing where its value is missing."""
    lacking = {gap.first for gap in data.gaps if row in gap.rows}
    return tuple(
        "" if source.first in lacking else _word(source, data.x[row]) for source in sources_of(data)
    )


def typed(data: Data, train: Array, words: Sequence[str]) -> TypedRow:
    """The row that somebody means by a word for each column, as the table would be read.

    What has no value is filled with what is usual among the samples `train`. Raises `DataError`.
    """
    sources = sources_of(data)
    if len(words) != len(sources):
        raise DataError(
            Sentence("expected {count:,} values, found {found:,}", count=len(sources),
                     found=len(words))
        )  # fmt: skip
    x: Array = np.zeros((1, len(data.inputs)))
    filled = []
    for source, word in zip(sources, words, strict=True):
        inputs = slice(source.first, source.first + source.count)
        found = _read(source, word.strip())
        if found is None:
            x[0, inputs] = usual(_known(data, train, source))
            filled.append(source.name)
            if source.flag >= 0:
                x[0, source.flag] = 1.0
        else:
            x[0, inputs] = found
    return TypedRow(x, tuple(filled))


def _known(data: Data, train: Array, source: SourceColumn) -> Array:
    """What the samples `train` know of a column."""
    lacking = [gap.rows for gap in data.gaps if gap.first == source.first]
    rows = np.setdiff1d(train, np.concatenate(lacking)) if lacking else train
    return data.x[rows, source.first : source.first + source.count]


def _word(source: SourceColumn, x: Array) -> str:
    if source.words:
        return source.words[int(x[source.first : source.first + source.count].argmax())]
    value = float(x[source.first])
    manner = source.manner
    if manner is not None and manner.order:
        return manner.order[min(max(round(value), 0), len(manner.order) - 1)]
    if manner is not None and manner.dates != UNDATED:
        day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=source.origin + value)
        return day.date().isoformat() if not day.time().hour else f"{day:%Y-%m-%d %H:%M}"
    plain = np.format_float_positional(value, precision=6, fractional=False, trim="-")
    comma = manner is not None and manner.decimal == "comma"
    return plain.replace(".", ",") if comma else plain


def _read(source: SourceColumn, word: str) -> Array | None:
    """The inputs that a word stands for; None if it says that there is no value."""
    manner = source.manner
    if not word:
        return None
    if manner is None:
        return np.array([_number(source, word)])
    # Apache Arrow is there by now: the table was read with it.
    import pyarrow as pa  # noqa: PLC0415

    from engine.data.tables.columns import TableColumn  # noqa: PLC0415

    column = TableColumn(source.name, pa.array([word]), manner, np.ones(1, np.int64))
    if column.empty[0]:
        return None
    if source.words:
        places = {column.manner.key(known): place for place, known in enumerate(source.words)}
        place = places.get(column.manner.key(word))
        if place is None:
            raise DataError(_expected(source, _listed(source.words), word))
        return np.eye(1, source.count, place)[0]
    if len(column.mistakes) and manner.order:
        raise DataError(_expected(source, _listed(manner.order), word))
    if len(column.mistakes):
        if manner.dates != UNDATED:
            raise DataError(_expected(source, Sentence("a date"), word))
        return np.array([_number(source, word)])
    # Of one date alone, that one is the first.
    return column.numbers() + (column.origin - source.origin)


def _number(source: SourceColumn, word: str) -> float:
    try:
        value = float(word.replace("−", "-").replace(",", "."))
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise DataError(_expected(source, Sentence("a number"), word))
    return value


def _expected(source: SourceColumn, what: str, word: str) -> str:
    return Sentence(
        "{column}: expected {what}, found “{word}”",
        column=source.name,
        what=what,
        word=word[:_SHOWN],
    )


def _listed(words: tuple[str, ...]) -> str:
    some = ", ".join(words[:_NAMED]) + (", …" if len(words) > _NAMED else "")
    return Sentence("one of {words}", words=some)
