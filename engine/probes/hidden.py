"""The plane of a hidden layer: what it makes of the data before the next layer sees it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.blocks import blocks_of
from engine.datasets import Data
from engine.knobs import knob
from engine.layers import TEST
from engine.planes import Plane
from engine.probes.base import Probe, probe
from engine.probes.field import Samples, samples_at
from engine.splits import PARTS
from engine.trainer import Trainer

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# Numbers beyond would overflow when squared.
FURTHEST = 1e100


@dataclass(frozen=True, slots=True)
class HiddenReading:
    """The samples on the plane of the layer called `title`."""

    title: str
    plane: Plane
    samples: Samples


@probe("hidden_plane", label="Hidden plane")
@dataclass(frozen=True, slots=True)
class HiddenPlane(Probe):
    """Where a layer puts the samples: its two activations, or their two principal components.

    A layer learns to move the classes apart until one straight line can part them: the folded
    plane of XOR. All samples in test mode. A number beyond the last layer takes the last one.
    """

    layer: int = knob(1, low=1, high=100, help="Which layer, counted from the input.")

    def measure(self, trainer: Trainer) -> HiddenReading:
        plan = trainer.plan
        blocks = blocks_of(trainer.network.layers)
        block = blocks[min(self.layer, len(blocks)) - 1]
        parts = [plan.parts[name] for name in PARTS]
        x = np.concatenate([part.x for part in parts])
        with np.errstate(all="ignore"):
            outputs = trainer.network.forward(trainer.weights, x, TEST).outputs
        h = np.nan_to_num(outputs[block.last + 1].astype(np.float64), nan=0.0)
        h = np.clip(h, -FURTHEST, FURTHEST)
        labels = np.concatenate([part.labels for part in parts])
        plane = Plane.of(Data.of(h, labels, _names(h), plan.data.classes))
        return HiddenReading(block.title, plane, samples_at(plane.project(h), trainer, outputs[-1]))


def _names(h: Array) -> tuple[str, ...]:
    return tuple("h" + str(i + 1).translate(SUBSCRIPTS) for i in range(h.shape[1]))
