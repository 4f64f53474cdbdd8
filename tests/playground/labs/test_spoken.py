"""What a screen reader finds in the dock of a lesson: its tree, with names, roles and states."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from playground.labs import view as views
from playground.labs.lesson import Lesson
from playground.labs.shelf import shelf
from playground.labs.view import LessonView
from playground.look.tokens import LIGHT

SHELF = shelf()
Role = QAccessible.Role
ACTED_ON = (Role.Button, Role.RadioButton, Role.EditableText, Role.CheckBox, Role.Link)


def found_in(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything below, as far as it can be seen."""
    for number in range(thing.childCount()):
        child = thing.child(number)
        if child is not None and not child.state().invisible:
            yield child
            yield from found_in(child)


def tree(qtbot: QtBot, lab: Lab, place: int) -> list[QAccessibleInterface]:
    """What a screen reader is told of a step."""
    view = LessonView(LIGHT)
    qtbot.addWidget(view)
    view.open(Lesson(lab, LabProgress.begun(lab).at(place)))
    view.show()
    found = list(found_in(QAccessible.queryAccessibleInterface(view)))
    view.stop()
    return found


def names(things: list[QAccessibleInterface], role: Role) -> list[str]:
    return [one.text(QAccessible.Text.Name) for one in things if one.role() == role]


def lab_named(name: str) -> Lab:
    lab = SHELF.named(name)
    assert lab is not None
    return lab


def test_steps_and_words_and_options_are_told(qtbot: QtBot) -> None:
    lab = lab_named("one-neuron")
    found = tree(qtbot, lab, 1)
    buttons = names(found, Role.Button)
    for number, step in enumerate(lab.steps, start=1):
        title = step.title.of("en")
        assert any(title in name and str(number) in name for name in buttons), title
    texts = [one.text(QAccessible.Text.Name) for one in found]
    assert any(name.startswith("The weights stay") for name in texts)
    assert len(names(found, Role.RadioButton)) == len(lab.steps[1].options)
    (lock,) = [one for one in found if one.text(QAccessible.Text.Name) == "Lock my prediction"]
    assert lock.state().disabled
    assert "Notes on this step" in names(found, Role.EditableText)


def test_goals_are_told_with_how_they_stand(qtbot: QtBot) -> None:
    found = tree(qtbot, lab_named("one-neuron"), 2)
    texts = [one.text(QAccessible.Text.Name) for one in found]
    assert any("all four points of AND are right: not reached yet" in text for text in texts)
    assert sum(name == "Check" for name in names(found, Role.Button)) == 1


def test_a_goal_that_is_reached_is_announced(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    lab = lab_named("one-neuron")
    lesson = Lesson(lab, LabProgress.begun(lab).at(len(lab.steps) - 1))
    view = LessonView(LIGHT)
    qtbot.addWidget(view)
    view.open(lesson)
    view.show()
    told: list[str] = []

    class Event(QAccessibleEvent):
        def __init__(self, thing: QWidget, kind: QAccessible.Event) -> None:
            super().__init__(thing, kind)
            told.append(thing.accessibleName())

    monkeypatch.setattr(views, "QAccessibleEvent", Event)
    assert view.goals is not None
    row = view.goals.rows[0]
    for text in ("1", "1.5"):
        assert not told
        row.field.setText(text)
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert [name.partition(",")[0] for name in told] == ["the bias halfway: reached"]
    view.stop()


def test_a_sketch_tells_its_axes_and_how_to_draw(qtbot: QtBot) -> None:
    lab = lab_named("sigmoid-saturates")
    found = tree(qtbot, lab, 2)
    assert any("axes come when" in one.text(QAccessible.Text.Name) for one in found)


@pytest.mark.long
@pytest.mark.parametrize("lab", SHELF.labs[::4], ids=lambda lab: lab.id)
def test_everything_that_can_be_acted_on_has_a_name(qtbot: QtBot, lab: Lab) -> None:
    for place in range(len(lab.steps)):
        for thing in tree(qtbot, lab, place):
            if thing.role() in ACTED_ON and thing.state().focusable:
                name = thing.text(QAccessible.Text.Name)
                assert name.strip(), (lab.id, place, thing.role())
                assert "$" not in name
                assert "{" not in name or "\\" in name
