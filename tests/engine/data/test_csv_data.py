"""The data set made of a table: inputs one-hot, classes or targets, missing values, errors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.data.datasets import Data, DataError
from engine.data.datasets.table import DROP, EXAMPLE, EXAMPLE_DIGEST, FILL, REFUSE, Table, located
from engine.data.tables.dialect import MENDED, Dialect
from engine.data.tables.reading import reading
from engine.network.losses import MeanSquaredError
from engine.specs.registry import SpecError
from engine.steps import at_once
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup

PEOPLE = """age,colour,income,group
20,red,1.5,a
30,,2.5,b
,blue,3.5,a
50,red,4.5,
60,green,,b
70,red,6.5,a
"""


def table(tmp_path: Path, text: str = PEOPLE, **settings: Any) -> Table:
    path = tmp_path / "people.csv"
    path.write_text(text)
    read = at_once(reading(path))
    usual = {"inputs": ("age", "colour"), "targets": ("group",), "categories": ("colour", "group")}
    return Table(path=str(path), digest=read.digest, reading=read.dialect, **(usual | settings))


def sampled(spec: Table, seed: int = 1) -> Data:
    return spec.sample(np.random.default_rng(seed))


def rows(data: Data) -> list[list[float]]:
    return sorted(np.column_stack([data.x, data.y]).tolist())


def test_categories_are_one_input_each_with_their_name(tmp_path: Path) -> None:
    data = sampled(table(tmp_path))
    assert data.inputs == ("age", "colour=blue", "colour=green", "colour=red")
    assert data.classes == ("a", "b")
    assert rows(data) == [[20, 0, 0, 1, 0], [60, 0, 1, 0, 1], [70, 0, 0, 1, 0]]
    assert not data.x.flags.writeable
    assert not data.y.flags.writeable


def test_missing_inputs_are_filled_when_asked_for_but_never_targets(tmp_path: Path) -> None:
    data = sampled(table(tmp_path, missing=FILL))
    mean = (20 + 30 + 50 + 60 + 70) / 5
    assert rows(data) == [
        [20, 0, 0, 1, 0],
        [30, 0, 0, 1, 1],
        [mean, 1, 0, 0, 0],
        [60, 0, 1, 0, 1],
        [70, 0, 0, 1, 0],
    ]


def test_missing_values_are_refused_when_asked_for(tmp_path: Path) -> None:
    spec = table(tmp_path, missing=REFUSE)
    with pytest.raises(DataError, match=r"people.csv: row 5, column “group”: expected a value"):
        sampled(spec)
    assert len(sampled(replace(spec, inputs=("age",), targets=("income",), missing=DROP)).x) == 4


def test_numbers_as_targets_are_a_regression_of_one_or_more(tmp_path: Path) -> None:
    data = sampled(table(tmp_path, inputs=("colour",), targets=("age", "income")))
    assert data.classes == ()
    assert data.y.shape == (3, 2)
    assert sorted(data.y.tolist()) == [[20, 1.5], [50, 4.5], [70, 6.5]]


def test_the_seed_only_shuffles(tmp_path: Path) -> None:
    text = "x,y\n" + "".join(f"{i},{i % 2}\n" for i in range(50))
    spec = table(tmp_path, text, inputs=("x",), targets=("y",), categories=("y",))
    first, again, other = sampled(spec), sampled(spec), sampled(spec, 2)
    assert first.x.tobytes() == again.x.tobytes()
    assert first.x.tobytes() != other.x.tobytes()
    assert rows(first) == rows(other) == [[float(i), float(i % 2)] for i in range(50)]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"inputs": ()}, "expected at least one input column"),
        ({"targets": ()}, "expected at least one target column"),
        ({"inputs": ("height",)}, "expected a column “height”, found none of that name"),
        ({"targets": ("group", "age")}, "expected one target for classes, found more"),
        ({"categories": ("group",)}, "row 2, column “colour”: expected a number, found “red”"),
    ],
)
def test_what_does_not_fit_the_file_is_said(
    tmp_path: Path, settings: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(DataError, match=sentence) as caught:
        sampled(table(tmp_path, **settings))
    assert str(caught.value).startswith("people.csv: ")


def test_rows_that_all_lack_something_are_no_data(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="expected rows with all their values, found none"):
        sampled(table(tmp_path, "a,b\n1,\n,2\n", inputs=("a",), targets=("b",), categories=()))


def test_too_many_categories_and_inputs(tmp_path: Path) -> None:
    text = "a,b\n" + "".join(f"word{i},{i}\n" for i in range(101))
    spec = table(tmp_path, text, inputs=("a",), targets=("b",), categories=("a",))
    with pytest.raises(DataError, match="“a”: expected at most 100 categories, found 101"):
        sampled(spec)
    names = tuple(f"c{i}" for i in range(11))
    lines = [(*names, "b"), *([f"w{i}"] * 11 + [str(i)] for i in range(100))]
    text = "".join(",".join(line) + "\n" for line in lines)
    wide = table(tmp_path, text, inputs=names, targets=("b",), categories=names)
    with pytest.raises(DataError, match="expected at most 1,000 inputs, found 1,100"):
        sampled(wide)


def test_a_file_that_is_gone_or_changed_is_one_sentence(tmp_path: Path) -> None:
    spec = table(tmp_path)
    Path(spec.path).write_text(PEOPLE + "80,red,7.5,b\n")
    with pytest.raises(DataError, match=r"people.csv: the file has changed since it was imported"):
        sampled(spec)
    Path(spec.path).unlink()
    with pytest.raises(
        DataError, match=r"people.csv: it is not in .* any more; put it back"
    ) as gone:
        sampled(spec)
    with pytest.raises(SpecError, match="any more") as caught:
        Setup.of(ExperimentSpec(data=DataSpec(spec)))
    assert caught.value.path == "data.dataset"
    assert str(gone.value) == caught.value.problem


def test_the_path_can_be_rewritten_when_the_file_moves(tmp_path: Path) -> None:
    spec = table(tmp_path)
    before = sampled(spec)
    moved = tmp_path / "elsewhere.csv"
    Path(spec.path).rename(moved)
    after = sampled(replace(spec, path=str(moved)))
    assert before.x.tobytes() == after.x.tobytes()


def test_an_experiment_on_a_table_is_a_small_file_and_trains_alike(tmp_path: Path) -> None:
    spec = ExperimentSpec(data=DataSpec(table(tmp_path)))
    text = spec.dumps()
    assert len(text) < 4000
    assert ExperimentSpec.loads(text) == spec
    regression = table(tmp_path, inputs=("age",), targets=("income",), categories=())
    setup = Setup.of(ExperimentSpec(data=DataSpec(regression), loss=MeanSquaredError()))
    assert setup.network.fan_ins[0] == 1


def test_the_example_is_the_one_its_description_names() -> None:
    path = located(EXAMPLE)
    assert EXAMPLE_DIGEST in path.with_suffix(".md").read_text(encoding="utf-8")
    table = at_once(reading(path))
    assert (table.digest, table.dialect) == (EXAMPLE_DIGEST, Dialect(uneven=MENDED))
    data = sampled(Table())
    assert data.classes == ("apple", "lemon", "orange")
    assert np.bincount(data.y).tolist() == [30, 30, 30]
    assert data.inputs[2:] == ("colour=green", "colour=orange", "colour=red", "colour=yellow")
