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
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past.checkpoints import LIMIT
from engine.training.past.owed_scores import STEPS_BETWEEN_EVALUATIONS
from engine.training.run import Run
from engine.training.stopping import EarlyStopping, stop_rule
from engine.training.trainer import Diverged

every_optimizer = pytest.mark.parametrize("cls", optimizer, ids=optimizer.names)

NOISY = (Dense(units=6), BatchNorm(), Activate(), Dropout(rate=0.3), Dense(units=5), Activate())


def trained(spec: ExperimentSpec, steps: int, past_bytes: int = LIMIT) -> Run:
    run = Run(spec, past_bytes)
    for _ in range(steps):
        run.step()
    return run


def trained_on(run: Run, steps: int) -> None:
    for _ in range(steps):
        run.step()


def everything(run: Run) -> dict[str, Any]:
    """All that can be seen of a run: its state and what its last steps left behind."""
    return {
        "state": run.state(),
        "last": run.trainer.last,
        "grads": run.trainer.grads.flat.copy(),
        "updates": (run.trainer.last_update, run.trainer.update_before),
        "stopped": run.trainer.stopped,
    }


def filmed(run: Run, steps: int) -> list[dict[str, Any]]:
    """Everything after each of the next steps, from now on."""
    film = [everything(run)]
    for _ in range(steps):
        run.step()
        film.append(everything(run))
    return film


