"""Weights set by hand before the first step: they belong to the experiment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from samples import same

from engine.arrays import Array
from engine.data.datasets import dataset
from engine.data.features import Square
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.places import Parameter
from engine.network.starts import MOST_STARTS, Start
from engine.optimizers import SGD, Adam
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.state import RunState
from playground.session.session import Session
from playground.words.numbers import number

CIRCLE = ExperimentSpec(
    data=DataSpec(dataset=dataset["circle"]()),
    layers=(Dense(units=3), Activate()),
    optimizer=Adam(lr=0.01),
)
PLACE, PATH = Parameter(0, "W", (1, 2)), "layers.0.W.1.2"
SET = replace(CIRCLE, starts=(Start(PATH, 2.0),))


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session that is closed after the test."""
    made = Session(CIRCLE)
    yield made
    assert made.close()


def state_of(session: Session, qtbot: QtBot) -> RunState:
    """The state of the run as it is now."""
    with qtbot.waitSignal(session.kept) as kept:
        ticket = session.keep()
    (reply,) = kept.args
    assert reply.ticket == ticket
    assert reply.state is not None
    return reply.state


def first_of(spec: ExperimentSpec) -> Array:
    """What a new run of an experiment begins with: what `playground train` would train."""
    return Run(spec).trainer.weights.params.flat.copy()


def trained_to(session: Session, qtbot: QtBot, step: int) -> None:
    session.run_to(step)
    qtbot.waitUntil(lambda: state_of(session, qtbot).step == step)


def test_it_becomes_part_of_the_experiment_in_one_step(session: Session, qtbot: QtBot) -> None:
    before = state_of(session, qtbot)
    session.set_parameter(PLACE, 2.0)
    assert session.spec == SET
    now = state_of(session, qtbot)
    assert (now.spec, now.step) == (SET, 0)
    assert (now.trainer.params != before.trainer.params).sum() == 1
    assert same(now.trainer.params, first_of(SET))
    assert same(
        (now.trainer.order, now.trainer.streams), (before.trainer.order, before.trainer.streams)
    )
    assert ExperimentSpec.loads(session.spec.dumps()) == SET
    assert session.undo_stack.count() == 1
    old = number(before.trainer.params[5])
    assert (
        session.undo_stack.undoText() == f"Weight from input x₂ to neuron 3 of layer 1, {old} to 2"
    )


def test_undo_and_redo_bring_both_back(session: Session, qtbot: QtBot) -> None:
    session.set_parameter(PLACE, 2.0)
    session.set_parameter(Parameter(2, "b", (0,)), -1.0)
    assert [start.place for start in session.spec.starts] == [PATH, "output.b.0"]
    session.undo_stack.undo()
    assert session.spec == SET
    assert same(state_of(session, qtbot).trainer.params, first_of(SET))
    session.undo_stack.undo()
    assert session.spec == CIRCLE
    assert same(state_of(session, qtbot).trainer.params, first_of(CIRCLE))
    session.undo_stack.redo()
    session.undo_stack.redo()
    assert state_of(session, qtbot).trainer.params[5] == 2.0


def test_nothing_else_is_rebuilt_before_the_eyes(session: Session, qtbot: QtBot) -> None:
    started: list[Setup] = []
    changed: list[frozenset[str]] = []
    session.run_started.connect(lambda setup: started.append(setup))
    session.spec_changed.connect(lambda _spec, _setup, paths: changed.append(paths))
    data = session.setup.data
    session.set_parameter(PLACE, 2.0)
    session.set_parameter(PLACE, 3.0)
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert started == []
    assert all(path.startswith("starts") for paths in changed for path in paths)
    assert session.setup.data is data
    session.settle()
    trained_to(session, qtbot, 5)
    session.undo_stack.undo()
    assert started == [session.setup], "here the trained weights go"


def test_a_place_set_twice_counts_once(session: Session, qtbot: QtBot) -> None:
    for value in (0.1, 0.2, 0.3):
        session.set_parameter(PLACE, value)
    assert session.spec.starts == (Start(PATH, 0.3),)
    assert session.undo_stack.count() == 1, "ticks of one drag are one step"
    assert session.undo_stack.undoText().endswith(f"{number(first_of(CIRCLE)[5])} to 0.3")
    session.settle()
    session.set_parameter(PLACE, 0.4)
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.spec.starts == (Start(PATH, 0.3),)
    session.undo_stack.undo()
    assert session.spec == CIRCLE
    assert same(state_of(session, qtbot).trainer.params, first_of(CIRCLE))


