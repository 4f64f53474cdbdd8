"""Lanes in one file: the main one is the file itself, the others are whole files inside of it.

A member `lanes.json` says how each is called, which are pinned, which one is lit and by what they
stay abreast; `lane-1.bpg` is lane number 1. A file of one lane has neither, and older programs
read it.
"""

from __future__ import annotations

import io
import json
import string
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from engine.files.bpg import LANES, MOST_LANES, StoredExperiment, lane_member, write
from engine.files.safe_zip import StorageError
from engine.sentences import Sentence
from engine.specs.registry import SpecError
from engine.specs.strict_json import parse
from engine.training.experiment import ExperimentSpec
from engine.training.state import RunState

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class LaneMark:
    """What a file says of a lane beside its experiment; without a name it has a letter."""

    number: int = 0
    name: str = ""
    pinned: bool = False

    @property
    def label(self) -> str:
        """What a user reads: the name it was given, else its letter."""
        return self.name or string.ascii_uppercase[self.number]


@dataclass(frozen=True, slots=True)
class StoredLanes:
    """The lanes of a file: its own one, which one is lit, and those inside of it, in order.

    `abreast` is by what they stay abreast, in the words of who wrote it.
    """

    main: LaneMark
    lit: int
    beside: tuple[tuple[LaneMark, StoredExperiment], ...] = ()
    abreast: str = ""


def lane_members(
    main: LaneMark,
    lit: int,
    beside: Iterable[tuple[LaneMark, ExperimentSpec, RunState | None]],
    abreast: str = "",
) -> dict[str, bytes]:
    """The members that hold lanes beside the main one; nothing for a file of one lane."""
    members, marks = {}, [main]
    for mark, spec, state in beside:
        inside = io.BytesIO()
        write(inside, spec, state)
        members[lane_member(mark.number)] = inside.getvalue()
        marks.append(mark)
    if not members:
        return {}
    # A lab or a race may have given a longer one than is read again.
    lanes = [asdict(mark) | {"name": mark.name[:LONGEST_NAME]} for mark in marks]
    body = {"lit": lit, "abreast": abreast, "lanes": lanes}
    return {LANES: (json.dumps(body, indent=2) + "\n").encode(), **members}


def lanes_in(stored: StoredExperiment) -> StoredLanes | None:
    """The lanes of a file; None if it has one alone. Raises `StorageError`."""
    text = stored.extra(LANES)
    if text is None:
        return None
    try:
        body = parse(text.decode("utf-8"))
        marks = [_mark(lane) for lane in body["lanes"]]
        numbers, lit = [mark.number for mark in marks], body["lit"]
        # Older files do not say.
        abreast = body.get("abreast", "")
        known = type(lit) is int and lit in numbers and len(set(numbers)) == len(numbers)
        known = known and isinstance(abreast, str)
        if not known or not 2 <= len(numbers) <= MOST_LANES:
            raise ValueError("no lanes that could stand side by side")
        beside = []
        for mark in marks[1:]:
            inside = stored.extra(lane_member(mark.number))
            if inside is None:
                raise ValueError("a lane is missing")
            beside.append((mark, StoredExperiment(io.BytesIO(inside))))
    except StorageError:
        raise
    except (SpecError, UnicodeDecodeError, LookupError, TypeError, ValueError):
        raise StorageError(Sentence("{name}: expected lanes, found others", name=LANES)) from None
    return StoredLanes(marks[0], lit, tuple(beside), abreast)


def _mark(body: dict[str, Any]) -> LaneMark:
    number, name, pinned = body["number"], body["name"], body["pinned"]
    if type(number) is not int or not 0 <= number < MOST_LANES:
        raise ValueError("no number of a lane")
    if not isinstance(name, str) or len(name) > LONGEST_NAME or not isinstance(pinned, bool):
        raise ValueError("no name of a lane")
    return LaneMark(number, name, pinned)
