"""The command line as a user meets it: what it prints, writes and returns."""

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
from PySide6.QtGui import QImage

from engine.experiment import ExperimentSpec
from engine.history import COLUMNS
from engine.layers import Activate, BatchNorm, Dense
from engine.optimizers import SGD
from engine.registry import to_json
from playground import cli
from playground.display import missing_library, problem
from playground.experiments import shipped_names
from playground.list_command import registries

REQUIRED = {"spiral", "circle", "xor", "moons", "digits", "iris"}
ROOT = Path(__file__).parents[2]
PNG = b"\x89PNG\r\n\x1a\n"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m playground …` in a process of its own, without any display variable."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "playground", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        cwd=ROOT,
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
    )


def body(**changes: object) -> str:
    """A valid experiment as JSON text, with changes at the top level."""
    return json.dumps({**json.loads(ExperimentSpec().dumps()), **changes})


def with_units(*units: int) -> str:
    return body(layers=[{"type": "dense", "units": n} for n in units])


def saved(tmp_path: Path, spec: ExperimentSpec) -> str:
    path = tmp_path / "mine.json"
    path.write_text(spec.dumps(), encoding="utf-8")
    return str(path)


def one_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1, text
    assert lines[0].startswith("playground: ")
    assert lines[0].isprintable()
    return lines[0]


# --- training ---------------------------------------------------------------------------------


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
    assert list(result) == ["spec", "steps", "epochs", "train", "validation", "test"]
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
    assert tuple(rows[0]) == COLUMNS
    steps = [int(row["step"]) for row in rows]
    assert steps[0] == 0
    assert steps == sorted(set(steps))
    assert steps[-1] == result["steps"]
    for part in ("train", "validation", "test"):
        for what in ("loss", "accuracy"):
            assert float(rows[-1][f"{part}_{what}"]) == result[part][what]


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
    assert json.loads(text)["test"] == {"loss": None, "accuracy": None}
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
    spec = replace(spec, loss=cli._load("engine.losses").MeanSquaredError())
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
    try:
        history = out / "history.csv"
        until = time.monotonic() + 30
        while not (history.exists() and len(history.read_text().splitlines()) > 2):
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert "stopped after step" in one_line(complaint)
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert result["steps"] > 0
    assert history.read_text().splitlines()[-1].startswith(f"{result['steps']},")
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


def test_training_loads_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from playground.cli import main; "
        f"code = main(['train', 'iris', '--epochs', '1', '--out', {str(tmp_path)!r}]); "
        "assert code == 0 and main(['list']) == 0; "
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))]; "
        "assert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


# --- the other commands -----------------------------------------------------------------------


def test_list_names_every_registered_item(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["list"]) == 0
    printed = capsys.readouterr().out
    for family in registries():
        assert f"\n{family.family}\n" in f"\n{printed}"
        for item in family:
            first_line = (item.__doc__ or "").strip().splitlines()[0]
            lines = [line for line in printed.splitlines() if line.startswith(f"  {item.name} ")]
            assert any(item.label in line and first_line in line for line in lines)
    for name in shipped_names():
        assert f"\n  {name} " in printed


def test_all_families_are_found() -> None:
    families = {registry.family for registry in registries()}
    assert families >= {"activation", "dataset", "initializer", "layer", "loss", "optimizer"}
    assert families >= {"penalty", "probe"}


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit) as stop:
            cli.main([option])
        assert stop.value.code == 0
    printed = capsys.readouterr().out
    assert printed.startswith("playground ")
    assert "examples:" in printed
    for command in cli.COMMANDS:
        with pytest.raises(SystemExit) as stop:
            cli.main([command, "--help"])
        assert stop.value.code == 0
        assert f"playground {command}" in printed


def test_screenshot_draws_the_window_without_a_display(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = run(
        *("screenshot", "iris", "--steps", "5", str(picture)),
        *("--size", "1280x720", "--scale", "2", "--theme", "dark"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.read_bytes().startswith(PNG)
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (2560, 1440)


@pytest.mark.parametrize(
    "arguments",
    [
        ["screenshot", "iris", "--steps", "5", "window.gif"],
        ["screenshot", "iris", "--steps", "5", "no/such/place/window.png"],
        ["screenshot", "iris", "--steps", "-1", "window.png"],
        ["screenshot", "iris", "--steps", "1", "window.png", "--size", "0x0"],
        ["screenshot", "iris", "--steps", "1", "window.png", "--scale", "inf"],
        ["train", "iris"],
        ["train", "iris", "--epochs", "0"],
        ["train", "iris", "--epochs", "1e3"],
        ["train", "iris", "--epochs", "9" * 5000],
        ["train", "--epochs", "3"],
        ["train", "iris", "--epochs", "3", "--colour"],
        ["list", "everything"],
        ["trian", "spiral"],
        ["--theme", "pink"],
    ],
)
def test_a_wrong_request_is_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = cli.main(arguments)
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    one_line(capsys.readouterr().err)


# --- bad input --------------------------------------------------------------------------------

BAD = {
    "no JSON": ("hello", "expected JSON"),
    "empty": ("", "expected JSON"),
    "a list": ("[]", "expected an object"),
    "no version": (json.dumps({"seed": 1}), "version: expected"),
    "a newer version": (body(version=99), "newer version"),
    "a version that is no number": (body(version="one"), "version: expected a whole number"),
    "an unknown field": (body(colour="red"), "colour: unknown name"),
    "an escape sequence": (body(**{"\x1b[31m\nred": 1}), "unknown name"),
    "half a character": (body(**{"\ud800": 1}), "unknown name"),
    "an unknown layer": (body(layers=[{"type": "magic"}]), "layers[0].type: expected one of"),
    "a wrong type": (body(seed="many"), "seed: expected a whole number"),
    "a number out of range": (body(batch_size=0), "batch_size: expected a whole number from 1"),
    "a million units": (with_units(8, 1_000_000), "layers[1].units: expected"),
    "too many parameters": (with_units(2048, 2048, 2048), "layers: expected at most"),
    "a depth of 10,000": (with_units(*[8] * 10_000), "layers: expected a list of at most"),
    "a nesting bomb": ("[" * 100_000, "nested too deeply"),
    "a nested bomb": (body(layers=json.loads("[" * 500 + "]" * 500)), "layers[0]: expected"),
    "not a number": (body().replace("42", "NaN"), "found NaN"),
    "too large a number": (body().replace("42", "1e999"), "finite numbers"),
    "a number of 5,000 digits": (body().replace("42", "9" * 5000), "expected"),
    "a name given twice": (body()[:-1] + ', "seed": 1}', "twice"),
    "a loss that does not fit": (
        body(data={"dataset": {"type": "digits"}}, loss={"type": "binary_cross_entropy"}),
        "loss: ",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_one_line_naming_file_path_and_expectation(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, expected = BAD[kind]
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    for arguments in (
        [str(path)],
        ["train", str(path), "--epochs", "1", "--out", str(tmp_path / "out")],
        ["screenshot", str(path), "--steps", "1", str(tmp_path / "bad.png")],
    ):
        assert cli.main(arguments) == 2
        complaint = one_line(capsys.readouterr().err)
        assert complaint.startswith(f"playground: {path}: ")
        assert expected in complaint
        assert len(complaint) < 600 + len(str(path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["bad.json"]


def test_files_of_the_wrong_kind_are_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(1 << 30)  # takes no room on disk
    picture = tmp_path / "picture.json"
    picture.write_bytes(PNG + bytes(range(256)))
    for path in (huge, picture, tmp_path, tmp_path / "missing.json", "nul\0.json"):
        assert cli.main(["train", str(path), "--epochs", "1"]) == 2
        one_line(capsys.readouterr().err)


def test_an_unknown_name_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["train", "spirale", "--epochs", "1"]) == 2
    complaint = one_line(capsys.readouterr().err)
    assert "spirale" in complaint
    assert all(name in complaint for name in shipped_names())


# --- displays ---------------------------------------------------------------------------------


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
@pytest.mark.parametrize(
    ("display", "named"),
    [
        ({}, "no display"),
        ({"DISPLAY": ":987"}, "DISPLAY|libxcb|:987"),
        ({"WAYLAND_DISPLAY": "wayland-987"}, "wayland"),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "no display"),
        ({"QT_QPA_PLATFORM": "xcb"}, "no display"),
    ],
)
def test_without_a_display_one_line_says_what_works(display: dict[str, str], named: str) -> None:
    done = run(**display)
    assert done.returncode == 2
    complaint = one_line(done.stderr)
    assert any(word in complaint for word in named.split("|"))
    assert "`playground train`" in complaint
    assert done.stdout == ""


def test_platforms_of_qt_without_a_screen_need_no_display() -> None:
    for platform in ("offscreen", "minimal", "vnc:size=800x600"):
        assert problem({"QT_QPA_PLATFORM": platform}, "linux") is None
    assert problem({}, "darwin") is None
    assert problem({}, "win32") is None


def test_a_missing_system_library_is_explained_with_its_package() -> None:
    fault = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    explained = missing_library(fault)
    assert explained is not None
    assert "apt install" in explained
    assert "libegl1" in explained
    assert missing_library(ImportError("No module named 'colours'")) is None


# --- shipped experiments ----------------------------------------------------------------------


def test_the_promised_experiments_ship() -> None:
    assert set(shipped_names()) >= REQUIRED


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_experiment_is_canonical_and_trains(name: str, tmp_path: Path) -> None:
    text = (ROOT / "resources" / "experiments" / f"{name}.json").read_text(encoding="utf-8")
    spec = ExperimentSpec.loads(text)
    assert text == spec.dumps()
    assert json.loads(text) == {"version": 1, **to_json(spec)}
    assert cli.main(["train", name, "--epochs", "2", "--out", str(tmp_path)]) == 0
    result = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    with (tmp_path / "history.csv").open(encoding="utf-8") as file:
        first = next(csv.DictReader(file))
    assert result["train"]["loss"] < float(first["train_loss"])


@pytest.mark.parametrize(("name", "epochs", "least"), [("spiral", 60, 0.95), ("digits", 10, 0.95)])
def test_a_shipped_experiment_learns(name: str, epochs: int, least: float, tmp_path: Path) -> None:
    assert cli.main(["train", name, "--epochs", str(epochs), "--out", str(tmp_path)]) == 0
    result = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert result["train"]["accuracy"] > least
    assert result["test"]["accuracy"] >= least
    assert result["steps"] < 3000
