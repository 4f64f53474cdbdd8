"""Where everything in a TOML text stands: a scan that maps keys and values to line and column.

`tomllib` reads values without their places. The scan follows text that `tomllib` has accepted, so
it need not know what is wrong with any other; whatever the text, it comes to an end.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

# Names of keys and places in lists, outermost first.
TomlPath: TypeAlias = tuple[str | int, ...]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SPACE = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\n,]|#[^\n]*)*")
_PLAIN = re.compile(r"[^,\]}\n#]*")
_STRINGS = (
    re.compile(r'"""(?:[^"\\]|\\(?:.|\n)|"(?!""))*"{3,5}'),
    re.compile(r"'''(?:[^']|'(?!''))*'{3,5}"),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in a text, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class TextPlaces:
    """Where the keys of a text stand, and where the values."""

    keys: Mapping[TomlPath, TextPlace]
    values: Mapping[TomlPath, TextPlace]

    def value(self, path: TomlPath) -> TextPlace:
        """Where the value at `path` stands, or what encloses it."""
        return self._nearest(path, self.values, self.keys)

    def key(self, path: TomlPath) -> TextPlace:
        """Where the key at `path` stands, or what encloses it."""
        return self._nearest(path, self.keys, self.values)

    @staticmethod
    def _nearest(path: TomlPath, *tables: Mapping[TomlPath, TextPlace]) -> TextPlace:
        for end in range(len(path), 0, -1):
            for table in tables:
                if path[:end] in table:
                    return table[path[:end]]
        return TextPlace(1, 1)


def spots_in(text: str) -> TextPlaces:
    """Where everything in valid TOML stands."""
    scan = _TomlScan(text.replace("\r\n", "\n"))
    scan.document()
    starts = [0, *(found.end() for found in re.finditer("\n", scan.text))]

    def spot(offset: int) -> TextPlace:
        line = bisect_right(starts, offset)
        return TextPlace(line, offset - starts[line - 1] + 1)

    return TextPlaces(
        {path: spot(at) for path, at in scan.keys.items()},
        {path: spot(at) for path, at in scan.values.items()},
    )


class _TomlScan:
    """Goes once through a text and notes the offset of every key and value."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.keys: dict[TomlPath, int] = {}
        self.values: dict[TomlPath, int] = {}
        # How many tables each [[array]] has so far.
        self._counts: dict[TomlPath, int] = {}

    def document(self) -> None:
        here: TomlPath = ()
        while self._skip(_BETWEEN) < len(self.text):
            before = self.at
            if self._next("["):
                here = self._header()
            else:
                self._pair(here)
            # What is no TOML moves on as well.
            self.at = max(self.at, before + 1)

    def _header(self) -> TomlPath:
        begin = self.at
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        names = self._names()
        path: TomlPath = ()
        for name in names[:-1]:
            path = self._inside((*path, name))
        path = (*path, *names[-1:])
        self.at += 2 if many else 1
        self.keys.setdefault(path, begin)
        if not many:
            return self._inside(path)
        self._counts[path] = self._counts.get(path, 0) + 1
        path = self._inside(path)
        self.values[path] = begin
        return path

    def _inside(self, path: TomlPath) -> TomlPath:
        """The last table of an array of tables, or the table itself."""
        count = self._counts.get(path, 0)
        return (*path, count - 1) if count else path

    def _pair(self, here: TomlPath) -> None:
        begin = self.at
        path = here
        for name in self._names():
            path = (*path, name)
            self.keys.setdefault(path, begin)
        self._skip(_SPACE)
        if self._next("="):
            self.at += 1
            self._value(path)

    def _names(self) -> list[str]:
        """A key, dotted or not."""
        names = []
        while True:
            self._skip(_SPACE)
            quoted = self._string()
            if quoted:
                names.append(_unquoted(quoted))
            elif bare := _BARE.match(self.text, self.at):
                names.append(bare[0])
                self.at = bare.end()
            self._skip(_SPACE)
            if not self._next("."):
                return names
            self.at += 1

    def _value(self, path: TomlPath) -> None:
        self._skip(_SPACE)
        self.values[path] = self.at
        if self._next("["):
            self._list(path)
        elif self._next("{"):
            self._table(path)
        elif not self._string():
            self._skip(_PLAIN)

    def _list(self, path: TomlPath) -> None:
        self.at += 1
        number = 0
        while self._skip(_BETWEEN) < len(self.text) and not self._next("]"):
            before = self.at
            self._value((*path, number))
            number += 1
            self.at = max(self.at, before + 1)
        self.at += 1

    def _table(self, path: TomlPath) -> None:
        self.at += 1
        while self._skip(_BETWEEN) < len(self.text) and not self._next("}"):
            before = self.at
            self._pair(path)
            self.at = max(self.at, before + 1)
        self.at += 1

    def _string(self) -> str:
        """The string that begins here with its quotes, passed over; empty if there is none."""
        for kind in _STRINGS:
            if found := kind.match(self.text, self.at):
                self.at = found.end()
                return found[0]
        return ""

    def _next(self, letter: str) -> bool:
        return self.text.startswith(letter, self.at)

    def _skip(self, what: re.Pattern[str]) -> int:
        found = what.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at


def _unquoted(quoted: str) -> str:
    return str(tomllib.loads(f"key = {quoted}")["key"])
