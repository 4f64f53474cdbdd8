"""A snapshot: the measurements taken of a trainer at one step, safe to hand to another thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Any

from engine.probes import Probe
from engine.running.destination import Approach
from engine.sentences import Sentence
from engine.training.experiment import ExperimentSpec
from engine.training.state import RunState

NO_MEMORY = Sentence("not enough memory to keep the run")


class Status(Enum):
    """What a run is doing."""

    PAUSED = "paused"
    RUNNING = "running"
    FINISHED = "finished"
    DIVERGED = "diverged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Replaced:
    """The reply to `SetParameter`: the value that was there `before`."""

    ticket: int
    before: float


@dataclass(frozen=True, slots=True)
class Kept:
    """The reply to `Keep`: a copy of the state; without one, `problem` says why.

    It is that of the lane `lit`; `states` are those of all lanes, by lane.
    """

    ticket: int
    state: RunState | None
    problem: str = ""
    lit: int = 0
    states: Mapping[int, RunState] = field(default_factory=dict)


Reply = Replaced | Kept


class KeptStates:
    """The states of several lanes on their way into one reply, which is given when all are in."""

    def __init__(self, ticket: int, lit: int, give: Callable[[Kept], object]) -> None:
        self._ticket, self._lit, self._give = ticket, lit, give
        self._states: dict[int, RunState] = {}

    def ask(self, lanes: Mapping[int, Callable[[Callable[[RunState], object]], None]]) -> None:
        """Have each lane, by what hands its state to a taker, give that of now."""
        try:
            for lane, hand in lanes.items():
                hand(partial(self._take, lane, len(lanes)))
        except MemoryError:
            self._give(Kept(self._ticket, None, NO_MEMORY, self._lit))

    def _take(self, lane: int, lanes: int, state: RunState) -> None:
        self._states[lane] = state
        if len(self._states) == lanes:
            main = self._states[self._lit]
            self._give(Kept(self._ticket, main, "", self._lit, self._states))


@dataclass(frozen=True, slots=True)
class LossReached:
    """When a loss that is aimed at was reached: the step, and the seconds of training up to it.

    The seconds are None for a run that goes on from a file, which does not tell them.
    """

    step: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Readings by probe at one step of run number `run`.

    A probe that was not due in this frame has no reading: what was drawn last still stands.
    `message` is one sentence for the user when the run finished, diverged or failed, or when a
    command could not be carried out; `error` tells whether it is about a failure. `spec` holds the
    settings in force, which change when the run is taken back past an edit; `applied` counts the
    commands carried out, so that their sender knows which edits are in `spec` already. `replies`
    are what came of commands that bear a ticket; each is handed out once. `recorded` are the steps
    that can be gone to, later ones too if the run was taken back.

    It is of the lane `lane`, the one that is lit, and `beside` it stand those of other lanes of
    which there is something new. `training` tells whether any lane trains; `seconds` is how long
    the steps of this one took, and `reached` when it came to the loss that is aimed at.
    `beginning` is how much of its first weights is made: less than 1 while it is pre-trained.
    `approach` is there while steps are repeated on the way to one that was asked for, in any lane.
    """

    run: int
    step: int = 0
    epochs: float = 0.0
    status: Status = Status.PAUSED
    steps_per_second: float = 0.0
    message: str = ""
    readings: Mapping[Probe, Any] = field(default_factory=dict)
    spec: ExperimentSpec | None = None
    applied: int = 0
    error: bool = False
    replies: tuple[Reply, ...] = ()
    recorded: range = range(1)
    lane: int = 0
    training: bool = False
    seconds: float = 0.0
    reached: LossReached | None = None
    beside: tuple[Snapshot, ...] = ()
    beginning: float = 1.0
    approach: Approach | None = None
