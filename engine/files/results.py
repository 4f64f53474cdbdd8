"""What a training run leaves on disk: its weights, its history and a summary.

The window and the command line write through this module, so equal runs give equal files, byte
for byte: nothing in them depends on the clock, the machine's name or the order of a dictionary.
"""

from __future__ import annotations

import csv
import io
import json
import math
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from engine.arrays import Array
from engine.data.splits import PARTS, Score
from engine.disk.whole_file import make_folder, remove_file, replace_files
from engine.files.safe_zip import write_array
from engine.network.naming import named_arrays
from engine.network.network import Network, Weights
from engine.sentences import Sentence
from engine.steps import Portions, at_once
from engine.training.metrics import ClassMetrics, Metrics, metrics_in_portions
from engine.training.past.loss_curve import BARE, COLUMNS
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.stepper import Scorer
from engine.training.stopping import BestEpoch
from engine.training.trainer import Trainer

HISTORY, WEIGHTS, RESULT = "history.csv", "weights.npz", "result.json"
BEST_WEIGHTS = "best_weights.npz"
WRITTEN = Sentence("Weights, history and scores are in {folder}.")
WRITTEN_WITH_BEST = Sentence(
    "Weights, the best weights (epoch {epoch:,}), history and scores are in {folder}."
)


def weights_of(network: Network, params: Array, buffers: Array) -> Weights:
    """The weights held in the two flat vectors of a `TrainerState`, copied."""
    weights = Weights(network)
    weights.params.flat[...] = params
    weights.buffers.flat[...] = buffers
    return weights


