"""The first look through a file: its digest, its encoding, and how it is written."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from engine.data.tables import sniffing
from engine.data.tables.dialect import QUOTES, Dialect, TableError
from engine.sentences import Sentence

_SLICE = 4_000_000


@dataclass(frozen=True, slots=True)
class Scan:
    """What the first pass found out; `head` is the beginning of the file, `whole` if it is all."""

    digest: str
    head: bytes
    whole: bool
    dialect: Dialect
    odd_quotes: dict[str, bool]


def scanned(path: Path, size: int) -> Generator[float, None, Scan]:
    """Look through a file of `size` bytes; yields the share that is done. Raises `TableError`."""
    sha, head, used = hashlib.sha256(), b"", 0
    quotes, seen, unicode_so_far, high = dict.fromkeys(QUOTES, 0), b"", True, frozenset[int]()
    with path.open("rb") as file:
        while piece := file.read(_SLICE):
            if not used:
                head = piece[: sniffing.SAMPLE]
            encoding = sniffing.marked_encoding(head)
            sha.update(piece)
            if encoding != "utf-16" and b"\0" in piece:
                place = used + piece.index(b"\0") + 1
                raise TableError(
                    Sentence(
                        "expected text, found a zero byte at byte {place:,} of the file",
                        place=place,
                    )
                )
            for name, mark in QUOTES.items():
                quotes[name] += piece.count(mark.encode())
            if encoding is None and unicode_so_far and not (piece.isascii() and not seen):
                unicode_so_far, seen = _still_unicode(seen + piece)
            if encoding is None and not unicode_so_far:
                high |= frozenset(piece)
            used += len(piece)
            yield used / size
    if not used:
        raise TableError(Sentence("expected a table, found an empty file"))
    encoding = sniffing.marked_encoding(head) or (
        "utf-8" if unicode_so_far and not seen else sniffing.old_encoding(high)
    )
    whole = used == len(head)
    dialect = sniffing.sniffed(sniffing.decoded(head, encoding), encoding, whole)
    odd = {name: count % 2 == 1 for name, count in quotes.items()}
    return Scan(sha.hexdigest(), head, whole, dialect, odd)


def _still_unicode(piece: bytes) -> tuple[bool, bytes]:
    """Whether a piece is UTF-8, and the bytes of a letter that is cut at its end."""
    try:
        piece.decode()
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and len(piece) - error.start < 4
        return cut, piece[error.start :] if cut else b""
    return True, b""
