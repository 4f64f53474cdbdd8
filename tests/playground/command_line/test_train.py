"""`playground train`: what it writes, prints and returns."""

from __future__ import annotations

import csv
import json
import math
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from cli_support import ROOT, one_line, saved
from samples import same

from engine.data.datasets import dataset
from engine.files.bpg import write
from engine.files.results import write_results
from engine.kernel.library import kernel_library
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.losses import MeanSquaredError
from engine.optimizers import SGD, Adam
from engine.running.commands import Load, Play
from engine.running.loop import Loop
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past.loss_curve import BARE, COLUMNS
from engine.training.run import Run
from engine.training.stopping import EarlyStopping
from playground.command_line import main as cli


def test_train_writes_history_weights_and_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layers = (Dense(units=5), BatchNorm(), Activate())
    spec = replace(ExperimentSpec(), layers=layers, dtype="float32")
    out = tmp_path / "deep" / "out"

    assert cli.main(["train", saved(tmp_path, spec), "--epochs", "3", "--out", str(out)]) == 0

    assert sorted(path.name for path in out.iterdir()) == [
        "history.csv",
        "result.json",
        "weights.npz",
    ]
    with np.load(out / "weights.npz", allow_pickle=False) as arrays:
        shapes = {name: values.shape for name, values in arrays.items()}
        assert all(values.dtype == np.float32 for values in arrays.values())
    assert shapes == {
        "1.dense.W": (2, 5),
        "1.dense.b": (5,),
        "2.batch_norm.gamma": (5,),
        "2.batch_norm.beta": (5,),
        "2.batch_norm.running_mean": (5,),
        "2.batch_norm.running_variance": (5,),
        "4.dense.W": (5, 2),
        "4.dense.b": (2,),
    }
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert list(result) == ["spec", "engine", "steps", "epochs", "train", "validation", "test"]
    assert ExperimentSpec.loads(json.dumps(result["spec"])) == spec
    assert result["epochs"] == 3
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "steps/s" in printed.out
    assert str(out) in printed.out


def test_history_has_a_row_per_evaluation_and_ends_with_the_result(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert cli.main(["train", "iris", "--epochs", "4", "--out", str(out)]) == 0
    with (out / "history.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert tuple(rows[0]) == COLUMNS[:BARE]
    steps = [int(row["step"]) for row in rows]
    assert steps[0] == 0
    assert steps == sorted(set(steps))
    assert steps[-1] == result["steps"]
    for part in ("train", "validation", "test"):
        for what in ("loss", "accuracy"):
            assert float(rows[-1][f"{part}_{what}"]) == result[part][what]


@pytest.mark.long
def test_history_is_written_at_full_resolution(tmp_path: Path) -> None:
    """More evaluations than the window keeps are all on disk."""
    spec = replace(ExperimentSpec(), layers=(), batch_size=5000)
    out = tmp_path / "out"
    arguments = ["train", saved(tmp_path, spec), "--epochs", "21000", "--out", str(out)]
    assert cli.main(arguments) == 0
    lines = (out / "history.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 1 + 2100


def test_equal_experiments_give_equal_files(tmp_path: Path) -> None:
    written = []
    for name in ("first", "second"):
        out = tmp_path / name
        assert cli.main(["train", "digits", "--epochs", "1", "--out", str(out)]) == 0
        written.append([path.read_bytes() for path in sorted(out.iterdir())])
        time.sleep(0.01)
    assert written[0] == written[1]


def test_an_empty_part_is_null_and_an_empty_cell(tmp_path: Path) -> None:
    spec = ExperimentSpec()
    spec = replace(spec, data=replace(spec.data, test=0.0))
    out = tmp_path / "out"
    assert cli.main(["train", saved(tmp_path, spec), "--epochs", "1", "--out", str(out)]) == 0
    text = (out / "result.json").read_text(encoding="utf-8")
    nothing = json.loads(text)["test"]
    assert {"loss", "accuracy"} <= set(nothing)
    assert set(nothing.values()) == {None}
    assert (out / "history.csv").read_text(encoding="utf-8").splitlines()[1].endswith(",,")


def test_results_go_to_a_directory_named_after_the_experiment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):  # the directory that the first run made is no experiment to the second
        assert cli.main(["train", "iris", "--epochs", "1"]) == 0
    assert (tmp_path / "iris" / "weights.npz").is_file()


def test_divergence_is_one_line_and_keeps_the_last_finite_state(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steep = (Dense(units=8), Dense(units=8))
    spec = replace(ExperimentSpec(), layers=steep, optimizer=SGD(lr=10.0), dtype="float32")
    spec = replace(spec, loss=MeanSquaredError())
    out = tmp_path / "out"
    assert cli.main(["train", saved(tmp_path, spec), "--epochs", "50", "--out", str(out)]) == 1
    assert "infinite" in one_line(capsys.readouterr().err)
    with np.load(out / "weights.npz") as arrays:
        assert all(np.isfinite(values).all() for values in arrays.values())
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert result["steps"] > 0
    for score in (result["train"]["loss"], result["train"]["accuracy"]):
        assert score is None or math.isfinite(score)


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send Ctrl+C to one process")
def test_ctrl_c_stops_and_keeps_what_there_is(tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "playground"),
            *("train", "digits", "--epochs", "1000000", "--out", str(out)),
        ],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )

    def written() -> int:
        """The rows so far, which take their place when training ends."""
        return sum(len(part.read_text().splitlines()) for part in out.glob("history.csv.*.part"))

    try:
        until = time.monotonic() + 120
        while written() < 3:
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=120)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert "stopped after step" in one_line(complaint)
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert result["steps"] > 0
    assert (out / "history.csv").read_text().splitlines()[-1].startswith(f"{result['steps']},")
    assert (out / "weights.npz").is_file()


