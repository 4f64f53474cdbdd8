"""The goals of a step as they stand: reached or not, with what is measured now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from engine.labs.goals import Answer, Goal, Measured
from engine.labs.judge import Standing
from playground.labs.cards.base import button
from playground.labs.figures import written
from playground.labs.lesson import Lesson
from playground.labs.lesson_text import LessonText
from playground.look.restyle import restyle
from playground.plotting.formulas import Formulas
from playground.words.translate import said, tr

REACHED, OPEN, FAULTY = "✓", "○", "!"


class GoalRow(QWidget):
    """One goal: its sign, its words, its value; a field where it is answered by typing."""

    def __init__(self, lesson: Lesson, number: int, formulas: Formulas, parent: QWidget) -> None:
        super().__init__(parent)
        self._lesson, self._number = lesson, number
        # An answer was given before the engine had measured what it is compared with.
        self._waits = False
        self._goal: Goal = lesson.step.goals[number]
        self.setObjectName(f"lesson.goal.{number}")
        self.sign = QLabel(OPEN, self)
        self.sign.setFixedWidth(self.sign.fontMetrics().horizontalAdvance("✓○"))
        self.words = LessonText(formulas, self)
        self.words.set_words(words_of_goal(lesson, self._goal))
        self.now = QLabel(self)
        self.now.setProperty("kind", "caption")
        self.now.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.addWidget(self.sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.words, 0, 1)
        grid.setColumnStretch(1, 1)
        self.field: QLineEdit | None = None
        if isinstance(self._goal, Answer):
            grid.addLayout(self._typed(self._goal), 1, 1)
        grid.addWidget(self.now, 2, 1)
        self.refresh()

    def refresh(self) -> None:
        """Say how it stands."""
        if self._waits and self._lesson.may_answer(self._number):
            self._waits = False
            self.check()
        standing = self._lesson.judge.standings[self._number]
        sign, role, spoken = _sign(standing)
        self.sign.setText(sign)
        restyle(self.sign, role=role)
        if isinstance(self._goal, Measured):
            value = written(self._goal.quantity.name, standing.value)
            wanted = wanted_of(self._goal)
            now = tr("now {value}", value=value)
            self._say(tr("{now}, wanted {bound}", now=now, bound=wanted) if wanted else now)
        if standing.faulty:
            self._say(tr("This lab is faulty here ({problem}); go on.", problem=standing.faulty))
        self.setAccessibleName(f"{self.words.accessibleName()}: {spoken}, {self.now.text()}")

    def check(self) -> None:
        """Check what has been typed."""
        field, goal = self.field, self._goal
        if field is None or not isinstance(goal, Answer):
            return
        problem = goal.problem(field.text())
        if problem:
            self._say(tr("That cannot be read: {problem}", problem=said(problem)))
        elif not self._lesson.may_answer(self._number):
            self._waits = True
            self._say(tr("The engine measures …"))
        elif self._lesson.answer(self._number, field.text()):
            self._say(tr("Right."))
        else:
            self._say(tr("Not that; have another look."))
        restyle(field, invalid=bool(problem))
        self.setAccessibleName(f"{self.words.accessibleName()}: {self.now.text()}")

    def _say(self, text: str) -> None:
        if self.now.text() != text:
            self.now.setText(text)
        self.now.setVisible(bool(text))

    def _typed(self, goal: Answer) -> QHBoxLayout:
        self.field = QLineEdit(self)
        self.field.setObjectName(f"lesson.answer.{self._number}")
        self.field.setAccessibleName(self.words.accessibleName())
        examples = {
            "number": tr("such as 0.25 or 1/4"),
            "matrix": tr("such as 1 2; 3 4"),
            "formula": tr("such as (a + b)^2"),
        }
        self.field.setPlaceholderText(examples.get(goal.kind, ""))
        self.field.setText(self._lesson.record.goals[self._number].text)
        self.field.returnPressed.connect(self.check)
        check = button(tr("Check"), f"lesson.check.{self._number}", self.check, self)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.field, 1)
        line.addWidget(check)
        self.now.hide()
        return line


class GoalList(QWidget):
    """All goals of a step, and a button that checks them."""

    def __init__(self, lesson: Lesson, formulas: Formulas, parent: QWidget) -> None:
        super().__init__(parent)
        self._lesson = lesson
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.rows = [GoalRow(lesson, n, formulas, self) for n in range(len(lesson.step.goals))]
        for row in self.rows:
            column.addWidget(row)
        self.check = button(tr("Check the goals"), "lesson.check", self._check, self)
        self.check.setToolTip(tr("Look at the goals now; what is missed opens the next hint."))
        measured = any(isinstance(goal, Measured) for goal in lesson.step.goals)
        self.check.setVisible(measured)
        column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        self.outcome = LessonText(formulas, self)
        self.outcome.setObjectName("lesson.outcome")
        self.outcome.hide()
        column.addWidget(self.outcome)

    def refresh(self) -> None:
        """Say how each stands."""
        for row in self.rows:
            row.refresh()
        if self._lesson.judge.all_reached and not self.outcome.isHidden():
            self.outcome.hide()

    def say_missed(self, sentences: list[str], otherwise: str = "") -> None:
        """Say what became of goals that were missed: known wrong ways have their own words."""
        self.outcome.set_words("\n\n".join(sentences) or otherwise)
        self.outcome.setVisible(bool(self.outcome.words))

    def _check(self) -> None:
        sentences = self._lesson.check()
        if self._lesson.judge.all_reached:
            self.say_missed([], tr("All goals are reached."))
        else:
            self.say_missed(sentences, tr("Not yet: the values stand beside the goals."))


def words_of_goal(lesson: Lesson, goal: Goal) -> str:
    """What a goal asks for: its words, or its measure with its bound."""
    words = lesson.text(goal.words)
    if isinstance(goal, Measured):
        words = words or f"{goal.quantity.name}: {tr(goal.bound.sentence)}"
        if goal.for_steps:
            words = tr("{words} for {steps} steps", words=words, steps=goal.for_steps)
    return words


def wanted_of(goal: Measured) -> str:
    """How large what is measured has to be; nothing where that alone would be the answer."""
    name, bound = goal.quantity.name, goal.bound
    if bound.equals is not None or not goal.words:
        return ""
    low = "" if bound.at_least is None else written(name, bound.at_least)
    high = "" if bound.at_most is None else written(name, bound.at_most)
    if low and high:
        return tr("from {low} to {high}", low=low, high=high)
    return tr("at least {low}", low=low) if low else tr("at most {high}", high=high)


def _sign(standing: Standing) -> tuple[str, str, str]:
    if standing.faulty:
        return FAULTY, "warning", tr("faulty")
    if standing.reached:
        return REACHED, "good", tr("reached")
    return OPEN, "quiet", tr("not reached yet")
