"""Labs in folders: those that ship, and a teacher's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path

from engine.disk.reasons import why_unread
from engine.labs.format.table import LabError
from engine.labs.lab import SUFFIX, Lab, ordered
from engine.steps import Steps, at_once


@dataclass(frozen=True, slots=True)
class Library:
    """The labs of some folders in the order they build on each other, and files that are none.

    `files` says of each lab, by its id, from which file it is.
    """

    labs: tuple[Lab, ...]
    unusable: tuple[tuple[str, str], ...]
    files: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folders: Iterable[Traversable]) -> Library:
        """What is in these folders; of two labs with one id the first counts."""
        return at_once(cls.reading(folders))

    @classmethod
    def reading(cls, folders: Iterable[Traversable]) -> Steps[Library]:
        """The same file by file, for a window that goes on meanwhile."""
        found: dict[str, Lab] = {}
        origins: dict[str, str] = {}
        unusable: list[tuple[str, str]] = []
        files: list[Traversable] = []
        for folder in folders:
            try:
                inside = [one for one in folder.iterdir() if one.name.endswith(SUFFIX)]
            except OSError as error:
                # A stick that is not there: the other labs are.
                unusable.append((str(folder), why_unread(error)))
            else:
                files += sorted(inside, key=lambda one: one.name)
        for number, file in enumerate(files):
            yield number / len(files)
            try:
                # What ships may stand in an archive; all else is looked at before it is read.
                lab = Lab.load(file) if isinstance(file, Path) else Lab.loads(file.read_bytes())
            except LabError as error:
                unusable.append((str(file), str(error)))
            except OSError as error:
                unusable.append((str(file), why_unread(error)))
            else:
                origins.setdefault(lab.id, str(file))
                found.setdefault(lab.id, lab)
        return cls(ordered(found.values()), tuple(unusable), origins)

    def of_folder(self, folder: Path) -> tuple[Lab, ...]:
        """Those that stand in a folder."""
        return tuple(lab for lab in self.labs if Path(self.files[lab.id]).parent == folder)

    def named(self, name: str) -> Lab | None:
        """The lab with this id."""
        return next((lab for lab in self.labs if lab.id == name), None)
