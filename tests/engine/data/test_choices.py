"""What is chosen about a table: why it cannot be trained on yet, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import numpy as np
import pytest

from engine.data.datasets.table import DROP, FILL_TRAINING
from engine.data.tables.cells.manner import ANY_SIZE, BY_NUMBER, BY_TRUTH, Manner
from engine.data.tables.choices import Choices
from engine.data.tables.dialect import MOST_CATEGORIES, MOST_INPUTS
from engine.data.tables.opening import opened, with_target
from engine.data.tables.outcome import outcome_of, task_of
from engine.data.tables.parsing import workbook
from engine.data.tables.parsing.workbook import rows_of_sheet
from engine.data.tables.uses import CATEGORY, IGNORED, INPUT, NUMBER, TARGET, TEXT, Use
from engine.data.typed_rows import typed, words_of
from engine.steps import at_once
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup


def choices_of(tmp_path: Path, head: str, *rows: str) -> Choices:
    path = tmp_path / "t.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return at_once(opened(path))


def flowers(tmp_path: Path) -> Choices:
    rows = [f"{i / 10},{i % 7}.5,{'ab'[i % 2]}" for i in range(30)]
    return choices_of(tmp_path, "length,width,kind", *rows)


def without(choices: Choices, *roles: str) -> Choices:
    uses = [replace(use, role=IGNORED) if use.role in roles else use for use in choices.uses]
    return replace(choices, uses=tuple(uses))


def test_a_table_that_is_well_has_no_problem(tmp_path: Path) -> None:
    choices = flowers(tmp_path)
    assert not choices.problem()
    assert not choices.can_be_mended()
    assert task_of(choices) == "Classification: “kind” has 2 different values"
    assert outcome_of(choices) == "30 rows, 2 inputs, 2 classes (a, b)."


def test_without_a_target_it_asks_for_one(tmp_path: Path) -> None:
    choices = without(flowers(tmp_path), TARGET)
    assert choices.problem() == "Choose a target: what is the network to predict?"
    assert choices.classes(DROP) == ((), ())
    assert "no target" in outcome_of(choices)


def test_without_an_input_it_says_what_speaks_against_a_column(tmp_path: Path) -> None:
    choices = without(flowers(tmp_path), INPUT)
    assert choices.problem().startswith("There is no input. “length” is ignored: its cells are")
    plain = replace(choices, uses=tuple(Use(use.role, use.kind) for use in choices.uses))
    assert plain.problem() == "Choose an input: what is the network to be shown?"


def test_an_empty_column_is_no_input(tmp_path: Path) -> None:
    rows = [f"{i / 10},,{'ab'[i % 2]}" for i in range(12)]
    choices = choices_of(tmp_path, "length,width,kind", *rows)
    assert not choices.problem()
    used = choices.using(1, Use(INPUT, NUMBER))
    assert used.problem() == "Column “width” is empty; ignore it."


def test_too_many_categories_are_no_input(tmp_path: Path) -> None:
    count = MOST_CATEGORIES + 5
    rows = [f"{i / 10},word{i % count},{'ab'[i % 2]}" for i in range(2 * count)]
    choices = choices_of(tmp_path, "length,word,kind", *rows)
    assert choices.uses[1].role == IGNORED
    assert "different values, more than" in choices.uses[1].why
    problem = choices.using(1, Use(INPUT, CATEGORY)).problem()
    assert problem.startswith(f"Column “word” has {count:,} different values")


def test_one_class_is_none(tmp_path: Path) -> None:
    rows = [f"{i / 10},{i % 7}.5,a" for i in range(12)]
    choices = choices_of(tmp_path, "length,width,kind", *rows)
    problem = choices.using(2, Use(TARGET, CATEGORY)).problem()
    assert problem == "Column “kind” has one value only."


def test_rows_without_all_values_are_left_out(tmp_path: Path) -> None:
    rows = [f"{i},,1.5" if i % 2 else f",{i},2.5" for i in range(12)]
    choices = replace(choices_of(tmp_path, "x,y,z", *rows), missing=DROP)
    assert choices.problem() == "No row has all its values: fill in what is missing."


def test_the_classes_that_are_lost_are_said(tmp_path: Path) -> None:
    rows = [f"{i / 4},{'' if i % 3 == 2 else i},{'abc'[i % 3]}" for i in range(12)]
    table = with_target(choices_of(tmp_path, "x,width,kind", *rows), "kind")
    choices = replace(table, missing=DROP)
    assert choices.classes(DROP) == (("a", "b"), ("c",))
    assert "and with them the classes c" in outcome_of(choices)
    one = [f"{i / 4},{'' if i == 2 else i},{'ab'[i % 2]}" for i in range(12)]
    table = with_target(choices_of(tmp_path, "x,width,kind", *one), "kind")
    single = replace(table, missing=DROP)
    assert "1 row is left out because width is missing" in outcome_of(single)


def test_more_inputs_than_can_be_are_refused(tmp_path: Path) -> None:
    columns = MOST_INPUTS // MOST_CATEGORIES + 2
    rows = [",".join([f"{i % 2}.5", *[f"w{i % MOST_CATEGORIES}"] * columns])
            for i in range(2 * MOST_CATEGORIES)]  # fmt: skip
    choices = choices_of(tmp_path, ",".join(["y", *(f"c{i}" for i in range(columns))]), *rows)
    uses = (Use(TARGET, NUMBER), *[Use(INPUT, CATEGORY)] * columns)
    problem = replace(choices, uses=uses).problem()
    assert problem.startswith(f"Choose fewer inputs: {MOST_CATEGORIES * columns:,} are more than")


def test_what_is_no_number_is_mended(tmp_path: Path) -> None:
    rows = [f"{'soon' if i == 5 else i},{i % 7}.5,{'ab'[i % 2]}" for i in range(60)]
    choices = choices_of(tmp_path, "length,width,kind", *rows).using(0, Use(INPUT, NUMBER))
    if not choices.can_be_mended():
        plain = replace(choices.cells.columns[0].manner, missing=())
        choices = choices.reading_as(0, plain)
    assert choices.can_be_mended()
    assert "Take it for missing" in choices.problem()
    mended = replace(choices, missing=DROP).mended()
    assert not mended.problem()
    assert mended.missing == FILL_TRAINING
    assert mended.cells.columns[0].missing == 1


def test_two_targets_are_numbers_and_classes_stand_alone(tmp_path: Path) -> None:
    choices = flowers(tmp_path)
    numbers = choices.using(0, Use(TARGET, NUMBER))
    assert [column.name for column, _ in numbers.columns(TARGET)] == ["length"]
    both = numbers.using(1, Use(TARGET, NUMBER))
    assert task_of(both) == "Regression: 2 columns of numbers"
    assert "2 numbers to predict" in outcome_of(both)
    again = both.using(2, Use(TARGET, CATEGORY))
    assert [column.name for column, _ in again.columns(TARGET)] == ["kind"]


def test_many_classes_are_counted_not_named(tmp_path: Path) -> None:
    rows = [f"{i / 10},{i % 7}.5,kind{i % 20:02}" for i in range(80)]
    choices = choices_of(tmp_path, "length,width,kind", *rows)
    assert "20 classes" in outcome_of(choices)
    assert "kind07" not in outcome_of(choices)


def test_a_target_of_dates_is_a_number(tmp_path: Path) -> None:
    rows = [f"{i / 10},{i % 7}.5,2024-01-{i % 28 + 1:02}" for i in range(40)]
    choices = with_target(choices_of(tmp_path, "length,width,day", *rows), "day")
    assert not choices.is_classification
    assert task_of(choices) == "Regression: “day” is a number"


def test_text_that_names_rows_is_ignored(tmp_path: Path) -> None:
    rows = [f"{i / 10},name {i},{'ab'[i % 2]}" for i in range(MOST_CATEGORIES + 60)]
    few = [f"{i / 10},row {i},{'ab'[i % 2]}" for i in range(9)]
    long = [f"{i / 10},{'so much is told here ' * 9}{i % 4},{'ab'[i % 2]}" for i in range(12)]
    for body, why in ((rows, "names each row"), (few, "names each row"), (long, "it is text")):
        choices = choices_of(tmp_path, "length,word,kind", *body)
        assert choices.uses[1].kind == TEXT
        assert why in choices.uses[1].why


@pytest.mark.parametrize(
    ("alike", "one", "other", "same"),
    [
        (ANY_SIZE, "Yes", "yes", True),
        (ANY_SIZE, "Yes", "no", False),
        (BY_NUMBER, "1", "1.0", True),
        (BY_NUMBER, "1,5", "1.5", True),
        (BY_NUMBER, "Word", "word", True),
        (BY_TRUTH, "wahr", "1", True),
        (BY_TRUTH, "no", "1", False),
        (BY_TRUTH, "Maybe", "maybe", True),
    ],
)
def test_categories_that_are_one(alike: str, one: str, other: str, same: bool) -> None:
    manner = Manner("c", alike=alike)
    assert (manner.key(one) == manner.key(other)) == same


def test_a_typed_row_reads_empty_cells_as_the_usual_ones(tmp_path: Path) -> None:
    rows = [f"{'' if i % 3 == 0 else i},{i % 7}.5,{'ab'[i % 2]}" for i in range(30)]
    choices = with_target(choices_of(tmp_path, "x,width,kind", *rows), "kind")
    setup = Setup.of(ExperimentSpec(data=DataSpec(choices.table)))
    train = setup.parts["train"].rows
    words = list(words_of(setup.data, 1))
    words[0] = " "
    row = typed(setup.data, train, words)
    assert row.filled == ("x",)
    assert np.isfinite(row.x).all()


class Book:
    """A workbook of one sheet."""

    sheet_names = ("one",)

    def get_sheet_by_index(self, sheet: int) -> Book:
        return self

    def iter_rows(self) -> list[list[object]]:
        day = datetime(2024, 5, 6)
        return [
            [True, False, 2.0, 2.5, 1e16, "words"],
            [day, day.replace(hour=7), day.date(), time(8, 30), timedelta(hours=9), 3],
        ]


def test_cells_of_a_sheet_are_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workbook, "_book", lambda path: Book())
    assert list(rows_of_sheet(tmp_path, 0)) == [
        ["TRUE", "FALSE", "2", "2.5", "1e+16", "words"],
        ["2024-05-06", "2024-05-06 07:00:00", "2024-05-06", "08:30:00", "9:00:00", "3"],
    ]
    assert workbook.sheet_names(tmp_path) == ("one",)


def test_what_the_reader_of_workbooks_panics_with_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Panic(BaseException):
        pass

    def panic(self: Book) -> list[list[object]]:
        raise Panic

    monkeypatch.setattr(workbook, "_book", lambda path: Book())
    monkeypatch.setattr(Book, "iter_rows", panic)
    with pytest.raises(workbook.TableError, match="damaged or holds no table"):
        list(rows_of_sheet(tmp_path, 0))
    monkeypatch.setattr(Book, "iter_rows", lambda self: (_ for _ in ()).throw(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        list(rows_of_sheet(tmp_path, 0))
    with pytest.raises(workbook.TableError, match="expected a sheet 2, found 1 of them"):
        list(rows_of_sheet(tmp_path, 1))


@pytest.mark.parametrize("limit", ["LARGEST_WORKBOOK", "LARGEST_UNPACKED"])
def test_a_workbook_beyond_the_limits_is_refused(
    limit: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import zipfile

    path = tmp_path / "large.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("sheet", "x" * 200)
    monkeypatch.setattr(workbook, limit, 100)
    with pytest.raises(workbook.TableError, match=r"at most 100 bytes|is damaged"):
        workbook.sheet_names(path)
