"""One trial: trained in bursts, to the bits that single steps would come to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import normalized, same, spiral

from engine.data.datasets import dataset
from engine.data.splits import PARTS
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.optimizers import SGD
from engine.optimizers.schedules import Plateau
from engine.search.trial import Limit, Task, Trial, train
from engine.steps import Stride
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.stopping import EarlyStopping, LossChange, MaxEpochs, TargetLoss
from engine.training.trainer import Diverged, Trainer

EPOCHS = 12
SMALL = spiral(layers=(Dense(units=4), Activate()), optimizer=SGD(lr=0.3), batch_size=8)
WILD = ExperimentSpec(
    data=DataSpec(dataset["plane"](samples=40)),
    layers=(),
    loss=MeanSquaredError(),
    optimizer=SGD(lr=10.0),
    batch_size=1,
)
EXPERIMENTS = {
    "plain": SMALL,
    "a memory": normalized(),
    "in order": replace(SMALL, shuffle=False),
    "max epochs": replace(SMALL, stopping=(MaxEpochs(epochs=5),)),
    "patience": replace(SMALL, stopping=(EarlyStopping(patience=2, min_change=0.02),)),
    "two rules": replace(SMALL, stopping=(TargetLoss(target=0.6), LossChange(tolerance=0.001))),
    "plateau": replace(SMALL, schedule=Plateau(patience=1)),
    "diverging": WILD,
}


def stepped(spec: ExperimentSpec) -> Trial:
    """The trial as single steps come to it."""
    trainer, problem = Trainer(spec), ""
    try:
        while trainer.epoch < EPOCHS and not trainer.stopped:
            trainer.step()
    except Diverged as error:
        problem = str(error)
    scores = {part: trainer.score(part) for part in PARTS}
    count = trainer.step_count
    return Trial(1, (), spec, trainer.epochs, count, scores, 0.0, bool(problem), problem)


@pytest.mark.parametrize("engine", ["kernel", "numpy"])
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_bursts_of_any_length_come_to_what_single_steps_come_to(
    name: str, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = replace(EXPERIMENTS[name], engine=engine)
    wanted = stepped(spec)
    for length in (1, 7, 1000):
        monkeypatch.setattr(Stride, "within", lambda *_, length=length: length)
        trial = train(Task(1, (), spec, EPOCHS), Limit())
        assert trial is not None
        assert same(replace(trial, seconds=0.0), wanted)


def test_the_clock_is_looked_at_after_every_burst(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit that comes while a trial is under way ends it, however many epochs it has."""
    looks = iter([False, False])
    monkeypatch.setattr("engine.search.trial.SECONDS_BETWEEN_LOOKS", 0.0)
    monkeypatch.setattr(Limit, "reached", lambda _: next(looks, True))
    assert train(Task(1, (), SMALL, 1_000_000), Limit()) is None
