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
from engine.optimizers import (
    SGD,
    AdaDelta,
    AdaGrad,
    Adam,
    AdamW,
    AMSGrad,
    Lion,
    Momentum,
    NAdam,
    Nesterov,
    Optimizer,
    RMSProp,
    optimizer,
)
from engine.specs.knobs import knobs_of, label_of

every_optimizer = pytest.mark.parametrize("cls", optimizer, ids=optimizer.names)
GRADIENTS = (0.5, -2.0, 0.0, 1e-3, 3.0)
START = 0.7


def memory_of(rule: Optimizer, like: Array) -> dict[str, Array]:
    return {name: np.zeros_like(like) for name in rule.memory}


def steps(rule: Optimizer, gradients: tuple[float, ...], start: float = START) -> list[float]:
    """What `rule` adds to a single parameter at each of these gradients."""
    memory, p, found = memory_of(rule, np.zeros(1)), np.array([start]), []
    for t, g in enumerate(gradients, start=1):
        step = rule.delta(np.array([g]), memory, t, rule.lr, p)
        found.append(float(step[0]))
        p += step
    return found


def sgd(gradients: tuple[float, ...]) -> Iterator[float]:
    for g in gradients:
        yield -0.1 * g


def momentum(gradients: tuple[float, ...]) -> Iterator[float]:
    v = 0.0
    for g in gradients:
        v = 0.8 * v + g
        yield -0.1 * v


def nesterov(gradients: tuple[float, ...]) -> Iterator[float]:
    v = 0.0
    for g in gradients:
        v = 0.8 * v + g
        yield -0.1 * (g + 0.8 * v)


def adagrad(gradients: tuple[float, ...]) -> Iterator[float]:
    total = 0.0
    for g in gradients:
        total += g * g
        yield -0.1 * g / (math.sqrt(total) + 1e-6)


def rmsprop(gradients: tuple[float, ...]) -> Iterator[float]:
    v = 0.0
    for g in gradients:
        v = 0.9 * v + (1 - 0.9) * g * g
        yield -0.1 * g / (math.sqrt(v) + 1e-6)


def adadelta(gradients: tuple[float, ...]) -> Iterator[float]:
    v = u = 0.0
    for g in gradients:
        v = 0.9 * v + 0.1 * g * g
        d = g * math.sqrt(u + 1e-6) / math.sqrt(v + 1e-6)
        u = 0.9 * u + 0.1 * d * d
        yield -0.1 * d


def adam(gradients: tuple[float, ...], decay: float = 0.0, worst: bool = False) -> Iterator[float]:
    p, m, v, w = START, 0.0, 0.0, 0.0
    for t, g in enumerate(gradients, start=1):
        m = 0.7 * m + (1 - 0.7) * g
        v = 0.9 * v + (1 - 0.9) * g * g
        w = max(w, v) if worst else v
        m_hat, v_hat = m / (1 - 0.7**t), w / (1 - 0.9**t)
        step = -0.1 * m_hat / (math.sqrt(v_hat) + 1e-6) - 0.1 * decay * p
        p += step
        yield step


def amsgrad(gradients: tuple[float, ...]) -> Iterator[float]:
    return adam(gradients, worst=True)


def adamw(gradients: tuple[float, ...]) -> Iterator[float]:
    return adam(gradients, decay=0.2)


def nadam(gradients: tuple[float, ...]) -> Iterator[float]:
    def mu(t: int) -> float:
        return 0.7 * (1 - 0.5 * 0.96 ** (0.01 * t))

    m, v, product = 0.0, 0.0, 1.0
    for t, g in enumerate(gradients, start=1):
        m = 0.7 * m + (1 - 0.7) * g
        v = 0.9 * v + (1 - 0.9) * g * g
        product *= mu(t)
        ahead = (1 - mu(t)) * g / (1 - product) + mu(t + 1) * m / (1 - product * mu(t + 1))
        yield -0.1 * ahead / (math.sqrt(v / (1 - 0.9**t)) + 1e-6)


def lion(gradients: tuple[float, ...]) -> Iterator[float]:
    p, m = START, 0.0
    for g in gradients:
        c = 0.7 * m + (1 - 0.7) * g
        m = 0.9 * m + (1 - 0.9) * g
        step = -0.1 * ((c > 0) - (c < 0) + 0.2 * p)
        p += step
        yield step


ADAM = {"lr": 0.1, "beta1": 0.7, "beta2": 0.9, "epsilon": 1e-6}
BY_HAND = [
    (SGD(lr=0.1), sgd),
    (Momentum(lr=0.1, momentum=0.8), momentum),
    (Nesterov(lr=0.1, momentum=0.8), nesterov),
    (AdaGrad(lr=0.1, epsilon=1e-6), adagrad),
    (RMSProp(lr=0.1, alpha=0.9, epsilon=1e-6), rmsprop),
    (AdaDelta(lr=0.1, rho=0.9, epsilon=1e-6), adadelta),
    (Adam(**ADAM), adam),
    (AMSGrad(**ADAM), amsgrad),
    (AdamW(**ADAM, weight_decay=0.2), adamw),
    (NAdam(**ADAM, momentum_decay=0.01), nadam),
    (Lion(lr=0.1, beta1=0.7, beta2=0.9, weight_decay=0.2), lion),
]


@pytest.mark.parametrize(("rule", "by_hand"), BY_HAND, ids=lambda value: getattr(value, "name", ""))
def test_first_steps_are_those_of_the_formula(rule: Optimizer, by_hand: object) -> None:
    assert callable(by_hand)
    assert steps(rule, GRADIENTS) == pytest.approx(list(by_hand(GRADIENTS)), rel=1e-12, abs=1e-18)


