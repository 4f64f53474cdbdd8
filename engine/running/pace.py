"""When a reading is wanted, which is no part of what is measured."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from engine.probes import Probe


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a reading is wanted: in one of `every` frames while training, and at rest.

    Which frame that is the schedule decides, so that readings are spread over the frames. Those
    that are drawn as one name the same word in `together`: they are taken in the same frame, where
    their paces are multiples of each other. A `prompt` reading belongs beside the step counter and
    is never handed over later than that. Raises `ValueError` for a pace faster than every frame.
    """

    every: float = 1
    prompt: bool = False
    together: str = ""

    def __post_init__(self) -> None:
        if not (self.every >= 1 and (self.resting or self.every == int(self.every))):
            raise ValueError(f"every n-th frame: n is 1, 2, … or infinite, not {self.every}")

    @property
    def resting(self) -> bool:
        """Whether it is wanted at rest alone, after all others."""
        return math.isinf(self.every)


# Enough to follow a number by eye, and seldom enough to leave the frames to others.
NOW_AND_THEN = Pace(every=12)
AT_REST = Pace(every=math.inf)


def usual_pace(probe: Probe) -> Pace:
    """How often a number of a text is measured: now and then, or at rest where that takes long."""
    return AT_REST if probe.for_rest else NOW_AND_THEN


@dataclass(frozen=True, slots=True)
class Want:
    """Something to measure, and how often."""

    probe: Probe
    pace: Pace


def paces_of(wants: Iterable[Want]) -> dict[Probe, Pace]:
    """Each probe once, at the fastest pace at which it is wanted; prompt ones first."""
    fastest: dict[Probe, Pace] = {}
    for want in sorted(wants, key=lambda want: repr(want.probe)):
        mine, other = want.pace, fastest.get(want.probe, want.pace)
        fastest[want.probe] = Pace(min(mine.every, other.every), mine.prompt or other.prompt)
    return dict(sorted(fastest.items(), key=lambda item: not item[1].prompt))
