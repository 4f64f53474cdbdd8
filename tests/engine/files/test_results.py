"""What a run leaves on disk: equal runs, equal bytes; and it can be read without pickles."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from samples import normalized

from engine.data.datasets import dataset
from engine.files.results import (
    BEST_WEIGHTS,
    HISTORY,
    RESULT,
    WEIGHTS,
    HistoryTable,
    summary,
    weights_of,
    write_outcome,
    write_results,
)
from engine.network.losses import MeanSquaredError
from engine.network.naming import named_arrays
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past.loss_curve import BARE, COLUMNS
from engine.training.run import Run
from engine.training.stopping import EarlyStopping


def trained(steps: int = 25) -> Run:
    run = Run(normalized())
    for _ in range(steps):
        run.step()
    return run


def test_equal_runs_leave_equal_bytes(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_results(tmp_path / name, trained())
    for file in (HISTORY, WEIGHTS, RESULT):
        first, second = (tmp_path / name / file for name in ("first", "second"))
        assert first.read_bytes() == second.read_bytes(), file
    assert not list(tmp_path.rglob("*.part"))


def test_the_weights_come_back(tmp_path: Path) -> None:
    run = trained()
    write_results(tmp_path, run)
    with np.load(tmp_path / WEIGHTS, allow_pickle=False) as archive:
        names = list(archive)
        assert names[:4] == ["1.dense.W", "1.dense.b", "2.batch_norm.gamma", "2.batch_norm.beta"]
        assert "2.batch_norm.running_variance" in names
        for name, values in named_arrays(run.trainer.network, run.trainer.weights).items():
            np.testing.assert_array_equal(archive[name], values)


def test_the_result_names_the_experiment_and_its_scores(tmp_path: Path) -> None:
    run = trained()
    write_results(tmp_path, run)
    result = json.loads((tmp_path / RESULT).read_text(encoding="utf-8"))
    assert list(result) == ["spec", "engine", "steps", "epochs", "train", "validation", "test"]
    assert ExperimentSpec.loads(json.dumps(result["spec"])) == run.trainer.spec
    assert result["steps"] == 25
    assert result["train"]["accuracy"] == run.trainer.score("train").accuracy


def test_the_history_ends_with_this_step(tmp_path: Path) -> None:
    write_results(tmp_path, trained(25))
    with (tmp_path / HISTORY).open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == COLUMNS[:BARE]
    steps = [int(row[0]) for row in rows[1:]]
    assert steps == sorted(set(steps))
    assert (steps[0], steps[-1]) == (0, 25)


def test_the_weights_of_a_state_are_a_copy() -> None:
    run = trained()
    state = run.state()
    weights = weights_of(run.trainer.network, state.trainer.params, state.trainer.buffers)
    np.testing.assert_array_equal(weights.params.flat, run.trainer.weights.params.flat)
    weights.params.flat[...] = 0
    assert state.trainer.params.any()


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        write_results(tmp_path / "file" / "folder", trained(1))


def test_the_best_epoch_is_told_apart_from_the_last(tmp_path: Path) -> None:
    run = Run(normalized(stopping=(EarlyStopping(patience=50, restore_best=True),)))
    while not run.trainer.best or run.trainer.epochs < run.trainer.best.epoch + 1:
        run.step()
    write_outcome(tmp_path, run.trainer)
    result = json.loads((tmp_path / RESULT).read_text(encoding="utf-8"))
    best = run.trainer.best
    assert result == json.loads(json.dumps(summary(run.trainer)))
    assert result["best"]["epoch"] == best.epoch
    assert result["best"]["chosen_by"].startswith(f"{best.part}_")
    assert (tmp_path / BEST_WEIGHTS).exists()
    with np.load(tmp_path / BEST_WEIGHTS, allow_pickle=False) as archive:
        kept = weights_of(run.trainer.network, *best.weights)
        for name, values in named_arrays(run.trainer.network, kept).items():
            np.testing.assert_array_equal(archive[name], values)
    said = write_results(tmp_path, run)
    assert str(best.epoch) in said
    # The best weights of another run go.
    write_outcome(tmp_path, trained().trainer)
    assert not (tmp_path / BEST_WEIGHTS).exists()


def test_numbers_have_their_fits_in_place_of_an_accuracy() -> None:
    run = Run(ExperimentSpec(data=DataSpec(dataset["sine"]()), loss=MeanSquaredError()))
    run.step()
    scores = summary(run.trainer)["train"]
    assert {"loss", "r2", "mae"} <= set(scores)
    assert scores["accuracy"] is None


def test_a_table_grows_with_the_run_and_repeats_no_row() -> None:
    run, file = trained(25), io.StringIO()
    table = HistoryTable(file, run.trainer.setup)
    table.add_kept(run)
    before = file.getvalue()
    table.add_newest(run)
    assert file.getvalue() == before
    run.step()
    run.evaluate()
    table.add_newest(run)
    rows = list(csv.reader(io.StringIO(file.getvalue())))
    assert rows[0] == list(COLUMNS[:BARE])
    assert [row[0] for row in rows[-2:]][1] == str(run.step_count)
    steps = [int(row[0]) for row in rows[1:]]
    assert steps == sorted(set(steps))


def test_a_table_may_begin_with_the_newest_row() -> None:
    run, file = trained(0), io.StringIO()
    table = HistoryTable(file, run.trainer.setup)
    table.add_newest(run)
    table.add_newest(run)
    assert [row[0] for row in csv.reader(io.StringIO(file.getvalue()))] == ["step", "0"]


def test_a_step_that_has_its_scores_is_told_once(tmp_path: Path) -> None:
    run = Run(normalized())
    write_results(tmp_path, run)
    assert len((tmp_path / "history.csv").read_text(encoding="utf-8").splitlines()) == 2
