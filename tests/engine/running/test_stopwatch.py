"""The stopwatch of a lane: what it keeps can be written down, whatever was trained."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.running.stopwatch import MOST_POINTS, Stopwatch
from engine.training.past.timing import Timing

# How many steps a stretch takes, none where only scores were owed, and where it begins: at the step
# before, or at a share of the way there.
STRETCHES = st.lists(
    st.tuples(st.sampled_from([0, 1, 2, 50]), st.floats(0, 1), st.sampled_from([1.0, 1.0, 0.5])),
    max_size=20,
)


@given(STRETCHES)
def test_its_times_can_be_kept_after_any_stretches(
    stretches: list[tuple[int, float, float]],
) -> None:
    watch, here = Stopwatch(), 0
    for steps, seconds, share in stretches:
        here = int(share * here)
        watch.note(here, here + steps, seconds)
        here += steps
        timing = watch.timing(here, None)
        assert timing.steps[-1] == here
        assert timing.seconds[-1] == pytest.approx(watch.at(here), abs=1e-6)


def test_scores_that_a_step_owed_count_for_it() -> None:
    watch = Stopwatch()
    watch.note(0, 2, 1.0)
    watch.note(2, 2, 0.5)
    assert watch.at(2) == 1.5
    assert watch.timing(2, None).steps == (0, 2)


def test_of_many_times_every_second_one_goes_and_the_newest_stays() -> None:
    watch, last = Stopwatch(), 2 * MOST_POINTS + 7
    for step in range(last):
        watch.note(step, step + 1, 0.5)
    timing = watch.timing(last, None)
    assert MOST_POINTS / 2 <= len(timing.steps) <= MOST_POINTS
    for step in (0, 1, 777, last - 1, last):
        assert watch.at(step) == step / 2, "read off a straight line in between"


def test_of_steps_that_were_not_timed_nothing_is_kept() -> None:
    watch = Stopwatch()
    watch.note(0, 3, 1.0)
    assert watch.at(9) is None
    assert watch.timing(9, None) == Timing((0, 3), (0.0, 1.0), None)
