"""A row that is typed is read as the rows of its table are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.data.datasets.base import DataError
from engine.data.features import Square
from engine.data.tables.opening import opened
from engine.data.tables.uses import INPUT, ORDERED, Use
from engine.data.typed_rows import sources_of, typed, words_of
from engine.probes import ImportanceProbe, TypedRowProbe
from engine.probes.base import LongProbe
from engine.steps import at_once
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import Trainer


def flats(tmp_path: Path, gaps: int = 5) -> Setup:
    """Flats with a size, a district, a day, money and gaps."""
    rows = ["size;district;day;rent;class"]
    for i in range(60):
        size = "n.a." if i % 12 == 3 and i // 12 < gaps else f"{40 + i},5"
        rows.append(f"{size};{['North', 'South'][i % 2]};{i + 1};{600 + i} €;{'ab'[i % 2]}")
    path = tmp_path / "flats.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    choices = at_once(opened(path))
    assert not choices.problem()
    return Setup.of(ExperimentSpec(data=DataSpec(choices.table)))


def test_every_sample_is_typed_as_it_is(tmp_path: Path) -> None:
    setup = flats(tmp_path)
    train = setup.parts["train"].rows
    for row in range(len(setup.data.x)):
        found = typed(setup.data, train, words_of(setup.data, row))
        assert found.x[0] == pytest.approx(setup.data.x[row])


def test_decimals_money_and_categories_are_read_as_in_the_table(tmp_path: Path) -> None:
    setup = flats(tmp_path)
    names = [source.name for source in sources_of(setup.data)]
    assert names == ["size", "district", "day", "rent"]
    row = typed(setup.data, setup.parts["train"].rows, ("70,25", "South", "3", "650 €"))
    assert dict(zip(setup.data.inputs, row.x[0], strict=True)) == {
        "size": 70.25,
        **({"size missing": 0.0} if "size missing" in setup.data.inputs else {}),
        "district=North": 0.0,
        "district=South": 1.0,
        "day": 3.0,
        "rent": 650.0,
    }


@pytest.mark.parametrize("gap", ["", "n.a.", "N.A."])
def test_a_marker_is_filled_from_the_training_part_and_flagged(tmp_path: Path, gap: str) -> None:
    setup = flats(tmp_path)
    train = setup.parts["train"].rows
    (lacking,) = (found for found in setup.data.gaps)
    found = typed(setup.data, train, (gap, "South", "3", "650"))
    assert found.filled == ("size",)
    known = np.setdiff1d(train, lacking.rows)
    assert found.x[0, 0] == np.median(setup.data.x[known, 0])
    assert found.x[0, setup.data.inputs.index("size missing")] == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("seventy", "South", "3", "650"), "size: expected a number, found “seventy”"),
        (("70", "East", "3", "650"), "district: expected one of North, South, found “East”"),
        (("70", "South"), "expected 4 values, found 2"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    setup = flats(tmp_path)
    with pytest.raises(DataError) as error:
        typed(setup.data, setup.parts["train"].rows, words)
    assert str(error.value) == sentence
    answer = TypedRowProbe.of(words).measure(Trainer(setup))
    assert answer.problem == sentence
    assert not len(answer.shares)


def test_a_date_that_is_the_only_input_can_be_typed(tmp_path: Path) -> None:
    rows = ["date,temp", *(f"2024-01-{i + 1:02},{i % 5}.5" for i in range(20))]
    path = tmp_path / "days.csv"
    path.write_text("\n".join(rows) + "\n")
    setup = Setup.of(ExperimentSpec(data=DataSpec(at_once(opened(path)).table), loss=_mse()))
    for row in range(20):
        word = words_of(setup.data, row)
        assert word[0].startswith("2024-01-")
        assert typed(setup.data, np.arange(20), word).x[0, 0] == setup.data.x[row, 0]
    assert typed(setup.data, np.arange(20), ("2024-02-01",)).x[0, 0] == 31
    with pytest.raises(DataError, match="date: expected a date, found “soon”"):
        typed(setup.data, np.arange(20), ("soon",))


def test_a_word_that_is_not_in_the_order_is_told_the_order(tmp_path: Path) -> None:
    path = tmp_path / "sizes.csv"
    rows = [f"{['small', 'large'][i % 2]},{i % 7}.5,{'ab'[i % 2]}" for i in range(20)]
    path.write_text("\n".join(["size,x,kind", *rows]) + "\n")
    choices = at_once(opened(path))
    order = replace(choices.cells.columns[0].manner, order=("small", "large"))
    ordered = choices.reading_as(0, order).using(0, Use(INPUT, ORDERED))
    setup = Setup.of(ExperimentSpec(data=DataSpec(ordered.table)))
    assert typed(setup.data, np.arange(20), ("large", "2.5")).x[0].tolist() == [1.0, 2.5]
    with pytest.raises(DataError, match="size: expected one of small, large, found “huge”"):
        typed(setup.data, np.arange(20), ("huge", "2.5"))


def test_the_answer_to_a_sample_is_that_of_the_network() -> None:
    trainer = Trainer(ExperimentSpec())
    for _ in range(50):
        trainer.step()
    setup = trainer.setup
    answer = TypedRowProbe.of(words_of(setup.data, 7)).measure(trainer)
    z = at_once(setup.network.predict_in_portions(trainer.weights, setup.input_map(setup.data.x)))
    assert answer.shares == pytest.approx(setup.network.loss.shares(z)[7], abs=1e-4)
    assert TypedRowProbe.of(("1/x", "2")).measure(trainer).problem.startswith("x₁: expected a")


def test_a_number_whose_square_is_none_is_said() -> None:
    """What is typed is finite; what a feature makes of it is not."""
    data = replace(ExperimentSpec().data, features=(Square(),))
    trainer = Trainer(replace(ExperimentSpec(), data=data))
    answer = TypedRowProbe.of(("1e200", "1")).measure(trainer)
    assert "expected" in answer.problem
    assert not len(answer.shares)


def test_importance_finds_the_column_that_tells_the_classes(tmp_path: Path) -> None:
    setup = flats(tmp_path)
    trainer = Trainer(setup)
    for _ in range(300):
        trainer.step()
    probe = ImportanceProbe(repeats=10)
    assert isinstance(probe, LongProbe)
    found = probe.measure(trainer)
    assert found.columns == ("size", "district", "day", "rent")
    assert found.part == "test"
    assert found.samples == len(setup.parts["test"])
    again = probe.measure(trainer)
    assert np.array_equal(found.mean, again.mean)
    assert np.array_equal(found.deviation, again.deviation)


def _mse() -> object:
    from engine.network.losses import MeanSquaredError

    return MeanSquaredError()
