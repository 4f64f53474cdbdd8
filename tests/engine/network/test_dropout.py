"""Dropout: noise while training and nowhere else, and the mean of it is the input."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import same, spiral

from engine.network.layers import QUIET, TEST, Activate, Dense, Dropout, Mode
from engine.network.losses import MeanSquaredError
from engine.network.network import Network
from engine.probes import Activations
from engine.specs.knobs import needs_rebuild
from engine.training.trainer import Trainer

X = np.random.default_rng(0).uniform(1, 2, (200, 50))


def noisy(seed: int = 0) -> Mode:
    return Mode(training=True, rng=np.random.default_rng(seed))


@pytest.mark.parametrize("mode", [TEST, QUIET, Mode(False, np.random.default_rng(0))])
def test_no_noise_without_training_or_stream(mode: Mode) -> None:
    y, cache = Dropout(rate=0.5).forward({}, X, mode)
    np.testing.assert_array_equal(y, X)
    np.testing.assert_array_equal(Dropout(rate=0.5).backward({}, cache, X, {}), X)


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_the_share_silenced_and_the_mean(rate: float) -> None:
    y, _ = Dropout(rate=rate).forward({}, X, noisy())
    silenced = y == 0
    # Five standard errors of 10,000 draws.
    margin = 5 * np.sqrt(rate * (1 - rate) / X.size)
    assert silenced.mean() == pytest.approx(rate, abs=margin)
    np.testing.assert_allclose(y[~silenced], (X / (1 - rate))[~silenced])
    assert (y / X).mean() == pytest.approx(1, abs=margin / (1 - rate))


def test_the_gradient_goes_where_the_signal_went() -> None:
    lay = Dropout(rate=0.3)
    y, cache = lay.forward({}, X, noisy())
    dx = lay.backward({}, cache, np.ones_like(X), {})
    np.testing.assert_allclose(dx, y / X)


def test_the_same_mask_in_both_precisions_and_for_one_seed() -> None:
    lay = Dropout(rate=0.3)
    wide, _ = lay.forward({}, X, noisy())
    narrow, _ = lay.forward({}, X.astype(np.float32), noisy())
    assert narrow.dtype == np.float32
    np.testing.assert_array_equal(wide == 0, narrow == 0)
    other, _ = lay.forward({}, X, noisy(1))
    assert ((other == 0) != (wide == 0)).any()


def test_no_rate_draws_nothing() -> None:
    mode = noisy()
    y, _ = Dropout(rate=0.0).forward({}, X, mode)
    np.testing.assert_array_equal(y, X)
    assert mode.rng is not None
    assert mode.rng.random() == np.random.default_rng(0).random()


LAYERS = (Dense(units=6), Activate(), Dropout(rate=0.3))


def test_a_network_knows_whether_it_draws_noise() -> None:
    for layers, draws in ((LAYERS, True), (LAYERS[:2], False), ((Dropout(rate=0.0),), False)):
        network = Network(layers, 2, MeanSquaredError())
        assert network.draws_noise is draws


def test_the_rate_changes_while_training_goes_on() -> None:
    trainer = Trainer(spiral(layers=LAYERS))
    trainer.step()
    params = trainer.weights.params.flat.copy()
    more = replace(trainer.spec, layers=(*LAYERS[:2], Dropout(rate=0.6)))
    assert not needs_rebuild(trainer.spec, more)
    trainer.retune(more)
    np.testing.assert_array_equal(trainer.weights.params.flat, params)
    trainer.step()
    assert trainer.last is not None
    assert (trainer.last.outputs[3] == 0).mean() == pytest.approx(0.6, abs=0.2)


def test_probes_and_scores_draw_no_noise() -> None:
    trainer, other = Trainer(spiral(layers=LAYERS)), Trainer(spiral(layers=LAYERS))
    for _ in range(5):
        trainer.step()
        other.step()
        Activations().measure(trainer)
        trainer.score("train")
    assert same(trainer.state(), other.state())


def test_a_restored_state_goes_on_with_the_same_noise() -> None:
    trainer = Trainer(spiral(layers=LAYERS))
    trainer.step()
    state = trainer.state()
    first = [trainer.step() for _ in range(5)]
    trainer.restore(state)
    assert [trainer.step() for _ in range(5)] == first
