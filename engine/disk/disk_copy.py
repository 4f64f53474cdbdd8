"""Whether the file of a document is still as this program last saw it."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import NamedTuple


class DiskCopy(NamedTuple):
    """What tells one state of a file from another: when it was written, and its size in bytes."""

    written: int
    size: int

    @classmethod
    def of(cls, path: Path | None) -> DiskCopy | None:
        """The file as it is now; None if there is none to be seen."""
        try:
            seen = None if path is None else path.stat()
        except (OSError, ValueError):
            # A name that was read from a file may be none that a file can have.
            return None
        return None if seen is None else cls(seen.st_mtime_ns, seen.st_size)

    @classmethod
    def parse(cls, text: bytes) -> DiskCopy | None:
        """What `dump` wrote; None if it is anything else."""
        try:
            return cls(*map(int, text.decode().split()))
        except (ValueError, TypeError):
            return None

    def dump(self) -> bytes:
        """Both numbers as text."""
        return f"{self.written} {self.size}".encode()


def free_name(path: Path) -> Path:
    """A name beside `path` that no file has: "run 2.bpg" for "run.bpg"."""
    beside = (path.with_name(f"{path.stem} {n}{path.suffix}") for n in count(2))
    return next(other for other in beside if not other.exists())
