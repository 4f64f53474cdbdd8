"""The layer that adds what layers inside it compute to its input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array, Shapes
from engine.network.layers.activate import Activate
from engine.network.layers.base import QUIET, Arrays, Layer, Mode, layer
from engine.network.layers.dense import Affine, Dense
from engine.network.layers.readings import BatchStatistics, Factors, Term
from engine.network.layers.units import Units
from engine.sentences import Sentence
from engine.specs.edits import switched
from engine.specs.knobs import KnobError, knobs_of, parts

Layers = tuple[Layer, ...]

# So deep residual blocks may be inside each other.
DEEPEST = 4


@dataclass(slots=True)
class Branch:
    """What a residual block keeps of a pass through F.

    outputs[0] is x, outputs[i + 1] the output of layer i of F; caches[i] what that layer kept.
    """

    outputs: list[Array]
    caches: list[Any]


def _two_layers() -> Layers:
    return (Dense(), Activate())


@layer("residual", label="Residual block")
@dataclass(frozen=True, slots=True)
class Residual(Layer):
    """Adds what the layers inside it compute to its input, so that signals have a way around.

    y = x + F(x), where F is the layers inside one after the other; ∂L/∂x = dy + (∂F/∂x)ᵀ dy. The
    1 of the sum lets the gradient through however little F passes on, which is why such networks
    can be very deep. F must keep the width. Parameters are named by their layer in F, such as
    "0.W". Each block adds its variance to that of x: deep stacks want normalisation, or small
    first weights at the end of F. Source: He, Zhang, Ren, Sun 2016.
    """

    layers: tuple[Layer, ...] = parts(
        _two_layers,
        most=20,
        label="Layers inside",
        symbol="F",
        level="beginner",
        help="The layers of F, whose answer is added to the input.",
    )
    formula: ClassVar[str] = "y = x + F(x)"
    kernel: ClassVar[tuple[str, ...]] = ("fork",)
    weighted: ClassVar[bool] = True
    answer: ClassVar[Term] = Term("h", Sentence("answer of the residual block"))
    around: ClassVar[str] = "x + {inside}"

    def __post_init__(self) -> None:
        # A class with slots is made anew by its decorator: super() would look for the old one.
        Layer.__post_init__(self)
        if self.depth > DEEPEST:
            raise KnobError(
                "layers", Sentence("expected residual blocks at most {most} deep", most=DEEPEST)
            )

    @classmethod
    def begin_block(cls, weights: Layer, active: Layer) -> Layers:
        return (cls((switched(weights, Dense), active)),)

    @property
    def depth(self) -> int:
        return 1 + max((lay.depth for lay in self.layers), default=0)

    @property
    def draws_noise(self) -> bool:
        return any(lay.draws_noise for lay in self.layers)

    @property
    def needs_batch(self) -> bool:
        return any(lay.needs_batch for lay in self.layers)

    def term(self, name: str) -> Term:
        place, _, own = name.partition(".")
        return self.layers[int(place)].term(own)

    @property
    def penalized(self) -> tuple[str, ...]:
        return tuple(f"{i}.{name}" for i, lay in enumerate(self.layers) for name in lay.penalized)

    @property
    def biases(self) -> tuple[str, ...]:
        return tuple(f"{i}.{name}" for i, lay in enumerate(self.layers) for name in lay.biases)

    @property
    def lr_factors(self) -> tuple[float, ...]:
        return tuple(factor for lay in self.layers for factor in lay.lr_factors)

    def with_frozen(self, frozen: bool) -> Residual:
        return replace(self, layers=tuple(lay.with_frozen(frozen) for lay in self.layers))

    @property
    def frozen(self) -> Units:
        place = self._last
        return () if place is None else self.layers[place].frozen

    def with_unit_frozen(self, unit: int, frozen: bool) -> Residual:
        place = self._last
        if place is None:
            return self
        last = self.layers[place].with_unit_frozen(unit, frozen)
        return replace(self, layers=(*self.layers[:place], last, *self.layers[place + 1 :]))

    @property
    def _last(self) -> int | None:
        """The place of the last layer with weights inside, whose units are those of the block."""
        places = [place for place, lay in enumerate(self.layers) if lay.weighted]
        return places[-1] if places else None

    def fill_lr_multipliers(self, factors: Arrays, frozen: Units) -> Units:
        # What comes before has its own way around the block; the last layer of F answers for it.
        inner: Units = ()
        for lay, own in zip(self.layers, _apart(factors, len(self.layers)), strict=True):
            inner = lay.fill_lr_multipliers(own, inner)
        return inner

    @property
    def data_dependent(self) -> bool:
        return any(lay.data_dependent for lay in self.layers)

    def problem(self, fan_in: int) -> str | None:
        *widths, last = self._widths(fan_in)
        for lay, width in zip(self.layers, widths, strict=True):
            if (problem := lay.problem(width)) is not None:
                return problem
        if last == fan_in:
            return None
        return Sentence(
            "F of a residual block must give back as many numbers as it gets, {fan_in}; it gives "
            "{last}: set its last layer with weights to {fan_in} units",
            fan_in=fan_in,
            last=last,
        )

    def shapes(self, fan_in: int) -> Shapes:
        inside = zip(self.layers, self._widths(fan_in), strict=False)
        return _flat([lay.shapes(n) for lay, n in inside])

    def buffer_shapes(self, fan_in: int) -> Shapes:
        inside = zip(self.layers, self._widths(fan_in), strict=False)
        return _flat([lay.buffer_shapes(n) for lay, n in inside])

    def init(self, fan_in: int, rng: np.random.Generator) -> dict[str, Array]:
        # One stream for each layer with weights: normalisation inside leaves their draws alone.
        streams = iter(rng.spawn(len(self.layers)))
        inside = zip(self.layers, self._widths(fan_in), strict=False)
        return _flat([lay.init(n, next(streams) if lay.weighted else rng) for lay, n in inside])

    def settle(self, params: Arrays, x: Array) -> None:
        for lay, own in zip(self.layers, _apart(params, len(self.layers)), strict=True):
            lay.settle(own, x)
            x, _ = lay.forward(own, x, QUIET)

    def forward(self, params: Arrays, x: Array, mode: Mode) -> tuple[Array, Branch]:
        branch = Branch([x], [])
        for lay, own in zip(self.layers, _apart(params, len(self.layers)), strict=True):
            output, cache = lay.forward(own, branch.outputs[-1], mode)
            branch.outputs.append(output)
            branch.caches.append(cache)
        return x + branch.outputs[-1], branch

    def backward(
        self, params: Arrays, cache: Branch, dy: Array, grads: Arrays, to_input: bool = True
    ) -> Array | None:
        inner: Array | None = dy
        count = len(self.layers)
        own, slopes = _apart(params, count), _apart(grads, count)
        first = next((i for i, arrays in enumerate(slopes) if arrays), count)
        for i in range(count - 1, -1 if to_input else first - 1, -1):
            assert inner is not None
            needed = to_input or i > first
            lay = self.layers[i]
            inner = lay.backward(own[i], cache.caches[i], inner, slopes[i], needed)
        return None if inner is None or not to_input else dy + inner

    def observe(self, params: Arrays, cache: Branch) -> None:
        inside = zip(self.layers, _apart(params, len(self.layers)), cache.caches, strict=True)
        for lay, own, kept in inside:
            lay.observe(own, kept)

    def factors(
        self, params: Arrays, cache: Branch, dy: Array, name: str, index: tuple[int, ...]
    ) -> Factors | None:
        count = len(self.layers)
        first, _, own_name = name.partition(".")
        own, place, inner = _apart(params, count), int(first), dy
        for i in range(count - 1, place, -1):
            unwanted = {key: np.zeros_like(values) for key, values in own[i].items()}
            found = self.layers[i].backward(own[i], cache.caches[i], inner, unwanted)
            assert found is not None
            inner = found
        return self.layers[place].factors(own[place], cache.caches[place], inner, own_name, index)

    def batch_statistics(
        self, params: Arrays, x: Array, y: Array, cache: Branch
    ) -> Iterator[BatchStatistics]:
        for i, own in enumerate(_apart(params, len(self.layers))):
            before, after = cache.outputs[i : i + 2]
            yield from self.layers[i].batch_statistics(own, before, after, cache.caches[i])

    def kernel_branch(self, outputs: list[Array], caches: list[Any]) -> Branch:
        return Branch(outputs, caches)

    def fitted(self, fan_in: int) -> Residual:
        # The last weights inside follow it. If no layer may be that wide, the block stays unfit.
        inside = fitted(self.layers, fan_in)
        allowed = knobs_of(Affine)["units"].problem(fan_in) is None
        bound = [i for i, lay in enumerate(inside) if lay.units is not None]
        if allowed and bound and replace(self, layers=inside)._widths(fan_in)[-1] != fan_in:
            place = bound[-1]
            rest = fitted(inside[place + 1 :], fan_in)
            inside = (*inside[:place], inside[place].with_units(fan_in), *rest)
        return replace(self, layers=inside)

    def _widths(self, fan_in: int) -> list[int]:
        """Columns of x and of each output inside."""
        widths = [fan_in]
        for lay in self.layers:
            widths.append(lay.width(widths[-1]))
        return widths


def fitted(layers: Layers, fan_in: int) -> Layers:
    """The same layers with every residual block made to keep the width it is given."""
    done: list[Layer] = []
    for lay in layers:
        done.append(lay.fitted(fan_in))
        fan_in = done[-1].width(fan_in)
    return tuple(done)


def _flat(layers: list[Any]) -> dict[str, Any]:
    """One dictionary for all layers inside: "W" of layer 0 is "0.W"."""
    return {f"{i}.{name}": values for i, own in enumerate(layers) for name, values in own.items()}


def _apart(arrays: Arrays, count: int) -> list[dict[str, Array]]:
    """The arrays of each layer inside, by its own names: what `_flat` has put together."""
    layers: list[dict[str, Array]] = [{} for _ in range(count)]
    for name, values in arrays.items():
        place, _, own = name.partition(".")
        layers[int(place)][own] = values
    return layers
