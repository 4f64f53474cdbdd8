"""The pieces that read a table: rows that are torn, odd letters, limits that are passed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from engine.data.tables.cells.manner import ANY_SIZE, Manner
from engine.data.tables.cells.numerals import parted, written
from engine.data.tables.columns import TableColumn
from engine.data.tables.dialect import MENDED, Dialect, TableError
from engine.data.tables.opening import opened
from engine.data.tables.parsing import cutting, scanning
from engine.data.tables.parsing.encodings import guessed_encoding
from engine.data.tables.parsing.layout import laid_out
from engine.data.tables.parsing.orange_header import said_before, said_below
from engine.data.tables.parsing.sniffing import placed, rows_of, sniffed
from engine.steps import at_once


def piled(*rows: list[str]) -> cutting.Cut:
    return at_once(cutting.carefully(rows, Dialect(header=False, uneven=MENDED), 2))


def column(*cells: str, **manner: Any) -> TableColumn:
    rows = np.arange(1, len(cells) + 1)
    return TableColumn("c", pa.chunked_array([pa.array(cells)]), Manner("c", **manner), rows)


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_many_rows_are_packed_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "_CHUNK", 3)
    cut = piled(*([str(i), "x"] for i in range(8)))
    assert [cell.as_py() for cell in cut.columns[0]] == [str(i) for i in range(8)]
    assert cut.total == 8


def test_more_cells_than_can_be_held_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "MOST_CELLS", 5)
    with pytest.raises(cutting.LargeTableError, match="at most 5 cells"):
        piled(*[["1", "2"]] * 3)


def test_uneven_rows_are_mended_or_told() -> None:
    cut = piled(["1", "2"], ["3"], ["4", "5", "6"], ["# why"], ["7", "8", " "])
    assert cut.short == [(2, 1)]
    assert cut.long == [(3, 3)]
    assert cut.remarks == 1
    assert cut.rows.tolist() == [1, 2, 5]
    with pytest.raises(TableError, match="row 2: expected 2 cells"):
        at_once(cutting.carefully([["1", "2"], ["3"]], Dialect(header=False), 2))


def test_letters_that_an_encoding_lacks_are_refused() -> None:
    file = io.TextIOWrapper(io.BytesIO(b"a,b\n1,\xff\n"), encoding="utf-8", newline="")
    with pytest.raises(TableError, match=r"(?i)utf-8"):
        list(cutting.text_rows(file, Dialect()))


def test_a_mark_that_is_never_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "LONGEST_CELL", 10)
    with pytest.raises(TableError, match="a quotation mark may not be closed"):
        list(cutting.text_rows(io.StringIO('a,"' + "b" * 30), Dialect()))


def test_nothing_to_read_is_no_rows() -> None:
    assert cutting._reason([], ValueError("Empty CSV file"), 0, Dialect()) == cutting.NO_ROWS
    assert "after row 7" in cutting._reason([], ValueError("something else"), 7, Dialect())


def test_of_long_lines_only_what_is_around_odd_letters_is_kept() -> None:
    letters = scanning._Letters()
    odd = "ä".encode("latin-1")
    letters.take(b"x" * 50 + odd + odd + b"y\n" + b"z" * 5000 + odd + b"\n")
    assert letters._odd.count(odd) == 3
    assert b"zz" in letters._odd
    for _ in range(2000):
        letters.take(odd * 100 + b"\n")
    assert len(letters._odd) < 2 * scanning._MOST_ODD


def test_spanish_is_western() -> None:
    text = "año,señor,niño,España,mañana,corazón,jamón,también\n" * 20
    assert guessed_encoding(text.encode("cp1252")) == "cp1252"
    assert guessed_encoding("Ä;Ö".encode("cp1252")) == "cp1252"
    # Names alone were taken for Polish ones.
    assert guessed_encoding(("Peña,Muñoz,Núñez\n" * 5).encode("cp1252")) == "cp1252"


def test_empty_lines_are_no_table() -> None:
    for rows in ([], [[]], [["", " "], []]):
        with pytest.raises(TableError, match="found empty lines only"):
            placed(rows, [], Dialect())
    assert laid_out([], []).before == 0
    assert laid_out([["", ""]], []).header


def test_a_header_alone_is_named_unless_it_is_numbers() -> None:
    assert laid_out([["a", "b"]], []).header
    assert not laid_out([["1", "2"]], []).header
    assert not laid_out([["", ""], ["1", "2"]], [], header=False).header


def test_names_that_come_twice_are_none() -> None:
    assert not laid_out([["red", "red"], ["red", "blue"], ["blue", "red"]], []).header
    assert not laid_out([["x", "x"], ["y", "z"], ["v", "w"]], []).header


@pytest.mark.parametrize(
    ("first", "row", "named"),
    [
        (["id", "1", "2"], ["7", "1.5", "2.5"], True),
        (["town", "2019", "2020"], ["Ulm", "1.5", "2.5"], True),
        (["Ulm", "5", "17"], ["Bern", "1.5", "2.5"], False),
    ],
)
def test_numbers_in_the_first_row_are_names_where_they_count_or_are_years(
    first: list[str], row: list[str], named: bool
) -> None:
    assert laid_out([first, row, row, row], []).header is named


def test_rows_of_which_no_two_are_as_wide_are_not_cut() -> None:
    assert sniffed("a,b\nc,d,e\nf,g,h,i\n", "utf-8").dialect.delimiter != "comma"


def test_what_is_no_header_of_orange_is_rows_and_names() -> None:
    assert said_below(["continuous", "discrete"], ["", "class"]) is not None
    assert said_below(["continuous", "discrete"], ["", "hello"]) is None
    assert said_before(["cD#kind", "C#age"]) is not None
    assert said_before(["cD#kind", "C#age", "track#"]) is None


def test_money_in_two_currencies_and_counted_versions_are_no_numbers() -> None:
    assert parted("5 €") == ("5", "€")
    assert parted("$5 €") is None
    assert written({"1.2.3": 3, "4.5.6": 1}) is None


def test_what_stands_behind_some_numbers_is_part_of_them() -> None:
    """Of kilograms and pounds, the numbers alone would say nothing."""
    found = written({"1 kg": 5, "3 lb": 4, "4": 1})
    assert found is not None
    assert (found.units, found.count) == ((), 1)


def test_an_odd_mark_that_swallows_the_rest_is_a_letter() -> None:
    rows = [f'{i}" pipe,{i}' for i in range(3)] + [f"{i},{i}" for i in range(12)]
    found = sniffed("size,count\n" + "\n".join(['"3,1', *rows]) + "\n", "utf-8")
    text = "size,count\n" + '1," 2\n' + "\n".join(f"{i},{i}" for i in range(30)) + "\n"
    assert sniffed(text, "utf-8").dialect.quote == "none"
    assert rows_of(text, found.dialect, True)


def test_the_most_frequent_spelling_stands_for_a_value() -> None:
    found = column("Yes", "no", "yes", "yes", "na", alike=ANY_SIZE)
    assert found.categories == ("no", "yes")
    assert found.codes().tolist() == [1, 0, 1, 1, -1]


def test_ordered_words_are_asked_for() -> None:
    assert "small < large" in str(column("small", "large", order=("small", "large")).expected)
    assert column("1").expected == "expected a number"


@pytest.mark.parametrize(
    ("words", "decimal", "format"),
    [
        (("1.234", "2.345"), "point", ("point", "none")),
        (("1.234", "2.345"), "comma", ("comma", "point")),
        (("1.234", "2.345", "12", "345"), "", ("comma", "point")),
        (("1,234", "2,345", "12", "345"), "", ("point", "comma")),
        (("1.234", "2,345"), "", ("point", "comma")),
    ],
)
def test_signs_that_mean_either_are_decided(
    words: tuple[str, ...], decimal: str, format: tuple[str, str]
) -> None:
    style = written(dict.fromkeys(words, 1), decimal)
    assert style is not None
    assert style.format == format


def test_oldest_rows_of_one_day_are_not_held_apart(tmp_path: Path) -> None:
    days = ["2024-01-01"] * 50 + [f"2024-02-{i + 1:02}" for i in range(10)]
    rows = [f"{day},{i % 7}.5,{i % 3}.25" for i, day in enumerate(days)]
    assert at_once(opened(table(tmp_path, "\n".join(["day,wind,temp", *rows]) + "\n"))).apart == ""
    gaps = [f"{day if i % 5 == 0 else ''},{i % 7}.5,{i % 3}.25" for i, day in enumerate(days)]
    assert at_once(opened(table(tmp_path, "\n".join(["day,wind,temp", *gaps]) + "\n"))).apart == ""


def test_rows_of_separators_are_left_out(tmp_path: Path) -> None:
    rows = ["x,y,z", *(f"{i},{i * 2},{'ab'[i % 2]}" for i in range(12)), ",,", " , ,", "1,2,a"]
    choices = at_once(opened(table(tmp_path, "\n".join(rows) + "\n")))
    assert len(choices.cells) == 13


def test_a_table_beyond_the_limit_is_not_read_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cutting, "MOST_CELLS", 20)
    path = table(tmp_path, "x,y,z\n" + "1,2,3\n" * 30)
    with pytest.raises(TableError, match="at most 20 cells, found more"):
        at_once(opened(path))
