"""Finding out how a file is written, from its beginning."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter

from engine.data.tables.dialect import DELIMITERS, LONGEST_CELL, QUOTES, Dialect, TableError
from engine.sentences import Sentence

SAMPLE = 256_000
_ROWS = 200
# A separator that cuts every row into the same number of cells is believed; commas come after
# semicolons, since they may be decimal signs.
_TRIED = ("tab", "semicolon", "pipe", "comma", "space")
_CONSISTENT = 0.8
# Bytes that code page 1252 gives no letter.
_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
_COMMA_NUMBER = re.compile(r"[+-]?\d+,\d+([eE][+-]?\d+)?")
_POINT_NUMBER = re.compile(r"[+-]?\d+\.\d+([eE][+-]?\d+)?")
_NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?")


def marked_encoding(start: bytes) -> str | None:
    """The encoding that a byte order mark announces; None without a mark."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def old_encoding(bytes_used: frozenset[int]) -> str:
    """The encoding of a file that is not UTF-8: that of Windows, or Latin-1 as a last resort."""
    return "latin-1" if bytes_used & _UNDEFINED else "cp1252"


def decoded(sample: bytes, encoding: str) -> str:
    """The text of a file's beginning, whose last letter may be cut; raises `TableError`."""
    kind = "utf-8-sig" if encoding == "utf-8" else encoding
    try:
        return codecs.getincrementaldecoder(kind)().decode(sample)
    except UnicodeError:
        raise TableError(
            Sentence("expected text in {encoding}, found other bytes", encoding=encoding)
        ) from None


def rows_of(text: str, delimiter: str, quote: str, whole: bool) -> list[list[str]]:
    """The first rows of a text; the last one may be cut unless the text is `whole`."""
    rows: list[list[str]] = []
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(
        text.splitlines(keepends=True), delimiter=DELIMITERS[delimiter], quotechar=QUOTES[quote]
    )
    try:
        for row in reader:
            if row:
                rows.append(row)
            if len(rows) > _ROWS:
                break
    except csv.Error:
        raise TableError(
            Sentence(
                "row {row:,}: expected cells of at most {most:,} letters",
                row=len(rows) + 1,
                most=LONGEST_CELL,
            )
        ) from None
    cut = not whole and len(rows) <= _ROWS and len(rows) > 1
    return rows[:-1] if cut else rows[:_ROWS]


def sniffed(text: str, encoding: str, whole: bool = True) -> Dialect:
    """How the beginning of a file is written; `whole` if it is all of the file."""
    quote = _quote(text)
    delimiter = _delimiter(text, quote, whole)
    rows = rows_of(text, delimiter, quote, whole)
    cells = [cell.strip() for row in rows[1:] for cell in row]
    commas = sum(_COMMA_NUMBER.fullmatch(cell) is not None for cell in cells)
    points = sum(_POINT_NUMBER.fullmatch(cell) is not None for cell in cells)
    decimal = "comma" if commas > points and delimiter != "comma" else "point"
    return Dialect(delimiter, encoding, decimal, quote, _has_header(rows))


def _quote(text: str) -> str:
    single = len(re.findall(r"(?:^|[,;\t| ])'[^'\n]*'(?=[,;\t| ]|\r?$)", text, re.MULTILINE))
    return "single" if single and '"' not in text else "double"


def _delimiter(text: str, quote: str, whole: bool) -> str:
    best, best_share = "comma", _CONSISTENT
    for name in _TRIED:
        if DELIMITERS[name] not in text:
            continue
        try:
            lengths = [len(row) for row in rows_of(text, name, quote, whole)]
        except TableError:
            continue
        if not lengths:
            continue
        usual, times = Counter(lengths).most_common(1)[0]
        share = times / len(lengths)
        if usual > 1 and share == 1:
            return name
        if usual > 1 and share > best_share:
            best, best_share = name, share
    return best


def _has_header(rows: list[list[str]]) -> bool:
    """Whether the first row has names: words above numbers, or words that never come again."""
    if not rows:
        return True
    first = [cell.strip() for cell in rows[0]]
    if any(_NUMBER.fullmatch(cell) for cell in first) or not any(first):
        return False
    below = [row for row in rows[1:] if len(row) == len(first)]
    if any(_NUMBER.fullmatch(cell.strip()) for row in below for cell in row):
        return True
    repeated = any(cell and cell == row[i].strip() for row in below for i, cell in enumerate(first))
    return not repeated
