"""What a search found: every trial, the path it took, and the best point; and its files."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import IO, TypeAlias

from engine.data.splits import PARTS
from engine.disk.whole_file import remove_file, replace_files
from engine.search.methods import Point, Search, Space
from engine.search.trial import Trial
from engine.specs.registry import to_json
from engine.training.experiment import ExperimentSpec

TRIALS, BEST, SEARCH = "trials.csv", "best.json", "search.json"

# What is made small; of equal first numbers, the second decides.
Cost: TypeAlias = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A point and its trials, one for each seed; `cost` is what the search compares.

    `loss` and `accuracy` are means over the seeds, on the validation part.
    """

    point: Point
    spec: ExperimentSpec
    trials: tuple[Trial, ...]
    cost: Cost

    @property
    def loss(self) -> float:
        """The mean validation loss."""
        return fmean(trial.scores["validation"].loss for trial in self.trials)

    @property
    def accuracy(self) -> float:
        """The mean validation accuracy, NaN without classes."""
        return fmean(trial.scores["validation"].accuracy for trial in self.trials)

    @property
    def failed(self) -> bool:
        """Whether a trial diverged or its loss is infinite: no such setting is ever the best."""
        return math.inf in self.cost


def setting_of(search: Search, space: Space, point: Point, trials: tuple[Trial, ...]) -> Setting:
    """The setting that these trials of one point make."""
    loss = fmean(trial.scores["validation"].loss for trial in trials)
    accuracy = fmean(trial.scores["validation"].accuracy for trial in trials)
    by_accuracy = search.criterion == "accuracy"
    cost: Cost = (-accuracy, loss) if by_accuracy else (loss,)
    if any(trial.failed for trial in trials) or not math.isfinite(loss):
        cost = (math.inf,) * len(cost)
    return Setting(point, space.spec_at(point), trials, cost)


@dataclass(frozen=True, slots=True)
class Move:
    """One step of a search: which points it compared, and where that left it.

    `path` is the one hyper-parameter that was tuned; empty for the start of a greedy search and
    for the only step of the others. `best` is the best point of all up to here.
    """

    path: str
    points: tuple[Point, ...]
    best: Point


@dataclass(frozen=True, slots=True)
class Findings:
    """All that came out of a search: settings in the order of the search, and its moves.

    `complete` is False if it was ended early; then only points with all their seeds are listed.
    `problem` is a sentence if it was ended by something that nobody asked for.
    """

    search: Search
    space: Space
    settings: tuple[Setting, ...]
    moves: tuple[Move, ...]
    complete: bool
    problem: str = ""

    @property
    def trials(self) -> tuple[Trial, ...]:
        """All trials of the settings, by number."""
        return tuple(trial for setting in self.settings for trial in setting.trials)

    @property
    def best(self) -> Setting | None:
        """The best setting, of equals the first; None if all failed or there are none."""
        best = min(self.settings, key=lambda setting: setting.cost, default=None)
        return None if best is None or best.failed else best


class TrialTable:
    """A table with a row per trial, written to `file` as CSV as they finish.

    Columns: the trial's number, the value of each path, its seed, how long it trained, loss and
    accuracy of each part (empty where there is none), seconds, whether it diverged, and why it
    failed.
    """

    def __init__(self, file: IO[str], paths: tuple[str, ...]) -> None:
        self._file = file
        self._writer = csv.writer(self._file, lineterminator="\n")
        scores = [f"{part}_{what}" for part in PARTS for what in ("loss", "accuracy")]
        ends = ["seconds", "diverged", "problem"]
        self._writer.writerow(["trial", *paths, "with_seed", "epochs", "steps", *scores, *ends])

    def add(self, trial: Trial) -> None:
        """Write one row."""
        scores = [trial.scores[part] for part in PARTS]
        numbers = [number for score in scores for number in (score.loss, score.accuracy)]
        self._writer.writerow(
            [
                trial.number,
                *map(_cell, trial.point),
                trial.spec.seed,
                f"{trial.epochs:g}",
                trial.steps,
                *map(_cell, numbers),
                f"{trial.seconds:.3f}",
                _cell(trial.diverged),
                trial.problem,
            ]
        )
        self._file.flush()


def write_findings(folder: Path, findings: Findings) -> None:
    """Write trials.csv in the order of the search, search.json, and best.json, or none of them.

    Raises `WriteError`. best.json is an experiment like any other; without a best setting there is
    none, and one of an earlier search is removed. search.json holds the search, the experiment it
    began with and its moves.
    """
    rows = io.StringIO()
    table = TrialTable(rows, findings.space.paths)
    for trial in findings.trials:
        table.add(trial)
    body = {
        "search": to_json(findings.search),
        "experiment": json.loads(findings.space.experiment.dumps()),
        "complete": findings.complete,
        "moves": [
            {
                "path": move.path,
                "points": [list(point) for point in move.points],
                "best": list(move.best),
            }
            for move in findings.moves
        ],
    }
    text = json.dumps(body, indent=2, ensure_ascii=False, allow_nan=False)
    files = {TRIALS: rows.getvalue(), SEARCH: text + "\n"}
    best = findings.best
    if best is not None:
        files[BEST] = best.spec.dumps()
    replace_files({folder / name: content.encode() for name, content in files.items()})
    if best is None:
        remove_file(folder / BEST)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "" if math.isnan(value) else repr(value)
    return str(value)
