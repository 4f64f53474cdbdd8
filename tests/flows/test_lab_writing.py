"""A teacher: from a new file to a working lab, a folder of labs, codes, what was handed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QTextBrowser, QWidget
from samples import spiral

from engine.labs.hand_in.file import HandIn
from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from playground.labs.finding import FoundLab, LabWish
from playground.labs.guide import example
from playground.session.lab_keeper import labs_folder
from playground.session.settings import Settings


class Teacher:
    """A user who writes a lab in an editor beside the window."""

    def __init__(self, user: Any, path: Path) -> None:
        self.user, self.window, self.wait, self.path = user, user.window, user.wait, path
        self.labs = user.controller.labs
        path.write_text(example(), "utf-8")
        self.labs.begin(LabWish(writing=path))
        self.wait(lambda: self.labs.lesson is not None and not self.labs.run.is_aside)

    def save(self, old: str, new: str) -> None:
        """Change the file as an editor does that replaces it."""
        text = self.path.read_text("utf-8")
        assert old in text
        beside = self.path.with_suffix(".tmp")
        beside.write_text(text.replace(old, new, 1), "utf-8")
        beside.replace(self.path)

    @property
    def said(self) -> str:
        """What stands above the lesson."""
        return str(self.window.lesson.faults.accessibleName())


@pytest.mark.long
def test_from_a_new_file_to_a_working_lab(open_window: Callable, tmp_path: Path) -> None:
    teacher = Teacher(open_window(spiral()), tmp_path / "own.toml")
    labs, user = teacher.labs, teacher.user
    assert "no mistakes" in teacher.said
    user.click("lesson.next")
    teacher.wait(lambda: labs.lesson.place == 1)
    teacher.wait(lambda: not labs.run.is_aside)
    user.click("transport.step")
    teacher.wait(lambda: user.step_shown() == 1)

    # Another word: the step and its run stay.
    teacher.save("Then press Play.", "Now press Play.")
    teacher.wait(lambda: "Now press Play" in labs.lesson.step.words.of("en"))
    assert labs.lesson.place == 1
    assert user.step_shown() == 1
    assert not labs.run.is_aside
    assert labs.lesson.at == 1

    # A mistake: line and column; what was read before stays.
    teacher.save("minutes = 10", "minutes = 99")
    teacher.wait(lambda: "line 5, column 11" in teacher.said)
    assert labs.lesson.lab.minutes == 10
    assert not teacher.window.lesson.faults.check.isEnabled()
    teacher.save("minutes = 99", "minutes = ")
    teacher.wait(lambda: "expected TOML" in teacher.said)

    # Mended, with a digit in a text, which can be read but is a mistake.
    teacher.save("minutes = ", "minutes = 10")
    teacher.save("Now press Play.", "Now press Play for 300 steps.")
    teacher.wait(lambda: "a result is a placeholder" in teacher.said)
    assert labs.lesson.place == 1
    teacher.save("for 300 steps", "at last")
    teacher.wait(lambda: "no mistakes" in teacher.said)

    # A step before it: still the same step.
    before = '[[step]]\nkind = "read"\nwords = { en = "Hello.", de = "Hallo." }\n[[step]]'
    teacher.save("[[step]]", before)
    teacher.wait(lambda: labs.lesson.place == 2)
    assert labs.lesson.step.kind == "do"
    assert not list(labs_folder().glob("*.json")), "nobody's work is kept"


@pytest.mark.long
def test_the_proof_that_it_works(open_window: Callable, tmp_path: Path) -> None:
    teacher = Teacher(open_window(spiral()), tmp_path / "own.toml")
    teacher.user.click("lesson.prove")
    teacher.wait(lambda: "own.toml works" in teacher.said)
    teacher.save("at_most = 0.25", "at_most = 0.7")
    teacher.wait(lambda: "no mistakes" in teacher.said)
    teacher.user.click("lesson.prove")
    teacher.wait(lambda: "the start reaches it" in teacher.said)


@pytest.mark.long
def test_what_was_handed_in_is_looked_at(open_window: Callable, tmp_path: Path) -> None:
    user = open_window(spiral())
    labs, lab = user.controller.labs, Lab.loads(example())
    progress = LabProgress.begun(lab).locked((1.0,)).at(3).told(0, "Because it overshoots.")
    labs.begin(LabWish(FoundLab(lab, HandIn("Ada", progress=progress))))
    user.wait(lambda: labs.lesson is not None and not labs.run.is_aside)
    assert labs.lesson.place == 3
    assert "Ada" in user.window.banner.text()
    labs.lesson.note("hm")
    labs.leave()
    assert not list(labs_folder().glob("*.json")), "it is nobody's work here"


@pytest.mark.long
def test_a_folder_of_ones_own_stands_in_the_menu(
    open_window: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "mine"
    own.mkdir()
    (own / "first.toml").write_text(example(), "utf-8")
    user = open_window(spiral())
    menu, actions = user.window.menus["Labs"], user.window.actions_by_name
    assert not actions["lab_no_folder"].isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(own))
    actions["lab_folder"].trigger()
    user.wait(lambda: menu.findChild(QAction, "lab.my-first-lab") is not None)
    assert "My labs: mine" in [action.text().replace("&", "") for action in menu.actions()]
    assert menu.findChild(QAction, "lab.one-neuron") is not None
    assert Settings().labs_folder == own
    actions["lab_no_folder"].trigger()
    menu.aboutToShow.emit()
    user.wait(lambda: user.controller.labs.menu.library is not None)
    names = [action.text().replace("&", "") for action in menu.actions()]
    assert "My labs: mine" not in names
    assert names.count("First hour") == 1


@pytest.mark.long
def test_a_text_code_opens_the_same(open_window: Callable) -> None:
    user = open_window(spiral())
    actions, session = user.window.actions_by_name, user.session
    actions["copy_code"].trigger()
    code, before = QGuiApplication.clipboard().text(), session.spec
    actions["new"].trigger()
    user.wait(lambda: session.spec != before)
    actions["open_code"].trigger()
    dialog = user.window.findChild(QInputDialog, "text_code")
    assert dialog.textValue() == code
    dialog.accept()
    user.wait(lambda: session.spec == before)
    user.controller.labs.begin(LabWish(FoundLab(Lab.loads(example()))))
    user.wait(lambda: user.controller.labs.lesson is not None)
    actions["copy_code"].trigger()
    user.wait(lambda: QGuiApplication.clipboard().text().startswith("bp1.lab."))
    code = QGuiApplication.clipboard().text()
    actions["lab_leave"].trigger()
    user.controller._codes.open(f"bp1.lab.{code[8:100]}")
    assert "not complete" in user.window.banner.text()
    user.controller._codes.open(code)
    user.wait(lambda: user.window.findChild(QWidget, "question.continue") is not None)
    user.click("question.continue")
    user.wait(lambda: user.controller.labs.lesson is not None)
    assert user.controller.labs.lesson.lab.id == "my-first-lab"


@pytest.mark.long
def test_the_guide_is_under_help(open_window: Callable) -> None:
    user = open_window(spiral())
    user.window.actions_by_name["lab_guide"].trigger()
    dialog = user.window.findChild(QDialog, "guide")
    assert dialog.isVisible()
    assert "playground lab write" in dialog.findChild(QTextBrowser, "guide.text").toPlainText()
    user.qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.long
def test_terms_and_symbols_are_reached_from_a_lab_and_from_help(open_window: Callable) -> None:
    user = open_window(spiral())
    labs = user.controller.labs
    labs.begin(LabWish(FoundLab(Lab.loads(example()))))
    user.wait(lambda: labs.lesson is not None and not labs.run.is_aside)
    user.click("lesson.terms")
    user.wait(lambda: user.window.findChild(QDialog, "terms") is not None)
    dialog = user.window.findChild(QDialog, "terms")
    assert "$n$" in dialog.text.words
    assert "**" in dialog.text.words
    user.qtbot.keyClicks(dialog.sought, "learning rate")
    assert dialog.text.words.count("\n\n") < 12
    assert "$\\eta$" in dialog.text.words
    user.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    user.window.actions_by_name["lab_terms"].trigger()
    user.wait(lambda: user.window.findChild(QDialog, "terms") is not None)
