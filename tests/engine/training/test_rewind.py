"""Going back in time and forward again: to the same bits, whatever happened in between."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import Line, normalized, same, spiral

from engine.network.activations import ReLU
from engine.network.initializers import initializer
from engine.network.layers import Activate, BatchNorm, Dense, Dropout
from engine.network.losses import MeanSquaredError
from engine.network.penalties import penalty
from engine.optimizers import SGD, Adam, Momentum, Optimizer, optimizer
from engine.optimizers.clipping import clipping
from engine.optimizers.schedules import schedule
from engine.specs.knobs import Spec
from engine.training.checkpoints import LIMIT
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.stopping import EarlyStopping, stop_rule
from engine.training.trainer import STEPS_BETWEEN_EVALUATIONS, Diverged, Trainer

every_optimizer = pytest.mark.parametrize("cls", optimizer, ids=optimizer.names)

NOISY = (Dense(units=6), BatchNorm(), Activate(), Dropout(rate=0.3), Dense(units=5), Activate())


def trained(spec: ExperimentSpec, steps: int, past_bytes: int = LIMIT) -> Trainer:
    trainer = Trainer(spec, past_bytes)
    for _ in range(steps):
        trainer.step()
    return trainer


def trained_on(trainer: Trainer, steps: int) -> None:
    for _ in range(steps):
        trainer.step()


def everything(trainer: Trainer) -> dict[str, Any]:
    """All that can be seen of a trainer: its state and what its last steps left behind."""
    return {
        "state": trainer.state(),
        "last": trainer.last,
        "grads": trainer.grads.flat.copy(),
        "updates": (trainer.last_update, trainer.update_before),
        "stopped": trainer.stopped,
    }


def filmed(trainer: Trainer, steps: int) -> list[dict[str, Any]]:
    """Everything after each of the next steps, from now on."""
    film = [everything(trainer)]
    for _ in range(steps):
        trainer.step()
        film.append(everything(trainer))
    return film


@pytest.fixture(autouse=True)
def checkpoints_at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time costs nothing, so that the same checkpoints are taken each time."""
    monkeypatch.setattr("engine.training.checkpoints.SHARE", math.inf)


# Dense checkpoints, thin ones, and none at all: the bits are the same.
every_memory = pytest.mark.parametrize("past_bytes", [LIMIT, 400_000, 0])


@every_memory
def test_any_step_can_be_had_again(past_bytes: int) -> None:
    trainer = Trainer(normalized(layers=NOISY), past_bytes)
    film = filmed(trainer, 60)
    for step in (59, 58, 30, 31, 2, 1, 0, 60, 17):
        trainer.seek(step)
        assert trainer.step_count == step
        assert same(everything(trainer), film[step]), f"step {step}"


@every_optimizer
def test_back_and_forward_again_gives_the_same_bits(cls: type[Optimizer]) -> None:
    trainer = Trainer(normalized(optimizer=cls()))
    film = filmed(trainer, 40)
    for step in (39, 38, 37):
        trainer.back()
        assert same(everything(trainer), film[step])
    for step in range(38, 41):
        trainer.step()
        assert same(everything(trainer), film[step])


@pytest.mark.parametrize(
    ("field", "chosen"),
    [
        pytest.param(field, chosen, id=f"{field}-{chosen.name}")
        for field, family in (
            ("schedule", schedule),
            ("penalty", penalty),
            ("clipping", clipping),
            ("stopping", stop_rule),
            ("output_init", initializer),
        )
        for chosen in family
    ],
)
def test_whatever_else_remembers_comes_back(field: str, chosen: type[Spec]) -> None:
    value = (chosen(),) if field == "stopping" else chosen()
    trainer = Trainer(normalized(**{field: value}), 400_000)
    film = filmed(trainer, 50)
    for step in (49, 26, 10, 0, 50):
        trainer.seek(step)
        assert same(everything(trainer), film[step])


def test_weights_that_a_rule_put_back_are_put_back_again() -> None:
    """Early stopping strikes, training is played on, and all of it can be had again."""
    rule = EarlyStopping(patience=1)
    trainer = Trainer(normalized(stopping=(rule,), optimizer=Adam(lr=0.3)))
    film = filmed(trainer, 80)
    struck = [step for step, frame in enumerate(film) if frame["stopped"]]
    assert struck
    for step in (79, struck[0] + 1, struck[0], struck[0] - 1):
        trainer.seek(step)
        assert same(everything(trainer), film[step])


