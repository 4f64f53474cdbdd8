"""Where settings are remembered: one file for all windows, replaced whole with every change.

Qt's own store commits what a full disk has taken of it, and calls that no error.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

from engine.disk.disk_copy import DiskCopy
from engine.disk.opening import open_file
from engine.disk.whole_file import WriteError, make_folder, replace_file
from engine.specs.strict_json import parse
from playground.words.translate import tr

log = logging.getLogger(__name__)

LARGEST = 10_000_000
NAME = "settings.json"


class SettingsStore(QObject):
    """Values by name: texts, lists of texts, yes and no.

    What cannot be written is remembered until the program ends, and `failed(str)` says so once. A
    file that cannot be read counts as none. `program` names the folder.
    """

    failed = Signal(str)

    def __init__(self, program: str) -> None:
        super().__init__()
        places = QStandardPaths.StandardLocation
        folder = Path(QStandardPaths.writableLocation(places.GenericConfigLocation)) / program
        self.path = folder / NAME
        self._program = program
        self._seen: DiskCopy | None = None
        self._stored: dict[str, Any] | None = None
        self._unwritten: dict[str, Any] = {}
        self._complained = False

    def value(self, name: str) -> Any:
        """What is remembered under a name, by whichever window; None if nothing is."""
        return self._all().get(name)

    def group(self, name: str) -> dict[str, Any]:
        """What is remembered under names that begin with this one and a slash, by what follows."""
        start = f"{name}/"
        kept = self._all().items()
        return {key.removeprefix(start): value for key, value in kept if key.startswith(start)}

    def keep(self, **values: Any) -> None:
        """Remember values by their names."""
        before = self._read()
        self._unwritten |= values
        now = {**before, **self._unwritten}
        if now == before and self._seen is not None:
            return
        text = json.dumps(now, indent=1)
        try:
            make_folder(self.path.parent)
            # Nothing is lost that anybody made: the disk may take its time.
            replace_file(self.path, text.encode(), lasting=False)
        except WriteError as error:
            log.warning("settings are not kept: %s", error)
            if not self._complained:
                self._complained = True
                self.failed.emit(tr("Settings are not kept: {problem}", problem=error))
            return
        self._unwritten.clear()
        self._complained = False
        self._seen, self._stored = DiskCopy.of(self.path), now

    def _all(self) -> dict[str, Any]:
        return {**self._read(), **self._unwritten}

    def _read(self) -> dict[str, Any]:
        """What is in the file, which another window may have written."""
        seen = DiskCopy.of(self.path)
        if self._stored is None or seen != self._seen:
            self._seen = seen
            self._stored = self._earlier() if seen is None else _contents(self.path)
        return self._stored

    def _earlier(self) -> dict[str, Any]:
        """What versions before 29 November 2026 have left in Qt's store."""
        if sys.platform in ("win32", "darwin"):
            store = QSettings(self._program, self._program)
        else:
            old = self.path.parent / f"{self._program}.conf"
            try:
                open_file(old, LARGEST).close()
            except OSError:
                return {}
            store = QSettings(str(old), QSettings.Format.IniFormat)
        return {name: _plain(store.value(name)) for name in store.allKeys()}


def _contents(path: Path) -> dict[str, Any]:
    """The values in a file; none if it cannot be read."""
    try:
        with open_file(path, LARGEST) as file:
            body = parse(file.read().decode())
    except (OSError, ValueError) as error:
        log.warning("settings are not read: %s", error)
        return {}
    return body if isinstance(body, dict) else {}


def _plain(value: Any) -> Any:
    """A value of Qt's store as a text, or a list of texts."""
    return packed(value) if isinstance(value, QByteArray) else value


def packed(data: QByteArray) -> str:
    """Bytes as a text that `unpacked` reads."""
    return bytes(data.toBase64().data()).decode()


def unpacked(text: object) -> QByteArray:
    """The bytes in such a text; none if it is another."""
    if not isinstance(text, str) or not text.isascii():
        return QByteArray()
    return QByteArray.fromBase64(text.encode())
