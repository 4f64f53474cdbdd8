"""Gaussian classes: clouds in the plane, and N(0, 1) in many dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.data.datasets.base import Data, Generated, dataset, noise_level
from engine.data.datasets.drawing import even_labels, input_names, jittered, numbered, polar
from engine.specs.knobs import choice, knob


@dataset("clouds", label="Clouds")
@dataclass(frozen=True, slots=True)
class Clouds(Generated):
    """Gaussian clouds around evenly spaced centres, one class each.

    The centre of class c of k lies at the given distance from the origin, at the angle
    2π c/k + π/4; the noise is the standard deviation of each cloud. Centres lie in [−1, 1]²,
    samples within about three standard deviations of them. Clouds that do not overlap are
    linearly separable.
    """

    noise: float = noise_level(
        0.2, help="Standard deviation of each cloud, in units of the inputs."
    )
    classes: int = knob(
        2,
        low=2,
        high=8,
        rebuilds=True,
        level="beginner",
        symbol="k",
        help="How many clouds, each a class of its own.",
    )
    distance: float = knob(
        0.6,
        low=0.0,
        high=1.0,
        symbol="d",
        help="Distance of the centres from the origin.",
    )
    formula: ClassVar[str] = "x ~ N(μ_y, σ² I),  μ_y = d · (cos φ, sin φ),  φ = 2π y/k + π/4"

    def sample(self, rng: np.random.Generator) -> Data:
        """All spread comes from the noise: without it each class is one point."""
        y = even_labels(self.samples, self.classes)
        centres = polar(np.full(len(y), self.distance), 2 * np.pi * y / self.classes + np.pi / 4)
        return Data.of(jittered(rng, centres, self.noise), y, classes=numbered(self.classes))


@dataset("normal", label="Normal inputs")
@dataclass(frozen=True, slots=True)
class Normal(Generated):
    """Independent N(0, 1) inputs in any number of dimensions, as used to study initialisation.

    "random" labels have nothing to do with the inputs: a network can only learn them by heart.
    "teacher" labels can be learned: the output of a random network of 16 tanh units, with
    W ~ N(0, 4/d) and v ~ N(0, 1), is ranked and cut into k equal parts. Noise adds to the
    inputs after the labels are fixed, which makes their variance 1 + σ².
    """

    noise: float = noise_level(
        0.0, help="Standard deviation of noise added to the inputs after labelling."
    )
    inputs: int = knob(
        2,
        low=1,
        high=500,
        log=True,
        rebuilds=True,
        level="beginner",
        symbol="d",
        help="How many inputs each sample has.",
    )
    classes: int = knob(2, low=2, high=10, rebuilds=True, symbol="k", help="How many classes.")
    labels: str = choice(
        "teacher",
        "teacher",
        "random",
        help="Whether the labels follow from the inputs or are drawn at random.",
    )
    formula: ClassVar[str] = "x ~ N(0, I),  teacher: y = ⌊k · rank(v · tanh(W x)) / n⌋"
    teacher_units: ClassVar[int] = 16

    def sample(self, rng: np.random.Generator) -> Data:
        """Inputs first, then labels, then noise."""
        x = rng.standard_normal((self.samples, self.inputs))
        y = even_labels(self.samples, self.classes)
        if self.labels == "teacher":
            y = self._taught(rng, x)
        x = jittered(rng, x, self.noise)
        return Data.of(x, y, inputs=input_names(self.inputs), classes=numbered(self.classes))

    def _taught(self, rng: np.random.Generator, x: Array) -> Array:
        # 2/√d steers the tanh units well off their linear part for any number of inputs.
        weights = rng.standard_normal((self.inputs, self.teacher_units)) * 2 / np.sqrt(self.inputs)
        score = np.tanh(x @ weights) @ rng.standard_normal(self.teacher_units)
        y = np.empty(len(x), np.int64)
        y[np.argsort(score, kind="stable")] = np.arange(len(x)) * self.classes // len(x)
        return y
