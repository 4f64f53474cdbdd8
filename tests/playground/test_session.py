"""The session: edits, undo, and what the runner is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QGraphicsView
from pytestqt.qtbot import QtBot

from engine.datasets import dataset
from engine.experiment import DataSpec, ExperimentSpec
from engine.layers import Activate, Dense
from engine.losses import BinaryCrossEntropy, SoftmaxCrossEntropy
from engine.optimizers import Adam
from engine.snapshot import Snapshot
from playground.session import Session

CIRCLE = ExperimentSpec(
    data=DataSpec(dataset=dataset["circle"]()),
    layers=(Dense(units=3), Activate()),
    optimizer=Adam(lr=0.01),
)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session that is closed after the test."""
    made = Session(CIRCLE)
    yield made
    assert made.close()


def test_a_live_change_keeps_the_run(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.retuned) as said:
        assert session.edit(replace(CIRCLE, optimizer=Adam(lr=0.1)))
    assert said.args == ["Learning rate, 0.01 to 0.1"]
    assert session.run == 0


def test_a_rebuild_is_a_new_run(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignals([session.spec_changed, session.run_started]):
        assert session.edit(replace(CIRCLE, seed=7))
    assert session.run == 1


def test_ticks_of_one_drag_are_one_step_of_undo(session: Session) -> None:
    for rate in (0.02, 0.03, 0.04):
        session.edit(replace(session.spec, optimizer=Adam(lr=rate)))
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Learning rate, 0.01 to 0.04"
    session.undo_stack.undo()
    assert session.spec == CIRCLE
    session.undo_stack.redo()
    assert session.spec.optimizer.lr == 0.04


def test_changes_of_different_controls_are_different_steps(session: Session) -> None:
    session.edit(replace(session.spec, optimizer=Adam(lr=0.02)))
    session.edit(replace(session.spec, batch_size=32))
    session.edit(replace(session.spec, weights_draw=1))
    session.edit(replace(session.spec, weights_draw=2))
    assert session.undo_stack.count() == 4
    for _ in range(4):
        session.undo_stack.undo()
    assert (session.spec, session.run) == (CIRCLE, 0)


def test_a_loss_that_does_not_fit_the_data_gives_way_and_says_so(
    session: Session, qtbot: QtBot
) -> None:
    session.edit(replace(CIRCLE, loss=BinaryCrossEntropy()))
    with qtbot.waitSignal(session.noted) as said:
        iris = replace(session.spec, data=DataSpec(dataset=dataset["iris"]()))
        assert session.edit(iris)
    assert isinstance(session.spec.loss, SoftmaxCrossEntropy)
    assert "two classes" in said.args[0]


def test_what_cannot_be_is_said_and_changes_nothing(session: Session, qtbot: QtBot) -> None:
    huge = tuple(Dense(units=2048) for _ in range(4))
    with qtbot.waitSignal(session.noted) as said:
        assert not session.edit(replace(CIRCLE, layers=huge))
    assert "parameters" in said.args[0]
    assert session.spec == CIRCLE
    assert session.undo_stack.count() == 0


def test_snapshots_of_a_run_that_was_left_are_dropped(session: Session, qtbot: QtBot) -> None:
    seen: list[Snapshot] = []
    session.snapshot_ready.connect(seen.append)
    session.play()
    qtbot.waitUntil(lambda: bool(seen) and seen[-1].step > 0)
    session.new_weights()
    seen.clear()
    qtbot.waitUntil(lambda: bool(seen))
    assert {snapshot.run for snapshot in seen} == {1}


def test_training_waits_for_the_painting(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a frame asks to be painted is painted before more is trained."""
    order: list[str] = []
    resume = session.runner.resume

    def noted(seconds: float) -> None:
        order.append("resume")
        resume(seconds)

    monkeypatch.setattr(session.runner, "resume", noted)
    scene = QGraphicsScene()
    item = _Noted(order)
    scene.addItem(item)
    view = QGraphicsView(scene)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    session.snapshot_ready.connect(lambda _: (order.append("draw"), item.update()))
    order.clear()
    session.play()
    qtbot.waitUntil(lambda: order.count("resume") > 5)
    frames = "".join(word[0] for word in order).split("r")[1:-1]
    assert frames
    assert all(frame == "dp" for frame in frames)


class _Noted(QGraphicsRectItem):
    """An item of a scene that notes when it is painted."""

    def __init__(self, order: list[str]) -> None:
        super().__init__(0, 0, 10, 10)
        self.order = order

    def paint(self, *arguments: object) -> None:
        self.order.append("paint")
