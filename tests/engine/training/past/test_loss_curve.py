"""The loss curve: bounded, monotone, and true at its extremes whatever its length."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.training.past.loss_curve import (
    BARE,
    BUCKETS,
    COLUMNS,
    ROWS,
    SCORES,
    CurvePoints,
    LossCurve,
)

MOST = 9 * ROWS


def losses_of(count: int) -> np.ndarray:
    return np.random.default_rng(count).lognormal(size=count)


def evaluated(count: int) -> LossCurve:
    history = LossCurve()
    for step in range(count):
        history.add_evaluation((step, step / 2, *(float(step),) * (len(COLUMNS) - 2)))
    return history


@settings(max_examples=25)
@example(count=0)
@example(count=1)
@example(count=BUCKETS - 1)
@example(count=BUCKETS)
@example(count=2 * BUCKETS + 1)
@example(count=MOST)
@given(count=st.integers(0, MOST))
def test_batch_losses_are_bounded_and_keep_their_extremes(count: int) -> None:
    history, losses = LossCurve(), losses_of(count)
    for step, loss in enumerate(losses.tolist(), start=1):
        history.add_batches(step, [loss])
    curve = history.points()
    assert len(curve.batch_steps) < BUCKETS or count == 0
    assert len(curve.batch_steps) >= min(count, BUCKETS // 2)
    # Each bucket covers the steps after the one before up to its own.
    ends = curve.batch_steps.astype(int)
    assert (np.diff(ends) > 0).all()
    start = 0
    for end, low, high in zip(ends, curve.batch_low, curve.batch_high, strict=True):
        assert low == losses[start:end].min()
        assert high == losses[start:end].max()
        start = end
    assert count - start < max(1, 2 * count / BUCKETS + 1), "the newest losses are not far behind"


@pytest.mark.parametrize(("count", "apart"), [(ROWS, 1), (ROWS + 3, 2), (3 * ROWS, 4)])
def test_the_evaluations_that_are_kept_lie_equally_far_apart(count: int, apart: int) -> None:
    steps = evaluated(count).points().column("step")
    assert steps[0] == 0
    assert steps[-1] == count - 1
    assert set(np.diff(steps[:-1]).tolist()) == {apart}


@pytest.mark.long
@settings(max_examples=25)
@example(count=1)
@example(count=ROWS)
@example(count=ROWS + 1)
@example(count=2 * ROWS + 1)
@example(count=MOST)
@given(count=st.integers(1, MOST))
def test_evaluations_are_bounded_and_the_newest_is_kept(count: int) -> None:
    history = evaluated(count)
    steps = history.points().column("step")
    assert len(steps) <= ROWS
    assert len(steps) >= min(count, ROWS // 2)
    assert steps[0] == 0
    assert steps[-1] == history.newest_step == history.newest[0] == count - 1
    gaps = np.diff(steps)
    assert (gaps > 0).all()
    # Evenly thinned: one distance between all rows but the newest.
    assert len(set(gaps[:-1].tolist())) <= 1


def test_columns_are_found_by_name() -> None:
    history = LossCurve()
    history.add_evaluation((10, 2.5, 0.03, 0.1, 0.9, 0.2, 0.8, *[math.nan] * 8))
    curve = history.points()
    assert curve.column("epoch").tolist() == [2.5]
    assert curve.column("rate").tolist() == [0.03]
    assert curve.column("validation_accuracy").tolist() == [0.8]
    assert math.isnan(curve.column("test_loss")[0])


def test_a_curve_is_a_read_only_copy() -> None:
    history = evaluated(5)
    history.add_batches(1, [0.5])
    curve = history.points()
    kept = curve.rows.copy()
    for _ in range(3):
        history.add_evaluation((9.0,) * len(COLUMNS))
    np.testing.assert_array_equal(curve.rows, kept)
    arrays = (curve.batch_steps, curve.batch_low, curve.batch_high, curve.rows, curve.means)
    assert not any(array.flags.writeable for array in arrays)


def noisy(count: int, every: int = 35) -> LossCurve:
    """A falling loss with noise, evaluated after so many steps."""
    history, rng = LossCurve(), np.random.default_rng(1)
    for number in range(count):
        loss = 0.5 + np.exp(-number / 50) + 0.1 * rng.standard_normal()
        history.add_evaluation((number * every, number, 0.1, *(loss,) * len(SCORES)))
    return history


@pytest.mark.parametrize("count", [30, 300, ROWS, 3 * ROWS + 1])
def test_smoothed_scores_never_change_while_the_run_goes_on(count: int) -> None:
    early, late = noisy(count).points(), noisy(4 * count).points()
    shared, first, second = np.intersect1d(
        early.column("step"), late.column("step"), return_indices=True
    )
    assert len(shared) >= min(count, ROWS // 8) - 1
    assert (early.means[first] == late.means[second]).all()


def test_smoothed_scores_are_calm_and_not_far_behind() -> None:
    curve = noisy(1500).points()
    raw, smooth = curve.column("train_loss"), curve.smoothed("train_loss")
    assert smooth[0] == raw[0]
    # Early on it follows every value, and in the end 1/40 of the run is about 37 of them.
    np.testing.assert_allclose(smooth[:5], raw[:5], atol=1e-3)
    assert np.diff(smooth[750:]).std() < 0.1 * np.diff(raw[750:]).std()
    assert abs(smooth[750:].mean() - raw[750:].mean()) < 0.02


def test_a_gap_stays_a_gap_and_a_line_begins_anew_after_it() -> None:
    history = LossCurve()
    for step, loss in ((0, 4.0), (10, math.nan), (11, 2.0), (12, math.inf), (13, 1.0)):
        history.add_evaluation((step, step, 0.1, *(loss,) * len(SCORES)))
    smooth = history.points().smoothed("test_loss")
    np.testing.assert_array_equal(smooth, [4.0, math.nan, 2.0, math.inf, 1.0])


def test_two_evaluations_of_one_step_count_once() -> None:
    history = LossCurve()
    for step, loss in ((0, 1.0), (0, 3.0), (10, 2.0), (10, 8.0)):
        history.add_evaluation((step, step, 0.1, *(loss,) * len(SCORES)))
    np.testing.assert_array_equal(history.points().smoothed("train_loss"), [1.0, 3.0, 2.0, 2.0])


def test_what_is_smoothed_is_made_again_of_a_file() -> None:
    history = noisy(ROWS + 8)
    again = LossCurve.of(history.contents())
    assert_equal(again.points(), history.points(), means=False)
    np.testing.assert_allclose(again.points().means, history.points().means, atol=0.2)
    short = noisy(100)
    assert_equal(LossCurve.of(short.contents()).points(), short.points())


def test_a_copy_goes_its_own_way() -> None:
    history = evaluated(ROWS + 7)
    twin = history.copy()
    for step in range(2 * ROWS):
        for each in (history, twin):
            each.add_batches(step + 1, [float(step)])
            each.add_evaluation((ROWS + 7 + step, *(0.0,) * (len(COLUMNS) - 1)))
    assert_equal(history.points(), twin.points())
    twin.add_evaluation((1e6, *(0.0,) * (len(COLUMNS) - 1)))
    assert history.newest_step != twin.newest_step


def test_copies_that_differ_do_not_disturb_each_other() -> None:
    """They share arrays for as long as they can, in whichever order they go on."""

    def extend(history: LossCurve, value: float) -> None:
        for step in range(5):
            history.add_batches(100 + step, [value + step])
            history.add_evaluation((100 + step, *(value,) * (len(COLUMNS) - 1)))

    history = evaluated(3)
    early = history.copy()
    extend(history, 1.0)
    late = history.copy()
    kept = late.points()
    twin = late.copy()
    for value, each in ((2.0, early), (3.0, history), (4.0, twin)):
        extend(each, value)
        assert each.points().batch_low[-5:].tolist() == [value + step for step in range(5)]
        assert each.points().rows[-1, 1] == value
    assert_equal(late.points(), kept)
    assert len(early.points().rows) == 8
    assert early.points().rows[2, 0] == 2


def assert_equal(a: CurvePoints, b: CurvePoints, *, means: bool = True) -> None:
    if means:
        np.testing.assert_array_equal(a.means, b.means)
    np.testing.assert_array_equal(a.rows, b.rows)
    np.testing.assert_array_equal(a.batch_steps, b.batch_steps)
    np.testing.assert_array_equal(a.batch_low, b.batch_low)
    np.testing.assert_array_equal(a.batch_high, b.batch_high)


def test_a_copy_that_goes_the_same_way_needs_no_arrays_of_its_own() -> None:
    """A run that repeats its steps: every checkpoint on the way would hold them else."""

    def row(step: int, loss: float) -> tuple[float, ...]:
        return (step, *(loss,) * (len(COLUMNS) - 1))

    history = LossCurve()
    copies = []
    for step in range(1, 900):
        history.add_batches(step, [1.0 / step])
        history.add_evaluation(row(step, 1.0 / step))
        if step in (100, 200):
            copies.append(history.copy())
    first, second = copies
    for twin, begun in ((first, 100), (second, 200)):
        for step in range(begun + 1, 900):
            twin.add_batches(step, [1.0 / step])
            twin.add_evaluation(row(step, 1.0 / step))
        assert all(a is b for a, b in zip(twin.arrays, history.arrays, strict=True))
        assert np.array_equal(twin.points().rows, history.points().rows, equal_nan=True)
    first.add_evaluation(row(900, 2.0))
    history.add_evaluation(row(900, 3.0))
    assert history.newest[3] == 3.0 != first.newest[3]
    assert np.array_equal(second.points().rows, history.points().rows[:-1], equal_nan=True)


def test_a_history_of_before_there_were_fits_goes_on() -> None:
    old = LossCurve()
    for step in (1, 2, 3):
        old.add_evaluation((step, step / 2, *(float(step),) * (len(COLUMNS) - 2)))
    contents = old.contents()
    contents["_rows"] = contents["_rows"][:, :BARE]
    again = LossCurve.of(contents)
    assert again.points().column("train_loss").tolist() == [1, 2, 3]
    assert np.isnan(again.points().column("train_r2")).all()
    again.add_evaluation((4, 2, *(4.0,) * (len(COLUMNS) - 2)))
    assert again.points().column("test_error")[-1] == 4
