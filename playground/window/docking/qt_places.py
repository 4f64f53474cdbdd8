"""Whether bytes are places of docks as Qt writes them: it reads them itself, but without a check.

What `QMainWindow.saveState` returns (Qt 6, numbers big-endian, of 32 bits unless said otherwise):

    state    255, version, 253 (8 bits), number of areas; areas; size of the centre, four corners;
             windows of several floating docks: 249 (8 bits), their rectangle, a row each;
             252 (8 bits), number of lines of tool bars; the lines
    area     which of the four, its size; a row
    row      250 (8 bits) with the place of the tab in front, or 252 (8 bits); direction (8 bits),
             number of items; the items
    item     251 (8 bits), name, flags (8 bits), four numbers of its size, or where it floats;
             252 (8 bits), four numbers of its size, a row
    line     where, number of tool bars; of each its name, flags (8 bits), two numbers, and one of
             64 bits
"""

from __future__ import annotations

import re
import struct

AREAS, FLOATING, TABS, DOCK, ROW, BARS = 253, 249, 250, 251, 252, 252
# More than ever stand in each other or beside each other, and more pixels than a screen has.
DEEP, MANY, LARGE = 40, 200, 1 << 26
_FLAGS = 15
_NAME = re.compile(r"[A-Za-z0-9_.]+")


class _DamageError(Exception):
    """These are other bytes, or damaged ones."""


def whole(data: bytes) -> bool:
    """Whether Qt can be given these bytes."""
    try:
        _Places(data).read()
    except (_DamageError, struct.error, UnicodeDecodeError):
        return False
    return True


class _Places:
    """Reads one state from its beginning to its end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0
        self._names: set[str] = set()

    def read(self) -> None:
        """Raises `_DamageError` where something is not as Qt writes it."""
        _ask(self._number() == 255)
        self._number()
        _ask(self._byte() == AREAS)
        areas = [self._area() for _ in range(self._count(4))]
        _ask(sorted(set(areas)) == sorted(areas))
        self._sizes(2)
        _ask(all(self._number() in (1, 2, 4, 8) for _ in range(4)))
        while (mark := self._byte()) == FLOATING:
            self._sizes(4)
            self._row(0)
        _ask(mark == BARS)
        for _ in range(self._count(MANY)):
            _ask(self._number() in range(4))
            for _ in range(self._count(MANY)):
                self._name()
                _ask(self._byte() <= _FLAGS)
                self._sizes(2)
                self._take(">q")
        _ask(self._at == len(self._data))

    def _area(self) -> int:
        area = self._number()
        _ask(area in range(4))
        self._sizes(2)
        self._row(0)
        return area

    def _row(self, depth: int) -> None:
        mark = self._byte()
        _ask(mark in (TABS, ROW) and depth < DEEP)
        front = self._number() if mark == TABS else -1
        _ask(self._byte() in (1, 2))
        count = self._count(MANY)
        _ask(-1 <= front < count)
        for _ in range(count):
            kind = self._byte()
            _ask(kind in (DOCK, ROW))
            if kind == DOCK:
                self._name()
                _ask(self._byte() <= _FLAGS)
            self._sizes(4)
            if kind == ROW:
                self._row(depth + 1)

    def _name(self) -> None:
        """A name, which nothing else has."""
        length = self._number()
        _ask(0 <= length <= len(self._data) - self._at)
        name = self._data[self._at : self._at + length].decode("utf-16-be")
        _ask(_NAME.fullmatch(name) is not None and name not in self._names)
        self._names.add(name)
        self._at += length

    def _count(self, most: int) -> int:
        count = self._number()
        _ask(0 <= count <= most)
        return count

    def _sizes(self, count: int) -> None:
        _ask(all(abs(self._number()) < LARGE for _ in range(count)))

    def _number(self) -> int:
        return self._take(">i")

    def _byte(self) -> int:
        return self._take(">B")

    def _take(self, form: str) -> int:
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return int(value)


def _ask(right: bool) -> None:
    if not right:
        raise _DamageError
