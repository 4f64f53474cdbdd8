"""How well numbers are predicted, in the numbers people quote."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import Array


def r2(y: Array, predicted: Array) -> float:
    """The share of the targets' variance that is explained: 1 − Σ(y − ŷ)² / Σ(y − ȳ)².

    1 is perfect, 0 as good as always answering with the mean ȳ, below 0 worse than that. Several
    targets: the mean of their values. NaN where a target is constant (or there is no sample).
    """
    if not len(y):
        return math.nan
    return float((1 - ratio(((y - predicted) ** 2).sum(axis=0), spread(y))).mean())


def spread(y: Array) -> Array:
    """How far each of some targets (n, k) lies from its mean: Σ(y − ȳ)², (k,); 0 if constant."""
    total = ((y - y.mean(axis=0)) ** 2).sum(axis=0)
    return np.where((y == y[0]).all(axis=0), 0, total)


def mean_absolute_error(y: Array, predicted: Array) -> float:
    """How far off a prediction is on average, in units of the target: mean |y − ŷ|."""
    return float(np.abs(y - predicted).mean()) if len(y) else math.nan


def fits(y: Array, predicted: Array) -> tuple[float, float]:
    """R² and mean absolute error of numbers (n, k)."""
    return r2(y, predicted), mean_absolute_error(y, predicted)


def ratio(above: Array, below: Array) -> Array:
    """above / below, NaN where below is 0."""
    return np.divide(above, below, out=np.full(len(below), math.nan), where=below != 0)
