"""`playground ppca`: what it prints and writes, and what it refuses."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from cli_support import one_line, saved

from engine.data.datasets import dataset
from engine.data.datasets.real import load
from engine.data.statistics.pca import PCA
from engine.training.experiment import DataSpec, ExperimentSpec
from playground.command_line import main as cli


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.long
def test_the_digits_with_ten_components(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ppca", "digits", "--samples", "5", "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "1,797 samples of 64 inputs" in said
    assert "log-likelihood      −159.99 a sample" in said
    assert "explained variance  73.8" in said
    pca = PCA.fit(load("digits").x)
    directions = rows(tmp_path / "directions.csv")
    assert [row["component"] for row in directions] == ["mean", *map(str, range(1, 11))]
    found = [float(value) for value in list(directions[3].values())[3:]]
    np.testing.assert_allclose(found, pca.directions[2], atol=1e-12)
    likelihood = rows(tmp_path / "likelihood.csv")
    assert len(likelihood) == 63
    assert float(likelihood[9]["fitted"]) == pytest.approx(-160.0, abs=0.05)
    assert likelihood[62]["fitted"] == ""
    drawn = rows(tmp_path / "samples.csv")
    assert (len(drawn), len(drawn[0])) == (5, 64)
    before = (tmp_path / "samples.csv").read_bytes()
    cli.main(["ppca", "digits", "--samples", "5", "--out", str(tmp_path)])
    assert (tmp_path / "samples.csv").read_bytes() == before


def test_the_training_part_leaves_the_others_to_be_judged_by(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["ppca", "iris", "--components", "2", "--part", "train"]) == 0
    said = capsys.readouterr().out
    assert "2 components" in said
    assert "validation" in said
    assert "test" in said


@pytest.mark.parametrize(
    ("name", "components", "problem"),
    [
        ("iris", "4", "--components: expected a whole number from 1 to 3, found 4"),
        ("sine", "1", "probabilistic PCA needs data of two inputs or more"),
    ],
)
def test_what_cannot_be_fitted_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, components: str, problem: str
) -> None:
    from engine.network.losses import MeanSquaredError, SoftmaxCrossEntropy

    loss = MeanSquaredError() if name == "sine" else SoftmaxCrossEntropy()
    spec = ExperimentSpec(data=DataSpec(dataset[name]()), loss=loss)
    assert cli.main(["ppca", saved(tmp_path, spec), "--components", components]) == 2
    assert problem in one_line(capsys.readouterr().err)
