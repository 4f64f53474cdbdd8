"""What is noted of every step is the same whether steps are taken together or one by one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
from kernel_support import needs_kernel
from samples import normalized, spiral

from engine.arrays import Array
from engine.network.activations import ReLU
from engine.network.layers import Activate, Dense
from engine.network.penalties import L1
from engine.optimizers import SGD
from engine.optimizers.schedules import schedule
from engine.probes.counters import EpochMoves
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
    return *track.before(run.step_count + 1), np.array([*ratios.rows()])


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


def test_where_each_pass_is_to_be_seen_steps_are_taken_one_by_one() -> None:
    run = Run(spiral(batch_size=1))
    run.record(frozenset({EpochMoves}))
    assert len(run.advance(10)) == 1
