"""What was changed in a run takes bounded memory: of too much, the earliest is forgotten."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import spiral

from engine.data.datasets.drawn import Drawn
from engine.network.places import Parameter
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past import checkpoints, timeline
from engine.training.run import Run

POINTS = 40
PLACE = Parameter(0, "W", (0, 0))


def drawn(seed: int) -> ExperimentSpec:
    """Other points than with any other seed, and as many."""
    rng = np.random.default_rng(seed)
    points = tuple((*map(float, rng.uniform(-1, 1, 2)), i % 2) for i in range(POINTS))
    return replace(spiral(batch_size=8), data=DataSpec(dataset=Drawn(points=points)))


def retuned(times: int, steps: int, every: int = 1) -> Run:
    """A run whose points were drawn anew so many times, with some steps before each."""
    run = Run(drawn(0))
    for seed in range(1, times + 1):
        for _ in range(steps):
            run.step()
        if seed % every == 0:
            run.keep_checkpoint()
        run.retune(drawn(seed))
    return run


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many bytes as five changes of all points take, and no checkpoint but those asked for.

    When the clock takes one differs from run to run; the first is always due.
    """
    monkeypatch.setattr(checkpoints, "SHARE", 1e-12)
    cost = timeline.CHANGE + timeline.SAMPLE * POINTS
    monkeypatch.setattr(timeline, "CHANGES_BYTES", 5 * cost)


def parameters(run: Run, step: int) -> bytes:
    run.seek(step)
    return bytes(run.trainer.weights.params.flat.tobytes())


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("every", [1, 3, 100])
def test_the_earliest_changes_go_and_the_others_are_repeated_bit_for_bit(
    monkeypatch: pytest.MonkeyPatch, every: int
) -> None:
    run = retuned(12, 3, every)
    assert len(run.timeline._changes) <= 5
    first, last = run.recorded[0], run.recorded[-1]
    assert 0 < first <= last == 36
    assert first < last or every == 100, "without a checkpoint it begins with the step at hand"
    with monkeypatch.context() as unbounded:
        unbounded.setattr(timeline, "CHANGES_BYTES", 10**9)
        whole = retuned(12, 3)
    assert whole.recorded[0] == 0
    for step in (last, first, (first + last) // 2, max(first, last - 1)):
        assert parameters(run, step) == parameters(whole, step)
        assert run.spec == whole.spec
    with pytest.raises(ValueError, match="expected a recorded step"):
        run.seek(first - 1)
    assert run.timeline.epoch_end_before(last) >= first


@pytest.mark.usefixtures("few")
def test_before_the_first_step_too() -> None:
    run = retuned(50, 0, 100)
    assert len(run.timeline._changes) <= 5
    assert run.recorded == range(1)
    assert run.spec == drawn(50)
    now = parameters(run, 0)
    run.step()
    assert parameters(run, 0) == now


@pytest.mark.usefixtures("few")
def test_what_leaves_the_samples_alone_takes_little() -> None:
    """Other rates and weights set by hand are a thousand bytes each, however many points."""
    run = retuned(1, 2)
    for number in range(10):
        run.retune(replace(run.spec, optimizer=replace(run.spec.optimizer, lr=0.1 + number / 100)))
        run.set_parameter(PLACE, number / 10)
    assert run.recorded[0] == 0
    assert len(run.timeline._changes) == 21


def test_a_thin_past_of_an_opened_run_begins_later_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The state with which it was opened is let go, and its bytes are counted no more."""
    monkeypatch.setattr(timeline, "CHANGES_BYTES", 3 * timeline.CHANGE)
    source = Run(spiral())
    source.step()
    run = Run(spiral())
    run.restore(source.state())
    before = run.timeline.checkpoints.nbytes
    for number in range(9):
        run.set_parameter(PLACE, number / 10)
        run.step()
    assert run.recorded[0] > 1
    assert run.timeline.checkpoints.first is not None
    run.hold_past(0)
    assert run.timeline.checkpoints.nbytes <= 2 * before
