"""A student in a lab: from the menu to the report, through a kill, through what is locked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from killed_lab import kill_in_the_middle
from labs_support import SMALL
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from samples import same, spiral
from student import Student

from engine.disk.whole_file import WriteError
from engine.labs.hand_in.file import HandIn
from engine.labs.hand_in.replay import Outcome, replayed
from engine.labs.lab import Lab
from engine.labs.progress import LabEvent, LabProgress
from engine.steps import at_once
from playground.control.labs.kept_runs import opening_run, run_path
from playground.labs import lesson as lessons
from playground.session.lab_keeper import labs_folder


@pytest.fixture
def student(open_window: Callable) -> Student:
    return Student(open_window(spiral()))


def _do_the_rest(student: Student) -> None:
    """From the third step of the first lab to the last."""
    # Do: the weights are unlocked; goals tick off, answers are checked with the weights at hand.
    student.set_bias(-1.5)
    student.wait(lambda: student.lesson.judge.standings[0].reached)
    student.type_into("lesson.answer.1", "3")
    student.click("lesson.check.1")
    assert not student.lesson.judge.standings[1].reached
    field = student.user.find("lesson.answer.1")
    field.selectAll()
    student.qtbot.keyClicks(field, "1/2")
    student.qtbot.keyClick(field, Qt.Key.Key_Return)
    student.wait(lambda: student.lesson.record.done)
    student.go_on()
    student.click("lesson.option.1")
    student.click("lesson.lock")
    student.go_on()
    student.set_bias(-0.5)
    student.wait(lambda: student.lesson.record.done)
    student.go_on()
    assert not student.user.find("lesson.model").isEnabled()
    student.type_into("lesson.text.0", "One line cannot")
    student.click("lesson.model")
    student.go_on()
    student.type_into("lesson.text.0", "weights and bias")
    student.type_into("lesson.notes", "easy")


@pytest.mark.long
def test_a_student_goes_through_a_lab_from_the_menu_to_the_report(
    student: Student, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    student.open("one-neuron")
    assert student.window.docks["lesson"].isVisible()
    assert student.session.spec == student.lesson.lab.start
    student.wait(lambda: "25.0\u00a0%" in student.words("lesson.words"))
    student.go_on()

    # Predict: the map is covered, and nobody can train.
    boundary = student.window.panels["boundary"]
    assert not boundary.isVisible()
    assert student.user.stat("train_accuracy") == "–"
    student.user.press(Qt.Key.Key_Right)
    assert "prediction" in student.window.banner.text()
    student.click("lesson.option.0")
    student.click("lesson.lock")
    student.wait(boundary.isVisible)
    student.wait(lambda: "every point" in student.words("lesson.reply"))
    student.wait(lambda: student.user.stat("train_accuracy") != "–")
    student.click("lesson.again")
    student.click("lesson.option.2")
    student.click("lesson.lock")
    student.wait(lambda: student.words("lesson.reply").startswith("Yes"))
    assert [guess.values for guess in student.lesson.record.guesses] == [(0.0,), (2.0,)]
    student.go_on()

    _do_the_rest(student)

    target = tmp_path / "ada.bplab"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    student.click("lesson.hand_in")
    dialog = student.window.findChild(QDialog, "hand_in")
    student.qtbot.keyClicks(dialog.name, "Ada")
    assert "Step 7" in dialog.missing.text()
    dialog.save.click()
    student.wait(lambda: target.with_suffix(".pdf").exists())
    handed = HandIn.load(target)
    assert handed.name == "Ada"
    assert "every point" not in handed.settings
    assert b"%PDF" in target.with_suffix(".pdf").read_bytes()[:8]
    assert "Ada" in target.with_suffix(".html").read_text(encoding="utf-8")
    measured = [run for run in replayed(student.lesson.lab, handed.progress) if run.place in (2, 4)]
    assert [run.outcome for run in measured] == [Outcome.CONFIRMED] * 3


@pytest.mark.long
def test_what_is_locked_looks_so_and_is_refused(student: Student) -> None:
    student.open("sigmoid-saturates")
    form, actions = student.window.form, student.window.actions_by_name
    rate = form.findChild(QWidget, "optimizer.lr.field")
    assert not rate.isEnabled()
    assert "Locked" in rate.toolTip()
    assert not actions["reset"].isEnabled()
    assert not actions["new_data"].isEnabled()
    before = student.session.spec
    student.window.form.edited.emit(replace(before, batch_size=3))
    assert student.session.spec == before
    actions["lab_open_all"].trigger()
    assert rate.isEnabled()
    assert "Locked" not in rate.toolTip()
    actions["lab_open_all"].trigger()
    assert not rate.isEnabled()
    student.go(1)
    assert actions["reset"].isEnabled()
    actions["lab_leave"].trigger()
    assert rate.isEnabled()
    assert student.labs.lesson is None
    assert not student.window.docks["lesson"].isVisible()


@pytest.mark.long
def test_a_curve_is_sketched_and_kept_beside_what_was_measured(student: Student) -> None:
    student.open("sigmoid-saturates")
    student.go(2)
    card = student.window.lesson.card
    student.wait(lambda: card.sketch is not None)
    sketch = card.sketch
    assert not card.lock.isEnabled()
    left, right = QPoint(70, 30), QPoint(sketch.width() - 13, sketch.height() - 40)
    student.qtbot.mousePress(sketch, Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
    student.qtbot.mouseMove(sketch, left)
    student.qtbot.mousePress(sketch, Qt.MouseButton.LeftButton, pos=right)
    student.qtbot.mouseRelease(sketch, Qt.MouseButton.LeftButton, pos=right)
    assert sketch.complete
    student.qtbot.keyClick(sketch, Qt.Key.Key_Up)
    drawn = sketch.values
    assert drawn[0] > drawn[-1] > 0
    student.click("lesson.lock")
    student.wait(lambda: "measured" in sketch.accessibleDescription())
    assert student.lesson.record.guesses[0].values == drawn
    student.wait(lambda: student.user.step_shown() == 1)


@pytest.mark.long
def test_settings_are_compared_one_after_the_other(student: Student) -> None:
    student.open("sigmoid-saturates")
    student.go(3)
    assert "is –" in student.words("lesson.words")
    for number, lane in enumerate(("sigmoid", "tanh"), start=1):
        student.click(f"lesson.run.{lane}")
        student.wait(lambda n=number: len(student.lesson.lanes) == n)
    student.wait(lambda: "is –" not in student.words("lesson.words"))
    assert student.session.spec == student.lesson.lab.changed(3, "tanh")
    assert student.window.panels["loss"]._before.ghost is not None


@pytest.mark.long
def test_settings_are_compared_side_by_side(student: Student) -> None:
    student.open("sigmoid-saturates")
    student.go(3)
    for lane in ("sigmoid", "tanh"):
        student.click(f"lesson.run.{lane}")
        student.wait(lambda name=lane: name in student.lesson.lanes)
    alone = dict(student.lesson.lanes)
    student.go(2)
    student.go(3)
    assert not student.lesson.lanes
    student.click("lesson.run")
    student.wait(lambda: len(student.lesson.lanes) == 2)
    assert student.window.docks["lanes"].isVisible()
    assert [lane.label for lane in student.session.version.lanes] == ["sigmoid", "tanh"]
    for name, (spec, readings) in student.lesson.lanes.items():
        known, others = alone[name]
        assert spec == known
        assert all(same(readings[probe], others[probe]) for probe in others), name
    student.wait(lambda: student.session.lane == 0)
    # Looking at a lane again measures that one, and takes nothing of it for another one.
    student.wait(lambda: student.lesson.lane == "sigmoid" and student.lesson.settled)
    for name, (_, readings) in student.lesson.lanes.items():
        assert all(same(readings[probe], alone[name][1][probe]) for probe in alone[name][1]), name
    # Lanes of one's own are nothing that this lab has unlocked.
    student.user.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    student.wait(lambda: "locked" in student.window.banner.text())
    assert len(student.session.version.lanes) == 2


@pytest.mark.long
def test_more_settings_than_there_is_room_for_run_in_heats(student: Student) -> None:
    rates = {name: f'{{ "optimizer.lr" = {rate} }}' for rate, name in enumerate("abcde", start=1)}
    lanes = ", ".join(f"{name} = {changes}" for name, changes in rates.items())
    text = SMALL.replace(
        'relu = {}, leaky = { "layers.1.activation" = "leaky_relu" }', f"leaky = {{}}, {lanes}"
    )
    student.labs.open(Lab.loads(text))
    student.wait(lambda: student.labs.lesson is not None)
    student.settle()
    student.go(3)
    student.click("lesson.run")
    student.wait(lambda: list(student.lesson.lanes) == ["leaky", *rates])
    for name, (spec, _) in student.lesson.lanes.items():
        assert spec == student.lesson.lab.changed(3, name)
    assert "–" not in student.words("lesson.words"), "that of the first heat is kept"
    student.wait(lambda: student.user.step_shown() == 20)
    assert [lane.label for lane in student.session.version.lanes] == ["c", "d", "e"]


@pytest.mark.long
def test_a_step_to_mend_tells_what_comes_of_it_before_anybody_plays(student: Student) -> None:
    student.open("dead-relu")
    lab = student.lesson.lab
    place = next(n for n, step in enumerate(lab.steps) if step.kind == "debug")
    student.go(place)
    student.wait(lambda: place in student.lesson.truths)
    dead = int(student.lesson.truths[place].value("dead_units.count"))
    assert dead > 4
    assert student.user.step_shown() == 0
    student.wait(lambda: f"{dead} units are dead" in student.words("lesson.words"))
    student.click("transport.step")
    student.wait(lambda: student.user.step_shown() == 1)
    assert f"{dead} units are dead" in student.words("lesson.words"), "not those of this run"


@pytest.mark.long
def test_hints_open_after_an_attempt_and_are_recorded(student: Student) -> None:
    student.open("one-neuron")
    student.go(4)
    hint = student.user.find("lesson.hint")
    assert not hint.isEnabled()
    student.click("lesson.check")
    assert student.words("lesson.outcome")
    student.click("lesson.hint")
    assert student.lesson.record.hints == 1
    assert student.lesson.record.attempts == 1
    assert not student.user.find("lesson.hint").isEnabled()


@pytest.mark.long
def test_undo_leaves_the_step_and_a_button_leads_back(student: Student) -> None:
    student.open("one-neuron")
    begin = student.user.find("lesson.begin")
    assert not begin.isVisible()
    student.session.undo_stack.undo()
    assert begin.isVisible()
    assert not student.session.permissions.locked
    student.click("lesson.begin")
    student.wait(lambda: not begin.isVisible())
    assert student.session.permissions.locked


@pytest.mark.long
def test_going_on_is_offered_when_a_lab_was_left(student: Student) -> None:
    student.open("one-neuron")
    student.go(4)
    student.set_bias(-0.5)
    student.wait(lambda: student.lesson.record.done)
    student.window.actions_by_name["lab_leave"].trigger()
    student.choose("one-neuron")
    student.wait(lambda: student.window.findChild(QWidget, "question.continue") is not None)
    student.click("question.continue")
    # The weights set by hand are a change of what is open, which is asked about as usual.
    student.wait(lambda: student.window.findChild(QWidget, "question.discard") is not None)
    student.click("question.discard")
    student.wait(lambda: student.labs.lesson is not None)
    student.settle()
    assert student.lesson.place == 4
    assert student.lesson.record.done


@pytest.mark.long
def test_what_was_trained_in_a_lab_goes_on_too(student: Student) -> None:
    student.open("one-neuron")
    student.go(4)
    student.set_bias(-0.5)
    for step in (1, 2, 3):
        student.click("transport.step")
        student.wait(lambda at=step: student.lesson.at == at)
    student.wait(run_path("one-neuron").exists)
    progress = student.lesson.progress
    kept = at_once(opening_run(progress))
    assert kept is not None
    assert kept.state.step == 3
    loss = student.user.stat("train_loss")
    student.window.actions_by_name["lab_leave"].trigger()
    student.choose("one-neuron")
    student.wait(lambda: student.window.findChild(QWidget, "question.continue") is not None)
    student.click("question.continue")
    student.wait(lambda: student.window.findChild(QWidget, "question.discard") is not None)
    student.click("question.discard")
    student.wait(lambda: student.labs.lesson is not None and not student.labs.run.is_aside)
    student.wait(lambda: student.user.step_shown() == 3)
    student.wait(lambda: student.user.stat("train_loss") == loss)
    assert student.lesson.at == 3
    assert student.lesson.progress == progress, "nothing has happened to the run"
    student.click("transport.step")
    student.wait(lambda: student.lesson.at == 4)

    # Another course of events, and it is another run.
    changed = progress.happened(LabEvent("back", 4, 1))
    assert at_once(opening_run(changed)) is None
    reached = progress.happened(LabEvent("reach", 4, 3, text="0"))
    assert at_once(opening_run(reached)) is not None
    run_path("one-neuron").write_bytes(b"PK broken")
    assert at_once(opening_run(progress)) is None


@pytest.mark.long
def test_a_killed_lab_goes_on_where_it_was(open_window: Callable) -> None:
    kill_in_the_middle("one-neuron", 3.0, 1)
    student = Student(open_window(spiral()))
    student.continue_with("one-neuron")
    assert student.lesson.place == 1
    assert student.lesson.record.guesses[0].values == (3.0,)
    assert student.user.find("lesson.notes").toPlainText() == "half done"
    assert student.window.panels["boundary"].isVisible()


@pytest.mark.long
def test_starting_over_keeps_what_was_done_aside(student: Student) -> None:
    student.open("one-neuron")
    student.type_into("lesson.notes", "mine")
    student.window.actions_by_name["lab_leave"].trigger()
    student.choose("one-neuron")
    student.wait(lambda: student.window.findChild(QWidget, "question.anew") is not None)
    student.click("question.anew")
    student.wait(lambda: student.labs.lesson is not None)
    student.settle()
    assert not student.lesson.record.notes
    student.wait(lambda: bool(list(labs_folder().glob("one-neuron.*.old"))))
    (old,) = labs_folder().glob("one-neuron.*.old")
    assert LabProgress.load(old).steps[0].notes == "mine"


@pytest.mark.long
def test_the_keyboard_alone_is_enough(student: Student, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lessons, "HINT_EVERY", 0.0)
    student.open("one-neuron")
    window, qtbot = student.window, student.qtbot

    def reach(name: str) -> QWidget:
        """Press Tab until a control of the lesson has the keyboard."""
        for _ in range(400):
            focus = window.focusWidget()
            if focus is not None and focus.objectName() == name:
                return focus
            qtbot.keyClick(focus or window, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    qtbot.keyClick(reach("lesson.step.1"), Qt.Key.Key_Space)
    student.wait(lambda: student.lesson.place == 1)
    student.settle()
    qtbot.keyClick(reach("lesson.option.0"), Qt.Key.Key_Space)
    qtbot.keyClick(reach("lesson.lock"), Qt.Key.Key_Space)
    assert student.lesson.record.guesses
    qtbot.keyClick(reach("lesson.next"), Qt.Key.Key_Space)
    student.wait(lambda: student.lesson.place == 2)
    student.settle()
    qtbot.keyClick(reach("lesson.hint"), Qt.Key.Key_Space)
    assert student.lesson.record.hints == 1
    reach("lesson.answer.1")
    reach("lesson.notes")


@pytest.mark.long
def test_a_hand_in_that_cannot_be_saved_is_shown_to_be_copied(
    student: Student, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(files: Mapping[Path, bytes]) -> None:
        raise WriteError(next(iter(files)), "the folder is read-only")

    student.open("one-neuron")
    monkeypatch.setattr("playground.control.labs.handing_in.replace_files", refuse)
    name = str(tmp_path / "nowhere" / "a.bplab")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    student.window.actions_by_name["lab_hand_in"].trigger()
    dialog = student.window.findChild(QDialog, "hand_in")
    dialog.save.click()
    student.wait(dialog.text.isVisible)
    assert HandIn.loads(dialog.text.toPlainText()).progress.lab == "one-neuron"
    dialog.reject()


@pytest.mark.long
@pytest.mark.parametrize("lab", ["one-neuron", "sigmoid-saturates"])
def test_every_step_can_be_shown_and_every_control_has_a_name(student: Student, lab: str) -> None:
    student.open(lab)
    for place in range(len(student.lesson.lab.steps)):
        student.window.lesson.place_wanted.emit(place)
        student.wait(lambda at=place: student.lesson.place == at)
        student.settle()
        for widget in student.window.lesson.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                assert widget.accessibleName(), widget


@pytest.mark.long
def test_a_typed_weight_that_is_undone_is_recorded_so(student: Student) -> None:
    student.open("one-neuron")
    student.go(2)
    student.set_bias(-1.25)
    student.session.undo_stack.undo()
    student.settle()
    edits = [event for event in student.lesson.progress.events if event.what == "edit"]
    assert {event.path for event in edits} == {"starts"}
    assert "-1.25" not in edits[-1].text
    assert student.lesson.spec == student.session.spec == student.lesson.lab.begins[2]
    student.click("transport.step")
    student.wait(lambda: student.user.step_shown() == 1)
    student.set_bias(-2.5)
    student.wait(lambda: student.session.undo_stack.undoText().endswith("2.5"))
    student.session.undo_stack.undo()
    newest = student.lesson.progress.events[-1]
    assert (newest.what, newest.path) == ("weight", "output.b.0")
    assert newest.text != "-2.5"
