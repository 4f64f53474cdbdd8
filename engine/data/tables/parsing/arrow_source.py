"""A file as Arrow reads it: into memory of its own, which it gives back."""

from __future__ import annotations

from io import BufferedReader
from typing import Any

import pyarrow as pa


class ArrowSource:
    """Lets Arrow read a file that is open, from where it stands.

    Arrow reads 32 blocks ahead. Python's bytes of that size stayed with the process for good.
    """

    closed = False

    def __init__(self, file: BufferedReader) -> None:
        self._file = file

    def read(self, most: int) -> Any:  # pragma: no cover (a thread of Arrow calls it)
        """The next bytes, at most so many; none at the end."""
        block = pa.allocate_buffer(most)
        return block.slice(0, self._file.readinto(memoryview(block)))

    def close(self) -> None:
        """Whoever opened the file closes it."""
