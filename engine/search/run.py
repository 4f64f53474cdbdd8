"""Running a search: trials over processes, the same findings whatever their number.

The only file that imports joblib. It brings a pool of processes that works on every system, and
its `parallel_config` sends the same trials to a Dask or Ray cluster without a change here.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from joblib import Parallel, delayed
from joblib.externals.loky import get_reusable_executor
from joblib.externals.loky.process_executor import BrokenProcessPool

from engine.search.findings import Findings, Move, Setting, setting_of
from engine.search.methods import Batch, Point, Search, Space
from engine.search.trial import Cancel, Limit, Task, Trial, train
from engine.sentences import Sentence
from engine.specs.knobs import KnobError
from engine.training.experiment import ExperimentSpec

WORKER_LOST = Sentence(
    "One of the processes of the search was ended from outside, perhaps because memory ran out; "
    "fewer jobs take less."
)


def run(
    search: Search,
    experiment: ExperimentSpec,
    *,
    jobs: int | None = None,
    on_trial: Callable[[Trial], object] = lambda trial: None,
    on_move: Callable[[Move], object] = lambda move: None,
    cancel: Cancel | None = None,
) -> Findings:
    """Train the trials of `search`, starting from `experiment`, and return what was found.

    `jobs` processes train at once; None takes what `joblib.parallel_config` says, else one, which
    is this process; -1 is one for each core. `on_trial` is called here with each trial as it
    finishes, in no certain order, and `on_move` with each step of the search. It ends early when
    `cancel` is asked, when its time is up, or with Ctrl+C; trials that were not finished by then
    are forgotten. So it does when a process of it is killed: `Findings.problem` says so.

    The findings do not depend on the number of jobs, to the last bit if linear algebra uses as
    many threads in every process: `playground search` gives it one; elsewhere set
    OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1 before NumPy is imported.

    Raises `SpecError` if search and experiment do not fit, KnobError if `jobs` is 0 or no number,
    or if the back end of joblib cannot hand over trials as they finish.
    """
    if jobs is not None and (isinstance(jobs, bool) or not isinstance(jobs, int) or jobs == 0):
        raise KnobError("jobs", f"expected a whole number from 1, or -1, found {jobs!r:.40}")
    hunt = _Hunt(search, search.space(experiment), on_trial, on_move)
    limit = Limit.after(search.seconds, str(cancel.flag) if cancel else "")
    complete, problem = False, ""
    try:
        with _pool(jobs) as pool:
            complete = hunt.follow(pool, limit)
    except KeyboardInterrupt:
        pass
    except BrokenProcessPool:
        problem = WORKER_LOST
    settings, moves = tuple(hunt.settings.values()), tuple(hunt.moves)
    return Findings(search, hunt.space, settings, moves, complete, problem)


def end_processes() -> None:
    """End the processes that are kept for the next search, whatever they are at."""
    executor = get_reusable_executor(reuse=True)
    # That of joblib also removes the folder that it shares with them.
    getattr(executor, "terminate", executor.shutdown)(kill_workers=True)


def _pool(jobs: int | None) -> Parallel:
    """The processes, or whatever else joblib's `parallel_config` asks for."""
    try:
        return Parallel(n_jobs=jobs, return_as="generator_unordered")
    except ValueError as error:
        if "return_as" not in str(error):
            raise
        raise KnobError(
            "jobs",
            Sentence(
                "expected a back end that hands over trials as they finish, such as loky or "
                "threading; multiprocessing does not"
            ),
        ) from None


class _Hunt:
    """A search under way: what has been scored, and the moves so far."""

    def __init__(
        self,
        search: Search,
        space: Space,
        on_trial: Callable[[Trial], object],
        on_move: Callable[[Move], object],
    ) -> None:
        self.search = search
        self.space = space
        self.settings: dict[Point, Setting] = {}
        self.moves: list[Move] = []
        self._on_trial, self._on_move = on_trial, on_move
        self._numbered = 0

    def follow(self, pool: Any, limit: Limit) -> bool:
        """Score batch after batch until the search has no more; False if `limit` came first."""
        proposals = self.search.batches(self.space)
        batch = next(proposals)
        while self._score(batch, pool, limit):
            best = min(self.settings.values(), key=lambda setting: setting.cost).point
            self.moves.append(Move(batch.path, batch.points, best))
            self._on_move(self.moves[-1])
            try:
                batch = proposals.send(best)
            except StopIteration:
                return True
        return False

    def _score(self, batch: Batch, pool: Any, limit: Limit) -> bool:
        """Train the points that are new; whether all of them have been."""
        fresh = [point for point in dict.fromkeys(batch.points) if point not in self.settings]
        tasks = self._tasks(fresh, self._numbered + 1)
        self._numbered += len(fresh) * self.search.seeds
        done: dict[Point, list[Trial]] = {point: [] for point in fresh}
        try:
            for trial in _finished(pool, tasks, limit) if fresh else ():
                done[trial.point].append(trial)
                self._on_trial(trial)
        finally:
            # Also when Ctrl+C ends the loop: what is complete is kept, in the order of the search.
            for point, trials in done.items():
                if len(trials) == self.search.seeds:
                    ordered = tuple(sorted(trials, key=lambda trial: trial.number))
                    self.settings[point] = setting_of(self.search, self.space, point, ordered)
        return all(point in self.settings for point in fresh)

    def _tasks(self, points: list[Point], number: int) -> Iterator[Task]:
        """A task for each point and seed, counted from `number`, made when a process is ready."""
        for point in points:
            for spec in self.search.with_seeds(self.space.spec_at(point)):
                yield Task(number, point, spec, self.search.epochs)
                number += 1


def _finished(pool: Any, tasks: Iterable[Task], limit: Limit) -> Iterator[Trial]:
    """The trials as they finish; those that the limit cut short are left out."""
    ready = (delayed(train)(task, limit) for task in tasks if not limit.reached())
    try:
        with _deaf_to_interrupts():
            results = pool(ready)
        yield from (trial for trial in results if trial is not None)
    except Exception:
        # Ctrl+C reaches idle processes of the pool as well, and the pool complains of their end.
        if not limit.reached():
            raise


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that are started within ignore Ctrl+C, which a terminal sends to all of them.

    They inherit it, so the system must: this one is deaf for as long as starting them takes. Only
    the main thread may say what a signal does; in any other, nothing happens.
    """
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        # None is a handler that was not installed from Python and cannot be put back.
        signal.signal(signal.SIGINT, signal.default_int_handler if before is None else before)