def test_reset_keeps_it_and_forgets_what_was_set_later(session: Session, qtbot: QtBot) -> None:
    session.set_parameter(PLACE, 2.0)
    trained_to(session, qtbot, 8)
    session.set_parameter(Parameter(0, "W", (0, 0)), 9.0)
    assert session.spec == SET, "what is set on the way belongs to the run"
    assert state_of(session, qtbot).trainer.params[0] == 9.0
    session.reset()
    assert same(state_of(session, qtbot).trainer.params, first_of(SET))
    session.set_parameter(Parameter(0, "W", (0, 0)), 9.0)
    assert len(session.spec.starts) == 2, "after Reset it is the first step again"


def test_a_run_taken_back_to_its_beginning_is_there_too(session: Session, qtbot: QtBot) -> None:
    trained_to(session, qtbot, 3)
    later = state_of(session, qtbot)
    session.seek(0)
    qtbot.waitUntil(lambda: state_of(session, qtbot).step == 0)
    qtbot.waitUntil(lambda: session._beginnings.holds(session.run))
    session.set_parameter(PLACE, 2.0)
    assert session.spec == SET
    session.undo_stack.undo()
    session.seek(3)
    qtbot.waitUntil(lambda: state_of(session, qtbot).step == 3)
    assert same(state_of(session, qtbot), later), "undo brings the steps that lay ahead, too"


def test_while_it_trains_it_belongs_to_the_run(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.set_parameter(PLACE, 2.0)
    assert session.spec == CIRCLE
    session.pause()
    session.reset()
    assert same(state_of(session, qtbot).trainer.params, first_of(CIRCLE))


def test_undo_after_training_brings_back_the_run_before(session: Session, qtbot: QtBot) -> None:
    session.set_parameter(PLACE, 2.0)
    trained_to(session, qtbot, 6)
    trained = state_of(session, qtbot)
    session.undo_stack.undo()
    assert same(state_of(session, qtbot).trainer.params, first_of(CIRCLE))
    session.undo_stack.redo()
    assert same(state_of(session, qtbot), trained)


def test_new_weights_clear_it_and_undo_brings_it_back(session: Session, qtbot: QtBot) -> None:
    session.set_parameter(PLACE, 2.0)
    session.new_weights()
    assert session.spec == replace(CIRCLE, weights_draw=1)
    session.undo_stack.undo()
    assert session.spec == SET
    assert same(state_of(session, qtbot).trainer.params, first_of(SET))


def test_other_data_and_settings_keep_it(session: Session, qtbot: QtBot) -> None:
    session.set_parameter(PLACE, 2.0)
    session.edit(replace(session.spec, data_draw=session.spec.data_draw + 1))
    session.edit(replace(session.spec, optimizer=SGD(), seed=5, batch_size=3))
    assert session.spec.starts == SET.starts
    assert state_of(session, qtbot).trainer.params[5] == 2.0


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"layers": (Dense(units=9), Activate())}, PATH),
        ({"layers": (Dense(units=2), Activate())}, ""),
        ({"layers": (Dense(units=3), BatchNorm(), Activate(), Dense(), Activate())}, PATH),
        ({"layers": ()}, ""),
        ({"data": replace(CIRCLE.data, features=(Square(),))}, PATH),
        ({"data": replace(CIRCLE.data, features=(Square(),), raw_inputs=False)}, ""),
        ({"data": DataSpec(dataset=dataset["moons"]())}, PATH),
        ({"data": DataSpec(dataset=dataset["iris"]())}, ""),
    ],
    ids=str,
)
def test_a_change_of_shape_keeps_the_places_that_are_left(
    session: Session, qtbot: QtBot, change: dict[str, object], place: str
) -> None:
    session.set_parameter(PLACE, 2.0)
    assert session.edit(replace(session.spec, **change))
    expected = (Start(place, 2.0),) if place else ()
    assert session.spec == replace(CIRCLE, **change, starts=expected)
    now = state_of(session, qtbot)
    assert same(now.trainer.params, first_of(session.spec))
    session.undo_stack.undo()
    assert session.spec == SET
    assert state_of(session, qtbot).trainer.params[5] == 2.0


def test_data_worked_out_aside_keeps_it_too(session: Session) -> None:
    session.set_parameter(PLACE, 2.0)
    moons = replace(CIRCLE, data=DataSpec(dataset=dataset["moons"]()))
    session.begin_with(Setup.of(moons), "Import a table")
    assert session.spec == replace(moons, starts=SET.starts)


