"""Pre-training: first weights that layers learn from the inputs alone, before there is a loss.

An auto-encoder has its own input as target. Layer by layer from the input, each block of the
network, its layer with weights and what follows it, learns to say something from which a linear
layer can tell what it was given. That decoder is thrown away; what the block says is what the next
one learns to encode. The output layer stays as drawn: it learns from the answers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.network.blocks import Layers, blocks_in
from engine.network.layers import Dense, Mode
from engine.network.losses import MeanSquaredError
from engine.network.network import Network, Weights
from engine.optimizers import Adam
from engine.specs.knobs import Spec, knob
from engine.specs.registry import Registry
from engine.steps import Portions

# The random stream of a block, by its number among those that are pre-trained.
Stream = Callable[[int], np.random.Generator]
# For every block that has begun to learn its loss before the first epoch, and after each.
Losses = list[list[float]]


@dataclass(frozen=True, slots=True)
class Pretraining(Spec):
    """What is done to the first weights before training begins; nothing unless it `learns`."""

    formula: ClassVar[str]
    learns: ClassVar[bool] = False

    @property
    def passes(self) -> int:
        """How often each block sees the samples."""
        raise NotImplementedError

    def share_done(self, blocks: int, losses: Sequence[Sequence[float]]) -> float:
        """How much of the work is done, 0 to 1, where so many blocks are to learn."""
        if not losses:
            return 0.0
        done = len(losses) - 1 + max(0, len(losses[-1]) - 1) / max(1, self.passes)
        return min(1.0, done / max(1, blocks))

    def in_portions(
        self, network: Network, weights: Weights, x: Array, stream: Stream, losses: Losses
    ) -> Portions[None]:
        """Change `weights` in place, given the inputs x (n, fan_in) of the training samples.

        For every block that learns a list is added to `losses`: the loss before its first epoch
        and after each, as soon as it is known.
        """
        raise NotImplementedError


pretraining: Registry[Pretraining] = Registry("pretraining", Pretraining)


@pretraining("none", label="None")
@dataclass(frozen=True, slots=True)
class NoPretraining(Pretraining):
    """Training begins with the first weights as they were drawn.

    W stays W.
    """

    formula: ClassVar[str] = "W ← W"


@pretraining("auto_encoders", label="Auto-encoders, layer by layer")
@dataclass(frozen=True, slots=True)
class AutoEncoders(Pretraining):
    """Every layer first learns to encode its input so that a linear layer can tell what it was.

    L = 1/(2n) Σᵢ ‖ĥᵢ − hᵢ‖² with ĥ = g(h) V + c, where h is what the layer below says, g the layer
    itself with its activation, and V, c the decoder, which is thrown away. One layer after the
    other from the input, by mini-batches with Adam; no labels are needed. What was frozen counts
    for training alone. Source: Bengio, Lamblin, Popovici, Larochelle 2007, after Hinton,
    Salakhutdinov 2006.
    """

    epochs: int = knob(
        20,
        low=1,
        high=1000,
        log=True,
        label="Epochs per layer",
        rebuilds=True,
        help="How often each layer sees all training samples before the next one learns.",
    )
    lr: float = knob(
        0.01,
        low=1e-5,
        high=1.0,
        log=True,
        label="Pre-training rate",
        symbol="η",
        rebuilds=True,
        help="The learning rate of the auto-encoders; training has one of its own.",
    )
    batch_size: int = knob(
        32,
        low=1,
        high=5000,
        log=True,
        label="Pre-training batch",
        symbol="n",
        rebuilds=True,
        level="full",
        help="Samples whose mean gradient makes one step of an auto-encoder.",
    )
    formula: ClassVar[str] = "ĥ = g(h) V + c,  L = 1/(2n) Σᵢ ‖ĥᵢ − hᵢ‖²"
    learns: ClassVar[bool] = True

    @property
    def passes(self) -> int:
        return self.epochs

    def in_portions(
        self, network: Network, weights: Weights, x: Array, stream: Stream, losses: Losses
    ) -> Portions[None]:
        first = number = 0
        for layers in blocks_in(network.layers[:-1]):
            inside = slice(first, first + len(layers))
            encoder = AutoEncoder.of(network, weights, inside, x.shape[1], stream(number))
            if any(lay.weighted for lay in layers):
                losses.append([])
                yield from self._taught(encoder, x, losses[-1])
                number += 1
            x = yield from encoder.code(x)
            first = inside.stop

    def _taught(self, encoder: AutoEncoder, x: Array, losses: list[float]) -> Portions[None]:
        """Teach one auto-encoder; it stops where loss or gradient is not finite any more."""
        losses.append((yield from encoder.loss(x)))
        optimizer, memory, updates = Adam(lr=self.lr), encoder.empty_memory(Adam.memory), 0
        for _ in range(self.epochs):
            order = encoder.rng.permutation(len(x))
            for start in range(0, len(x), self.batch_size):
                grad = encoder.gradient(x[order[start : start + self.batch_size]])
                if grad is None:
                    losses.append(math.nan)
                    return
                updates += 1
                encoder.move(optimizer.delta(grad, memory, updates, self.lr, encoder.flat))
                yield
            encoder.hand_over()
            losses.append((yield from encoder.loss(x)))


class AutoEncoder:
    """A block of a network with a linear decoder on top, which is to say what the block was given.

    The block begins with the weights of the network and hands its own over to it.
    """

    def __init__(
        self, network: Network, taught: list[dict[str, Array]], rng: np.random.Generator
    ) -> None:
        self.network, self.rng = network, rng
        self.weights = network.init(lambda _: rng)
        self._taught = taught
        self._grads: ParameterVector = network.gradients()
        self.mode = Mode(training=True, rng=rng)
        for own, theirs in self._pairs():
            own[...] = theirs

    @classmethod
    def of(
        cls,
        network: Network,
        weights: Weights,
        inside: slice,
        fan_in: int,
        rng: np.random.Generator,
    ) -> AutoEncoder:
        """The one for these layers of `network`, which take `fan_in` columns."""
        layers: Layers = (*network.layers[inside], Dense(units=fan_in))
        own = Network(layers, fan_in, MeanSquaredError(), dtype=network.dtype)
        return cls(own, weights.layers[inside], rng)

    @property
    def flat(self) -> Array:
        """All its parameters in one vector, those of the decoder last."""
        return self.weights.params.flat

    def empty_memory(self, names: tuple[str, ...]) -> dict[str, Array]:
        """What an optimiser remembers before its first step."""
        return {name: np.zeros_like(self.flat) for name in names}

    def gradient(self, x: Array) -> Array | None:
        """∂L/∂parameters where x is what it is given, and what it is to say; None: not finite."""
        with np.errstate(all="ignore"):
            done = self.network.loss_and_gradients(self.weights, x, x, self.mode, self._grads)
            flat = self._grads.flat
            if not (math.isfinite(done.loss) and math.isfinite(flat @ flat)):
                return None
        self.network.observe(self.weights, done)
        return flat

    def move(self, update: Array) -> None:
        """Change all parameters by so much."""
        self.weights.params.flat += update

    def hand_over(self) -> None:
        """Give the network what the block has learnt so far."""
        for own, theirs in self._pairs():
            theirs[...] = own

    def loss(self, x: Array) -> Portions[float]:
        """How far what it says of x is from x, see `MeanSquaredError`; in test mode."""
        said = yield from self.network.predict_in_portions(self.weights, x)
        with np.errstate(all="ignore"):
            return float(self.network.loss.value(said, x))

    def code(self, x: Array) -> Portions[Array]:
        """What the block makes of x, without the decoder."""
        return self.network.predict_in_portions(self.weights, x, len(self._taught))

    def _pairs(self) -> Iterator[tuple[Array, Array]]:
        """Every array of the block beside the one of the network that it is taught for."""
        for own, theirs in zip(self.weights.layers, self._taught, strict=False):
            yield from ((own[name], values) for name, values in theirs.items())
