"""The experiments that ship with the program."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from cli_support import ROOT

from engine.specs.registry import to_json
from engine.training.experiment import VERSION, ExperimentSpec
from playground.command_line import main as cli
from playground.session.experiments import shipped_names

REQUIRED = {"spiral", "circle", "xor", "moons", "digits", "iris"}


def test_the_promised_experiments_ship() -> None:
    assert set(shipped_names()) >= REQUIRED


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_experiment_is_canonical_and_trains(name: str, tmp_path: Path) -> None:
    text = (ROOT / "resources" / "experiments" / f"{name}.json").read_text(encoding="utf-8")
    spec = ExperimentSpec.loads(text)
    assert text == spec.dumps()
    assert json.loads(text) == {"version": VERSION, **to_json(spec)}
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
