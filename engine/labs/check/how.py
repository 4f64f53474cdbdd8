"""How a lab is checked, and what a check finds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from engine.labs.format.places import TomlPath
from engine.sentences import Sentence

# A goal without seeds of its own holds in ENOUGH of so many.
SEEDS, ENOUGH = 10, 8

# What is wrong, and where it stands in the file.
Findings: TypeAlias = Iterator[tuple[TomlPath, Sentence]]


@dataclass(frozen=True, slots=True)
class Checking:
    """How a lab is checked: `panels` are the names of those there are, None if nobody knows.

    `seeds` bounds in how many seeds each goal is tried, with 0 nothing is run; `known` are the
    ids of all labs.
    """

    panels: Collection[str] | None = None
    known: Collection[str] | None = None
    seeds: int = SEEDS
    languages: tuple[str, ...] = ("en", "de")
