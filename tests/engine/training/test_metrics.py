"""Metrics: numbers worked out by hand, agreement with scikit-learn, and the empty cases."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import Line, arrays_in, same, spiral

from engine.arrays import Array
from engine.data.datasets import dataset
from engine.data.splits import PARTS
from engine.files.results import RESULT, write_results
from engine.network.losses import Hinge, MeanSquaredError, SoftmaxCrossEntropy, SquaredError
from engine.optimizers import SGD
from engine.probes import MetricsProbe
from engine.training import metrics
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.metrics import ClassMetrics, NumberMetrics, metrics_of
from engine.training.run import Run
from engine.training.trainer import Trainer

LABELS = np.array([0, 0, 0, 0, 1, 1, 2, 2])
PREDICTED = np.array([0, 0, 1, 0, 1, 0, 2, 1])


def test_the_metrics_worked_out_by_hand() -> None:
    found = metrics.of_classes(LABELS, PREDICTED, None, 3)
    assert found.accuracy == 5 / 8
    np.testing.assert_array_equal(found.confusion, [[3, 1, 0], [1, 1, 0], [0, 1, 1]])
    np.testing.assert_allclose(found.precision, [3 / 4, 1 / 3, 1])
    np.testing.assert_allclose(found.recall, [3 / 4, 1 / 2, 1 / 2])
    np.testing.assert_allclose(found.f1, [3 / 4, 2 / 5, 2 / 3])
    assert found.macro_f1 == pytest.approx((3 / 4 + 2 / 5 + 2 / 3) / 3)
    assert math.isnan(found.log_loss)
    p = np.array([[0.5, 0.5], [0.9, 0.1]])
    assert metrics.log_loss(p, np.array([0, 1])) == pytest.approx(
        -(math.log(0.5) + math.log(0.1)) / 2
    )


def test_the_metrics_of_numbers_worked_out_by_hand() -> None:
    y, said = np.array([[1.0], [2.0], [3.0]]), np.array([[1.0], [2.5], [2.5]])
    assert metrics.r2(y, said) == pytest.approx(1 - 0.5 / 2)
    assert metrics.mean_absolute_error(y, said) == pytest.approx(1 / 3)
    assert metrics.r2(y, y) == 1
    assert metrics.r2(y, np.full_like(y, 2)) == 0
    assert math.isnan(metrics.r2(np.full((3, 1), 0.1), said)), "nothing to explain"


def test_a_class_nobody_predicts_has_no_precision_and_counts_as_0_in_the_mean() -> None:
    found = metrics.of_classes(np.array([0, 1, 1]), np.array([0, 0, 0]), None, 4)
    np.testing.assert_array_equal(np.isnan(found.precision), [False, True, True, True])
    np.testing.assert_array_equal(found.recall, [1, 0, math.nan, math.nan])
    np.testing.assert_array_equal(found.f1, [0.5, 0, math.nan, math.nan])
    # Classes 2 and 3 neither occur nor are predicted: they do not count.
    assert found.macro_recall == 0.5
    assert found.macro_f1 == 0.25


def test_no_samples_have_no_metrics() -> None:
    none = np.array([], int)
    found = metrics.of_classes(none, none, np.empty((0, 2)), 2)
    assert not found.confusion.any()
    values = (found.accuracy, found.macro_f1, found.macro_precision, found.log_loss)
    assert all(map(math.isnan, values))
    numbers = metrics.of_numbers(np.empty((0, 1)), np.empty((0, 1)))
    assert math.isnan(numbers.r2)
    assert math.isnan(numbers.mean_absolute_error)


def test_certain_and_wrong_is_not_infinitely_bad() -> None:
    assert metrics.log_loss(np.array([[1.0, 0.0]]), np.array([1])) == pytest.approx(36.04, abs=0.01)


@settings(max_examples=100)
@given(pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30))
def test_class_metrics_agree_with_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    sk = pytest.importorskip("sklearn.metrics", reason="scikit-learn is not installed")
    truth, said = np.array(pairs).T
    found = metrics.of_classes(truth, said, None, 4)
    expected = sk.confusion_matrix(truth, said, labels=range(4))
    np.testing.assert_array_equal(found.confusion, expected)
    by_class = sk.precision_recall_fscore_support(truth, said, labels=range(4), zero_division=0)
    ours = (found.precision, found.recall, found.f1)
    for values, wanted in zip(ours, by_class, strict=False):
        np.testing.assert_allclose(np.nan_to_num(values), wanted, rtol=1e-12)
    # Without a list of labels scikit-learn too takes the classes that occur on either side.
    means = sk.precision_recall_fscore_support(truth, said, average="macro", zero_division=0)
    np.testing.assert_allclose(
        (found.macro_precision, found.macro_recall, found.macro_f1), means[:3], rtol=1e-12
    )
    assert found.accuracy == pytest.approx(sk.accuracy_score(truth, said))


def random_numbers(seed: int, columns: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    y = rng.standard_normal((25, columns)) * [1, 10][:columns] + 3
    return y, y + rng.standard_normal(y.shape)


@pytest.mark.parametrize("columns", [1, 2])
def test_number_metrics_and_log_loss_agree_with_scikit_learn(columns: int) -> None:
    sk = pytest.importorskip("sklearn.metrics", reason="scikit-learn is not installed")
    y, said = random_numbers(0, columns)
    assert metrics.r2(y, said) == pytest.approx(sk.r2_score(y, said), rel=1e-12)
    expected = sk.mean_absolute_error(y, said)
    assert metrics.mean_absolute_error(y, said) == pytest.approx(expected, rel=1e-12)
    p = np.random.default_rng(1).dirichlet([0.3, 0.3, 0.3], 40)
    truth = np.random.default_rng(2).integers(0, 3, 40)
    expected = sk.log_loss(truth, p, labels=range(3))
    assert metrics.log_loss(p, truth) == pytest.approx(expected, rel=1e-12)


def trained(spec: ExperimentSpec, steps: int = 20) -> Trainer:
    trainer = Trainer(spec)
    for _ in range(steps):
        trainer.step()
    return trainer


def test_the_metrics_of_a_trainer_are_those_of_its_predictions() -> None:
    trainer = trained(spiral())
    for name in PARTS:
        part, found = trainer.setup.parts[name], metrics_of(trainer, name)
        assert isinstance(found, ClassMetrics)
        score = trainer.score(name)
        assert found.accuracy == score.accuracy
        assert found.confusion.sum() == len(part)
        np.testing.assert_array_equal(
            found.confusion.sum(axis=1), np.bincount(part.labels, minlength=2)
        )
        # Softmax cross-entropy without smoothing is the log-loss.
        assert found.log_loss == pytest.approx(score.loss, rel=1e-12)


def test_numbers_have_their_own_metrics() -> None:
    line = ExperimentSpec(
        data=DataSpec(Line()), layers=(), loss=MeanSquaredError(), optimizer=SGD(lr=0.3)
    )
    found = metrics_of(trained(line, 300), "test")
    assert isinstance(found, NumberMetrics)
    assert found.r2 > 0.99
    assert found.mean_absolute_error < 0.05


def test_only_probabilities_have_a_log_loss() -> None:
    for loss, has in (
        (MeanSquaredError(), False),
        (Hinge(), False),
        (SquaredError(link="tanh"), False),
        (SquaredError(link="sigmoid"), True),
        (SoftmaxCrossEntropy(), True),
    ):
        found = metrics_of(trained(spiral(loss=loss), 2), "train")
        assert isinstance(found, ClassMetrics)
        assert math.isfinite(found.log_loss) == has, loss


def test_the_probe_reads_all_parts_and_changes_nothing() -> None:
    trainer = trained(spiral())
    before = trainer.state()
    reading = MetricsProbe().measure(trainer)
    assert tuple(reading) == PARTS
    assert same(trainer.state(), before)
    arrays = arrays_in(reading)
    assert arrays
    assert not any(array.flags.writeable for array in arrays)
    assert not any(np.shares_memory(a, trainer.weights.params.flat) for a in arrays)


def test_the_result_holds_the_metrics_of_each_part(tmp_path: Path) -> None:
    write_results(tmp_path / "classes", Run(spiral()))
    classes = json.loads((tmp_path / "classes" / RESULT).read_text(encoding="utf-8"))["test"]
    assert list(classes) == ["loss", "accuracy", "precision", "recall", "f1", "log_loss"]
    line = ExperimentSpec(data=DataSpec(dataset["plane"](), test=0.0), loss=MeanSquaredError())
    write_results(tmp_path / "numbers", Run(line))
    numbers = json.loads((tmp_path / "numbers" / RESULT).read_text(encoding="utf-8"))
    assert list(numbers["train"]) == ["loss", "accuracy", "r2", "mae"]
    assert numbers["train"]["accuracy"] is None
    assert numbers["train"]["r2"] is not None
    assert set(numbers["test"].values()) == {None}
