"""The next step looked at before it is taken: what is shown is what comes, and looking is free."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from samples import Line, normalized, same, spiral

from engine.network.activations import ReLU
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Maxout, Residual
from engine.network.losses import MeanSquaredError
from engine.network.penalties import penalty
from engine.optimizers import SGD, Optimizer, optimizer
from engine.optimizers.clipping import ClipByNorm
from engine.optimizers.schedules import schedule
from engine.probes import NextStep, NextStepProbe, Phase, Rung, rungs_of
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.trainer import Diverged, Trainer

NOISY = (Dense(units=6), BatchNorm(), Activate(), Dropout(rate=0.3), Dense(units=5), Activate())
NEXT = NextStepProbe()
# 42 samples in batches of 16: three steps an epoch, the last with what is left.
STEPS = 10

SETTINGS: dict[str, ExperimentSpec] = {
    "in order": normalized(shuffle=False),
    "all at once": normalized(batch_size=100),
    "float32": normalized(layers=NOISY, dtype="float32"),
    "clipped": normalized(layers=NOISY, clipping=ClipByNorm()),
    "numbers": ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError()),
    "no hidden layer": spiral(layers=()),
    "other layers": spiral(
        layers=(BatchNorm(), Maxout(units=4), Residual(layers=(Dense(units=4), Activate())))
    ),
    "frozen": normalized(layers=(Dense(units=6, frozen=(1, 2)), Activate(), Dense(units=3))),
}
SETTINGS |= {f"penalty {kind.name}": normalized(penalty=kind()) for kind in penalty}
SETTINGS |= {f"schedule {kind.name}": normalized(schedule=kind()) for kind in schedule}


def look(trainer: Trainer) -> NextStep:
    found = NEXT.measure(trainer)
    assert isinstance(found, NextStep)
    return found


def flat(layers: Any) -> np.ndarray:
    """All numbers of layers with named arrays, one after the other."""
    return np.concatenate([values.ravel() for named in layers for values in named.values()])


def train_until_it_diverges(trainer: Trainer) -> None:
    with pytest.raises(Diverged):  # noqa: PT012
        while True:
            trainer.step()


def check_it_comes(trainer: Trainer, seen: NextStep) -> None:
    """The step that is taken now is the one that was seen, to the last bit."""
    assert seen.step == trainer.step_count + 1
    loss = trainer.step()
    done = trainer.last
    assert done is not None
    assert same(loss, seen.loss)
    assert same(done.outputs, list(seen.outputs))
    assert same(done.deltas, list(seen.deltas))
    assert same(trainer.grads.flat, flat(seen.gradients))
    assert seen.updates is not None
    assert same(trainer.last_update, flat(seen.updates))


def check_looking(spec: ExperimentSpec) -> None:
    """Looking before every step shows that step, and changes nothing of any."""
    looked_at, left_alone = Trainer(spec), Trainer(spec)
    for _ in range(STEPS):
        look(looked_at)
        check_it_comes(looked_at, look(looked_at))
        left_alone.step()
        assert same(looked_at.state(), left_alone.state())


@pytest.mark.parametrize("cls", optimizer, ids=optimizer.names)
def test_what_is_seen_is_what_comes(cls: type[Optimizer]) -> None:
    check_looking(normalized(layers=NOISY, optimizer=cls()))


@pytest.mark.parametrize("name", SETTINGS)
def test_whatever_else_decides_a_step_decides_its_preview(name: str) -> None:
    check_looking(SETTINGS[name])


def test_the_rows_are_those_of_the_batch_across_the_ends_of_epochs() -> None:
    trainer = Trainer(normalized())
    train = trainer.setup.parts["train"]
    at = {int(row): x for row, x in zip(train.rows, train.x, strict=True)}
    epochs = []
    for _ in range(2):
        rows = []
        for batch in range(1, 4):
            seen = look(trainer)
            assert (seen.batch, seen.batches) == (batch, 3)
            assert same(seen.outputs[0], np.array([at[int(row)] for row in seen.rows]))
            rows += seen.rows.tolist()
            trainer.step()
        assert sorted(rows) == sorted(train.rows.tolist())
        epochs.append(rows)
    assert epochs[0] != epochs[1]


def test_rows_that_are_not_shuffled_come_in_the_order_of_the_data() -> None:
    trainer = Trainer(normalized(shuffle=False))
    first = look(trainer).rows
    assert first.tolist() == sorted(first.tolist())


def test_a_step_that_cannot_be_taken_is_seen_as_well() -> None:
    layers = (Dense(units=8), Activate(ReLU()), Dropout(rate=0.2), Dense(units=8))
    trainer = Trainer(spiral(layers=layers, optimizer=SGD(lr=10.0), loss=MeanSquaredError()))
    train_until_it_diverges(trainer)
    before = trainer.state()
    seen = look(trainer)
    assert seen.updates is None
    assert not np.isfinite(seen.loss)
    assert same(trainer.state(), before)


def test_a_settings_change_in_mid_epoch_shows_at_once() -> None:
    run = Run(normalized(layers=NOISY))
    run.step()
    run.retune(replace(run.spec, batch_size=5, optimizer=SGD(lr=0.5)))
    seen = look(run.trainer)
    assert (len(seen.rows), seen.rate) == (5, 0.5)
    check_it_comes(run.trainer, seen)


def test_a_step_goes_forwards_and_backwards_through_every_column() -> None:
    network = Trainer(normalized(layers=NOISY)).network
    forward = [Rung(Phase.FORWARD, column) for column in range(3)]
    backward = [Rung(Phase.BACKWARD, column) for column in (2, 1, 0)]
    assert rungs_of(network) == (
        Rung(Phase.BATCH), *forward, Rung(Phase.LOSS), *backward, Rung(Phase.UPDATE)
    )  # fmt: skip
