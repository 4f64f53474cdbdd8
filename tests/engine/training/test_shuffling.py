"""Shuffling: on by default, off and on again while training goes on, and in files."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from samples import normalized, same

from engine.arrays import Array
from engine.files.bpg import StoredExperiment, write
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.trainer import Trainer

# 42 samples in batches of 16.
STEPS_OF_EPOCH = 3


def experiment(shuffle: bool) -> ExperimentSpec:
    return normalized(shuffle=shuffle)


def batches_of_epoch(trainer: Trainer) -> Array:
    """The inputs of all mini-batches of the epoch that begins, trained on."""
    assert trainer.position == 0
    seen = []
    for _ in range(trainer.steps_to_epoch_end()):
        trainer.step()
        assert trainer.last is not None
        seen.append(trainer.last.outputs[0])
    return np.concatenate(seen)


def in_order(trainer: Trainer) -> Array:
    """The training samples in the order of the data."""
    data = trainer.setup.data
    return data.x[np.sort(trainer.setup.parts["train"].rows)]


def test_by_default_every_epoch_has_another_order() -> None:
    trainer = Trainer(normalized())
    assert trainer.spec.shuffle
    first, second = batches_of_epoch(trainer), batches_of_epoch(trainer)
    assert not np.array_equal(first, second)
    assert not np.array_equal(first, in_order(trainer))


def test_without_shuffling_every_epoch_has_the_order_of_the_data() -> None:
    trainer = Trainer(experiment(False))
    for _ in range(3):
        np.testing.assert_array_equal(batches_of_epoch(trainer), in_order(trainer))


def test_targets_and_class_weights_stay_with_their_samples() -> None:
    spec = replace(experiment(False), class_weights="balanced", batch_size=5000)
    plain, shuffled = Trainer(spec), Trainer(replace(spec, shuffle=True))
    assert plain.step() == pytest.approx(shuffled.step(), rel=1e-12)


def test_equal_seeds_give_equal_runs() -> None:
    one, other = Trainer(experiment(False)), Trainer(experiment(False))
    for _ in range(10):
        assert one.step() == other.step()
    assert same(one.state(), other.state())


def test_a_change_counts_from_the_next_epoch_on() -> None:
    trainer, plain = Trainer(experiment(True)), Trainer(experiment(True))
    trainer.step()
    trainer.retune(experiment(False))
    plain.step()
    for _ in range(STEPS_OF_EPOCH - 1):
        assert trainer.step() == plain.step(), "the epoch at hand goes on as it began"
    np.testing.assert_array_equal(batches_of_epoch(trainer), in_order(trainer))


@pytest.mark.parametrize("epochs", [0, 2])
def test_between_two_epochs_a_change_counts_at_once(epochs: int) -> None:
    trainer = Trainer(experiment(True))
    for _ in range(epochs):
        batches_of_epoch(trainer)
    trainer.retune(experiment(False))
    np.testing.assert_array_equal(batches_of_epoch(trainer), in_order(trainer))


def test_changed_before_the_first_step_it_is_the_run_that_began_so() -> None:
    for shuffle in (True, False):
        trainer, wanted = Trainer(experiment(not shuffle)), Trainer(experiment(shuffle))
        trainer.retune(experiment(shuffle))
        for _ in range(5):
            assert trainer.step() == wanted.step()


def test_who_switches_back_goes_on_in_the_orders_of_the_seed() -> None:
    trainer, plain = Trainer(experiment(True)), Trainer(experiment(True))
    batches_of_epoch(trainer)
    trainer.retune(experiment(False))
    batches_of_epoch(trainer)
    trainer.retune(experiment(True))
    for _ in range(2):
        batches_of_epoch(plain)
    np.testing.assert_array_equal(batches_of_epoch(trainer), batches_of_epoch(plain))


def test_going_back_over_a_change_repeats_it() -> None:
    run = Run(experiment(True))
    for step in range(12):
        if step in (4, 8):
            run.retune(experiment(step == 8))
        run.step()
    end = run.state()
    for step in (3, 5, 7, 10):
        run.seek(step)
        run.seek(12)
        assert same(run.state(), end)


@pytest.mark.parametrize("step", [1, STEPS_OF_EPOCH])
def test_a_file_goes_on_in_the_order_that_was_under_way(step: int) -> None:
    run = Run(experiment(True))
    for _ in range(step):
        run.step()
    run.retune(experiment(False))
    again = reopened(run)
    for _ in range(7):
        assert again.step() == run.step()


def test_a_state_from_before_there_was_a_choice_is_shuffled() -> None:
    run = Run(experiment(True))
    run.step()
    again = reopened(run, forget=True)
    for _ in range(7):
        assert again.step() == run.step()


def reopened(run: Run, forget: bool = False) -> Run:
    """The run as a file gives it back; `forget`: as an earlier version wrote it."""
    file = io.BytesIO()
    write(file, run.trainer.spec, run.state())
    if forget:
        older = io.BytesIO()
        with zipfile.ZipFile(file) as there, zipfile.ZipFile(older, "w") as made:
            for name in there.namelist():
                data = there.read(name)
                if name in ("state.json", "experiment.json"):
                    body = json.loads(data)
                    del body["shuffled" if name == "state.json" else "shuffle"]
                    data = json.dumps(body).encode()
                made.writestr(name, data)
        file = older
    stored = StoredExperiment(file)
    setup = Setup.of(stored.spec)
    state = stored.state(setup)
    assert state is not None
    again = Run(setup)
    again.restore(state)
    return again
