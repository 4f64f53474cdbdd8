"""Three labs from the menu to the printed report: one sketched, one mended, one with lanes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from samples import spiral
from student import Student

from engine.labs.hand_in.file import HandIn
from engine.labs.hand_in.replay import Outcome, replayed
from playground.labs.handed_in.pictures import sketches_of

ROOT = Path(__file__).parents[2]
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


# A window in which half of a lab is done, which then goes on until it is killed.
WINDOW = """
from PySide6.QtCore import QTimer
from samples import spiral
from playground import app
from playground.session.lab_keeper import labs_folder

controller = app.build(spiral(), "light")
controller.window.show()
controller.labs.menu.need(lambda library: controller.labs.open(library.named("two-gates")))

def look():
    lesson = controller.labs.lesson
    if lesson is None or controller.labs.run.is_aside:
        return
    if lesson.place == 0:
        controller.labs.go_to(1)
        lesson.lock((2.0,))
        controller.labs.go_to(2)
        lesson.note("half done")
    path = labs_folder() / "two-gates.json"
    if path.exists() and "half done" in path.read_text(encoding="utf-8"):
        print("kept", flush=True)

timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
app.application().exec()
"""


@pytest.mark.long
def test_a_lab_to_mend_is_killed_in_the_middle_and_continued(
    open_window: Callable, target: Path
) -> None:
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    command = [sys.executable, "-c", WINDOW]
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline().strip() == "kept"
        window.kill()
    student = Student(open_window(spiral()))
    student.choose("two-gates")
    student.wait(lambda: student.window.findChild(QWidget, "question.continue") is not None)
    student.click("question.continue")
    student.wait(lambda: student.labs.lesson is not None)
    student.settle()
    assert student.lesson.place == 2
    assert student.lesson.progress.steps[1].guesses[0].values == (2.0,)
    assert any(step.kind == "debug" for step in student.lesson.lab.steps[2:])
    student.finish()
    page = printed(student, target)
    assert "half done" in page
    assert "two: one for each class" in page
