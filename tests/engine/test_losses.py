"""Every loss: its gradient, its mean over the batch, and its behaviour far out."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.arrays import Array
from engine.gradcheck import numeric_gradient, relative_error
from engine.losses import (
    BinaryCrossEntropy,
    Loss,
    LossMisfit,
    MeanSquaredError,
    SoftmaxCrossEntropy,
    loss,
    one_hot,
    softmax,
)

TOLERANCE = 1e-6
TARGETS = 2


def tasks(cls: type[Loss]) -> list[int]:
    """The numbers of classes this loss can be used for; 0 is regression."""
    fitting = []
    for classes in (0, 2, 3, 5):
        try:
            cls().outputs(classes, TARGETS)
        except LossMisfit:
            continue
        fitting.append(classes)
    return fitting


every_task = pytest.mark.parametrize(
    ("cls", "classes"),
    [pytest.param(cls, k, id=f"{cls.name}-{k}") for cls in loss for k in tasks(cls)],  # type: ignore[attr-defined]
)


def batch(cls: type[Loss], classes: int, n: int = 7, scale: float = 2.0) -> tuple[Array, Array]:
    """Outputs z and encoded targets y of n samples."""
    rng = np.random.default_rng(n)
    width = cls().outputs(classes, TARGETS)
    given = rng.integers(0, classes, n) if classes else rng.standard_normal((n, TARGETS))
    return scale * rng.standard_normal((n, width)), cls().encode(given, classes)


@pytest.mark.parametrize("cls", loss, ids=loss.names)
def test_every_loss_is_good_for_something(cls: type[Loss]) -> None:
    assert tasks(cls)


@every_task
@pytest.mark.parametrize("n", [1, 2, 7])
def test_the_gradient_is_that_of_the_value(cls: type[Loss], classes: int, n: int) -> None:
    z, y = batch(cls, classes, n)
    numeric = numeric_gradient(lambda: cls().value(z, y), z)
    assert relative_error(cls().gradient(z, y), numeric) <= TOLERANCE


@every_task
def test_value_and_gradient_are_means_over_the_rows(cls: type[Loss], classes: int) -> None:
    z, y = batch(cls, classes)
    twice_z, twice_y = np.concatenate([z, z]), np.concatenate([y, y])
    assert cls().value(twice_z, twice_y) == pytest.approx(cls().value(z, y), rel=1e-12)
    np.testing.assert_allclose(cls().gradient(twice_z, twice_y)[: len(z)], cls().gradient(z, y) / 2)
    rows = [cls().value(z[i : i + 1], y[i : i + 1]) for i in range(len(z))]
    assert cls().value(z, y) == pytest.approx(np.mean(rows), rel=1e-12)


@every_task
def test_a_loss_is_never_negative(cls: type[Loss], classes: int) -> None:
    for scale in (0.0, 1e-3, 1.0, 30.0, 1e4):
        assert cls().value(*batch(cls, classes, 40, scale)) >= 0


@every_task
def test_outputs_of_ten_thousand_stay_finite(cls: type[Loss], classes: int) -> None:
    z, y = batch(cls, classes, 40)
    z = np.where(z > 0, 1e4, -1e4)
    assert math.isfinite(cls().value(z, y))
    assert np.isfinite(cls().gradient(z, y)).all()
    assert np.isfinite(cls().predict(z)).all()


@every_task
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_precision_is_kept_and_inputs_are_left_alone(
    cls: type[Loss], classes: int, dtype: str
) -> None:
    z, y = (values.astype(dtype) for values in batch(cls, classes))
    kept = z.copy(), y.copy()
    cls().value(z, y)
    cls().classify(z)
    for out in (cls().gradient(z, y), cls().predict(z)):
        assert out.shape == z.shape
        assert out.dtype == z.dtype
        assert not np.shares_memory(out, z)
        assert not np.shares_memory(out, y)
    np.testing.assert_array_equal(z, kept[0])
    np.testing.assert_array_equal(y, kept[1])


@every_task
def test_going_down_the_gradient_makes_the_loss_smaller(cls: type[Loss], classes: int) -> None:
    z, y = batch(cls, classes)
    before = cls().value(z, y)
    assert cls().value(z - 0.1 * cls().gradient(z, y), y) < before


@every_task
def test_perfect_answers_are_classified_right(cls: type[Loss], classes: int) -> None:
    if not classes:
        return
    labels = np.arange(classes).repeat(2)
    y = cls().encode(labels, classes)
    # Far on the side of the target: +10 for the class, -10 for the others.
    np.testing.assert_array_equal(cls().classify(20.0 * y - 10.0), labels)


def test_softmax_cross_entropy_by_hand() -> None:
    z = np.log(np.array([[1.0, 2.0, 5.0], [4.0, 4.0, 8.0]]))
    y = one_hot(np.array([2, 0]), 3)
    f = SoftmaxCrossEntropy()
    np.testing.assert_allclose(f.predict(z), [[1 / 8, 2 / 8, 5 / 8], [1 / 4, 1 / 4, 1 / 2]])
    assert f.value(z, y) == pytest.approx((math.log(8 / 5) + math.log(4)) / 2, rel=1e-15)
    expected = [[1 / 16, 2 / 16, -3 / 16], [-3 / 8, 1 / 8, 1 / 4]]
    np.testing.assert_allclose(f.gradient(z, y), expected, rtol=1e-14)


def test_mean_squared_error_by_hand() -> None:
    z, y = np.array([[1.0, 2.0], [0.0, 4.0]]), np.array([[0.0, 0.0], [0.0, 1.0]])
    assert MeanSquaredError().value(z, y) == (1 + 4 + 0 + 9) / 4
    np.testing.assert_array_equal(MeanSquaredError().gradient(z, y), [[0.5, 1.0], [0.0, 1.5]])


def test_two_classes_of_softmax_are_the_sigmoid_of_the_difference() -> None:
    rng = np.random.default_rng(1)
    z, labels = 5 * rng.standard_normal((9, 2)), rng.integers(0, 2, 9)
    two, one = SoftmaxCrossEntropy(), BinaryCrossEntropy()
    difference = z[:, 1:] - z[:, :1]
    np.testing.assert_allclose(two.predict(z)[:, 1:], one.predict(difference), rtol=1e-12)
    y2, y1 = two.encode(labels, 2), one.encode(labels, 2)
    assert two.value(z, y2) == pytest.approx(one.value(difference, y1), rel=1e-12)
    np.testing.assert_allclose(two.gradient(z, y2)[:, 1:], one.gradient(difference, y1), atol=1e-15)


def test_softmax_does_not_change_when_all_logits_move() -> None:
    z = np.array([[1.0, -2.0, 0.5]])
    np.testing.assert_allclose(softmax(z + 1e4), softmax(z), rtol=1e-11)


@pytest.mark.parametrize(
    ("cls", "classes", "advice"),
    [
        (SoftmaxCrossEntropy, 0, "mean squared error"),
        (BinaryCrossEntropy, 0, "mean squared error"),
        (BinaryCrossEntropy, 3, "softmax cross-entropy"),
    ],
)
def test_a_loss_that_does_not_fit_says_what_does(
    cls: type[Loss], classes: int, advice: str
) -> None:
    with pytest.raises(LossMisfit, match=advice):
        cls().outputs(classes, 1)
