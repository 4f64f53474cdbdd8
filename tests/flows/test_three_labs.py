"""Three labs from the menu to the printed report: one sketched, one mended, one with lanes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from killed_lab import kill_in_the_middle
from PySide6.QtWidgets import QFileDialog
from samples import spiral
from student import Student

from engine.labs.hand_in.file import HandIn
from engine.labs.hand_in.replay import Outcome, replayed
from playground.labs.handed_in.pictures import sketches_of

# What only the engine's own dialects have: a report is read by people.
RAW = re.compile(r"[{}$]|\*\*")


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file dialog says that the hand-in is to be saved."""
    path = tmp_path / "ada.bplab"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def printed(student: Student, target: Path) -> str:
    """Hand in all that was done; nothing is missing, and it is confirmed. Returns the report."""
    lab = student.lesson.lab
    assert student.hand_in("Ada", target) == "Everything is there."
    handed = HandIn.load(target)
    assert handed.name == "Ada"
    assert all(record.done for record in handed.progress.steps)
    verdicts = replayed(lab, handed.progress)
    assert len(verdicts) == sum(len(step.goals) for step in lab.steps)
    assert {verdict.outcome for verdict in verdicts} == {Outcome.CONFIRMED}
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    page = target.with_suffix(".html").read_text("utf-8")
    said = page.partition("</head>")[2].rpartition("<pre>")[0]
    assert not RAW.findall(re.sub(r"<[^>]*>", "", said))
    assert not re.search(r"(src|href)=\"(?!data:)", page)
    return page


@pytest.mark.long
def test_a_lab_with_a_sketched_prediction(open_window: Callable, target: Path) -> None:
    student = Student(open_window(spiral()))
    student.open("sigmoid-saturates")
    student.finish()
    (place,) = sketches_of(student.lesson)
    page = printed(student, target)
    assert page.count('src="data:image/png') > 10
    assert f"Step {place + 1}" in page
    assert "dashed the first prediction" in page
    assert "measured" in page


@pytest.mark.long
def test_a_lab_with_lanes(open_window: Callable, target: Path) -> None:
    student = Student(open_window(spiral()))
    student.open("dead-relu")
    place = next(n for n, step in enumerate(student.lesson.lab.steps) if step.kind == "compare")
    while student.lesson.place < place:
        student.do_step()
        student.go_on()
    student.do_step()
    labels = [lane.label for lane in student.session.version.lanes]
    assert len(labels) == len(student.lesson.step.lanes) > 1
    compared = student.words("lesson.words")
    assert "–" not in compared
    student.go_on()
    student.finish()
    page = printed(student, target)
    assert "Measured: " in page
    numbers = re.findall(r"\d+\.\d+|\d{2,}", compared)
    assert numbers
    assert all(number in page for number in numbers)


@pytest.mark.long
def test_a_lab_to_mend_is_killed_in_the_middle_and_continued(
    open_window: Callable, target: Path
) -> None:
    kill_in_the_middle("two-gates", 2.0, 2)
    student = Student(open_window(spiral()))
    student.continue_with("two-gates")
    assert student.lesson.place == 2
    assert student.lesson.progress.steps[1].guesses[0].values == (2.0,)
    assert any(step.kind == "debug" for step in student.lesson.lab.steps[2:])
    student.finish()
    page = printed(student, target)
    assert "half done" in page
    assert "two: one for each class" in page
