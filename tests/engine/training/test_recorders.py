"""What is noted of every step is the same whether steps are taken together or one by one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from kernel_support import needs_kernel
from samples import normalized, spiral

from engine.arrays import Array
from engine.network.activations import ReLU
from engine.network.layers import Activate, Dense
from engine.network.losses import Perceptron
from engine.network.penalties import L1
from engine.optimizers import SGD
from engine.optimizers.schedules import schedule
from engine.probes.counters import EpochMoves, Moves
from engine.probes.landscape.track import WeightTrack
from engine.probes.layers.ratio_history import StepRatios
from engine.training.divergence import Diverged
from engine.training.past import recorders
from engine.training.run import Run

HIDDEN, RELU = Dense(units=3), Activate(activation=ReLU())
EXPERIMENTS = {
    "usual": normalized(),
    "one by one": spiral(batch_size=1, schedule=schedule["exponential"]()),
    "every few steps": spiral(batch_size=1, schedule=schedule["step"](per="step", length=7)),
    "proximal": spiral(penalty=L1(proximal=True)),
    "frozen": spiral(layers=(replace(HIDDEN, frozen=(1,)), Activate())),
    "diverging": spiral(optimizer=SGD(lr=10), layers=6 * (Dense(units=32), RELU), batch_size=1),
}
STEPS = 90


def noted(run: Run) -> tuple[Array, Array, Array]:
    """The steps of the track and the weights then, and the rows of the ratios."""
    track, ratios = run.recorder(WeightTrack), run.recorder(StepRatios)
    assert track is not None
    assert ratios is not None
    steps = track.steps_before(run.step_count + 1)
    return steps, track.at(np.arange(len(steps))), np.array([*ratios.rows()])


@pytest.mark.parametrize("name", EXPERIMENTS)
@pytest.mark.parametrize("engine", ["numpy", pytest.param("kernel", marks=needs_kernel)])
def test_steps_taken_together_are_noted_as_those_taken_one_by_one(
    name: str, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = replace(EXPERIMENTS[name], engine=engine)
    one, many, most = Run(spec), Run(spec), 1
    monkeypatch.setattr(recorders, "ROOM", 30 * many.trainer.weights.params.flat.nbytes)
    for run in (one, many):
        run.record(frozenset({WeightTrack, StepRatios}))
    with suppress(Diverged):
        while many.step_count < STEPS:
            most = max(most, len(many.advance(STEPS - many.step_count)))
    with suppress(Diverged):
        while one.step_count < STEPS:
            one.step()
    assert one.step_count == many.step_count > 2
    assert (one.step_count < STEPS) is (name == "diverging")
    # What diverges raises, and tells no lengths.
    assert (1 < most <= 30) is (name not in ("proximal", "diverging"))
    (steps, weights, rows), (steps_of_many, weights_of_many, rows_of_many) = noted(one), noted(many)
    np.testing.assert_array_equal(steps_of_many, steps)
    np.testing.assert_array_equal(weights_of_many, weights)
    np.testing.assert_allclose(rows_of_many, rows, rtol=1e-12)


def moves(run: Run) -> list[list[float]]:
    """Epoch, samples that pulled at the weights, and samples, of all epochs that were followed."""
    found = Moves().measure_run(run)
    return found.rows.tolist() if found else []


@pytest.mark.parametrize("engine", ["numpy", pytest.param("kernel", marks=needs_kernel)])
def test_moves_are_counted_of_steps_taken_together_as_of_those_taken_one_by_one(
    engine: str,
) -> None:
    """Whatever is done to the run: it is taken back, changed, followed again after a while."""
    spec = spiral(layers=(), loss=Perceptron(), batch_size=7, engine=engine)
    one, many = Run(spec), Run(spec)
    epoch = many.trainer.steps_per_epoch
    follow, leave = (
        partial(Run.record, kinds=frozenset(kinds)) for kinds in ({EpochMoves}, set[type]())
    )
    deeds: list[Callable[[Run], object]] = [
        follow,
        partial(Run.seek, step=2 * epoch + 3),
        leave,
        follow,
        partial(Run.seek, step=epoch // 2),
        lambda run: run.retune(replace(run.spec, optimizer=SGD(lr=run.spec.optimizer.lr / 2))),
        partial(Run.seek, step=0),
        lambda run: run.retune(replace(run.spec, batch_size=run.spec.batch_size + 2)),
    ]
    most = 0
    for round_trip in range(2):
        for place, deed in enumerate(deeds):
            many.record(frozenset({EpochMoves}))
            for run in (one, many):
                deed(run)
            end = one.step_count + (3 + round_trip) * epoch + place
            while one.step_count < end:
                one.step()
            while many.step_count < end:
                most = max(most, len(many.advance(end - many.step_count)))
            assert moves(one) == moves(many), deed
    assert most > (epoch if engine == "kernel" else 3)
    assert 0 < min(row[1] for row in moves(one)) < moves(one)[0][2]


@pytest.mark.parametrize("engine", ["numpy", pytest.param("kernel", marks=needs_kernel)])
def test_samples_that_pull_are_those_whose_slope_is_not_zero(engine: str) -> None:
    spec = spiral(layers=(), loss=Perceptron(), batch_size=9, engine=engine)
    run, counts = Run(spec), []
    run.record(frozenset({EpochMoves}))
    while run.trainer.epoch < 3:
        before = run.trainer.epoch
        run.step()
        dz = run.trainer.last.deltas[-1]
        counts += [0] * (before == len(counts))
        counts[before] += np.count_nonzero((dz != 0).any(axis=1))
    assert [row[1] for row in moves(run)] == counts
    assert all(0 < count < 42 for count in counts)


def test_of_steps_that_diverge_at_once_nothing_is_noted() -> None:
    run = Run(spiral(optimizer=SGD(lr=10)))
    run.record(frozenset({WeightTrack, StepRatios}))
    run.trainer.weights.params.flat[:] = np.inf
    with pytest.raises(Diverged):
        run.advance(5)
    assert run.step_count == 0
    assert noted(run)[0].tolist() == [0]
