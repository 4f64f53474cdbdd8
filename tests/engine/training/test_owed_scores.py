"""A patient run: its scores come in portions, with commands in between, and to the same bits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from samples import normalized, same

from engine.network.places import Parameter
from engine.optimizers import SGD
from engine.optimizers.schedules import Plateau
from engine.training.experiment import ExperimentSpec
from engine.training.run import MOST_OWED, Run
from engine.training.stopping import EarlyStopping, TargetAccuracy

PLACE = Parameter(0, "W", (0, 1))
# 42 training samples in batches of 16 make three steps an epoch, with scores after every fourth.
STEPS = 40


@pytest.fixture(autouse=True)
def _portions_of_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small samples are scored as if there were many."""
    monkeypatch.setattr("engine.network.network.PORTION", 10)
    monkeypatch.setattr("engine.training.run.AT_ONCE", 0)


def judged(**settings: Any) -> ExperimentSpec:
    """An experiment in which every epoch ends with a look at validation and training part."""
    rules = (EarlyStopping(patience=2), TargetAccuracy(part="train", target=0.5))
    schedule = Plateau(patience=1)
    return normalized(**{"stopping": rules, "schedule": schedule} | settings)


def stepped(run: Run, between: Callable[[Run], None] = lambda run: None) -> int:
    """Take one step and settle what it owes portion by portion; `between` acts in each pause."""
    run.advance(1)
    pauses = 0
    while run.owed:
        between(run)
        pauses += 1
        run.owed.settle(lambda: True)
    return pauses


def patient(spec: ExperimentSpec) -> Run:
    run = Run(spec, patient=True)
    run.owed.settle()
    return run


@pytest.mark.parametrize("spec", [normalized(), judged()], ids=["scores", "rules"])
def test_settled_in_portions_a_run_has_the_same_bits(spec: ExperimentSpec) -> None:
    at_once, run = Run(spec), patient(spec)
    pauses = 0
    for _ in range(STEPS):
        at_once.step()
        pauses += stepped(run)
        assert same(run.state(), at_once.state())
        assert run.trainer.stopped == at_once.trainer.stopped
    # 42 training samples are five portions: after every portion there is a pause.
    assert pauses >= STEPS // 3 // 4 * 5


def test_what_is_owed_is_settled_before_the_next_step() -> None:
    at_once, run = Run(judged()), Run(judged(), patient=True)
    for _ in range(STEPS):
        assert run.step() == at_once.step()
    run.owed.settle()
    assert same(run.state(), at_once.state())


def test_a_run_that_is_not_patient_owes_nothing() -> None:
    run = Run(judged())
    for _ in range(STEPS):
        run.step()
        assert not run.owed


def test_other_settings_count_at_once_and_the_epoch_is_judged_by_the_old_ones() -> None:
    rates = [0.1 / (1 + n) for n in range(STEPS)]
    at_once, run = Run(judged()), patient(judged())
    for rate in rates:
        spec = judged(optimizer=SGD(lr=rate), stopping=(EarlyStopping(patience=3),))

        def retune(run: Run, spec: ExperimentSpec = spec) -> None:
            run.retune(spec)
            assert run.spec == spec, "before the scores that are owed have come"

        at_once.advance(1)
        was_open = run.step_count % 3 == 2
        stepped(run, retune)
        if was_open:
            at_once.retune(spec)
            assert same(run.state(), at_once.state())
        assert run.spec == run.trainer.spec
    run.seek(7)
    at_once.seek(7)
    run.owed.settle()
    assert same(run.state(), at_once.state()), "the change is recorded where it was made"


def test_a_parameter_can_be_set_while_scores_are_owed() -> None:
    at_once, run = Run(normalized()), patient(normalized())
    values = iter(range(100))
    for _ in range(12):
        at_once.step()
        run.advance(1)
    assert run.owed, "an evaluation"
    while run.owed and (value := next(values)) < 3:
        run.owed.settle(lambda: True)
        assert run.set_parameter(PLACE, value) == at_once.set_parameter(PLACE, value)
        assert run.trainer.weights.layers[0]["W"][0, 1] == value
    run.owed.settle()
    assert same(run.state(), at_once.state())


def test_few_evaluations_are_owed_however_many_changes_ask_for_one() -> None:
    at_once, run = Run(normalized()), patient(normalized())
    for value in range(3 * MOST_OWED):
        at_once.set_parameter(PLACE, value)
        run.set_parameter(PLACE, value)
        assert len(run.owed) <= MOST_OWED
    run.step()
    at_once.step()
    run.seek(0)
    at_once.seek(0)
    assert same(run.step(), at_once.step()), "repeated"
    run.owed.settle()
    assert same(run.state(), at_once.state())


def test_a_state_taken_meanwhile_owes_the_same() -> None:
    at_once, run = Run(normalized()), patient(normalized())
    for _ in range(12):
        at_once.step()
        run.advance(1)
    state = run.state()
    assert run.owed
    for restored in (patient(normalized()), Run(normalized())):
        restored.restore(state)
        restored.owed.settle()
        assert same(restored.state(), at_once.state())


def test_a_state_taken_at_once_is_one_that_can_be_kept() -> None:
    run = Run(normalized(), patient=True)
    assert not run.curve.begun
    assert same(run.state(), Run(normalized()).state())


@pytest.mark.parametrize("spec", [normalized(), judged()], ids=["scores", "rules"])
def test_what_is_owed_is_given_up_where_the_run_goes_elsewhere(spec: ExperimentSpec) -> None:
    run = patient(spec)
    for _ in range(12):
        run.advance(1)
    run.seek(5)
    at_once = Run(spec)
    for _ in range(5):
        at_once.step()
    run.owed.settle()
    assert same(run.state(), at_once.state())
    for _ in range(7):
        run.advance(1)
    run.retune(replace(spec, batch_size=8))
    run.reset()
    run.owed.settle()
    assert run.spec.batch_size == 8
    assert same(run.state(), Run(replace(spec, batch_size=8)).state())
