"""`playground search`: what it writes, prints and returns, and how it ends early."""

from __future__ import annotations

import argparse
import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cli_support import ROOT, one_line, saved
from pools import pool
from samples import spiral

from engine.data.datasets import dataset
from engine.network.initializers import Constant, Normal, Zeros
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.network.penalties import L2
from engine.optimizers import SGD
from engine.search.methods import Greedy, Random, Search
from engine.specs.registry import from_json
from engine.training.experiment import DataSpec, ExperimentSpec
from playground.command_line import main as cli
from playground.command_line.arguments import varied

__all__ = ["pool"]

BASE = spiral(layers=(Dense(units=4), Activate()))
RATES = ("--vary", "optimizer.lr=0.001,0.01,0.1")
UNITS = ("--vary", "layers.0.units=2,8")
FILES = ["best.json", "search.json", "trials.csv"]


def search(tmp_path: Path, *arguments: str, spec: ExperimentSpec = BASE) -> int:
    """The exit code of a search with `arguments` that writes into tmp_path / "out"."""
    given = ["search", saved(tmp_path, spec), *arguments, "--out", str(tmp_path / "out")]
    try:
        return cli.main(given)
    except SystemExit as stop:
        return int(stop.code or 0)


def rows(tmp_path: Path) -> list[dict[str, str]]:
    with (tmp_path / "out" / "trials.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_search_writes_its_trials_and_an_experiment_that_can_be_trained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(tmp_path, *RATES, *UNITS, "--epochs", "2", "--method", "grid") == 0
    out = tmp_path / "out"
    assert sorted(path.name for path in out.iterdir()) == FILES
    found = rows(tmp_path)
    assert [row["trial"] for row in found] == ["1", "2", "3", "4", "5", "6"]
    assert {row["optimizer.lr"] for row in found} == {"0.001", "0.01", "0.1"}
    assert {row["layers.0.units"] for row in found} == {"2", "8"}
    best = min(found, key=lambda row: float(row["validation_loss"]))
    spec = ExperimentSpec.load(out / "best.json")
    assert spec.optimizer.lr == float(best["optimizer.lr"])
    assert spec.layers[0] == Dense(units=int(best["layers.0.units"]))
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "6 trials in " in printed.out
    assert f"  optimizer.lr = {best['optimizer.lr']}\n" in printed.out
    again = ["train", str(out / "best.json"), "--epochs", "2", "--out", str(tmp_path / "again")]
    assert cli.main(again) == 0
    result = json.loads((tmp_path / "again" / "result.json").read_text(encoding="utf-8"))
    assert result["validation"]["loss"] == float(best["validation_loss"])


def test_a_strong_penalty_can_be_searched_for(tmp_path: Path) -> None:
    spec = replace(BASE, penalty=L2())
    strengths = ("--vary", "penalty.strength=1e-3,1,10")
    assert search(tmp_path, *strengths, "--epochs", "1", spec=spec) == 0
    assert {float(row["penalty.strength"]) for row in rows(tmp_path)} == {1e-3, 1.0, 10.0}


def test_first_biases_are_varied_by_number_as_before_and_by_name(tmp_path: Path) -> None:
    starts = ("--vary", "layers.0.init_bias=0,0.5,2,normal")
    assert search(tmp_path, *starts, "--epochs", "1", "--method", "grid") == 0
    found = rows(tmp_path)
    assert [row["layers.0.init_bias"] for row in found] == ["0", "0.5", "2", "normal"]
    assert len({row["validation_loss"] for row in found}) == 4
    best = ExperimentSpec.load(tmp_path / "out" / "best.json")
    assert best.layers[0].init_bias in (Zeros(), Constant(value=0.5), Constant(value=2.0), Normal())


def test_greedy_is_the_method_if_none_is_named(tmp_path: Path) -> None:
    assert search(tmp_path, *RATES, "--epochs", "1", "--seeds", "2") == 0
    body = json.loads((tmp_path / "out" / "search.json").read_text(encoding="utf-8"))
    found = from_json(Search, body["search"])
    assert isinstance(found, Greedy)
    assert (found.epochs, found.seeds, found.criterion) == (1, 2, "loss")
    assert [row["with_seed"] for row in rows(tmp_path)[:2]] == ["42", "43"]


def test_all_settings_reach_the_search(tmp_path: Path) -> None:
    options = ("--trials", "2", "--criterion", "accuracy", "--seconds", "300")
    assert search(tmp_path, *RATES, "--method", "random", "--epochs", "1", *options) == 0
    body = json.loads((tmp_path / "out" / "search.json").read_text(encoding="utf-8"))
    found = from_json(Search, body["search"])
    assert isinstance(found, Random)
    assert (found.trials, found.criterion, found.seconds) == (2, "accuracy", 300)
    assert len(rows(tmp_path)) == 2


@pytest.mark.long
def test_the_files_do_not_depend_on_the_number_of_jobs(
    tmp_path: Path, pool: Iterator[None]
) -> None:
    written = []
    for jobs in ("1", "2"):
        arguments = (*RATES, "--vary", "optimizer=sgd,adam", "--epochs", "2", "--jobs", jobs)
        assert search(tmp_path, *arguments) == 0
        timeless = [{**row, "seconds": ""} for row in rows(tmp_path)]
        others = [(tmp_path / "out" / name).read_bytes() for name in FILES[:2]]
        written.append((timeless, others))
    assert written[0] == written[1]


def test_progress_shows_the_best_so_far_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    arguments = (*RATES, "--epochs", "1", "--method", "grid")
    assert search(tmp_path, *arguments, "--progress") == 0
    drawn = capsys.readouterr().err
    assert "3/3" in drawn
    best = min(rows(tmp_path), key=lambda row: float(row["validation_loss"]))
    loss, rate = float(best["validation_loss"]), best["optimizer.lr"]
    assert f"best loss {loss:.4g} with optimizer.lr={rate}]" in drawn
    assert search(tmp_path, *arguments, "--criterion", "accuracy", "--progress") == 0
    accuracy = max(float(row["validation_accuracy"]) for row in rows(tmp_path))
    assert f"best accuracy {accuracy:.4g} with" in capsys.readouterr().err
    assert search(tmp_path, *arguments, "--quiet") == 0
    assert capsys.readouterr().err == ""


def test_the_directory_is_named_after_the_experiment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["search", "iris", "--vary", "batch_size=8", "--epochs", "1"]) == 0
    assert (tmp_path / "iris-search" / "best.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--vary", "optimizer.speed=1"], "optimizer.speed: unknown name; expected one of lr"),
        (["--vary", "layers.7.units=1"], "layers.7: no such place; expected 0 to 1"),
        (["--vary", "optimizer.lr=99"], "optimizer.lr: expected a number from 1e-05 to 10"),
        (["--vary", "optimizer.lr=fast"], "optimizer.lr: expected a number, found a text"),
        (["--vary", "optimizer.lr=nan"], "optimizer.lr: expected a number, found a text"),
        (["--vary", "optimizer.lr=1e999"], "values: expected numbers"),
        (["--vary", "optimizer.lr=0.1,0.1"], "values: expected each value once"),
        (["--vary", "batch_size=1.5"], "batch_size: expected a whole number"),
        (["--vary", "optimizer=adan"], "optimizer: expected one of sgd, "),
        (["--vary", "optimizer.lr"], "expected PATH=VALUE"),
        (["--vary", "optimizer.lr="], "expected PATH=VALUE"),
        (["--vary", "=1"], "expected PATH=VALUE"),
        (["--vary", "optimizer.lr=1,,2"], "expected PATH=VALUE"),
        (["--vary", "opt\x1b[31m=1"], "path: expected one line"),
        (["--vary", "data.validation=0"], "expected a validation part"),
        ([*RATES, *RATES], "each hyper-parameter once"),
        ([*RATES, "--method", "best"], "--method: expected one of greedy, grid, random"),
        ([*RATES, "--trials", "3"], "trials: unknown name"),
        ([*RATES, "--criterion", "speed"], "criterion: expected one of loss, accuracy"),
        ([*RATES, "--seeds", "101"], "seeds: expected a whole number from 1 to 100"),
        ([*RATES, "--seconds", "0"], "--seconds: expected a number from 0.1"),
        ([*RATES, "--seconds", "1_0"], "--seconds: expected a number from 0.1"),
        ([*RATES, "--jobs", "0"], "--jobs: expected a whole number from 1"),
        ([*RATES, "--jobs", "1000000000"], "--jobs: expected a whole number from 1"),
        ([], "--vary"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_search_is_one_line_and_writes_nothing(
    arguments: list[str], problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(tmp_path, *arguments, "--epochs", "1") == 2
    assert problem in one_line(capsys.readouterr().err)
    assert not (tmp_path / "out").exists()


def test_epochs_must_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert search(tmp_path, *RATES) == 2
    assert "--epochs" in one_line(capsys.readouterr().err)


def test_without_validation_data_nothing_can_be_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blind = replace(BASE, data=replace(BASE.data, validation=0.0))
    assert search(tmp_path, *RATES, "--epochs", "1", spec=blind) == 2
    assert "validation" in one_line(capsys.readouterr().err)


def test_a_place_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file")
    assert search(tmp_path, *RATES, "--epochs", "1") == 2
    assert "out" in one_line(capsys.readouterr().err)


def test_trials_that_all_diverge_are_one_line_and_leave_no_best_experiment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steep = ExperimentSpec(
        data=DataSpec(dataset["plane"]()),
        layers=(Dense(units=8), Dense(units=8)),
        loss=MeanSquaredError(),
        optimizer=SGD(lr=10.0),
    )
    assert search(tmp_path, "--vary", "optimizer.lr=5,10", "--epochs", "50", spec=steep) == 1
    assert "all trials failed: Loss became infinite" in one_line(capsys.readouterr().err)
    assert {row["diverged"] for row in rows(tmp_path)} == {"true"}
    assert not (tmp_path / "out" / "best.json").exists()


def test_time_that_suffices_for_no_trial_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(tmp_path, *RATES, "--epochs", "90000", "--seconds", "0.1") == 1
    assert "no trial was finished" in one_line(capsys.readouterr().err)
    assert rows(tmp_path) == []


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send Ctrl+C to one process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_every_process_and_keeps_what_there_is(tmp_path: Path, jobs: str) -> None:
    """Sent to the whole group, as a terminal does. The second trial would take hours."""
    out = tmp_path / "out"
    slow = "layers.0.units=1,2048"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "playground", "search", saved(tmp_path, BASE)),
            *("--vary", slow, "--method", "grid", "--epochs", "1500"),
            *("--jobs", jobs, "--out", str(out)),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )

    def written() -> int:
        """The rows so far, which take their place when the search ends."""
        return sum(len(part.read_text().splitlines()) for part in out.glob("trials.csv.*.part"))

    try:
        until = time.monotonic() + 30
        while written() < 2:
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        printed, complaint = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert printed == ""
    assert "stopped after 1 trial;" in one_line(complaint)
    assert sorted(path.name for path in out.iterdir()) == FILES
    assert len(rows(tmp_path)) == 1
    assert ExperimentSpec.load(out / "best.json").layers[0] == Dense(units=1)


