"""The path of a run, and the loss on the plane in which it moved most."""

from __future__ import annotations

import math

import numpy as np
import pytest
from samples import normalized, spiral

from engine.arrays import Array
from engine.network.layers import Activate, Dense
from engine.optimizers import SGD
from engine.probes import PathSlice, RandomSlice, WeightSlice
from engine.probes.base import PROBE_SAMPLES
from engine.probes.landscape.path import path_of, principal_directions
from engine.steps import at_once
from engine.training.run import Run

PLAIN = (Dense(units=2), Activate())


def walked(steps: int = 60, every: int = 10, **settings: object) -> tuple[Run, list[Array]]:
    """A run with a checkpoint every so many steps, and its weights at these and the ends."""
    run = Run(spiral(layers=PLAIN, **settings))
    run.timeline.checkpoints.due = math.inf
    seen = [run.trainer.weights.params.flat.copy()]
    for step in range(1, steps + 1):
        run.step()
        if step % every == 0:
            seen.append(run.trainer.weights.params.flat.copy())
            if step < steps:
                run.keep_checkpoint()
                run.timeline.checkpoints.due = math.inf
    return run, seen


def loss(run: Run) -> float:
    train = run.trainer.setup.parts["train"]
    x, y = train.x[:PROBE_SAMPLES], train.y[:PROBE_SAMPLES]
    z = run.trainer.network.forward(run.trainer.weights, x).outputs[-1]
    return run.trainer.network.loss.value(z, y)


def directions_of(offsets: Array) -> tuple[Array, Array] | None:
    return at_once(principal_directions(offsets))


class TestPath:
    """Where the parameters have been."""

    def test_it_holds_first_weights_checkpoints_and_present_to_the_bit(self) -> None:
        run, seen = walked()
        path = path_of(run, 100)
        assert path.steps.tolist() == [0, 10, 20, 30, 40, 50, 60]
        np.testing.assert_array_equal(path.at(range(len(path.steps))), seen)

    def test_before_the_first_step_it_is_one_point(self) -> None:
        assert path_of(Run(spiral()), 10).steps.tolist() == [0]

    def test_what_lies_ahead_of_a_run_taken_back_is_no_part_of_it(self) -> None:
        run, seen = walked()
        run.seek(30)
        path = path_of(run, 100)
        assert path.steps.tolist() == [0, 10, 20, 30]
        np.testing.assert_array_equal(path.at(range(len(path.steps))), seen[:4])

    def test_a_restored_run_begins_where_it_was_restored(self) -> None:
        first, _ = walked(20)
        run = Run(first.trainer.spec)
        run.restore(first.state())
        run.timeline.checkpoints.due = math.inf
        run.step()
        path = path_of(run, 10)
        assert path.steps.tolist() == [20, 21]
        np.testing.assert_array_equal(path.at([0])[0], first.trainer.weights.params.flat)

    def test_few_points_keep_both_ends(self) -> None:
        run, _ = walked()
        path = path_of(run, 7)
        assert path_of(run, 3).steps.tolist() == [0, 30, 60]
        assert path.steps[path.sample(3)].tolist() == [0, 30, 60]


