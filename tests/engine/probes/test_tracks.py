"""Tracks: what is noted of every step while a probe wants it, at any speed, and of none else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import normalized, same, spiral

from engine.network.layers import Activate, Dense
from engine.probes import PathSlice, Probe, RatioHistory, UpdateRatio, WeightSlice
from engine.probes.landscape import track
from engine.probes.landscape.path import path_of
from engine.probes.landscape.track import COVERED, LEAST, LIMIT, WeightTrack
from engine.probes.layers.ratio_history import OLDER, RECENT, StepRatios
from engine.running.commands import Load, Measure, Play, Reset, Seek
from engine.running.loop import Loop
from engine.running.pace import AT_REST, Pace, Want
from engine.training.experiment import ExperimentSpec
from engine.training.past.timeline import Noted, Recorder
from engine.training.run import Run
from engine.training.setup import Setup

TRACKS = frozenset({WeightTrack})
BOTH: frozenset[type[Recorder]] = frozenset({WeightTrack, StepRatios})


def loop_with(*probes: Probe, spec: ExperimentSpec | None = None) -> Loop:
    """A loop whose run is wanted to be measured by these probes, at full speed."""
    loop = Loop()
    loop.apply(Load(Setup.of(spec or spiral()), 0))
    loop.apply(Measure(frozenset(Want(probe, AT_REST) for probe in probes)))
    return loop


def play(loop: Loop, steps: int) -> Run:
    """Train to a step as fast as the machine goes."""
    loop.apply(Play(steps=steps))
    while loop.running:
        loop.burst(1.0)
    assert loop.run is not None
    return loop.run


class TestWeights:
    """The path in the landscape."""

    def test_at_full_speed_the_path_has_every_step(self) -> None:
        run = play(loop_with(PathSlice()), 100)
        reading = PathSlice(resolution=9).measure_run(run)
        assert reading is not None
        assert reading.steps.tolist() == list(range(101))
        assert len(reading.path) == 101
        assert (reading.every, reading.tracked_from) == (1, 0)

    def test_its_points_are_the_weights_to_the_bit(self) -> None:
        run, plain = play(loop_with(PathSlice()), 60), Run(spiral())
        path = path_of(run, 10)
        for step, weights in zip(path.steps, path.at(range(len(path.steps))), strict=True):
            while plain.step_count < step:
                plain.step()
            np.testing.assert_array_equal(weights, plain.trainer.weights.params.flat)

    def test_the_last_are_kept_and_what_is_older_stands_apart(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(track, "COVERED", 400)
        run = play(loop_with(PathSlice()), 700)
        path = path_of(run, 20)
        assert path.steps[0] == 0
        assert path.apart <= 20
        assert path.steps[path.apart :].tolist() == list(range(301, 701))
        assert (np.diff(path.steps) > 0).all()

    def test_losses_are_measured_at_some_points_the_ends_among_them(self) -> None:
        run = play(loop_with(PathSlice()), 200)
        reading = PathSlice(resolution=9).measure_run(run)
        assert reading is not None
        known = np.isfinite(reading.path_losses)
        assert known[0]
        assert known[-1]
        assert known.sum() <= 2 * 9
        assert len(reading.path) == 201

    @pytest.mark.parametrize("dtype", ["float64", "float32"])
    def test_a_large_network_has_every_so_manieth_step_within_the_bound(self, dtype: str) -> None:
        layers = (Dense(units=120), Activate(), Dense(units=120), Activate())
        run = Run(spiral(layers=layers, dtype=dtype))
        run.record(TRACKS)
        for _ in range(100):
            run.step()
        noted = run.recorder(WeightTrack)
        assert noted is not None
        assert noted.nbytes <= LIMIT
        assert noted.nbytes > LIMIT / 2
        size = run.trainer.weights.params.flat.nbytes
        assert noted.every == -(-LEAST // (LIMIT // size))
        assert noted.every > 1
        path = path_of(run, 10)
        held = path.steps[path.apart : -1]
        assert held.tolist() == list(range(0, 100, noted.every))
        assert path.every == noted.every

    def test_a_middling_network_has_every_step_of_as_many_as_there_is_room_for(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(track, "LIMIT", 500 * Run(spiral()).trainer.weights.params.flat.nbytes)
        run = Run(spiral())
        run.record(TRACKS)
        for _ in range(550):
            run.step()
        noted = run.recorder(WeightTrack)
        assert noted is not None
        assert LEAST < 500 < COVERED
        assert noted.every == 1
        assert len(noted.steps_before(run.step_count)) == 499

    def test_where_not_even_two_steps_have_room_there_is_none(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("engine.probes.landscape.track.LIMIT", 1_500)
        run = Run(spiral())
        run.record(TRACKS)
        run.step()
        assert path_of(run, 10).steps.tolist() == [0, 1]
        assert path_of(run, 10).every == 0

    def test_a_run_taken_back_has_no_track_of_what_lies_ahead(self) -> None:
        loop = loop_with(WeightSlice())
        run = play(loop, 50)
        loop.apply(Seek(20))
        assert path_of(run, 10).steps.tolist() == list(range(21))
        run = play(loop, 30)
        assert path_of(run, 10).steps.tolist() == list(range(31))
        loop.apply(Reset())
        assert path_of(run, 10).steps.tolist() == [0]

    def test_whoever_goes_back_beyond_all_that_it_holds_begins_it_anew(self) -> None:
        network = Setup.of(spiral()).network
        held = WeightTrack(), StepRatios()
        for steps in ((500, 501, 502), (501, 502), (20, 21)):
            params = np.zeros((len(steps), network.parameter_count))
            noted = Noted(network, steps, [0.1] * len(steps), params, params)
            for recorder in held:
                recorder.take(noted)
        assert held[0].steps_before(1000).tolist() == [20, 21]
        assert [row[0] for row in held[1].rows()] == [20, 21]

    def test_it_begins_when_it_is_wanted(self) -> None:
        loop = loop_with()
        play(loop, 30)
        loop.apply(Measure(frozenset({Want(PathSlice(), AT_REST)})))
        path = path_of(play(loop, 40), 100)
        assert path.steps[path.apart :].tolist() == list(range(30, 41))


class TestRatios:
    """The optimiser's track."""

    def test_at_full_speed_there_is_a_row_for_every_step(self) -> None:
        run = play(loop_with(RatioHistory()), 100)
        history = RatioHistory().measure_run(run)
        assert history is not None
        assert history.rows[:, 0].tolist() == list(range(1, 101))
        assert (history.complete_from, history.every) == (1, 1)
        plain = Run(spiral())
        for step, rate, *ratios in history.rows.tolist():
            plain.step()
            assert plain.step_count == step
            measured = UpdateRatio().measure(plain.trainer)
            assert measured is not None
            assert ratios == [layer.ratio for layer in measured]
            assert rate == plain.trainer.rate

    def test_a_long_run_keeps_the_last_steps_and_every_so_manieth_before(self) -> None:
        tiny = spiral(layers=(), batch_size=5000)
        run = Run(tiny)
        run.record(frozenset({StepRatios}))
        last = RECENT + 3 * OLDER
        for _ in range(last):
            run.step()
        history = RatioHistory().measure_run(run)
        assert history is not None
        steps = history.rows[:, 0]
        begin = last - RECENT + 1
        assert history.complete_from == begin
        assert steps[steps >= begin].tolist() == list(range(begin, last + 1))
        assert history.every == 4
        assert steps[steps < begin].tolist() == list(range(4, begin, 4))

    def test_going_back_shows_what_was_and_forward_what_came(self) -> None:
        run = Run(normalized())
        run.record(frozenset({StepRatios}))
        for _ in range(30):
            run.step()
        before = RatioHistory().measure_run(run)
        assert before is not None
        for step in (12, 20, 3, 30):
            run.seek(step)
            now = RatioHistory().measure_run(run)
            assert now is not None
            assert same(now.rows, before.rows[:step])

    def test_another_future_replaces_the_one_that_was_noted(self) -> None:
        run = Run(normalized())
        run.record(BOTH)
        for _ in range(30):
            run.step()
        run.seek(12)
        run.retune(replace(run.trainer.spec, batch_size=7))
        for _ in range(6):
            run.step()
        plain = Run(normalized())
        for _ in range(12):
            plain.step()
        plain.retune(run.trainer.spec)
        plain.record(BOTH)
        for _ in range(6):
            plain.step()
        for step in (13, 18):
            now, wanted = (path_of(one, 50) for one in (run, plain))
            assert now.steps.tolist() == list(range(19))
            at, there = (np.flatnonzero(each.steps == step) for each in (now, wanted))
            assert same(now.at(at), wanted.at(there))
        rows, wished = (RatioHistory().measure_run(one) for one in (run, plain))
        assert rows is not None
        assert wished is not None
        assert same(rows.rows[-6:], wished.rows[-6:])

    def test_there_is_none_before_the_first_step(self) -> None:
        run = Run(spiral())
        assert RatioHistory().measure_run(run) is None
        run.record(frozenset({StepRatios}))
        assert RatioHistory().measure_run(run) is None


