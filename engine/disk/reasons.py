"""Why a file cannot be read or written, in words that say what is missing."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from engine.sentences import Sentence

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM)

_FOLDER = Sentence("it is a folder, not a file")
_DEVICE = Sentence("it is a device, not a file")
_KINDS = {
    stat.S_IFDIR: _FOLDER,
    stat.S_IFIFO: Sentence("it is a pipe, not a file"),
    stat.S_IFSOCK: Sentence("it is a socket, not a file"),
    stat.S_IFCHR: _DEVICE,
    stat.S_IFBLK: _DEVICE,
}


class NoFileError(OSError):
    """What is no file to be read: one sentence that says what it is instead."""


def check_kind(mode: int) -> None:
    """Raise `NoFileError` unless it is the mode of an ordinary file: another may never end."""
    if not stat.S_ISREG(mode):
        raise NoFileError(_KINDS.get(stat.S_IFMT(mode), _DEVICE))


def why_unread(error: OSError) -> str:
    """Why a file could not be read."""
    if isinstance(error, IsADirectoryError):
        return _FOLDER
    if error.errno in _NOT_ALLOWED:
        return Sentence("you do not have permission to read it")
    return error.strerror or str(error)


def why_unwritten(error: OSError, folder: Path, needed: str) -> str:
    """Why a file in `folder` could not be written; `needed` says how much there is to write."""
    if error.errno in _NO_ROOM:
        return Sentence("there is no room for {needed}", needed=needed)
    if error.errno in _NOT_THERE:
        return Sentence("there is no folder {folder}", folder=folder)
    if error.errno in _NOT_ALLOWED:
        return Sentence("you do not have permission to write it in {folder}", folder=folder)
    if error.errno == errno.EROFS:
        return Sentence("the disk that holds {folder} can only be read", folder=folder)
    return error.strerror or str(error)
