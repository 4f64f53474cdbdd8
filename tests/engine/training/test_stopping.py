"""Stopping rules: when they fire, what they restore, and that they fire once for one fact."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from samples import Line, normalized, same, spiral

from engine.arrays import Array
from engine.data.datasets import dataset
from engine.network.activations import Tanh
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.optimizers import SGD, Adam
from engine.running.commands import Load, Play, Retune, Seek
from engine.running.loop import Loop
from engine.running.snapshot import Status
from engine.specs.registry import SpecError
from engine.training.epochs.rules import EndOfEpoch, EpochRules
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past.checkpoints import arrays_of
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.stopping import (
    AccuracyStalls,
    EarlyStopping,
    EpochEnd,
    LossChange,
    MaxEpochs,
    RuleMemory,
    StopRule,
    TargetAccuracy,
    TargetLoss,
    Verdict,
    carried,
    stop_rule,
)
from engine.training.trainer import Trainer

every_rule = pytest.mark.parametrize("cls", stop_rule, ids=stop_rule.names)


def told(rule: StopRule, values: list[float]) -> list[int]:
    """The epochs after which `rule` stops, when every loss and accuracy takes these values."""
    memory: dict[str, Any] = {}
    stops = []
    for epoch, value in enumerate(values, start=1):
        now = EpochEnd(epoch, value, lambda _, v=value: v, lambda _, v=value: v, weights)
        if rule.judge(now, memory) is not None:
            stops.append(epoch)
    return stops


def weights() -> tuple[Array, Array]:
    return np.zeros(1), np.zeros(1)


def until_stopped(training: Trainer | Run, most: int = 3000) -> int:
    """Train to the next stop; the epochs completed by then."""
    for _ in range(most):
        training.step()
        trainer = training.trainer if isinstance(training, Run) else training
        if trainer.stopped:
            return trainer.epoch
    raise AssertionError("no rule stopped the run")


def test_max_epochs_stops_at_every_multiple() -> None:
    assert told(MaxEpochs(epochs=3), [1.0] * 10) == [3, 6, 9]


def test_loss_change_compares_with_the_epoch_before() -> None:
    rule = LossChange(tolerance=0.1)
    assert told(rule, [1.0, 0.5, 0.45, 0.44, 0.1, 0.1, math.nan, 0.1]) == [3, 6]
    assert told(rule, [1.0, 1.0]) == [2]
    assert told(rule, [0.0]) == []
    assert told(LossChange(tolerance=0.5), [1.0, 0.5]) == []


def test_a_loss_that_rises_a_little_has_come_to_rest_too() -> None:
    assert told(LossChange(tolerance=0.1), [1.0, 1.05]) == [2]


def test_a_target_loss_fires_when_reached_and_again_when_reached_anew() -> None:
    assert told(TargetLoss(target=0.5), [1.0, 0.5, 0.4, 0.6, 0.5, 0.1, math.nan]) == [2, 5]


def test_a_target_accuracy_fires_when_reached_and_again_when_reached_anew() -> None:
    assert told(TargetAccuracy(target=0.5), [0.1, 0.5, 0.9, 0.4, 0.5, math.nan]) == [2, 5]


def test_what_was_reached_is_said_in_numbers() -> None:
    now = EpochEnd(3, 0.5, lambda _: 0.25, lambda _: 0.875, weights)
    said = [
        rule.judge(now, {})
        for rule in (TargetLoss(target=0.3, part="train"), TargetAccuracy(target=0.85))
    ]
    assert [verdict.reason for verdict in said if verdict is not None] == [
        "the training loss is 0.25; the target was 0.3.",
        "87.5 % of the validation samples are right; the target was 85.0 %.",
    ]


@pytest.mark.parametrize(
    ("patience", "least", "losses", "stops"),
    [
        (2, 0.0, [1.0, 0.9, 0.9, 0.95, 0.8], [4]),
        (2, 0.0, [1.0, 1.1, 0.9, 1.0, 0.8, 0.9], []),
        (1, 0.0, [1.0, 1.0, 1.0, 0.5, 0.6], [2, 3, 5]),
        (2, 0.3, [1.0, 0.8, 0.6, 0.5, 0.4], [5]),
        (2, 0.0, [math.nan, math.nan, 1.0, math.nan], [2]),
    ],
)
def test_early_stopping_waits_for_its_patience(
    patience: int, least: float, losses: list[float], stops: list[int]
) -> None:
    assert told(EarlyStopping(patience=patience, min_change=least), losses) == stops


@pytest.mark.parametrize(
    ("patience", "least", "accuracies", "stops"),
    [
        (2, 0.0, [0.5, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6], [5, 7]),
        (2, 0.1, [0.5, 0.55, 0.6, 0.7, 0.65, 0.75], [3, 6]),
        (1, 0.0, [0.5, 0.6, 0.7], []),
        (2, 0.0, [math.nan, math.nan, 0.5, math.nan], [2]),
    ],
)
def test_an_accuracy_that_no_longer_improves_stops_after_its_patience(
    patience: int, least: float, accuracies: list[float], stops: list[int]
) -> None:
    for part in ("train", "validation"):
        rule = AccuracyStalls(patience=patience, min_change=least, part=part)
        assert told(rule, accuracies) == stops


def test_the_mean_loss_is_that_of_all_samples_of_the_epoch() -> None:
    """Batches of 16, 16 and 10: the last one must not count as much as the others."""
    seen: list[float] = []

    class Listening(LossChange):
        __slots__ = ()

        def judge(self, now: EpochEnd, memory: dict[str, Any]) -> None:
            seen.append(now.mean_loss)

    trainer = Trainer(spiral(batch_size=16, stopping=(Listening(),)))
    sums = [sum(trainer.step() * size for size in (16, 16, 10)) for _ in range(3)]
    assert seen == pytest.approx([total / 42 for total in sums], rel=1e-14)


def test_the_loss_change_rule_stops_a_run_that_has_converged() -> None:
    spec = ExperimentSpec(
        data=DataSpec(Line()),
        layers=(),
        loss=MeanSquaredError(),
        optimizer=SGD(lr=0.3),
        batch_size=5000,
        stopping=(LossChange(tolerance=1e-6),),
    )
    trainer = Trainer(spec)
    losses = []
    while not trainer.stopped:
        losses.append(trainer.step())
    changes = np.abs(np.diff(losses))
    assert changes[-1] < 1e-6 <= changes[:-1].min()
    assert trainer.stopped.startswith(
        f"Stopped: the mean training loss changed by {changes[-1]:.2g}"
    )


class TestEarlyStopping:
    """The best weights come back."""

    def spec(self, **settings: Any) -> ExperimentSpec:
        rule = EarlyStopping(patience=3)
        return normalized(optimizer=Adam(lr=0.3), **({"stopping": (rule,)} | settings))

    def test_the_weights_of_the_best_epoch_come_back_with_their_statistics(self) -> None:
        watched, plain = Trainer(self.spec()), Trainer(self.spec(stopping=()))
        end = until_stopped(watched)
        best, kept = math.inf, None
        for epoch in range(1, end + 1):
            for _ in range(plain.steps_to_epoch_end()):
                plain.step()
            loss = plain.score("validation").loss
            if loss < best:
                best, kept, at = loss, plain.state(), epoch
        assert kept is not None
        assert at == end - 3
        now = watched.state()
        assert same(now.params, kept.params)
        assert same(now.buffers, kept.buffers)
        assert watched.score("validation").loss == best
        assert watched.stopped == (
            "Stopped: no better validation loss for 3 epochs. "
            f"The best weights, those of epoch {at}, are restored."
        )

    def test_the_last_weights_can_be_kept(self) -> None:
        rule = EarlyStopping(patience=3, restore_best=False)
        watched, plain = Trainer(self.spec(stopping=(rule,))), Trainer(self.spec(stopping=()))
        until_stopped(watched)
        while plain.step_count < watched.step_count:
            plain.step()
        assert same(watched.state().params, plain.state().params)
        assert watched.stopped == "Stopped: no better validation loss for 3 epochs."

    def test_the_memory_of_the_best_weights_is_counted_once(self) -> None:
        trainer, plain = Trainer(self.spec()), Trainer(self.spec(stopping=()))
        for each in (trainer, plain):
            while not each.epoch:
                each.step()
        held = list(arrays_of(trainer.state().rules))
        assert [array.size for array in held] == [
            trainer.weights.params.flat.size,
            trainer.weights.buffers.flat.size,
        ]
        assert trainer.nbytes - plain.nbytes == sum(array.nbytes for array in held)
        again = list(arrays_of(trainer.state().rules))
        assert all(a is b for a, b in zip(held, again, strict=True))

    def test_training_on_moves_no_remembered_weights(self) -> None:
        trainer = Trainer(self.spec())
        until_stopped(trainer)
        first, epoch = trainer.weights.params.flat.copy(), trainer.epoch
        trainer.step()
        assert trainer.stopped == ""
        assert not np.array_equal(trainer.weights.params.flat, first)
        again = until_stopped(trainer)
        if again == epoch + 3:
            np.testing.assert_array_equal(trainer.weights.params.flat, first)

    def test_without_validation_samples_it_is_refused(self) -> None:
        data = DataSpec(dataset["spiral"](samples=40), validation=0.0)
        with pytest.raises(SpecError, match=r"stopping\.1: it needs validation samples"):
            Setup.of(replace(spiral(), data=data, stopping=(MaxEpochs(), EarlyStopping())))


QUICK = {
    **{"epochs": 6, "patience": 4, "target": 0.6, "tolerance": 0.05},
    **{"restore_best": True, "part": "train"},
}


OTHER = QUICK | {"epochs": 9, "patience": 3, "target": 0.65, "tolerance": 0.03}


def quick(cls: type[StopRule], settings: dict[str, Any] = QUICK) -> StopRule:
    """A rule of this kind that strikes soon in `restoring`."""
    return cls(**{name: settings[name] for name in cls.__dataclass_fields__ if name in settings})


def restoring(*rules: StopRule) -> ExperimentSpec:
    """An experiment whose validation loss is best long before its last epoch, in NumPy."""
    return normalized(optimizer=Adam(lr=0.3), stopping=rules, engine="numpy")


class TestWhicheverRuleEndsTheRun:
    """The best weights come back, in whatever order the rules stand."""

    @every_rule
    @pytest.mark.parametrize("early_first", [True, False], ids=["early first", "early last"])
    @pytest.mark.parametrize("patience", [2, 4, 1000])
    def test_the_best_weights_come_back(
        self, cls: type[StopRule], patience: int, early_first: bool
    ) -> None:
        early = EarlyStopping(patience=patience)
        rules = (early, quick(cls)) if early_first else (quick(cls), early)
        trainer, plain = Trainer(restoring(*rules)), Trainer(restoring())
        end = until_stopped(trainer)
        best, kept = math.inf, None
        for _ in range(end):
            for _ in range(plain.steps_to_epoch_end()):
                plain.step()
            loss = plain.score("validation").loss
            if loss < best:
                best, kept = loss, plain.state()
        assert kept is not None
        if isinstance(trainer.spec.stopping[early_first], AccuracyStalls) and end < patience:
            return  # it ends the run itself, and its own best weights come back
        assert trainer.score("validation").loss == best
        assert same(trainer.state().params, kept.params)
        assert same(trainer.state().buffers, kept.buffers)
        assert (f"those of epoch {kept.epoch}" in trainer.stopped) == (kept.epoch < end)

    @pytest.mark.parametrize("one", stop_rule, ids=stop_rule.names)
    @pytest.mark.parametrize("other", stop_rule, ids=stop_rule.names)
    def test_the_order_of_two_rules_changes_no_weight(
        self, one: type[StopRule], other: type[StopRule]
    ) -> None:
        pair = quick(one), quick(other, OTHER)
        there, back = Trainer(restoring(*pair)), Trainer(restoring(*reversed(pair)))
        assert until_stopped(there) == until_stopped(back)
        assert same(there.state().params, back.state().params)
        assert same(there.state().buffers, back.state().buffers)

    def test_nor_does_that_of_rules_that_remember_different_epochs(self) -> None:
        """A third rule ends the run: the weights are those of the least validation loss."""
        early, stalls = EarlyStopping(patience=1000), AccuracyStalls(patience=1000, part="train")
        alone = Trainer(restoring(early))
        while alone.epoch < 6:
            alone.step()
        assert alone.best is not None
        epochs = set()
        for rules in permutations((early, stalls, MaxEpochs(epochs=6))):
            trainer = Trainer(restoring(*rules))
            assert until_stopped(trainer) == 6
            assert same(trainer.state().params, alone.best.weights[0])
            memories = trainer.state().rules.memories.values()
            epochs |= {memory["epoch"] for memory in memories if "epoch" in memory}
        assert len(epochs) == 2

    def test_the_case_that_came_out_differently_by_order(self) -> None:
        early, most = EarlyStopping(patience=5), MaxEpochs(epochs=7)
        losses = set()
        for rules in ((most, early), (early, most)):
            spec = replace(noisy_moons(), stopping=rules)
            trainer = Trainer(spec)
            assert until_stopped(trainer) == 7
            losses.add(trainer.score("validation").loss)
        assert [round(loss, 5) for loss in losses] == [0.36599]

    def test_a_rule_that_strikes_gives_its_own_best_weights_back(self) -> None:
        stalls = AccuracyStalls(patience=3)
        trainer = Trainer(restoring(EarlyStopping(patience=1000), stalls))
        alone = Trainer(restoring(stalls))
        assert until_stopped(trainer) == until_stopped(alone)
        assert same(trainer.state().params, alone.state().params)

    def test_played_on_a_rule_whose_weights_came_back_waits_its_whole_patience(self) -> None:
        trainer = Trainer(restoring(MaxEpochs(epochs=6), EarlyStopping(patience=5)))
        end = until_stopped(trainer)
        assert trainer.state().rules.memories[1]["waited"] == 0
        assert until_stopped(trainer) >= end + 5

    def test_the_last_weights_stay_if_no_rule_restores(self) -> None:
        trainer = Trainer(restoring(MaxEpochs(epochs=6), EarlyStopping(restore_best=False)))
        plain = Trainer(restoring())
        until_stopped(trainer)
        while plain.epoch < 6:
            plain.step()
        assert same(trainer.state().params, plain.state().params)
        assert trainer.best is not None
        assert trainer.best.epoch < 6


def noisy_moons() -> ExperimentSpec:
    """Few samples, much noise, a large network: it overfits at once."""
    layers = (Dense(units=32), Activate(Tanh()), Dense(units=32), Activate(Tanh()))
    data = DataSpec(dataset["moons"](samples=120, noise=0.4), validation=0.3, test=0.2)
    settings: dict[str, Any] = {"optimizer": Adam(lr=0.05), "batch_size": 8, "engine": "numpy"}
    return ExperimentSpec(data=data, layers=layers, seed=3, **settings)


def test_accuracy_of_numbers_is_refused_before_and_under_way() -> None:
    spec = ExperimentSpec(data=DataSpec(Line()), layers=(), loss=MeanSquaredError())
    wrong = replace(spec, stopping=(TargetAccuracy(part="train"),))
    with pytest.raises(SpecError, match=r"stopping\.0: it needs data with classes"):
        Setup.of(wrong)
    trainer = Trainer(spec)
    before = trainer.state()
    with pytest.raises(SpecError, match="classes"):
        trainer.retune(wrong)
    assert same(trainer.state(), before)


def test_rules_change_nothing_until_they_stop() -> None:
    rules = tuple(cls() for cls in stop_rule)
    watched, plain = Run(normalized(stopping=rules)), Run(normalized())
    for _ in range(12):
        assert watched.step() == plain.step()
    assert same(watched.trainer.weights.params.flat, plain.trainer.weights.params.flat)
    assert same(watched.curve, plain.curve)


@every_rule
def test_a_fresh_trainer_goes_on_as_the_old_one(cls: type[StopRule]) -> None:
    quick = {"epochs": 7, "patience": 4, "target": 0.7, "tolerance": 1e-2}
    names = cls.__dataclass_fields__
    rule = cls(**{name: value for name, value in quick.items() if name in names})
    spec = normalized(optimizer=Adam(lr=0.1), stopping=(rule,))
    old = Trainer(spec)
    for _ in range(10):
        old.step()
    new = Trainer(spec)
    new.restore(old.state())
    stops = 0
    for _ in range(150):
        assert new.step() == old.step()
        assert new.stopped == old.stopped
        stops += bool(new.stopped)
    assert same(new.state(), old.state())
    assert stops


def test_going_back_over_a_stop_repeats_it() -> None:
    run = Run(normalized(optimizer=Adam(lr=0.3), stopping=(EarlyStopping(patience=3),)))
    until_stopped(run)
    sentence, end = run.trainer.stopped, run.state()
    assert end.curve.newest_step == end.step, "what the restored weights reach is on the curve"
    for _ in range(5):
        run.step()
    later = run.state()
    run.seek(end.step - 10)
    for _ in range(10):
        run.step()
    assert run.trainer.stopped == sentence
    assert same(run.state(), end)
    run.seek(later.step)
    assert same(run.state(), later)


def test_reset_forgets_what_the_rules_remembered() -> None:
    run = Run(normalized(optimizer=Adam(lr=0.3), stopping=(EarlyStopping(patience=2),)))
    start, end = run.state(), until_stopped(run)
    run.reset()
    assert same(run.state(), start)
    assert until_stopped(run) == end


class TestRetune:
    """Rules that come and go while training goes on."""

    def test_a_rule_keeps_its_memory_when_others_come_and_go(self) -> None:
        early, change, target = EarlyStopping(), LossChange(), TargetLoss()
        memories = ({"waited": 1}, {"loss": 2.0}, {"reached": True})
        kept = carried((early, change, target), memories, (MaxEpochs(), target, early))
        assert kept == ({}, {"reached": True}, {"waited": 1})

    def test_two_rules_of_a_kind_keep_apart(self) -> None:
        first, second = TargetLoss(part="train"), TargetLoss()
        kept = carried((first, second), ({"reached": True}, {}), (first, second, TargetLoss()))
        assert kept == ({"reached": True}, {}, {})

    def test_another_patience_does_not_forget_the_best_weights(self) -> None:
        spec = normalized(optimizer=Adam(lr=0.3), stopping=(EarlyStopping(patience=50),))
        trainer = Trainer(spec)
        for _ in range(60):
            trainer.step()
        best = trainer.state().rules.memories[0]
        trainer.retune(replace(spec, stopping=(MaxEpochs(epochs=1000), EarlyStopping(patience=60))))
        assert same(trainer.state().rules.memories[1], best)


class TestRunLoop:
    """What the window is told."""

    def loop(self, **settings: Any) -> Loop:
        loop = Loop()
        loop.apply(Load(Setup.of(spiral(**settings)), 0))
        return loop

    def play(self, loop: Loop) -> None:
        loop.apply(Play())
        for _ in range(1000):
            if not loop.running:
                return
            loop.burst(0.01)
        raise AssertionError("the run went on and on")

    def test_a_stopped_run_rests_and_says_why_once(self) -> None:
        loop = self.loop(stopping=(MaxEpochs(epochs=4),))
        self.play(loop)
        first, second = loop.snapshot(), loop.snapshot()
        assert (first.status, second.status) == (Status.FINISHED, Status.FINISHED)
        assert first.message == "Stopped: 4 epochs are done."
        assert second.message == ""
        assert first.epochs == 4.0

    def test_played_on_it_goes_on(self) -> None:
        loop = self.loop(stopping=(MaxEpochs(epochs=4),))
        self.play(loop)
        loop.snapshot()
        self.play(loop)
        snapshot = loop.snapshot()
        assert snapshot.epochs == 8.0
        assert snapshot.message == "Stopped: 8 epochs are done."

    def test_a_rule_added_under_way_keeps_the_run(self) -> None:
        loop = self.loop()
        loop.apply(Play(steps=5))
        loop.burst(1.0)
        loop.apply(Retune(spiral(stopping=(MaxEpochs(epochs=4),))))
        assert loop.run is not None
        assert loop.run.step_count == 5
        self.play(loop)
        assert loop.status is Status.FINISHED

    def test_seeking_over_a_stop_is_not_stopped_by_it(self) -> None:
        loop = self.loop(stopping=(MaxEpochs(epochs=4),))
        for _ in range(3):
            self.play(loop)
        loop.apply(Seek(3))
        loop.apply(Seek(30))
        while loop.running:
            loop.burst(0.01)
        assert loop.run is not None
        assert loop.run.step_count == 30
        assert loop.status is Status.PAUSED


@dataclass(frozen=True, slots=True)
class Promising(StopRule):
    """Says that epochs may pass unasked; then it stops at one, or wants its weights."""

    asks: bool = False

    def quiet_ends(self, epoch: int, memory: RuleMemory) -> float:
        return math.inf

    def judge(self, now: EpochEnd, memory: RuleMemory) -> Verdict | None:
        return None if self.asks and now.weights() else Verdict("now")


@pytest.mark.parametrize(("asks", "why"), [(False, "had said"), (True, "are gone")])
def test_a_rule_that_breaks_its_word_is_found_out(asks: bool, why: str) -> None:
    """A run that went on past a stop would be another than its copy step by step."""
    spec, rules = spiral(stopping=(Promising(asks),)), EpochRules()
    assert rules.unasked(spec, 1) > 100
    passed = [EndOfEpoch.of(step, step // 3, 0.5, {}) for step in (3, 6)]
    with pytest.raises(ValueError, match=why):
        rules.pass_ends(spec, passed)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (EarlyStopping(patience=1), "no better validation loss for 1 epoch."),
        (AccuracyStalls(patience=1), "no better validation accuracy for 1 epoch."),
        (AccuracyStalls(patience=2), "no better validation accuracy for 2 epochs."),
        (AccuracyStalls(patience=1, part="train"), "no better training accuracy for 1 epoch."),
        (AccuracyStalls(patience=2, part="train"), "no better training accuracy for 2 epochs."),
    ],
)
def test_what_stopped_it_is_said_in_one_epoch_or_many(rule: StopRule, reason: str) -> None:
    memory: RuleMemory = {}
    said = []
    for epoch in range(1, 5):
        end = EpochEnd(epoch, 0.5, lambda _: 0.5, lambda _: 0.5, weights)
        said.append(rule.judge(end, memory))
    assert next(verdict.reason for verdict in said if verdict is not None) == reason
