"""A lab from the menu to the file that is handed in, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from samples import spiral
from student import Student

from engine.labs.hand_in.file import HandIn
from playground.labs import lesson as lessons

ALT = Qt.KeyboardModifier.AltModifier


class Typist(Student):
    """A student whose mouse is broken."""

    def __init__(self, user: object) -> None:
        super().__init__(user)
        self.keys = Keyboard(self.wait)

    def choose(self, name: str) -> None:
        """Open the menu with its letter, and go down to a lab of the first way."""
        menu, bar = self.window.menus["Labs"], self.window.menuBar()
        (line,) = [one for one in bar.actions() if one.menu() is menu]
        letter = line.text().partition("&")[2][0].upper()
        self.keys.press(Qt.Key[f"Key_{letter}"], ALT)
        self.wait(lambda: menu.isVisible() and self.labs.menu.library is not None)
        self.keys.pick(menu, "First hour", f"lab.{name}")

    def go_on(self) -> None:
        """Press the button that leads on."""
        self.keys.enter(self.window.docks["lesson"])
        place = self.lesson.place
        self.keys.click("lesson.next")
        self.wait(lambda: self.lesson.place == place + 1)
        self.settle()

    def predict(self, option: int) -> None:
        """Choose an option with the arrows, and lock it."""
        self.keys.reach("lesson.option.0")
        self.keys.press(Qt.Key.Key_Space)
        for _ in range(option):
            self.keys.press(Qt.Key.Key_Down)
        assert self.keys.focus == f"lesson.option.{option}"
        self.keys.click("lesson.lock")
        self.wait(lambda: self.lesson.place in self.lesson.truths)
        self.settle()

    def set_bias(self, value: float) -> None:
        """Go to the output neuron in the drawing, and type its bias."""
        self.keys.enter(self.window.docks["network"])
        self.keys.reach("network.canvas")
        self.keys.press(Qt.Key.Key_Right)

        def editing() -> bool:
            # There is nothing to edit before the experiment of the step has been drawn.
            if self.keys.focus == "network.canvas":
                self.keys.press(Qt.Key.Key_F2)
            return self.keys.focus == "network.weight"

        self.wait(editing)
        self.keys.type(str(value))
        self.keys.press(Qt.Key.Key_Return)
        assert self.keys.focus == "network.canvas", "the drawing has the keyboard again"
        self.keys.enter(self.window.docks["lesson"])


@pytest.mark.long
def test_a_lab_from_the_menu_to_the_hand_in(
    open_window: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lessons, "HINT_EVERY", 0.0)
    # Where an earlier test has left the pointer, nobody's hand is.
    monkeypatch.setattr(QWidget, "underMouse", lambda _: False)
    student = Typist(open_window(spiral()))
    keys, target = student.keys, tmp_path / "ada.bplab"
    student.open("one-neuron")
    student.go_on()
    student.predict(2)
    student.go_on()
    keys.click("lesson.hint")
    assert student.lesson.record.hints == 1
    student.set_bias(-1.5)
    student.wait(lambda: student.lesson.judge.standings[0].reached)
    keys.reach("lesson.answer.1")
    keys.type("0.5")
    keys.press(Qt.Key.Key_Return)
    student.wait(lambda: student.lesson.record.done)
    student.go_on()
    student.predict(1)
    student.go_on()
    student.set_bias(-0.5)
    student.wait(lambda: student.lesson.record.done)
    student.go_on()
    keys.reach("lesson.text.0")
    keys.type("One line cannot")
    keys.click("lesson.model")
    student.go_on()
    keys.reach("lesson.text.0")
    keys.type("one")
    keys.reach("lesson.text.1")
    keys.type("two")
    keys.click("lesson.hand_in")
    student.wait(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    assert keys.focus == "hand_in.name"
    keys.type("Ada")
    keys.save_as(target)
    keys.press(Qt.Key.Key_Return)
    student.wait(target.with_suffix(".pdf").exists)
    handed = HandIn.load(target)
    assert handed.name == "Ada"
    assert handed.progress.steps == student.lesson.progress.steps
    assert all(record.done for record in handed.progress.steps[:-1])
    student.wait(lambda: QApplication.activeModalWidget() is None)
