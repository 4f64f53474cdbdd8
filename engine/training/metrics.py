"""Metrics: how good predictions are, in the numbers people quote.

Every sample counts once: class weights belong to training and change no metric. A ratio whose
denominator is 0 has no value and is NaN, not 0: who never predicts a class has no precision for
it. Class indices are (n,), probabilities (n, k), numbers (n, k).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.data.fits import mean_absolute_error, r2, ratio
from engine.network.network import Weights
from engine.steps import Portions, at_once
from engine.training.setup import Setup
from engine.training.trainer import Trainer

# log 0 is −∞: a probability counts as no smaller than this.
_LEAST = float(np.finfo(np.float64).eps)


def accuracy(labels: Array, predicted: Array) -> float:
    """The share of samples whose class was found; NaN for none."""
    return float((labels == predicted).mean()) if len(labels) else math.nan


def confusion_matrix(labels: Array, predicted: Array, classes: int) -> Array:
    """C (k, k): C[i, j] samples of class i were taken for class j, so rows add up to the truth."""
    pairs = np.bincount(labels * classes + predicted, minlength=classes**2)
    return pairs.reshape(classes, classes)


def precision(confusion: Array) -> Array:
    """Of those taken for class c, the share that is c: Cᶜᶜ / Σᵢ Cᵢᶜ, (k,); NaN if none was."""
    return ratio(np.diag(confusion), confusion.sum(axis=0))


def recall(confusion: Array) -> Array:
    """Of those that are class c, the share that was found: Cᶜᶜ / Σⱼ Cᶜⱼ, (k,); NaN for none."""
    return ratio(np.diag(confusion), confusion.sum(axis=1))


def f1(confusion: Array) -> Array:
    """The harmonic mean of precision and recall, 2 Cᶜᶜ / (Σᵢ Cᵢᶜ + Σⱼ Cᶜⱼ), (k,).

    NaN for a class that neither occurs nor is predicted. Source: van Rijsbergen 1979.
    """
    return ratio(2 * np.diag(confusion), confusion.sum(axis=0) + confusion.sum(axis=1))


def macro(per_class: Array, confusion: Array) -> float:
    """The mean over the classes that occur or were predicted, each counting the same.

    A class without a value of its own counts as 0 there: it occurs and was never predicted, or
    was predicted and never occurs. Classes absent on both sides do not count at all.
    """
    present = (confusion.sum(axis=0) + confusion.sum(axis=1)) > 0
    return float(np.nan_to_num(per_class[present]).mean()) if present.any() else math.nan


def log_loss(probabilities: Array, labels: Array) -> float:
    """Minus the mean logarithm of the probability given to the right class, in nats.

    Rows of probabilities add up to 1. Confident and wrong costs most; the probability counts as
    at least 2.2e-16 (ε of float64), so that the largest cost of a sample is 36.
    """
    given = probabilities[np.arange(len(labels)), labels].astype(np.float64)
    return float(-np.log(np.clip(given, _LEAST, 1)).mean()) if len(labels) else math.nan


@dataclass(frozen=True, slots=True)
class ClassMetrics:
    """One part's metrics for classes: `confusion (k, k)`, the others (k,) by class or means.

    NaN: no samples, or no value (see the functions of this module). `log_loss` is NaN as well
    when the loss of the experiment makes no probabilities.
    """

    accuracy: float
    confusion: Array
    precision: Array
    recall: Array
    f1: Array
    macro_precision: float
    macro_recall: float
    macro_f1: float
    log_loss: float


@dataclass(frozen=True, slots=True)
class NumberMetrics:
    """One part's metrics for predicted numbers, in units of the target."""

    r2: float
    mean_absolute_error: float


Metrics = ClassMetrics | NumberMetrics


def of_classes(
    labels: Array, predicted: Array, probabilities: Array | None, k: int
) -> ClassMetrics:
    """All metrics for k classes from the right and the predicted class indices (n,)."""
    table = confusion_matrix(labels, predicted, k)
    right, found, both = precision(table), recall(table), f1(table)
    return ClassMetrics(
        accuracy=accuracy(labels, predicted),
        confusion=freeze(table),
        precision=freeze(right),
        recall=freeze(found),
        f1=freeze(both),
        macro_precision=macro(right, table),
        macro_recall=macro(found, table),
        macro_f1=macro(both, table),
        log_loss=math.nan if probabilities is None else log_loss(probabilities, labels),
    )


def of_numbers(y: Array, predicted: Array) -> NumberMetrics:
    """All metrics for numbers: y and predicted (n, k)."""
    return NumberMetrics(r2(y, predicted), mean_absolute_error(y, predicted))


def metrics_of(trainer: Trainer, part: str) -> Metrics:
    """The metrics of "train", "validation" or "test", in test mode and without class weights."""
    return metrics_with(trainer.setup, trainer.weights, part)


def metrics_with(setup: Setup, weights: Weights, part: str) -> Metrics:
    """The metrics of a part as `metrics_of`, with weights of your own."""
    return at_once(metrics_in_portions(setup, weights, part))


def metrics_in_portions(setup: Setup, weights: Weights, part: str) -> Portions[Metrics]:
    """The same, with a pause after each few hundred samples."""
    samples, loss = setup.parts[part], setup.network.loss
    classes = len(setup.data.classes)
    z = yield from setup.network.predict_in_portions(weights, samples.x)
    with np.errstate(all="ignore"):
        answers = setup.answers(z).astype(np.float64)
        if not classes:
            return of_numbers(samples.labels, answers)
        return of_classes(samples.labels, loss.classify(z), loss.probabilities(z), classes)
