"""A search under way: a thread that waits for processes, and tells what they have found."""

from __future__ import annotations

import importlib
import math
import os
import threading
import time
from statistics import fmean

from PySide6.QtCore import QObject, Signal

from engine.search.findings import Cost, Move
from engine.search.methods import Point, Search, Space
from engine.search.trial import Cancel, Trial
from engine.training.experiment import ExperimentSpec

# One core is left to the window; with fewer than two, trials would be trained in its process.
JOBS = max(2, (os.cpu_count() or 2) - 1)


class Hunter(QObject):
    """Runs one search; trials are trained in processes of their own, which end with it.

    `tried(Trial)` and `moved(Move)` while it goes on, then `found(Findings)` or `refused(str)`:
    all of it data, which Qt carries over to the thread of the window.
    """

    tried = Signal(object)
    moved = Signal(object)
    found = Signal(object)
    refused = Signal(str)

    def __init__(self, search: Search, spec: ExperimentSpec, parent: QObject) -> None:
        super().__init__(parent)
        self._search, self._spec = search, spec
        self._cancel = Cancel()
        # joblib asks for the thread it is in, and knows those of Python alone.
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Have it end soon; what is finished by then is found."""
        self._cancel.ask()

    def wait(self) -> None:
        """Wait until thread and processes have ended."""
        self._thread.join()
        # Who cancels may come a moment too late for the search.
        self._cancel.forget()

    @property
    def alive(self) -> bool:
        """Whether it has still something to do."""
        return self._thread.is_alive()

    def _run(self) -> None:
        """Search, in a thread of its own; then end the processes, then tell."""
        # Loads joblib, which a window that never searches does without.
        searching = importlib.import_module("engine.search.run")
        findings, problem = None, ""
        try:
            with self._cancel:
                findings = searching.run(
                    self._search,
                    self._spec,
                    jobs=JOBS,
                    on_trial=self.tried.emit,
                    on_move=self.moved.emit,
                    cancel=self._cancel,
                )
        except Exception as error:
            # A fault of the program, too, is told in the window.
            problem = str(error) or type(error).__name__
        finally:
            searching.end_processes()
        if findings is not None:
            self.found.emit(findings)
        else:
            self.refused.emit(problem)


class Progress:
    """How far a search is: trials that are done, and how many are left at least."""

    def __init__(self, search: Search, space: Space) -> None:
        self.search, self.space = search, space
        self.trials: list[Trial] = []
        self.moves: list[Move] = []
        self._began = time.monotonic()
        self._left = self._ahead()

    def add(self, trial: Trial) -> None:
        """One more trial is done."""
        self.trials.append(trial)

    def move(self, move: Move) -> None:
        """One more step of the search is done; the next begins."""
        self.moves.append(move)
        self._left = self._ahead()

    @property
    def total(self) -> int:
        """Trials that are done or still to be trained, if nothing better is found any more."""
        return max(len(self.trials), self._left)

    @property
    def seconds_left(self) -> float | None:
        """How long it will go on at least, at the pace so far; None before the first trial."""
        done = len(self.trials)
        if not done:
            return None
        return (time.monotonic() - self._began) / done * (self.total - done)

    def costs(self) -> dict[Point, Cost]:
        """What the search makes small of each point that all its seeds have tried: means."""
        found: dict[Point, list[Cost]] = {}
        for trial in self.trials:
            found.setdefault(trial.point, []).append(_cost(self.search, trial))
        return {
            point: tuple(fmean(values) for values in zip(*costs, strict=True))
            for point, costs in found.items()
            if len(costs) == self.search.seeds
        }

    def best(self) -> Point | None:
        """The best point so far; None if none is finished that did not fail."""
        right = {point: cost for point, cost in self.costs().items() if math.isfinite(cost[0])}
        return min(right, key=lambda point: right[point], default=None)

    def _ahead(self) -> int:
        known = {point for move in self.moves for point in move.points}
        bests: list[Point] = [move.best for move in self.moves]
        left = self.search.points_left(self.space, bests, known)
        return self.search.seeds * (len(known) + len(left))


def _cost(search: Search, trial: Trial) -> Cost:
    """What the search makes small of one trial; infinite if it failed."""
    score = trial.scores["validation"]
    found = (-score.accuracy, score.loss) if search.criterion == "accuracy" else (score.loss,)
    right = not trial.failed and all(map(math.isfinite, found))
    return found if right else (math.inf,) * len(found)
