"""Dated rows are held back from the end, rows of one patient stay together, words have an order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from engine.data.datasets.base import Data, KeptApart
from engine.data.splits import split_rows
from engine.data.tables.cells.degrees import in_order
from engine.data.tables.choices import Choices
from engine.data.tables.opening import in_the_same_way, opened
from engine.data.tables.outcome import inputs_of, notes_of
from engine.data.tables.uses import CATEGORY, IGNORED, INPUT, ORDERED, Use
from engine.data.typed_rows import typed, words_of
from engine.steps import at_once
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup


def choices_of(tmp_path: Path, head: str, rows: list[str], name: str = "t.csv") -> Choices:
    path = tmp_path / name
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return at_once(opened(path))


def setup_of(choices: Choices) -> Setup:
    spec = ExperimentSpec(data=DataSpec(choices.table))
    if not choices.is_classification:
        from engine.network.losses import MeanSquaredError

        spec = replace(spec, loss=MeanSquaredError())
    return Setup.of(spec)


def days(count: int, shuffled: bool = True) -> list[str]:
    order = np.random.default_rng(1).permutation(count) if shuffled else np.arange(count)
    first = date(2024, 1, 1)
    return [f"{first + timedelta(int(i))},{i % 7}.5,{i % 3}.25" for i in order.tolist()]


def test_the_newest_rows_are_held_back(tmp_path: Path) -> None:
    choices = choices_of(tmp_path, "day,wind,temp", days(100))
    assert choices.apart == "day"
    assert any("newest rows by day" in note for note in notes_of(choices))
    setup = setup_of(choices)
    assert setup.data.apart is not None
    keys = {name: setup.data.apart.keys[part.rows] for name, part in setup.parts.items()}
    assert [len(keys[name]) for name in ("train", "validation", "test")] == [70, 15, 15]
    assert keys["train"].max() < keys["validation"].min()
    assert keys["validation"].max() < keys["test"].min()
    assert not np.array_equal(keys["train"], np.sort(keys["train"])), "in no order to train in"
    assert setup_of(replace(choices, apart="")).data.apart is None


def test_rows_of_one_day_stay_together_and_those_without_one_are_trained_on() -> None:
    keys = np.array([0.0, 0, 1, 1, 2, 2, 3, 3, 3, np.nan])
    data = Data.of(np.zeros((10, 1)), np.zeros(10), ("x",))
    data = replace(data, apart=KeptApart(keys, newest=True))
    rows = split_rows(data, 0.2, 0.25, np.random.default_rng(0))
    assert sorted(rows["test"].tolist()) == [6, 7, 8]
    assert sorted(rows["validation"].tolist()) == [4, 5]
    assert sorted(rows["train"].tolist()) == [0, 1, 2, 3, 9]


@pytest.mark.parametrize("newest", [True, False])
@pytest.mark.parametrize("groups", [1, 2, 3, 40])
def test_every_row_is_in_one_part_and_there_is_something_to_train_on(
    newest: bool, groups: int
) -> None:
    keys = np.random.default_rng(2).integers(groups, size=80).astype(float)
    data = replace(Data.of(np.zeros((80, 1)), np.zeros(80), ("x",)), apart=KeptApart(keys, newest))
    for validation, test in ((0.0, 0.0), (0.15, 0.15), (0.5, 0.5), (0.0, 0.3)):
        rows = split_rows(data, validation, test, np.random.default_rng(0))
        assert sorted(np.concatenate(list(rows.values())).tolist()) == list(range(80))
        assert len(rows["train"])
        where = [set(keys[part].tolist()) for part in rows.values()]
        assert not where[0] & where[1]
        assert not where[1] & where[2]
        assert not where[0] & where[2]
        if not test:
            assert not len(rows["test"])


@pytest.mark.parametrize("name", ["patient_id", "PatientID", "Proband Nr", "id", "subject_no"])
@pytest.mark.parametrize("pattern", ["{}", "P{:03}"])
def test_rows_of_one_patient_stay_in_one_part(tmp_path: Path, name: str, pattern: str) -> None:
    rows = [f"{pattern.format(i // 4 + 7)},{i}.5,{'ab'[i % 2]}" for i in range(120)]
    choices = choices_of(tmp_path, f"{name},x,class", rows)
    assert choices.apart == name
    assert [column.name for column, _ in choices.columns(IGNORED)] == [name]
    assert any(f"same {name} stay in one part" in note for note in notes_of(choices))
    setup = setup_of(choices)
    assert setup.data.apart is not None
    keys = {name: set(setup.data.apart.keys[part.rows]) for name, part in setup.parts.items()}
    assert not keys["train"] & keys["test"]
    assert not keys["train"] & keys["validation"]
    assert len(keys["test"]) > 1


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("store,x,class", "{store},{i}.5,{ab}"),
        ("patient_id,x,class", "{i},{i}.5,{ab}"),
        ("birthday,x,class", "19{year}-01-01,{i}.5,{ab}"),
        # The newest rows alone have class b.
        ("day,x,class", "20{year}-01-01,{i}.5,{late}"),
    ],
)
def test_other_tables_are_divided_at_random(tmp_path: Path, head: str, row: str) -> None:
    rows = [
        row.format(i=i, store=i % 5, ab="ab"[i % 2], year=40 + i % 50, late="ab"[i % 50 > 45])
        for i in range(100)
    ]
    assert choices_of(tmp_path, head, rows).apart == ""


def test_another_file_is_held_back_in_the_same_way(tmp_path: Path) -> None:
    first = choices_of(tmp_path, "day,wind,temp", days(60))
    other = choices_of(tmp_path, "day,wind,temp", days(80), "other.csv")
    same = in_the_same_way(replace(other, apart=""), first.table)
    assert same.apart == "day"
    assert setup_of(same).data.apart is not None


def sizes(tmp_path: Path) -> Choices:
    words = ("small", "Large", "medium", "n.a.")
    rows = [f"{words[i % 4]},{i % 5},{'ab'[i % 2]}" for i in range(80)]
    return choices_of(tmp_path, "size,x,class", rows)


def test_words_can_be_given_an_order(tmp_path: Path) -> None:
    choices = sizes(tmp_path)
    assert choices.uses[0].kind == CATEGORY
    ordered = choices.using(0, Use(INPUT, ORDERED))
    assert ordered.cells.columns[0].manner.order == ("small", "medium", "Large")
    assert ordered.width() == choices.width() - 2
    assert "size (small < medium < Large)" in inputs_of(ordered)
    assert not ordered.problem()
    numbers = ordered.cells.columns[0].numbers()
    assert numbers[:3].tolist() == [0, 2, 1]
    assert np.isnan(numbers[3])
    setup = setup_of(ordered)
    assert set(setup.data.x[:, 0]) <= {0.0, 1.0, 2.0}
    again = ExperimentSpec.loads(ExperimentSpec(data=DataSpec(ordered.table)).dumps())
    assert np.array_equal(Setup.of(again).data.x, setup.data.x)
    for row in range(20):
        word = words_of(setup.data, row)
        assert typed(setup.data, setup.parts["train"].rows, word).x[0] == pytest.approx(
            setup.data.x[row]
        )
    # Back to a category, and in another file.
    back = ordered.using(0, Use(INPUT, CATEGORY))
    assert back.cells.columns[0].manner.order == ()
    assert in_the_same_way(choices, ordered.table).uses[0].kind == ORDERED


@pytest.mark.parametrize(
    ("words", "ordered"),
    [
        (("high", "low", "medium"), ("low", "medium", "high")),
        (("XL", "S", "M"), ("S", "M", "XL")),
        (("groß", "klein", "mittel"), ("klein", "mittel", "groß")),
        (("Very Good", "Fair", "Ideal"), ("Fair", "Very Good", "Ideal")),
        (("red", "green"), ("red", "green")),
    ],
)
def test_known_scales_are_known(words: tuple[str, ...], ordered: tuple[str, ...]) -> None:
    assert in_order(words) == ordered
