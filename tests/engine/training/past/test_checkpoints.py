"""Checkpoints: dense near now, thinner in the past, never more memory than allowed."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np
import pytest
from samples import normalized

from engine.arrays import Array
from engine.training.past.checkpoints import (
    AMPLE,
    MOST,
    OVERHEAD,
    SHARE,
    Checkpoints,
    arrays_of,
)
from engine.training.past.loss_curve import LossCurve
from engine.training.run import Run


@dataclass(frozen=True)
class State:
    """A state of `size` bytes of its own, and what it shares with others."""

    size: int
    shared: Array = field(default_factory=lambda: np.zeros(0))
    own: dict[str, Array] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "own", {"values": np.zeros(self.size, np.uint8)})


def filled(steps: int, limit: int = 10**9, size: int = 0, every: int = 1) -> Checkpoints[State]:
    made: Checkpoints[State] = Checkpoints(limit)
    for step in range(every, steps + 1, every):
        made.add(step, 0, lambda: State(size))
    return made


def test_few_checkpoints_are_all_kept() -> None:
    assert filled(MOST).steps == list(range(1, MOST + 1))


@pytest.mark.long
@pytest.mark.parametrize("steps", [1_000, 30_000])
def test_spacing_grows_with_the_distance_from_now(steps: int) -> None:
    kept = filled(steps)
    assert len(kept.steps) == MOST
    gaps = np.diff([0, *kept.steps, steps])
    distances = steps - np.array([0, *kept.steps])
    # Wherever one wants to go, the steps to repeat are few compared with the way back.
    assert (gaps <= 2 + 0.2 * distances).all()
    assert gaps[-5:].max() <= 2


def test_what_takes_much_memory_has_half_as_many() -> None:
    kept = filled(1_000, size=2 * AMPLE // MOST)
    assert len(kept.steps) == MOST // 2
    assert len(filled(1_000, size=AMPLE // (2 * MOST)).steps) == MOST


def test_who_goes_back_and_forth_finds_every_step_near_a_checkpoint() -> None:
    """Ten thousand steps in epochs of 22, then any of them, as a scrubber goes to them."""
    kept, repeated = filled(10_000, every=22), []
    for step in np.random.default_rng(1).integers(100, 10_000, size=300).tolist():
        nearest = kept.nearest(step)
        begun = 0 if nearest is None else nearest.step
        repeated.append(step - begun)
        for passed in range(begun + 22, step, 22):
            kept.add(passed, 0, lambda: State(0))
    assert max(repeated) <= 100


def test_spacing_is_dense_where_the_run_has_been_taken_back_to() -> None:
    kept = filled(20_000)
    before = max(np.diff([s for s in kept.steps if 4_000 < s < 6_000]), default=2_000)
    for step in range(4_500, 5_001):
        kept.add(step, 0, lambda: State(0))
    after = [step for step in kept.steps if 4_900 <= step <= 5_000]
    assert before > 50
    assert np.diff(after).max() < 20
    assert kept.steps == sorted(set(kept.steps))


@pytest.mark.parametrize(("limit", "size"), [(100_000, 1_000), (1_000_000, 90_000), (10, 1_000)])
def test_memory_is_bounded(limit: int, size: int) -> None:
    kept: Checkpoints[State] = Checkpoints(limit)
    for step in range(1, 500):
        kept.add(step, 0, lambda: State(size))
        assert kept.nbytes <= limit
        assert kept.nbytes == len(kept.steps) * (size + OVERHEAD)
    assert len(kept.steps) == min(MOST, limit // (size + OVERHEAD))


def test_shared_arrays_are_counted_once_and_as_long_as_someone_holds_them() -> None:
    kept: Checkpoints[State] = Checkpoints(10**9)
    old, new = np.zeros(1000, np.uint8), np.zeros(500, np.uint8)
    for step in range(1, 11):
        kept.add(step, 0, lambda shared=old if step <= 5 else new: State(7, shared))
    assert kept.nbytes == 10 * (7 + OVERHEAD) + 1500
    kept.forget_after(5)
    assert kept.nbytes == 5 * (7 + OVERHEAD) + 1000
    kept.hold_at_most(0, 5)
    assert (kept.nbytes, kept.steps) == (0, [])


def test_the_first_state_is_kept_whatever_the_bound() -> None:
    kept = Checkpoints(10, start=40, first=State(1000))
    kept.add(50, 0, lambda: State(1000))
    assert kept.steps == []
    assert kept.first is not None
    assert kept.nbytes == 1000 + OVERHEAD


def test_the_nearest_is_the_last_one_before() -> None:
    kept = filled(100, every=10)
    for step, nearest in ((10, 10), (11, 10), (19, 10), (99, 90), (10_000, 100)):
        found = kept.nearest(step)
        assert found is not None
        assert found.step == nearest
    assert kept.nearest(9) is None


def test_a_step_is_taken_once() -> None:
    kept = filled(3)

    def fail() -> State:
        raise AssertionError("taken a second time")

    kept.add(2, 0, fail)
    assert kept.steps == [1, 2, 3]


def test_taking_states_is_paid_from_a_share_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    spent = iter([5.0, 5.003, 6.0, 6.5])
    clocks = SimpleNamespace(perf_counter=lambda: 100.0, thread_time=lambda: next(spent))
    monkeypatch.setattr("engine.training.past.checkpoints.time", clocks)
    kept: Checkpoints[State] = Checkpoints(10**9)
    assert kept.due == 0
    kept.add(1, 0, lambda: State(1))
    assert kept.due == pytest.approx(100.0 + 0.003 / SHARE)
    kept.add(2, 0, lambda: State(1))
    assert kept.due == pytest.approx(100.0 + 0.006 / SHARE), "a single one that took long"


def test_nothing_is_due_without_memory() -> None:
    assert Checkpoints(0).due == float("inf")


def test_all_arrays_of_a_trainers_state_are_found() -> None:
    run = Run(normalized())
    state = run.state()
    found = {id(array) for array in arrays_of(state)}
    trainer = state.trainer
    expected = [trainer.params, trainer.buffers, trainer.order, *trainer.memory.values()]
    assert found == {id(array) for array in (*expected, *state.curve.arrays)}
    assert len(list(arrays_of(LossCurve()))) == 3
