"""The one way to open a file that somebody else has made, whatever it turns out to be.

A pipe would keep the reader waiting, a device would never end, a file may grow while it is read:
none of them is waited for, and no more is read than was there at the beginning.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from engine.disk.reasons import NoFileError, check_kind
from engine.sentences import Sentence


def open_file(path: Path, most: int) -> io.BufferedReader:
    """An ordinary file of at most `most` bytes, to be read; raises OSError.

    It is `NoFileError` for whatever else bears that name, and for a larger one.
    """
    try:
        # Looked at before it is opened, since that alone can do something to a device.
        check_kind(path.stat().st_mode)
    except ValueError:
        raise NoFileError(Sentence("no file can have this name")) from None
    raw = _Unchanging(path)
    try:
        if raw.size > most:
            raise NoFileError(
                Sentence(
                    "expected at most {most:,} bytes, found {size:,}", most=most, size=raw.size
                )
            )
        return io.BufferedReader(raw)
    except BaseException:
        raw.close()
        raise


def size_of(file: io.BufferedReader) -> int:
    """How many bytes an opened file has, and will have."""
    raw = file.raw
    assert isinstance(raw, _Unchanging)
    return raw.size


class _Unchanging(io.FileIO):
    """A file of which nothing is read beyond the `size` it had when it was opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(os.fspath(path), "rb", opener=_without_waiting)
        try:
            seen = os.fstat(self.fileno())
            # It may be another by now than the one that was looked at.
            check_kind(seen.st_mode)
        except BaseException:
            self.close()
            raise
        self.size = seen.st_size

    def readinto(self, buffer: Any) -> int:
        return super().readinto(memoryview(buffer).cast("B")[: self._left()]) or 0

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            return self.readall()
        return super().read(min(size, self._left())) or b""

    def readall(self) -> bytes:
        return b"".join(iter(lambda: self.read(self._left()), b""))

    def _left(self) -> int:
        return max(0, self.size - self.tell())


def _without_waiting(path: str, flags: int) -> int:
    # A pipe is opened at once, and then refused for what it is.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
