"""What the optimiser remembers of one parameter, and how far it moved it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.arrays import Array
from engine.network.places import Parameter
from engine.probes.base import Probe, cut, probe
from engine.specs.knobs import knob, text
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class OwnMemoryReading:
    """One parameter w in the eyes of the optimiser.

    `memory` holds its number in every array by name, such as the velocity v or the running average
    of the square. `gradient` is that of the last mini-batch, `step` what was added to w by it and
    `before` by the one before; NaN before there is one.
    """

    place: Parameter
    value: float
    memory: tuple[tuple[str, float], ...]
    gradient: float
    step: float
    before: float

    @property
    def rate(self) -> float:
        """The learning rate that it really had, |Δ| / |∂L/∂w|; NaN without a gradient."""
        return abs(self.step / self.gradient) if self.gradient else math.nan

    @property
    def turned(self) -> bool:
        """Whether the last step went the other way than the one before."""
        return self.step * self.before < 0


@probe("own_memory", label="Optimiser memory of one parameter")
@dataclass(frozen=True, slots=True)
class OwnMemoryProbe(Probe):
    """What the optimiser remembers of one weight or bias, and the step that it made of that.

    Velocity, average square and their like by the names of the rule; Δw and |Δw| / |∂L/∂w|, the
    learning rate that this parameter really had. Indices beyond the last take the last.
    """

    layer: int = knob(0, low=0, high=10_000, help="Which layer of the network, counted from 0.")
    array: str = text("W", most=40, help="Which array of the layer, such as W or b.")
    first: int = knob(0, low=0, high=1_000_000, help="The first index: of a weight, its input.")
    second: int = knob(0, low=0, high=1_000_000, help="The second index: of a weight, its unit.")

    @classmethod
    def at(cls, place: Parameter) -> OwnMemoryProbe:
        """The probe of a place."""
        first, second = (*place.index, 0, 0)[:2]
        return cls(layer=place.layer, array=place.name, first=first, second=second)

    def measure(self, trainer: Trainer) -> OwnMemoryReading | None:
        params = trainer.weights.params
        i = min(self.layer, len(params.views) - 1)
        if self.array not in params.views[i]:
            return None
        values = params.views[i][self.array]
        asked = (self.first, self.second)[: values.ndim]
        index = tuple(min(at, n - 1) for at, n in zip(asked, values.shape, strict=True))

        def own(flat: Array | None) -> float:
            return math.nan if flat is None else float(cut(flat, params)[i][self.array][index])

        return OwnMemoryReading(
            Parameter(i, self.array, index),
            float(values[index]),
            tuple((name, own(flat)) for name, flat in trainer.descent.memory.items()),
            math.nan if trainer.last is None else own(trainer.grads.flat),
            own(trainer.last_update),
            own(trainer.update_before),
        )
