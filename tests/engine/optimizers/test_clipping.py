"""Gradient clipping: what is left of a gradient, and that the one shown is the one before."""

from __future__ import annotations

import numpy as np
import pytest
from samples import same, spiral

from engine.optimizers import SGD
from engine.optimizers.clipping import ClipByNorm, ClipByValue, Clipping, NoClipping, clipping
from engine.training.trainer import Trainer

every_clipping = pytest.mark.parametrize("cls", clipping, ids=clipping.names)
GRADIENT = np.array([3.0, -4.0, 0.0])


def test_a_long_gradient_gets_the_length_of_the_limit_and_keeps_its_direction() -> None:
    expected = GRADIENT * (0.5 / (5 + 1e-6))
    np.testing.assert_allclose(ClipByNorm(max_norm=0.5).clip(GRADIENT), expected, rtol=1e-14)
    np.testing.assert_array_equal(ClipByNorm(max_norm=5.1).clip(GRADIENT), GRADIENT)


def test_numbers_are_cut_off_at_the_limit() -> None:
    np.testing.assert_array_equal(ClipByValue(max_value=3.5).clip(GRADIENT), [3.0, -3.5, 0.0])


@every_clipping
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_gradient_is_left_alone_and_keeps_its_precision(
    cls: type[Clipping], dtype: str
) -> None:
    grad = GRADIENT.astype(dtype)
    clipped = cls().clip(grad)
    np.testing.assert_array_equal(grad, GRADIENT)
    assert clipped.dtype == dtype


@every_clipping
def test_a_small_gradient_stays_as_it_is(cls: type[Clipping]) -> None:
    small = np.array([1e-3, -1e-4, 0.0])
    np.testing.assert_array_equal(cls().clip(small), small)
    np.testing.assert_array_equal(cls().clip(np.zeros(3)), np.zeros(3))


def test_the_step_is_short_but_the_gradient_is_shown_whole() -> None:
    clipped = Trainer(spiral(optimizer=SGD(lr=0.1), clipping=ClipByNorm(max_norm=0.01)))
    plain = Trainer(spiral(optimizer=SGD(lr=0.1)))
    clipped.step()
    plain.step()
    assert same(clipped.grads.flat, plain.grads.flat)
    assert clipped.last_update is not None
    assert np.linalg.norm(clipped.last_update) == pytest.approx(0.1 * 0.01, rel=1e-4)


def test_clipping_is_live() -> None:
    trainer = Trainer(spiral(optimizer=SGD(lr=0.1)))
    trainer.step()
    trainer.retune(spiral(optimizer=SGD(lr=0.1), clipping=ClipByValue(max_value=1e-3)))
    trainer.step()
    assert trainer.last_update is not None
    assert np.abs(trainer.last_update).max() == pytest.approx(1e-4)
    trainer.retune(spiral(optimizer=SGD(lr=0.1), clipping=NoClipping()))
    trainer.step()
    assert np.abs(trainer.last_update).max() > 1e-3
