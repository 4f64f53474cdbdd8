"""Processes that re-run hand-ins beside each other; only texts travel between them."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from engine.labs.hand_in.replay import Outcome, Replays, ReRun
from engine.labs.lab import Lab
from engine.labs.progress import LabProgress

# A process takes as long to begin as some of these re-runs.
WORTH_A_PROCESS = 4
ENDED = "the process that ran it again has ended"


@dataclass(frozen=True, slots=True)
class ToRunAgain:
    """A hand-in that is to be re-run: a number to know it by, its lab, what was done."""

    number: int
    lab: Lab
    progress: LabProgress


def re_run(todo: Iterable[ToRunAgain], jobs: int) -> Iterator[tuple[int, tuple[ReRun, ...]]]:
    """The verdicts on each of them as they come, in `jobs` processes; with one of them, in this."""
    waiting = list(todo)
    helpers = min(jobs, len(waiting) // WORTH_A_PROCESS)
    if helpers > 1:
        yield from _beside(waiting, helpers)
        return
    replays: dict[str, Replays] = {}
    for one in waiting:
        of_lab = replays.setdefault(one.lab.digest, Replays(one.lab))
        yield one.number, of_lab.of(one.progress)


def _beside(waiting: list[ToRunAgain], helpers: int) -> Iterator[tuple[int, tuple[ReRun, ...]]]:
    """The same in processes of their own; one that ends takes its hand-in with it."""
    # A copy of this process would copy locks that its threads hold.
    context = multiprocessing.get_context("spawn")
    waiting = waiting[::-1]
    at_work: dict[Connection, ToRunAgain] = {}
    with ExitStack() as end:
        for _ in range(helpers):
            ours, theirs = context.Pipe()
            process = context.Process(target=_help, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            end.callback(process.join)
            end.callback(process.terminate)
            end.enter_context(closing(ours))
            at_work[ours] = _send(ours, waiting)
        while at_work:
            for ours in [one for one in wait(list(at_work)) if one in at_work]:
                done = at_work.pop(ours)
                try:
                    said = json.loads(ours.recv_bytes())
                except (EOFError, OSError):
                    yield done.number, _failed(done.progress)
                    continue
                if waiting:
                    at_work[ours] = _send(ours, waiting)
                yield (
                    done.number,
                    tuple(ReRun(p, g, Outcome(what), why) for p, g, what, why in said),
                )
        # Whatever no process is left to take.
        for left in waiting:
            yield left.number, _failed(left.progress)


def _send(ours: Connection, waiting: list[ToRunAgain]) -> ToRunAgain:
    """Hand the next one over."""
    one = waiting.pop()
    # One that has ended is found out when its answer is waited for.
    with suppress(OSError):
        ours.send_bytes(json.dumps([one.lab.source.text, one.progress.dumps()]).encode())
    return one


def _failed(progress: LabProgress) -> tuple[ReRun, ...]:
    return tuple(
        ReRun(place, number, Outcome.NOT_CONFIRMED, ENDED)
        for place, record in enumerate(progress.steps)
        for number, goal in enumerate(record.goals)
        if goal.reached
    )


def _help(ours: Connection) -> None:
    """Re-run what comes until nothing comes any more."""
    replays: dict[str, Replays] = {}
    try:
        while True:
            text, done = json.loads(ours.recv_bytes())
            if text not in replays:
                replays[text] = Replays(Lab.loads(text))
            found = replays[text].of(LabProgress.loads(done))
            said = [(one.place, one.goal, one.outcome.value, one.why) for one in found]
            ours.send_bytes(json.dumps(said).encode())
    except (EOFError, KeyboardInterrupt):
        return
