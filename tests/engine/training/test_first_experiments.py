"""What the experiments that people meet first must show, measured on the engine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from cli_support import ROOT

from engine.arrays import Array
from engine.specs.edits import replace_at
from engine.training.experiment import ExperimentSpec
from engine.training.trainer import Trainer

RAVINE = ExperimentSpec.load(ROOT / "resources" / "experiments" / "ravine.json")


def walked(spec: ExperimentSpec, steps: int) -> tuple[Trainer, Array]:
    """The weights (steps + 1, parameters) before and after each step."""
    trainer = Trainer(spec)
    path = [trainer.weights.params.flat.copy()]
    for _ in range(steps):
        trainer.step()
        path.append(trainer.weights.params.flat.copy())
    return trainer, np.array(path)


def directions(trainer: Trainer) -> tuple[Array, Array]:
    """Curvatures of the squared loss of a linear neuron, rising, and their directions (columns)."""
    x = trainer.setup.parts["train"].x
    curvatures, along = np.linalg.eigh(x.T @ x / len(x))
    return curvatures, along


class TestTheRavine:
    def test_sgd_zigzags_across_it_crawls_along_it_and_arrives(self) -> None:
        trainer, path = walked(RAVINE, 600)
        curvatures, along = directions(trainer)
        assert curvatures[1] / curvatures[0] == pytest.approx(50, rel=0.1)
        flat, steep = (np.diff(path, axis=0) @ along).T
        # Across: every step goes the other way than the one before, until nothing is left of it.
        assert (np.sign(steep[1:100]) == -np.sign(steep[:99])).all()
        assert np.abs(steep[0]) > 1
        # Along: always the same way, a hundredth as far at first.
        assert (np.sign(flat[:100]) == np.sign(flat[0])).all()
        assert np.abs(flat[0]) < np.abs(steep[0]) / 5
        np.testing.assert_allclose(path[-1], [1, 1], atol=1e-6)
        assert trainer.score("train").loss < 1e-10

    def test_each_direction_shrinks_by_its_own_factor(self) -> None:
        trainer, path = walked(RAVINE, 30)
        curvatures, along = directions(trainer)
        left = (path - 1) @ along
        factors = 1 - RAVINE.optimizer.lr * curvatures
        assert -1 < factors[1] < -0.7
        assert 0.9 < factors[0] < 1
        np.testing.assert_allclose(left[1:], left[:-1] * factors, rtol=1e-6, atol=1e-7)

    def test_it_does_so_on_new_data_as_well(self) -> None:
        for draw in range(20):
            curvatures, _ = directions(Trainer(replace(RAVINE, data_draw=draw)))
            assert -1 < 1 - RAVINE.optimizer.lr * curvatures[1] < -0.6

    def test_a_bias_would_run_away_first(self) -> None:
        # Its input is 1, larger than all others: the steepest direction of all.
        _, path = walked(replace_at(RAVINE, "output_bias", True), 60)
        assert np.abs(path[-1, -1]) > 1e6
        slow = replace_at(replace_at(RAVINE, "output_bias", True), "output_bias_lr_multiplier", 0.1)
        _, path = walked(slow, 600)
        np.testing.assert_allclose(path[-1], [1, 1, 0], atol=1e-4)


class TestTheSpiralOfTheFirstStart:
    def test_it_forms_while_one_watches(self) -> None:
        trainer = Trainer(ExperimentSpec())
        accuracies = {}
        for step in range(1, 3001):
            trainer.step()
            if step in (300, 3000):
                accuracies[step] = trainer.score("test").accuracy
        assert accuracies[300] < 0.9
        assert accuracies[3000] > 0.95
