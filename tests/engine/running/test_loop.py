"""The run loop, called directly: no thread, and a clock that moves when told."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from samples import Line, same, spiral

from engine.data.datasets import dataset
from engine.network.layers import Dense
from engine.network.losses import MeanSquaredError
from engine.network.naming import named_arrays
from engine.network.places import Parameter
from engine.optimizers import SGD, Adam
from engine.probes import (
    Activations,
    CurveProbe,
    DecisionField,
    Gradients,
    Probe,
    ScoresProbe,
    VarianceProbe,
)
from engine.running.commands import (
    Back,
    Command,
    Epoch,
    Export,
    Keep,
    Load,
    Measure,
    Pause,
    Play,
    PutBack,
    Reset,
    Retune,
    Seek,
    SetParameter,
    Speed,
    TakeStep,
)
from engine.running.lane import KERNEL_SECONDS
from engine.running.loop import Loop
from engine.running.pace import AT_REST, Pace, Want
from engine.running.probe_schedule import AT_ONCE, SHARE
from engine.running.snapshot import Kept, Replaced, Snapshot, Status
from engine.running.turns import VIEWING_SHARE
from engine.steps import LOOK_SECONDS
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past.timing import Timing
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.state import RunState
from engine.training.stopping import EarlyStopping
from engine.training.trainer import Trainer

# 42 training samples in batches of 16 make three steps an epoch.
STEPS_PER_EPOCH = 3


class Clock:
    """A clock that goes on by `tick` seconds each time it is read."""

    def __init__(self) -> None:
        self.now = 0.0
        self.tick = 0.0

    def __call__(self) -> float:
        self.now += self.tick
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    hands = Clock()
    for module in ("loop", "heat", "lane", "probe_schedule"):
        clocks = SimpleNamespace(perf_counter=hands, thread_time=lambda: 0.0)
        monkeypatch.setattr(f"engine.running.{module}.time", clocks)
    return hands


@pytest.fixture
def loop(clock: Clock) -> Loop:
    """A loop with a run loaded."""
    made = Loop()
    made.apply(Load(Setup.of(spiral()), run=1))
    return made


def obey(loop: Loop, *commands: Command) -> Snapshot:
    for command in commands:
        loop.apply(command)
    return loop.snapshot()


def wanted(*probes: Probe, at_rest: tuple[Probe, ...] = ()) -> Measure:
    """The command to take probes in every frame, and others at rest alone."""
    always = (Want(probe, Pace()) for probe in probes)
    return Measure(frozenset((*always, *(Want(probe, AT_REST) for probe in at_rest))))


@dataclass(frozen=True, slots=True)
class Broken(Probe):
    """A measurement that fails."""

    def measure(self, trainer: Trainer) -> object:
        raise RuntimeError("the instrument is broken")


class TestPlaying:
    """Play, pause, step, epoch."""

    def test_a_loaded_run_rests_at_step_0(self, loop: Loop) -> None:
        snapshot = loop.snapshot()
        assert (snapshot.run, snapshot.step, snapshot.status) == (1, 0, Status.PAUSED)
        assert loop.burst(1.0) == 0

    def test_playing_trains_until_paused(self, loop: Loop, clock: Clock) -> None:
        clock.tick = 0.001
        loop.apply(Play())
        done = loop.burst(0.01) + loop.burst(0.01)
        assert done >= 10
        snapshot = obey(loop, Pause())
        assert (snapshot.step, snapshot.status) == (done, Status.PAUSED)
        assert loop.burst(1.0) == 0

    def test_a_burst_ends_when_its_time_is_over(self, loop: Loop, clock: Clock) -> None:
        clock.tick = KERNEL_SECONDS
        loop.apply(Play())
        # The clock is read once before the first step and once after each.
        assert loop.burst(9.5 * KERNEL_SECONDS) == 10
        assert loop.burst(0.0) == 1, "at least one step"

    def test_a_burst_ends_when_interrupted(self, loop: Loop, clock: Clock) -> None:
        clock.tick = KERNEL_SECONDS
        loop.apply(Play())
        answers = iter([False, False, True])
        assert loop.burst(1e9, lambda: next(answers)) == 2
        assert loop.running

    def test_quick_steps_follow_each_other_unasked_slow_ones_do_not(
        self, loop: Loop, clock: Clock
    ) -> None:
        loop.apply(Play())
        assert loop.run is not None
        asked = iter([False, False, True])
        look = KERNEL_SECONDS if loop.lit.in_kernel else LOOK_SECONDS
        clock.tick = look / 2.5
        assert loop.burst(1e9, lambda: next(asked)) == 1 + 2
        asked = iter([False, True])
        assert loop.burst(1e9, lambda: next(asked)) > 1, "it goes on as before"
        loop.apply(Retune(loop.run.trainer.setup))
        clock.tick = 2 * look
        asked = iter([False, False, True])
        assert loop.burst(1e9, lambda: next(asked)) == 1 + 1, "a command may make steps slower"

    def test_steps_taken_together_end_at_the_goal(self, loop: Loop, clock: Clock) -> None:
        clock.tick = LOOK_SECONDS / 1000
        loop.apply(Play(steps=7))
        assert loop.burst(1e9) == 7
        assert loop.run is not None
        epochs = loop.run.trainer.epochs + 1.5
        loop.apply(Play(epochs=epochs))
        while loop.running:
            loop.burst(1e9)
        assert loop.run.trainer.epochs >= epochs
        loop.run.seek(loop.run.step_count - 1)
        assert loop.run.trainer.epochs < epochs

    def test_step_trains_one_batch_and_rests(self, loop: Loop) -> None:
        for count in (1, 2, 3):
            snapshot = obey(loop, TakeStep())
            assert (snapshot.step, snapshot.status) == (count, Status.PAUSED)

    def test_step_while_playing_is_one_more_and_rests(self, loop: Loop, clock: Clock) -> None:
        clock.tick = 1.0
        loop.apply(Play())
        loop.burst(0.0)
        assert obey(loop, TakeStep()).step == 2
        assert not loop.running

    def test_epoch_trains_to_the_end_of_the_epoch(self, loop: Loop) -> None:
        loop.apply(TakeStep())
        loop.apply(Epoch())
        assert loop.burst(1e9) == STEPS_PER_EPOCH - 1
        snapshot = loop.snapshot()
        assert (snapshot.epochs, snapshot.status) == (1.0, Status.PAUSED)
        loop.apply(Epoch())
        assert loop.burst(1e9) == STEPS_PER_EPOCH

    @pytest.mark.parametrize(
        ("goal", "steps"), [(Play(steps=7), 7), (Play(epochs=2), 6), (Play(steps=4, epochs=9), 4)]
    )
    def test_playing_stops_at_its_goal(self, loop: Loop, goal: Play, steps: int) -> None:
        loop.apply(goal)
        loop.burst(1e9)
        snapshot = loop.snapshot()
        assert (snapshot.step, snapshot.status) == (steps, Status.PAUSED)

    def test_a_goal_is_forgotten_with_the_pause(self, loop: Loop, clock: Clock) -> None:
        clock.tick = 0.001
        for command in (Play(steps=2), Pause(), Play()):
            loop.apply(command)
        assert loop.burst(0.02) > 10

    def test_commands_without_a_run_do_nothing(self) -> None:
        empty = Loop()
        commands = (
            Play(),
            TakeStep(),
            Epoch(),
            Pause(),
            Reset(),
            Retune(spiral()),
            Measure(frozenset()),
        )
        for command in commands:
            empty.apply(command)
        assert empty.burst(1.0) == 0
        assert obey(empty) == Snapshot(run=-1)


class TestChanging:
    """Reset, retune, load."""

    def test_reset_goes_back_and_rests(self, loop: Loop) -> None:
        assert loop.run is not None
        start = loop.run.state()
        loop.apply(Play(steps=5))
        loop.burst(1e9)
        snapshot = obey(loop, Reset())
        assert (snapshot.step, snapshot.status) == (0, Status.PAUSED)
        assert same(loop.run.state(), start)

    def test_retune_keeps_on_playing(self, loop: Loop, clock: Clock) -> None:
        clock.tick = 0.01
        loop.apply(Play())
        loop.burst(0.05)
        assert loop.run is not None
        before = loop.run.step_count
        snapshot = obey(loop, Retune(spiral(optimizer=Adam(lr=0.5))))
        assert (snapshot.step, snapshot.status) == (before, Status.RUNNING)
        assert loop.run.trainer.spec.optimizer == Adam(lr=0.5)

    def test_a_retune_that_needs_a_rebuild_fails_loudly_and_keeps_the_run(self, loop: Loop) -> None:
        loop.apply(TakeStep())
        snapshot = obey(loop, Retune(spiral(seed=1)))
        assert snapshot.status is Status.FAILED
        assert "new weights" in snapshot.message
        assert (snapshot.step, loop.run and loop.run.trainer.spec) == (1, spiral())

    def test_a_run_that_was_left_goes_on_where_it_was(self, loop: Loop) -> None:
        loop.apply(Play(steps=5))
        loop.burst(1e9)
        assert loop.run is not None
        left = loop.run.state()
        other = obey(loop, Load(Setup.of(spiral(seed=1)), run=2))
        assert (other.run, other.step) == (2, 0)
        back = obey(loop, Load(Setup.of(spiral()), run=1))
        assert (back.run, back.step) == (1, 5)
        assert same(loop.run.state(), left)

    def test_a_run_returned_to_takes_the_settings_of_its_setup(self, loop: Loop) -> None:
        obey(loop, TakeStep(), Load(Setup.of(spiral(seed=1)), run=2))
        obey(loop, Load(Setup.of(spiral(optimizer=SGD())), run=1))
        assert loop.run is not None
        assert (loop.run.trainer.spec.optimizer, loop.run.step_count) == (SGD(), 1)

    @pytest.mark.parametrize("playing", [True, False])
    def test_loading_goes_on_playing_if_it_played(
        self, loop: Loop, clock: Clock, playing: bool
    ) -> None:
        if playing:
            loop.apply(Play())
        status = obey(loop, Load(Setup.of(spiral(seed=1)), run=2)).status
        assert status is (Status.RUNNING if playing else Status.PAUSED)

    def test_the_oldest_runs_are_dropped_when_memory_is_short(
        self, loop: Loop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("engine.running.left_runs.KEPT_BYTES", 10)
        loop.apply(TakeStep())
        obey(loop, Load(Setup.of(spiral(seed=1)), run=2), TakeStep())
        obey(loop, Load(Setup.of(spiral(seed=2)), run=3), TakeStep())
        kept = obey(loop, Load(Setup.of(spiral(seed=1)), run=2))
        assert (kept.step, kept.message) == (1, ""), "the newest is kept"
        dropped = obey(loop, Load(Setup.of(spiral()), run=1))
        assert dropped.step == 0, "the oldest starts anew"
        assert "begins again" in dropped.message, "and never silently"

    @pytest.mark.parametrize("goal", [Play(steps=0), Play(steps=2), Play(epochs=0)])
    def test_a_goal_that_is_reached_already_takes_no_step(self, loop: Loop, goal: Play) -> None:
        obey(loop, TakeStep(), TakeStep())
        snapshot = obey(loop, goal)
        loop.burst(0.01)
        assert (snapshot.step, snapshot.status) == (2, Status.PAUSED)
        assert loop.snapshot().step == 2

    def test_export_writes_and_says_where(self, loop: Loop, tmp_path: Path) -> None:
        obey(loop, TakeStep(), Export(tmp_path), Play())
        while loop.owing:
            assert loop.burst(0.0) == 0, "what is exported is of this step"
        snapshot = loop.snapshot()
        assert str(tmp_path) in snapshot.message
        assert snapshot.status is Status.RUNNING
        assert (tmp_path / "weights.npz").exists()
        assert not loop.snapshot().message, "a message is said once"

    def test_export_offers_the_best_weights_where_a_rule_keeps_them(self, tmp_path: Path) -> None:
        loop = Loop()
        rule = EarlyStopping(patience=1000, restore_best=False)
        spec = spiral(stopping=(rule,), optimizer=Adam(lr=1.0))
        obey(loop, Load(Setup.of(spec), run=0), Play(epochs=20))
        while loop.running:
            loop.burst(0.01)
        assert loop.run is not None
        best = loop.run.trainer.best
        assert best is not None
        assert best.epoch < 20
        loop.apply(Export(tmp_path))
        snapshot = loop.rest()
        assert snapshot is not None
        assert f"the best weights (epoch {best.epoch})" in snapshot.message
        loop.run.seek(best.epoch * 3)
        wanted = named_arrays(loop.run.trainer.network, loop.run.trainer.weights)
        with np.load(tmp_path / "best_weights.npz") as kept:
            for name, values in wanted.items():
                np.testing.assert_array_equal(kept[name], values)
        loop.apply(Export(tmp_path, with_best=False))
        snapshot = loop.rest()
        assert snapshot is not None
        assert "best weights" not in snapshot.message
        assert not (tmp_path / "best_weights.npz").exists()
        assert (tmp_path / "weights.npz").exists()

    def test_a_failed_export_is_said_even_if_more_commands_follow(
        self, loop: Loop, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("in the way", encoding="utf-8")
        snapshot = obey(loop, Export(tmp_path / "file"), TakeStep())
        assert "file" in snapshot.message


class TestSpeed:
    """A chosen number of steps per second."""

    def test_steps_come_as_fast_as_chosen(self, loop: Loop, clock: Clock) -> None:
        obey(loop, Speed(10.0), Play())
        done = []
        for _ in range(20):
            clock.now += 0.05
            done.append(loop.burst(0.03))
        assert sum(done) == pytest.approx(10, abs=1)
        assert max(done) == 1

    def test_a_pause_saves_up_no_steps(self, loop: Loop, clock: Clock) -> None:
        obey(loop, Speed(10.0), Play(), Pause())
        clock.now += 1000
        loop.apply(Play())
        assert loop.burst(0.03) == 0
        clock.now += 0.11
        assert loop.burst(0.03) == 1

    def test_a_frame_that_took_long_is_not_caught_up_on_in_full(
        self, loop: Loop, clock: Clock
    ) -> None:
        obey(loop, Speed(10.0), Play())
        clock.now += 1000
        assert loop.burst(1e9) <= 10

    def test_full_speed_is_back_at_once(self, loop: Loop, clock: Clock) -> None:
        obey(loop, Speed(1.0), Play(), Speed(None))
        clock.tick = 0.001
        assert loop.burst(0.02) > 10

    def test_a_single_step_is_not_slowed_down(self, loop: Loop) -> None:
        assert obey(loop, Speed(0.1), TakeStep()).step == 1

    def test_the_rate_shown_is_the_rate_chosen_or_what_the_machine_does(
        self, loop: Loop, clock: Clock
    ) -> None:
        clock.tick = KERNEL_SECONDS
        loop.apply(Play())
        loop.burst(0.05)
        assert loop.snapshot().steps_per_second == pytest.approx(1 / KERNEL_SECONDS)
        loop.apply(Speed(10.0))
        clock.now += 0.5
        assert loop.burst(0.05) > 0
        assert loop.snapshot().steps_per_second <= 10


class TestTrouble:
    """Runs that diverge and things that fail."""

    def diverging(self) -> Setup:
        spec = ExperimentSpec(
            data=DataSpec(Line()),
            layers=(Dense(units=8), Dense(units=8), Dense(units=8)),
            loss=MeanSquaredError(),
            optimizer=SGD(lr=10.0),
        )
        return Setup.of(spec)

    def test_divergence_is_a_status_with_a_message(self, clock: Clock) -> None:
        loop = Loop()
        obey(loop, Load(self.diverging(), 1), Play())
        loop.burst(1e9)
        snapshot = loop.snapshot()
        assert snapshot.status is Status.DIVERGED
        assert snapshot.message.startswith("Loss became infinite at step")
        assert loop.run is not None
        assert np.isfinite(loop.run.trainer.weights.params.flat).all()
        assert loop.burst(1e9) == 0, "it rests"
        assert obey(loop, Reset()).status is Status.PAUSED

    def test_a_diverging_step_says_so_too(self, clock: Clock) -> None:
        loop = Loop()
        loop.apply(Load(self.diverging(), 1))
        for _ in range(200):
            snapshot = obey(loop, TakeStep())
            if snapshot.status is Status.DIVERGED:
                break
        assert "Loss became infinite" in snapshot.message

    def test_a_probe_that_fails_stops_training_with_a_message(self, loop: Loop) -> None:
        snapshot = obey(loop, wanted(Broken()), Play())
        assert snapshot.status is Status.FAILED
        assert "the instrument is broken" in snapshot.message
        assert not loop.running

    def test_an_error_while_training_stops_with_a_message(
        self,
        loop: Loop,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        def fail(run: Run, steps: int) -> list[float]:
            raise MemoryError("no room")

        monkeypatch.setattr(Run, "advance", fail)
        loop.apply(Play())
        loop.burst(1.0)
        snapshot = loop.snapshot()
        assert (snapshot.status, snapshot.step) == (Status.FAILED, 0)
        assert "no room" in snapshot.message
        assert "MemoryError: no room" in caplog.text, "the log has the traceback"

    def test_a_run_can_be_tried_again_after_a_failure(self, loop: Loop) -> None:
        obey(loop, wanted(Broken()))
        snapshot = obey(loop, Measure(frozenset()), TakeStep())
        assert (snapshot.step, snapshot.status) == (1, Status.PAUSED)


class TestMeasuring:
    """What a snapshot holds."""

    def test_only_wanted_probes_are_taken(self, loop: Loop) -> None:
        assert not loop.snapshot().readings
        probes = {ScoresProbe(), CurveProbe()}
        assert set(obey(loop, wanted(*probes)).readings) == probes
        assert not obey(loop, Measure(frozenset())).readings

    def test_slow_probes_are_taken_at_their_pace_while_running(
        self, loop: Loop, clock: Clock
    ) -> None:
        clock.tick = 1e-4
        every, third = ScoresProbe(), Gradients()
        wants = frozenset({Want(every, Pace()), Want(third, Pace(every=3))})
        obey(loop, Measure(wants), Play())
        taken = []
        for _ in range(9):
            loop.burst(0.0)
            taken.append(loop.snapshot().readings)
        assert all(every in readings for readings in taken)
        assert sum(third in readings for readings in taken) == 3

    def test_everything_is_measured_when_a_run_comes_to_rest(
        self, loop: Loop, clock: Clock
    ) -> None:
        slow = Gradients()
        obey(loop, Measure(frozenset({Want(slow, Pace(every=100))})), Play())
        loop.burst(0.0)
        loop.snapshot()
        assert slow in obey(loop, Pause()).readings
        loop.apply(Play(steps=5))
        loop.snapshot()
        loop.burst(1e9)
        assert slow in loop.snapshot().readings

    def test_news_is_what_has_not_been_shown(self, loop: Loop, clock: Clock) -> None:
        loop.snapshot()
        assert not loop.news
        loop.apply(Play())
        assert loop.news
        loop.snapshot()
        assert loop.burst(1.0, lambda: True) == 0
        assert not loop.news
        loop.burst(0.0)
        assert loop.news

    def test_the_time_of_measuring_is_what_it_took_last(self, loop: Loop, clock: Clock) -> None:
        assert loop.measuring_time() == 0
        clock.tick = AT_ONCE / 2
        obey(loop, wanted(ScoresProbe()))
        assert loop.measuring_time() == pytest.approx(AT_ONCE / 2)

    def test_all_probes_slow_down_together_where_they_take_more_than_their_share(
        self, loop: Loop, clock: Clock
    ) -> None:
        clock.tick = 3 * SHARE
        often, seldom = ScoresProbe(), Gradients()
        wants = frozenset({Want(often, Pace()), Want(seldom, Pace(every=2))})
        obey(loop, Measure(wants), Play())
        taken = []
        for _ in range(30):
            loop.burst(0.0)
            taken.append(loop.snapshot().readings)
        # 3 + 3 / 2 shares a frame: measured in two of nine.
        assert [often in readings for readings in taken].count(True) == 7
        assert [seldom in readings for readings in taken].count(True) == 3
        assert all(often in readings for readings in taken if readings)

    def test_training_keeps_most_of_its_time_where_drawing_takes_long(
        self, loop: Loop, clock: Clock
    ) -> None:
        """At a chosen speed it costs no steps."""
        often = ScoresProbe()
        obey(loop, Measure(frozenset({Want(often, Pace())})), Play())
        for _ in range(200):
            loop.drawing.note(3 * VIEWING_SHARE)
        for speed, frames in ((None, 10), (1e9, 30)):
            loop.apply(Speed(speed))
            loop.snapshot()
            taken = []
            for _ in range(30):
                clock.now += 0.001
                loop.burst(0.0)
                taken.append(often in loop.snapshot().readings)
            assert taken.count(True) == pytest.approx(frames, abs=1)

    def test_at_rest_slow_probes_follow_one_by_one(self, loop: Loop, clock: Clock) -> None:
        prompt, slow = ScoresProbe(), (Activations(), Gradients())
        wants = {Want(prompt, Pace(prompt=True)), *(Want(probe, Pace()) for probe in slow)}
        obey(loop, Measure(frozenset(wants)), Play())
        loop.burst(0.0)
        loop.snapshot()
        clock.tick = 2 * AT_ONCE
        first = obey(loop, Pause())
        assert first.status is Status.PAUSED
        # What belongs beside the step counter comes with it, and so does one more at most.
        assert set(first.readings) == {prompt}
        shown = set(first.readings)
        for _ in slow:
            assert loop.waiting
            following = loop.rest()
            assert following is not None
            shown |= set(following.readings)
        assert shown == {prompt, *slow}
        assert not loop.waiting


def test_the_loop_trains_to_the_same_bits_as_a_bare_trainer(loop: Loop, clock: Clock) -> None:
    clock.tick = 0.001
    obey(loop, wanted(ScoresProbe(), Gradients()), Play(steps=50))
    while loop.running:
        loop.burst(0.007)
        loop.snapshot()
    bare = Trainer(spiral())
    for _ in range(50):
        bare.step()
    assert loop.run is not None
    assert same(loop.run.trainer.state(), bare.state())


def test_a_setup_of_other_data_is_another_run(loop: Loop) -> None:
    setup = Setup.of(ExperimentSpec(data=DataSpec(dataset["xor"]())))
    snapshot = obey(loop, Load(setup, run=7))
    assert (snapshot.run, snapshot.step) == (7, 0)


class TestTime:
    """Back and forward again."""

    def play(self, loop: Loop, steps: int) -> list[object]:
        """The states after each of so many steps."""
        assert loop.run is not None
        states: list[object] = [loop.run.state()]
        for _ in range(steps):
            obey(loop, TakeStep())
            states.append(loop.run.state())
        return states

    def test_back_undoes_one_step_and_rests(self, loop: Loop) -> None:
        states = self.play(loop, 5)
        assert loop.run is not None
        for step in (4, 3):
            snapshot = obey(loop, Back())
            assert (snapshot.step, snapshot.status) == (step, Status.PAUSED)
            assert same(loop.run.state(), states[step])
        assert obey(loop, TakeStep()).step == 4
        assert same(loop.run.state(), states[4])

    def test_back_at_the_first_step_stays_there(self, loop: Loop) -> None:
        snapshot = obey(loop, Back())
        assert (snapshot.step, snapshot.status, snapshot.message) == (0, Status.PAUSED, "")

    def test_back_by_epochs_stops_at_the_end_of_each(self, loop: Loop) -> None:
        states = self.play(loop, 8)
        assert loop.run is not None
        for step in (6, 3, 0, 0):
            snapshot = obey(loop, Back(epoch=True))
            assert (snapshot.step, snapshot.status) == (step, Status.PAUSED)
            assert same(loop.run.state(), states[step])
        obey(loop, Seek(8), Back(epoch=True), Back(epoch=True))
        assert same(loop.run.state(), states[3])

    def test_back_while_playing_pauses(self, loop: Loop) -> None:
        loop.apply(Play())
        done = loop.burst(0.0)
        snapshot = obey(loop, Back())
        assert (snapshot.step, snapshot.status) == (done - 1, Status.PAUSED)

    def test_seek_goes_to_any_step_that_was_trained(self, loop: Loop) -> None:
        states = self.play(loop, 9)
        assert loop.run is not None
        for step in (2, 0, 9, 5):
            snapshot = obey(loop, Seek(step))
            assert (snapshot.step, snapshot.recorded) == (step, range(10))
            assert same(loop.run.state(), states[step])

    def test_a_step_that_was_not_trained_is_said_and_changes_nothing(self, loop: Loop) -> None:
        self.play(loop, 3)
        snapshot = obey(loop, Seek(4))
        assert (snapshot.step, snapshot.status) == (3, Status.PAUSED)
        assert snapshot.message == "Only steps 0 to 3 have been trained."

    def test_a_long_way_is_shown_and_can_be_paused(self, loop: Loop, clock: Clock) -> None:
        self.play(loop, 60)
        assert loop.run is not None
        loop.run.hold_past(0)
        clock.tick = 0.01
        snapshot = obey(loop, Speed(1.0), Seek(50))
        assert snapshot.status is Status.RUNNING
        assert 0 < snapshot.step < 50
        assert loop.burst(0.05) == 5, "not at the speed of play"
        paused = obey(loop, Pause())
        assert (paused.step, paused.status) == (snapshot.step + 5, Status.PAUSED)
        loop.apply(Play())
        clock.now += 1.0
        assert loop.burst(0.0) == 1, "repeated steps cost no credit"

    def test_keys_pressed_on_the_way_count_from_where_it_leads(
        self, loop: Loop, clock: Clock
    ) -> None:
        self.play(loop, 60)
        assert loop.run is not None
        loop.run.hold_past(0)
        clock.tick = 0.01
        obey(loop, Back(), Back(), Back())
        while loop.running:
            loop.burst(1.0)
        assert loop.snapshot().step == 57

    def test_a_diverged_run_can_be_taken_back(self, clock: Clock) -> None:
        loop = Loop()
        obey(loop, Load(TestTrouble().diverging(), 1), Play())
        end = obey(loop).step if loop.burst(1e9) else 0
        snapshot = obey(loop, Back())
        assert (snapshot.step, snapshot.status) == (end - 1, Status.PAUSED)

    def test_settings_come_back_and_are_told(self, loop: Loop) -> None:
        self.play(loop, 3)
        new = spiral(optimizer=SGD(lr=0.5))
        assert obey(loop, Retune(new), TakeStep()).spec == new
        assert obey(loop, Back()).spec == new, "changed at step 3, so in force there"
        assert obey(loop, Back()).spec == spiral()
        assert obey(loop, TakeStep()).spec == new, "and once more"

    def test_snapshots_count_the_commands_carried_out(self, loop: Loop) -> None:
        before = loop.snapshot().applied
        assert obey(loop, TakeStep(), Pause(), TakeStep()).applied == before + 3

    def test_a_run_that_was_left_keeps_a_thin_past_and_can_go_back_all_the_same(
        self, loop: Loop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("engine.running.left_runs.LEFT_PAST_BYTES", 0)
        states = self.play(loop, 8)
        left = loop.run
        assert left is not None
        assert left.timeline.checkpoints.steps
        obey(loop, Load(Setup.of(spiral(seed=1)), run=2))
        assert not left.timeline.checkpoints.steps
        obey(loop, Load(Setup.of(spiral()), run=1), Back())
        assert same(left.state(), states[7])
        assert left.timeline.checkpoints.limit > 0


class TestSettingAParameter:
    """One number of the network given another value."""

    PLACE = Parameter(0, "W", (1, 2))

    def test_it_is_done_replied_and_measured_anew(self, loop: Loop) -> None:
        obey(loop, wanted(ScoresProbe()))
        assert loop.run is not None
        weight = loop.run.trainer.weights.layers[0]["W"]
        old, before = float(weight[1, 2]), loop.run.trainer.score("train")
        snapshot = obey(loop, SetParameter(self.PLACE, 3.0, ticket=7))
        assert snapshot.replies == (Replaced(7, old),)
        assert weight[1, 2] == 3.0
        assert snapshot.readings[ScoresProbe()]["train"] != before
        assert snapshot.status is Status.PAUSED
        assert loop.snapshot().replies == (), "a reply is given once"

    def test_what_was_there_can_be_put_back_before_the_reply_has_come(self, loop: Loop) -> None:
        assert loop.run is not None
        start = loop.run.trainer.weights.params.flat.copy()
        first, second = (SetParameter(self.PLACE, value, i) for i, value in enumerate((3.0, 4.0)))
        obey(loop, first, second, PutBack(self.PLACE, ticket=1))
        assert loop.run.trainer.weights.layers[0]["W"][1, 2] == 3.0
        obey(loop, PutBack(self.PLACE, ticket=0))
        assert same(loop.run.trainer.weights.params.flat, start)

    def test_what_cannot_be_is_said_and_training_goes_on(
        self, loop: Loop, caplog: pytest.LogCaptureFixture
    ) -> None:
        wrong = Parameter(0, "running_mean", (0,))
        snapshot = obey(loop, Play(), SetParameter(wrong, 3.0, ticket=1))
        assert snapshot.status is Status.RUNNING
        assert snapshot.error
        assert snapshot.message.startswith("That value cannot be set: ")
        assert not snapshot.replies
        assert not loop.snapshot().error, "a message is said once"

    def test_the_values_that_are_remembered_are_bounded(
        self, loop: Loop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("engine.running.replaced_values.MOST_REPLACED", 3)
        for ticket in range(10):
            obey(loop, SetParameter(self.PLACE, float(ticket), ticket))
        assert loop.run is not None
        weight = loop.run.trainer.weights.layers[0]["W"]
        obey(loop, PutBack(self.PLACE, ticket=6))
        assert weight[1, 2] == 9.0, "too long ago"
        obey(loop, PutBack(self.PLACE, ticket=7))
        assert weight[1, 2] == 6.0


class TestKeeping:
    """The state handed out, and a run that begins with one."""

    def test_a_copy_of_the_state_is_the_reply_and_nothing_is_measured(self, loop: Loop) -> None:
        obey(loop, TakeStep(), TakeStep())
        loop.apply(Keep(ticket=5))
        assert not loop.news
        assert loop.run is not None
        answer = loop.answer()
        timing = Timing((0, 1, 2), (0.0, 0.0, 0.0))
        state = replace(loop.run.state(), timing=timing)
        assert same(answer.replies, (Kept(5, state, states={0: state}),))
        assert not answer.readings
        assert not loop.replies
        (kept,) = answer.replies
        assert isinstance(kept, Kept)
        assert kept.state is not None
        params = kept.state.trainer.params
        assert not np.shares_memory(params, loop.run.trainer.weights.params.flat)

    def test_a_failure_is_replied_and_training_goes_on(
        self, loop: Loop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(run: Run) -> RunState:
            raise MemoryError

        obey(loop, Play())
        monkeypatch.setattr(Run, "state", full)
        loop.apply(Keep(ticket=5))
        snapshot = loop.snapshot()
        assert (snapshot.status, snapshot.error) == (Status.RUNNING, False)
        assert snapshot.replies == (Kept(5, None, "not enough memory to keep the run"),)

    def test_a_run_goes_on_from_a_state_bit_for_bit(self, loop: Loop) -> None:
        obey(loop, TakeStep(), TakeStep())
        assert loop.run is not None
        state = loop.run.state()
        onward = [loop.run.step() for _ in range(10)]
        snapshot = obey(loop, Load(Setup.of(spiral()), 2, state))
        assert (snapshot.run, snapshot.step, snapshot.message) == (2, 2, "")
        assert [loop.run.step() for _ in range(10)] == onward

    def test_a_state_that_does_not_fit_is_said_and_the_run_begins_anew(
        self, loop: Loop, caplog: pytest.LogCaptureFixture
    ) -> None:
        state = Run(spiral(seed=5)).state()
        snapshot = obey(loop, Load(Setup.of(spiral()), 2, state))
        assert (snapshot.run, snapshot.step) == (2, 0)
        assert (snapshot.status, snapshot.error) == (Status.PAUSED, True)
        assert "begins anew" in snapshot.message

    def test_a_dropped_run_that_began_with_a_state_begins_there_again(
        self, loop: Loop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("engine.running.left_runs.KEPT_BYTES", 10)
        obey(loop, TakeStep(), TakeStep())
        assert loop.run is not None
        kept = Load(Setup.of(spiral()), 2, loop.run.state())
        obey(
            loop,
            kept,
            TakeStep(),
            Load(Setup.of(spiral(seed=1)), 3),
            TakeStep(),
            Load(Setup.of(spiral(seed=2)), 4),
        )
        snapshot = obey(loop, kept)
        assert snapshot.step == 2
        assert "room" in snapshot.message

    def test_a_dropped_run_is_freed_at_once(
        self, loop: Loop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A run of a large table holds hundreds of megabytes: the collector may come too late."""
        monkeypatch.setattr("engine.running.left_runs.KEPT_BYTES", 10)
        left = []
        gc.disable()
        try:
            for run in range(2, 6):
                obey(loop, Load(Setup.of(spiral(seed=run)), run), TakeStep(), TakeStep(), Back())
                left.append(weakref.ref(loop.run))
            assert [trainer() is None for trainer in left] == [True, True, False, False]
        finally:
            gc.enable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow(Probe):
    """A measurement in three portions."""

    log: list[str]

    def measure(self, trainer: Trainer) -> object:
        raise AssertionError("it is taken in portions")

    def in_portions(self, run: Run) -> Generator[None, None, object]:
        for portion in range(3):
            self.log.append(f"{run.step_count}.{portion}")
            yield
        return run.step_count

    def __hash__(self) -> int:
        return id(self)


