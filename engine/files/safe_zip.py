"""A zip of texts and arrays, written plainly and read as if an enemy had made it.

Nothing is unpacked to disk, no name of a member is ever used as a path, and nothing is unpickled.
How much memory reading may take is known from the sizes in the directory of the zip, which are
checked before anything is read.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import numpy as np

from engine.arrays import Array
from engine.sentences import Sentence
from engine.specs.registry import SpecError
from engine.specs.strict_json import parse

LARGEST = 1_000_000_000
LARGEST_TEXT = 8_000_000
MOST_MEMBERS = 200
# A member that is larger than this may not unfold to more than RATIO times what is stored of it.
SMALL = 1_000_000
RATIO = 100
LONGEST_HEADER = 4_000

# The earliest time a zip can name; a real one would make equal contents unequal files.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
UNIX = 3

# The end of a zip without a comment: signature, disks, members, size and place of the directory.
_END = struct.Struct("<4s4H2LH")
_LOCATOR_OF_LARGE_ZIP, _LOCATOR_SIZE = b"PK\x06\x07", 20
_LARGEST_DIRECTORY = 100_000

# The header of an array as NumPy writes it. Its own reader would evaluate whatever stands there.
_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00(?P<length>..)\{'descr': '(?P<kind>[<>|=]\w{1,9})', "
    rb"'fortran_order': (?P<order>True|False), 'shape': \((?P<shape>[\d, ]{0,99})\), \} *\n",
    re.DOTALL,
)


class StorageError(ValueError):
    """A file that cannot be read: one line that says what was expected in it."""


def entry(name: str) -> zipfile.ZipInfo:
    """A member of a zip whose bytes depend on nothing but what is in it."""
    made = zipfile.ZipInfo(name, ZIP_EPOCH)
    made.create_system = UNIX
    made.external_attr = 0o644 << 16
    return made


def write_array(archive: zipfile.ZipFile, name: str, values: Array) -> None:
    """Add `values` as `name`.npy, which `numpy.load` reads without pickles."""
    with archive.open(entry(f"{name}.npy"), "w", force_zip64=True) as file:
        np.lib.format.write_array(file, np.asarray(values), allow_pickle=False)


class Archive:
    """A zip that is being read; `names` are its members. Raises `StorageError`, and only that."""

    def __init__(self, file: IO[bytes]) -> None:
        with _refusing():
            _check_end(file)
            self._zip = zipfile.ZipFile(file)
            self._members = {info.filename: info for info in self._zip.infolist()}
            if len(self._members) < len(self._zip.infolist()):
                raise StorageError(
                    Sentence("expected each member of the zip once, found one twice")
                )
            for info in self._members.values():
                _check_member(info)
            if sum(info.file_size for info in self._members.values()) > LARGEST:
                raise StorageError(
                    Sentence("expected a zip that unfolds to at most {most:,} bytes", most=LARGEST)
                )

    @property
    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(self._members)

    def read(self, name: str, most: int = LARGEST_TEXT) -> bytes:
        """The bytes of a member, at most so many."""
        self.check_size(name, most)
        info = self._members[name]
        with _refusing(name), self._zip.open(info) as file:
            data = file.read()
            if len(data) != info.file_size:
                raise StorageError(
                    Sentence(
                        "{name}: expected {size:,} bytes, found fewer",
                        name=name,
                        size=info.file_size,
                    )
                )
            return data

    def check_size(self, name: str, most: int) -> None:
        """Refuse a member that is not there, or has more bytes than that."""
        if name not in self._members:
            raise StorageError(Sentence("expected a member {name}, found none", name=name))
        size = self._members[name].file_size
        if size > most:
            raise StorageError(
                Sentence(
                    "{name}: expected at most {most:,} bytes, found {size:,}",
                    name=name,
                    most=most,
                    size=size,
                )
            )

    def text(self, name: str) -> str:
        """A member as text."""
        try:
            return self.read(name).decode("utf-8")
        except UnicodeDecodeError:
            raise StorageError(
                Sentence("{name}: expected text in UTF-8, found other bytes", name=name)
            ) from None

    def json(self, name: str) -> dict[str, Any]:
        """A member that is a JSON object."""
        text = self.text(name)
        with _refusing(name):
            body = parse(text)
        if not isinstance(body, dict):
            raise StorageError(Sentence("{name}: expected an object", name=name))
        return body

    def array(self, name: str, shape: tuple[int, ...], dtype: str) -> Array:
        """The array `name`.npy, which must have this shape and type; it is read-only."""
        member, kind = f"{name}.npy", np.dtype(dtype)
        count = int(np.prod(shape))
        info = self._members.get(member)
        if info is not None and info.file_size > count * kind.itemsize + LONGEST_HEADER:
            raise StorageError(
                Sentence(
                    "{member}: expected {count:,} numbers, found more", member=member, count=count
                )
            )
        data = self.read(member, LARGEST)
        with _refusing(member):
            found, fortran, start = _header(data)
        if found != (shape, kind) or fortran:
            words = (
                Sentence("columns first")
                if fortran
                else Sentence("{size} of {kind}", size=_size(found[0]), kind=found[1])
            )
            raise StorageError(
                Sentence(
                    "{member}: expected {size} of {kind}, found {words:.60}",
                    member=member,
                    size=_size(shape),
                    kind=kind,
                    words=words,
                )
            )
        if len(data) - start != count * kind.itemsize:
            raise StorageError(
                Sentence(
                    "{member}: expected {count:,} numbers, found fewer or more",
                    member=member,
                    count=count,
                )
            )
        # A copy begins where the processor likes it; the bytes behind a header need not.
        values = np.frombuffer(data, kind, offset=start).reshape(shape).copy()
        values.flags.writeable = False
        return values


@contextmanager
def _refusing(name: str = "") -> Iterator[None]:
    """Turn what zipfile, zlib and NumPy raise over a broken file into `StorageError`."""
    try:
        yield
    except StorageError:
        raise
    except SpecError as error:
        raise StorageError(_within(name, str(error))) from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        ImportError,
        IndexError,
        KeyError,
        MemoryError,
        NotImplementedError,
        OSError,
        OverflowError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
    ):
        damaged = Sentence("expected a whole file, found a damaged one")
        raise StorageError(_within(name, damaged)) from None


def _within(member: str, problem: str) -> str:
    """What is wrong, with the name of the member it is wrong in, if it is in one."""
    return Sentence("{path}: {problem}", path=member, problem=problem) if member else problem


def _check_end(file: IO[bytes]) -> None:
    """Refuse what is no zip, and a directory so long that reading it would take much memory."""
    size = file.seek(0, io.SEEK_END)
    if size > LARGEST:
        raise StorageError(
            Sentence("expected at most {most:,} bytes, found {size:,}", most=LARGEST, size=size)
        )
    file.seek(max(0, size - _END.size - _LOCATOR_SIZE))
    tail = file.read()
    if len(tail) < _END.size:
        raise StorageError(
            Sentence("expected an experiment, found an empty file") if not size else _FOREIGN
        )
    signature, *_, members, directory, _, comment = _END.unpack(tail[-_END.size :])
    if signature != b"PK\x05\x06" or comment or tail.startswith(_LOCATOR_OF_LARGE_ZIP):
        file.seek(0)
        whole = file.read(4) != b"PK\x03\x04"
        raise StorageError(
            _FOREIGN if whole else Sentence("expected a whole file, found its beginning only")
        )
    if members > MOST_MEMBERS or directory > _LARGEST_DIRECTORY:
        raise StorageError(
            Sentence(
                "expected at most {most} members, found {members:,}",
                most=MOST_MEMBERS,
                members=members,
            )
        )


_FOREIGN = Sentence("expected an experiment, found another kind of file")


def _check_member(info: zipfile.ZipInfo) -> None:
    shown = info.filename[:40] if info.filename.isprintable() else repr(info.filename[:40])
    if info.flag_bits & 1:
        raise StorageError(Sentence("{shown}: expected no password", shown=shown))
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise StorageError(Sentence("{shown}: expected stored or deflated bytes", shown=shown))
    if info.file_size > max(SMALL, RATIO * info.compress_size):
        raise StorageError(
            Sentence(
                "{shown}: expected at most {ratio} times its stored size, found {size:,} bytes",
                shown=shown,
                ratio=RATIO,
                size=info.file_size,
            )
        )


def _header(data: bytes) -> tuple[tuple[tuple[int, ...], np.dtype[Any]], bool, int]:
    """Shape and type of an array, whether its columns come first, and where its numbers begin."""
    found = _HEADER.match(data)
    if found is None or found.end() != 10 + int.from_bytes(found["length"], "little"):
        raise ValueError(Sentence("no header of version 1.0"))
    shape = tuple(int(n) for n in found["shape"].decode().split(",") if n.strip())
    return (shape, np.dtype(found["kind"].decode())), found["order"] == b"True", found.end()


def _size(shape: tuple[int, ...]) -> str:
    return " × ".join(f"{n:,}" for n in shape) or Sentence("one number")
