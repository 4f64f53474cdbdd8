"""Re-running what a hand-in says was done: what it says was reached is not believed.

A run begins with the lab's own experiment, takes only changes that the lab unlocks, and has an end.
The same bits come out on the same kind of machine; on another they can differ after some hundred
steps, hence "not confirmed here", which is no proof of anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from engine.labs.hand_in.run_again import (
    MOST_EVENTS,
    MOST_SECONDS,
    MOST_STEPS,
    ReplayRefusedError,
    RunAgain,
    RunOutcome,
    typed_for,
)
from engine.labs.lab import Lab
from engine.labs.progress import LabEvent, LabProgress
from engine.training.setup import Setups


class Outcome(Enum):
    """What came of re-running a goal that a hand-in says was reached."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not confirmed here"
    REFUSED = "not what the lab allows"


OUTCOMES = {True: Outcome.CONFIRMED, False: Outcome.NOT_CONFIRMED}


@dataclass(frozen=True, slots=True)
class ReRun:
    """What came of goal `goal` in step `place`."""

    place: int
    goal: int
    outcome: Outcome
    why: str = ""


def replayed(lab: Lab, progress: LabProgress, setups: Setups | None = None) -> tuple[ReRun, ...]:
    """A verdict on every goal that one hand-in says is reached, in order."""
    return Replays(lab, setups).of(progress)


class Replays:
    """Re-runs of the hand-ins of one lab: each run that many of them have is made once.

    A run is what happens from one beginning to the next, in one lane. Where nothing is said to be
    reached any more it is only looked at whether the lab allows what was changed.
    """

    def __init__(self, lab: Lab, setups: Setups | None = None) -> None:
        self._lab, self._setups = lab, setups or Setups()
        self._known: dict[tuple[object, ...], RunOutcome] = {}

    def of(self, progress: LabProgress) -> tuple[ReRun, ...]:
        """A verdict on every goal that is said to be reached, in order."""
        found: dict[tuple[int, int], bool] = {}
        why = ""
        try:
            steps, seconds = 0, 0.0
            for events in _runs_in(self._lab, progress):
                outcome = self._outcome(events, progress, MOST_SECONDS - seconds)
                found.update(outcome.found)
                steps, seconds = steps + outcome.steps, seconds + outcome.seconds
                if outcome.refused:
                    raise ReplayRefusedError(outcome.refused)
                if steps > MOST_STEPS:
                    raise ReplayRefusedError(f"more than {MOST_STEPS:,} steps of training")
        except ReplayRefusedError as error:
            why = str(error)
        return tuple(_verdicts(progress, found, why))

    def _outcome(
        self, events: tuple[LabEvent, ...], progress: LabProgress, seconds: float
    ) -> RunOutcome:
        typed = tuple(typed_for(progress, event) for event in events if event.what == "reach")
        key = (events, typed)
        if key not in self._known:
            again = RunAgain(self._lab, progress, events, self._setups, seconds)
            self._known[key] = again.outcome()
        return self._known[key]


def _runs_in(lab: Lab, progress: LabProgress) -> list[tuple[LabEvent, ...]]:
    """The runs of a hand-in by their events, in the order in which they begin."""
    if not progress.fits(lab):
        raise ReplayRefusedError("it belongs to another version of the lab")
    if len(progress.events) > MOST_EVENTS:
        raise ReplayRefusedError(f"more than {MOST_EVENTS:,} events")
    found: list[list[LabEvent]] = []
    newest: dict[str, list[LabEvent]] = {}
    for event in progress.events:
        if not 0 <= event.place < len(lab.steps):
            raise ReplayRefusedError("a step that the lab does not have")
        if event.what == "begin":
            newest[event.lane] = []
            found.append(newest[event.lane])
        if event.lane not in newest:
            raise ReplayRefusedError("a change before anything has begun")
        newest[event.lane].append(event)
    return [tuple(events) for events in found]


def _verdicts(
    progress: LabProgress, found: dict[tuple[int, int], bool], why: str
) -> Iterator[ReRun]:
    for place, record in enumerate(progress.steps):
        for number, stood in enumerate(record.goals):
            if not stood.reached:
                continue
            reached = found.get((place, number))
            if reached is not None:
                yield ReRun(place, number, OUTCOMES[reached])
            elif why:
                yield ReRun(place, number, Outcome.REFUSED, why)
            else:
                nothing = "nothing in the file leads to it"
                yield ReRun(place, number, Outcome.NOT_CONFIRMED, nothing)


def same_run(progress: LabProgress) -> LabProgress:
    """The part of a hand-in that a re-run depends on: equal ones need be run only once."""
    records = tuple(replace(record, texts=(), notes="", hints=0) for record in progress.steps)
    return replace(progress, name="", place=0, language="", versions=(), steps=records)
