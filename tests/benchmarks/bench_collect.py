"""Thirty hand-ins as a table: python tests/benchmarks/bench_collect.py [LAB …] [--json FILE]

A class of thirty has done a lab: each has reached every goal with the model solution, after an
attempt that is nobody else's. What they handed in is collected as a teacher does it: read, judged,
and run again, each of them since no two runs are equal. In a second row everybody has settings of
their own, so that nothing can be shared; a third has thirty equal ones.

table       seconds until the table is there, from reading the labs to the CSV
seconds     until everything has been run again; a minute is what a teacher waits
confirmed   goals that the re-run has confirmed, of those that were reached
steps       of training that all re-runs together have done
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reporting import Row, arguments, save, show

from engine.labs.goals import Measured
from engine.labs.hand_in.collecting import as_csv, collected, read_table, run_again
from engine.labs.hand_in.file import HandIn
from engine.labs.judge import Judge
from engine.labs.lab import Lab
from engine.labs.progress import LabEvent, LabProgress, Reached
from engine.labs.rehearsal import begun, trained
from engine.training.run import Run
from playground.labs.shelf import shelf

STUDENTS = 30
# Steps between two looks at a run, as a window has them.
EVERY = 10
LABS = ("dead-relu", "sigmoid-saturates", "deep-tanh", "batch-norm", "overfitting", "ten-digits")


def solved(lab: Lab, place: int) -> Iterator[LabEvent]:
    """What happens in a step that is done with the model solution."""
    step = lab.steps[place]
    yield LabEvent("begin", place)
    for path, text in step.solution.settings:
        yield LabEvent("edit", place, 0, path, text)
    for path, value in step.solution.weights:
        yield LabEvent("weight", place, 0, path, repr(value))
    run, judge = begun(step.solution.of(lab.begins[place]), step.solution.weights), Judge(step)
    probes = judge.wanted

    def look(run: Run) -> bool:
        judge.take(run.step_count, {probe: probe.measure_run(run) for probe in probes})
        return not judge.all_reached

    if look(run):
        trained(run, step.horizon, look, EVERY)
    reached = [(one.step, number) for number, one in enumerate(judge.standings) if one.reached]
    for at, number in sorted(reached):
        yield LabEvent("reach", place, at, text=str(number))


def class_of(lab: Lab) -> Iterator[HandIn]:
    """Thirty students, each with an attempt of another length before the one that succeeds."""
    steps = [
        (place, list(solved(lab, place)))
        for place, step in enumerate(lab.steps)
        if step.hands_on
        and all(isinstance(goal, Measured) and not goal.lane for goal in step.goals)
    ]
    for number in range(STUDENTS):
        progress = LabProgress.begun(lab)
        for place, events in steps:
            progress = progress.at(place)
            for event in (*events[:1], LabEvent("back", place, 0), *events):
                progress = progress.happened(event)
            first = LabEvent("begin", place)
            aborted = [replace(event, at=number + 1) for event in events if event.what == "edit"]
            for event in (first, *aborted, *events):
                progress = progress.happened(event)
            for event in events:
                if event.what == "reach":
                    progress = progress.stood(int(event.text), Reached(0.0, True, event.at))
        yield HandIn(f"student {number}", progress=progress)


def varied(hand_in: HandIn, number: int) -> HandIn:
    """The same with runs that are equal to nobody else's, and come to the same."""
    events = []
    for event in hand_in.progress.events:
        own = event
        if event.path == "optimizer.lr":
            own = replace(event, text=repr(float(event.text) * (1 + 1e-6 * number)))
        events.append(own)
        if event.what == "begin":
            events.append(LabEvent("reset", event.place, 0, text=str(number)))
    return replace(hand_in, progress=replace(hand_in.progress, events=tuple(events)))


def row_of(lab: Lab, hand_ins: list[HandIn], what: str) -> Row:
    """The table of these hand-ins, timed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, hand_in in enumerate(hand_ins):
            hand_in.save(folder / f"{number:02}.bplab")
        begun_at = time.perf_counter()
        labs = {one.id: one for one in shelf().labs}
        rows = collected(folder)
        table = read_table(rows, labs)
        as_csv(table)
        first = time.perf_counter() - begun_at
        for _ in run_again(rows, labs, table, os.cpu_count() or 1):
            pass
        as_csv(table)
        seconds = time.perf_counter() - begun_at
    claimed = sum(int(str(line["goals_reached"])) for line in table)
    confirmed = sum(int(str(line["goals_confirmed"])) for line in table)
    runs = hand_ins if what != "equal" else hand_ins[:1]
    steps = sum(
        max((event.at for event in one.progress.events if event.place == place), default=0)
        for one in runs
        for place in range(len(lab.steps))
    )
    return {
        "lab": lab.id,
        "hand-ins": what,
        "table": round(first, 1),
        "seconds": round(seconds, 1),
        "confirmed": f"{confirmed} of {claimed}",
        "steps": steps,
    }


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("labs", nargs="*", default=LABS)
    given = parser.parse_args()
    library, rows = shelf(), []
    for name in given.labs:
        lab = library.named(name)
        if lab is None:
            parser.error(f"there is no lab called {name}")
        hand_ins = list(class_of(lab))
        rows.append(row_of(lab, hand_ins, "different"))
        rows.append(row_of(lab, [varied(one, n) for n, one in enumerate(hand_ins)], "own settings"))
        rows.append(row_of(lab, [replace(hand_ins[0], name=one.name) for one in hand_ins], "equal"))
    show("collect", rows)
    if given.json:
        save(given.json, "collect", rows)


if __name__ == "__main__":
    main()
