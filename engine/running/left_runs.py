"""The runs that were left, so that undoing a rebuild brings weights and curve back."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from engine.files.stored_state import ParkedState, StoredState
from engine.running.commands import CopyOf, Load
from engine.running.stopwatch import Stopwatch
from engine.specs.registry import SpecError
from engine.training.past.timing import Timing
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.state import RunState

# A run and the times of its steps.
KeptRun = tuple[Run, Stopwatch]

# What an afternoon of edits may make the program grow by.
KEPT_BYTES = 32_000_000
# A run that was left keeps a thin past: what is dropped can be repeated.
LEFT_PAST_BYTES = 500_000


class LeftRuns:
    """Keeps runs by their numbers as they were; beyond 32 MB the oldest are dropped."""

    def __init__(self) -> None:
        self._runs: OrderedDict[int, KeptRun] = OrderedDict()
        self._dropped: set[int] = set()
        self._read: set[int] = set()
        # Those that stood at first weights, which they are begun with again.
        self._fresh: set[int] = set()

    def add(self, number: int, run: Run, clock: Stopwatch) -> None:
        """Keep a run that is left and its times, unless it can be begun again without loss.

        So can one that was read and has not been trained; if it is small it is kept all the same.
        """
        if run.untouched:
            self._fresh.add(number)
            return
        as_read = run.timeline.still and run.step_count == run.recorded[0]
        if number in self._read and as_read and run.nbytes > KEPT_BYTES:
            return
        run.hold_past(LEFT_PAST_BYTES)
        run.record(frozenset())
        self._runs[number] = run, clock
        while len(self._runs) > 1 and self._nbytes > KEPT_BYTES:
            self._dropped.add(self._runs.popitem(last=False)[0])

    def fetch(
        self, command: Load, copied: Callable[[], KeptRun | None] | None
    ) -> tuple[KeptRun, bool, Exception | None]:
        """The run that is asked for, whether it had been dropped, and why it is not what it was.

        One that is not kept begins in the state that comes with the command or as what is `copied`;
        without either, and where it was left at first weights, anew. What is fetched, and what had
        been dropped, is not known here any more.
        """
        kept = self._runs.pop(command.run, None)
        if kept is not None:
            return kept, False, None
        dropped, fresh = command.run in self._dropped, command.run in self._fresh
        self._dropped.discard(command.run)
        self._fresh.discard(command.run)
        copy = None if copied is None or dropped or fresh else copied()
        if copy is not None:
            return copy, dropped, None
        state = None if fresh or isinstance(command.state, CopyOf) else command.state
        kept, problem = _begun(command.setup, state)
        if state is not None and problem is None:
            self._read.add(command.run)
        return kept, dropped, problem

    @property
    def _nbytes(self) -> int:
        return sum(run.nbytes for run, _ in self._runs.values())


def _begun(
    setup: Setup, state: RunState | StoredState | ParkedState | None
) -> tuple[KeptRun, Exception | None]:
    """A new run that goes on from `state`, or begins anew, and why if it should not."""
    run = Run(setup, patient=True)
    if state is None:
        return (run, Stopwatch()), None
    try:
        known = state.read(setup)
        run.restore(known)
        run.retune(setup)
    except (SpecError, ValueError) as error:
        return (run, Stopwatch(run.step_count)), error
    timing = known.timing or Timing((known.step,))
    return (run, Stopwatch.of(timing)), None
