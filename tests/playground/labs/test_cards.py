"""The cards of all steps of all labs can be shown, in both languages, and answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from engine.labs.steps import NumberGuess, PredictStep
from playground.labs.lesson import Lesson
from playground.labs.shelf import shelf
from playground.labs.view import LessonView
from playground.look.stylesheet import stylesheet
from playground.look.tokens import LIGHT

LABS = shelf().labs
NUMBERS = [
    (lab, place)
    for lab in LABS
    for place, step in enumerate(lab.steps)
    if isinstance(step, PredictStep) and isinstance(step.answer, NumberGuess)
]


@pytest.mark.long
@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.id)
def test_every_step_is_shown(qtbot: QtBot, lab: Lab) -> None:
    view = LessonView(LIGHT)
    qtbot.addWidget(view)
    lesson = Lesson(lab, LabProgress.begun(lab, "de"))
    view.open(lesson)
    for place, step in enumerate(lab.steps):
        lesson.go_to(place)
        assert view.card is not None
        assert view.card.step is step
        assert (view.goals is not None) == bool(step.goals)
    view.close_lesson()
    view.stop()


def test_what_leads_to_the_terms_can_be_seen_however_long_a_step_is(qtbot: QtBot) -> None:
    lab = next(lab for lab in LABS if lab.id == "sigmoid-saturates")
    place = next(n for n, step in enumerate(lab.steps) if step.kind == "explain")
    view = LessonView(LIGHT)
    view.setStyleSheet(stylesheet(LIGHT))
    qtbot.addWidget(view)
    view.resize(280, 400)
    view.open(Lesson(lab, LabProgress.begun(lab).at(place)))
    view.show()
    view.findChild(QPlainTextEdit, "lesson.text.0").setPlainText("Mine")
    view.findChild(QPushButton, "lesson.model").click()
    assert view.area.verticalScrollBar().maximum() > 0
    for name in ("lesson.model", "lesson.terms"):
        shown = view.findChild(QPushButton, name)
        assert shown.height() >= shown.sizeHint().height(), name
    view.stop()


def test_the_keyboard_stays_in_the_card_when_a_prediction_is_locked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where an earlier test has left the pointer, nobody's hand is.
    monkeypatch.setattr(QWidget, "underMouse", lambda _: False)
    lab, place = NUMBERS[0]
    view = LessonView(LIGHT)
    qtbot.addWidget(view)
    view.open(Lesson(lab, LabProgress.begun(lab).at(place)))
    view.show()
    card = view.card
    card.number.setText("3")
    card.lock.setFocus()
    qtbot.keyClick(card.lock, Qt.Key.Key_Space)
    assert view.focusWidget() is card.again
    qtbot.keyClick(card.again, Qt.Key.Key_Space)
    assert view.focusWidget() is card.number
    view.stop()


@pytest.mark.parametrize(("lab", "place"), NUMBERS[:2], ids=lambda found: str(found)[:30])
def test_a_number_is_predicted_with_enter(qtbot: QtBot, lab: Lab, place: int) -> None:
    view = LessonView(LIGHT)
    qtbot.addWidget(view)
    lesson = Lesson(lab, LabProgress.begun(lab).at(place))
    view.open(lesson)
    card = view.card
    assert card is not None
    assert not card.lock.isEnabled()
    qtbot.keyClicks(card.number, "1/4")
    qtbot.keyClick(card.number, Qt.Key.Key_Return)
    assert lesson.record.guesses[0].values == (0.25,)
    view.close_lesson()
    view.stop()


@pytest.mark.parametrize(
    ("name", "place", "said"),
    [
        ("clones", 4, ["at least 3", "at least 95.0\u00a0%"]),
        ("one-neuron", 2, ["at least 100.0\u00a0%", ""]),
        # The number alone would be the answer.
        ("one-step", 4, [""]),
    ],
)
def test_a_goal_says_how_much_is_wanted(
    qtbot: QtBot, name: str, place: int, said: list[str]
) -> None:
    view = LessonView(LIGHT)
    qtbot.addWidget(view)
    lab = next(lab for lab in LABS if lab.id == name)
    view.open(Lesson(lab, LabProgress.begun(lab).at(place)))
    assert view.goals is not None
    shown = [row.now.text().partition(", wanted ")[2] for row in view.goals.rows]
    assert shown == said
    view.close_lesson()
    view.stop()
