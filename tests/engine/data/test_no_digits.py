"""Digits and an eleventh class: pictures that are none."""

from __future__ import annotations

import numpy as np

from engine.data.datasets import dataset
from engine.data.datasets.real import _no_digits, load
from engine.network.layers import Activate, Dense
from engine.optimizers import Adam
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer


def test_the_eleventh_class_has_pictures_of_its_own() -> None:
    table = load("digits")
    found = dataset["digits_or_none"](none=60).sample(np.random.default_rng(0))
    assert found.classes == (*table.classes, "none")
    assert (np.bincount(found.y)[:10] == np.bincount(table.y)).all()
    none = found.x[found.y == 10]
    assert none.shape == (60, 64)
    assert (none.min(), none.max()) == (0, 16)
    known = {row.tobytes() for row in table.x}
    assert not [row for row in none if row.tobytes() in known]


def test_it_can_be_learnt() -> None:
    spec = ExperimentSpec(
        data=DataSpec(dataset["digits_or_none"]()),
        layers=(Dense(units=32), Activate()),
        optimizer=Adam(lr=0.01),
        batch_size=64,
    )
    trainer = Trainer(spec)
    while trainer.epoch < 25:
        trainer.step()
    test = trainer.setup.parts["test"]
    answers = trainer.network.loss.classify(trainer.network.predict(trainer.weights, test.x))
    none = test.labels == 10
    assert (answers[none] == 10).mean() > 0.5
    assert (answers[~none] == test.labels[~none]).mean() > 0.85


def test_a_third_each_are_halves_of_two_halves_turned_and_negatives() -> None:
    table = load("digits")
    found = _no_digits(table, 30, np.random.default_rng(1)).reshape(-1, 8, 8)
    known = table.x.reshape(-1, 8, 8)
    for number, picture in enumerate(found):
        above = (known[:, :4] == picture[:4]).all(axis=(1, 2))
        below = (known[:, 4:] == picture[4:]).all(axis=(1, 2))
        turned = (known[:, 4:, ::-1] == picture[:4]).all(axis=(1, 2))
        negative = (known == 16 - picture).all(axis=(1, 2))
        kinds = above.any() and below.any(), turned.any(), negative.any()
        assert kinds[number % 3], number
