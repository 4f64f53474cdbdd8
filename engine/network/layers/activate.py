"""The layer that applies a non-linearity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.arrays import Array
from engine.network.activations import Activation, Tanh
from engine.network.layers.base import Arrays, Layer, Mode, layer
from engine.network.layers.moments import Flow, SignalMoments, through_function
from engine.network.layers.readings import Term
from engine.sentences import Sentence
from engine.specs.knobs import part


@layer("activate", label="Activation")
@dataclass(frozen=True, slots=True)
class Activate(Layer):
    """Applies an activation function to every unit.

    h = f(s), ∂L/∂s = ∂L/∂h · f'(s).
    """

    activation: Activation = part(
        Tanh,
        level="beginner",
        help="The non-linearity of the layer; changing it keeps the weights.",
    )
    formula: ClassVar[str] = "h = f(s)"
    kernel: ClassVar[tuple[str, ...]] = ("activate",)
    answer: ClassVar[Term] = Term("h", Sentence("activation"))

    @property
    def rule(self) -> str:
        return self.activation.formula

    def problem(self, fan_in: int) -> str | None:
        if fan_in > 1 or self.activation.elementwise:
            return None
        name = getattr(self.activation, "label", type(self.activation).__name__)
        return Sentence(
            "{name} compares units with each other: expected two or more, found one",
            name=Sentence(name),
        )

    def flow(self, fan_in: int, x: SignalMoments) -> Flow | None:
        return through_function(self.activation, x) if self.activation.elementwise else None

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array]]:
        h = self.activation(x)
        return h, (x, h)

    def backward(
        self,
        params: Arrays,
        cache: tuple[Array, Array],
        dy: Array,
        grads: Arrays,
        to_input: bool = True,
    ) -> Array | None:
        return self.activation.backward(*cache, dy) if to_input else None

    def kernel_cache(self, x: Array, y: Array, room: Array) -> tuple[Array, Array]:
        return x, y
