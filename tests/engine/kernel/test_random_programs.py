"""Experiments drawn at random: the kernel agrees with NumPy, and with finite differences."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_support import check_agreement, check_scores, needs_kernel, stepper_of
from samples import spiral
from strategies import specs

from engine.network.activations import Activation
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, LayerNorm, Maxout, Residual
from engine.network.losses import loss
from engine.network.penalties import Penalty
from engine.optimizers import Optimizer
from engine.optimizers.clipping import Clipping
from engine.optimizers.schedules import Schedule
from engine.training.experiment import ExperimentSpec

pytestmark = needs_kernel


@st.composite
def experiments(draw: st.DrawFn) -> ExperimentSpec:
    """Small networks of everything, with first weights and rates that keep them finite."""
    layers: list[Any] = []
    width = 2
    for _ in range(draw(st.integers(0, 3))):
        width = draw(st.integers(2, 20))
        factor = draw(st.sampled_from((0.0, 0.5, 1.0, 1.0)))
        frozen = draw(st.sampled_from(((), (), (1,))))
        plain = draw(st.booleans())
        kind = Dense if plain else Maxout
        layers.append(
            kind(units=width, bias=draw(st.booleans()), lr_multiplier=factor, frozen=frozen)
        )
        usual = [BatchNorm(epsilon=0.01), LayerNorm(epsilon=0.01), Dropout(rate=0.3)]
        layers += draw(st.lists(st.sampled_from(usual), max_size=1))
        function = Activate(draw(specs(Activation)))
        inside = (Dense(units=width), function)
        layers.append(Residual(inside) if draw(st.booleans()) else function)
    return spiral(
        layers=tuple(layers),
        loss=draw(st.sampled_from([kind() for kind in loss])),
        class_weights=draw(st.sampled_from(("none", "balanced"))),
        penalty=draw(specs(Penalty)),
        optimizer=draw(specs(Optimizer)),
        schedule=draw(specs(Schedule)),
        clipping=draw(specs(Clipping)),
        batch_size=draw(st.integers(5, 45)),
        dtype=draw(st.sampled_from(("float32", "float64"))),
        seed=draw(st.integers(0, 1000)),
    )


@settings(max_examples=12, deadline=None)
@given(experiments())
def test_random_experiments_agree(spec: ExperimentSpec) -> None:
    check_agreement(spec, steps=3)
    check_scores(spec)


@pytest.mark.long
@settings(max_examples=400, deadline=None)
@given(experiments())
def test_many_random_experiments_agree(spec: ExperimentSpec) -> None:
    check_agreement(spec, steps=4)
    check_scores(spec)


@pytest.mark.long
@pytest.mark.fuzz
@settings(max_examples=150, deadline=None)
@given(experiments(), st.integers(1, 7))
def test_random_experiments_stay_within_their_memory(spec: ExperimentSpec, steps: int) -> None:
    """Found out by tests/sanitized.py; a fault seldom shows without."""
    _, stepper, batches = stepper_of(spec)
    steps = min(steps, -(-len(batches) // spec.batch_size))
    for first in range(0, 2 * steps, steps):
        done = stepper.advance(batches, 0, stepper.rates(first, 0, steps, {}))
        assert len(done.losses) == steps or done.not_finite is not None


@pytest.mark.parametrize("seed", range(3))
def test_gradients_are_the_slopes_of_the_loss(seed: int) -> None:
    """(L(p + h) - L(p - h)) / 2h for every parameter, by the kernel alone."""
    inside = (Dense(units=4), BatchNorm(), Activate())
    layers = (Dense(units=4), LayerNorm(), Activate(), Residual(inside), Maxout(units=3))
    _, stepper, batches = stepper_of(spiral(layers=layers, seed=seed, batch_size=42))
    params = stepper.weights.params.flat
    first = params.copy()

    def loss_at(moved: np.ndarray[Any, Any]) -> float:
        params[...] = moved
        return stepper.advance(batches, 0, [0.0]).losses[0]

    loss_at(first)
    gradient, h = stepper.grads.flat.copy(), 1e-6
    for place in range(len(first)):
        step = np.zeros_like(first)
        step[place] = h
        slope = (loss_at(first + step) - loss_at(first - step)) / (2 * h)
        assert slope == pytest.approx(gradient[place], rel=1e-5, abs=1e-8)