class TestDirections:
    """The two principal components of a path."""

    def test_they_are_those_of_the_covariance(self) -> None:
        rng = np.random.default_rng(0)
        offsets = rng.normal(size=(20, 7)) * [9, 4, 1, 1, 1, 1, 1]
        found = directions_of(offsets)
        assert found is not None
        axes, shares = found
        variances, vectors = np.linalg.eigh(np.cov(offsets.T))
        np.testing.assert_allclose(np.abs(axes), np.abs(vectors[:, [-1, -2]].T), atol=1e-9)
        np.testing.assert_allclose(shares, variances[[-1, -2]] / variances.sum())

    def test_the_start_lies_left_of_the_present(self) -> None:
        for sign in (1, -1):
            offsets = sign * np.outer(np.linspace(1, 0, 9), [3.0, 1.0, 0.0])
            found = directions_of(offsets)
            assert found is not None
            assert (offsets[0] @ found[0][0]) < 0

    def test_a_straight_path_has_no_second_direction(self) -> None:
        found = directions_of(np.outer(np.arange(-4.0, 1), [3.0, 4.0]))
        assert found is not None
        np.testing.assert_allclose(np.abs(found[0][0]), [0.6, 0.8])
        assert not found[0][1].any()
        np.testing.assert_allclose(found[1], [1, 0])

    def test_of_many_parameters_they_go_in_portions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every portion works on at most two of these ten points, and finds the same."""
        offsets = np.random.default_rng(1).normal(size=(10, 50))
        whole = directions_of(offsets)
        monkeypatch.setattr("engine.probes.landscape.path.NUMBERS", 100)
        assert sum(1 for _ in principal_directions(offsets)) >= 4 * 5
        found = directions_of(offsets)
        assert whole is not None
        assert found is not None
        np.testing.assert_allclose(found[0], whole[0], atol=1e-12)
        np.testing.assert_allclose(found[1], whole[1])

    @pytest.mark.parametrize("offsets", [np.zeros((3, 4)), np.full((3, 4), np.nan)])
    def test_a_path_that_goes_nowhere_has_none(self, offsets: Array) -> None:
        assert directions_of(offsets) is None


class TestPathSlice:
    """The plane in which the run moved most."""

    def test_at_the_present_it_is_the_loss(self) -> None:
        run, _ = walked()
        reading = PathSlice(resolution=9).measure_run(run)
        assert reading is not None
        row, column = list(reading.up).index(0), list(reading.across).index(0)
        assert reading.values[row, column] == pytest.approx(loss(run))
        assert reading.path_losses[-1] == pytest.approx(loss(run))
        np.testing.assert_array_equal(reading.path[-1], [0, 0])

    def test_the_losses_of_the_path_are_those_it_had(self) -> None:
        run, seen = walked()
        reading = PathSlice(resolution=9).measure_run(run)
        assert reading is not None
        other = Run(run.trainer.spec)
        for weights, told in zip(seen, reading.path_losses, strict=True):
            other.trainer.weights.params.flat[...] = weights
            assert told == pytest.approx(loss(other))

    def test_a_path_in_the_plane_lies_on_the_surface(self) -> None:
        """Three points span a plane, so the surface there is the loss the run had."""
        run, _ = walked(20)
        reading = PathSlice(resolution=61).measure_run(run)
        assert reading is not None
        assert sum(reading.explained or ()) == pytest.approx(1)
        for (x, y), told in zip(reading.path, reading.path_losses, strict=True):
            row, column = np.abs(reading.up - y).argmin(), np.abs(reading.across - x).argmin()
            assert reading.values[row, column] == pytest.approx(told, abs=0.01)

    def test_the_plane_covers_the_path(self) -> None:
        run, _ = walked()
        reading = PathSlice(resolution=9).measure_run(run)
        assert reading is not None
        for ticks, places in (
            (reading.across, reading.path[:, 0]),
            (reading.up, reading.path[:, 1]),
        ):
            assert ticks[0] < places.min() <= places.max() < ticks[-1]

    def test_one_step_goes_along_a_line_and_something_across_is_shown(self) -> None:
        run, _ = walked(1)
        reading = PathSlice(resolution=5).measure_run(run)
        assert reading is not None
        assert reading.labels[1] == "a random direction across"
        assert reading.explained == (1, 0)
        assert np.ptp(reading.values, axis=0).max() > 0

    def test_distances_are_those_of_the_parameters(self) -> None:
        run, seen = walked(1, every=1)
        reading = PathSlice(resolution=5).measure_run(run)
        assert reading is not None
        assert -reading.path[0, 0] == pytest.approx(np.linalg.norm(seen[0] - seen[1]))

    def test_there_is_none_before_the_first_step_or_without_numbers(self) -> None:
        run = Run(spiral())
        assert PathSlice().measure_run(run) is None
        run.step()
        run.trainer.weights.params.flat[3] = np.nan
        assert PathSlice().measure_run(run) is None


class TestPathsOnOtherSlices:
    """The path seen from right above."""

    def test_on_two_weights_it_is_their_values(self) -> None:
        run, seen = walked()
        reading = WeightSlice(first=1, second=4, resolution=5).measure_run(run)
        assert reading is not None
        np.testing.assert_array_equal(reading.path, np.array(seen)[:, [1, 4]])
        assert reading.steps.tolist() == [0, 10, 20, 30, 40, 50, 60]

    def test_on_random_directions_it_is_the_nearest_point_of_the_plane(self) -> None:
        from engine.probes.landscape.slices import _direction

        run, seen = walked()
        reading = RandomSlice(seed=5, resolution=5).measure_run(run)
        assert reading is not None
        rng = np.random.default_rng(5)
        pair = np.stack([_direction(run.trainer, rng), _direction(run.trainer, rng)])
        wanted = np.linalg.lstsq(pair.T, (np.array(seen) - seen[-1]).T, rcond=None)[0].T
        np.testing.assert_allclose(reading.path, wanted, atol=1e-9)

    def test_with_little_effort_a_large_network_has_no_slice(self) -> None:
        large = Run(spiral(layers=(Dense(units=400), Activate(), Dense(units=400), Activate())))
        large.step()
        assert WeightSlice(effort=0.1, resolution=3).measure_run(large) is None
        small = Run(normalized(optimizer=SGD()))
        reading = WeightSlice(effort=0.01, resolution=50).measure_run(small)
        assert reading is not None
        assert len(reading.across) < 50
