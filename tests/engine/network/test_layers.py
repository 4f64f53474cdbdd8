"""Every layer: the exact chain rule, in both modes, and nothing written to that is not its own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from smoothness import SameNoise, smooth
from strategies import specs

from engine.arrays import Array
from engine.network.gradient_check import numeric_gradient, relative_error
from engine.network.layers import (
    QUIET,
    TEST,
    Activate,
    BatchNorm,
    Dense,
    Layer,
    Mode,
    fitted,
    layer,
)

TOLERANCE = 1e-6
FAN_IN = 4
every_layer = pytest.mark.parametrize("cls", layer, ids=layer.names)
MODES = {"noisy": SameNoise(), "train": QUIET, "test": TEST}
every_mode = pytest.mark.parametrize("mode", MODES.values(), ids=MODES)


def fitting(lay: Layer) -> Layer:
    """The layer as it is, a residual block made to keep the width of the samples."""
    return fitted((lay,), FAN_IN)[0]


def filled(lay: Layer, fan_in: int = FAN_IN, dtype: str = "float64") -> dict[str, Array]:
    """Parameters and running statistics of a layer, none of them 0 or 1."""
    rng = np.random.default_rng(1)
    shapes = {**lay.shapes(fan_in), **lay.buffer_shapes(fan_in)}
    # Between 0.5 and 1.5, because a running variance is positive.
    return {name: rng.uniform(0.5, 1.5, shape).astype(dtype) for name, shape in shapes.items()}


def empty_grads(lay: Layer, dtype: str = "float64") -> dict[str, Array]:
    return {name: np.full(shape, np.nan, dtype) for name, shape in lay.shapes(FAN_IN).items()}


def samples(n: int, dtype: str = "float64") -> Array:
    """Inputs away from 0, where several activation functions have a kink."""
    x = np.random.default_rng(2).standard_normal((n, FAN_IN))
    return (x + 0.05 * np.sign(x)).astype(dtype)


@every_layer
@every_mode
@settings(max_examples=20)
@given(data=st.data())
def test_backward_is_the_gradient_of_forward(
    cls: type[Layer], mode: Mode, data: st.DataObject
) -> None:
    lay = fitting(data.draw(specs(cls, units=5, pieces=4)))
    assume("Step" not in repr(lay))
    params, x = filled(lay), samples(data.draw(st.integers(2, 6)))
    y, cache = lay.forward(params, x, mode)
    assume(smooth([lay], [params], [x], [cache], mode.training))
    # Any scalar of the output will do: a sum with fixed weights has those as ∂/∂y.
    dy = np.random.default_rng(4).standard_normal(y.shape)
    grads = empty_grads(lay)
    dx = lay.backward(params, cache, dy, grads)

    def scalar() -> float:
        return float((lay.forward(params, x, mode)[0] * dy).sum())

    assert dx is not None
    for name, gradient in {"x": dx, **grads}.items():
        values = x if name == "x" else params[name]
        # A long step has less rounding error, a short one less of the curvature's.
        errors = [
            relative_error(gradient, numeric_gradient(scalar, values, epsilon))
            for epsilon in (1e-5, 1e-6)
        ]
        assert min(errors) <= TOLERANCE, name


@every_layer
@every_mode
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_nothing_given_is_written_to_and_precision_is_kept(
    cls: type[Layer], mode: Mode, dtype: str
) -> None:
    lay, x = fitting(cls()), samples(6, dtype)
    params = filled(lay, dtype=dtype)
    kept = {name: values.copy() for name, values in params.items()}
    kept_x = x.copy()
    y, cache = lay.forward(params, x, mode)
    kept_y, dy = y.copy(), np.ones_like(y)
    dx = lay.backward(params, cache, dy, grads := empty_grads(lay, dtype))
    assert y.dtype == x.dtype
    assert y.shape == (6, lay.width(FAN_IN))
    assert dx is not None
    assert (dx.dtype, dx.shape) == (x.dtype, x.shape)
    assert all(np.isfinite(values).all() for values in grads.values()), "a gradient is not filled"
    for before, after in ((kept_x, x), (kept_y, y), (np.ones_like(y), dy)):
        np.testing.assert_array_equal(before, after)
    for name, before in kept.items():
        np.testing.assert_array_equal(before, params[name])


@every_layer
@every_mode
def test_gradients_are_the_same_when_nobody_needs_those_of_the_input(
    cls: type[Layer], mode: Mode
) -> None:
    lay, x = fitting(cls()), samples(6)
    params = filled(lay)
    y, cache = lay.forward(params, x, mode)
    with_input, without = empty_grads(lay), empty_grads(lay)
    lay.backward(params, cache, np.ones_like(y), with_input)
    assert lay.backward(params, cache, np.ones_like(y), without, to_input=False) is None
    for name, values in with_input.items():
        np.testing.assert_array_equal(values, without[name])


@every_layer
@settings(max_examples=10)
@given(data=st.data())
def test_first_values_fit_the_shapes_and_follow_the_seed(
    cls: type[Layer], data: st.DataObject
) -> None:
    lay = fitting(data.draw(specs(cls, units=5)))
    first = lay.init(FAN_IN, np.random.default_rng(5))
    again = lay.init(FAN_IN, np.random.default_rng(5))
    shapes = {**lay.shapes(FAN_IN), **lay.buffer_shapes(FAN_IN)}
    assert {name: values.shape for name, values in first.items()} == shapes
    assert all(first[name].tobytes() == again[name].tobytes() for name in shapes)
    assert set(lay.penalized) <= set(lay.shapes(FAN_IN))


@every_layer
@settings(max_examples=10)
@given(data=st.data())
def test_a_layer_says_whether_it_draws_noise(cls: type[Layer], data: st.DataObject) -> None:
    lay, rng = fitting(data.draw(specs(cls, units=5))), np.random.default_rng(6)
    before = rng.bit_generator.state
    lay.forward(filled(lay), samples(4), Mode(training=True, rng=rng))
    assert lay.draws_noise == (rng.bit_generator.state != before)


@every_layer
def test_what_acts_in_training_only_lets_everything_through_in_test_mode(
    cls: type[Layer],
) -> None:
    if cls.training_only:
        x = samples(4)
        np.testing.assert_array_equal(cls().forward(filled(cls()), x, TEST)[0], x)


@every_layer
@settings(max_examples=10)
@given(data=st.data())
def test_weighted_sums_are_where_a_layer_says(cls: type[Layer], data: st.DataObject) -> None:
    lay = fitting(data.draw(specs(cls, units=5, pieces=4)))
    if not lay.sums:
        return
    params, x = filled(lay), samples(4)
    columns = lay.sums * lay.width(FAN_IN)
    assert lay.units == lay.width(FAN_IN)
    assert params["W"].shape == (FAN_IN, columns)
    assert [params[name].shape for name in lay.biases] == [(columns,)] * len(lay.biases)
    if lay.sums == 1:
        y, _ = lay.forward(params, x, TEST)
        np.testing.assert_allclose(y, x @ params["W"] + params.get("b", 0))


@every_layer
@every_mode
@settings(max_examples=10)
@given(data=st.data())
def test_the_factors_of_a_parameter_make_up_its_gradient(
    cls: type[Layer], mode: Mode, data: st.DataObject
) -> None:
    lay, x = fitting(data.draw(specs(cls, units=5, pieces=4))), samples(5)
    params = filled(lay)
    y, cache = lay.forward(params, x, mode)
    dy = np.random.default_rng(4).standard_normal(y.shape)
    lay.backward(params, cache, dy, grads := empty_grads(lay))
    for name, gradient in grads.items():
        for index in np.ndindex(gradient.shape):
            found = lay.factors(params, cache, dy, name, index)
            if found is not None:
                signals, inputs = found
                assert signals.shape == inputs.shape == (5,)
                assert signals @ inputs == pytest.approx(gradient[index], rel=1e-9, abs=1e-12)


@every_layer
@settings(max_examples=10)
@given(data=st.data())
def test_a_layer_and_what_it_holds_have_names(cls: type[Layer], data: st.DataObject) -> None:
    lay = fitting(data.draw(specs(cls, units=5)))
    assert lay.title.strip()
    assert lay.rule.strip()
    assert lay.answer.symbol
    assert "{inside}" in lay.around
    for name in {**lay.shapes(FAN_IN), **lay.buffer_shapes(FAN_IN)}:
        term = lay.term(name)
        assert term.symbol
        assert term.words.strip()


@every_layer
def test_an_activation_stands_for_itself(cls: type[Layer]) -> None:
    # Others take what it applies for the activation of the whole block.
    assert cls().activation is None or not cls().weighted


@every_layer
@settings(max_examples=10)
@given(data=st.data())
def test_a_layer_is_frozen_and_learns_again(cls: type[Layer], data: st.DataObject) -> None:
    lay = data.draw(specs(cls, units=5))
    frozen = lay.with_frozen(True)
    assert type(frozen) is cls
    assert not any(frozen.lr_factors)
    assert all(frozen.with_frozen(False).lr_factors)
    assert len(frozen.lr_factors) == len(lay.lr_factors)
    assert fitting(lay).shapes(FAN_IN) == fitting(frozen).shapes(FAN_IN)


@every_layer
def test_a_unit_is_frozen_and_learns_again(cls: type[Layer]) -> None:
    lay = cls()
    frozen = lay.with_unit_frozen(2, True)
    assert frozen.frozen in ((2,), ())
    assert (frozen.frozen == (2,)) == (frozen != lay)
    assert frozen.with_unit_frozen(2, False) == lay


@every_layer
def test_a_layer_that_was_given_its_width_takes_another(cls: type[Layer]) -> None:
    lay = cls().with_units(3)
    assert lay.units in (3, None)
    assert (lay == cls()) == (lay.units is None)


def test_dense_by_hand() -> None:
    lay = Dense(units=2)
    params = {"W": np.array([[1.0, 2.0], [3.0, 4.0]]), "b": np.array([10.0, 20.0])}
    x, dy = np.array([[1.0, 1.0], [2.0, 0.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])
    y, cache = lay.forward(params, x, TEST)
    np.testing.assert_array_equal(y, [[14.0, 26.0], [12.0, 24.0]])
    grads = {"W": np.empty((2, 2)), "b": np.empty(2)}
    dx = lay.backward(params, cache, dy, grads)
    np.testing.assert_array_equal(grads["W"], [[1.0, 2.0], [1.0, 0.0]])
    np.testing.assert_array_equal(grads["b"], [1.0, 1.0])
    np.testing.assert_array_equal(dx, [[1.0, 3.0], [2.0, 4.0]])


def test_an_activation_layer_applies_its_function() -> None:
    lay, x = Activate(), np.array([[-1.0, 2.0]])
    np.testing.assert_array_equal(lay.forward({}, x, TEST)[0], np.tanh(x))


class TestBatchNorm:
    """What batch normalisation adds to the contract."""

    def fresh(self, width: int = FAN_IN) -> dict[str, Any]:
        values = BatchNorm().init(width, np.random.default_rng(0))
        return {name: array.copy() for name, array in values.items()}

    def test_outputs_have_mean_0_and_variance_1(self) -> None:
        x = 3 + 5 * np.random.default_rng(0).standard_normal((50, FAN_IN))
        y, _ = BatchNorm(epsilon=1e-8).forward(self.fresh(), x, Mode(training=True))
        np.testing.assert_allclose(y.mean(axis=0), 0, atol=1e-12)
        np.testing.assert_allclose(y.var(axis=0), 1, rtol=1e-8)

    def test_gamma_and_beta_set_scale_and_shift(self) -> None:
        x = np.random.default_rng(0).standard_normal((50, 2))
        params = self.fresh(2) | {"gamma": np.array([2.0, 3.0]), "beta": np.array([-1.0, 4.0])}
        y, _ = BatchNorm(epsilon=1e-8).forward(params, x, Mode(training=True))
        np.testing.assert_allclose(y.mean(axis=0), [-1, 4], atol=1e-12)
        np.testing.assert_allclose(y.std(axis=0), [2, 3], rtol=1e-6)

    def test_running_statistics_move_towards_mean_and_unbiased_variance(self) -> None:
        x = np.array([[1.0], [2.0], [6.0]])
        params, lay = self.fresh(1), BatchNorm(momentum=0.25)
        _, cache = lay.forward(params, x, Mode(training=True))
        assert params["running_mean"] == 0, "forward alone moves nothing"
        lay.observe(params, cache)
        # mean 3, variance with 1/(n-1): (4 + 1 + 9) / 2 = 7
        assert params["running_mean"] == pytest.approx(0.25 * 3)
        assert params["running_variance"] == pytest.approx(0.75 * 1 + 0.25 * 7)

    def test_two_samples_have_an_unbiased_variance_too(self) -> None:
        params, lay = self.fresh(1), BatchNorm(momentum=1.0)
        _, cache = lay.forward(params, np.array([[1.0], [5.0]]), Mode(training=True))
        lay.observe(params, cache)
        # mean 3, variance with 1/(n-1): (4 + 4) / 1 = 8
        assert params["running_variance"] == pytest.approx(8)

    def test_test_mode_uses_the_running_statistics(self) -> None:
        params = self.fresh(1)
        params["running_mean"][...], params["running_variance"][...] = 2.0, 9.0
        lay = BatchNorm(epsilon=1e-8)
        y, _ = lay.forward(params, np.array([[5.0], [2.0]]), TEST)
        np.testing.assert_allclose(y, [[1.0], [0.0]], rtol=1e-8)
        alone, _ = lay.forward(params, np.array([[5.0]]), TEST)
        assert alone[0, 0] == y[0, 0], "a sample does not depend on its neighbours"

    def test_running_statistics_settle_at_those_of_the_data(self) -> None:
        rng, params, lay = np.random.default_rng(0), self.fresh(1), BatchNorm(momentum=0.01)
        for _ in range(2000):
            _, cache = lay.forward(params, rng.normal(4, 3, (10, 1)), Mode(training=True))
            lay.observe(params, cache)
        assert params["running_mean"] == pytest.approx(4, abs=0.5)
        assert params["running_variance"] == pytest.approx(9, rel=0.1)

    def test_a_batch_of_one_lets_nothing_of_the_input_through(self) -> None:
        params, lay = self.fresh(2) | {"beta": np.array([7.0, -7.0])}, BatchNorm()
        y, cache = lay.forward(params, np.array([[123.0, -5.0]]), Mode(training=True))
        np.testing.assert_array_equal(y, [[7.0, -7.0]])
        grads = {"gamma": np.empty(2), "beta": np.empty(2)}
        dx = lay.backward(params, cache, np.ones((1, 2)), grads)
        np.testing.assert_array_equal(dx, np.zeros((1, 2)))
        np.testing.assert_array_equal(grads["gamma"], [0.0, 0.0])
        lay.observe(params, cache)
        assert all(np.isfinite(values).all() for values in params.values())

    def test_the_input_gradient_is_blind_to_shift_and_scale_of_the_batch(self) -> None:
        x = samples(6)
        lay, params = BatchNorm(epsilon=1e-8), filled(BatchNorm())
        _, cache = lay.forward(params, x, Mode(training=True))
        dy = np.random.default_rng(6).standard_normal(x.shape)
        dx = lay.backward(params, cache, dy, empty_grads(lay))
        assert dx is not None
        np.testing.assert_allclose(dx.sum(axis=0), 0, atol=1e-12)
        np.testing.assert_allclose((dx * x).sum(axis=0), 0, atol=1e-6)
