"""Schedules: their formulas, the warm-up before any of them, and the rate a trainer uses."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import normalized, same, spiral
from strategies import specs

from engine.data.datasets import dataset
from engine.optimizers import SGD
from engine.optimizers.schedules import (
    Constant,
    Cosine,
    Exponential,
    Inverse,
    InverseSqrt,
    OneCycle,
    Plateau,
    Polynomial,
    Schedule,
    StepDown,
    schedule,
)
from engine.specs.registry import SpecError
from engine.training.experiment import DataSpec
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.trainer import Trainer

every_schedule = pytest.mark.parametrize("cls", schedule, ids=schedule.names)


def factors(rule: Schedule, count: int) -> list[float]:
    return [rule.factor(t, {}) for t in range(count)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Constant(), [1, 1, 1, 1, 1, 1]),
        (Inverse(decay=1.0), [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 6]),
        (Inverse(decay=0.5), [1, 1 / 1.5, 1 / 2, 1 / 2.5, 1 / 3, 1 / 3.5]),
        (InverseSqrt(decay=1.0), [1, 2**-0.5, 3**-0.5, 0.5, 5**-0.5, 6**-0.5]),
        (Polynomial(length=4, power=2.0), [1, 9 / 16, 1 / 4, 1 / 16, 0, 0]),
        (Polynomial(length=4, power=1.0, end=0.2), [1, 0.8, 0.6, 0.4, 0.2, 0.2]),
        (Exponential(gamma=0.5), [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32]),
        (StepDown(length=2, gamma=0.1), [1, 1, 0.1, 0.1, 0.01, 0.01]),
        (Cosine(length=4), [1, (1 + 2**-0.5) / 2, 0.5, (1 - 2**-0.5) / 2, 0, 0]),
        (Cosine(length=2, end=0.5), [1, 0.75, 0.5, 0.5, 0.5, 0.5]),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_factors_are_those_of_the_formula(rule: Schedule, expected: list[float]) -> None:
    assert factors(rule, 6) == pytest.approx(expected, abs=1e-15)


def test_one_cycle_climbs_to_the_whole_rate_and_ends_far_below_its_start() -> None:
    found = factors(OneCycle(length=20, rise=0.3), 25)
    top = found.index(max(found))
    assert (top, found[top]) == (5, 1.0)
    assert found[0] == pytest.approx(1 / 25)
    assert found[19] == pytest.approx(1 / 250_000)
    assert found[19:] == [found[19]] * 6
    assert sorted(found[: top + 1]) == found[: top + 1]
    assert sorted(found[top:], reverse=True) == found[top:]


@every_schedule
@settings(max_examples=30)
@given(data=st.data(), t=st.integers(0, 10**7))
def test_every_factor_lies_between_0_and_1(
    cls: type[Schedule], data: st.DataObject, t: int
) -> None:
    rule = data.draw(specs(cls))
    assert 0 <= rule.factor(t, {}) <= 1
    assert 0 <= rule.scale(t, t, {}) <= 1


@every_schedule
def test_the_warm_up_climbs_in_a_line_and_then_the_schedule_begins(cls: type[Schedule]) -> None:
    rule = cls(per="step", warmup=4)
    found = [rule.scale(step, 0, {}) for step in range(9)]
    assert found[:4] == pytest.approx([0.2, 0.4, 0.6, 0.8])
    assert found[4:] == factors(cls(), 5)


@pytest.mark.parametrize(("per", "expected"), [("step", 1 / 8), ("epoch", 1 / 3)])
def test_time_is_counted_in_steps_or_in_epochs(per: str, expected: float) -> None:
    assert Inverse(per=per).scale(steps=7, epochs=2, memory={}) == pytest.approx(expected)


class TestPlateau:
    """Dropping the rate when the loss rests."""

    def after(self, rule: Plateau, losses: list[float]) -> list[float]:
        memory: dict[str, float] = {}
        found = []
        for loss in losses:
            rule.observe(loss, memory)
            found.append(rule.factor(0, memory))
        return found

    def test_the_rate_drops_when_patience_is_over(self) -> None:
        rule = Plateau(patience=2, gamma=0.5)
        assert self.after(rule, [1.0, 0.9, 0.9, 0.95, 0.9]) == [1, 1, 1, 1, 0.5]

    def test_a_better_loss_starts_the_count_again(self) -> None:
        rule = Plateau(patience=1, gamma=0.5)
        losses = [1.0, 1.0, 0.8, 0.8, 0.8, 0.8, 0.8]
        assert self.after(rule, losses) == [1, 1, 1, 1, 0.5, 0.5, 0.25]

    def test_a_gain_below_one_in_ten_thousand_is_none(self) -> None:
        rule = Plateau(patience=0, gamma=0.5)
        assert self.after(rule, [1.0, 0.99995]) == [1, 0.5]
        assert self.after(rule, [1.0, 0.9998]) == [1, 1]

    def test_what_is_no_number_is_waited_for_from_the_first_on(self) -> None:
        assert self.after(Plateau(patience=1, gamma=0.5), [float("nan")] * 2) == [1, 0.5]

    def test_a_loss_of_zero_cannot_get_better(self) -> None:
        assert self.after(Plateau(patience=0, gamma=0.5), [0.0, 0.0]) == [1, 0.5]

    def test_nan_is_never_better(self) -> None:
        assert self.after(Plateau(patience=0, gamma=0.5), [math.nan, 1.0, math.nan]) == [
            0.5,
            0.5,
            0.25,
        ]

    def test_the_final_share_is_the_floor(self) -> None:
        rule = Plateau(patience=0, gamma=0.1, end=0.05)
        assert self.after(rule, [1.0] * 4) == pytest.approx([1, 0.1, 0.05, 0.05])

    def test_a_trainer_lowers_its_rate_on_the_watched_part(self) -> None:
        spec = spiral(optimizer=SGD(lr=0.01), schedule=Plateau(patience=0, gamma=0.5, part="train"))
        trainer = Trainer(spec)
        rates, losses = [], []
        for _ in range(30):
            for _ in range(trainer.steps_to_epoch_end()):
                trainer.step()
            losses.append(trainer.score("train").loss)
            rates.append(trainer.rate)
        expected = [0.01 * factor for factor in self.after(spec.schedule, losses)]
        assert rates == expected

    @pytest.mark.parametrize("engine", ["numpy", "kernel"])
    def test_a_patience_may_be_cut_down_below_what_has_been_waited(self, engine: str) -> None:
        """With the kernel this ended training: "negative dimensions are not allowed"."""
        patient = spiral(
            optimizer=SGD(lr=1e-5), schedule=Plateau(patience=1000, part="train"), engine=engine
        )
        run = Run(patient)
        while run.trainer.epoch < 40:
            run.advance(50)
        waited = run.trainer._progress.rules.schedule["waited"]
        assert waited > 1
        run.retune(replace(patient, schedule=Plateau(patience=1, part="train")))
        for _ in range(20):
            run.advance(50)
        assert run.trainer._progress.rules.schedule["factor"] < 1

    def test_the_warm_up_is_no_plateau(self) -> None:
        spec = spiral(
            optimizer=SGD(lr=1e-5), schedule=Plateau(patience=0, gamma=0.5, warmup=5, part="train")
        )
        trainer = Trainer(spec)
        for _ in range(3 * 6):
            trainer.step()
        # Only the sixth epoch has been looked at, and the first look is always the best so far.
        assert trainer.rate == 1e-5

    def test_without_the_part_it_watches_it_is_refused(self) -> None:
        data = DataSpec(dataset["spiral"](samples=40), validation=0.0)
        with pytest.raises(SpecError, match="schedule: it needs validation samples"):
            Setup.of(replace(spiral(), data=data, schedule=Plateau()))
        Setup.of(replace(spiral(), data=data, schedule=Plateau(part="train")))


class TestTrainer:
    """The rate that training uses."""

    def test_a_step_of_sgd_is_as_long_as_the_rate_says(self) -> None:
        trainer = Trainer(
            spiral(optimizer=SGD(lr=0.5), schedule=Inverse(per="step", decay=0.5, warmup=3))
        )
        for step in range(12):
            factor = (step + 1) / 4 if step < 3 else 1 / (1 + 0.5 * (step - 3))
            assert trainer.rate == pytest.approx(0.5 * factor, rel=1e-15)
            rate, before = trainer.rate, trainer.weights.params.flat.copy()
            trainer.step()
            moved = trainer.weights.params.flat - before
            np.testing.assert_allclose(moved, -rate * trainer.grads.flat, rtol=1e-9, atol=1e-15)

    def test_per_epoch_the_rate_changes_between_epochs_only(self) -> None:
        trainer = Trainer(spiral(optimizer=SGD(lr=1.0), schedule=Inverse()))
        rates = []
        for _ in range(9):
            rates.append(trainer.rate)
            trainer.step()
        assert rates == pytest.approx([1, 1, 1, 1 / 2, 1 / 2, 1 / 2, 1 / 3, 1 / 3, 1 / 3])

    def test_the_history_holds_the_rate(self) -> None:
        run = Run(spiral(optimizer=SGD(lr=1.0), schedule=Exponential(gamma=0.5)))
        for _ in range(24):
            run.step()
        curve = run.curve.points()
        assert curve.column("rate").tolist() == [0.5**e for e in curve.column("epoch")]
        assert len(curve.rows) > 2

    @every_schedule
    def test_a_fresh_trainer_goes_on_as_the_old_one(self, cls: type[Schedule]) -> None:
        knobs = {"patience": 1} if cls is Plateau else {}
        spec = normalized(schedule=cls(warmup=2, **knobs))
        old = Trainer(spec)
        for _ in range(20):
            old.step()
        new = Trainer(spec)
        new.restore(old.state())
        for _ in range(40):
            assert new.rate == old.rate
            assert new.step() == old.step()
        assert same(new.state(), old.state())

    def test_another_schedule_is_live(self) -> None:
        trainer = Trainer(spiral(schedule=Plateau(patience=0, part="train")))
        for _ in range(60):
            trainer.step()
        before = trainer.weights.params.flat.copy()
        trainer.retune(spiral(schedule=Constant()))
        assert trainer.rate == trainer.spec.optimizer.lr
        np.testing.assert_array_equal(trainer.weights.params.flat, before)
        # What the plateau remembered is gone with it.
        trainer.retune(spiral(schedule=Plateau(patience=0, part="train")))
        assert trainer.rate == trainer.spec.optimizer.lr


def test_a_schedule_that_does_not_say_is_asked_at_every_end_of_an_epoch() -> None:
    assert schedule["constant"]().quiet_ends({}) == 0
