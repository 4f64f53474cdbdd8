"""Every optimiser: its memory, its first steps by hand, and that it goes downhill."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.arrays import Array
from engine.optimizers import SGD, Adam, Momentum, Optimizer, RMSProp, optimizer

every_optimizer = pytest.mark.parametrize("cls", optimizer, ids=optimizer.names)
GRADIENTS = (0.5, -2.0, 0.0, 1e-3, 3.0)


def memory_of(rule: Optimizer, like: Array) -> dict[str, Array]:
    return {name: np.zeros_like(like) for name in rule.memory}


def steps(rule: Optimizer, gradients: tuple[float, ...]) -> list[float]:
    """What `rule` adds to a single parameter at each of these gradients."""
    memory = memory_of(rule, np.zeros(1))
    return [
        float(rule.delta(np.array([g]), memory, t, rule.lr)[0])
        for t, g in enumerate(gradients, start=1)
    ]


def sgd(gradients: tuple[float, ...]) -> Iterator[float]:
    for g in gradients:
        yield -0.1 * g


def momentum(gradients: tuple[float, ...]) -> Iterator[float]:
    v = 0.0
    for g in gradients:
        v = 0.8 * v + g
        yield -0.1 * v


def rmsprop(gradients: tuple[float, ...]) -> Iterator[float]:
    v = 0.0
    for g in gradients:
        v = 0.9 * v + (1 - 0.9) * g * g
        yield -0.1 * g / (math.sqrt(v) + 1e-6)


def adam(gradients: tuple[float, ...]) -> Iterator[float]:
    m = v = 0.0
    for t, g in enumerate(gradients, start=1):
        m = 0.7 * m + (1 - 0.7) * g
        v = 0.9 * v + (1 - 0.9) * g * g
        m_hat, v_hat = m / (1 - 0.7**t), v / (1 - 0.9**t)
        yield -0.1 * m_hat / (math.sqrt(v_hat) + 1e-6)


@pytest.mark.parametrize(
    ("rule", "by_hand"),
    [
        (SGD(lr=0.1), sgd),
        (Momentum(lr=0.1, momentum=0.8), momentum),
        (RMSProp(lr=0.1, alpha=0.9, epsilon=1e-6), rmsprop),
        (Adam(lr=0.1, beta1=0.7, beta2=0.9, epsilon=1e-6), adam),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_first_steps_are_those_of_the_formula(rule: Optimizer, by_hand: object) -> None:
    assert callable(by_hand)
    assert steps(rule, GRADIENTS) == pytest.approx(list(by_hand(GRADIENTS)), rel=1e-12, abs=1e-18)


def test_the_first_step_of_adam_is_the_learning_rate() -> None:
    for gradient in (1e-3, 1.0, 1e3):
        assert steps(Adam(lr=0.05), (gradient,))[0] == pytest.approx(-0.05, rel=1e-4)


def test_momentum_of_zero_is_sgd() -> None:
    assert steps(Momentum(lr=0.1, momentum=0.0), GRADIENTS) == steps(SGD(lr=0.1), GRADIENTS)


@every_optimizer
def test_a_bowl_is_descended(cls: type[Optimizer]) -> None:
    rule, steepness = cls(), np.array([0.5, 1.0, 3.0])
    p = np.array([1.0, -2.0, 1.5])
    memory = memory_of(rule, p)
    start = float(steepness @ (p * p))
    for t in range(1, 601):
        p += rule.delta(steepness * p, memory, t, rule.lr)
    assert float(steepness @ (p * p)) < 0.01 * start


@every_optimizer
def test_without_a_gradient_nothing_moves(cls: type[Optimizer]) -> None:
    assert steps(cls(), (0.0, 0.0, 0.0)) == [0, 0, 0]


@every_optimizer
def test_the_step_is_proportional_to_the_rate(cls: type[Optimizer]) -> None:
    rule, grad = cls(), np.array([0.3, -4.0])
    small = rule.delta(grad, memory_of(rule, grad), 1, 0.01)
    large = rule.delta(grad, memory_of(rule, grad), 1, 0.02)
    np.testing.assert_allclose(large, 2 * small, rtol=1e-12)


@every_optimizer
@pytest.mark.parametrize("dtype", ["float64", "float32"])
@settings(max_examples=10)
@given(data=st.data())
def test_shapes_and_precision_are_kept_and_the_gradient_left_alone(
    cls: type[Optimizer], dtype: str, data: st.DataObject
) -> None:
    rule = data.draw(specs(cls))
    grad = np.linspace(-2, 2, 7).astype(dtype)
    kept, memory = grad.copy(), memory_of(rule, grad)
    first = rule.delta(grad, memory, 1, rule.lr)
    again = rule.delta(grad, memory_of(rule, grad), 1, rule.lr)
    assert first.tobytes() == again.tobytes()
    for t in range(2, 20):
        step = rule.delta(grad, memory, t, rule.lr)
        assert (step.shape, step.dtype) == (grad.shape, grad.dtype)
        assert np.isfinite(step).all()
        assert not np.shares_memory(step, grad)
        assert not any(np.shares_memory(step, values) for values in memory.values())
    np.testing.assert_array_equal(grad, kept)
    assert set(memory) == set(rule.memory)
    for values in memory.values():
        assert (values.shape, values.dtype) == (grad.shape, grad.dtype)
