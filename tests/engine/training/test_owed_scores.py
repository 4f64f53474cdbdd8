"""A patient run: its scores come in portions, with commands in between, and to the same bits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from samples import normalized, same

from engine.network.places import Parameter
from engine.optimizers import SGD
from engine.optimizers.schedules import Plateau
from engine.training.experiment import ExperimentSpec
from engine.training.past.owed_scores import MOST_OWED, RememberedWeights
from engine.training.run import Run
from engine.training.stopping import EarlyStopping, TargetAccuracy

PLACE = Parameter(0, "W", (0, 1))
# 42 training samples in batches of 16 make three steps an epoch, with scores after every fourth.
STEPS = 40


@pytest.fixture(autouse=True)
def _portions_of_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small samples are scored as if there were many."""
    monkeypatch.setattr("engine.network.network.PORTION", 10)
    monkeypatch.setattr("engine.training.past.owed_scores.AT_ONCE", 0)


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


@pytest.mark.parametrize(
    "spec", [normalized(engine="numpy"), judged(engine="numpy")], ids=["scores", "rules"]
)
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


def test_many_changes_of_a_parameter_wait_for_nothing_and_share_one_copy_of_the_weights() -> None:
    at_once, run = Run(normalized()), patient(normalized())
    copies = set()
    for value in range(50):
        at_once.set_parameter(PLACE, value)
        before = len(run.curve.points().rows)
        run.set_parameter(PLACE, value)
        assert len(run.curve.points().rows) == before, "no score is worked out at once"
        copies.add(run.owed.nbytes)
    weights = run.trainer.weights
    assert copies == {2 * (weights.params.flat.nbytes + weights.buffers.flat.nbytes)}
    run.step()
    at_once.step()
    assert same(run.state(), at_once.state()), "each has the scores of its own moment"
    run.seek(0)
    at_once.seek(0)
    assert same(run.step(), at_once.step()), "repeated"
    run.owed.settle()
    assert same(run.state(), at_once.state())
    assert not run.owed.nbytes


def test_scores_of_few_other_samples_are_owed() -> None:
    at_once, run = Run(normalized()), patient(normalized())
    spec = normalized()
    for step in range(3 * MOST_OWED):
        samples = replace(spec.data.dataset, noise=0.1 + step / 100)  # type: ignore[call-arg]
        for each in (at_once, run):
            each.retune(replace(spec, data=replace(spec.data, dataset=samples)))
        assert len(run.owed) <= MOST_OWED + 1
    run.owed.settle()
    assert same(run.state(), at_once.state())


def test_a_zero_of_another_sign_and_running_statistics_are_parts_of_a_moment() -> None:
    run = Run(normalized())
    moments, weights = RememberedWeights(), run.trainer.weights
    first = moments.of(run.trainer.network, weights)
    weights.params.flat[0], weights.params.flat[1] = -0.0, np.nan
    weights.buffers.flat[0] = 7
    second = moments.of(run.trainer.network, weights)
    weights.params.flat[0] = 0.0
    third = moments.of(run.trainer.network, weights)
    wanted = [1.0, -1.0, 1.0]
    first_sign = np.copysign(1.0, first().params.flat[0])
    signs = [first_sign, *(np.copysign(1.0, each().params.flat[0]) for each in (second, third))]
    assert signs[1:] == wanted[1:]
    assert np.isnan(third().params.flat[1])
    assert third().buffers.flat[0] == 7


def test_a_state_is_handed_over_with_the_scores_of_its_own_moment() -> None:
    """What is kept soon after the beginning is what was then, whatever happens meanwhile."""
    changed = Run(normalized())
    changed.set_parameter(PLACE, 2.0)
    for act in (
        lambda run: run.set_parameter(PLACE, 3.0),
        lambda run: run.step(),
        lambda run: run.reset(),
    ):
        run, kept = Run(normalized(), patient=True), []
        run.hand_state(kept.append)
        assert kept.pop().begins, "nobody waits for the scores of what can be made again"
        run.set_parameter(PLACE, 2.0)
        run.hand_state(kept.append)
        assert not kept, "it has no score yet"
        act(run)
        run.owed.settle()
        (state,) = kept
        assert same(state, changed.state())
    run.hand_state(kept.append)
    assert len(kept) == 2, "at once as soon as there is a score"


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