def test_searching_loads_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from playground.command_line.main import main; "
        "code = main(['search', 'iris', '--vary', 'batch_size=8', '--epochs', '1', "
        f"'--out', {str(tmp_path)!r}]); assert code == 0; "
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))]; "
        "assert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_words_become_the_values_they_look_like() -> None:
    path, values = varied("a.b=1,-2,0.5,.5,1e-3,true,false,adam,1_0,inf, 3 ")
    assert path == "a.b"
    assert values == [1, -2, 0.5, 0.5, 1e-3, True, False, "adam", "1_0", "inf", 3]
    assert [type(value) for value in values[:4]] == [int, int, float, float]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("1/3,2/3", [1 / 3, 2 / 3]),
        ("3·10⁻⁴,10⁻²,8.2*10^-6", [3e-4, 1e-2, 8.2e-6]),
        ("−2,-0.5", [-2.0, -0.5]),
        # With semicolons a comma is a decimal sign.
        ("0,001; 0,01 ;1", [0.001, 0.01, 1]),
        ("3,2·10⁻⁴;1/3", [3.2e-4, 1 / 3]),
        ("sgd;adam", ["sgd", "adam"]),
    ],
)
def test_values_are_typed_as_in_the_window(words: str, values: list[float | str]) -> None:
    assert varied(f"optimizer.lr={words}") == ("optimizer.lr", values)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("0,001,0,01", "commas set values apart"),
        ("1,000;2,000", "can be read two ways"),
        ("0.1;;0.2", "expected PATH=VALUE"),
        ("0.1,", "expected PATH=VALUE"),
    ],
)
def test_values_that_could_mean_two_things_are_refused(words: str, expected: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=expected):
        varied(f"optimizer.lr={words}")


def test_fractions_powers_and_decimal_commas_are_searched(tmp_path: Path) -> None:
    rates = ("--vary", "optimizer.lr=1/3;3·10⁻⁴;0,05")
    assert search(tmp_path, *rates, "--epochs", "1", "--method", "grid") == 0
    assert [float(row["optimizer.lr"]) for row in rows(tmp_path)] == [1 / 3, 3e-4, 0.05]
