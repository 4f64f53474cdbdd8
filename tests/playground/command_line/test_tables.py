"""Tables on the command line: to train on, and to open in the window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_support import one_line

from engine.data.scaling import Standardise
from engine.training.experiment import ExperimentSpec
from playground.command_line import main as cli


def plants(tmp_path: Path, name: str = "plants.csv") -> Path:
    """Plants of two kinds with a height, a note, and a gap."""
    rows = [f"{i},{'' if i == 7 else 100 + i * 3},{'oak' if i % 2 else 'elm'}" for i in range(60)]
    path = tmp_path / name
    path.write_text("\n".join(["age,height,species", *rows]) + "\n")
    return path


def test_a_table_is_trained_on_as_the_window_would_propose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert cli.main(["train", str(plants(tmp_path)), "--epochs", "2", "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "plants.csv: 60 rows, 2 inputs, 2 classes (elm, oak)." in printed
    assert "inputs standardised" in printed
    assert "accuracy" in printed
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    spec = ExperimentSpec.loads(json.dumps(result["spec"]))
    assert isinstance(spec.data.scaling, Standardise)


@pytest.mark.parametrize("name", ["plants.data", "plants.tab", "plants.txt"])
def test_a_regression_says_how_well_it_fits(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = plants(tmp_path, name), tmp_path / "out"
    given = ["train", str(path), "--target", "height", "--epochs", "2", "--out", str(out)]
    assert cli.main(given) == 0
    printed = capsys.readouterr().out
    assert "height to predict; 1 row is left out because height is missing (row 9)." in printed
    assert "target standardised" in printed
    assert "R² " in printed
    assert "mean absolute error" in printed


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["{path}", "--target", "width"], "expected a column “width”, found none of that name"),
        (["iris", "--target", "species"], "--target is for tables"),
        (["{folder}/gone.csv"], "No such file"),
    ],
)
def test_what_is_wrong_with_a_table_is_one_line(
    given: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = plants(tmp_path)
    words = [word.format(path=path, folder=tmp_path) for word in given]
    assert cli.main(["train", *words, "--epochs", "1"]) == 2
    assert sentence in one_line(capsys.readouterr().err)


def test_the_window_is_opened_with_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[object] = []
    monkeypatch.setattr("playground.app.run", lambda *given: opened.append(given[:2]) or 0)
    path = plants(tmp_path)
    assert cli.main([str(path)]) == 0
    assert opened == [(path, None)]
    for gone, sentence in (("gone.csv", "No such file"), ("", "it is a folder, not a file")):
        for door in ([], ["train", "--epochs", "1"]):
            assert cli.main([*door, str(tmp_path / gone)]) == 2
            assert f"it cannot be read: {sentence}" in one_line(capsys.readouterr().err)


def test_another_table_is_used_in_the_same_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, out = plants(tmp_path), tmp_path / "out"
    given = ["train", str(first), "--target", "height", "--epochs", "1", "--out", str(out)]
    assert cli.main(given) == 0
    spec = json.loads((out / "result.json").read_text(encoding="utf-8"))["spec"]
    like = tmp_path / "like.json"
    like.write_text(json.dumps(spec), encoding="utf-8")
    other = plants(tmp_path, "other.csv")
    other.write_text(other.read_text() + "99,400,oak\n")
    capsys.readouterr()
    given = ["train", str(other), "--like", str(like), "--epochs", "1", "--out", str(out)]
    assert cli.main(given) == 0
    assert "height to predict" in capsys.readouterr().out
    assert cli.main(["train", "iris", "--like", str(like), "--epochs", "1"]) == 2
    assert "--like is for tables" in one_line(capsys.readouterr().err)
    assert cli.main(["train", str(other), "--like", "iris", "--epochs", "1"]) == 2
    assert "has no table to be like" in one_line(capsys.readouterr().err)
    opened: list[tuple[object, ...]] = []
    monkeypatch.setattr("playground.app.run", lambda *given: opened.append(given) or 0)
    assert cli.main([str(other), "--like", str(like)]) == 0
    assert opened[0][0] == other
    assert isinstance(opened[0][-1], ExperimentSpec)