def test_no_optimizer_goes_without_its_formula_worked_by_hand() -> None:
    assert [type(rule) for rule, _ in BY_HAND] == list(optimizer)


def test_the_first_step_of_adam_is_the_learning_rate() -> None:
    for gradient in (1e-3, 1.0, 1e3):
        assert steps(Adam(lr=0.05), (gradient,))[0] == pytest.approx(-0.05, rel=1e-4)


@pytest.mark.parametrize("cls", [Momentum, Nesterov])
def test_momentum_of_zero_is_sgd(cls: type[Momentum | Nesterov]) -> None:
    assert steps(cls(lr=0.1, momentum=0.0), GRADIENTS) == steps(SGD(lr=0.1), GRADIENTS)


def test_adamw_without_decay_is_adam() -> None:
    assert steps(AdamW(weight_decay=0.0), GRADIENTS) == steps(Adam(), GRADIENTS)


@pytest.mark.parametrize("rule", [AdamW(lr=0.1, weight_decay=0.2), Lion(lr=0.1, weight_decay=0.2)])
def test_decoupled_decay_shrinks_without_a_gradient(rule: Optimizer) -> None:
    assert steps(rule, (0.0,), start=5.0) == pytest.approx([-0.1 * 0.2 * 5.0])


def test_amsgrad_keeps_its_steps_short_after_a_large_gradient() -> None:
    burst = (100.0, *(0.1,) * 300)
    rules = (Adam(beta2=0.9), AMSGrad(beta2=0.9))
    last = [abs(steps(rule, burst)[-1]) for rule in rules]
    assert last[1] < last[0] / 50


def test_every_step_of_lion_is_as_long_as_the_rate() -> None:
    found = steps(Lion(lr=0.1, weight_decay=0.0), (1e-6, 5.0, -1e9))
    assert np.abs(found) == pytest.approx(0.1)


def test_lion_follows_its_memory_against_a_small_gradient() -> None:
    rule = Lion(lr=0.1, beta1=0.9, beta2=0.9, weight_decay=0.0)
    # m = 0.1 after the first step: c = 0.09 - 0.1 · 0.5, then 0.9 · 0.04 - 0.1 · 0.5.
    assert steps(rule, (1.0, -0.5, -0.5)) == pytest.approx([-0.1, -0.1, 0.1])


@every_optimizer
def test_a_bowl_is_descended(cls: type[Optimizer]) -> None:
    rule, steepness = cls(), np.array([0.5, 1.0, 3.0])
    p = np.array([1.0, -2.0, 1.5])
    memory = memory_of(rule, p)
    start = float(steepness @ (p * p))
    # AdaDelta starts from steps of about √ε, and Lion swings for long.
    for t in range(1, 3001 if cls in (AdaDelta, Lion) else 601):
        p += rule.delta(steepness * p, memory, t, rule.lr, p)
    assert float(steepness @ (p * p)) < 0.01 * start


@every_optimizer
def test_at_zero_without_a_gradient_nothing_moves(cls: type[Optimizer]) -> None:
    assert steps(cls(), (0.0, 0.0, 0.0), start=0.0) == [0, 0, 0]


@every_optimizer
def test_the_step_is_proportional_to_the_rate(cls: type[Optimizer]) -> None:
    rule, grad, p = cls(), np.array([0.3, -4.0]), np.array([2.0, 3.0])
    small = rule.delta(grad, memory_of(rule, grad), 1, 0.01, p)
    large = rule.delta(grad, memory_of(rule, grad), 1, 0.02, p)
    np.testing.assert_allclose(large, 2 * small, rtol=1e-12)


@every_optimizer
def test_parameters_do_not_see_each_other(cls: type[Optimizer]) -> None:
    """So a flat vector of all layers is as good as one vector for each."""
    rule, both = cls(), np.array([START, START])
    memory, found = memory_of(rule, both), []
    for t, g in enumerate(GRADIENTS, start=1):
        step = rule.delta(np.array([g, -7 * g]), memory, t, rule.lr, both)
        found.append(step[0])
        both += step
    assert found == pytest.approx(steps(rule, GRADIENTS), rel=1e-14)


@every_optimizer
@pytest.mark.parametrize("dtype", ["float64", "float32"])
@settings(max_examples=10)
@given(data=st.data())
def test_shapes_and_precision_are_kept_and_the_inputs_left_alone(
    cls: type[Optimizer], dtype: str, data: st.DataObject
) -> None:
    rule = data.draw(specs(cls))
    grad, p = np.linspace(-2, 2, 7).astype(dtype), np.linspace(3, -1, 7).astype(dtype)
    kept, memory = (grad.copy(), p.copy()), memory_of(rule, grad)
    first = rule.delta(grad, memory, 1, rule.lr, p)
    again = rule.delta(grad, memory_of(rule, grad), 1, rule.lr, p)
    assert first.tobytes() == again.tobytes()
    for t in range(2, 20):
        step = rule.delta(grad, memory, t, rule.lr, p)
        assert (step.shape, step.dtype) == (grad.shape, grad.dtype)
        assert np.isfinite(step).all()
        assert not any(np.shares_memory(step, other) for other in (grad, p, *memory.values()))
    np.testing.assert_array_equal((grad, p), kept)
    assert set(memory) == set(rule.memory)
    for values in memory.values():
        assert (values.shape, values.dtype) == (grad.shape, grad.dtype)


def test_the_two_decays_of_adam_are_told_apart_in_words() -> None:
    knobs = knobs_of(Adam)
    labels = [label_of(name, knobs[name]) for name in ("beta1", "beta2")]
    assert labels == ["First decay", "Second decay"]
