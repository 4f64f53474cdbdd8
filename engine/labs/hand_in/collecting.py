"""A folder of hand-ins as one table: what each student predicted, did and wrote, and re-runs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.disk.reasons import why_unread
from engine.labs.hand_in.file import HAND_IN, HandIn, missing_in
from engine.labs.hand_in.processes import ToRunAgain, re_run
from engine.labs.hand_in.replay import Outcome, ReRun, same_run
from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from engine.labs.quantities import MeasureError
from engine.labs.rehearsal import Lookup, foreseeing
from engine.labs.steps import CurveAnswer, NumberGuess, PredictStep
from engine.labs.steps.predicting import ENOUGH as ENOUGH_OF_A_CURVE
from engine.specs.registry import SpecError
from engine.steps import at_once

COLUMNS = (
    "file", "name", "lab", "saved", "steps_done", "steps", "predictions", "predictions_right_first",
    "attempts", "hints", "goals_reached", "goals_confirmed", "re_run", "equal_work", "equal_words",
    "incomplete", "explanations", "problem",
)  # fmt: skip
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Equal texts shorter than this say nothing.
SHORTEST = 40


@dataclass(frozen=True, slots=True)
class Collected:
    """One row: a file with what is in it, or the problem that it cannot be read."""

    file: str
    hand_in: HandIn | None
    problem: str = ""


def collected(folder: Path) -> tuple[Collected, ...]:
    """Every hand-in of a folder and of those below it, by name; raises OSError for no folder."""
    if not folder.is_dir():
        raise NotADirectoryError(20, "expected a folder of hand-ins", str(folder))
    rows = []
    for path in sorted(folder.rglob(f"*{HAND_IN}")):
        name = path.relative_to(folder).as_posix()
        try:
            rows.append(Collected(name, HandIn.load(path)))
        except SpecError as error:
            rows.append(Collected(name, None, str(error)))
        except OSError as error:
            rows.append(Collected(name, None, why_unread(error)))
    return tuple(rows)


def table_of(
    rows: Iterable[Collected],
    labs: Mapping[str, Lab],
    *,
    again: bool = True,
    on_row: Callable[[Collected], None] = lambda row: None,
) -> list[dict[str, object]]:
    """The whole table; equal runs are made once, `on_row` hears of each row."""
    rows = tuple(rows)
    table = read_table(rows, labs)
    for row in run_again(rows, labs, table) if again else rows:
        on_row(row)
    return table


def read_table(rows: Iterable[Collected], labs: Mapping[str, Lab]) -> list[dict[str, object]]:
    """The rows of the table by column, as far as no run of a student is needed for it."""
    rows = tuple(rows)
    work, words = _shared(rows, _work), _shared(rows, _words)
    lookups: dict[tuple[str, int], Lookup] = {}
    table = []
    for row in rows:
        line: dict[str, object] = dict.fromkeys(COLUMNS, "")
        line |= {"file": row.file, "problem": row.problem}
        if row.hand_in is not None:
            line |= _facts(row.hand_in)
            lab = labs.get(row.hand_in.progress.lab)
            if lab is None:
                line["problem"] = "there is no lab of this name here"
            elif not row.hand_in.progress.fits(lab):
                line["problem"] = "it belongs to another version of the lab"
            else:
                line |= _judged(lab, row.hand_in, lookups)
            line["equal_work"] = ", ".join(work.get(row.file, ()))
            line["equal_words"] = ", ".join(words.get(row.file, ()))
        table.append(line)
    return table


def run_again(
    rows: Iterable[Collected],
    labs: Mapping[str, Lab],
    table: Sequence[dict[str, object]],
    jobs: int = 1,
) -> Iterator[Collected]:
    """Run again what was done, and fill that in; each row as soon as nothing of it is missing.

    Up to `jobs` processes do it, where there is enough for them.
    """
    rows, equal = tuple(rows), dict[LabProgress, list[int]]()
    for number, (row, line) in enumerate(zip(rows, table, strict=True)):
        if row.hand_in is None or line["problem"]:
            yield row
        else:
            equal.setdefault(same_run(row.hand_in.progress), []).append(number)
    todo = [ToRunAgain(places[0], labs[key.lab], key) for key, places in equal.items()]
    same = {places[0]: places for places in equal.values()}
    for first, verdicts in re_run(todo, jobs):
        for number in same[first]:
            table[number].update(_said(verdicts))
            yield rows[number]


def as_csv(table: Iterable[Mapping[str, object]]) -> str:
    """The table as text; no cell of it is a formula to a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for line in table:
        writer.writerow({key: _cell(value) for key, value in line.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "")
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _facts(hand_in: HandIn) -> dict[str, object]:
    progress = hand_in.progress
    records = progress.steps
    return {
        "name": hand_in.name,
        "lab": progress.lab,
        "saved": hand_in.saved,
        "steps": len(records),
        "steps_done": sum(record.done for record in records),
        "predictions": sum(bool(record.guesses) for record in records),
        "attempts": sum(record.attempts for record in records),
        "hints": sum(record.hints for record in records),
        "goals_reached": sum(goal.reached for record in records for goal in record.goals),
        "explanations": "\n".join(text for record in records for text in record.texts if text),
    }


def _judged(lab: Lab, hand_in: HandIn, lookups: dict[tuple[str, int], Lookup]) -> dict[str, object]:
    right = 0
    for place, record in enumerate(hand_in.progress.steps):
        step = lab.steps[place]
        if not isinstance(step, PredictStep) or not record.guesses:
            continue
        key = (lab.id, place)
        if key not in lookups:
            lookups[key] = at_once(foreseeing(lab, place))
        right += is_right(step, record.guesses[0].values, lookups[key])
    gaps = missing_in(lab, hand_in.progress)
    incomplete = "; ".join(f"{gap.place + 1}: {gap.what}" for gap in gaps)
    return {"predictions_right_first": right, "incomplete": incomplete}


def is_right(step: PredictStep, values: tuple[float, ...], lookup: Lookup) -> bool:
    """Whether a prediction turned out right."""
    if not values:
        return False
    answer = step.answer
    try:
        if answer is None:
            return values[0] in step.right_options(lookup.value)
        truth = lookup.predicted(answer)
    except MeasureError:
        return False
    if isinstance(answer, NumberGuess):
        return isinstance(truth, float) and answer.right(values[0], truth)
    assert isinstance(answer, CurveAnswer)
    drawn = answer.values(truth)
    return answer.share_right(values, drawn) >= ENOUGH_OF_A_CURVE


def _said(verdicts: Sequence[ReRun]) -> dict[str, object]:
    counts = Counter(verdict.outcome for verdict in verdicts)
    worst = next(
        (o for o in (Outcome.REFUSED, Outcome.NOT_CONFIRMED, Outcome.CONFIRMED) if counts[o]), None
    )
    why = next((v.why for v in verdicts if v.outcome is worst and v.why), "")
    said = worst.value if worst is not None else ""
    return {
        "goals_confirmed": counts[Outcome.CONFIRMED],
        "re_run": f"{said}: {why}" if why else said,
    }


def _work(hand_in: HandIn) -> object:
    """What would be the same in a copied hand-in, whoever's name it bears; None for nothing."""
    progress = hand_in.progress
    if not any(record.guesses or record.texts for record in progress.steps):
        return None
    return replace(progress, name="", language="", versions=(), place=0)


def _words(hand_in: HandIn) -> object:
    texts = tuple(
        " ".join(text.split()).casefold()
        for record in hand_in.progress.steps
        for text in record.texts
    )
    return (hand_in.progress.lab, texts) if sum(map(len, texts)) >= SHORTEST else None


def _shared(
    rows: Iterable[Collected], trait: Callable[[HandIn], object]
) -> dict[str, tuple[str, ...]]:
    """For each file the others that have the same trait."""
    groups: dict[object, list[str]] = {}
    for row in rows:
        if row.hand_in is not None and (found := trait(row.hand_in)) is not None:
            groups.setdefault(found, []).append(row.file)
    return {
        file: tuple(other for other in files if other != file)
        for files in groups.values()
        if len(files) > 1
        for file in files
    }
