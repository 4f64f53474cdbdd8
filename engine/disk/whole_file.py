"""Files that are replaced whole or not at all: whatever fails, the old one is still there."""

from __future__ import annotations

import errno
import io
import os
import shutil
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from engine.disk.reasons import check_kind, why_unwritten
from engine.sentences import Sentence

# What is written beside a file, to take its place.
PART = ".part"


class WriteError(OSError):
    """A file that was not written, and is as it was: one sentence that says what was missing."""

    def __init__(self, path: Path, problem: str) -> None:
        self.path = path
        self.problem = Sentence("cannot be written: {why}", why=problem)
        super().__init__(Sentence("{path}: {problem}", path=path.name, problem=self.problem))


def replace_file(path: Path, data: bytes, lasting: bool = True) -> None:
    """Put `data` in the place of whatever `path` held, at one instant; raises `WriteError`.

    It is on disk when this returns, unless it need not be `lasting`: then the system takes its
    time, and a power failure can bring the old file back.
    """
    replace_files({path: data}, lasting)


def replace_files(files: Mapping[Path, bytes], lasting: bool = True) -> None:
    """Write several files: none takes its place before all of them are on disk.

    Raises `WriteError` and leaves all of them as they were if there is no room for one.
    """
    total = sum(map(len, files.values()))
    needed = Sentence("{n:,} bytes", n=total)
    if len(files) > 1:
        needed = Sentence("{n:,} bytes in {count} files", n=total, count=len(files))
    with ExitStack() as stack:
        parts = [stack.enter_context(_Beside(path, needed)) for path in files]
        for part, data in zip(parts, files.values(), strict=True):
            part.fill(data)
        for part in parts:
            part.take_place(lasting)


@contextmanager
def growing_file(path: Path, provisional: bool = False) -> Iterator[IO[str]]:
    """A text that grows line by line, and takes the place of `path` in the end.

    Until then it stands beside `path` under another name, which says what it is to whoever finds
    it there after a crash. It is kept if something else goes wrong in the meantime, and removed if
    it, or another file, cannot be written. A `provisional` one is removed when all went well: then
    the final one has been written. Raises `WriteError`.
    """
    with _Beside(path, mark=f"{path.name}.") as part:
        file = io.TextIOWrapper(io.BufferedWriter(part), encoding="utf-8", newline="")
        try:
            yield file
        except WriteError:
            raise
        except BaseException:
            file.flush()
            part.take_place()
            raise
        file.flush()
        if not provisional:
            part.take_place()


def make_folder(path: Path) -> None:
    """Make a folder, and those that hold it, unless there is one; raises `WriteError`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise WriteError(path, Sentence("it is a file, not a folder")) from None
    except OSError as error:
        raise WriteError(path, why_unwritten(error, path.parent, Sentence("a folder"))) from None


def remove_file(path: Path) -> None:
    """Remove a file if it is there; raises `WriteError`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(path, why_unwritten(error, path.parent, "")) from None


class _Beside(io.FileIO):
    """What is written beside a file; on leaving it is gone unless it has taken the file's place.

    `needed` says how much there is to write, if that is known before.
    """

    def __init__(self, path: Path, needed: str = "", mark: str = ".") -> None:
        self._needed = needed
        # A link stays one: what it leads to is replaced.
        self._path, self._target = path, Path(os.path.realpath(path))
        self._part = self._target.with_name(f"{mark}{uuid.uuid4().hex[:12]}{PART}")
        self._done = False
        try:
            if self._target.exists():
                check_kind(self._target.stat().st_mode)
                if not os.access(self._target, os.W_OK):
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            super().__init__(os.fspath(self._part), "xb")
        except OSError as error:
            raise self._explained(error) from None

    def fill(self, data: bytes) -> None:
        """Write all of it."""
        rest = memoryview(data)
        while rest:
            rest = rest[self.write(rest) :]

    def write(self, data: Any) -> int:
        try:
            return super().write(data) or 0
        except OSError as error:
            needed = self._needed or Sentence("{n:,} bytes", n=self.tell() + len(data))
            raise self._explained(error, needed) from None

    def take_place(self, lasting: bool = True) -> None:
        """Be the file from now on; what is to be `lasting` is on disk before."""
        try:
            if lasting:
                os.fsync(self.fileno())
            self.close()
            if self._target.exists():
                shutil.copymode(self._target, self._part)
            os.replace(self._part, self._target)
        except OSError as error:
            raise self._explained(error) from None
        self._done = True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            self.close()
        if not self._done:
            with suppress(OSError):
                self._part.unlink()

    def _explained(self, error: OSError, needed: str = "") -> WriteError:
        why = why_unwritten(error, self._target.parent, needed or self._needed)
        return WriteError(self._path, why)
