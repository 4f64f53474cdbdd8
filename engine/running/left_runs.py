"""The runs that were left, so that undoing a rebuild brings weights and curve back."""

from __future__ import annotations

from collections import OrderedDict

from engine.files.stored_state import ParkedState, StoredState
from engine.running.stopwatch import Stopwatch
from engine.specs.registry import SpecError
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.state import RunState

# What an afternoon of edits may make the program grow by.
KEPT_BYTES = 32_000_000
# A run that was left keeps a thin past: what is dropped can be repeated.
LEFT_PAST_BYTES = 500_000


class LeftRuns:
    """Keeps runs by their numbers as they were; beyond 32 MB the oldest are dropped."""

    def __init__(self) -> None:
        self._runs: OrderedDict[int, tuple[Run, Stopwatch]] = OrderedDict()
        self._dropped: set[int] = set()

    def add(self, number: int, run: Run, clock: Stopwatch) -> None:
        """Keep a run that is left and its times, unless it can be begun again without loss."""
        if run.untouched:
            return
        run.hold_past(LEFT_PAST_BYTES)
        run.record(frozenset())
        self._runs[number] = run, clock
        while len(self._runs) > 1 and self._nbytes > KEPT_BYTES:
            self._dropped.add(self._runs.popitem(last=False)[0])

    def take(self, number: int) -> tuple[Run, Stopwatch] | None:
        """The run of that number and its times; None if it is not kept."""
        return self._runs.pop(number, None)

    def forget(self, number: int) -> bool:
        """Whether that run had been dropped to make room; it is not known any more from now on."""
        known = number in self._dropped
        self._dropped.discard(number)
        return known

    @property
    def _nbytes(self) -> int:
        return sum(run.nbytes for run, _ in self._runs.values())


def begun(
    setup: Setup, state: RunState | StoredState | ParkedState | None
) -> tuple[Run, Exception | None]:
    """A new run that goes on from `state`, or begins anew, and why if it should not."""
    run = Run(setup, patient=True)
    if state is not None:
        try:
            run.restore(state.read(setup))
            run.retune(setup)
        except (SpecError, ValueError) as error:
            return run, error
    return run, None
