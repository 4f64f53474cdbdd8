"""Files that are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest
from awkward import KINDS, SAID, awkward

from engine.disk import whole_file
from engine.disk.disk_copy import DiskCopy, free_name
from engine.disk.whole_file import (
    WriteError,
    growing_file,
    make_folder,
    remove_file,
    replace_file,
    replace_files,
)


def names(folder: Path) -> set[str]:
    """What is in a folder, hidden files included."""
    return {path.name for path in folder.iterdir()}


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for content in (b"first", b"", b"third" * 1000):
        replace_file(path, content)
        assert path.read_bytes() == content
        assert names(tmp_path) == {"a"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such permissions")
def test_who_may_read_it_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a"
    before = os.umask(0o027)
    try:
        replace_file(path, b"1")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o604)
        replace_file(path, b"2")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "a", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "there") == {"a"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_not_replaced(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    with awkward(path, kind):
        with pytest.raises(WriteError) as refused:
            replace_file(path, b"new")
        assert str(refused.value) == f"a: cannot be written: {SAID[kind]}"
        assert names(tmp_path) == {"a"}


def test_a_folder_that_has_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteError) as refused:
        replace_file(tmp_path / "gone" / "a.bpg", b"new")
    folder = tmp_path / "gone"
    assert str(refused.value) == f"a.bpg: cannot be written: there is no folder {folder}"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, "there is no room for 3 bytes"),
        (errno.EDQUOT, "there is no room for 3 bytes"),
        (errno.EFBIG, "there is no room for 3 bytes"),
        (errno.EACCES, "you do not have permission to write it in {folder}"),
        (errno.EROFS, "the disk that holds {folder} can only be read"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_what_fails_at_the_end_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: str, where: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(whole_file.os, where, fail)
    with pytest.raises(WriteError) as refused:
        replace_file(path, b"new")
    assert str(refused.value) == f"a: cannot be written: {expected.format(folder=tmp_path)}"
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"a"}


def test_a_file_that_may_not_be_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    # Who runs the tests may be allowed everything.
    monkeypatch.setattr(whole_file.os, "access", lambda *_: False)
    with pytest.raises(WriteError, match="you do not have permission to write it in "):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"


def test_several_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    old = {tmp_path / name: name.encode() for name in "abc"}
    replace_files(old)
    (tmp_path / "c").unlink()
    (tmp_path / "c").mkdir()
    with pytest.raises(WriteError, match=r"^c: cannot be written: it is a folder"):
        replace_files(dict.fromkeys(old, b"new"))
    assert (tmp_path / "a").read_bytes() == b"a"
    assert names(tmp_path) == set("abc")


class TestGrowing:
    def test_it_takes_its_place_in_the_end(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("old")
        with growing_file(path) as file:
            file.write("ä\n")
            file.flush()
            assert path.read_text() == "old"
            (part,) = tmp_path.glob("a.csv.*.part")
            assert part.read_bytes() == "ä\n".encode()
        assert path.read_bytes() == "ä\n".encode()
        assert names(tmp_path) == {"a.csv"}

    def test_a_provisional_one_gives_way(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        with growing_file(path, provisional=True) as file:
            file.write("first\n")
            replace_file(path, b"final\n")
        assert path.read_text() == "final\n"
        assert names(tmp_path) == {"a.csv"}

    def test_what_was_written_is_kept_if_something_else_goes_wrong(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("old")

        def interrupted() -> None:
            with growing_file(path) as file:
                file.write("new\n")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert path.read_text() == "new\n"
        assert names(tmp_path) == {"a.csv"}

    def test_what_cannot_be_written_leaves_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.csv"
        path.write_text("old")

        def fail(*_: object) -> None:
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr(whole_file.os, "fsync", fail)
        with pytest.raises(WriteError), growing_file(path) as file:
            file.write("new\n")
        assert path.read_text() == "old"
        assert names(tmp_path) == {"a.csv"}

    @pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
    def test_where_there_is_no_room_for_it_the_old_file_stays(self, tmp_path: Path) -> None:
        import resource

        path = tmp_path / "a.csv"
        path.write_text("old")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)

        def too_much() -> None:
            with growing_file(path) as file:
                resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
                for _ in range(100):
                    file.write("x" * 1000)
                    file.flush()

        try:
            with pytest.raises(WriteError, match="there is no room for "):
                too_much()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert path.read_text() == "old"
        assert names(tmp_path) == {"a.csv"}


def test_folders_are_made_or_refused(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match=r"^file: cannot be written: it is a file, not a folder"):
        make_folder(tmp_path / "file")
    with pytest.raises(WriteError, match=r"^below: cannot be written: "):
        make_folder(tmp_path / "file" / "below")


def test_files_are_removed_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("")
    remove_file(path)
    remove_file(path)
    assert names(tmp_path) == set()
    path.mkdir()
    with pytest.raises(WriteError, match=r"^a: cannot be written: "):
        remove_file(path)


def test_a_copy_on_disk_is_told_from_another(tmp_path: Path) -> None:
    path = tmp_path / "run.bpg"
    assert DiskCopy.of(path) is None
    assert DiskCopy.of(None) is None
    # A damaged file of settings may name such files as opened last.
    assert DiskCopy.of(Path("nul\0.bpg")) is DiskCopy.of(Path("half\ud800.bpg")) is None
    path.write_bytes(b"1")
    seen = DiskCopy.of(path)
    assert seen is not None
    assert DiskCopy.parse(seen.dump()) == seen
    assert DiskCopy.parse(b"what") is None
    path.write_bytes(b"12")
    assert DiskCopy.of(path) != seen
    assert free_name(path) == tmp_path / "run 2.bpg"
