"""Several lanes in one loop: abreast, each as if it were alone, and on their own where asked."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from samples import Line, normalized, spiral

from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Layer
from engine.network.losses import MeanSquaredError
from engine.network.places import Parameter
from engine.optimizers import SGD, Adam, optimizer
from engine.probes import Activations, ScoresProbe
from engine.running.commands import (
    Aim,
    Back,
    CopyOf,
    Keep,
    KeepAbreast,
    LineUp,
    Load,
    Measure,
    Pause,
    Play,
    Reset,
    Retune,
    Seek,
    SetParameter,
    Speed,
    TakeStep,
)
from engine.running.lane import Lane
from engine.running.lockstep import Lockstep
from engine.running.loop import Loop
from engine.running.pace import Pace, Want
from engine.running.snapshot import Kept, Snapshot, Status
from engine.running.stopwatch import Stopwatch
from engine.steps import LOOK_SECONDS, Portions, Stride
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past.checkpoints import LIMIT, Checkpoints, arrays_of
from engine.training.past.timing import Timing
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.stopping import MaxEpochs

NOISY: tuple[Layer, ...] = (Dense(units=6), BatchNorm(), Activate(), Dropout(rate=0.2))


def lined_up(*specs: ExperimentSpec) -> Loop:
    """A loop with a lane for each experiment, the first one lit."""
    loop = Loop()
    loop.apply(LineUp(tuple(range(len(specs))), 0))
    for number, spec in enumerate(specs):
        loop.apply(Load(Setup.of(spec), number + 1, lane=number))
    return loop


def params(loop: Loop, lane: int) -> bytes:
    run = loop.lanes[lane].run
    assert run is not None
    return run.trainer.weights.params.flat.tobytes()


def steps(loop: Loop) -> list[int]:
    return [lane.step_count for lane in loop.lanes.values()]


def play(loop: Loop, upto: int) -> None:
    loop.apply(Play(steps=upto))
    while loop.running:
        loop.burst(0.01)


def test_each_lane_is_what_it_would_be_alone() -> None:
    first = spiral(optimizer=SGD(lr=0.1))
    second = replace(first, optimizer=Adam(lr=0.01))
    loop = lined_up(first, second)
    play(loop, 137)
    for number, spec in enumerate((first, second)):
        alone = Run(spec)
        while alone.step_count < 137:
            alone.step()
        assert params(loop, number) == alone.trainer.weights.params.flat.tobytes()


def test_lanes_begin_with_the_same_weights_and_see_the_same_batches() -> None:
    first = spiral(optimizer=SGD(lr=0.1))
    loop = lined_up(first, replace(first, optimizer=Adam(lr=0.01)))
    assert params(loop, 0) == params(loop, 1)
    play(loop, 45)
    orders = [lane.run.trainer.state().order for lane in loop.lanes.values() if lane.run]
    assert np.array_equal(*orders)


def test_numbers_of_all_lanes_are_of_one_step() -> None:
    """However much else is measured of the one that is lit, and what that takes."""
    loop = lined_up(spiral(), spiral(), spiral(layers=NOISY))
    numbers = Want(ScoresProbe(), Pace(every=4, prompt=True))
    often = Want(Activations(), Pace(every=2))
    loop.apply(Measure(frozenset((numbers, often)), frozenset((numbers,))))
    # Another one is lit later, and its frames have been counted from elsewhere.
    loop.apply(Play())
    taken = []
    for frame in range(60):
        if frame == 31:
            loop.lanes[2].schedule.want(frozenset((numbers,)))
            loop.lanes[1].schedule.begin_anew(False)
        loop.burst(0.001)
        shown = loop.snapshot()
        each = (shown, *shown.beside)
        assert len({one.step for one in each}) == 1
        if frame > 32:
            taken.append(tuple(ScoresProbe() in one.readings for one in each))
    assert {*taken} == {(True,) * 3, (False,) * 3}


class TestOnTheWay:
    """How far lanes are that repeat steps up to one that was asked for."""

    @pytest.fixture(autouse=True)
    def start_only(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every way begins at step 0, and is gone a step at a time."""
        monkeypatch.setattr(Checkpoints, "nearest", lambda *_: None)
        monkeypatch.setattr(Stride, "within", lambda *_: 1)

    @pytest.mark.parametrize("lanes", [1, 3])
    def test_the_share_grows_up_to_the_step_and_is_gone_there(self, lanes: int) -> None:
        wide: tuple[Layer, ...] = (Dense(units=30), Activate())
        loop = lined_up(*[spiral(), spiral(layers=NOISY), spiral(layers=wide)][:lanes])
        play(loop, 40)
        assert loop.snapshot().approach is None
        loop.apply(Seek(30), lambda: True)
        shares = []
        while (way := loop.snapshot().approach) is not None:
            assert way.step == 30
            shares.append(way.share)
            loop.burst(0.0)
        assert shares[0] < 0.1
        assert shares[-1] > 0.9
        assert shares == sorted(shares)
        assert steps(loop) == [30] * lanes

    def test_it_counts_from_the_nearest_step_that_was_kept(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.undo()
        monkeypatch.setattr(Stride, "within", lambda *_: 1)
        loop = lined_up(spiral())
        play(loop, 20)
        assert loop.run is not None
        loop.run.keep_checkpoint()
        play(loop, 40)
        monkeypatch.setattr(Checkpoints, "nearest", lambda self, _: self.until(20)[-1])
        loop.apply(Seek(30), lambda: True)
        way, here = loop.snapshot().approach, steps(loop)[0]
        assert way is not None
        assert way.share == pytest.approx((here - 20) / 10)

    def test_whoever_rests_on_the_way_is_on_none(self) -> None:
        loop = lined_up(spiral(), spiral())
        play(loop, 40)
        loop.apply(Seek(30), lambda: True)
        loop.apply(Pause())
        assert loop.snapshot().approach is None
        assert max(steps(loop)) < 30


class TestAbreast:
    """Whose turn it is."""

    def test_by_steps_every_burst_ends_at_one_step(self) -> None:
        wide = tuple(lay for _ in range(4) for lay in (Dense(units=40), Activate()))
        loop = lined_up(spiral(), spiral(layers=wide), spiral(batch_size=50))
        loop.apply(Play())
        for _ in range(20):
            loop.burst(0.002)
            assert len(set(steps(loop))) == 1
        loop.apply(Pause())
        assert steps(loop)[0] > 20

    def test_four_lanes_end_in_time_like_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each looking at the clock as seldom as one alone they were late by a quarter frame."""
        hands = [0.0]
        clocks = SimpleNamespace(perf_counter=lambda: hands[0], thread_time=lambda: 0.0)
        for module in ("loop", "heat", "lane", "probe_schedule"):
            monkeypatch.setattr(f"engine.running.{module}.time", clocks)
        advance = Run.advance

        def timed(run: Run, steps: int) -> None:
            before = run.step_count
            advance(run, steps)
            hands[0] += 5e-5 * (run.step_count - before)

        monkeypatch.setattr(Run, "advance", timed)
        for count in (1, 4):
            loop = lined_up(*[spiral()] * count)
            loop.apply(Play())
            for _ in range(3):
                began = hands[0]
                loop.burst(0.02)
                assert hands[0] - began < 0.02 + LOOK_SECONDS / 4

    def test_an_interrupted_burst_ends_abreast_too(self) -> None:
        loop = lined_up(spiral(), spiral(batch_size=50))
        loop.apply(Play())
        asked = iter([False, True, True, True])
        loop.burst(10.0, lambda: next(asked, True))
        assert len(set(steps(loop))) == 1

    def test_a_chosen_speed_holds_for_each(self) -> None:
        loop = lined_up(spiral(), spiral(batch_size=50))
        loop.apply(Speed(1e-9))
        loop.apply(TakeStep())
        assert steps(loop) == [1, 1]
        loop.apply(Play())
        loop.burst(0.01)
        assert steps(loop) == [1, 1]

    def test_by_epochs_all_have_seen_the_data_as_often(self) -> None:
        loop = lined_up(spiral(batch_size=1), spiral(batch_size=1000))
        loop.apply(KeepAbreast(Lockstep.EPOCHS))
        play(loop, 300)
        few, many = (lane.run.trainer.epochs for lane in loop.lanes.values() if lane.run)
        loop.apply(Reset())
        loop.apply(Play())
        for _ in range(40):
            loop.burst(0.005)
            few, many = (lane.run.trainer.epochs for lane in loop.lanes.values() if lane.run)
            assert abs(few - many) <= 1

    def test_by_seconds_both_train_as_long(self) -> None:
        wide = tuple(lay for _ in range(4) for lay in (Dense(units=120), Activate()))
        loop = lined_up(spiral(), spiral(layers=wide))
        loop.apply(KeepAbreast(Lockstep.SECONDS))
        loop.apply(Play())
        for _ in range(10):
            loop.burst(0.05)
        assert steps(loop)[0] > steps(loop)[1]
        # A busy machine takes time from one of them now and then, which is made up for.
        for _ in range(400):
            one, other = (lane.clock.seconds for lane in loop.lanes.values())
            if one == pytest.approx(other, rel=0.2):
                return
            loop.burst(0.05)
        pytest.fail(f"{one:.2f} s and {other:.2f} s")


class TestOne:
    """What happens to one lane is nothing to the others."""

    def test_a_pinned_lane_stays_while_the_others_train(self) -> None:
        loop = lined_up(spiral(), spiral())
        play(loop, 10)
        loop.apply(LineUp((0, 1), 1, frozenset({0})))
        kept = params(loop, 0)
        play(loop, 30)
        loop.apply(Reset())
        assert steps(loop) == [10, 0]
        assert params(loop, 0) == kept

    def test_one_that_diverges_rests_and_says_so(self) -> None:
        line = ExperimentSpec(
            data=DataSpec(Line()), layers=(Dense(units=8),) * 3, loss=MeanSquaredError()
        )
        loop = lined_up(line, replace(line, optimizer=SGD(lr=10.0)))
        loop.apply(Play())
        for _ in range(5):
            loop.burst(0.01)
        shown = loop.snapshot()
        (other,) = shown.beside
        assert (shown.status, other.status) == (Status.RUNNING, Status.DIVERGED)
        assert shown.training
        assert other.message
        assert not shown.message

    def test_one_that_has_finished_rests_and_says_so(self) -> None:
        loop = lined_up(spiral(), spiral(stopping=(MaxEpochs(epochs=1),)))
        loop.apply(Play(steps=100))
        said = []
        while loop.running:
            loop.burst(0.01)
            said += [one for one in loop.snapshot().beside if one.message]
        (finished,) = said
        assert finished.status is Status.FINISHED
        assert finished.lane == 1
        assert steps(loop) == [100, finished.step]
        assert finished.step < 100
        assert loop.snapshot().status is Status.PAUSED

    def test_settings_and_values_go_to_the_lane_they_are_for(self) -> None:
        loop = lined_up(spiral(), spiral())
        loop.apply(Retune(replace(spiral(), batch_size=7), lane=1))
        assert [lane.run.spec.batch_size for lane in loop.lanes.values() if lane.run] == [16, 7]
        loop.apply(SetParameter(Parameter(0, "W", (0, 0)), 5.0, 1, lane=1))
        assert params(loop, 0) != params(loop, 1)
        shown = loop.snapshot()
        assert not shown.replies
        assert shown.beside[0].replies

    def test_a_removed_lane_comes_back_with_its_weights(self) -> None:
        loop = lined_up(spiral(), spiral(batch_size=7))
        play(loop, 25)
        kept = params(loop, 1)
        loop.apply(LineUp((0,), 0))
        assert list(loop.lanes) == [0]
        loop.apply(LineUp((0, 1), 1))
        loop.apply(Load(Setup.of(spiral(batch_size=7)), 2, lane=1))
        assert params(loop, 1) == kept
        assert steps(loop) == [25, 25]

    def test_a_lane_that_comes_back_while_others_play_plays_too(self) -> None:
        loop = lined_up(spiral(), spiral(batch_size=7))
        play(loop, 25)
        loop.apply(LineUp((0,), 0))
        loop.apply(Play())
        loop.burst(0.01)
        loop.apply(LineUp((0, 1), 1))
        loop.apply(Load(Setup.of(spiral(batch_size=7)), 2, lane=1))
        before = steps(loop)
        loop.burst(0.01)
        one, other = (now - then for now, then in zip(steps(loop), before, strict=True))
        assert one == other > 0

    def test_what_is_asked_of_a_lane_that_has_gone_is_passed_over(self) -> None:
        loop = lined_up(spiral())
        loop.apply(Retune(replace(spiral(), batch_size=7), lane=3))
        assert loop.run is not None
        assert loop.run.spec.batch_size == 16
        assert loop.status is Status.PAUSED


class TestCopies:
    """A lane that begins as another one is."""

    def test_a_copy_goes_on_bit_for_bit_with_the_same_past(self) -> None:
        loop = lined_up(normalized(layers=NOISY, optimizer=Adam()))
        play(loop, 60)
        loop.apply(LineUp((0, 1), 1))
        setup = Setup.of(normalized(layers=NOISY, optimizer=Adam()))
        loop.apply(Load(setup, 2, CopyOf(0), lane=1))
        play(loop, 140)
        assert params(loop, 0) == params(loop, 1)
        loop.apply(Seek(20))
        while loop.running:
            loop.burst(0.1)
        assert steps(loop) == [20, 20]
        assert params(loop, 0) == params(loop, 1)

    def test_a_copy_that_was_reset_comes_back_as_it_was_left(self) -> None:
        """By then the lane it was copied from may hold a network of other shapes."""
        loop, copied = lined_up(spiral()), Setup.of(spiral(seed=1))
        first = params(lined_up(spiral(seed=1)), 0)
        play(loop, 20)
        loop.apply(LineUp((0, 1), 1))
        load = Load(copied, 2, CopyOf(0), lane=1)
        loop.apply(load)
        loop.apply(Reset())
        other = spiral(layers=(Dense(units=9), Activate()))
        loop.apply(Load(Setup.of(other), 3, lane=0))
        loop.apply(Load(Setup.of(other), 4, lane=1))
        play(loop, 10)
        loop.apply(load)
        shown = loop.snapshot()
        assert (shown.run, shown.step, shown.status) == (2, 0, Status.PAUSED)
        assert params(loop, 1) == first

    def test_a_branch_leaves_what_lies_ahead_to_the_run_that_was_left(self) -> None:
        loop = lined_up(spiral())
        play(loop, 80)
        end = params(loop, 0)
        loop.apply(Seek(30))
        while loop.running:
            loop.burst(0.1)
        other = Setup.of(spiral(batch_size=7))
        loop.apply(Load(other, 9, CopyOf(0), lane=0))
        assert loop.snapshot().recorded == range(31)
        play(loop, 50)
        loop.apply(Load(Setup.of(spiral()), 1, lane=0))
        shown = loop.snapshot()
        assert (shown.step, shown.recorded) == (30, range(81))
        play(loop, 80)
        assert params(loop, 0) == end


def test_a_frame_holds_all_lanes_and_what_is_wanted_of_them() -> None:
    loop = lined_up(spiral(), spiral(), spiral())
    scores = Want(ScoresProbe(), Pace())
    loop.apply(Measure(frozenset(), frozenset({scores})))
    shown = loop.snapshot()
    assert not shown.readings
    assert [one.lane for one in shown.beside] == [1, 2]
    assert all(ScoresProbe() in one.readings for one in shown.beside)
    loop.apply(LineUp((0, 1, 2), 2))
    shown = loop.snapshot()
    assert shown.lane == 2
    assert [one.lane for one in shown.beside] == [0, 1]


def test_lanes_that_are_not_lit_are_measured_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else all their maps are drawn in one frame, and none in the next ones."""
    # Nothing takes long: else all would be measured less often.
    clocks = SimpleNamespace(perf_counter=lambda: 0.0, thread_time=lambda: 0.0)
    for module in ("loop", "heat", "lane", "probe_schedule"):
        monkeypatch.setattr(f"engine.running.{module}.time", clocks)
    loop = lined_up(*[spiral()] * 4)
    beside = frozenset((Want(Activations(), Pace(every=6)), Want(ScoresProbe(), Pace(every=4))))
    loop.apply(Measure(frozenset(), beside))
    loop.apply(Play())
    taken = []
    for _ in range(31):
        loop.burst(0.0)
        shown = loop.snapshot()
        taken.append([Activations() in one.readings for one in shown.beside])
    assert all(sum(frame) <= 1 for frame in taken[1:]), "the first frame has all"
    assert [sum(frame[lane] for frame in taken[1:]) for lane in range(3)] == [5, 5, 5]


def test_the_states_of_all_lanes_are_of_one_moment() -> None:
    loop = lined_up(spiral(), spiral(batch_size=7))
    play(loop, 12)
    loop.apply(Keep(3))
    (kept,) = loop.answer().replies
    assert isinstance(kept, Kept)
    assert {lane: state.step for lane, state in kept.states.items()} == {0: 12, 1: 12}


def test_all_lanes_together_hold_as_much_of_their_past_as_one() -> None:
    loop = lined_up(spiral(), spiral(), spiral(), spiral())
    limits = [lane.run.timeline.checkpoints.limit for lane in loop.lanes.values() if lane.run]
    assert sum(limits) == LIMIT


def test_the_loss_aimed_at_is_reached_at_a_step_and_after_some_time() -> None:
    loop = lined_up(spiral(optimizer=Adam(lr=0.05)), spiral(optimizer=SGD(lr=1e-5)))
    first = loop.run.curve.newest[3] if loop.run else 0.0
    loop.apply(Aim(0.9 * first))
    play(loop, 400)
    shown = loop.snapshot()
    assert shown.reached is not None
    assert 0 < shown.reached.step <= 400
    assert 0 < (shown.reached.seconds or 0.0) <= shown.seconds
    assert shown.beside[0].reached is None
    loop.apply(Seek(shown.reached.step - 1))
    while loop.running:
        loop.burst(0.1)
    assert loop.snapshot().reached is None


def test_a_state_tells_how_long_its_steps_took() -> None:
    """A run that goes on from it knows when it came to a loss; without times it does not."""
    loop = lined_up(spiral(optimizer=Adam(lr=0.05)))
    assert loop.run is not None
    aim = 0.9 * loop.run.curve.newest[3]
    loop.apply(Aim(aim))
    play(loop, 400)
    shown = loop.snapshot()
    loop.apply(Keep(1))
    (kept,) = loop.answer().replies
    assert isinstance(kept, Kept)
    state = kept.state
    assert state is not None
    assert state.timing is not None
    assert (state.timing.steps[-1], state.timing.aim) == (400, aim)
    for known in (state, replace(state, timing=None)):
        other = Loop()
        other.apply(Aim(aim))
        other.apply(Load(loop.run.trainer.setup, 0, known))
        again = other.snapshot()
        assert shown.reached is not None
        assert again.reached is not None
        assert again.reached.step == shown.reached.step
        if known is state:
            assert again.reached.seconds == pytest.approx(shown.reached.seconds, abs=1e-5)
            assert again.seconds == pytest.approx(shown.seconds, abs=1e-5)
        else:
            assert again.reached.seconds is None


def test_times_are_kept_up_to_the_step_that_is_kept() -> None:
    clock = Stopwatch()
    clock.note(0, 10, 1.0)
    clock.note(10, 20, 1.0)
    assert clock.timing(15, None) == Timing((0, 10, 15), (0.0, 1.0, 1.5))
    assert clock.timing(20, 0.5) == Timing((0, 10, 20), (0.0, 1.0, 2.0), 0.5)
    assert Stopwatch(7).timing(7, None) == Timing((7,), (0.0,))
    on = Stopwatch.of(clock.timing(15, None))
    on.note(15, 25, 1.0)
    assert (on.at(12), on.at(20), on.seconds) == (1.2, 2.0, 2.5)


@pytest.mark.long
@pytest.mark.parametrize("kind", list(optimizer))
def test_back_and_forth_gives_equal_bits_in_lanes(kind: type) -> None:
    """With dropout and BatchNorm, back by single steps and in one go."""
    spec = normalized(layers=NOISY, optimizer=kind())
    loop = lined_up(spec, replace(spec, batch_size=7))

    def everything(lane: Lane) -> list[bytes]:
        assert lane.run is not None
        return [array.tobytes() for array in arrays_of(lane.run.trainer.state())]

    def at(step: int) -> list[list[bytes]]:
        loop.apply(Seek(step)) if step < steps(loop)[0] else loop.apply(Play(steps=step))
        while loop.running:
            loop.burst(0.1)
        assert steps(loop) == [step, step]
        return [everything(lane) for lane in loop.lanes.values()]

    film = {step: at(step) for step in (0, *range(480, 501))}
    for step in range(499, 479, -1):
        loop.apply(Back())
        while loop.running:
            loop.burst(0.1)
        assert at(step) == film[step]
    assert at(0) == film[0], "500 back"
    assert at(500) == film[500]


def test_an_empty_lane_is_no_trouble() -> None:
    loop = lined_up(spiral())
    loop.apply(LineUp((0, 1), 1))
    loop.apply(Play())
    loop.burst(0.01)
    assert isinstance(loop.snapshot(), Snapshot)
    assert steps(loop)[1] == 0


def test_a_copy_of_an_empty_lane_is_a_run_of_its_own() -> None:
    assert Lane(3).copied() is None
    assert Lane(3).answer().lane == 3


def test_a_lane_that_is_pinned_while_it_trains_rests() -> None:
    loop = lined_up(spiral(), spiral())
    loop.apply(Play())
    loop.burst(0.01)
    loop.apply(LineUp((0, 1), 0, frozenset({1})))
    assert [lane.running for lane in loop.lanes.values()] == [True, False]


def test_nothing_is_kept_of_an_empty_lane() -> None:
    loop = lined_up(spiral())
    loop.apply(LineUp((0, 1), 1))
    loop.apply(Keep(5))
    assert not loop.answer().replies


def test_what_is_owed_at_rest_and_fails_is_said(caplog: pytest.LogCaptureFixture) -> None:
    def failing() -> Portions[None]:
        yield
        raise OSError("the disk is full")

    loop = lined_up(spiral())
    run = loop.lanes[0].run
    assert run is not None
    run.owed.append(failing())
    shown = loop.rest()
    while loop.owing and shown is None:
        shown = loop.rest()
    assert shown is not None
    assert shown.error
    assert "the disk is full" in shown.message
