"""Opening what somebody else has made: ordinary files alone, and no more than was there."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from awkward import KINDS, SAID, awkward

from engine.disk import opening
from engine.disk.opening import open_file, size_of
from engine.disk.reasons import NoFileError, why_unread


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.bpg"
    with awkward(path, kind), pytest.raises(NoFileError) as refused:
        open_file(path, 100)
    assert why_unread(refused.value) == SAID[kind]


def test_a_file_is_read_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(range(256)) * 100)
    with open_file(path, 25_600) as file, path.open("rb") as other:
        assert size_of(file) == 25_600
        for size in (0, 1, 7, 5000, 9000, -1):
            assert file.read(size) == other.read(size)
        assert file.read(3) == b""
        assert file.seek(0) == 0
        assert file.read() == path.read_bytes()
        assert file.seek(-4, io.SEEK_END) == 25_596
        assert file.read() == bytes(range(252, 256))
        file.seek(0)
        some = bytearray(10)
        assert file.readinto(some) == 10
        assert some == bytes(range(10))
        file.raw.seek(100)
        assert len(file.raw.read()) == 25_500
        file.raw.seek(100)
        assert file.raw.read(7) == bytes(range(100, 107))


def test_one_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # takes no room on disk
    with pytest.raises(NoFileError, match="expected at most 9 bytes, found 1,099,511,627,776"):
        open_file(path, 9)


def test_one_that_grows_while_it_is_read_ends_where_it_did(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"a" * 10)
    with open_file(path, 1000) as file, path.open("ab") as other:
        assert file.read(3) == b"aaa"
        other.write(b"b" * 100_000)
        other.flush()
        assert file.read() == b"a" * 7
        assert file.read(1) == b""
        file.seek(0)
        assert file.read(10**6) == b"a" * 10


def test_archives_can_be_read_from_it(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x", b"y" * 1000)
    with open_file(path, 10_000) as file, zipfile.ZipFile(file) as archive:
        assert archive.read("x") == b"y" * 1000


def test_what_is_not_there_or_has_no_name_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_file(tmp_path / "no", 1)
    with pytest.raises(NoFileError, match="no file can have this name"):
        open_file(Path("nul\0"), 1)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such permissions")
def test_a_permission_that_is_missing_is_said() -> None:
    assert why_unread(PermissionError(13, "x")) == "you do not have permission to read it"
    assert why_unread(IsADirectoryError(21, "x")) == SAID["folder"]
    assert why_unread(OSError(5, os.strerror(5))) == os.strerror(5)


def test_what_became_another_since_it_was_looked_at_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between a look and the opening somebody else may put a pipe in its place."""
    path = tmp_path / "a"
    looked_at: list[int] = []

    def check(mode: int) -> None:
        looked_at.append(mode)
        if len(looked_at) > 1:
            raise NoFileError("it is another now")

    path.write_bytes(b"1")
    monkeypatch.setattr(opening, "check_kind", check)
    with pytest.raises(NoFileError, match="it is another now"):
        open_file(path, 100)
    assert len(looked_at) == 2
