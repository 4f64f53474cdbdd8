"""Reading tables out of text files: any dialect, and one sentence for every file that is none."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.data.tables import reading as readings
from engine.data.tables.dialect import DELIMITERS, ENCODINGS, MENDED, QUOTES, Dialect, TableError
from engine.data.tables.parsing import cutting, scanning
from engine.data.tables.read_table import ReadTable, remember
from engine.data.tables.reading import known, reading
from engine.steps import at_once

PEOPLE = "name,age,city\nAnna,31,Bern\nBo,,Ulm\nCleo,45,Bern\n"


def written(tmp_path: Path, content: str | bytes, name: str = "data.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(tmp_path: Path, content: str | bytes, dialect: Dialect | None = None) -> ReadTable:
    return at_once(reading(written(tmp_path, content), dialect))


def words(table: ReadTable) -> list[list[str]]:
    """The cells row by row."""
    columns = [column.cells.to_pylist() for column in table.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def problem(tmp_path: Path, content: str | bytes, dialect: Dialect | None = None) -> str:
    with pytest.raises(TableError) as caught:
        read(tmp_path, content, dialect)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert len(sentence) < 250
    return sentence


def test_a_plain_file(tmp_path: Path) -> None:
    table = read(tmp_path, PEOPLE)
    assert table.dialect == Dialect(uneven=MENDED)
    assert [column.name for column in table.columns] == ["name", "age", "city"]
    assert words(table)[1] == ["Bo", "", "Ulm"]
    assert len(table) == 3
    assert table.digest == hashlib.sha256(PEOPLE.encode()).hexdigest()
    age = table.column("age")
    assert age.missing == 1
    np.testing.assert_array_equal(age.numbers(), [31, np.nan, 45])
    assert table.column("city").categories == ("Bern", "Ulm")
    assert table.column("city").codes().tolist() == [0, 1, 0]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_every_separator_is_found(tmp_path: Path, delimiter: str) -> None:
    table = read(tmp_path, PEOPLE.replace(",", DELIMITERS[delimiter]))
    assert table.dialect.delimiter == delimiter
    assert words(table) == words(read(tmp_path, PEOPLE))


@pytest.mark.parametrize(
    ("codec", "expected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("cp1252", "cp1252"),
    ],
)
def test_every_encoding_is_found(tmp_path: Path, codec: str, expected: str) -> None:
    text = "größe;stadt\n1,5;Zürich\n2;Genève\n"
    table = read(tmp_path, text.encode(codec))
    assert table.dialect.encoding == expected
    assert [column.name for column in table.columns] == ["größe", "stadt"]
    assert words(table) == [["1,5", "Zürich"], ["2", "Genève"]]


def test_bytes_without_a_letter_in_windows_are_latin_1(tmp_path: Path) -> None:
    table = read(tmp_path, b"a,b\n1,\xe9\x81\n2,x\n")
    assert table.dialect.encoding == "latin-1"


def test_an_umlaut_after_the_beginning_still_decides(tmp_path: Path) -> None:
    lines = b"a,b\n" + b"1,x\n" * 100_000 + b"2,\xfc\n"
    table = read(tmp_path, lines)
    assert table.dialect.encoding == "cp1252"
    assert table.columns[1].cells[100_000].as_py() == "ü"


def test_a_letter_cut_by_the_end_of_a_slice_is_no_other_encoding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "_SLICE", 7)
    table = read(tmp_path, "ä,b\nöööö,1\nüüü,2\n")
    assert table.dialect.encoding == "utf-8"
    assert words(table) == [["öööö", "1"], ["üüü", "2"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_every_line_end(tmp_path: Path, end: str, last: bool) -> None:
    text = PEOPLE.replace("\n", end)
    assert words(read(tmp_path, text if last else text.removesuffix(end)))[2][0] == "Cleo"
    assert len(read(tmp_path, text)) == 3


def test_decimal_commas(tmp_path: Path) -> None:
    table = read(tmp_path, "länge;masse\n1,5;2\n-0,25;3e2\n7;,5\n")
    assert table.dialect.decimal == "comma"
    assert table.columns[0].numbers().tolist() == [1.5, -0.25, 7.0]
    assert table.columns[1].numbers().tolist() == [2.0, 300.0, 0.5]


def test_a_thousands_point_is_not_taken_for_a_decimal_point(tmp_path: Path) -> None:
    table = read(tmp_path, "a;b\n1.234,5;1\n2,5;2\n" + "3,5;3\n" * 30)
    assert table.dialect.decimal == "comma"
    with pytest.raises(TableError, match=r"row 2, column “a”: expected a number, found “1.234,5”"):
        table.columns[0].numbers()


def test_quotes_hold_separators_line_ends_and_quotes(tmp_path: Path) -> None:
    text = 'note,n\n"a, b",1\n"two\nlines",2\n"say ""hi""",3\n'
    assert words(read(tmp_path, text)) == [["a, b", "1"], ["two\nlines", "2"], ['say "hi"', "3"]]


