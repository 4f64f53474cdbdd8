"""The session: edits, undo, and what the runner is asked."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QGraphicsView
from pytestqt.qtbot import QtBot
from samples import same

from engine.data.datasets import dataset
from engine.data.datasets.drawn import Drawn
from engine.network.layers import Activate, Dense
from engine.network.losses import BinaryCrossEntropy, MeanSquaredError, SoftmaxCrossEntropy
from engine.network.places import Parameter
from engine.optimizers import Adam
from engine.running.snapshot import Kept, Snapshot
from engine.specs.knobs import knobs_of
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.setup import MOST_SETUPS, Setup
from engine.training.state import RunState
from playground.session.session import UNDO_LIMIT, Session
from playground.session.undo import Edit
from playground.words.numbers import number

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
    assert said.args == ["Learning rate, 0.01 to 0.1", False]
    assert session.run == 0


def test_a_rebuild_is_a_new_run(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignals([session.spec_changed, session.run_started]):
        assert session.edit(replace(CIRCLE, seed=7))
    assert session.run == 1


def state_of(session: Session, qtbot: QtBot) -> RunState:
    """The state of the run as it is now."""
    with qtbot.waitSignal(session.kept) as kept:
        ticket = session.keep()
    (reply,) = kept.args
    assert reply.ticket == ticket
    assert reply.state is not None
    return reply.state


def noisy(spec: ExperimentSpec, noise: float) -> ExperimentSpec:
    return replace(spec, data=replace(spec.data, dataset=replace(spec.data.dataset, noise=noise)))


class TestChangedPaths:
    """`spec_changed` carries every path that differs from what was shown."""

    @pytest.fixture
    def heard(self, session: Session) -> list[frozenset[str]]:
        """What it has carried so far."""
        found: list[frozenset[str]] = []
        session.spec_changed.connect(lambda _spec, _setup, changed: found.append(changed))
        return found

    def test_edits_undo_and_redo_name_what_differs(
        self, session: Session, heard: list[frozenset[str]]
    ) -> None:
        session.edit(replace(CIRCLE, optimizer=Adam(lr=0.1), batch_size=3))
        session.edit(replace(session.spec, seed=7, layers=()))
        session.undo_stack.undo()
        session.undo_stack.undo()
        session.undo_stack.redo()
        live, rebuilt = {"optimizer.lr", "batch_size"}, {"seed", "layers"}
        assert heard == [live, rebuilt, rebuilt, live, live]

    def test_a_refused_edit_names_what_was_asked_for(
        self, session: Session, heard: list[frozenset[str]]
    ) -> None:
        assert not session.edit(replace(CIRCLE, layers=(Dense(units=2048),) * 4))
        assert heard == [{"layers"}]

    def test_a_loss_that_does_not_fit_is_named_though_it_is_the_old_one_again(
        self, session: Session, heard: list[frozenset[str]]
    ) -> None:
        sine = replace(CIRCLE, data=DataSpec(dataset["sine"]()), loss=MeanSquaredError())
        session.edit(sine)
        heard.clear()
        session.edit(replace(sine, loss=BinaryCrossEntropy()))
        assert session.spec == sine
        assert {"loss"} in heard

    def test_another_document_may_differ_in_everything(
        self, session: Session, heard: list[frozenset[str]]
    ) -> None:
        session.open(Setup.of(CIRCLE), None, "Open")
        session.undo_stack.undo()
        assert heard == [frozenset(knobs_of(ExperimentSpec))] * 2

    def test_going_back_to_older_settings_names_them(
        self, session: Session, heard: list[frozenset[str]], qtbot: QtBot
    ) -> None:
        session.step()
        qtbot.waitUntil(lambda: state_of(session, qtbot).step == 1)
        session.edit(replace(CIRCLE, optimizer=Adam(lr=0.1)))
        session.back()
        qtbot.waitUntil(lambda: session.spec == CIRCLE)
        assert heard == [{"optimizer.lr"}, {"optimizer.lr"}]


class TestSettingAParameter:
    """A weight edited by hand on the way, and undone."""

    PLACE = Parameter(0, "W", (1, 2))

    @pytest.fixture(autouse=True)
    def on_the_way(self, session: Session, qtbot: QtBot) -> None:
        """Before the first step it would belong to the experiment."""
        session.step()
        qtbot.waitUntil(lambda: state_of(session, qtbot).step == 1)

    def weight(self, session: Session, qtbot: QtBot) -> float:
        """The edited weight now; it is the last of the first array."""
        return float(state_of(session, qtbot).trainer.params[5])

    def test_undo_puts_back_the_very_bits_and_redo_the_new_value(
        self, session: Session, qtbot: QtBot
    ) -> None:
        session.run_to(20)
        qtbot.waitUntil(lambda: state_of(session, qtbot).step == 20)
        before = state_of(session, qtbot).trainer.params
        session.set_parameter(self.PLACE, 2.0)
        assert self.weight(session, qtbot) == 2.0
        session.undo_stack.undo()
        assert same(state_of(session, qtbot).trainer.params, before)
        session.undo_stack.redo()
        assert self.weight(session, qtbot) == 2.0
        session.undo_stack.undo()
        assert same(state_of(session, qtbot).trainer.params, before)

    def test_undo_before_the_reply_has_come_is_right_too(
        self, session: Session, qtbot: QtBot
    ) -> None:
        before = state_of(session, qtbot).trainer.params
        # Nothing is taken out of the mailbox in between, so no reply can have come.
        session.set_parameter(self.PLACE, 2.0)
        session.set_parameter(Parameter(0, "W", (0, 0)), 3.0)
        session.undo_stack.undo()
        session.undo_stack.undo()
        assert same(state_of(session, qtbot).trainer.params, before)
        assert session.undo_stack.redoText().startswith(
            "Weight from input x₂ to neuron 3 of layer 1"
        )

    def test_the_step_is_named_when_the_old_value_is_known(
        self, session: Session, qtbot: QtBot
    ) -> None:
        old = self.weight(session, qtbot)
        session.set_parameter(self.PLACE, 2.0)
        name = f"Weight from input x₂ to neuron 3 of layer 1, {number(old)} to 2"
        with qtbot.waitSignal(
            session.undo_stack.undoTextChanged, check_params_cb=lambda text: text == name
        ):
            pass
        assert session.undo_stack.undoText() == name
        old = float(state_of(session, qtbot).trainer.params[6])
        session.set_parameter(Parameter(0, "b", (0,)), 0.5)
        name = f"Bias of neuron 1 of layer 1, {number(old)} to 0.5"
        qtbot.waitUntil(lambda: session.undo_stack.undoText() == name)

    def test_ticks_of_one_drag_are_one_step(self, session: Session, qtbot: QtBot) -> None:
        before = state_of(session, qtbot).trainer.params
        for value in (0.1, 0.2, 0.3):
            session.set_parameter(self.PLACE, value)
        assert session.undo_stack.count() == 1
        assert self.weight(session, qtbot) == 0.3
        session.undo_stack.undo()
        assert same(state_of(session, qtbot).trainer.params, before)
        session.undo_stack.redo()
        assert self.weight(session, qtbot) == 0.3

    def test_another_network_is_never_written_to(self, session: Session, qtbot: QtBot) -> None:
        first = state_of(session, qtbot).trainer.params
        session.set_parameter(self.PLACE, 2.0)
        session.edit(replace(session.spec, layers=(Dense(units=1), Activate())))
        small = state_of(session, qtbot).trainer.params
        session.undo_stack.undo()
        assert self.weight(session, qtbot) == 2.0
        session.undo_stack.undo()
        assert same(state_of(session, qtbot).trainer.params, first)
        session.undo_stack.redo()
        session.undo_stack.redo()
        assert same(state_of(session, qtbot).trainer.params, small)

    @pytest.mark.parametrize("value", [float("nan"), float("inf")])
    def test_what_cannot_be_is_said(self, session: Session, qtbot: QtBot, value: float) -> None:
        with qtbot.waitSignal(session.noted) as said:
            session.set_parameter(self.PLACE, value)
        assert "finite" in said.args[0]
        assert session.undo_stack.count() == 0


class TestOtherSamples:
    """Changes of the data that the weights can follow."""

    def test_the_run_goes_on_and_panels_hear_of_the_new_points(
        self, session: Session, qtbot: QtBot
    ) -> None:
        session.run_to(10)
        qtbot.waitUntil(lambda: state_of(session, qtbot).step == 10)
        params = state_of(session, qtbot).trainer.params
        started: list[Setup] = []
        session.run_started.connect(started.append)
        points = session.setup.data.x
        shown: list[tuple[Setup, frozenset[str]]] = []
        session.spec_changed.connect(lambda _, setup, changed: shown.append((setup, changed)))
        with qtbot.waitSignal(session.retuned):
            session.edit(noisy(CIRCLE, 0.3))
        assert shown == [(session.setup, frozenset({"data.dataset.noise"}))]
        setup = session.setup
        assert not np.array_equal(setup.data.x, points)
        now = state_of(session, qtbot)
        assert (now.step, now.spec.data.dataset.noise) == (10, 0.3)
        assert same(now.trainer.params, params)
        assert (session.run, started) == (0, [])

    def test_a_drag_is_one_step_and_its_undo_brings_the_points_back(self, session: Session) -> None:
        points = session.setup.data.x
        for noise in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
            session.edit(noisy(session.spec, noise))
        assert session.undo_stack.undoText() == "Noise, 0.1 to 0.7"
        session.undo_stack.undo()
        assert np.array_equal(session.setup.data.x, points)

    def test_taking_the_run_back_takes_the_points_back(
        self, session: Session, qtbot: QtBot
    ) -> None:
        points = session.setup.data.x
        session.step()
        session.edit(noisy(CIRCLE, 0.3))
        session.step()
        session.seek(0)
        qtbot.waitUntil(lambda: session.spec == CIRCLE)
        assert np.array_equal(session.setup.data.x, points)
        assert state_of(session, qtbot).spec == CIRCLE

    @pytest.mark.long
    def test_steps_of_undo_hold_no_samples(
        self, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("engine.running.left_runs.KEPT_BYTES", 0)
        for count in range(UNDO_LIMIT):
            data = replace(CIRCLE.data, dataset=dataset["circle"](samples=1000 + count))
            session.edit(replace(CIRCLE, data=data, weights_draw=count))
        assert session.undo_stack.count() == UNDO_LIMIT >= 200
        assert state_of(session, qtbot).spec == session.spec, "all of it has been carried out"
        gc.collect()
        setups = [held for held in gc.get_objects() if isinstance(held, Setup)]
        assert len({id(setup.data) for setup in setups}) < 20


class TestGoingOn:
    """A run that goes on from a state that was kept."""

    def test_it_goes_on_and_is_undone(self, session: Session, qtbot: QtBot) -> None:
        session.run_to(7)
        qtbot.waitUntil(lambda: state_of(session, qtbot).step == 7)
        state = state_of(session, qtbot)
        session.edit(replace(CIRCLE, seed=3))
        session.open(Setup.of(CIRCLE), state, "Open run.bpg")
        assert (session.spec, session.run) == (CIRCLE, 2)
        assert same(state_of(session, qtbot), state)
        assert session.undo_stack.undoText() == "Open run.bpg"
        session.undo_stack.undo()
        assert state_of(session, qtbot).step == 0
        assert session.spec.seed == 3

    def test_a_failure_to_keep_is_replied(
        self, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(run: Run) -> RunState:
            raise MemoryError

        monkeypatch.setattr(Run, "state", full)
        with qtbot.waitSignal(session.kept) as kept:
            session.keep()
        assert kept.args[0].state is None
        assert "memory" in kept.args[0].problem

    def test_closing_hands_out_what_was_asked_for(self, qtbot: QtBot) -> None:
        session = Session(CIRCLE)
        session.play()
        tickets = [session.keep(), session.keep()]
        kept: list[Kept] = []
        session.kept.connect(kept.append)
        assert session.close()
        assert [reply.ticket for reply in kept] == tickets
        assert all(reply.state is not None for reply in kept)


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

    def noted(seconds: float, drawn: float | None) -> None:
        order.append("resume")
        resume(seconds, drawn)

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


def test_a_session_that_is_collected_takes_its_steps_along() -> None:
    """Collected with it, they were deleted twice, which ended the process."""
    script = """
