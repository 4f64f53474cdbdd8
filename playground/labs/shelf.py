"""Where labs are found: those that ship with the program, and folders of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from engine.labs.library import Library
from engine.steps import Steps, at_once


def shipped_folder() -> Traversable:
    """The folder of the labs that ship."""
    return files("resources").joinpath("labs")


def shelf(own: Iterable[Path] = ()) -> Library:
    """All labs: those in one's own folders count before those of the program."""
    return at_once(reading(own))


def reading(own: Iterable[Path] = ()) -> Steps[Library]:
    """The same file by file, for a window that goes on meanwhile."""
    return Library.reading([*own, shipped_folder()])
