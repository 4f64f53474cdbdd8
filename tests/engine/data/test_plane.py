"""The plane that data is drawn on: identity for two inputs, principal components for more."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data.datasets import Data
from engine.data.plane import Plane, PlaneView
from engine.data.scaling import sizes


def data_of(x: np.ndarray, y: np.ndarray | None = None, classes: tuple[str, ...] = ()) -> Data:
    names = tuple(f"input {i}" for i in range(x.shape[1]))
    return Data.of(x, np.zeros(len(x)) if y is None else y, inputs=names, classes=classes)


def test_two_inputs_are_drawn_as_they_are() -> None:
    x = np.array([[0.0, 5.0], [2.0, 7.0], [1.0, 6.0]])
    plane = Plane.of(data_of(x))
    np.testing.assert_array_equal(plane.project(x), x)
    assert plane.labels == ("input 0", "input 1")
    assert plane.explained == 1
    assert not plane.principal


@pytest.mark.parametrize("far", [1.0, 1e200])
def test_whoever_interrupts_waits_for_some_of_the_rows(
    monkeypatch: pytest.MonkeyPatch, far: float
) -> None:
    """Its extremes were looked for in all of a large table at once."""
    x = np.random.default_rng(1).normal(size=(60, 4))
    x[41, 2] *= far
    whole, seen = Plane.of(data_of(x)), list[int]()
    monkeypatch.setattr("engine.data.plane.ENTRIES", 5 * 4)
    monkeypatch.setattr(
        "engine.data.plane.sizes", lambda rows: seen.append(len(rows)) or sizes(rows)
    )
    plane = Plane.of(data_of(x))
    assert max(seen) == 5
    np.testing.assert_allclose(plane.extent, whole.extent, rtol=1e-12)
    np.testing.assert_allclose(plane.axes, whole.axes, rtol=1e-12)


@pytest.mark.parametrize("d", [1, 2, 3, 10])
def test_all_points_lie_inside_the_picture(d: int) -> None:
    x = np.random.default_rng(d).normal(3, 2, (50, d))
    plane = Plane.of(data_of(x))
    left, right, bottom, top = plane.extent
    a, b = plane.project(x).T
    assert left < a.min() <= a.max() < right
    assert bottom < b.min() <= b.max() < top


@pytest.mark.parametrize("d", [3, 10])
def test_more_inputs_are_drawn_on_the_two_directions_of_largest_variance(d: int) -> None:
    rng = np.random.default_rng(0)
    spread = np.array([9.0, 5.0] + [0.1] * (d - 2))
    turn, _ = np.linalg.qr(rng.standard_normal((d, d)))
    x = 4 + (spread * rng.standard_normal((400, d))) @ turn.T
    plane = Plane.of(data_of(x))
    np.testing.assert_allclose(plane.axes @ plane.axes.T, np.eye(2), atol=1e-12)
    a, b = plane.project(x).T
    np.testing.assert_allclose([a.mean(), b.mean()], 0, atol=1e-9)
    assert a.var() > b.var()
    assert plane.explained == pytest.approx((a.var() + b.var()) / x.var(axis=0).sum())
    assert plane.explained > 0.99
    assert "principal" in plane.labels[0]


def test_the_plane_does_not_flip_with_the_sign_of_an_eigenvector() -> None:
    for seed in range(8):
        x = np.random.default_rng(seed).standard_normal((30, 4))
        axes = Plane.of(data_of(x)).axes
        assert (axes[np.arange(2), np.abs(axes).argmax(axis=1)] > 0).all()


@pytest.mark.parametrize("d", [2, 3, 5])
def test_the_grid_is_the_samples_behind_the_pixels(d: int) -> None:
    x = np.random.default_rng(2).standard_normal((40, d))
    plane = Plane.of(data_of(x))
    grid = plane.grid(6)
    assert grid.shape == (36, d)
    left, right, bottom, top = plane.extent
    points = plane.project(grid).reshape(6, 6, 2)
    np.testing.assert_allclose(points[0, :, 0], left + (right - left) * (np.arange(6) + 0.5) / 6)
    np.testing.assert_allclose(points[:, 0, 1], bottom + (top - bottom) * (np.arange(6) + 0.5) / 6)


@pytest.mark.parametrize("d", [1, 2, 3])
def test_equal_samples_still_have_a_picture(d: int) -> None:
    plane = Plane.of(data_of(np.ones((20, d))))
    left, right, bottom, top = plane.extent
    assert left < right
    assert bottom < top
    assert np.isfinite(plane.grid(3)).all()
    assert 0 <= plane.explained <= 1


def test_one_input_is_drawn_against_its_target() -> None:
    x = np.linspace(0, 1, 11)[:, None]
    plane = Plane.of(data_of(x, 10 * x[:, 0] ** 2))
    assert plane.labels[1] == "target"
    assert plane.extent[2] < 0
    assert plane.extent[3] > 10
    assert plane.grid(7).shape == (7, 1)


def test_two_of_many_inputs_are_drawn_with_the_others_at_their_mean() -> None:
    x = np.random.default_rng(3).normal(2, 1, (30, 4))
    plane = Plane.of(data_of(x), PlaneView(across=2, upwards=0))
    np.testing.assert_allclose(plane.project(x), x[:, [2, 0]])
    assert plane.labels == ("input 2", "input 0")
    assert not plane.principal
    grid = plane.grid(5)
    np.testing.assert_allclose(grid[:, [1, 3]], np.tile(x.mean(axis=0)[[1, 3]], (25, 1)))
    np.testing.assert_allclose(plane.project(grid)[0], grid[0, [2, 0]])
    variances = x.var(axis=0)
    assert plane.explained == pytest.approx((variances[2] + variances[0]) / variances.sum())


def test_the_other_inputs_can_be_those_of_a_sample() -> None:
    x = np.random.default_rng(3).normal(2, 1, (30, 4))
    plane = Plane.of(data_of(x), PlaneView(across=2, upwards=0, held=7))
    np.testing.assert_allclose(plane.grid(2)[:, [1, 3]], np.tile(x[7, [1, 3]], (4, 1)))
    gone = Plane.of(data_of(x), PlaneView(across=2, upwards=0, held=30))
    np.testing.assert_allclose(gone.grid(2)[0, 1], x[:, 1].mean())


@pytest.mark.parametrize(
    "view", [PlaneView(0, 0), PlaneView(0, 4), PlaneView(-1, 1), PlaneView(1, -1), PlaneView()]
)
def test_a_view_that_names_no_two_inputs_gives_principal_components(view: PlaneView) -> None:
    plane = Plane.of(data_of(np.random.default_rng(3).normal(2, 1, (30, 4))), view)
    assert plane.principal


def test_two_inputs_have_one_view_only() -> None:
    x = np.random.default_rng(3).normal(2, 1, (30, 2))
    np.testing.assert_array_equal(Plane.of(data_of(x), PlaneView(1, 0)).project(x), x)


def test_of_a_large_table_some_rows_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    x = np.random.default_rng(0).normal(3, (4, 2, 1), (900, 3))
    every = Plane.of(data_of(x))
    monkeypatch.setattr("engine.data.plane.MOST_MEASURED", 300)
    some = Plane.of(data_of(x))
    kept = x[np.linspace(0, 899, 300).astype(int)]
    np.testing.assert_array_equal(some.origin, kept.mean(axis=0))
    np.testing.assert_allclose(some.axes, every.axes, atol=0.1)
    assert some.explained == pytest.approx(every.explained, abs=0.02)


@pytest.mark.parametrize("count", [1, 2, 900])
def test_of_many_inputs_the_two_directions_are_found_without_all_the_others(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(3)
    x = rng.standard_normal((count, 12)) @ rng.standard_normal((12, 40)) / 20
    data = Data.of(x, np.arange(count) % 2, tuple(f"x{i}" for i in range(40)), ("a", "b"))
    solved = Plane.of(data)
    monkeypatch.setattr("engine.data.plane.MOST_SOLVED", 2)
    monkeypatch.setattr("engine.data.plane.ENTRIES", 4000)
    found = Plane.of(data)
    np.testing.assert_allclose(found.axes @ found.axes.T, np.eye(2), atol=1e-12)
    assert found.explained == pytest.approx(solved.explained)
    if count > 2:
        np.testing.assert_allclose(found.axes, solved.axes, atol=1e-5)
        assert sum(1 for _ in Plane.in_portions(data)) > count * 40 / 4000, "in portions"


def test_samples_that_do_not_vary_have_a_plane_however_many_inputs_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("engine.data.plane.MOST_SOLVED", 2)
    data = Data.of(np.ones((5, 9)), np.zeros(5, int), tuple("abcdefghi"), ("a", "b"))
    plane = Plane.of(data)
    assert np.isfinite(plane.axes).all()
    assert plane.explained == 1
