"""Every loss: its gradient, its mean over the batch, and its behaviour far out."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest
from samples import Line

from engine.arrays import Array
from engine.data.datasets import Data, Dataset
from engine.network.activations import softmax
from engine.network.gradient_check import numeric_gradient, relative_error
from engine.network.layers import Dense
from engine.network.losses import (
    BinaryCrossEntropy,
    Hinge,
    Huber,
    KLDivergence,
    Loss,
    LossMisfit,
    MeanSquaredError,
    Perceptron,
    SoftmaxCrossEntropy,
    SquaredError,
    class_targets,
    loss,
    one_hot,
)
from engine.network.network import Network
from engine.specs.knobs import ChoiceKnob, NumberKnob, knobs_of
from engine.specs.registry import SpecError
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup

TOLERANCE = 1e-6
TARGETS = 2


def variants(cls: type[Loss]) -> list[Loss]:
    """The loss with every combination of its choices, and with numbers that are not the default."""
    knobs = knobs_of(cls)
    words = {n: k.options for n, k in knobs.items() if isinstance(k, ChoiceKnob)}
    made = [
        replace(cls(), **dict(zip(words, chosen, strict=True)))
        for chosen in product(*words.values())
    ]
    numbers = {n: 0.3 for n, k in knobs.items() if isinstance(k, NumberKnob)}
    return made + ([replace(cls(), **numbers)] if numbers else [])


def tasks(f: Loss) -> list[int]:
    """The numbers of classes this loss can be used for; 0 is regression."""
    fitting = []
    for classes in (0, 2, 3, 5):
        try:
            f.outputs(classes, TARGETS)
        except LossMisfit:
            continue
        fitting.append(classes)
    return fitting


CASES = [(f, classes) for cls in loss for f in variants(cls) for classes in tasks(f)]
every_task = pytest.mark.parametrize(
    ("f", "classes"), [pytest.param(f, k, id=f"{f}-{k}") for f, k in CASES]
)


def batch(f: Loss, classes: int, n: int = 7, scale: float = 2.0) -> tuple[Array, Array]:
    """Outputs z and encoded targets y of n samples."""
    rng = np.random.default_rng(n)
    z = scale * rng.standard_normal((n, f.outputs(classes, TARGETS)))
    if classes:
        return z, f.encode(rng.integers(0, classes, n), classes)
    try:
        return z, f.encode(rng.standard_normal((n, TARGETS)), 0)
    except LossMisfit:
        return z, f.encode(rng.dirichlet(np.ones(TARGETS), n), 0)


@pytest.mark.parametrize("cls", loss, ids=loss.names)
def test_every_loss_is_good_for_something(cls: type[Loss]) -> None:
    assert tasks(cls())


@every_task
@pytest.mark.parametrize("n", [1, 2, 7])
def test_the_gradient_is_that_of_the_value(f: Loss, classes: int, n: int) -> None:
    z, y = batch(f, classes, n)
    numeric = numeric_gradient(lambda: f.value(z, y), z)
    assert relative_error(f.gradient(z, y), numeric) <= TOLERANCE


@every_task
def test_value_and_gradient_are_means_over_the_rows(f: Loss, classes: int) -> None:
    z, y = batch(f, classes)
    twice_z, twice_y = np.concatenate([z, z]), np.concatenate([y, y])
    assert f.value(twice_z, twice_y) == pytest.approx(f.value(z, y), rel=1e-12)
    np.testing.assert_allclose(f.gradient(twice_z, twice_y)[: len(z)], f.gradient(z, y) / 2)
    rows = [f.value(z[i : i + 1], y[i : i + 1]) for i in range(len(z))]
    assert f.value(z, y) == pytest.approx(np.mean(rows), rel=1e-12)
    np.testing.assert_allclose(f.rows(z, y), rows, rtol=1e-12)
    np.testing.assert_allclose(f.row_gradient(z, y) / len(z), f.gradient(z, y), rtol=1e-12)


@every_task
def test_value_and_gradient_together_have_the_bits_of_each(f: Loss, classes: int) -> None:
    z, y = batch(f, classes)
    for weights in (None, np.linspace(0, 2, len(z))):
        value, gradient = f.value_with_gradient(z, y, weights)
        assert value == f.value(z, y, weights)
        np.testing.assert_array_equal(gradient, f.gradient(z, y, weights))


@every_task
def test_a_weight_of_two_counts_a_row_twice(f: Loss, classes: int) -> None:
    z, y = batch(f, classes, 5)
    times = np.array([1, 2, 0, 3, 1])
    repeated_z, repeated_y = z.repeat(times, axis=0), y.repeat(times, axis=0)
    weights = times.astype(float)
    assert f.value(z, y, weights) == pytest.approx(f.value(repeated_z, repeated_y), rel=1e-12)
    numeric = numeric_gradient(lambda: f.value(z, y, weights), z)
    assert relative_error(f.gradient(z, y, weights), numeric) <= TOLERANCE
    same = np.full(5, 0.25)
    assert f.value(z, y, same) == pytest.approx(f.value(z, y), rel=1e-12)
    np.testing.assert_allclose(f.gradient(z, y, same), f.gradient(z, y), rtol=1e-12)


@every_task
def test_a_loss_is_never_negative(f: Loss, classes: int) -> None:
    for scale in (0.0, 1e-3, 1.0, 30.0, 1e4):
        assert f.value(*batch(f, classes, 40, scale)) >= 0


@every_task
def test_outputs_of_ten_thousand_stay_finite(f: Loss, classes: int) -> None:
    z, y = batch(f, classes, 40)
    # No two outputs of a row are as large as each other: softmax is a tie there, and no line.
    z = np.where(z > 0, 1, -1) * np.linspace(1e4, 2e4, z.shape[1])
    assert math.isfinite(f.value(z, y))
    assert np.isfinite(f.gradient(z, y)).all()
    assert np.isfinite(f.predict(z)).all()
    # Out there a loss is a straight line or a parabola, so a wide difference is exact.
    numeric = numeric_gradient(lambda: f.value(z, y), z, epsilon=0.25)
    assert relative_error(f.gradient(z, y), numeric) <= 1e-8


@every_task
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_precision_is_kept_and_inputs_are_left_alone(f: Loss, classes: int, dtype: str) -> None:
    z, y = (values.astype(dtype) for values in batch(f, classes))
    weights = np.linspace(0.5, 2, len(z)).astype(dtype)
    kept = z.copy(), y.copy(), weights.copy()
    f.value(z, y, weights)
    f.classify(z)
    assert f.rows(z, y).shape == (len(z),)
    for out in (f.gradient(z, y), f.gradient(z, y, weights), f.row_gradient(z, y), f.predict(z)):
        assert out.shape == z.shape
        assert out.dtype == z.dtype
        assert not np.shares_memory(out, z)
        assert not np.shares_memory(out, y)
    for before, after in zip(kept, (z, y, weights), strict=True):
        np.testing.assert_array_equal(before, after)


@every_task
def test_going_down_the_gradient_makes_the_loss_smaller(f: Loss, classes: int) -> None:
    z, y = batch(f, classes)
    down = f.gradient(z, y)
    if not down.any():
        # A step has slope 0, and a vote that is right pulls at nothing.
        return
    assert f.value(z - 0.1 * down, y) < f.value(z, y)


@every_task
def test_perfect_answers_are_classified_right(f: Loss, classes: int) -> None:
    if not classes:
        return
    labels = np.arange(classes).repeat(2)
    # Far on the side of the target: positive for the class, negative for the others.
    y = np.sign(f.encode(labels, classes) - (f.no + 1) / 2)
    np.testing.assert_array_equal(f.classify(10.0 * y), labels)
    assert f.value(10.0 * y, f.encode(labels, classes)) < f.value(
        -10.0 * y, f.encode(labels, classes)
    )


@every_task
def test_shares_lead_to_the_class_and_probabilities_add_up(f: Loss, classes: int) -> None:
    if not classes:
        return
    z, _ = batch(f, classes, 30)
    shares, given = f.shares(z), f.probabilities(z)
    assert shares.shape == (30, classes)
    np.testing.assert_array_equal(shares.argmax(axis=1), f.classify(z))
    if given is not None:
        np.testing.assert_array_equal(given, shares)
        np.testing.assert_allclose(given.sum(axis=1), 1, rtol=1e-12)
        assert (given >= 0).all()


@every_task
def test_targets_of_a_class_are_yes_and_no(f: Loss, classes: int) -> None:
    if not classes or getattr(f, "label_smoothing", 0):
        return
    y = f.encode(np.arange(classes), classes)
    if classes == 2 != y.shape[1]:
        # One output, or several that vote.
        np.testing.assert_array_equal(y, np.repeat([[f.no], [1.0]], y.shape[1], axis=1))
    else:
        np.testing.assert_array_equal(y, np.where(np.eye(classes) > 0, 1.0, f.no))


@pytest.mark.parametrize(
    ("f", "no"),
    [
        (MeanSquaredError(), 0.0),
        (MeanSquaredError(targets="-1/1"), -1.0),
        (Huber(targets="-1/1"), -1.0),
        (SquaredError(link="sigmoid"), 0.0),
        (SquaredError(link="tanh"), -1.0),
        (Hinge(), -1.0),
        (Perceptron(), -1.0),
        (BinaryCrossEntropy(), 0.0),
    ],
    ids=repr,
)
def test_the_border_lies_halfway_between_the_targets(f: Loss, no: float) -> None:
    np.testing.assert_array_equal(f.encode(np.array([0, 1]), 2), [[no], [1.0]])
    # Losses on numbers compare z itself with the targets; behind a link the border is z = 0.
    border = 0.5 if no == 0 and isinstance(f, MeanSquaredError) else 0.0
    z = border + np.array([[-0.1], [0.0], [0.1]])
    np.testing.assert_array_equal(f.classify(z), [0, 1, 1])
    np.testing.assert_allclose(f.shares(z[1:2]), [[0.5, 0.5]])
    if isinstance(f, MeanSquaredError | Huber):
        np.testing.assert_allclose(f.shares(np.array([[no], [1.0]])), [[1, 0], [0, 1]])


def test_softmax_cross_entropy_by_hand() -> None:
    z = np.log(np.array([[1.0, 2.0, 5.0], [4.0, 4.0, 8.0]]))
    y = one_hot(np.array([2, 0]), 3)
    f = SoftmaxCrossEntropy()
    np.testing.assert_allclose(f.predict(z), [[1 / 8, 2 / 8, 5 / 8], [1 / 4, 1 / 4, 1 / 2]])
    assert f.value(z, y) == pytest.approx((math.log(8 / 5) + math.log(4)) / 2, rel=1e-15)
    expected = [[1 / 16, 2 / 16, -3 / 16], [-3 / 8, 1 / 8, 1 / 4]]
    np.testing.assert_allclose(f.gradient(z, y), expected, rtol=1e-14)


def test_label_smoothing_spreads_its_share_over_all_classes() -> None:
    f = SoftmaxCrossEntropy(label_smoothing=0.3)
    np.testing.assert_allclose(f.encode(np.array([1]), 3), [[0.1, 0.8, 0.1]], rtol=1e-15)
    # The best answer is the softened target, and no answer costs nothing.
    y = f.encode(np.array([1]), 3)
    np.testing.assert_allclose(f.gradient(np.log(y), y), 0, atol=1e-15)
    assert f.value(np.log(y), y) == pytest.approx(-(0.8 * math.log(0.8) + 0.2 * math.log(0.1)))


def test_the_kl_divergence_is_cross_entropy_less_the_entropy_of_the_target() -> None:
    rng = np.random.default_rng(0)
    z, y = rng.standard_normal((6, 4)), rng.dirichlet(np.ones(4), 6)
    f, cross = KLDivergence(), SoftmaxCrossEntropy()
    entropy = -np.mean(np.sum(y * np.log(y), axis=1))
    assert f.value(z, y) == pytest.approx(cross.value(z, y) - entropy, rel=1e-12)
    np.testing.assert_array_equal(f.gradient(z, y), cross.gradient(z, y))
    assert f.value(np.log(y), y) == pytest.approx(0, abs=1e-15)
    labels = np.array([0, 3, 1, 1, 2, 0])
    np.testing.assert_allclose(f.rows(z, f.encode(labels, 4)), cross.rows(z, one_hot(labels, 4)))


def test_mean_squared_error_by_hand() -> None:
    z, y = np.array([[1.0, 2.0], [0.0, 4.0]]), np.array([[0.0, 0.0], [0.0, 1.0]])
    assert MeanSquaredError().value(z, y) == (1 + 4 + 0 + 9) / 4
    np.testing.assert_array_equal(MeanSquaredError().gradient(z, y), [[0.5, 1.0], [0.0, 1.5]])


@pytest.mark.parametrize(
    "f", [MeanSquaredError(), MeanSquaredError(targets="-1/1"), Huber()], ids=repr
)
def test_numbers_are_their_own_targets(f: Loss) -> None:
    np.testing.assert_array_equal(f.encode(np.array([3, -1]), 0), [[3.0], [-1.0]])
    y = np.array([[0.5, -2.0], [7.0, 0.0]])
    np.testing.assert_array_equal(f.encode(y, 0), y)


@pytest.mark.parametrize("f", [MeanSquaredError(), Huber(), Hinge(), Perceptron()], ids=repr)
def test_losses_on_numbers_and_scores_predict_the_outputs_themselves(f: Loss) -> None:
    z = np.array([[0.5], [-2.0]])
    np.testing.assert_array_equal(f.predict(z), z)


def test_huber_by_hand() -> None:
    z, y = np.array([[0.5, -3.0, 2.0]]), np.zeros((1, 3))
    f = Huber(delta=2.0)
    assert f.value(z, y) == 0.125 + 2 * (3 - 1) + 2
    np.testing.assert_array_equal(f.gradient(z, y), [[0.5, -2.0, 2.0]])


def test_squared_errors_behind_an_activation_by_hand() -> None:
    z, y = np.array([[math.log(3.0)]]), np.array([[0.0]])
    assert SquaredError().value(z, y) == pytest.approx(0.75**2 / 2, rel=1e-15)
    assert SquaredError().gradient(z, y)[0, 0] == pytest.approx(0.75 * 0.75 * 0.25, rel=1e-15)
    z, y = np.array([[math.log(2.0)]]), np.array([[-1.0]])
    f = SquaredError(link="tanh")
    assert f.value(z, y) == pytest.approx(1.6**2 / 2, rel=1e-15)
    assert f.gradient(z, y)[0, 0] == pytest.approx(1.6 * 0.64, rel=1e-15)
    z, y = np.log([[1.0, 3.0]]), np.array([[1.0, 0.0]])
    f = SquaredError(link="softmax")
    assert f.value(z, y) == pytest.approx(0.75**2, rel=1e-15)
    # Both gaps are 3/4 and each probability answers to both logits: p₀ p₁ (−2 · 3/4).
    expected = 3 / 16 * 1.5
    np.testing.assert_allclose(f.gradient(z, y), [[-expected, expected]], rtol=1e-14)


def test_sure_and_wrong_the_squared_error_is_stuck_where_cross_entropy_is_not() -> None:
    z, y = np.array([[12.0]]), np.array([[0.0]])
    assert abs(SquaredError().gradient(z, y)[0, 0]) < 1e-5
    assert BinaryCrossEntropy().gradient(z, y)[0, 0] > 0.99


def test_margins_by_hand() -> None:
    z, y = np.array([[2.0], [0.5], [-0.5], [1.0], [0.0]]), np.array([[1.0], [1], [1], [-1], [1]])
    np.testing.assert_array_equal(Hinge().rows(z, y), [0, 0.5, 1.5, 2, 1])
    np.testing.assert_array_equal(Hinge().row_gradient(z, y), [[0], [-1], [-1], [1], [-1]])
    np.testing.assert_array_equal(Perceptron().rows(z, y), [0, 0, 0.5, 1, 0])
    # A score of 0 is a mistake, so that weights which are all 0 can begin to learn.
    np.testing.assert_array_equal(Perceptron().row_gradient(z, y), [[0], [0], [-1], [1], [-1]])


def one_neuron(f: Loss, w: Array, b: float, x: Array, label: int) -> tuple[Array, float]:
    """∂L/∂w and ∂L/∂b of a single neuron for one sample."""
    network = Network((Dense(units=1),), 2, f)
    weights, grads = network.init(np.random.default_rng), network.gradients()
    weights.layers[0]["W"][:, 0], weights.layers[0]["b"][0] = w, b
    y = f.encode(np.array([label]), 2)
    done = network.forward(weights, x[np.newaxis])
    network.backward(weights, done, f.gradient(done.outputs[-1], y), grads)
    return grads.views[0]["W"][:, 0], float(grads.views[0]["b"][0])


def test_gradient_descent_is_the_perceptron_rule() -> None:
    w, x = np.array([1.0, -2.0]), np.array([0.5, 3.0])
    # s = 0.5 − 6 + 1 < 0: right for class 0, wrong for class 1 (y = 1): w ← w + η x, b ← b + η.
    dw, db = one_neuron(Perceptron(), w, 1.0, x, 1)
    np.testing.assert_array_equal(-dw, x)
    assert -db == 1
    dw, db = one_neuron(Perceptron(), w, 1.0, x, 0)
    np.testing.assert_array_equal(dw, [0, 0])
    assert db == 0
    # From weights that are all 0 every sample is a mistake, one of class 0 too: w ← w − η x.
    dw, db = one_neuron(Perceptron(), np.zeros(2), 0.0, x, 0)
    np.testing.assert_array_equal(dw, x)
    assert db == 1


def test_gradient_descent_is_the_widrow_hoff_rule() -> None:
    w, x = np.array([1.0, -2.0]), np.array([0.5, 3.0])
    adaline = MeanSquaredError(targets="-1/1")
    for label, target in ((0, -1.0), (1, 1.0)):
        s = float(w @ x) + 1.0
        dw, db = one_neuron(adaline, w, 1.0, x, label)
        # w ← w + η (y − s) x, for right answers as well.
        np.testing.assert_allclose(-dw, (target - s) * x, rtol=1e-15)
        assert -db == target - s


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
    ("f", "classes", "advice"),
    [
        (SoftmaxCrossEntropy(), 0, "mean squared error"),
        (BinaryCrossEntropy(), 0, "mean squared error"),
        (BinaryCrossEntropy(), 3, "softmax cross-entropy"),
        (KLDivergence(), 0, "mean squared error"),
        (SquaredError(), 0, "mean squared error"),
        (Hinge(), 0, "mean squared error"),
        (Perceptron(), 0, "mean squared error"),
    ],
    ids=repr,
)
def test_a_loss_that_does_not_fit_says_what_does(f: Loss, classes: int, advice: str) -> None:
    with pytest.raises(LossMisfit, match=advice):
        f.outputs(classes, 1)


@pytest.mark.parametrize("cls", loss, ids=loss.names)
def test_one_class_is_nothing_to_learn(cls: type[Loss]) -> None:
    with pytest.raises(LossMisfit, match="one class"):
        cls().outputs(1, 1)


@pytest.mark.parametrize("f", [f for f, k in CASES if k == 3], ids=repr)
@pytest.mark.parametrize("label", [-1, 3])
def test_labels_outside_the_classes_are_refused(f: Loss, label: int) -> None:
    with pytest.raises(LossMisfit, match=f"from 0 to 2, found {label}"):
        f.encode(np.array([0, label, 1]), 3)
    with pytest.raises(LossMisfit, match="from 0 to 1, found 2"):
        class_targets(np.array([0, 2, 1]), 2)


@pytest.mark.parametrize(
    "rows", [[[0.5, 0.6]], [[1.5, -0.5]], [[0.0, 0.0]]], ids=["sum", "negative", "empty"]
)
def test_the_kl_divergence_takes_distributions_only(rows: list[list[float]]) -> None:
    with pytest.raises(LossMisfit, match="whose sum is 1"):
        KLDivergence().encode(np.array(rows), 0)
    np.testing.assert_array_equal(KLDivergence().encode(np.array([[0.25, 0.75]]), 0)[0, 0], 0.25)


@pytest.mark.parametrize("f", [Hinge(), SquaredError(), KLDivergence()], ids=repr)
def test_an_experiment_with_a_loss_that_does_not_fit_names_the_loss(f: Loss) -> None:
    with pytest.raises(SpecError) as caught:
        Setup.of(ExperimentSpec(data=DataSpec(Line()), loss=f))
    assert caught.value.path == "loss"


def test_a_distribution_that_is_none_is_found_when_the_data_is_encoded() -> None:
    @dataclass(frozen=True, slots=True)
    class Pairs(Dataset):
        """Two numbers for each sample, which add up to `total`."""

        total: float = 1.0

        def sample(self, rng: np.random.Generator) -> Data:
            share = rng.uniform(0, 1, (20, 1))
            y = self.total * np.concatenate([share, 1 - share], axis=1)
            return Data.of(share - 0.5, y, inputs=("a",))

    assert Setup.of(ExperimentSpec(data=DataSpec(Pairs()), loss=KLDivergence())).network.width == 2
    with pytest.raises(SpecError, match="whose sum is 1") as caught:
        Setup.of(ExperimentSpec(data=DataSpec(Pairs(total=2.0)), loss=KLDivergence()))
    assert caught.value.path == "loss"


@pytest.mark.parametrize("kind", [MeanSquaredError, Huber, SquaredError])
def test_two_classes_share_one_output_and_more_have_one_each(kind: type[Loss]) -> None:
    assert [kind().outputs(classes, 1) for classes in (2, 3, 10)] == [1, 3, 10]


def test_one_sigmoid_behind_a_squared_error_is_a_probability() -> None:
    z = np.array([[-2.0], [0.0], [3.0]])
    found = SquaredError(link="sigmoid").probabilities(z)
    assert found is not None
    assert np.allclose(found[:, 1], 1 / (1 + np.exp(-z[:, 0])))
    assert np.allclose(found.sum(axis=1), 1)
    assert SquaredError(link="tanh").probabilities(z) is None
