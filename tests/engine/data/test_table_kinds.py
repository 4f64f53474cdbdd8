"""Other tables of each kind: signs, units, gaps, titles, ends, encodings, targets, workbooks."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.data.tables.choices import Choices
from engine.data.tables.dialect import TableError
from engine.data.tables.opening import opened, with_target
from engine.data.tables.outcome import notes_of, outcome_of, policy_of
from engine.data.tables.uses import IGNORED, INPUT, TARGET
from engine.steps import at_once
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup


def choices_of(tmp_path: Path, content: str | bytes, name: str = "data.csv") -> Choices:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return at_once(opened(path))


def names(choices: Choices, role: str) -> list[str]:
    return [column.name for column, _ in choices.columns(role)]


def rows_of(head: str, row: str, count: int = 20) -> str:
    """A table of rows made of a pattern of i, j = i % 2 as "a" or "b", and w = i + 1."""
    body = [row.format(i=i, w=i + 1, ab="ab"[i % 2], n=200 + i) for i in range(count)]
    return "\n".join([head, *body]) + "\n"


@pytest.mark.parametrize(
    ("head", "row", "first"),
    [
        ("x;preis;klasse", "{i};{w}'{n};{ab}", 1200),
        ("x;prix;classe", "{i},5;{w} {n};{ab}", 1200),
        ("x;prix;classe", "{i},5;{w}\u00a0{n};{ab}", 1200),
        ("x,pop,class", '{i}.5,"{w},{n},{n}",{ab}', 1200200),
        ("x;miete;klasse", "{i};{n},50 €;{ab}", 200.5),
        ("x,v,class", "{i},$-{w}.50,{ab}", -1.5),
        ("x,v,class", "{i},({n}),{ab}", -200),
        ("x,v,class", "{i},−{n}.5,{ab}", -200.5),
        ("x,v,class", "{i},{w}.5 kg,{ab}", 1.5),
        ("x;v;quality", "{i};0.99{n};{ab}", 0.992),
        ("x,v,class", "{i},{w}.{n},{ab}", 1.2),
    ],
)
def test_numbers_are_what_they_were_written_for(
    tmp_path: Path, head: str, row: str, first: float
) -> None:
    choices = choices_of(tmp_path, rows_of(head, row))
    column = choices.cells.columns[1]
    assert column.is_number
    assert column.numbers()[0] == pytest.approx(first)
    assert names(choices, TARGET) == [choices.cells.columns[2].name]


def test_what_may_be_a_thousand_is_asked_where_nothing_decides(tmp_path: Path) -> None:
    text = rows_of("x,v,class", "{i},{w}.{n},{ab}").replace(",", "\t")
    choices = choices_of(tmp_path, text)
    assert any("more than a thousand" in note for note in notes_of(choices))


@pytest.mark.parametrize(
    "gap", ["n.a.", "--", "#DIV/0!", "<NA>", "?", "-9999", "unknown", "k. A.", "NaN", "NULL"]
)
def test_gaps_among_numbers(tmp_path: Path, gap: str) -> None:
    rows = [f"{i},{gap if i % 7 == 3 else 10 + i / 2},{'ab'[i % 2]}" for i in range(21)]
    choices = choices_of(tmp_path, "\n".join(["x,v,class", *rows]))
    assert choices.cells.columns[1].missing == 3
    assert outcome_of(choices) == "21 rows, 2 inputs become 3, 2 classes (a, b)."


def test_what_r_writes_for_nothing_is_a_gap_among_words_too(tmp_path: Path) -> None:
    rows = [
        f'"{i}",{"NA" if i % 9 == 4 else i / 3},{"NA" if i % 5 == 2 else "mf"[i % 3 > 0]},"{i % 2}"'
        for i in range(12)
    ]
    choices = choices_of(tmp_path, "\n".join(['"","len","sex","species"', *rows]))
    assert choices.cells.column("sex").missing == 2
    assert names(choices, IGNORED) == ["column 1"]
    assert names(choices, TARGET) == ["species"]


def test_fills_come_from_the_training_part_alone(tmp_path: Path) -> None:
    rows = [f"{'' if i == 0 else i * i},{'ab'[i % 2]}" for i in range(40)]
    choices = choices_of(tmp_path, "\n".join(["x,class", *rows]))
    setup = Setup.of(ExperimentSpec(data=DataSpec(choices.table)))
    (gap,) = setup.data.gaps
    known = np.setdiff1d(setup.parts["train"].rows, gap.rows)
    assert setup.data.x[gap.rows[0], 0] == np.median(setup.data.x[known, 0])
    other = Setup.of(ExperimentSpec(data=DataSpec(choices.table, test=0.5)), [setup])
    known = np.setdiff1d(other.parts["train"].rows, gap.rows)
    assert other.data.x[gap.rows[0], 0] == np.median(other.data.x[known, 0])


def test_a_choice_that_loses_a_class_says_so(tmp_path: Path) -> None:
    choices = choices_of(tmp_path, "x,w,class\n" + "1,2,a\n3,4,b\n5,,c\n" * 4)
    assert choices.missing == "fill_training"
    assert "class c is lost" in policy_of(choices, "drop_rows")
    assert "8 rows" in policy_of(choices, "drop_rows")


@pytest.mark.parametrize(
    "text",
    [
        "Report 2024\nmade by me, with care\n\nx,w,class\n{body}",
        "Report 2024,,\n,,\nx,w,class\n{body}",
        "# one\n# two, three\nx,w,class\n{body}",
        "sep=,\nx,w,class\n{body}",
        "x,w,class\n{body}\n* preliminary, see below\nSource: an office\n",
        "x,w,class\n{body}Total,99,\n",
        "x,w,class\ns,m,\n{body}",
        "x,w,class\n(s),(m),\n{body}",
        "x,w,class,\n{trailing}",
        "x,w,class\n{half}# recalibrated\n{half}",
        "x\tw\tclass\ncontinuous\tcontinuous\tdiscrete\n\t\tclass\n{tabs}",
        "  x    w  class\n{blanks}",
        "x w class\n{spaces}",
    ],
)
def test_a_table_is_found_between_what_is_none(tmp_path: Path, text: str) -> None:
    lines = [f"{i},{i * 2 % 7}.5,{'ab'[i % 2]}\n" for i in range(12)]
    body = "".join(lines)
    content = text.format(
        body=body,
        half="".join(lines[:6]),
        trailing=body.replace("\n", ",\n"),
        tabs=body.replace(",", "\t"),
        blanks=body.replace(",", "   "),
        spaces=body.replace(",", " "),
    )
    choices = choices_of(tmp_path, content)
    assert [column.name for column in choices.cells.columns] == ["x", "w", "class"]
    assert names(choices, INPUT) == ["x", "w"]
    assert len(choices.cells) == 12
    assert not choices.problem()


@pytest.mark.parametrize(
    ("codec", "head", "words"),
    [
        ("cp1252", "größe;straße;klasse", ("männlich", "weiblich")),
        ("cp1250", "wzrost;miasto;klasa", ("żółty", "święty")),
        ("cp1251", "рост;вес;класс", ("мужской", "женский")),
        ("gb18030", "身高;体重;类别", ("男", "女")),
        ("big5", "身高;體重;類別", ("男", "女")),
        ("cp932", "身長;体重;クラス", ("男", "女")),
        ("cp949", "키;몸무게;클래스", ("남자", "여자")),
        ("utf-16-be", "x;w;class", ("a", "b")),
        ("utf-16", "größe;w;class", ("ä", "ö")),
        ("utf-8-sig", "größe;w;class", ("ä", "ö")),
    ],
)
def test_encodings_of_the_world(
    tmp_path: Path, codec: str, head: str, words: tuple[str, str]
) -> None:
    rows = [f"{i};{i * 2 % 7};{words[i % 2]}" for i in range(12)]
    choices = choices_of(tmp_path, "\n".join([head, *rows, ""]).encode(codec))
    assert [column.name for column in choices.cells.columns] == head.split(";")
    assert choices.cells.columns[2].categories == tuple(sorted(words))
    assert names(choices, TARGET) == [head.split(";")[2]]


@pytest.mark.parametrize(
    ("head", "row", "target", "classes"),
    [
        ("Id,len,Species", "{i},{w}.5,{ab}", "Species", True),
        ("PassengerId,Name,Fare,Port", "{i},Doe {i},{w}.5,{ab}", "Port", True),
        ("lon,median_house_value,ocean", "{i}.5,{n}00.5,{ab}", "median_house_value", False),
        ("carat,price,x,y,z", "{i}.5,{n},{w}.5,{w}.25,{w}.75", "price", False),
        ("age,Klasse,ort", "{i},{ab},{w}", "Klasse", True),
        ("hours,score", "{w}.5,{n}", "score", False),
    ],
)
def test_the_target_is_what_a_person_would_ask_for(
    tmp_path: Path, head: str, row: str, target: str, classes: bool
) -> None:
    choices = choices_of(tmp_path, rows_of(head, row))
    assert names(choices, TARGET) == [target]
    assert choices.is_classification == classes


@pytest.mark.parametrize(
    ("row", "place"),
    [("{c},13.{i},1.{w},9{n}", 0), ("8{n}77{n},{ab},17.{i},10.{w},1{n}.5", 1)],
)
def test_classes_at_the_beginning_of_a_table_without_names(
    tmp_path: Path, row: str, place: int
) -> None:
    rows = [row.format(c=i // 20 + 1, i=i, w=i + 1, n=200 + i, ab="MB"[i % 2]) for i in range(60)]
    choices = choices_of(tmp_path, "\n".join(rows))
    assert names(choices, TARGET) == [f"column {place + 1}"]
    assert choices.is_classification


def test_true_and_yes_are_one_class_and_another_target_can_be_named(tmp_path: Path) -> None:
    words = ("TRUE", "true", "no", "FALSE", "yes")
    rows = [f"{i},{words[i % 5]}" for i in range(20)]
    choices = choices_of(tmp_path, "\n".join(["x,alive", *rows]))
    assert len(choices.classes(choices.missing)[0]) == 2
    other = with_target(choices, "x")
    assert names(other, TARGET) == ["x"]
    assert names(other, INPUT) == ["alive"]
    with pytest.raises(TableError, match="expected a column “z”"):
        with_target(choices, "z")


SHEET = """<?xml version="1.0"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}
</sheetData></worksheet>"""


def workbook(path: Path, rows: list[list[str | float]]) -> Path:
    """The least that is a workbook of Excel, with one sheet."""

    def cell(value: str | float) -> str:
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        return f"<c><v>{value}</v></c>"

    text = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    main = "http://schemas.openxmlformats.org"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{main}/package/2006/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/></Types>',
        )
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{main}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{main}/officeDocument/2006/relationships/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}/spreadsheetml/2006/main" xmlns:r="{main}/officeDocument/2006/'
            'relationships"><sheets><sheet name="one" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{main}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{main}/officeDocument/2006/relationships/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        packed.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows=text))
    return path


def test_a_workbook_is_a_table_too(tmp_path: Path) -> None:
    body: list[list[str | float]] = [[i, i * 0.5, "ab"[i % 2]] for i in range(12)]
    path = workbook(tmp_path / "marks.xlsx", [["x", "w", "class"], *body])
    choices = at_once(opened(path))
    assert [column.name for column in choices.cells.columns] == ["x", "w", "class"]
    assert choices.cells.columns[1].numbers().tolist() == [i * 0.5 for i in range(12)]
    assert names(choices, TARGET) == ["class"]
    setup = Setup.of(ExperimentSpec(data=DataSpec(choices.table)))
    assert len(setup.data.x) == 12


def test_a_damaged_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = workbook(tmp_path / "marks.xlsx", [["x"], [1.0]])
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(TableError, match="perhaps one of Excel, and it is damaged"):
        at_once(opened(path))


def test_plus_and_minus_are_answers(tmp_path: Path) -> None:
    path = tmp_path / "tests.csv"
    path.write_text("\n".join(["age,test", *(f"{20 + i},{'+-'[i % 2]}" for i in range(20))]))
    choices = at_once(opened(path))
    assert choices.cells.column("test").categories == ("+", "-")
    assert choices.problem() == ""


def test_what_is_owed_has_its_sign_behind(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    body = [f"{i % 4};{i}.200,{10 + i}{'-' if i % 3 == 0 else ''}" for i in range(1, 25)]
    path.write_text("\n".join(["kind;balance", *body]))
    numbers = at_once(opened(path)).cells.column("balance").numbers()
    assert numbers[:3].tolist() == [1200.11, 2200.12, -3200.13]
    path.write_text(
        "\n".join(["mark,hours", *(f"{1 + i % 3}{'-' * (i % 2)},{i}" for i in range(20))])
    )
    assert not (at_once(opened(path)).cells.column("mark").is_number)


@pytest.mark.parametrize("word", ["#NV", "#WERT!", "#VALEUR!", "#¡VALOR!", "#BEZUG!"])
def test_errors_of_a_spreadsheet_in_any_language_are_gaps(tmp_path: Path, word: str) -> None:
    path = tmp_path / "data.csv"
    body = [f"{word if i % 5 == 0 else i}.5,{'ab'[i % 2]}" for i in range(30)]
    path.write_text("\n".join(["x,class", *body]).replace(f"{word}.5", word), encoding="utf-8")
    column = at_once(opened(path)).cells.column("x")
    assert column.missing == 6
    assert column.is_number


def test_titles_and_groups_of_columns_stand_above_the_names(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    head = ["Company X,,,,", "Report of 2024,,,,", ",,,,", ",Size,,Result,"]
    body = [f"N{i},{7 * i % 41},{9 * i % 43},0.{i + 10},{'ABC'[i % 3]}" for i in range(30)]
    path.write_text("\n".join([*head, "Name,Width (cm),Height (cm),Score,Grade", *body]))
    choices = at_once(opened(path))
    assert [column.name for column in choices.cells.columns] == [
        "Name", "Width (cm)", "Height (cm)", "Score", "Grade"]  # fmt: skip
    assert len(choices.cells) == 30
    assert choices.cells.column("Width (cm)").missing == 0


def test_a_sign_of_a_currency_alone_is_western(tmp_path: Path) -> None:
    path = tmp_path / "prix.csv"
    path.write_bytes(
        "\n".join(["ville;prix", *(f"V{i};{i + 3} €" for i in range(20))]).encode("cp1252")
    )
    assert at_once(opened(path)).cells.dialect.encoding == "cp1252"


def test_thousands_and_millions_in_one_column_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "channels.csv"
    sizes = ("1.2M", "350K", "2B", "90k", "12")
    body = [f"{sizes[i % 5]},{i % 7}k,{300 + i} K,{'ab'[i % 2]}" for i in range(30)]
    path.write_text("\n".join(["subscribers,clicks,heat,category", *body]))
    choices = at_once(opened(path))
    column = choices.cells.column("subscribers")
    assert column.numbers()[:5].tolist() == [1.2e6, 350e3, 2e9, 90e3, 12]
    # One unit at all numbers is a unit, whatever its letter: kelvins are no thousands.
    assert choices.cells.column("clicks").numbers()[:3].tolist() == [0, 1, 2]
    assert choices.cells.column("heat").numbers()[0] == 300
    assert {column.name for column, _ in choices.columns(INPUT)} == {
        "subscribers",
        "clicks",
        "heat",
    }


def test_times_of_a_clock_are_numbers(tmp_path: Path) -> None:
    path = tmp_path / "runners.csv"
    body = [f"{18 + i},{59 if i % 4 == 0 else f'1:0{i % 9}'}:30,{i % 5}:45,{3 + i % 2}:1{i % 9}:36"
            for i in range(30)]  # fmt: skip
    body[5] = "40,DNF,?,3:30:00"
    path.write_text("\n".join(["age,half,song,finish", *body]))
    choices = at_once(opened(path))
    assert choices.problem() == ""
    half, song = choices.cells.column("half"), choices.cells.column("song")
    assert half.numbers()[:2] == pytest.approx([59.5 / 60, 1 + 1 / 60 + 30 / 3600])
    assert song.numbers()[:2].tolist() == [0.75, 1.75]
    assert song.missing == 1
    assert half.missing == 1
    assert {column.name for column, _ in choices.columns(INPUT)} == {"age", "half", "song"}
    assert [column.name for column, _ in choices.columns(TARGET)] == ["finish"]
    assert "column “finish”: times such as 3:10:36 are read as hours" in choices.notes
