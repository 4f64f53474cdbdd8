"""Data that are made of arrays: what fits together is taken, anything else is one sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.data.datasets.base import Data, DataError, usual
from engine.data.fits import r2
from engine.data.plane import Plane
from engine.data.scaling import Units
from engine.data.splits import class_weights

X = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]


@pytest.mark.parametrize(
    ("x", "y", "settings", "problem"),
    [
        (np.empty((0, 2)), [], {"classes": ("a", "b")}, "one sample or more, found none"),
        (X, [0, 1, 0], {"classes": ("a", "b"), "image": (2, 2)}, "2 × 2 inputs, found 2"),
        (X, [0, 1], {"classes": ("a", "b")}, "found 2 for 3"),
        (X, [0, 1, 2], {"classes": ("a", "b")}, "whole labels from 0 to 1, found 2 in row 3"),
        (X, [0, 0.5, 1], {"classes": ("a", "b")}, "found 0.5 in row 2"),
        (X, [-1, 0, 1], {"classes": ("a", "b")}, "found -1 in row 1"),
        (X, [[0], [1], [0]], {"classes": ("a", "b")}, r"labels of the shape \(n,\)"),
        (X, np.zeros((3, 0)), {}, r"targets of the shape \(n, k\)"),
        (X, np.zeros((3, 1, 1)), {}, r"targets of the shape \(n, k\)"),
        (X, [0.0, np.inf, 0.0], {}, "found inf in row 2, target 1"),
        (X, ["a", "b", "c"], {}, "targets in a table of numbers"),
        ([1.0, 2.0, 3.0], [0.0] * 3, {}, r"inputs of the shape \(n, 2\)"),
        (np.zeros((3, 3)), [0.0] * 3, {}, r"inputs of the shape \(n, 2\)"),
        (np.zeros((3, 0)), [0.0] * 3, {"inputs": ()}, r"inputs of the shape \(n, 1\)"),
        ([[1.0], [2.0, 3.0]], [0.0] * 2, {}, "inputs in a table of numbers"),
        ([[1.0, np.nan]], [0.0], {}, "found nan in row 1, input 2"),
    ],
)
def test_what_does_not_fit_is_refused(x: Any, y: Any, settings: Any, problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        Data.of(x, y, **settings)


def test_targets_in_a_row_are_a_column() -> None:
    data = Data.of(np.array(X), np.array([1.0, 2.0, 3.0]))
    assert data.y.shape == (3, 1)
    assert not data.x.flags.writeable


def test_labels_are_whole_numbers() -> None:
    data = Data.of(np.array(X), np.array([0.0, 1.0, 1.0]), classes=("a", "b"))
    assert data.y.dtype == np.int64
    assert data.y.tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    ("known", "value"),
    [
        ([[1.0], [2.0], [9.0]], [2.0]),
        ([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]], [0.0, 1.0]),
        (np.empty((0, 2)), [0.0, 0.0]),
    ],
)
def test_the_usual_value_stands_in(known: Any, value: list[float]) -> None:
    assert usual(np.asarray(known)).tolist() == value


def test_the_share_that_is_explained() -> None:
    y = np.array([[1.0], [2.0], [3.0]])
    assert r2(y, y) == 1
    assert r2(y, np.full((3, 1), 2.0)) == 0
    assert r2(y, np.array([[1.0], [2.0], [4.0]])) == pytest.approx(0.5)
    assert np.isnan(r2(y[:0], y[:0]))
    assert np.isnan(r2(np.ones((3, 1)), y))


def test_huge_shifts_leave_what_is_small() -> None:
    """(x − shift) / scale overflows where the parts do not."""
    units = Units(np.array([1e308]), np.array([1e308]))
    assert units(np.array([[-1e308], [1e308]])).ravel().tolist() == [-2.0, 0.0]


def test_every_class_weighs_the_same() -> None:
    labels = np.array([0, 0, 0, 2])
    weights = class_weights(labels, 3)
    assert weights == pytest.approx([4 / 6, 0, 4 / 2])
    assert weights[labels].sum() == pytest.approx(4)
    assert class_weights(np.empty(0, np.int64), 2).tolist() == [0, 0]


@pytest.mark.parametrize("size", [1e300, 1.7e308])
def test_the_plane_of_huge_samples_is_finite(size: float) -> None:
    x = np.array([[-size, 0, 0], [size, 0, 1.0], [0, size / 2, 0], [0, -size, 0.5]])
    plane = Plane.of(Data.of(x, np.array([0, 1, 0, 1]), ("a", "b", "c"), ("p", "q")))
    assert np.isfinite(plane.extent).all()
    flat = plane.project(x)
    assert np.isfinite(flat).all()
    assert flat[1, 0] != flat[0, 0]
    assert np.isfinite(plane.grid(4)).all()
