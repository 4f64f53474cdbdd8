"""Rows that are not as the others are, and columns that nothing can be learnt from."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.tables.choices import Choices
from engine.data.tables.dialect import Dialect, TableError
from engine.data.tables.opening import opened
from engine.data.tables.outcome import notes_of, outcome_of
from engine.data.tables.parsing import cutting
from engine.data.tables.parsing.scanning import SAMPLE
from engine.data.tables.reading import reading
from engine.data.tables.uses import CATEGORY, DATE, IGNORED, INPUT, NUMBER, TARGET, Use
from engine.steps import at_once

ROWS = [f"{i},{7 * i % 5}.5,{'ab'[i % 2]}" for i in range(20)]


def written(tmp_path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "t.csv"
    path.write_bytes(("\n".join(rows) + "\n").encode(encoding))
    return path


def choices_of(tmp_path: Path, *rows: str) -> Choices:
    return at_once(opened(written(tmp_path, *rows)))


def uses_of(choices: Choices) -> dict[str, Use]:
    return {
        column.name: use for column, use in zip(choices.cells.columns, choices.uses, strict=True)
    }


@pytest.mark.parametrize(
    ("others", "note"),
    [
        ({3: "1,2"}, "row 5 has 2 cells of 3: what is not there is missing"),
        (
            {3: "1,2", 5: "1"},
            "2 rows have too few cells (row 5, 7): what is not there is missing",
        ),
        ({3: "1,2,a,9"}, "row 5 has 4 cells instead of 3 and is left out"),
        (
            {3: "1,2,a,9", 6: "1,2,b,9", 8: "1,2,b,9,8"},
            "3 rows have too many cells and are left out (row 5, 8, 10)",
        ),
    ],
)
def test_rows_of_another_width_are_named(tmp_path: Path, others: dict[int, str], note: str) -> None:
    choices = choices_of(tmp_path, "x,y,c", *(others.get(i, row) for i, row in enumerate(ROWS)))
    assert note in notes_of(choices)
    assert len(choices.cells) == 20 - sum(row.count(",") > 2 for row in others.values())


def test_of_many_rows_of_another_width_only_some_are_named(tmp_path: Path) -> None:
    rows = [row.rpartition(",")[0] if i % 2 else row for i, row in enumerate(ROWS * 2)]
    (note,) = (note for note in notes_of(choices_of(tmp_path, "x,y,c", *rows)) if "too few" in note)
    assert note.startswith("20 rows have too few cells (row 3, 5, ")
    assert ", …)" in note


def test_the_careful_way_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "_CHUNK", 100)
    shares = list(reading(written(tmp_path, "x,y,c", *ROWS * 50, "1,2")))
    assert len(shares) > 8
    assert all(0 <= share <= 1 for share in shares)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark_lose_none_in_rows_of_any_width(
    tmp_path: Path, encoding: str
) -> None:
    table = at_once(reading(written(tmp_path, "name,y,c", *ROWS, "1,2", encoding=encoding)))
    assert [column.name for column in table.columns] == ["name", "y", "c"]
    assert table.columns[0].cells.to_pylist() == [*map(str, range(20)), "1"]


def test_rows_of_separators_alone_are_no_table(tmp_path: Path) -> None:
    """Below a beginning of the file without any row, they became a table of nothing."""
    for rows in (2, SAMPLE):
        path = written(tmp_path, "a,b", *[","] * rows)
        with pytest.raises(TableError, match="expected rows of data, found the names"):
            at_once(reading(path))
    path = written(tmp_path, "a,b", ",", ",")
    table = at_once(reading(path, Dialect()))
    assert [column.missing for column in table.columns] == [2, 2]


def test_many_different_words_among_numbers_are_not_taken_for_missing(tmp_path: Path) -> None:
    """A few typing errors are; ten different words may be what somebody meant."""
    rows = [
        f"{'w' + 'abcdefghij'[i // 25] if i % 25 == 7 else i * i % 83},{'ab'[i % 2]}"
        for i in range(240)
    ]
    choices = choices_of(tmp_path, "x,c", *rows)
    assert len(choices.cells.columns[0].mistakes) == 10
    assert "wa" in choices.problem()


def test_one_number_among_words_does_not_make_the_words_constant(tmp_path: Path) -> None:
    """All numbers of the column are 7, but the words beside them tell rows apart."""
    rows = [f"{'soon' if i % 12 == 2 else 7},{i * i % 89}.5,{'ab'[i % 2]}" for i in range(40)]
    choices = choices_of(tmp_path, "x,y,c", *rows)
    assert uses_of(choices)["x"].role == INPUT


@pytest.mark.parametrize(
    ("word", "count", "why"),
    [
        (lambda i: f"word {min(i, 23)}", 25, "it is text"),
        (lambda i: f"t{i % 250}", 600, "it has 250 different values, more than 100 categories"),
        (lambda i: f"w{i % 150}", 600, "it has 150 different values, more than 100 categories"),
        (lambda i: f"w{i}", 30, "it is text, or names each row"),
    ],
)
def test_words_that_hardly_come_again_are_ignored(
    tmp_path: Path, word: object, count: int, why: str
) -> None:
    assert callable(word)
    rows = [f"{word(i)},{i * i % 89}.5,{'ab'[i % 2]}" for i in range(count)]
    use = uses_of(choices_of(tmp_path, "word,x,c", *rows))["word"]
    assert (use.role, use.why) == (IGNORED, why)


def test_where_every_column_is_the_same_in_all_rows_the_last_is_asked_for(tmp_path: Path) -> None:
    uses = uses_of(choices_of(tmp_path, "a,b", *["1,x"] * 8))
    assert uses["b"] == Use(TARGET, CATEGORY, "no other column can be asked for")
    assert uses["a"] == Use(INPUT, NUMBER, "it is the only column that can be an input")


def test_a_table_of_texts_has_no_target(tmp_path: Path) -> None:
    choices = choices_of(tmp_path, "day,said", *(f"2020-01-{i:02},words {i}" for i in range(1, 12)))
    assert uses_of(choices)["day"].kind == DATE
    assert not choices.columns(TARGET)
    assert outcome_of(choices)


@pytest.mark.parametrize(
    ("name", "asked"), [("median_house_price", True), ("rentClass", True), ("depth", False)]
)
def test_the_last_word_of_a_name_may_say_that_it_is_asked_for(
    tmp_path: Path, name: str, asked: bool
) -> None:
    rows = [f"{i * 17 % 41}.5,{i % 5},{i % 7}.5" for i in range(40)]
    uses = uses_of(choices_of(tmp_path, f"{name},rooms,storey", *rows))
    assert (uses[name].role == TARGET) is asked


def test_many_rows_that_are_left_out_are_counted_not_listed(tmp_path: Path) -> None:
    rows = [f"{i},{i % 7}.5,{'' if i % 4 == 0 else 'ab'[i % 2]}" for i in range(40)]
    said = outcome_of(choices_of(tmp_path, "x,y,class", *rows))
    assert "10 rows are left out because class is missing" in said
    assert "(row" not in said