def test_single_quotes(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b\n'x, y',1\n'z',2\n")
    assert table.dialect.quote == "single"
    assert words(table)[0] == ["x, y", "1"]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("a,b\n1,2\n", True),
        ("1,2\n3,4\n", False),
        ("x,y\nred,blue\ngreen,red\n", True),
        ("red,blue\nred,green\nblue,blue\n", False),
    ],
)
def test_whether_the_first_row_has_names(tmp_path: Path, text: str, header: bool) -> None:
    table = read(tmp_path, text)
    assert table.dialect.header is header
    assert table.columns[0].name == (text[: text.index(",")] if header else "column 1")


def test_names_are_printable_different_and_never_empty(tmp_path: Path) -> None:
    table = read(tmp_path, 'a,a,,"b\nc",a (2)\n1,2,3,4,5\n')
    assert [c.name for c in table.columns] == ["a", "a (2)", "column 3", "b c", "a (2) (2)"]


def test_what_was_found_can_be_corrected(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b\n1,2\n", Dialect(delimiter="semicolon", header=False))
    assert words(table) == [["a,b"], ["1,2"]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "expected a table, found an empty file"),
        (b"\n\n\n", "expected a table, found empty lines only"),
        (b"a,b\n", "expected rows of data, found the names of columns only"),
        (b"a,b", "expected rows of data, found the names of columns only"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "expected text, found a zero byte at byte 9 "),
        (b"a,b\n1,2\n3\n", "row 3: expected 2 cells, as many as the first row has, found 1 cell"),
        (b"a,b\n1,2\n3,4,5\n", "row 3: expected 2 cells, .* found 3 cells"),
        (b'a,b\n1,"2\n3,4\n5,6\n', "row 2: expected a second quotation mark, found the end"),
        ("a,b\n1,2\n".encode("utf-16")[:-1], "after row 1: expected text in utf-16"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    # Nothing is mended in files that are to be read as earlier versions read them.
    dialect = Dialect(encoding="utf-16") if content.startswith(b"\xff\xfe") else Dialect()
    assert re.match(sentence, problem(tmp_path, content, dialect))


def test_the_row_of_a_misfit_is_counted_as_in_a_spreadsheet(tmp_path: Path) -> None:
    lines = ["a,b", *["1,2"] * 1202, "1,2,3", "1,2"]
    sentence = problem(tmp_path, "\n".join(lines), Dialect())
    assert sentence.startswith("row 1,204: expected 2 cells")


def test_the_wrong_encoding_is_said(tmp_path: Path) -> None:
    sentence = problem(tmp_path, "a,b\n1,é\n".encode("cp1252"), Dialect())
    assert "expected text in utf-8, found other bytes" in sentence


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    content = b'a,b\n1,"' + b"x\n" * 3_000_000
    assert "row" in problem(tmp_path, content)
    assert "row" in problem(tmp_path, b"a,b\n1," + b"x" * 6_000_000 + b"\n")


def test_too_many_columns_bytes_and_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = ",".join(map(str, range(10_001)))
    assert problem(tmp_path, f"{wide}\n{wide}\n") == (
        "expected at most 10,000 columns, found 10,001"
    )
    monkeypatch.setattr(cutting, "MOST_CELLS", 5)
    assert problem(tmp_path, PEOPLE) == "expected at most 5 cells, found more"
    monkeypatch.setattr(readings, "LARGEST_FILE", 10)
    assert problem(tmp_path, PEOPLE) == "it cannot be read: expected at most 10 bytes, found 48"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="No such file"):
        at_once(reading(tmp_path / "gone.csv"))
    with pytest.raises(TableError, match="it is a folder, not a file"):
        at_once(reading(tmp_path))


def test_reading_tells_how_far_it_is_and_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "_BLOCK", 2000)
    path = written(tmp_path, "a,b\n" + "1,2\n" * 5000)
    shares = list(reading(path))
    assert len(shares) > 8
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    steps = reading(path)
    next(steps)
    steps.close()
    path.unlink()


