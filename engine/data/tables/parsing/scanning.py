"""The first look through a file: its digest, its encoding, its beginning and its end."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Generator
from dataclasses import dataclass
from io import BufferedReader

from engine.data.tables.dialect import QUOTES, TableError
from engine.data.tables.parsing.encodings import guessed_encoding, marked_encoding, wide_encoding
from engine.data.tables.parsing.workbook import is_workbook
from engine.sentences import Sentence

# So much of the beginning is looked at for how the file is written, and so much of the end.
SAMPLE = 256_000
_TAIL = 64_000
_SLICE = 4_000_000
# Letters that are not ASCII: an encoding is found out by the lines they stand in.
_ODD_LETTER = re.compile(rb"[\x80-\xff]")
_MOST_ODD, _AROUND = 60_000, 500
# Blank lines, and blanks before a quotation mark, of which the quick way knows nothing.
# Each is looked for only where its letter, which is quickly found, is there; a search by pattern
# takes a third of the time of `in`.
_GAPS = (
    (b"\n", re.compile(rb"\n\n")),
    (b"\r", re.compile(rb"\n\r\n|\r\r")),
    (b'"', re.compile(rb'[ \t]"')),
)


@dataclass(frozen=True, slots=True)
class Scan:
    """What the first pass found out; `head` is the beginning of the file, `whole` if it is all.

    `even`: no blank lines and no blanks before quotation marks were seen.
    """

    digest: str
    head: bytes
    tail: bytes
    whole: bool
    encoding: str
    odd_quotes: dict[str, bool]
    even: bool
    packed: bool = False


def scanned(file: BufferedReader, size: int) -> Generator[float, None, Scan]:
    """Look through a file of `size` bytes; yields the share that is done. Raises `TableError`."""
    sha, head, tail, used = hashlib.sha256(), b"", b"", 0
    quotes, letters, even, packed, wide = dict.fromkeys(QUOTES, 0), _Letters(), True, False, None
    while piece := file.read(_SLICE):
        if not used:
            head, packed = piece[:SAMPLE], is_workbook(piece)
            wide = marked_encoding(head) or wide_encoding(head)
            even = not head[:1].isspace()
        sha.update(piece)
        if not packed:
            if not (wide or "").startswith("utf-16") and b"\0" in piece:
                raise _zero_byte(used + piece.index(b"\0") + 1)
            for name, mark in QUOTES.items():
                # Counting none takes thirty times as long as finding none.
                found = mark.encode()
                quotes[name] += piece.count(found) if found in piece else 0
            if wide is None:
                letters.take(piece)
            even = even and not any(rare in piece and gap.search(piece) for rare, gap in _GAPS)
        tail = (tail + piece[-_TAIL:])[-_TAIL:]
        used += len(piece)
        yield used / size
    if not used:
        raise TableError(Sentence("expected a table, found an empty file"))
    encoding = wide or letters.encoding()
    odd = {name: count % 2 == 1 for name, count in quotes.items()}
    whole = used == len(head)
    return Scan(sha.hexdigest(), head, tail, whole, encoding, odd, even, packed)


def _zero_byte(place: int) -> TableError:
    return TableError(
        Sentence("expected text, found a zero byte at byte {place:,} of the file", place=place)
    )


class _Letters:
    """Whether all pieces of a file together are UTF-8, and lines of them if they are not."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._unicode, self._cut = True, False
        self._odd = b""

    def take(self, piece: bytes) -> None:
        """Look at the next piece."""
        plain = piece.isascii()
        if self._unicode and not (plain and not self._cut):
            try:
                self._decoder.decode(piece)
                self._cut = bool(self._decoder.getstate()[0])
            except UnicodeDecodeError:
                self._unicode = False
        if not plain and len(self._odd) < _MOST_ODD:
            self._keep_lines(piece)

    def _keep_lines(self, piece: bytes) -> None:
        """Keep the lines with odd letters, of long ones what is around these."""
        end = 0
        for letter in _ODD_LETTER.finditer(piece):
            place = letter.start()
            if place < end:
                continue
            begin = max(end, piece.rfind(b"\n", end, place) + 1, place - _AROUND)
            stop = piece.find(b"\n", place, place + _AROUND)
            end = stop if stop >= 0 else min(len(piece), place + _AROUND)
            self._odd += piece[begin:end] + b"\n"
            if len(self._odd) >= _MOST_ODD:
                return

    def encoding(self) -> str:
        """The encoding of all pieces."""
        return "utf-8" if self._unicode and not self._cut else guessed_encoding(self._odd)
