"""What the columns of a table are for, by what names, codes and the file itself say of them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from engine.data.tables.choices import Choices
from engine.data.tables.opening import opened
from engine.data.tables.outcome import inputs_of, notes_of
from engine.data.tables.uses import CATEGORY, IGNORED, INPUT, NUMBER, TARGET
from engine.sentences import Sentence
from engine.steps import at_once


def choices_of(tmp_path: Path, head: str, row: str, count: int = 24) -> Choices:
    """A table of `count` rows: i counts, s is scattered, b is 0 or 1, c is M or F."""
    body = [
        row.format(i=i, w=i + 1, s=97 * (i + 7) % 401, b=i % 2, c="MF"[i % 2], r=math.sqrt(i))
        for i in range(count)
    ]
    path = tmp_path / "data.csv"
    path.write_text("\n".join([head, *body, ""]))
    return at_once(opened(path))


def names(choices: Choices, role: str) -> list[str]:
    return [column.name for column, _ in choices.columns(role)]


def kinds(choices: Choices) -> dict[str, str]:
    return {
        column.name: use.kind
        for column, use in zip(choices.cells.columns, choices.uses, strict=True)
    }


@pytest.mark.parametrize(
    ("head", "row"),
    [(",x,wage", "{s},{i}.5,{w}.{s}"), ('"x","wage"', '"{s}",{i}.5,{w}.{s}')],
)
def test_scattered_names_of_rows_are_no_input(tmp_path: Path, head: str, row: str) -> None:
    choices = choices_of(tmp_path, head, row)
    assert names(choices, IGNORED) == ["column 1"]
    assert names(choices, INPUT) == ["x"]


def test_whole_numbers_at_the_beginning_of_a_table_without_names_stay(tmp_path: Path) -> None:
    choices = choices_of(tmp_path, "500,1.5,2.25", "{s},{i}.5,{w}.{s}")
    assert names(choices, INPUT) == ["column 1", "column 2"]


@pytest.mark.parametrize("row", ["{b}2,{i}.5,{w}.{s}", "s{b}{b},{i}.5,{w}.{s}"])
def test_rows_of_one_person_stay_together(tmp_path: Path, row: str) -> None:
    rows = row.replace("{b}", "{p}")
    body = [rows.format(p=i % 4, i=i, w=i + 1, s=97 * i % 401) for i in range(24)]
    path = tmp_path / "study.csv"
    path.write_text("\n".join(["subject,dose,score", *body]))
    choices = at_once(opened(path))
    assert choices.apart == "subject"
    assert names(choices, IGNORED) == ["subject"]


def test_a_subject_that_is_taught_is_an_input(tmp_path: Path) -> None:
    words = ("maths", "history", "biology")
    path = tmp_path / "marks.csv"
    body = [f"{words[i % 3]},{i}.5,{97 * i % 401}" for i in range(24)]
    path.write_text("\n".join(["subject,hours,score", *body]))
    choices = at_once(opened(path))
    assert choices.apart == ""
    assert names(choices, INPUT) == ["subject", "hours"]


@pytest.mark.parametrize(
    ("head", "row", "target"),
    [
        ("default,balance,income", "{c},{s}.5,{s}", "default"),
        ("income,age,balance", "{s},{w},{s}.5", "balance"),
        ("age,hours,income", "{w},{s},{c}", "income"),
        ("Sales,Price,Advertising", "{s}.5,{s},{w}", "Sales"),
        ("area,rooms,price", "{s}.5,{w},{s}", "price"),
        ("letter,xbox,yedge", "{c},{s},{w}", "letter"),
    ],
)
def test_the_target_is_what_a_statistician_asks_for(
    tmp_path: Path, head: str, row: str, target: str
) -> None:
    assert names(choices_of(tmp_path, head, row), TARGET) == [target]


@pytest.mark.parametrize(("code", "gaps"), [("M", 6), ("MA", 0)])
def test_a_gap_is_no_third_of_shorter_codes(tmp_path: Path, code: str, gaps: int) -> None:
    path = tmp_path / "data.csv"
    body = [f"{i}.5,{'NA' if i % 4 == 1 else code},{'ab'[i % 2]}" for i in range(12)]
    body += [f"{i}.5,{'NA' if i % 4 == 1 else 'F' * len(code)},{'ab'[i % 2]}" for i in range(12)]
    path.write_text("\n".join(["x,sex,class", *body]))
    choices = at_once(opened(path))
    assert choices.cells.column("sex").missing == gaps
    assert any("NA stands in 6 rows" in note for note in notes_of(choices)) == (not gaps)


def test_the_roles_that_orange_writes_are_kept(tmp_path: Path) -> None:
    head = ["year\tage\tgrade\tflag\tsurvived", "c\tc\td\td\td", "meta\t\t\t\tclass"]
    body = [f"{1900 + i}\t{97 * i % 41}.5\t{i % 3}\t{i // 2 % 2}\t{i % 2}" for i in range(12)]
    path = tmp_path / "data.tab"
    path.write_text("\n".join([*head, *body]))
    choices = at_once(opened(path))
    assert names(choices, IGNORED) == ["year"]
    assert names(choices, TARGET) == ["survived"]
    found = kinds(choices)
    assert (found["grade"], found["flag"], found["age"]) == (CATEGORY, NUMBER, NUMBER)


@pytest.mark.parametrize("suffix", ["tab", "csv"])
def test_the_letters_that_orange_writes_before_names_are_kept(tmp_path: Path, suffix: str) -> None:
    mark = "\t" if suffix == "tab" else ","
    head = ["mS#name", "iC#year", "C#age", "D#grade", "#hours", "cC#rings"]
    body = [[f"n{i}", 1900 + i, f"{97 * i % 41}.5", i % 3, i, i % 4] for i in range(24)]
    path = tmp_path / f"data.{suffix}"
    path.write_text("\n".join(mark.join(map(str, row)) for row in [head, *body]))
    choices = at_once(opened(path))
    assert choices.problem() == ""
    assert names(choices, IGNORED) == ["name", "year"]
    assert names(choices, INPUT) == ["age", "grade", "hours"]
    assert names(choices, TARGET) == ["rings"]
    found = kinds(choices)
    assert (found["grade"], found["rings"]) == (CATEGORY, NUMBER)
    assert any("before “#” in the names" in note for note in notes_of(choices))
    # What is kept in a document reads the same names again.
    again = at_once(opened(path, choices.cells.dialect))
    assert [column.name for column in again.cells.columns] == [*found]


@pytest.mark.parametrize("head", ["C#4,D#4,E4,y", "# rooms,# beds,area,price", "C#,Java,Go,D#x"])
def test_names_with_a_sharp_are_names(tmp_path: Path, head: str) -> None:
    choices = choices_of(tmp_path, head, "{s},{w},{i}.5,{r}")
    assert [column.name for column in choices.cells.columns] == head.split(",")


def test_a_number_that_rises_with_the_target_is_named(tmp_path: Path) -> None:
    choices = choices_of(tmp_path, "logwage,age,wage", "{r},{s},{i}.5")
    assert "logwage tells wage exactly: is it known beforehand?" in notes_of(choices)
    alone = choices_of(tmp_path, "x,y", "{r},{i}.5")
    assert not any("exactly" in note for note in notes_of(alone))


@pytest.mark.parametrize(("low", "step"), [(0.99, 0.0001), (-0.2, 0.01), (1000, 50)])
def test_numbers_to_be_predicted_are_standardised_whatever_their_size(
    tmp_path: Path, low: float, step: float
) -> None:
    path = tmp_path / "data.csv"
    path.write_text("\n".join(["x,y", *(f"{i},{low + step * (7 * i % 24)}" for i in range(24))]))
    assert at_once(opened(path)).standardise_targets


def test_inputs_that_hardly_differ_are_standardised(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    body = [f"{0.99 + i / 5000},{1 + 7 * i % 24 / 5000},{'ab'[i % 2]}" for i in range(24)]
    path.write_text("\n".join(["d,e,class", *body]))
    choices = at_once(opened(path))
    assert choices.standardise
    assert choices.why_scaled(INPUT).startswith("e runs from 1 to 1.00")


def test_years_are_not_parted_into_groups(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("\n".join(["year,price", *(f"{1950 + i},{10000 + i}" for i in range(24))]))
    choices = at_once(opened(path))
    assert choices.why_scaled(INPUT) == "year runs from 1950 to 1973"
    assert choices.why_scaled(TARGET) == "price runs from 10,000 to 10,023"


def test_the_mark_of_what_was_missing_is_named_among_the_inputs(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    body = [f"{'' if i % 4 == 1 else i}.5,{97 * i % 41},{'ab'[i % 2]}" for i in range(24)]
    path.write_text("\n".join(["x,w,class", *body]).replace("\n.5", "\n"))
    choices = at_once(opened(path))
    said = inputs_of(choices)
    assert said == "3 inputs of the network: x; x missing; w"
    # Sentence by sentence, so that a window can say it in its language.
    assert isinstance(said, Sentence)
    assert isinstance(said.values["names"], Sentence)


def test_what_marks_gaps_counts_among_the_inputs_that_a_network_may_have(tmp_path: Path) -> None:
    names_of = ",".join(f"g{i}" for i in range(900))
    body = [
        ",".join("" if (i + j) % 9 == 0 else str(i * j % 7 + 0.5) for j in range(900))
        + f",{'ab'[i % 2]}"
        for i in range(20)
    ]
    path = tmp_path / "wide.csv"
    path.write_text("\n".join([f"{names_of},class", *body]))
    choices = at_once(opened(path))
    assert choices.problem() == ""
    assert choices.width() == 1000
    assert any("columns are left out" in note for note in notes_of(choices))


def test_one_slip_among_a_few_numbers_is_named(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("\n".join(["x,w", *(f"{'twelve' if i == 6 else i},{i * i}" for i in range(8))]))
    choices = at_once(opened(path))
    assert names(choices, INPUT) == ["x"]
    assert any("row 8, column “x”: “twelve” is no number" in note for note in notes_of(choices))


def test_a_category_of_too_many_values_is_ignored_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    body = [f"town {i % 150},{97 * i % 401},{'ab'[i % 2]}" for i in range(600)]
    path.write_text("\n".join(["town,x,class", *body]))
    said = "town is ignored: it has 150 different values, more than 100 categories"
    assert said in notes_of(at_once(opened(path)))


@pytest.mark.parametrize(
    ("mark", "delimiter"), [("# ", " "), ("#\t", "\t"), ("% ", "   "), ("#;", ";")]
)
def test_a_remark_right_above_the_numbers_has_their_names(
    tmp_path: Path, mark: str, delimiter: str
) -> None:
    """They were left out as a remark, and the columns had none."""
    path = tmp_path / "measured.dat"
    head = ["# made by a program", mark + delimiter.join(["time", "x", "y"])]
    body = [delimiter.join([f"{i}.5", str(7 * i % 11), str(i % 3)]) for i in range(20)]
    path.write_text("\n".join([*head, *body]))
    choices = at_once(opened(path))
    assert [column.name for column in choices.cells.columns] == ["time", "x", "y"]
    assert len(choices.cells) == 20
    again = at_once(opened(path, choices.cells.dialect))
    assert [column.name for column in again.cells.columns] == ["time", "x", "y"]


def test_a_remark_of_as_many_words_is_no_names_above_names(tmp_path: Path) -> None:
    path = tmp_path / "measured.dat"
    body = [f"{i}.5 {7 * i % 11} {i % 3}" for i in range(20)]
    path.write_text("\n".join(["# measured by me", "time x y", *body]))
    choices = at_once(opened(path))
    assert [column.name for column in choices.cells.columns] == ["time", "x", "y"]


@pytest.mark.parametrize("groups", [",2023,2023,2024,2024", ",old,old,new,new"])
def test_groups_of_columns_stand_above_the_names(tmp_path: Path, groups: str) -> None:
    """Years above the names were taken for numbers, and the names for a row."""
    path = tmp_path / "pivot.csv"
    body = [f"R{i},{3 * i % 17},{i + 1},{5 * i % 13},{i}.5" for i in range(20)]
    path.write_text("\n".join([groups, "region,low,high,low,high", *body]))
    choices = at_once(opened(path))
    found = [column.name for column in choices.cells.columns]
    assert found == ["region", "low", "high", "low (2)", "high (2)"]
    assert len(choices.cells) == 20
    assert any("above the table" in note for note in notes_of(choices))


@pytest.mark.parametrize("clock", ["", "{i:02}", "{i:02}30", "{i:02}3015"])
def test_days_in_digits_alone_are_dates(tmp_path: Path, clock: str) -> None:
    """20240131 was a number of twenty million, and an input."""
    path = tmp_path / "weather.csv"
    lines = [f"202401{i + 1:02}{clock.format(i=i)},{7 * i % 11},{i}.5" for i in range(20)]
    path.write_text("\n".join(["MESS_DATUM,wind,temp", *lines]))
    choices = at_once(opened(path))
    assert names(choices, IGNORED) == ["MESS_DATUM"]
    days = choices.cells.column("MESS_DATUM").numbers()
    assert int(days[-1] - days[0]) == 19
    assert choices.apart == "MESS_DATUM"


def test_numbers_as_long_as_days_are_numbers(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    lines = [f"{20240131 + 977 * i},{7 * i % 11},{i}.5" for i in range(20)]
    path.write_text("\n".join(["amount,wind,temp", *lines]))
    assert names(at_once(opened(path)), INPUT) == ["amount", "wind"]


def test_one_column_says_what_would_help(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("\n".join(["value", *(f"{i}.5" for i in range(20))]))
    assert "one column only" in at_once(opened(path)).problem()


def test_a_mark_that_nobody_sees_is_no_unit(tmp_path: Path) -> None:
    """A mark of the byte order in the middle of a file ended in a traceback."""
    path = tmp_path / "joined.csv"
    path.write_text("\n".join(["a,b", *(f"{i} \ufeffx,{i % 7}" for i in range(20))]))
    assert not at_once(opened(path)).cells.column("a").is_number


def test_names_stand_below_the_numbers_of_the_columns(tmp_path: Path) -> None:
    """A frame without names was written with numbers of its columns; signs are no units."""
    path = tmp_path / "medals.csv"
    body = [f"Land {i},{7 * i % 11},{i},{3 * i % 5},{9 * i % 17 + i}" for i in range(24)]
    path.write_text("\n".join(["0,1,2,3,4", ",№ games,01 !,02 !,total", *body]))
    found = at_once(opened(path)).cells
    assert [column.name for column in found.columns[1:]] == ["№ games", "01 !", "02 !", "total"]
    assert len(found) == 24
    assert not any(column.missing for column in found.columns)


def test_a_page_of_titles_stands_above_years(tmp_path: Path) -> None:
    """After six lines of titles no names were looked for, and years were none."""
    years = [str(year) for year in range(1990, 2000)]
    titles = ["United Offices", "Division", "", "Flows", "December 2015", "Citation", "See", "2nd"]
    rows = [[title, *[""] * 11] for title in titles]
    rows += [["Classes", "", "Regions", *[""] * 9], ["Type", "Region", *years]]
    rows += [
        ["in" if i % 2 else "out", f"R{i}", *(str(37 * i * k % 2500) for k in range(10))]
        for i in range(24)
    ]
    path = tmp_path / "flows.csv"
    path.write_text("\n".join(map(",".join, rows)))
    found = at_once(opened(path)).cells
    assert [column.name for column in found.columns] == ["Type", "Region", *years]
    assert len(found) == 24


@pytest.mark.parametrize(
    ("file", "head", "target"),
    [
        ("prestige_2.csv", "education,prestige,women,type", "prestige"),
        ("data.csv", "year,Life expectancy ,schooling,c", "Life expectancy"),
        ("stock.csv", "Open,Close,Low,Volume", "Close"),
        ("juice.csv", "Week,Purchase,Price now,store", "Purchase"),
    ],
)
def test_more_names_of_what_is_asked_for(tmp_path: Path, file: str, head: str, target: str) -> None:
    path = tmp_path / file
    body = [f"{97 * i % 41}.5,{13 * i % 37}.25,{i},{'ab'[i % 2]}" for i in range(24)]
    path.write_text("\n".join([head, *body]))
    assert names(at_once(opened(path)), TARGET) == [target]


def test_hours_from_greenwich_may_be_whole(tmp_path: Path) -> None:
    path = tmp_path / "seen.csv"
    body = [f"2016/04/{i + 1:02} 12:00:00+05,{7 * i % 11},{i}.5" for i in range(24)]
    path.write_text("\n".join(["seen,a,b", *body]))
    column = at_once(opened(path)).cells.column("seen")
    assert column.manner.dates == "ymd"
    assert column.origin % 1 == pytest.approx(7 / 24)