import gc
import subprocess
import sys
from dataclasses import replace
from PySide6.QtWidgets import QApplication
from engine.training.experiment import ExperimentSpec
from playground.session.session import Session

app = QApplication([])
session = Session(ExperimentSpec())
session.edit(replace(session.spec, seed=4))
session.edit(replace(session.spec, batch_size=4))
assert session.close()
del session
gc.collect()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


class TestPackedSteps:
    """Steps far back take little memory: 500 of them are many."""

    COUNT = 20

    def sketch(self, which: int) -> ExperimentSpec:
        """Points that no other sketch has, and a run of their own."""
        points = tuple((i / 50 - 1, which / 1000, i % 2) for i in range(100))
        data = DataSpec(dataset=Drawn(points=points))
        return replace(ExperimentSpec(), data=data, weights_draw=which)

    def test_their_experiments_are_packed_and_come_back_equal(
        self, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
    ) -> None:
        monkeypatch.setattr("playground.session.undo.NEAR", 4)
        monkeypatch.setattr("playground.session.undo.LARGE", 1000)
        taken: list[Snapshot] = []
        session.snapshot_ready.connect(lambda snapshot: taken.append(replace(snapshot, spec=None)))
        for which in range(self.COUNT):
            session.edit(self.sketch(which))
            session.settle()
        submitted = session.runner.submitted
        qtbot.waitUntil(lambda: bool(taken) and taken[-1].applied == submitted)
        gc.collect()
        alive = {each.points for each in gc.get_objects() if isinstance(each, Drawn)}
        # Those at hand, and the newest setups.
        assert len(alive) <= 4 + 2 + MOST_SETUPS + 1
        assert session.undo_stack.count() == self.COUNT
        for place in (5, 15, 0, self.COUNT - 1):
            session.undo_stack.setIndex(place + 1)
            assert session.spec == self.sketch(place)

    def test_small_ones_stay_as_they_are(self, session: Session) -> None:
        for size in range(5, 35):
            session.edit(replace(session.spec, batch_size=size))
            session.settle()
        first = session.undo_stack.command(0)
        assert isinstance(first, Edit)
        assert first.leads_to(forward=True) is first.leads_to(forward=True)
