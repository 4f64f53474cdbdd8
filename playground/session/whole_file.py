"""A file that is replaced whole or not at all: whatever fails, the old one is still there."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from engine.sentences import Sentence


class DocumentError(Exception):
    """A file that cannot be opened or written: one sentence naming it."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(Sentence("{path}: {problem}", path=path.name, problem=problem))


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of whatever `path` held, at one instant.

    Raises `DocumentError` and leaves `path` as it was if not every byte could be written, on a
    full disk for instance. Nothing of Qt's event loop is touched: it may run on any thread.
    """
    file = QSaveFile(os.fspath(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _not_written(path, file.errorString())
    # A short write is no error to Qt: committing it would put half a file in place of a good one.
    if file.write(data) != len(data) or not file.flush():
        file.cancelWriting()
        file.commit()
        raise _not_written(path, Sentence("there is no room for {n:,} bytes", n=len(data)))
    if not file.commit():
        raise _not_written(path, file.errorString())


def _not_written(path: Path, why: str) -> DocumentError:
    return DocumentError(path, Sentence("cannot be written: {why}", why=why))
