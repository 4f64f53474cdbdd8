"""What the application remembers from one start to the next."""

from __future__ import annotations

import math
import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths

from engine.specs.knobs import LEVELS
from playground.session.settings_store import SettingsStore, packed, unpacked
from playground.words.languages import SYSTEM, languages

APPLICATION = "Backprop Playground"
THEMES = ("system", "light", "dark")
# A first play of the spiral shows its boundary forming for some ten seconds.
FIRST_SPEED = 200.0
NO_LIMIT = "max"
FOLDS = "folds"


def data_folder() -> Path:
    """Where the application keeps files of its own, whatever the process is called."""
    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.GenericDataLocation)) / APPLICATION


def _can_be(name: str) -> bool:
    """Whether a file can have this name: a damaged file of settings holds whatever it likes."""
    try:
        return bool(name) and b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


class Settings:
    """Window geometry, arrangement of panels and form, look, language and level."""

    def __init__(self) -> None:
        self._store = SettingsStore(APPLICATION)
        self.failed = self._store.failed

    @property
    def theme(self) -> str:
        """One of THEMES."""
        value = self._store.value("theme")
        return value if isinstance(value, str) and value in THEMES else "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.keep(theme=name)

    @property
    def level(self) -> str:
        """How many settings are shown: one of `engine.specs.knobs.LEVELS`."""
        value = self._store.value("level")
        return value if isinstance(value, str) and value in LEVELS else "standard"

    @level.setter
    def level(self, name: str) -> None:
        self._store.keep(level=name)

    @property
    def language(self) -> str:
        """The tag of a language, such as "de", or "system"."""
        value = self._store.value("language")
        return value if isinstance(value, str) and value in languages() else SYSTEM

    @language.setter
    def language(self, tag: str) -> None:
        self._store.keep(language=tag)

    @property
    def speed(self) -> float | None:
        """The steps a second that were chosen last, None for no limit; at first some 200."""
        value = str(self._store.value("speed"))
        if value == NO_LIMIT:
            return None
        try:
            speed = float(value)
        except ValueError:
            return FIRST_SPEED
        return speed if math.isfinite(speed) and speed > 0 else FIRST_SPEED

    @speed.setter
    def speed(self, steps_per_second: float | None) -> None:
        text = NO_LIMIT if steps_per_second is None else str(steps_per_second)
        self._store.keep(speed=text)

    @property
    def hinted(self) -> bool:
        """Whether the hints of the first launch have been seen."""
        return str(self._store.value("hinted")).lower() == "true"

    @hinted.setter
    def hinted(self, seen: bool) -> None:
        self._store.keep(hinted=seen)

    @property
    def folds(self) -> dict[str, bool]:
        """Which sections and folds of the form were left open or closed, by name."""
        kept = self._store.group(FOLDS)
        return {name: str(opened).lower() == "true" for name, opened in kept.items()}

    def keep_fold(self, name: str, opened: bool) -> None:
        """Remember whether a section or a fold of the form is open."""
        self._store.keep(**{f"{FOLDS}/{name}": opened})

    @property
    def labs_folder(self) -> Path | None:
        """A folder of labs of one's own, if there is one."""
        value = self._store.value("labs_folder")
        return Path(value) if isinstance(value, str) and _can_be(value) else None

    @labs_folder.setter
    def labs_folder(self, folder: Path | None) -> None:
        self._store.keep(labs_folder="" if folder is None else str(folder))

    @property
    def recent(self) -> list[str]:
        """The files that were opened last, the newest first."""
        value = self._store.value("recent")
        # A list of one comes back as its only item.
        names = value if isinstance(value, list) else [value]
        return [name for name in names if isinstance(name, str) and _can_be(name)]

    @recent.setter
    def recent(self, names: list[str]) -> None:
        self._store.keep(recent=names)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty the first time."""
        return self._bytes("geometry")

    @property
    def layout(self) -> QByteArray:
        """How the panels were arranged; empty the first time."""
        return self._bytes("layout")

    @property
    def shares(self) -> str:
        """How the panels share the window, as the window writes it; empty the first time."""
        value = self._store.value("shares")
        return value if isinstance(value, str) else ""

    def keep(self, geometry: QByteArray, layout: QByteArray, shares: str) -> None:
        """Remember where the window and its panels are."""
        self._store.keep(geometry=packed(geometry), layout=packed(layout), shares=shares)

    def _bytes(self, key: str) -> QByteArray:
        return unpacked(self._store.value(key))
