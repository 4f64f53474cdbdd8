"""What every data set is: a spec that samples `Data` from a random stream."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.knobs import Spec, knob
from engine.registry import Registry


@dataclass(frozen=True, slots=True)
class Data:
    """Samples with what they mean; arrays are read-only.

    x: (n, d) float64, in the units named by `inputs`. y: (n,) int64 class indices into
    `classes`, or (n, k) float64 targets when `classes` is empty. `image`: (height, width) if
    a sample is a picture.
    """

    x: Array
    y: Array
    inputs: tuple[str, ...]
    classes: tuple[str, ...] = ()
    image: tuple[int, int] | None = None

    @classmethod
    def of(
        cls,
        x: Array,
        y: Array,
        inputs: tuple[str, ...] = ("x₁", "x₂"),
        classes: tuple[str, ...] = (),
        image: tuple[int, int] | None = None,
    ) -> Data:
        """Data made of read-only float64 inputs and int64 labels (or float64 targets)."""
        target = np.int64 if classes else np.float64
        return cls(
            freeze(np.asarray(x, np.float64)), freeze(np.asarray(y, target)), inputs, classes, image
        )


@dataclass(frozen=True, slots=True)
class Dataset(Spec):
    """A source of samples. The same stream gives the same samples, bit for bit."""

    def sample(self, rng: np.random.Generator) -> Data:
        """Draw the data; `rng` is the experiment's stream "data"."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Generated(Dataset):
    """A data set made by a formula: it has a sample count and a noise level.

    Points are drawn first and noise is added last, so that a change of the noise level moves
    the points of the same sample instead of drawing others.
    """

    samples: int = knob(
        300,
        low=20,
        high=5000,
        log=True,
        rebuilds=True,
        level="beginner",
        symbol="n",
        help="How many samples are drawn before they are split.",
    )
    noise: float = knob(
        0.1,
        low=0.0,
        high=1.0,
        rebuilds=True,
        level="beginner",
        symbol="σ",
        help="Standard deviation of the Gaussian noise, in units of the inputs.",
    )


dataset: Registry[Dataset] = Registry("dataset", Dataset)