def test_what_cannot_be_a_start_is_said(session: Session, qtbot: QtBot) -> None:
    for value in (float("nan"), 1e7):
        with qtbot.waitSignal(session.noted) as said:
            session.set_parameter(PLACE, value)
        assert "expected" in said.args[0]
    many = replace(
        CIRCLE,
        layers=(Dense(units=600), Activate()),
        starts=tuple(Start(f"layers.0.W.{i % 2}.{i // 2}", 1.0) for i in range(MOST_STARTS)),
    )
    assert session.edit(many)
    qtbot.waitUntil(lambda: session._beginnings.holds(session.run))
    with qtbot.waitSignal(session.noted) as said:
        session.set_parameter(Parameter(0, "b", (0,)), 1.0)
    assert "at most 1000" in said.args[0]
    wrong = replace(CIRCLE, starts=(Start("layers.0.W.7.0", 1.0),))
    with qtbot.waitSignal(session.noted) as said:
        assert not session.edit(wrong)
    assert "starts.0.place" in said.args[0]


class TestDocuments:
    """Where a file says where the run is."""

    def test_a_file_of_the_first_step_can_be_edited_like_a_new_run(
        self, session: Session, qtbot: QtBot
    ) -> None:
        state = state_of(session, qtbot)
        session.open(Setup.of(CIRCLE), state, "Open")
        session.set_parameter(PLACE, 2.0)
        assert session.spec == SET

    def test_first_weights_that_nobody_could_draw_again_are_left_alone(
        self, session: Session, qtbot: QtBot
    ) -> None:
        """An earlier version kept what was set at step 0 in the weights alone."""
        state = state_of(session, qtbot)
        params = np.arange(len(state.trainer.params), dtype=float)
        odd = replace(state, trainer=replace(state.trainer, params=params))
        session.open(Setup.of(CIRCLE), odd, "Open")
        session.set_parameter(PLACE, 2.0)
        assert session.spec == CIRCLE
        params[5] = 2.0
        assert same(state_of(session, qtbot).trainer.params, params)

    def test_a_file_of_a_later_step_is_edited_on_its_way(
        self, session: Session, qtbot: QtBot
    ) -> None:
        trained_to(session, qtbot, 4)
        state = state_of(session, qtbot)
        session.open(Setup.of(CIRCLE), state, "Open")
        session.set_parameter(PLACE, 2.0)
        assert session.spec == CIRCLE
        session.reset()
        session.set_parameter(PLACE, 2.0)
        assert session.spec == SET


class TestSeveralAtOnce:
    """As reviving a neuron does: one step to undo, under a name of its own."""

    VALUES: ClassVar[dict[Parameter, float]] = {
        Parameter(0, "W", (0, 2)): 0.5,
        Parameter(0, "W", (1, 2)): 2.0,
        Parameter(0, "b", (2,)): 0.25,
    }

    def test_later_it_is_one_step_that_puts_the_very_bits_back(
        self, session: Session, qtbot: QtBot
    ) -> None:
        trained_to(session, qtbot, 5)
        before = state_of(session, qtbot)
        told: list[tuple[str, float]] = []
        session.assigned.connect(lambda path, value: told.append((path, value)))
        session.set_parameters(self.VALUES, "Revive")
        now = state_of(session, qtbot)
        assert now.trainer.params[[2, 5, 8]].tolist() == [0.5, 2.0, 0.25]
        assert [value for _, value in told] == [0.5, 2.0, 0.25]
        assert (session.undo_stack.count(), session.undo_stack.undoText()) == (1, "Revive")
        session.undo_stack.undo()
        back = state_of(session, qtbot)
        np.testing.assert_array_equal(back.trainer.params, before.trainer.params)
        session.undo_stack.redo()
        session.undo_stack.undo()
        back = state_of(session, qtbot)
        np.testing.assert_array_equal(back.trainer.params, before.trainer.params)

    def test_they_are_scored_once(self) -> None:
        run = Run(CIRCLE)
        run.step()
        rows = run.curve.copy()
        for left, (place, value) in reversed(list(enumerate(self.VALUES.items()))):
            run.set_parameter(place, value, more=left > 0)
        assert run.curve._evaluations == rows._evaluations + 1
        run.step()
        params = run.trainer.weights.params.flat.copy()
        run.seek(0)
        run.seek(2)
        np.testing.assert_array_equal(run.trainer.weights.params.flat, params)

    def test_before_the_first_step_they_are_starts(self, session: Session) -> None:
        session.set_parameters(self.VALUES, "Revive")
        assert [start.value for start in session.spec.starts] == [0.5, 2.0, 0.25]
        assert (session.undo_stack.count(), session.undo_stack.undoText()) == (1, "Revive")
        session.undo_stack.undo()
        assert session.spec == CIRCLE
