"""What people get wrong: each a sentence that says what was expected, or a behaviour of its own."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from samples import Line, spiral

from engine.data.datasets import Data, DataError, Dataset, dataset
from engine.data.splits import PARTS
from engine.network.activations import Softmax
from engine.network.gradient_check import numeric_gradient, relative_error
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Mode
from engine.network.losses import BinaryCrossEntropy, MeanSquaredError, SoftmaxCrossEntropy
from engine.network.network import Network, ShapeError, Weights
from engine.network.penalties import L2
from engine.optimizers import Adam
from engine.specs.registry import SpecError
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.metrics import ClassMetrics, metrics_of
from engine.training.setup import Setup
from engine.training.trainer import Trainer

X = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])
AB = ("a", "b")


@dataclass(frozen=True, slots=True)
class Given(Dataset):
    """Samples handed over as they are."""

    make: Callable[[], Data] = lambda: Data.of(X, [0, 1, 0], classes=AB)

    def sample(self, rng: np.random.Generator) -> Data:
        return self.make()


def given(make: Callable[[], Data], **settings: Any) -> ExperimentSpec:
    """An experiment on these samples, all of them for training unless told otherwise."""
    return ExperimentSpec(data=DataSpec(Given(make), validation=0.0, test=0.0), **settings)


class TestData:
    """`Data.of`: whatever comes in has the right shape, is finite and names classes there are."""

    @pytest.mark.parametrize(
        ("x", "y", "expected"),
        [
            (X[:, 0], [0, 1, 0], r"inputs of the shape \(n, 2\), found \(3,\)"),
            (X[None], [0, 1, 0], r"found \(1, 3, 2\)"),
            (X[:, :1], [0, 1, 0], r"found \(3, 1\)"),
            (X[:0], [], "one sample or more"),
            ([[1, 2], [3]], [0, 1], "table of numbers"),
            ([["1", "two"]], [0], "table of numbers"),
            (X, [0, 1], "found 2 for 3"),
            (X, [[0], [1], [0]], r"labels of the shape \(n,\), found \(3, 1\)"),
            (X, [0, 1, 2], "from 0 to 1, found 2 in row 3"),
            (X, [0, -1, 1], "from 0 to 1, found -1 in row 2"),
            (X, [0, 0.5, 1], "whole labels .* found 0.5 in row 2"),
            (X, [0, math.nan, 1], "found nan in row 2"),
            (X, ["a", "b", "a"], "labels in a table of numbers"),
            ([[0, 1], [2, math.nan]], [0, 1], "found nan in row 2, input 2"),
            ([[math.inf, 1], [2, 3]], [0, 1], "found inf in row 1, input 1"),
        ],
    )
    def test_samples_with_classes(self, x: Any, y: Any, expected: str) -> None:
        with pytest.raises(DataError, match=expected):
            Data.of(x, y, classes=AB)

    @pytest.mark.parametrize(
        ("y", "expected"),
        [
            ([1, 2], "found 2 for 3"),
            (np.zeros((3, 0)), r"targets of the shape \(n, k\), found \(3, 0\)"),
            (np.zeros((3, 1, 1)), r"found \(3, 1, 1\)"),
            ([1, math.nan, 3], "found nan in row 2, target 1"),
        ],
    )
    def test_samples_with_targets(self, y: Any, expected: str) -> None:
        with pytest.raises(DataError, match=expected):
            Data.of(X, y)

    def test_a_picture_has_as_many_pixels_as_inputs(self) -> None:
        with pytest.raises(DataError, match="8 × 8 inputs, found 2"):
            Data.of(X, [0, 1, 0], classes=AB, image=(8, 8))

    def test_lists_and_single_targets_are_taken(self) -> None:
        data = Data.of([[1, 2]], [3])
        assert data.y.tolist() == [[3.0]]
        assert data.x.dtype == data.y.dtype == np.float64
        assert not data.x.flags.writeable

    def test_an_experiment_names_its_data_set_as_the_place(self) -> None:
        with pytest.raises(SpecError, match="found nan") as caught:
            Setup.of(given(lambda: Data.of(X * math.nan, [0, 1, 0], classes=AB)))
        assert caught.value.path == "data.dataset"


class TestNetwork:
    """`forward` and `predict`: rows that do not fit are refused in words."""

    network = Network(
        (Dense(units=3), BatchNorm(), Activate(), Dense(units=1)), 2, BinaryCrossEntropy()
    )

    @pytest.mark.parametrize(
        ("x", "expected"),
        [
            (X[0], r"rows of the shape \(n, 2\), found \(2,\)"),
            (np.zeros((4, 3)), r"found \(4, 3\)"),
            (np.zeros(()), r"found \(\)"),
            ([[1, 2], [3]], "table of numbers"),
            ([["a", "b"]], "table of numbers"),
        ],
    )
    def test_wrong_shapes(self, x: Any, expected: str) -> None:
        weights = Weights(self.network)
        for ask in (self.network.forward, self.network.predict, self.network.jacobian):
            with pytest.raises(ShapeError, match=expected):
                ask(weights, x)

    def test_whole_numbers_lists_and_no_rows_are_taken(self) -> None:
        weights = self.network.init(np.random.default_rng)
        listed = self.network.predict(weights, [[1, 2], [3, 4]])  # type: ignore[arg-type]
        np.testing.assert_array_equal(
            listed, self.network.predict(weights, np.array([[1.0, 2.0], [3.0, 4.0]]))
        )
        assert self.network.predict(weights, X[:0]).shape == (0, 1)
        assert self.network.jacobian(weights, X[:0]).shape == (0, 1, 2)

    def test_no_rows_have_no_statistics_to_train_with(self) -> None:
        weights = self.network.init(np.random.default_rng)
        with pytest.raises(ShapeError, match="one row or more"):
            self.network.forward(weights, X[:0], Mode(training=True))

    def test_zero_layers_pass_their_inputs_on(self) -> None:
        network = Network((), 2, MeanSquaredError())
        weights = network.init(np.random.default_rng)
        np.testing.assert_array_equal(network.predict(weights, X), X)
        grads = network.gradients()
        done = network.loss_and_gradients(weights, X, X + 1, Mode(training=True), grads)
        assert done.loss == 1.0
        assert grads.flat.size == 0


class TestTrainer:
    """`loss_and_gradients` on rows of one's own."""

    @pytest.mark.parametrize(
        ("x", "y", "expected"),
        [
            (X[:, :1], [0, 1, 0], r"shape \(n, 2\), found \(3, 1\)"),
            (X[0], [0], r"found \(2,\)"),
            (X, [0, 1], "found 2 for 3"),
            (X, [0, 1, 2], "from 0 to 1, found 2"),
            (X[:0], [], "one sample or more"),
            (X * math.nan, [0, 1, 0], "found nan in row 1"),
        ],
    )
    def test_rows_that_do_not_fit(self, x: Any, y: Any, expected: str) -> None:
        with pytest.raises(ValueError, match=expected):
            Trainer(spiral()).loss_and_gradients(x, y)

    def test_targets_of_another_width(self) -> None:
        trainer = Trainer(ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError()))
        with pytest.raises(DataError, match=r"shape \(n, 1\), found \(2, 2\)"):
            trainer.loss_and_gradients(np.zeros((2, 3)), np.zeros((2, 2)))
        loss, _ = trainer.loss_and_gradients(np.zeros((2, 3)), np.zeros(2))
        assert math.isfinite(loss)

    @pytest.mark.parametrize("dtype", ["float64", "float32"])
    def test_it_is_the_objective_of_a_step_and_changes_nothing(self, dtype: str) -> None:
        layers = (Dense(units=4), BatchNorm(), Activate(), Dropout())
        spec = spiral(layers=layers, penalty=L2(strength=0.1), dtype=dtype, batch_size=5000)
        trainer = Trainer(replace(spec, optimizer=Adam()))
        trainer.step()
        before = trainer.weights.params.flat.copy(), trainer.weights.buffers.flat.copy()
        kept = trainer.grads.flat.copy()
        rows = trainer.setup.parts["train"].rows
        x, y = trainer.setup.data.x[rows], trainer.setup.data.y[rows]
        first, grads = trainer.loss_and_gradients(x, y)
        again, _ = trainer.loss_and_gradients(x, y)
        assert first == again
        assert grads.flat.dtype == dtype
        np.testing.assert_array_equal(trainer.weights.params.flat, before[0])
        np.testing.assert_array_equal(trainer.weights.buffers.flat, before[1])
        np.testing.assert_array_equal(trainer.grads.flat, kept)
        if dtype == "float64":
            numeric = numeric_gradient(
                lambda: trainer.loss_and_gradients(x, y)[0], trainer.weights.params.flat
            )
            assert relative_error(grads.flat, numeric) <= 1e-6

    def test_without_noise_it_is_what_the_step_saw(self) -> None:
        trainer = Trainer(spiral(batch_size=5000, engine="numpy"))
        rows = trainer.setup.parts["train"].rows[trainer.state().order]
        found, grads = trainer.loss_and_gradients(
            trainer.setup.data.x[rows], trainer.setup.data.y[rows]
        )
        assert trainer.step() == found
        np.testing.assert_array_equal(trainer.grads.flat, grads.flat)


