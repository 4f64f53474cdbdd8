"""What every layer is: what it computes forwards, and the exact chain rule backwards.

Layers hold no arrays. `forward(params, x, mode) -> (y, cache)` and
`backward(params, cache, dy, grads) -> dx` are given everything they read and show everything they
keep, so that any intermediate value can be looked at. Batches are rows: `x (n, fan_in)`,
`y (n, width)`, `dy = ∂L/∂y`. `params` maps names to arrays and holds the running statistics too;
`grads` holds arrays of the parameters' shapes, which `backward` fills.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array, Shapes
from engine.network.activations import Activation
from engine.network.initializers import Initializer
from engine.network.layers.moments import Flow, SignalMoments
from engine.network.layers.readings import BatchStatistics, Factors, Term
from engine.network.layers.units import Units, frozen_factor
from engine.sentences import Sentence
from engine.specs.edits import replace_at, switched
from engine.specs.knobs import Spec, knob
from engine.specs.paths import joined
from engine.specs.registry import Registry

Arrays = Mapping[str, Array]


class LayerMisfit(ValueError):  # noqa: N818
    """A layer that cannot follow what is below it: `problem` says what would fit.

    `place` is its number among the layers of the network, from 0.
    """

    def __init__(self, place: int, problem: str) -> None:
        super().__init__(
            Sentence("{path}: {problem}", path=joined("layers", place), problem=problem)
        )
        self.place = place
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Mode:
    """Whether a pass trains (batch statistics, noise from `rng`) or only predicts."""

    training: bool
    rng: np.random.Generator | None = None


TEST = Mode(training=False)
# Batch statistics as in training, but no noise: what probes and first values are measured with.
QUIET = Mode(training=True)


@dataclass(frozen=True, slots=True)
class Layer(Spec):
    """One step of the network, from a batch of rows to a batch of rows.

    Whatever others need to know of a layer it says here; nobody asks which kind it is.

    `weighted` layers are what the lectures count: each begins a column of the window, and what
    follows it up to the next one belongs to it. Of the others, one that stands `after_activation`
    changes what a layer says; the rest is done to its weighted sums. `training_only`: y = x in
    test mode. `answer` is what its output is called, `arrays` what its arrays are called; `around`
    is how the layers inside it are written.
    """

    label: ClassVar[str]
    formula: ClassVar[str]
    kernel: ClassVar[tuple[str, ...]] = ()
    weighted: ClassVar[bool] = False
    after_activation: ClassVar[bool] = False
    training_only: ClassVar[bool] = False
    answer: ClassVar[Term] = Term("h", Sentence("answer"))
    arrays: ClassVar[Mapping[str, Term]] = {}
    around: ClassVar[str] = "{inside}"

    @property
    def title(self) -> Sentence:
        """A short name for it with the numbers that matter most, such as "Dense 8"."""
        return Sentence(self.label)

    @property
    def rule(self) -> str:
        """What it computes, as a formula."""
        return self.formula

    @property
    def activation(self) -> Activation | None:
        """The activation function, of a layer that applies one and does nothing else."""
        return None

    @property
    def layers(self) -> tuple[Layer, ...] | None:
        """The layers inside it, of a layer that has room for some."""
        return None

    @property
    def depth(self) -> int:
        """How many layers with layers inside are inside each other, this one included."""
        return 0

    @property
    def units(self) -> int | None:
        """How many units it was given; None if that follows from what it is fed."""
        return None

    @property
    def sums(self) -> int:
        """How many weighted sums x W + b make one unit; 1: the sum is the answer, 0: none do.

        W (fan_in, sums · units) and b (sums · units,) have the first sum of every unit, then the
        second of every unit.
        """
        return 0

    @property
    def init_weights(self) -> Initializer | None:
        """How its weights start, of a layer with weights of its own."""
        return None

    @property
    def draws_noise(self) -> bool:
        """Whether a pass in training draws random numbers."""
        return False

    @property
    def needs_batch(self) -> bool:
        """Whether nothing gets through it in training with batches of one sample."""
        return False

    @classmethod
    def begin_block(cls, weights: Layer, active: Layer) -> tuple[Layer, ...]:
        """A new block that begins with such a layer, set as `weights`; `active` may follow it."""
        return (switched(weights, cls),)

    def with_units(self, units: int) -> Layer:
        """This layer as wide as that, if it is given its width; raises `KnobError`."""
        return self

    def fitted(self, fan_in: int) -> Layer:
        """This layer for inputs of another width, where its own has to follow."""
        return self

    def term(self, name: str) -> Term:
        """What its array `name` is called."""
        return self.arrays.get(name) or Term(name, Sentence(name))

    def flow(self, fan_in: int, x: SignalMoments) -> Flow | None:
        """What the layer makes at its first weights of inputs with these moments, and of δ.

        None where theory has no number for it.
        """
        return None

    def factors(
        self, params: Arrays, cache: Any, dy: Array, name: str, index: tuple[int, ...]
    ) -> Factors | None:
        """δ (n,) and h (n,) of every sample, so that ∂L/∂w = Σ δ h for the parameter at `index`.

        δ is the error signal of the sum that the parameter enters, h what it is multiplied by
        there. None where the gradient has no such form. dy = ∂L/∂y (n, width).
        """
        return None

    def batch_statistics(
        self, params: Arrays, x: Array, y: Array, cache: Any
    ) -> Iterator[BatchStatistics]:
        """Every normalisation over the batch in this layer, in a pass that made y of x."""
        yield from ()

    @property
    def penalized(self) -> tuple[str, ...]:
        """Names of the parameters that a penalty counts: weights, but no biases or scales."""
        return ()

    @property
    def biases(self) -> tuple[str, ...]:
        """Names of the biases, which a penalty counts only if it has a strength of their own."""
        return ()

    @property
    def lr_factors(self) -> tuple[float, ...]:
        """The learning-rate factors of all that learns in it."""
        # Layers with parameters of their own have the knob, see `lr_multiplier` below.
        own = getattr(self, "lr_multiplier", None)
        return () if own is None else (own,)

    @property
    def frozen(self) -> Units:
        """The units that do not learn, though the layer does."""
        return ()

    def with_frozen(self, frozen: bool) -> Layer:
        """This layer frozen, or learning: with the factor 1 if it had none."""
        if not self.lr_factors:
            return self
        return replace_at(self, "lr_multiplier", frozen_factor(self.lr_factors[0], frozen))

    def with_unit_frozen(self, unit: int, frozen: bool) -> Layer:
        """This layer with one of its units frozen, or learning."""
        return self

    def fill_lr_multipliers(self, factors: Arrays, frozen: Units) -> Units:
        """Fill in what the learning rate of each parameter is multiplied by; 0: it never moves.

        `frozen` are the frozen units of what this layer follows; its own are returned.
        """
        for values in factors.values():
            values[...] = self.lr_factors[0] if self.lr_factors else 1.0
            values[..., list(frozen)] = 0
        return frozen

    @property
    def data_dependent(self) -> bool:
        """Whether first values are finished by looking at data, by `settle`."""
        return False

    def problem(self, fan_in: int) -> str | None:
        """One phrase on why the layer cannot take `fan_in` columns of input, else None."""
        return None

    def width(self, fan_in: int) -> int:
        """Columns of the output for `fan_in` columns of input."""
        return fan_in

    def shapes(self, fan_in: int) -> Shapes:
        """Shapes of the parameters that gradients train."""
        return {}

    def buffer_shapes(self, fan_in: int) -> Shapes:
        """Shapes of the running statistics, which no gradient trains."""
        return {}

    def init(self, fan_in: int, rng: np.random.Generator) -> dict[str, Array]:
        """First values of parameters and running statistics."""
        return {}

    def settle(self, params: Arrays, x: Array) -> None:
        """Finish the first values in place, given the first inputs x (n, fan_in) of this layer."""

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Any]:
        """y and what `backward` will need; writes to nothing."""
        raise NotImplementedError

    def backward(
        self, params: Arrays, cache: Any, dy: Array, grads: Arrays, to_input: bool = True
    ) -> Array | None:
        """Fill `grads`; return ∂L/∂x, or None when `to_input` says nobody needs it."""
        raise NotImplementedError

    def observe(self, params: Arrays, cache: Any) -> None:
        """Move the running statistics towards the batch that `cache` saw."""

    def kernel_room(self, fan_in: int) -> tuple[int, int]:
        """How many numbers the kernel keeps between its ways: for each row, and once."""
        return 0, 0

    def kernel_cache(self, x: Array, y: Array, room: Array) -> Any:
        """What `forward` would have kept of x, from what the kernel has kept in its room."""
        return x

    def kernel_branch(self, outputs: list[Array], caches: list[Any]) -> Any:
        """The same of a layer with layers inside, which made `outputs` of x, the first of them."""
        raise NotImplementedError


layer: Registry[Layer] = Registry("layer", Layer)


def lr_multiplier() -> Any:
    """The knob of a layer with parameters that makes it learn faster, slower or not at all."""
    return knob(
        1.0,
        low=0.0,
        high=10.0,
        label="Learning-rate factor",
        level="full",
        help="What the learning rate of this layer is multiplied by; 0 freezes the layer.",
    )
