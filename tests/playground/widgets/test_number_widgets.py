"""The number slider and the stepper, used as a person would."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.widgets.count_box import CountBox
from playground.widgets.number_slider import NumberSlider


@pytest.fixture
def rate(qtbot) -> Iterator[NumberSlider]:
    slider = NumberSlider(1e-5, 1.0, log=True, symbol="η")
    slider.setAccessibleName("Learning rate")
    slider.setValue(1e-3)
    window = _shown(qtbot, slider)
    yield slider
    window.close()


def _shown(qtbot, control: QWidget) -> QWidget:
    """Show the control beside another field, so that the focus has somewhere to go."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(control)
    other = QLineEdit(window)
    column.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    return window


def _heard(signal) -> list:
    heard: list = []
    signal.connect(heard.append)
    return heard


def _type(qtbot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_the_program_does_not_emit(qtbot, rate: NumberSlider) -> None:
    heard = _heard(rate.edited)
    rate.setValue(0.01)
    rate.setValue(99)
    rate.setValue(-1)
    assert heard == []
    assert rate.value() == 1e-5
    with pytest.raises(ValueError, match="NaN"):
        rate.setValue(math.nan)


def test_typing_and_enter(qtbot, rate: NumberSlider) -> None:
    heard = _heard(rate.edited)
    _type(qtbot, rate.field, "3e-4")
    assert heard == []
    qtbot.keyClick(rate.field, Qt.Key.Key_Return)
    assert heard == [3e-4]
    assert rate.field.text() == "3e-4"
    qtbot.keyClick(rate.field, Qt.Key.Key_Return)
    assert heard == [3e-4]


def test_leaving_the_field_takes_a_good_number(qtbot, rate: NumberSlider) -> None:
    heard = _heard(rate.edited)
    _type(qtbot, rate.field, "0,5")
    rate.slider.setFocus()
    assert heard == [0.5]


def test_a_bad_number_is_told_and_escape_brings_the_old_one_back(qtbot, rate) -> None:
    heard = _heard(rate.edited)
    _type(qtbot, rate.field, "3e-")
    qtbot.keyClick(rate.field, Qt.Key.Key_Return)
    assert rate.problem.isVisible()
    assert rate.problem.text() == "Type a number, such as 0.25 or 3e-4."
    assert rate.field.property("invalid") is True
    qtbot.keyClick(rate.field, Qt.Key.Key_Escape)
    assert rate.field.text() == "0.001"
    assert not rate.problem.isVisible()
    assert rate.field.property("invalid") is False
    assert heard == []


def test_leaving_the_field_drops_a_bad_number_and_says_so(qtbot, rate: NumberSlider) -> None:
    heard = _heard(rate.edited)
    _type(qtbot, rate.field, "7")
    rate.slider.setFocus()
    assert rate.field.text() == "0.001"
    assert rate.field.property("invalid") is False, "the number that stands there is none to mend"
    assert rate.problem.isVisible()
    assert rate.problem.text() == "Type a number from 10⁻⁵ to 1. It stays 0.001."
    assert rate.field.accessibleDescription() == rate.problem.text()
    assert heard == []


@pytest.mark.parametrize("what", ["typing", "sliding", "another value"])
def test_what_stayed_is_said_until_something_else_happens(
    qtbot, rate: NumberSlider, what: str
) -> None:
    _type(qtbot, rate.field, "7")
    rate.slider.setFocus()
    rate.setValue(rate.value())
    assert rate.problem.isVisible(), "the same value says nothing new"
    if what == "typing":
        _type(qtbot, rate.field, "0.5")
    elif what == "sliding":
        rate.slider.setValue(rate.slider.value() + 1)
    else:
        rate.setValue(0.5)
    assert not rate.problem.isVisible()
    assert rate.field.accessibleDescription() == ""


def test_mending_a_bad_number_takes_the_complaint_away(qtbot, rate: NumberSlider) -> None:
    _type(qtbot, rate.field, "1e-")
    qtbot.keyClick(rate.field, Qt.Key.Key_Return)
    qtbot.keyClicks(rate.field, "2")
    assert not rate.problem.isVisible()
    qtbot.keyClick(rate.field, Qt.Key.Key_Return)
    assert rate.value() == 0.01


def test_a_value_from_the_program_does_not_disturb_typing(qtbot, rate: NumberSlider) -> None:
    _type(qtbot, rate.field, "0.0")
    rate.setValue(0.5)
    assert rate.field.text() == "0.0"
    qtbot.keyClick(rate.field, Qt.Key.Key_Escape)
    assert rate.field.text() == "0.5"


def test_arrow_and_page_keys(qtbot, rate: NumberSlider) -> None:
    heard = _heard(rate.edited)
    qtbot.keyClick(rate.slider, Qt.Key.Key_Right)
    qtbot.keyClick(rate.field, Qt.Key.Key_Down)
    qtbot.keyClick(rate.field, Qt.Key.Key_PageUp)
    qtbot.keyClick(rate.slider, Qt.Key.Key_End)
    qtbot.keyClick(rate.slider, Qt.Key.Key_Right)
    assert heard == [0.0012, 0.001, 0.01, 1.0]


def test_zero_is_at_the_far_left_of_a_logarithmic_slider(qtbot) -> None:
    penalty = NumberSlider(0, 10, log=True)
    qtbot.addWidget(penalty)
    penalty.setValue(1)
    qtbot.keyClick(penalty.slider, Qt.Key.Key_Home)
    assert penalty.value() == 0
    penalty.setValue(1e-12)
    assert penalty.value() == 1e-12
    assert penalty.slider.value() == 1


def test_whole_numbers_stay_whole(qtbot) -> None:
    batch = NumberSlider(1, 1024, log=True, integer=True, unit="samples")
    qtbot.addWidget(batch)
    heard = _heard(batch.edited)
    batch.setValue(32)
    qtbot.keyClick(batch.slider, Qt.Key.Key_PageUp)
    assert all(isinstance(value, int) for value in [*heard, batch.value()])
    assert heard[0] > 32


def _wheel(target: QWidget) -> None:
    middle = QPointF(target.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(target.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def test_the_wheel_acts_only_with_focus(qtbot, rate: NumberSlider) -> None:
    heard = _heard(rate.edited)
    _wheel(rate.slider)
    assert heard == []
    rate.slider.setFocus()
    _wheel(rate.slider)
    assert len(heard) == 1
    assert heard[0] > 1e-3


def test_dragging_may_wait_for_the_release(qtbot, rate: NumberSlider) -> None:
    heard = _heard(rate.edited)
    rate.setTracking(False)
    rate.slider.setSliderDown(True)
    rate.slider.setSliderPosition(rate.slider.maximum())
    assert heard == []
    assert rate.field.text() == "1"
    rate.slider.setSliderDown(False)
    assert heard == [1.0]


def test_names_for_screen_readers(rate: NumberSlider) -> None:
    assert rate.slider.accessibleName() == "Learning rate, η"
    assert rate.field.accessibleName() == "Learning rate, η, number"
    rate.setToolTip("How far each step goes.")
    assert rate.slider.toolTip() == rate.field.toolTip() == "How far each step goes."


@pytest.fixture
def units(qtbot) -> Iterator[CountBox]:
    stepper = CountBox(1, 64, 8)
    stepper.setAccessibleName("Units")
    window = _shown(qtbot, stepper)
    yield stepper
    window.close()


def test_stepper_buttons_keys_and_typing(qtbot, units: CountBox) -> None:
    heard = _heard(units.edited)
    qtbot.mouseClick(units.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(units.less, Qt.MouseButton.LeftButton)
    qtbot.keyClick(units.field, Qt.Key.Key_Up)
    qtbot.keyClick(units.field, Qt.Key.Key_PageDown)
    _type(qtbot, units.field, "32")
    qtbot.keyClick(units.field, Qt.Key.Key_Return)
    assert heard == [9, 8, 9, 1, 32]


def test_stepper_ends_and_bad_text(qtbot, units: CountBox) -> None:
    heard = _heard(units.edited)
    units.setValue(1000)
    assert units.value() == 64
    assert not units.more.isEnabled()
    assert units.less.isEnabled()
    _type(qtbot, units.field, "65")
    qtbot.keyClick(units.field, Qt.Key.Key_Return)
    assert "from 1 to 64" in units.field.accessibleDescription()
    qtbot.keyClick(units.field, Qt.Key.Key_Escape)
    assert units.field.text() == "64"
    assert heard == []
    assert units.more.accessibleName() == "Units: one more"


@pytest.mark.parametrize("way", ["Enter", "Tab", "a click elsewhere"])
def test_what_is_refused_is_said_beside_the_field_however_it_is_left(
    qtbot: QtBot, units: CountBox, way: str
) -> None:
    """A tool-tip would go with the click or the change of focus that leaves the field."""
    _type(qtbot, units.field, "65")
    if way == "a click elsewhere":
        other = next(f for f in units.window().findChildren(QLineEdit) if f is not units.field)
        qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(units.field, Qt.Key.Key_Return if way == "Enter" else Qt.Key.Key_Tab)
    [said] = _refusals(units)
    assert said.text().startswith("Type a whole number from 1 to 64.")
    assert said.text().endswith("It stays 8.") == (way != "Enter")
    _type(qtbot, units.field, "6")
    assert not _refusals(units)
    assert units.field.accessibleDescription() == ""


def test_who_says_it_in_a_line_of_their_own_says_it_once(qtbot: QtBot, rate: NumberSlider) -> None:
    _type(qtbot, rate.field, "7")
    qtbot.keyClick(rate.field, Qt.Key.Key_Return)
    assert rate.problem.isVisible()
    assert not _refusals(rate)


def test_a_refusal_is_whole_where_there_is_little_room(qtbot: QtBot) -> None:
    """In a column that scrolls, at its foot and at its right edge, and it scrolls along."""
    scroll, column = QScrollArea(), QWidget()
    qtbot.addWidget(scroll)
    box = CountBox(1, 64, 8, column)
    column.resize(200, 900)
    box.move(90, 170)
    scroll.setWidget(column)
    scroll.resize(220, 200)
    scroll.show()
    qtbot.waitExposed(scroll)
    _type(qtbot, box.field, "65")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    [said] = _refusals(box)
    assert said.parentWidget() is column
    assert column.visibleRegion().boundingRect().contains(said.geometry())
    assert not said.geometry().intersects(box.geometry())
    assert said.height() >= said.heightForWidth(said.width())
    box.deleteLater()
    qtbot.waitUntil(lambda: not column.findChildren(QLabel, "refusal"))


def _refusals(control: QWidget) -> list[QLabel]:
    said = control.window().findChildren(QLabel, "refusal")
    return [label for label in said if label.isVisible()]
