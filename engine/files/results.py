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
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.disk.whole_file import make_folder, remove_file, replace_files
from engine.files.safe_zip import write_array
from engine.network.naming import named_arrays
from engine.network.network import Network, Weights
from engine.sentences import Sentence
from engine.training.loss_curve import BARE, COLUMNS
from engine.training.metrics import ClassMetrics, metrics_with
from engine.training.run import Run
from engine.training.setup import Setup
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


def summary(trainer: Trainer) -> dict[str, Any]:
    """The experiment, how long it trained, and the scores of each part (null: not a number).

    If a stopping rule follows the best epoch, `best` says which it is so far, by what it was
    chosen, and the scores of its weights, restored or not.
    """
    epochs, best = trainer.epochs, trainer.best
    outcome = {
        "spec": json.loads(trainer.spec.dumps()),
        "steps": trainer.step_count,
        "epochs": int(epochs) if epochs.is_integer() else epochs,
        **_scores(trainer.setup, trainer.weights),
    }
    if best is not None:
        weights = weights_of(trainer.network, *best.weights)
        chosen_by = f"{best.part}_{'accuracy' if best.is_accuracy else 'loss'}"
        scores = _scores(trainer.setup, weights)
        outcome["best"] = {"epoch": best.epoch, "chosen_by": chosen_by, **scores}
    return outcome


def write_outcome(
    folder: Path, trainer: Trainer, beside: Mapping[str, bytes] = MappingProxyType({})
) -> None:
    """Write weights.npz, result.json and, if a rule keeps the best weights, best_weights.npz.

    All of them, and what is to stand `beside` them by its name, or none. Best weights that an
    earlier run left there are deleted. Raises `WriteError`.
    """
    files = dict(beside)
    files[WEIGHTS] = packed_weights(trainer.network, trainer.weights)
    best = trainer.best
    if best is not None:
        weights = weights_of(trainer.network, *best.weights)
        files[BEST_WEIGHTS] = packed_weights(trainer.network, weights)
    text = json.dumps(summary(trainer), indent=2, ensure_ascii=False, allow_nan=False)
    files[RESULT] = f"{text}\n".encode()
    replace_files({folder / name: data for name, data in files.items()})
    if best is None:
        remove_file(folder / BEST_WEIGHTS)


def write_results(folder: Path, run: Run) -> Sentence:
    """Write history.csv of a run, and its outcome as `write_outcome`; say what is there.

    The history is what its curve has kept, at most 2,000 rows, and this step. Raises `WriteError`.
    """
    make_folder(folder)
    rows = io.StringIO()
    history = HistoryTable(rows, run.trainer.setup)
    history.add_kept(run)
    if run.curve.newest_step != run.step_count:
        history.add(run.trainer.evaluation())
    write_outcome(folder, run.trainer, {HISTORY: rows.getvalue().encode()})
    best = run.trainer.best
    if best is None:
        return Sentence(WRITTEN, folder=folder)
    return Sentence(WRITTEN_WITH_BEST, folder=folder, epoch=best.epoch)


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


def _scores(setup: Setup, weights: Weights) -> dict[str, dict[str, float | None]]:
    """The scores that these weights reach on each part."""
    return {part: _scores_of(setup, weights, part) for part in PARTS}


def _scores_of(setup: Setup, weights: Weights, part: str) -> dict[str, float | None]:
    """Loss and accuracy, then what is usual for classes or for numbers."""
    score, found = setup.score(weights, part), metrics_with(setup, weights, part)
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
