"""The layer that silences units at random while training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.layers.base import Arrays, Layer, Mode, layer
from engine.network.layers.moments import Flow, SignalMoments
from engine.network.layers.readings import Term
from engine.sentences import Sentence
from engine.specs.knobs import knob


@layer("dropout", label="Dropout")
@dataclass(frozen=True, slots=True)
class Dropout(Layer):
    """Silences each unit at random while training, so that units cannot lean on each other.

    y = x ⊙ mask, ∂L/∂x = dy ⊙ mask; each entry of the mask is 0 with probability p, else
    1/(1-p), so that the mean of y is x and nothing need be rescaled at test time ("inverted"
    dropout). In test mode, and for probes, y = x. The loss of a training step is therefore noisy
    and higher than that of the same samples in test mode. Source: Srivastava and others 2014.
    """

    rate: float = knob(
        0.2,
        low=0.0,
        high=0.95,
        label="Dropout rate",
        symbol="p",
        help="The share of units silenced in each step; it can be changed while training.",
    )
    formula: ClassVar[str] = "y = x ⊙ mask / (1 − p),  mask ~ Bernoulli(1 − p)"
    kernel: ClassVar[tuple[str, ...]] = ("dropout", "rate")
    after_activation: ClassVar[bool] = True
    training_only: ClassVar[bool] = True
    answer: ClassVar[Term] = Term("h", Sentence("activation behind dropout"))

    @property
    def title(self) -> Sentence:
        return Sentence("{name} {rate:g}", name=Sentence(self.label), rate=self.rate)

    @property
    def draws_noise(self) -> bool:
        return self.rate > 0

    def flow(self, fan_in: int, x: SignalMoments) -> Flow | None:
        return Flow(x, 1.0)

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Array | None]:
        if not mode.training or mode.rng is None or self.rate == 0:
            return x, None
        # Drawn as float32 in either precision: half the cost, and the same mask in both.
        kept = mode.rng.random(x.shape, dtype=np.float32) >= self.rate
        mask = kept * x.dtype.type(1 / (1 - self.rate))
        return x * mask, mask

    def backward(
        self,
        params: Arrays,
        cache: Array | None,
        dy: Array,
        grads: Arrays,
        to_input: bool = True,
    ) -> Array | None:
        if not to_input:
            return None
        return dy if cache is None else dy * cache

    def kernel_room(self, fan_in: int) -> tuple[int, int]:
        return fan_in, 0

    def kernel_cache(self, x: Array, y: Array, room: Array) -> Array | None:
        return room.reshape(x.shape) if self.draws_noise else None