@pytest.fixture(autouse=True)
def checkpoints_at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time costs nothing, so that the same checkpoints are taken each time."""
    monkeypatch.setattr("engine.training.past.checkpoints.SHARE", math.inf)


# Dense checkpoints, thin ones, and none at all: the bits are the same.
every_memory = pytest.mark.parametrize("past_bytes", [LIMIT, 400_000, 0])


@every_memory
def test_any_step_can_be_had_again(past_bytes: int) -> None:
    run = Run(normalized(layers=NOISY), past_bytes)
    film = filmed(run, 60)
    for step in (59, 58, 30, 31, 2, 1, 0, 60, 17):
        run.seek(step)
        assert run.step_count == step
        assert same(everything(run), film[step]), f"step {step}"


@every_optimizer
def test_back_and_forward_again_gives_the_same_bits(cls: type[Optimizer]) -> None:
    run = Run(normalized(optimizer=cls()))
    film = filmed(run, 40)
    for step in (39, 38, 37):
        run.seek(run.step_count - 1)
        assert same(everything(run), film[step])
    for step in range(38, 41):
        run.step()
        assert same(everything(run), film[step])


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
    run = Run(normalized(**{field: value}), 400_000)
    film = filmed(run, 50)
    for step in (49, 26, 10, 0, 50):
        run.seek(step)
        assert same(everything(run), film[step])


def test_weights_that_a_rule_put_back_are_put_back_again() -> None:
    """Early stopping strikes, training is played on, and all of it can be had again."""
    rule = EarlyStopping(patience=1)
    run = Run(normalized(stopping=(rule,), optimizer=Adam(lr=0.3)))
    film = filmed(run, 80)
    struck = [step for step, frame in enumerate(film) if frame["stopped"]]
    assert struck
    for step in (79, struck[0] + 1, struck[0], struck[0] - 1):
        run.seek(step)
        assert same(everything(run), film[step])


def test_the_history_is_that_of_the_step() -> None:
    run = trained(spiral(batch_size=16), 7 * STEPS_BETWEEN_EVALUATIONS)
    whole = run.curve.points()
    run.seek(35)
    assert run.curve.points().rows[-1, 0] <= 35
    assert run.curve.points().batch_steps[-1] == 35
    run.seek(70)
    assert same(run.curve.points(), whole)


def test_a_long_history_that_was_merged_and_thinned_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("engine.training.past.loss_curve.BUCKETS", 16)
    monkeypatch.setattr("engine.training.past.loss_curve.ROWS", 8)
    monkeypatch.setattr("engine.training.past.owed_scores.STEPS_BETWEEN_EVALUATIONS", 1)
    run = Run(spiral(batch_size=21))
    film = filmed(run, 150)
    for step in (149, 31, 32, 33, 100, 15, 16, 17, 0, 150):
        run.seek(step)
        assert same(everything(run), film[step])


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

    def changed(self, past_bytes: int, steps: int = 45) -> tuple[Run, list[dict[str, Any]]]:
        run = Run(spiral(), past_bytes)
        film = []
        for step in range(steps + 1):
            if step:
                run.step()
            for when, fields in self.PLAN:
                if when == step:
                    run.retune(replace(run.trainer.spec, **fields))
            film.append(everything(run))
        return run, film

    @every_memory
    def test_they_are_made_again_at_their_steps(self, past_bytes: int) -> None:
        run, film = self.changed(past_bytes)
        for step in (44, 28, 29, 30, 12, 13, 14, 0, 19, 20, 21, 45):
            run.seek(step)
            assert same(everything(run), film[step]), f"step {step}"
            assert run.trainer.spec == film[step]["state"].spec

    def test_stepping_on_makes_them_too(self) -> None:
        run, film = self.changed(LIMIT)
        run.seek(10)
        for step in range(11, 46):
            run.step()
            assert same(everything(run), film[step])

    def test_another_change_begins_another_future(self) -> None:
        run, _ = self.changed(LIMIT)
        run.seek(15)
        run.retune(replace(run.trainer.spec, optimizer=Adam(lr=0.002)))
        assert run.recorded == range(16)
        for _ in range(30):
            run.step()
        assert run.trainer.spec.optimizer == Adam(lr=0.002), "the changes that lay ahead are gone"
        end = everything(run)
        run.seek(40)
        run.seek(45)
        assert same(everything(run), end), "nothing of the other future is left"
        run.seek(14)
        assert run.trainer.spec.optimizer == Adam(lr=0.1)
        run.seek(15)
        assert run.trainer.spec.optimizer == Adam(lr=0.002)
        run.seek(45)
        assert same(everything(run), end)

    def test_the_same_settings_again_are_no_change(self) -> None:
        run, film = self.changed(LIMIT)
        run.seek(30)
        run.retune(run.trainer.spec)
        assert run.recorded == range(46)
        run.seek(45)
        assert same(everything(run), film[45])

    @settings(max_examples=25)
    @given(data=st.data())
    def test_any_course_of_steps_changes_and_journeys(self, data: st.DataObject) -> None:
        """What is at a step depends on the settings up to there, not on how one came there."""
        optimizers = st.sampled_from([SGD(lr=0.1), SGD(lr=0.3), Adam(lr=0.01), Momentum(lr=0.02)])
        run = Run(spiral(layers=(Dense(units=3), Dropout())), data.draw(st.integers(0, 1)))
        run.hold_past(data.draw(st.sampled_from([0, 300_000, LIMIT])))
        made: list[tuple[int, Optimizer]] = []
        end = 0
        for _ in range(data.draw(st.integers(1, 8))):
            match data.draw(st.sampled_from(["train", "change", "travel"])):
                case "train":
                    for _ in range(data.draw(st.integers(1, 12))):
                        run.step()
                    end = max(end, run.step_count)
                case "change":
                    chosen, here = data.draw(optimizers), run.step_count
                    if chosen != run.trainer.spec.optimizer:
                        made = [*(m for m in made if m[0] <= here), (here, chosen)]
                        end = here
                    run.retune(replace(run.trainer.spec, optimizer=chosen))
                case "travel":
                    run.seek(data.draw(st.integers(0, end)))
            assert run.recorded == range(end + 1)
        straight = Run(spiral(layers=(Dense(units=3), Dropout())), 0)
        for step in range(run.step_count + 1):
            if step:
                straight.step()
            for when, chosen in made:
                if when == step:
                    straight.retune(replace(straight.trainer.spec, optimizer=chosen))
        assert same(run.state(), straight.state())


def test_only_recorded_steps_can_be_sought() -> None:
    run = trained(spiral(), 5)
    before = everything(run)
    for step in (-1, 6, 1000):
        with pytest.raises(ValueError, match="from 0 to 5"):
            run.seek(step)
    assert same(everything(run), before)
    run.seek(0)
    with pytest.raises(ValueError, match="recorded step"):
        run.seek(run.step_count - 1)
    assert run.recorded == range(6), "what lies ahead can still be had"


def test_reset_forgets_the_past() -> None:
    run = trained(spiral(), 9)
    run.reset()
    assert run.recorded == range(1)
    assert run.timeline.checkpoints.steps == []


def test_a_restored_run_goes_back_to_where_it_was_restored() -> None:
    spec = normalized()
    state = trained(spec, 12).state()
    run = Run(spec)
    run.restore(state)
    film = filmed(run, 20)
    assert run.recorded == range(12, 33)
    for step in (31, 14, 13, 12, 32):
        run.seek(step)
        assert same(everything(run), film[step - 12])
    with pytest.raises(ValueError, match="from 12 to 32"):
        run.seek(11)


def test_a_change_at_the_first_step_is_made_again() -> None:
    run = Run(spiral())
    run.retune(spiral(optimizer=SGD(lr=0.5)))
    first = run.state()
    end = [run.step() for _ in range(8)]
    run.seek(0)
    assert same(run.state(), first)
    assert [run.step() for _ in range(8)] == end


def test_a_step_that_was_refused_leaves_no_trace() -> None:
    """Not even in the noise that dropout drew for it."""
    spec = ExperimentSpec(
        data=DataSpec(Line()),
        layers=(Dense(units=8), Dropout(rate=0.5), Dense(units=8)),
        loss=MeanSquaredError(),
        optimizer=SGD(lr=10.0),
    )
    run = Run(spec)
    with pytest.raises(Diverged):
        trained_on(run, 1000)
    end = run.state()
    for _ in range(3):
        with pytest.raises(Diverged):
            run.step()
    assert same(run.state(), end)
    run.seek(0)
    run.retune(replace(spec, optimizer=SGD(lr=1e-4)))
    onward = [run.step() for _ in range(10)]
    run.seek(0)
    assert [run.step() for _ in range(10)] == onward


def test_exporting_leaves_the_history_as_it_is(tmp_path: Any) -> None:
    from engine.files.results import write_results

    run = trained(spiral(), 7)
    before = run.state()
    write_results(tmp_path, run)
    assert same(run.state(), before)


@pytest.mark.long
def test_memory_is_bounded_whatever_the_length() -> None:
    bound = 1_200_000
    run = Run(normalized(), bound)
    for _ in range(3000):
        run.step()
        run.keep_checkpoint()
        assert run.timeline.checkpoints.nbytes <= bound
    assert run.nbytes > run.timeline.checkpoints.nbytes
    # The arrays of the history are shared, so that dozens of states fit beside them.
    assert len(run.timeline.checkpoints.steps) > 10
    run.hold_past(0)
    assert run.timeline.checkpoints.nbytes == 0
    kept = run.state()
    run.seek(run.step_count - 1)
    run.step()
    assert same(run.state(), kept)


def test_a_checkpoint_is_taken_when_one_can_be_afforded() -> None:
    run = Run(spiral())
    run.step()
    assert run.timeline.checkpoints.steps == [1]
    run.timeline.checkpoints.due = np.inf
    run.step()
    assert run.timeline.checkpoints.steps == [1]
    run.timeline.checkpoints.due = 0.0
    run.step()
    assert run.timeline.checkpoints.steps == [1, 3]


def test_the_ends_of_epochs_are_remembered_whatever_their_length() -> None:
    run = Run(normalized(batch_size=16))
    trained_on(run, 7)  # three steps an epoch
    run.retune(replace(run.spec, batch_size=7))
    trained_on(run, 14)
    # 26 samples were left at step 7, and 42 take six steps now.
    before = {1: 0, 3: 0, 4: 3, 6: 3, 7: 6, 11: 6, 12: 11, 17: 11, 18: 17, 21: 17}
    assert {step: run.timeline.epoch_end_before(step) for step in before} == before
    run.seek(8)
    assert run.timeline.epoch_end_before(12) == 11, "what lies ahead is known still"
    run.retune(replace(run.spec, batch_size=42))
    trained_on(run, 3)
    assert run.timeline.epoch_end_before(9) == 6
    assert [run.timeline.epoch_end_before(step) for step in (10, 11, 12)] == [9, 10, 11]
    run.reset()
    assert run.timeline.epoch_end_before(5) == 0


@pytest.mark.long
@every_optimizer
def test_500_forward_500_back_500_forward(cls: type[Optimizer]) -> None:
    """With dropout and BatchNorm, by single steps: every bit comes again."""
    run = Run(normalized(layers=NOISY, optimizer=cls()))
    film = filmed(run, 500)
    for step in range(499, -1, -1):
        run.seek(run.step_count - 1)
        assert same(everything(run), film[step])
    for step in range(1, 501):
        run.step()
        assert same(everything(run), film[step])