def test_the_history_is_that_of_the_step() -> None:
    trainer = trained(spiral(batch_size=16), 7 * STEPS_BETWEEN_EVALUATIONS)
    whole = trainer.history.curve()
    trainer.seek(35)
    assert trainer.history.curve().rows[-1, 0] <= 35
    assert trainer.history.curve().batch_steps[-1] == 35
    trainer.seek(70)
    assert same(trainer.history.curve(), whole)


def test_a_long_history_that_was_merged_and_thinned_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("engine.training.loss_curve.BUCKETS", 16)
    monkeypatch.setattr("engine.training.loss_curve.ROWS", 8)
    monkeypatch.setattr("engine.training.trainer.STEPS_BETWEEN_EVALUATIONS", 1)
    trainer = Trainer(spiral(batch_size=21))
    film = filmed(trainer, 150)
    for step in (149, 31, 32, 33, 100, 15, 16, 17, 0, 150):
        trainer.seek(step)
        assert same(everything(trainer), film[step])


class TestChanges:
    """Settings that were changed on the way."""

    PLAN = (
        (0, {"optimizer": Adam(lr=0.01)}),
        (13, {"optimizer": Adam(lr=0.1)}),
        (20, {"optimizer": Momentum()}),
        (20, {"optimizer": Adam(lr=0.05)}),
        (29, {"batch_size": 5}),
        (29, {"layers": (Dense(units=8), Activate(ReLU()), Dense(units=8), Activate())}),
        (33, {"class_weights": "balanced"}),
    )

    def changed(self, past_bytes: int, steps: int = 45) -> tuple[Trainer, list[dict[str, Any]]]:
        trainer = Trainer(spiral(), past_bytes)
        film = []
        for step in range(steps + 1):
            if step:
                trainer.step()
            for when, fields in self.PLAN:
                if when == step:
                    trainer.retune(replace(trainer.spec, **fields))
            film.append(everything(trainer))
        return trainer, film

    @every_memory
    def test_they_are_made_again_at_their_steps(self, past_bytes: int) -> None:
        trainer, film = self.changed(past_bytes)
        for step in (44, 28, 29, 30, 12, 13, 14, 0, 19, 20, 21, 45):
            trainer.seek(step)
            assert same(everything(trainer), film[step]), f"step {step}"
            assert trainer.spec == film[step]["state"].spec

    def test_stepping_on_makes_them_too(self) -> None:
        trainer, film = self.changed(LIMIT)
        trainer.seek(10)
        for step in range(11, 46):
            trainer.step()
            assert same(everything(trainer), film[step])

    def test_another_change_begins_another_future(self) -> None:
        trainer, _ = self.changed(LIMIT)
        trainer.seek(15)
        trainer.retune(replace(trainer.spec, optimizer=Adam(lr=0.002)))
        assert trainer.past.recorded == range(16)
        for _ in range(30):
            trainer.step()
        assert trainer.spec.optimizer == Adam(lr=0.002), "the changes that lay ahead are gone"
        end = everything(trainer)
        trainer.seek(40)
        trainer.seek(45)
        assert same(everything(trainer), end), "nothing of the other future is left"
        trainer.seek(14)
        assert trainer.spec.optimizer == Adam(lr=0.1)
        trainer.seek(15)
        assert trainer.spec.optimizer == Adam(lr=0.002)
        trainer.seek(45)
        assert same(everything(trainer), end)

    def test_the_same_settings_again_are_no_change(self) -> None:
        trainer, film = self.changed(LIMIT)
        trainer.seek(30)
        trainer.retune(trainer.spec)
        assert trainer.past.recorded == range(46)
        trainer.seek(45)
        assert same(everything(trainer), film[45])

    @settings(max_examples=25)
    @given(data=st.data())
    def test_any_course_of_steps_changes_and_journeys(self, data: st.DataObject) -> None:
        """What is at a step depends on the settings up to there, not on how one came there."""
        optimizers = st.sampled_from([SGD(lr=0.1), SGD(lr=0.3), Adam(lr=0.01), Momentum(lr=0.02)])
        trainer = Trainer(spiral(layers=(Dense(units=3), Dropout())), data.draw(st.integers(0, 1)))
        trainer.hold_past(data.draw(st.sampled_from([0, 300_000, LIMIT])))
        made: list[tuple[int, Optimizer]] = []
        end = 0
        for _ in range(data.draw(st.integers(1, 8))):
            match data.draw(st.sampled_from(["train", "change", "travel"])):
                case "train":
                    for _ in range(data.draw(st.integers(1, 12))):
                        trainer.step()
                    end = max(end, trainer.step_count)
                case "change":
                    chosen, here = data.draw(optimizers), trainer.step_count
                    if chosen != trainer.spec.optimizer:
                        made = [*(m for m in made if m[0] <= here), (here, chosen)]
                        end = here
                    trainer.retune(replace(trainer.spec, optimizer=chosen))
                case "travel":
                    trainer.seek(data.draw(st.integers(0, end)))
            assert trainer.past.recorded == range(end + 1)
        straight = Trainer(spiral(layers=(Dense(units=3), Dropout())), 0)
        for step in range(trainer.step_count + 1):
            if step:
                straight.step()
            for when, chosen in made:
                if when == step:
                    straight.retune(replace(straight.spec, optimizer=chosen))
        assert same(trainer.state(), straight.state())


