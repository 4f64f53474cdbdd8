"""The first weights of a setup: drawn, finished by its samples, pre-trained, then set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.arrays import Array, single
from engine.network.network import Weights
from engine.steps import Portions, at_once
from engine.training.experiment import OUTPUT_KNOBS, ExperimentSpec

if TYPE_CHECKING:
    from engine.training.setup import Setup

# How many training samples data-dependent first weights are scaled by.
FIRST_SAMPLES = 256
# What decides first weights, but for what is set by hand.
DECIDE_BEGINNING = (
    "data", "seed", "data_draw", "weights_draw", "dtype", "loss", "layers", *OUTPUT_KNOBS,
    "pretraining",
)  # fmt: skip
# How many results of pre-training are kept: each is as large as all parameters.
MOST_KEPT = 2


@dataclass(frozen=True, slots=True)
class Pretrained:
    """What came of pre-training: parameters, running statistics and the losses on the way."""

    params: Array
    buffers: Array
    losses: tuple[tuple[float, ...], ...]


@dataclass(slots=True)
class KeptBeginnings:
    """What came of pre-training experiments on the same samples, the newest first.

    Who begins again, or sets a first weight by hand, need not wait for it again.
    """

    _kept: list[tuple[object, Pretrained]] = field(default_factory=list)

    def of(self, spec: ExperimentSpec) -> Pretrained | None:
        """What came of it for this experiment, if that is known."""
        wanted = _decided_by(spec)
        return next((found for key, found in tuple(self._kept) if key == wanted), None)

    def keep(self, spec: ExperimentSpec, found: Pretrained) -> None:
        """Keep what came of it for this experiment."""
        self._kept = [(_decided_by(spec), found), *self._kept[: MOST_KEPT - 1]]


class Beginning:
    """How the first weights of a setup come about.

    `weights` are drawn at once; they are pre-trained in place, portion by portion, and `ready` says
    that all of it is done. `losses` holds, for every layer that has begun to learn, its loss before
    the first epoch and after each; empty where there is no pre-training, or where nobody knows.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        # Not the first batch: first weights must not depend on the batch size, which is live.
        samples = setup.parts["train"].x[:FIRST_SAMPLES]
        self.weights = setup.network.init(setup.stream_of_layer, samples)
        if setup.spec.engine == "kernel":
            self.weights.params.flat[...] = single(self.weights.params.flat)
            setup.network.set_starts(self.weights)
        self.losses: Sequence[Sequence[float]] = ()
        self.ready = not setup.spec.pretraining.learns
        if not self.ready and (known := setup.beginnings.of(setup.spec)) is not None:
            self._take(known)

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        layers = self._setup.network.layers[:-1]
        blocks = sum(lay.weighted for lay in layers)
        return 1.0 if self.ready else self._setup.spec.pretraining.share_done(blocks, self.losses)

    def portions(self) -> Portions[None]:
        """Do what is left of it."""
        if self.ready:
            return
        setup, weights, losses = self._setup, self.weights, list[list[float]]()
        self.losses, spec = losses, setup.spec
        yield from spec.pretraining.in_portions(
            setup.network,
            weights,
            setup.parts["train"].x,
            lambda block: spec.stream("pretraining", block),
            losses,
        )
        found = Pretrained(
            weights.params.flat.copy(),
            weights.buffers.flat.copy(),
            tuple(tuple(each) for each in losses),
        )
        setup.beginnings.keep(spec, found)
        self._take(found)

    def suits(self, spec: ExperimentSpec) -> bool:
        """Whether the same comes of this experiment, but for what is set by hand."""
        return _decided_by(spec) == _decided_by(self._setup.spec)

    def give_up(self) -> None:
        """Other weights come in place of these."""
        self.ready = True

    def _take(self, found: Pretrained) -> None:
        weights = self.weights
        weights.params.flat[...], weights.buffers.flat[...] = found.params, found.buffers
        self._setup.network.set_starts(weights)
        self.losses, self.ready = found.losses, True


def first_weights(setup: Setup) -> Weights:
    """What training of a setup begins with, however long that takes."""
    return at_once(first_weights_in_portions(setup))


def first_weights_in_portions(setup: Setup) -> Portions[Weights]:
    """The same with pauses."""
    beginning = Beginning(setup)
    yield from beginning.portions()
    return beginning.weights


def _decided_by(spec: ExperimentSpec) -> tuple[object, ...]:
    """What decides the weights that pre-training comes to, those of the output layer included."""
    return tuple(getattr(spec, name) for name in DECIDE_BEGINNING)