def test_progress_shows_loss_and_rate_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["train", "iris", "--epochs", "2", "--out", str(tmp_path)]
    assert cli.main([*arguments, "--progress"]) == 0
    drawn = capsys.readouterr().err
    assert "100%" in drawn
    assert "loss " in drawn
    assert "steps/s" in drawn
    assert cli.main([*arguments, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_a_place_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    assert cli.main(["train", "iris", "--epochs", "1", "--out", str(taken)]) == 2
    assert "taken" in one_line(capsys.readouterr().err)


def test_a_stopping_rule_ends_training_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = replace(ExperimentSpec(), stopping=(EarlyStopping(patience=2),))
    spec = replace(spec, optimizer=Adam(lr=0.3))
    out = tmp_path / "out"
    assert cli.main(["train", saved(tmp_path, spec), "--epochs", "5000", "--out", str(out)]) == 0
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert result["epochs"] < 5000
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "Stopped: no better validation loss for 2 epochs. The best weights" in printed.out
    with (out / "history.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    # The last row is of the weights that came back, and so are the weights on disk.
    assert float(rows[-1]["validation_loss"]) == result["validation"]["loss"]
    assert float(rows[-1]["validation_loss"]) <= min(float(r["validation_loss"]) for r in rows)


def test_the_result_names_the_best_epoch_where_only_the_epochs_end_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = DataSpec(dataset["moons"](samples=120, noise=0.4), validation=0.3)
    spec = ExperimentSpec(data=data, optimizer=Adam(lr=0.3), seed=3)
    spec = replace(spec, stopping=(EarlyStopping(patience=1000),))
    out, path = tmp_path / "out", saved(tmp_path, spec)
    assert cli.main(["train", path, "--epochs", "12", "--out", str(out)]) == 0
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    best = result["best"]
    assert best["epoch"] < 12
    assert best["chosen_by"] == "validation_loss"
    assert best["validation"]["loss"] < result["validation"]["loss"]
    assert f"Best epoch by validation loss: {best['epoch']}" in capsys.readouterr().out
    # Training to the best epoch alone gives the same weights.
    short = tmp_path / "short"
    epochs = str(best["epoch"])
    assert cli.main(["train", path, "--epochs", epochs, "--out", str(short)]) == 0
    kept, there = np.load(out / "best_weights.npz"), np.load(short / "weights.npz")
    assert list(kept) == list(there)
    for name in kept:
        np.testing.assert_array_equal(kept[name], there[name])


def test_best_weights_of_an_earlier_run_do_not_stay(tmp_path: Path) -> None:
    spec = replace(ExperimentSpec(), stopping=(EarlyStopping(),))
    out = tmp_path / "out"
    for given, there in ((spec, True), (replace(spec, stopping=()), False)):
        arguments = ["train", saved(tmp_path, given), "--epochs", "2", "--out", str(out)]
        assert cli.main(arguments) == 0
        assert (out / "best_weights.npz").exists() == there
        result = json.loads((out / "result.json").read_text(encoding="utf-8"))
        assert ("best" in result) == there


class TestGoingOn:
    """A file with trained weights goes on from them, unless it is to begin anew."""

    @pytest.fixture(params=[30, 28], ids=["within an epoch", "between two"])
    def run(self, request: pytest.FixtureRequest) -> Run:
        rule = EarlyStopping(patience=1000)
        spec = replace(ExperimentSpec(), stopping=(rule,), optimizer=Adam(lr=0.05))
        run = Run(replace(spec, layers=(Dense(units=5), BatchNorm(), Activate())))
        for _ in range(request.param):
            run.step()
        return run

    @pytest.fixture
    def file(self, run: Run, tmp_path: Path) -> Path:
        path = tmp_path / "run.bpg"
        with path.open("wb") as file:
            write(file, run.trainer.spec, run.state())
        return path

    def test_it_goes_on_to_the_bit_and_says_so(
        self, run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        first, out = run.step_count, tmp_path / "out"
        assert cli.main(["train", str(file), "--epochs", "2", "--out", str(out)]) == 0
        assert f"Going on from step {first}, with the weights" in capsys.readouterr().out
        loop = Loop()
        loop.apply(Load(run.trainer.setup, 0, run.state()))
        loop.apply(Play(epochs=run.trainer.epochs + 2))
        while loop.running:
            loop.burst(0.05)
        assert loop.run is not None
        assert loop.run.step_count == first + 2 * 14
        write_results(tmp_path / "window", loop.run)
        for name in ("weights.npz", "best_weights.npz", "result.json", "history.csv"):
            assert (out / name).read_bytes() == (tmp_path / "window" / name).read_bytes(), name
        # So would the run have gone on that was never put into a file.
        while run.step_count < loop.run.step_count:
            run.step()
        assert same(run.trainer.weights.params.flat, loop.run.trainer.weights.params.flat)

    def test_it_says_where_numpy_computes_in_the_place_of_a_kernel(
        self,
        file: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """Of a run that may have had one; one that begins needs no word."""
        monkeypatch.setattr("engine.kernel.library.LEVELS", {})
        kernel_library.cache_clear()
        arguments = ["--epochs", "1", "--out", str(tmp_path / "out")]
        assert cli.main(["train", str(file), *arguments]) == 0
        said = "No compiled kernel is installed. NumPy computes in its place."
        assert said in capsys.readouterr().err
        assert cli.main(["train", "xor", *arguments]) == 0
        assert not capsys.readouterr().err

    def test_anew_it_begins_with_first_weights_and_says_so(
        self, run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out, plain = tmp_path / "out", tmp_path / "plain"
        arguments = ["--epochs", "2", "--out"]
        assert cli.main(["train", str(file), "--anew", *arguments, str(out)]) == 0
        said = capsys.readouterr().out
        assert f"Beginning anew: the weights of step {run.step_count} in the file" in said
        json_file = saved(tmp_path, run.trainer.spec)
        assert cli.main(["train", json_file, *arguments, str(plain)]) == 0
        assert "Beginning anew" not in capsys.readouterr().out
        for name in ("weights.npz", "result.json", "history.csv"):
            assert (out / name).read_bytes() == (plain / name).read_bytes(), name

    def test_a_search_says_that_it_begins_anew(
        self, run: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = str(tmp_path / "search")
        axis = ["--vary", "optimizer.lr=0.01,0.1", "--epochs", "1", "--out", out]
        assert cli.main(["search", str(file), *axis]) == 0
        assert "Every trial begins anew" in capsys.readouterr().out

    def test_a_whole_file_without_weights_begins_without_a_word_about_them(
        self, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "bare.bpg"
        with path.open("wb") as file:
            write(file, run.trainer.spec)
        out = str(tmp_path / "out")
        assert cli.main(["train", str(path), "--epochs", "1", "--out", out]) == 0
        said = capsys.readouterr().out
        assert "Going on" not in said
        assert "1 epochs, 14 steps in" in said


def test_training_loads_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from playground.command_line.main import main; "
        f"code = main(['train', 'iris', '--epochs', '1', '--out', {str(tmp_path)!r}]); "
        "assert code == 0 and main(['list']) == 0; "
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))]; "
        "assert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