def test_a_known_table_is_not_read_again(tmp_path: Path) -> None:
    table = read(tmp_path, PEOPLE)
    remember(table)
    assert known(table.path, table.digest, table.dialect) is table
    other = at_once(reading(written(tmp_path, "x,y\n1,2\n", "other.csv")))
    remember(other)
    again = known(table.path, table.digest, table.dialect)
    assert again is not table
    assert words(again) == words(table)


def test_a_file_that_has_changed_is_refused(tmp_path: Path) -> None:
    table = read(tmp_path, PEOPLE)
    table.path.write_text(PEOPLE + "Dan,3,Ulm\n")
    with pytest.raises(TableError, match="has changed since it was imported"):
        known(table.path, table.digest, table.dialect)


cells = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="\"'\x85"),
    min_size=1,
    max_size=8,
).filter(lambda cell: cell == cell.strip())


@settings(max_examples=60)
@given(
    rows=st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=6
        )
    ),
    delimiter=st.sampled_from(list(DELIMITERS)),
    encoding=st.sampled_from(ENCODINGS[:2]),
    quote=st.sampled_from(list(QUOTES)),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    delimiter: str,
    encoding: str,
    quote: str,
) -> None:
    text = io.StringIO()
    csv.writer(
        text,
        delimiter=DELIMITERS[delimiter],
        quotechar=QUOTES[quote],
        quoting=csv.QUOTE_ALL,
        lineterminator="\n",
    ).writerows(rows)
    path = tmp_path_factory.mktemp("csv") / "any.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    dialect = Dialect(delimiter, encoding, "point", quote, header=False)
    assert words(at_once(reading(path, dialect))) == rows


@settings(max_examples=200)
@given(
    content=st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.text("ab1,;\"'\n\r\t. ", max_size=60).map(str.encode),
    dialect=st.none() | specs(Dialect),
)
def test_any_bytes_are_a_table_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, dialect: Dialect | None
) -> None:
    path = tmp_path_factory.mktemp("csv") / "any.csv"
    path.write_bytes(content)
    try:
        table = at_once(reading(path, dialect))
    except TableError as error:
        table, sentence = None, str(error)
    if table is None:
        assert "\n" not in sentence
        return
    assert len({column.name for column in table.columns}) == len(table.columns)
    for column in table.columns:
        assert len(column.codes()) == len(table)
        if not len(column.mistakes):
            assert np.isfinite(column.numbers()).sum() == len(table) - column.missing


@settings(max_examples=100)
@given(values=st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
@pytest.mark.parametrize("decimal", ["point", "comma"])
def test_numbers_come_back_to_the_last_bit(
    tmp_path_factory: pytest.TempPathFactory, values: list[float], decimal: str
) -> None:
    sign = "," if decimal == "comma" else "."
    path = tmp_path_factory.mktemp("csv") / "numbers.csv"
    path.write_text("v;w\n" + "".join(f"{v!r};1\n".replace(".", sign) for v in values))
    dialect = Dialect("semicolon", "utf-8", decimal)
    assert at_once(reading(path, dialect)).columns[0].numbers().tolist() == values