class TestCosts:
    """Nothing is held, and no step is slowed, unless somebody wants it."""

    def test_without_a_wish_steps_are_taken_together_and_nothing_is_noted(self) -> None:
        run = Run(spiral(batch_size=1))
        assert len(run.advance(10)) == 10
        assert run.recorder(WeightTrack) is None
        before = run.nbytes
        run.record(BOTH)
        assert len(run.advance(10)) == 10
        assert run.nbytes > before
        run.record(frozenset())
        assert len(run.advance(10)) == 10
        track = run.recorder(WeightTrack)
        assert track is not None
        assert track.nbytes == 0

    def test_no_other_probe_wants_a_recorder(self) -> None:
        loop = loop_with(UpdateRatio())
        run = play(loop, 10)
        assert run.recorder(WeightTrack) is None
        assert run.recorder(StepRatios) is None

    def test_when_the_panel_goes_the_track_goes(self) -> None:
        loop = loop_with(PathSlice(), RatioHistory())
        run = play(loop, 10)
        loop.apply(Measure(frozenset({Want(UpdateRatio(), Pace(every=4))})))
        track = run.recorder(WeightTrack)
        assert track is not None
        assert track.nbytes == 0

    def test_a_run_that_was_left_holds_none_and_begins_anew_when_it_is_back(self) -> None:
        loop = loop_with(PathSlice())
        run = play(loop, 10)
        loop.apply(Load(Setup.of(spiral(seed=1)), 1))
        track = run.recorder(WeightTrack)
        assert track is not None
        assert track.nbytes == 0
        other = play(loop, 5)
        assert path_of(other, 10).steps.tolist() == list(range(6))
        loop.apply(Load(run.trainer.setup, 0))
        assert loop.run is run
        play(loop, 12)
        path = path_of(run, 10)
        assert path.steps[path.apart :].tolist() == [10, 11, 12]

    def test_noting_changes_no_bit(self) -> None:
        noted, plain = Run(normalized()), Run(normalized())
        noted.record(BOTH)
        for _ in range(20):
            assert noted.step() == plain.step()
        assert same(noted.state(), plain.state())

    def test_a_change_by_hand_is_part_of_the_path(self) -> None:
        run = Run(spiral())
        run.record(TRACKS)
        for _ in range(5):
            run.step()
        run.retune(replace(run.trainer.spec, batch_size=3))
        run.step()
        assert path_of(run, 10).steps.tolist() == list(range(7))


def test_of_more_steps_at_once_than_are_kept_the_newest_are() -> None:
    """A burst of the kernel may bring thousands."""
    run, ratios = Run(spiral()), StepRatios()
    count = RECENT + 50
    weights = np.ones((count, run.trainer.weights.params.flat.size))
    ratios.every = 10
    noted = Noted(run.trainer.network, range(count), [0.1] * count, weights, 0.01 * weights)
    ratios.take(noted)
    steps = [int(row[0]) for row in ratios.rows()]
    assert steps == [0, 10, 20, 30, 40, *range(50, count)]