def packed_weights(network: Network, weights: Weights) -> bytes:
    """`named_arrays` as an .npz that `numpy.load` reads without pickles."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, values in named_arrays(network, weights).items():
            write_array(archive, name, values)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class TrainingOutcome:
    """Where training is, as it is written down: what was trained, how long, to which weights.

    `engine` says what has computed it: "numpy" or "kernel".
    """

    setup: Setup
    weights: Weights
    steps: int
    epochs: float
    best: BestEpoch | None
    engine: str
    scorer: Scorer

    @classmethod
    def of(cls, trainer: Trainer) -> TrainingOutcome:
        """The outcome so far, which may be read until the trainer goes on."""
        moment = trainer.step_count, trainer.epochs, trainer.best
        by = trainer.stepper.engine, trainer.stepper.scorer
        return cls(trainer.setup, trainer.weights, *moment, *by)

    @property
    def best_weights(self) -> Weights | None:
        """The weights of the best epoch, if a rule keeps them."""
        return None if self.best is None else weights_of(self.setup.network, *self.best.weights)

    def copied(self) -> TrainingOutcome:
        """The same for good, whatever the trainer does."""
        return replace(self, weights=self.weights.copied(self.setup.network))

    def summary(self) -> Portions[dict[str, Any]]:
        """See `summary`; with a pause after each few hundred samples."""
        best, best_weights = self.best, self.best_weights
        outcome = {
            "spec": json.loads(self.setup.spec.dumps()),
            "engine": self.engine,
            "steps": self.steps,
            "epochs": int(self.epochs) if self.epochs.is_integer() else self.epochs,
            **(yield from _scores(self.setup, self.scorer, self.weights)),
        }
        if best is not None and best_weights is not None:
            chosen_by = f"{best.part}_{'accuracy' if best.is_accuracy else 'loss'}"
            scores = yield from _scores(self.setup, self.scorer, best_weights)
            outcome["best"] = {"epoch": best.epoch, "chosen_by": chosen_by, **scores}
        return outcome

    def written(
        self, folder: Path, beside: Mapping[str, bytes], *, with_best: bool = True
    ) -> Portions[None]:
        """See `write_outcome`; nothing is there before the last portion.

        The best weights are left out unless `with_best`.
        """
        network, files = self.setup.network, dict(beside)
        files[WEIGHTS] = packed_weights(network, self.weights)
        yield
        best_weights = self.best_weights if with_best else None
        if best_weights is not None:
            files[BEST_WEIGHTS] = packed_weights(network, best_weights)
            yield
        found = yield from self.summary()
        text = json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False)
        files[RESULT] = f"{text}\n".encode()
        replace_files({folder / name: data for name, data in files.items()})
        if best_weights is None:
            remove_file(folder / BEST_WEIGHTS)


def summary(trainer: Trainer) -> dict[str, Any]:
    """The experiment, how long it trained, and the scores of each part (null: not a number).

    If a stopping rule follows the best epoch, `best` says which it is so far, by what it was
    chosen, and the scores of its weights, restored or not.
    """
    return at_once(TrainingOutcome.of(trainer).summary())


def write_outcome(folder: Path, trainer: Trainer) -> None:
    """Write weights.npz, result.json and, if a rule keeps the best weights, best_weights.npz.

    All of them or none. Best weights that an earlier run left there are deleted. Raises
    `WriteError`.
    """
    at_once(TrainingOutcome.of(trainer).written(folder, {}))


def write_results(folder: Path, run: Run) -> Sentence:
    """Write history.csv of a run, and its outcome as `write_outcome`; say what is there.

    The history is what its curve has kept, at most 2,000 rows, and this step. Raises `WriteError`.
    """
    run.owed.settle()
    return at_once(results_in_portions(folder, run))


def results_in_portions(folder: Path, run: Run, with_best: bool = True) -> Portions[Sentence]:
    """The same of this moment, with pauses in which anything may happen to the run.

    The best weights are left out unless `with_best`.

    It is begun when the scores of this moment are in the curve. All files come in the last portion.
    """
    run.settle()
    trainer, step = run.trainer, run.step_count
    outcome = TrainingOutcome.of(trainer).copied()
    newest = trainer.evaluation_in_portions(lambda: outcome.weights)

    def written() -> Portions[Sentence]:
        make_folder(folder)
        rows = io.StringIO()
        history = HistoryTable(rows, outcome.setup)
        curve = run.curve.copy()
        for row in curve.points().rows.tolist():
            history.add(row)
        if curve.newest_step != step:
            history.add((yield from newest))
        beside = {HISTORY: rows.getvalue().encode()}
        yield from outcome.written(folder, beside, with_best=with_best)
        best = outcome.best if with_best else None
        if best is None:
            return Sentence(WRITTEN, folder=folder)
        return Sentence(WRITTEN_WITH_BEST, folder=folder, epoch=best.epoch)

    return written()


class HistoryTable:
    """A table with a row per evaluation, at full resolution, written as training goes on.

    It is CSV, to `file`. Columns are those of `loss_curve.COLUMNS`, for classes without the fits
    of numbers; a cell is empty where a part has no samples.
    """

    def __init__(self, file: IO[str], setup: Setup) -> None:
        self._file = file
        self._width = BARE if setup.data.classes else len(COLUMNS)
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(COLUMNS[: self._width])
        self._step = -1

    def add_kept(self, run: Run) -> None:
        """Write every evaluation that the curve of `run` holds."""
        for row in run.curve.points().rows.tolist():
            self.add(row)

    def add(self, row: Sequence[float]) -> None:
        """Write one evaluation, in the order of COLUMNS."""
        step, *values = row[: self._width]
        self._step = int(step)
        self._writer.writerow([self._step, *map(_cell, values)])

    def add_newest(self, run: Run) -> None:
        """Write the newest evaluation of `run` unless it was written before."""
        if run.curve.newest_step != self._step:
            self.add(run.curve.newest)
            self._file.flush()


def _scores(
    setup: Setup, scorer: Scorer, weights: Weights
) -> Portions[dict[str, dict[str, float | None]]]:
    """The scores that these weights reach on each part."""
    reached, scores = {}, (yield from scorer(weights))
    for part in PARTS:
        metrics = yield from metrics_in_portions(setup, weights, part)
        reached[part] = _scores_of(scores[part], metrics)
    return reached


def _scores_of(score: Score, found: Metrics) -> dict[str, float | None]:
    """Loss and accuracy, then what is usual for classes or for numbers."""
    if isinstance(found, ClassMetrics):
        more = {
            "precision": found.macro_precision,
            "recall": found.macro_recall,
            "f1": found.macro_f1,
            "log_loss": found.log_loss,
        }
    else:
        more = {"r2": found.r2, "mae": found.mean_absolute_error}
    values = {"loss": score.loss, "accuracy": score.accuracy, **more}
    return {name: _finite(value) for name, value in values.items()}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _cell(value: float) -> str:
    return "" if math.isnan(value) else repr(value)
