"""A student in a lab, as flows play one: sees what the lesson dock shows, and acts on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from engine.labs.goals import Answer
from engine.labs.steps import CurveAnswer, NumberGuess, PredictStep
from engine.network.places import parameter_at
from playground.labs.lesson import Lesson
from playground.labs.lesson_text import LessonText


class Student:
    """A user in a lab: sees what the lesson dock shows, and acts on it."""

    def __init__(self, user: Any) -> None:
        self.user, self.window, self.session = user, user.window, user.session
        self.wait, self.click, self.qtbot = user.wait, user.click, user.qtbot
        self.labs = user.controller.labs

    @property
    def lesson(self) -> Lesson:
        assert self.labs.lesson is not None
        return self.labs.lesson

    def choose(self, name: str) -> None:
        """Pick a lab in the menu."""
        menu = self.window.menus["Labs"]
        menu.aboutToShow.emit()
        self.wait(lambda: menu.findChild(QAction, f"lab.{name}") is not None)
        menu.findChild(QAction, f"lab.{name}").trigger()

    def open(self, name: str) -> None:
        """Pick a lab that has not been begun, and wait until its experiment is there."""
        self.choose(name)
        self.wait(lambda: self.labs.lesson is not None)
        self.settle()

    def continue_with(self, name: str) -> None:
        """Pick a lab that has been begun, and go on where it was left."""
        self.choose(name)
        self.wait(lambda: self.window.findChild(QWidget, "question.continue") is not None)
        self.click("question.continue")
        self.wait(lambda: self.labs.lesson is not None)
        self.settle()

    def settle(self) -> None:
        """Wait until the experiment of the step is drawn."""
        self.wait(lambda: not self.labs.run.is_aside)

    def go_on(self) -> None:
        """Press the button that leads on."""
        place = self.lesson.place
        self.click("lesson.next")
        self.wait(lambda: self.lesson.place == place + 1)
        self.settle()

    def go(self, place: int) -> None:
        """Press the row of a step."""
        self.click(f"lesson.step.{place}")
        self.wait(lambda: self.lesson.place == place)
        self.settle()

    def words(self, name: str) -> str:
        """What a text of the lesson says."""
        found = self.window.lesson.findChild(LessonText, name)
        assert found is not None
        return found.words if found.isVisible() else ""

    def type_into(self, name: str, text: str) -> None:
        """Type into a field of the lesson."""
        field = self.window.lesson.findChild(QWidget, name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    def set_bias(self, value: float) -> None:
        """Give the output neuron another bias, as its editor does."""
        place = parameter_at(self.session.setup.network, "output.b.0")
        self.window.panels["network"].parameter_set.emit(place, value)

    def do_step(self) -> None:
        """Do what the step at hand asks for, as a student who knows the solution."""
        kind = self.lesson.step.kind
        if kind == "predict":
            self._predict()
        elif kind == "compare":
            self.click("lesson.run")
            self.wait(lambda: len(self.lesson.lanes) == len(self.lesson.step.lanes))
        elif kind in ("do", "debug"):
            self._mend()
        elif kind == "explain":
            self.type_into("lesson.text.0", "Since every layer multiplies.")
        elif kind == "recall":
            self.type_into("lesson.text.0", "one")
            self.type_into("lesson.text.1", "two")
        self._answer()
        if kind not in ("read", "compare"):
            self.wait(lambda: self.lesson.record.done)

    def finish(self) -> None:
        """Do all steps from the one at hand to the last."""
        while True:
            self.do_step()
            if self.lesson.place == len(self.lesson.lab.steps) - 1:
                return
            self.go_on()

    def hand_in(self, name: str, target: Path) -> str:
        """Hand in to where the file dialog answers; returns what the dialog says is missing."""
        self.click("lesson.hand_in")
        dialog = self.window.findChild(QDialog, "hand_in")
        self.qtbot.keyClicks(dialog.name, name)
        missing = str(dialog.missing.text())
        dialog.save.click()
        self.wait(target.with_suffix(".pdf").exists)
        return missing

    def sketch(self) -> None:
        """Draw a falling curve with the mouse."""
        card = self.window.lesson.card
        self.wait(lambda: card.sketch is not None)
        field, left = card.sketch, Qt.MouseButton.LeftButton
        self.qtbot.mousePress(field, left, pos=QPoint(40, 30))
        end = QPoint(field.width() - 13, field.height() - 40)
        self.qtbot.mousePress(field, left, pos=end)
        self.qtbot.mouseRelease(field, left, pos=end)
        assert field.complete

    def _predict(self) -> None:
        step = self.lesson.step
        assert isinstance(step, PredictStep)
        if step.options:
            self.click("lesson.option.0")
        elif isinstance(step.answer, CurveAnswer):
            self.sketch()
        else:
            assert isinstance(step.answer, NumberGuess)
            self.type_into("lesson.guess", "3")
        self.click("lesson.lock")
        self.wait(lambda: self.lesson.place in self.lesson.truths)
        self.settle()

    def _mend(self) -> None:
        solution = self.lesson.step.solution
        for path, value in solution.weights:
            place = parameter_at(self.session.setup.network, path)
            self.window.panels["network"].parameter_set.emit(place, value)
        if solution.settings:
            self.window.form.edited.emit(solution.of(self.session.spec))
        if self.lesson.step.horizon:
            self.click("transport.play")
        typed = [isinstance(goal, Answer) for goal in self.lesson.step.goals]
        standings = self.lesson.judge.standings
        self.wait(lambda: all(typed[n] or one.reached for n, one in enumerate(standings)))

    def _answer(self) -> None:
        """Type the right answer wherever one is asked for."""
        for number, goal in enumerate(self.lesson.step.goals):
            if not isinstance(goal, Answer):
                continue
            self.wait(lambda n=number: self.lesson.may_answer(n))
            truth = goal.truth(self.lesson.lookup.value)
            if not isinstance(truth, str | float):
                truth = "; ".join(" ".join(map(repr, row)) for row in truth.tolist())
            self.type_into(f"lesson.answer.{number}", str(truth))
            self.click(f"lesson.check.{number}")
