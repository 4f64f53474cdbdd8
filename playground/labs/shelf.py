"""Where labs are found: those that ship with the program, and folders of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from engine.labs.library import Library


def shipped_folder() -> Traversable:
    """The folder of the labs that ship."""
    return files("resources").joinpath("labs")


def shelf(own: Iterable[Path] = ()) -> Library:
    """All labs: those in one's own folders count before those of the program."""
    return Library.of([*own, shipped_folder()])
