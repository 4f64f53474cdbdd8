"""`playground lab` without a screen: list, check, collect."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from cli_support import run
from labs_support import LABS, SMALL, small

from engine.labs.hand_in.file import HandIn
from engine.labs.progress import LabProgress


@pytest.mark.long
def test_labs_are_listed_in_the_order_they_build_on_each_other() -> None:
    done = run("lab", "list")
    assert done.returncode == 0
    names = [line.split()[0] for line in done.stdout.splitlines()]
    assert len(names) == len(list(LABS.glob("*.toml")))
    assert names.index("one-neuron") < names.index("two-gates") < names.index("xor-descent")


@pytest.mark.long
def test_a_lab_that_works_is_said_to_work(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(SMALL, encoding="utf-8")
    done = run("lab", "check", str(file), "one-neuron", "--seeds", "2")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.partition(" (")[0] for line in done.stdout.splitlines()]
    assert lines == [f"{file}: works", "one-neuron: works"]


@pytest.mark.long
def test_every_mistake_is_a_line_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(SMALL.replace("minutes = 10", "minutes = 0").replace("units = 8", "units = 0"))
    done = run("lab", "check", str(file))
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert [line.partition("line ")[2].partition(":")[0] for line in lines] == [
        "5, column 11",
        "12, column 37",
    ]


@pytest.mark.long
def test_a_goal_that_is_out_of_reach_is_a_line_too(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(SMALL.replace("at_most = 0.6", "at_most = 0"), encoding="utf-8")
    done = run("lab", "check", str(file), "--seeds", "1")
    assert done.returncode == 1
    assert "the model solution misses it" in done.stderr


@pytest.mark.long
def test_a_folder_of_hand_ins_becomes_a_table(tmp_path: Path) -> None:
    labs, folder = tmp_path / "labs", tmp_path / "in"
    labs.mkdir()
    folder.mkdir()
    (labs / "mine.toml").write_text(SMALL, encoding="utf-8")
    HandIn("=Ada", "today", progress=LabProgress.begun(small())).save(folder / "ada.bplab")
    (folder / "broken.bplab").write_text("{", encoding="utf-8")
    done = run("lab", "collect", str(folder), "--labs", str(labs))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 hand-ins, 1 of them unreadable")
    with (folder / "hand-ins.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == ["'=Ada", ""]


@pytest.mark.long
def test_what_is_no_folder_is_said() -> None:
    done = run("lab", "collect", "nowhere")
    assert done.returncode == 2
    assert "expected a folder of hand-ins" in done.stderr
