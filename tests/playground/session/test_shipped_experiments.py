"""The experiments that ship with the program."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from cli_support import ROOT

from engine.specs.registry import to_json
from engine.specs.versions import VERSION
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from playground.command_line import main as cli
from playground.session.experiments import shipped, shipped_names

REQUIRED = {"spiral", "circle", "xor", "moons", "digits", "iris", "xor-by-hand", "xor-gates"}


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


TRUTH_TABLE = [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_xor_by_hand_has_the_numbers_of_the_lecture() -> None:
    """W₁ = [[2, 2], [1, 1]] for columns, b₁ = (−1, −1): one line parts the hidden points."""
    run = Run(shipped("xor-by-hand"))
    trainer = run.trainer
    hidden = trainer.network.forward(trainer.weights, TRUTH_TABLE).outputs[2]
    assert hidden.tolist() == [[0, 0], [1, 0], [1, 0], [3, 1]]
    while run.step_count < 3000:
        run.step()
    assert trainer.score("train").accuracy == 1.0
    output = trainer.weights.layers[-1]
    # h₁ − 3 h₂ is the only plane through the four answers.
    np.testing.assert_allclose([*output["W"].ravel(), *output["b"]], [1, -3, 0], atol=1e-3)
    hidden = trainer.network.forward(trainer.weights, TRUTH_TABLE).outputs[2]
    assert hidden.tolist() == [[0, 0], [1, 0], [1, 0], [3, 1]], "what was set by hand is frozen"


def test_two_gates_make_xor_with_the_numbers_of_the_lecture() -> None:
    """AND and OR in the hidden layer, v = (−1, 1) and b₃ = −0.5 behind them: right at once."""
    trainer = Run(shipped("xor-gates")).trainer
    done = trainer.network.forward(trainer.weights, TRUTH_TABLE)
    assert done.outputs[1].tolist() == [[-1.5, -0.5], [-0.5, 0.5], [-0.5, 0.5], [0.5, 1.5]]
    assert done.outputs[2].tolist() == [[0, 0], [0, 1], [0, 1], [1, 1]]
    assert done.outputs[3].ravel().tolist() == [-0.5, 0.5, 0.5, -0.5]
    assert trainer.score("train").accuracy == 1.0
