"""What lies on the plane of a hidden layer besides the samples."""

from __future__ import annotations

import numpy as np
import pytest
from samples import Line, normalized, spiral

from engine.data.datasets import dataset
from engine.network.activations import Identity, ReLU
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.losses import MeanSquaredError
from engine.probes import HiddenPlane
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer

TWO = (Dense(units=2), Activate(), Dense(units=3), Activate())


def trained(spec: ExperimentSpec, steps: int = 20) -> Trainer:
    trainer = Trainer(spec)
    for _ in range(steps):
        trainer.step()
    return trainer


def test_the_rest_of_the_network_answers_where_a_sample_lies_as_it_does_for_the_sample() -> None:
    trainer = trained(spiral(layers=TWO))
    reading = HiddenPlane(resolution=200).measure(trainer)
    left, right, bottom, top = reading.plane.extent
    x, y = reading.samples.points.T
    columns = ((x - left) / (right - left) * 200).astype(int)
    rows = ((y - bottom) / (top - bottom) * 200).astype(int)
    answers = reading.rest.values[rows, columns].argmax(axis=1)
    assert (answers == reading.samples.predicted).mean() > 0.95


def test_the_lines_are_where_the_next_neurons_have_zero() -> None:
    trainer = trained(spiral(layers=TWO))
    reading = HiddenPlane().measure(trainer)
    W, b = (trainer.weights.layers[2][name] for name in "Wb")
    np.testing.assert_allclose(reading.lines, np.column_stack([W.T, b]))


def test_lines_on_principal_components_are_those_of_the_plane() -> None:
    trainer = trained(spiral(layers=(Dense(units=5), Activate(), *TWO)))
    reading = HiddenPlane(layer=1).measure(trainer)
    W, b = (trainer.weights.layers[2][name] for name in "Wb")
    for (u, v, c), column in zip(reading.lines, range(2), strict=True):
        # A point of the line, back among the five activations.
        foot = -c * np.array([u, v]) / (u * u + v * v)
        h = reading.plane.origin + foot @ reading.plane.axes
        assert h @ W[:, column] + b[column] == pytest.approx(0, abs=1e-9)


def test_there_are_no_lines_behind_a_normalisation_nor_of_the_output() -> None:
    layers = (Dense(units=2), Activate(), Dense(units=3), BatchNorm(), Activate())
    trainer = trained(spiral(layers=layers))
    assert len(HiddenPlane(layer=1).measure(trainer).lines) == 0
    assert len(HiddenPlane(layer=2).measure(trainer).lines) == 0


def test_a_linear_layer_leaves_the_lines_of_the_grid_straight_and_relu_folds_them() -> None:
    for activation, straight in ((Identity(), True), (ReLU(), False)):
        trainer = Trainer(spiral(layers=(Dense(units=2), Activate(activation))))
        grid = HiddenPlane().measure(trainer).grid
        bend = np.abs(np.diff(grid, n=2, axis=1)).max()
        assert (bend < 1e-6) == straight


def test_the_grid_begins_at_the_corners_of_the_input_plane() -> None:
    trainer = Trainer(spiral(layers=(Dense(units=2), Activate(Identity()))))
    left, right, bottom, top = trainer.setup.plane.extent
    W, b = (trainer.weights.layers[0][name] for name in "Wb")
    grid = HiddenPlane().measure(trainer).grid
    np.testing.assert_allclose(grid[0, 0], np.array([left, bottom]) @ W + b, rtol=1e-6)
    np.testing.assert_allclose(grid[0, -1], np.array([right, bottom]) @ W + b, rtol=1e-6)
    np.testing.assert_allclose(grid[-1, -1], np.array([right, top]) @ W + b, rtol=1e-6)


def test_one_input_has_one_line_and_three_have_none() -> None:
    sine = ExperimentSpec(data=DataSpec(dataset["sine"]()), loss=MeanSquaredError())
    assert HiddenPlane().measure(Trainer(sine)).grid.shape[0] == 1
    three = ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError())
    assert HiddenPlane().measure(Trainer(three)).grid.shape[0] == 0


def test_a_single_unit_is_drawn_under_its_targets() -> None:
    spec = ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError())
    reading = HiddenPlane(layer=9).measure(trained(spec))
    assert reading.units == 1
    assert reading.rest.values.shape[0] == 1
    np.testing.assert_array_equal(reading.samples.points[:, 1], reading.samples.labels[:, 0])


def test_the_extent_is_the_same_for_points_that_move_a_little() -> None:
    trainer = trained(normalized(), 40)
    first = HiddenPlane().measure(trainer).plane.extent
    trainer.step()
    assert HiddenPlane().measure(trainer).plane.extent == first