class TestResting:
    """What is measured at rest alone, after everything else."""

    def test_it_comes_after_the_snapshot_and_once(self, loop: Loop) -> None:
        slow, quick = Slow(log=[]), ScoresProbe()
        snapshot = obey(loop, wanted(quick, at_rest=(slow,)))
        assert set(snapshot.readings) == {quick}
        assert loop.waiting
        found = loop.rest()
        assert found is not None
        assert dict(found.readings) == {slow: 0}
        assert (found.run, found.status, found.applied) == (1, Status.PAUSED, snapshot.applied)
        assert not loop.waiting
        assert not loop.news

    def test_it_is_not_taken_while_training_and_taken_anew_after_it(self, loop: Loop) -> None:
        slow = Slow(log=[])
        obey(loop, wanted(at_rest=(slow,)))
        loop.rest()
        assert not obey(loop, Play()).readings
        loop.burst(0.0)
        assert not loop.snapshot().readings
        assert not loop.waiting
        assert loop.measuring_time() == 0
        obey(loop, Pause())
        assert loop.waiting
        found = loop.rest()
        assert found is not None
        assert dict(found.readings) == {slow: 1}

    def test_a_command_comes_first_and_the_reading_is_begun_again(self, loop: Loop) -> None:
        slow = Slow(log=[])
        obey(loop, wanted(at_rest=(slow,)))
        answers = iter([False, False, True])
        assert loop.rest(lambda: next(answers)) is None
        assert slow.log == ["0.0", "0.1", "0.2"]
        assert loop.waiting
        slow.log.clear()
        obey(loop, Pause())
        assert loop.waiting
        assert loop.rest() is not None
        assert slow.log == ["0.0", "0.1", "0.2"]

    def test_one_that_fails_is_said(self, loop: Loop, caplog: pytest.LogCaptureFixture) -> None:
        obey(loop, wanted(at_rest=(Broken(),)))
        found = loop.rest()
        assert found is not None
        assert (found.status, found.error) == (Status.FAILED, True)
        assert "the instrument is broken" in found.message
        assert not loop.waiting

    @pytest.mark.parametrize("kind", ["spiral", "iris", "sine"])
    def test_a_field_in_portions_is_the_field(self, kind: str) -> None:
        loss = {"loss": MeanSquaredError()} if kind == "sine" else {}
        run = Run(ExperimentSpec(data=DataSpec(dataset[kind]()), **loss))
        field = DecisionField(resolution=30)
        portions = field.in_portions(run)
        count = 0
        while True:
            try:
                next(portions)
                count += 1
            except StopIteration as done:
                inside, whole = done.value, field.measure_run(run)
                break
        # Portions of 400 of the 900 points, with a pause behind each and one for the grid.
        assert count == (1 if kind == "sine" else 4)
        assert same(inside, whole)