class TestExperiments:
    """Unusual experiments: refused in words, or defined."""

    @pytest.mark.parametrize("loss", [SoftmaxCrossEntropy(), MeanSquaredError()])
    def test_a_softmax_of_one_output_has_nothing_to_choose(self, loss: Any) -> None:
        with pytest.raises(SpecError, match="two classes or more, found one"):
            Setup.of(given(lambda: Data.of(X, [0, 0, 0], classes=("only",)), loss=loss))

    @pytest.mark.parametrize("loss", [SoftmaxCrossEntropy(), BinaryCrossEntropy()])
    def test_all_samples_may_be_of_one_class(self, loss: Any) -> None:
        spec = given(lambda: Data.of(X, [1, 1, 1], classes=AB), loss=loss, class_weights="balanced")
        trainer = Trainer(replace(spec, optimizer=Adam(lr=0.1)))
        for _ in range(50):
            trainer.step()
        found = metrics_of(trainer, "train")
        assert isinstance(found, ClassMetrics)
        assert found.accuracy == 1.0
        assert found.confusion.tolist() == [[0, 0], [0, 3]]

    def test_more_classes_than_samples(self) -> None:
        names = tuple("abcdefgh")
        spec = given(lambda: Data.of(X, [7, 2, 5], classes=names), class_weights="balanced")
        trainer = Trainer(replace(spec, data=replace(spec.data, validation=0.3)))
        assert trainer.network.width == 8
        assert sum(len(part) for part in trainer.setup.parts.values()) == 3
        for _ in range(5):
            assert math.isfinite(trainer.step())

    def test_one_sample_is_for_training(self) -> None:
        spec = given(lambda: Data.of(X[:1], [0], classes=AB))
        trainer = Trainer(replace(spec, data=replace(spec.data, validation=0.5, test=0.5)))
        assert [len(trainer.setup.parts[part]) for part in PARTS] == [1, 0, 0]
        assert math.isfinite(trainer.step())

    def test_an_empty_validation_part_has_no_scores(self) -> None:
        trainer = Trainer(given(lambda: Data.of(X, [0, 1, 0], classes=AB)))
        trainer.step()
        assert math.isnan(trainer.score("validation").loss)
        found = metrics_of(trainer, "validation")
        assert isinstance(found, ClassMetrics)
        assert math.isnan(found.macro_f1)

    def test_a_batch_larger_than_the_data_is_the_data(self) -> None:
        trainer = Trainer(given(lambda: Data.of(X, [0, 1, 0], classes=AB), batch_size=5000))
        trainer.step()
        assert trainer.epoch == 1

    def test_batch_norm_lets_nothing_of_a_single_sample_through(self) -> None:
        layers = (Dense(units=3), BatchNorm(), Activate())
        spec = given(lambda: Data.of(X, [0, 1, 0], classes=AB), layers=layers, batch_size=1)
        trainer = Trainer(spec)
        trainer.step()
        assert trainer.last is not None
        # x̂ = 0: what is left is β, and the layers below get no gradient.
        np.testing.assert_array_equal(trainer.last.outputs[2], [np.zeros(3)])
        assert not trainer.grads.views[0]["W"].any()
        assert np.isfinite(trainer.weights.buffers.flat).all()

    def test_zero_hidden_layers_are_a_linear_model(self) -> None:
        trainer = Trainer(spiral(layers=()))
        assert trainer.network.parameter_count == 2 * 2 + 2
        assert math.isfinite(trainer.step())

    def test_targets_too_large_for_float32(self) -> None:
        with pytest.raises(SpecError, match="targets within the range of float32"):
            Setup.of(
                given(lambda: Data.of(X, [1e300, 0, 0]), loss=MeanSquaredError(), dtype="float32")
            )


def test_every_data_set_keeps_to_the_rules() -> None:
    for kind in dataset:
        data = kind().sample(np.random.default_rng(0))
        again = Data.of(data.x, data.y, data.inputs, data.classes, data.image)
        assert again.y.shape == data.y.shape


def test_softmax_compares_two_units_but_not_one() -> None:
    layer = Activate(activation=Softmax())
    assert layer.problem(2) is None
    assert "two or more" in str(layer.problem(1))
