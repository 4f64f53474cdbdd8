"""Columns of a table: numbers or categories, what is missing, what is wrong, and what for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from engine.data.tables.cells.manner import MISSING, Manner
from engine.data.tables.columns import TableColumn
from engine.data.tables.dialect import TableError
from engine.data.tables.guessing import guessed
from engine.data.tables.read_table import ReadTable
from engine.data.tables.reading import reading
from engine.data.tables.understanding import understanding
from engine.data.tables.uses import CATEGORY, IGNORED, INPUT, NUMBER, TARGET, Use
from engine.steps import at_once


def table_of(tmp_path: Path, text: str) -> ReadTable:
    path = tmp_path / "data.csv"
    path.write_text(text)
    return at_once(reading(path))


def understood(tmp_path: Path, text: str) -> ReadTable:
    return at_once(understanding(table_of(tmp_path, text)))


def uses_of(tmp_path: Path, text: str) -> tuple[Use, ...]:
    return guessed(understood(tmp_path, text)).uses


def column(tmp_path: Path, *cells: str) -> TableColumn:
    rows = "".join(f"{cell},1\n" for cell in cells)
    return table_of(tmp_path, "age,one\n" + rows).columns[0]


@pytest.mark.parametrize("word", [*MISSING, "NA", "NaN", " null ", "N/A", "?"])
def test_every_word_for_nothing_is_counted_and_never_a_number(tmp_path: Path, word: str) -> None:
    found = column(tmp_path, "1", word, "3")
    assert found.missing == 1
    assert found.is_number
    assert not len(found.mistakes)
    assert found.empty.tolist() == [False, True, False]
    np.testing.assert_array_equal(found.numbers(), [1, np.nan, 3])


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1", 1.0), (" 2.5 ", 2.5), ("+3", 3.0), ("-.5", -0.5), ("4.", 4.0), ("1e-3", 0.001)],
)
def test_numbers_as_people_write_them(tmp_path: Path, cell: str, value: float) -> None:
    assert column(tmp_path, "7", cell).numbers().tolist() == [7.0, value]


@pytest.mark.parametrize(
    "cell", ["abc", "1,5;6", "0x10", "1_000", "inf", "-Infinity", "1e999", "12 kg", "١٢", "--"]
)
def test_anything_else_is_a_mistake_with_row_and_column(tmp_path: Path, cell: str) -> None:
    quoted = f'"{cell}"' if "," in cell else cell
    found = column(tmp_path, *["1"] * 20, quoted, "2")
    assert found.is_number
    assert found.mistakes.tolist() == [20]
    with pytest.raises(TableError) as caught:
        found.numbers()
    assert str(caught.value) == f"row 22, column “age”: expected a number, found “{cell}”"


def test_the_row_of_a_mistake_has_separators_and_long_text_is_cut(tmp_path: Path) -> None:
    found = column(tmp_path, *["1"] * 1202, "x" * 100)
    with pytest.raises(TableError, match=r"row 1,204, column “age”: .* found “x{39}…”"):
        found.numbers()


def test_mostly_words_are_categories_in_order(tmp_path: Path) -> None:
    found = column(tmp_path, "b", "a", "", "b", "1")
    assert not found.is_number
    assert found.categories == ("1", "a", "b")
    assert found.codes().tolist() == [2, 1, -1, 2, 0]
    assert found.different == 3


def test_categories_that_are_numbers_go_by_size_and_keep_their_spelling(tmp_path: Path) -> None:
    found = column(tmp_path, "10", "9", "007")
    assert found.categories == ("007", "9", "10")


def test_a_column_without_any_value_is_no_number(tmp_path: Path) -> None:
    found = column(tmp_path, "", "NA")
    assert found.missing == 2
    assert not found.is_number
    assert found.categories == ()
    assert found.codes().tolist() == [-1, -1]


FLOWERS = "id,length,width,colour,species\n" + "".join(
    f"{i},{i % 7}.5,{i % 5},{'red' if i % 2 else 'blue'},{'abc'[i % 3]}\n" for i in range(1, 31)
)


def test_words_in_the_last_column_are_the_target_and_a_counter_is_ignored(tmp_path: Path) -> None:
    assert uses_of(tmp_path, FLOWERS) == (
        Use(IGNORED, NUMBER),
        Use(INPUT, NUMBER),
        Use(INPUT, NUMBER),
        Use(INPUT, CATEGORY),
        Use(TARGET, CATEGORY),
    )


def test_numbers_in_the_last_column_are_a_regression_and_few_whole_ones_are_classes(
    tmp_path: Path,
) -> None:
    prices = "size,price\n" + "".join(f"{i},{i * 1.25}\n" for i in range(40))
    assert uses_of(tmp_path, prices) == (Use(INPUT, NUMBER), Use(TARGET, NUMBER))
    passed = "size,passed\n" + "".join(f"{i / 3},{i % 2}\n" for i in range(40))
    assert uses_of(tmp_path, passed) == (Use(INPUT, NUMBER), Use(TARGET, CATEGORY))


def test_a_telling_name_decides(tmp_path: Path) -> None:
    text = "a,Target,b\n" + "".join(f"{i / 7},{i % 2},{i / 3}\n" for i in range(30))
    roles = [use.role for use in uses_of(tmp_path, text)]
    assert roles == [INPUT, TARGET, INPUT]


def test_names_of_rows_and_empty_columns_are_ignored_but_not_mistakes(tmp_path: Path) -> None:
    text = "who,empty,faulty,x,y\n" + "".join(
        f"person {i},,{'oops' if i == 9 else i},{i / 3},{i / 7}\n" for i in range(150)
    )
    roles = [use.role for use in uses_of(tmp_path, text)]
    assert roles == [IGNORED, IGNORED, INPUT, INPUT, TARGET]


def test_never_more_inputs_than_a_network_may_have(tmp_path: Path) -> None:
    names = ",".join(f"c{i}" for i in range(1500))
    row = ",".join(f"{i}.5" for i in range(1500))
    other = ",".join(f"{i}.75" for i in range(1500))
    uses = uses_of(tmp_path, f"{names}\n{row}\n{other}\n")
    assert sum(use.role == INPUT for use in uses) == 1000
    assert uses[-1].role == TARGET


@pytest.mark.parametrize("decimal", ["point", "comma"])
@pytest.mark.parametrize("thousands", ["none", "comma", "space", "apostrophe", "point"])
@pytest.mark.parametrize("units", [(), ("%",), ("€", "kg"), ("K", "M")])
def test_few_words_are_read_like_many(decimal: str, thousands: str, units: tuple[str, ...]) -> None:
    manner = Manner("x", decimal, thousands, units)
    words = {
        f"{before}{sign}{number}{after}".strip(): None
        for before in ("", "€ ", "(", "kg")
        for sign in ("", "-", "−", "+ ", "- ")
        for number in ("1", "1.5", "1,5", "1.200", "1,200", "1 200", "1'200", ".5", "5.", "1e3",
                       "1E-3", "12,34", "x", "1\u00a0200", "nan", "inf", "1\t", "१", "1_0")
        for after in ("", " %", "%", ")", " kg ", "K", " M")
    }  # fmt: skip
    few = np.array(manner.numbers(words))

    def column(cells: list[str]) -> TableColumn:
        return TableColumn("x", pa.array(cells), manner, np.arange(len(cells)))

    assert len(words) > 1000
    many = column(list(words))
    np.testing.assert_array_equal(many.mistakes, np.flatnonzero(np.isnan(few) & ~many.empty))
    sound = [word for word, number in zip(words, few, strict=True) if np.isfinite(number)]
    again = column(sound * 10).numbers()
    np.testing.assert_array_equal(again, np.tile(few[np.isfinite(few)], 10))