def test_only_recorded_steps_can_be_sought() -> None:
    trainer = trained(spiral(), 5)
    before = everything(trainer)
    for step in (-1, 6, 1000):
        with pytest.raises(ValueError, match="from 0 to 5"):
            trainer.seek(step)
    assert same(everything(trainer), before)
    trainer.seek(0)
    with pytest.raises(ValueError, match="recorded step"):
        trainer.back()
    assert trainer.past.recorded == range(6), "what lies ahead can still be had"


def test_reset_forgets_the_past() -> None:
    trainer = trained(spiral(), 9)
    trainer.reset()
    assert trainer.past.recorded == range(1)
    assert trainer.past.checkpoints.steps == []


def test_a_restored_run_goes_back_to_where_it_was_restored() -> None:
    spec = normalized()
    state = trained(spec, 12).state()
    trainer = Trainer(spec)
    trainer.restore(state)
    film = filmed(trainer, 20)
    assert trainer.past.recorded == range(12, 33)
    for step in (31, 14, 13, 12, 32):
        trainer.seek(step)
        assert same(everything(trainer), film[step - 12])
    with pytest.raises(ValueError, match="from 12 to 32"):
        trainer.seek(11)


def test_a_change_at_the_first_step_is_made_again() -> None:
    trainer = Trainer(spiral())
    trainer.retune(spiral(optimizer=SGD(lr=0.5)))
    first = trainer.state()
    end = [trainer.step() for _ in range(8)]
    trainer.seek(0)
    assert same(trainer.state(), first)
    assert [trainer.step() for _ in range(8)] == end


def test_a_step_that_was_refused_leaves_no_trace() -> None:
    """Not even in the noise that dropout drew for it."""
    spec = ExperimentSpec(
        data=DataSpec(Line()),
        layers=(Dense(units=8), Dropout(rate=0.5), Dense(units=8)),
        loss=MeanSquaredError(),
        optimizer=SGD(lr=10.0),
    )
    trainer = Trainer(spec)
    with pytest.raises(Diverged):
        trained_on(trainer, 1000)
    end = trainer.state()
    for _ in range(3):
        with pytest.raises(Diverged):
            trainer.step()
    assert same(trainer.state(), end)
    trainer.seek(0)
    trainer.retune(replace(spec, optimizer=SGD(lr=1e-4)))
    onward = [trainer.step() for _ in range(10)]
    trainer.seek(0)
    assert [trainer.step() for _ in range(10)] == onward


def test_exporting_leaves_the_history_as_it_is(tmp_path: Any) -> None:
    from engine.files.results import write_results

    trainer = trained(spiral(), 7)
    before = trainer.state()
    write_results(tmp_path, trainer)
    assert same(trainer.state(), before)


def test_memory_is_bounded_whatever_the_length() -> None:
    bound = 400_000
    trainer = Trainer(normalized(), bound)
    for _ in range(3000):
        trainer.step()
        trainer.past.keep()
        assert trainer.past.checkpoints.nbytes <= bound
    assert trainer.nbytes > trainer.past.checkpoints.nbytes
    # The arrays of the history are shared, so that dozens of states fit beside them.
    assert len(trainer.past.checkpoints.steps) > 10
    trainer.hold_past(0)
    assert trainer.past.checkpoints.nbytes == 0
    kept = trainer.state()
    trainer.back()
    trainer.step()
    assert same(trainer.state(), kept)


def test_a_checkpoint_is_taken_when_one_can_be_afforded() -> None:
    trainer = Trainer(spiral())
    trainer.step()
    assert trainer.past.checkpoints.steps == [1]
    trainer.past.checkpoints.due = np.inf
    trainer.step()
    assert trainer.past.checkpoints.steps == [1]
    trainer.past.checkpoints.due = 0.0
    trainer.step()
    assert trainer.past.checkpoints.steps == [1, 3]