@pytest.mark.parametrize("running_before", [False, True])
def test_what_takes_long_is_measured_at_rest_beside_what_is_wanted_now_and_then(
    loop: Loop, running_before: bool
) -> None:
    """The same kind of probe is wanted twice: at its pace, and of the first weights at rest."""
    now, first = VarianceProbe(), VarianceProbe(start=True)
    loop.apply(Measure(frozenset((Want(now, Pace(every=60)), Want(first, AT_REST)))))
    if running_before:
        loop.apply(Play(steps=3))
        while loop.running:
            loop.burst(1.0)
    readings = dict(loop.snapshot().readings)
    while loop.waiting:
        snapshot = loop.rest()
        readings |= {} if snapshot is None else snapshot.readings
    assert readings.keys() == {now, first}


def test_other_samples_are_a_retune(loop: Loop) -> None:
    obey(loop, TakeStep())
    setup = Setup.of(spiral(samples=90))
    snapshot = obey(loop, Retune(setup))
    assert (snapshot.step, snapshot.run, snapshot.spec) == (1, 1, setup.spec)
    assert loop.run is not None
    assert loop.run.trainer.setup.parts is setup.parts, "what was worked out once is not again"


def test_what_is_passed_over_counts_as_carried_out(loop: Loop) -> None:
    before = loop.snapshot().applied
    loop.pass_over()
    assert obey(loop, TakeStep()).applied == before + 2


def test_what_cannot_be_exported_is_said_and_the_run_goes_on(tmp_path: Path) -> None:
    loop = Loop()
    loop.apply(Load(Setup.of(spiral()), 0))
    loop.apply(Play())
    (tmp_path / "file").write_text("in the way")
    loop.apply(Export(tmp_path / "file"))
    while loop.owing:
        loop.burst(0.0)
    snapshot = loop.snapshot()
    assert (snapshot.status, snapshot.error) == (Status.RUNNING, True)
    assert snapshot.message == (
        "Nothing was exported: file: cannot be written: it is a file, not a folder."
    )
    assert loop.burst(0.01) > 0
