"""Races: variants of one experiment that are worth seeing side by side, from the same start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from engine.files.bpg import MOST_LANES
from engine.network.activations import Activation, activation
from engine.network.initializers import Initializer, Normal, initializer
from engine.network.layer_edits import (
    with_activation_everywhere,
    with_batch_norm_everywhere,
    with_weights_everywhere,
)
from engine.network.penalties import L2, NoPenalty, Penalty
from engine.optimizers import Optimizer, optimizer
from engine.sentences import Sentence
from engine.specs.edits import replace_at
from engine.specs.knobs import NumberKnob, Spec, knobs_of
from engine.specs.registry import Registry, SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.nearest import nearest_setup
from engine.training.setup import Setup, Setups

# What most people have heard of, and what the lectures compare, comes in the first heat.
FIRST_OPTIMIZERS = ("sgd", "momentum", "rmsprop", "adam", "adagrad")
FIRST_ACTIVATIONS = ("sigmoid", "tanh", "relu", "leaky_relu", "elu")
FIRST_INITIALIZERS = ("xavier", "kaiming", "glorot")
# Of normal first weights: one that makes deep networks fall silent, one that makes them saturate.
WIDTHS = (0.01, 1.0)
STRENGTHS = (0.0, 0.001, 0.01, 0.1)
DRAWS = 4
BATCHES = (1, 32)


class Variant(NamedTuple):
    """One experiment of a race, and what it is called there."""

    name: str
    spec: ExperimentSpec


@dataclass(frozen=True, slots=True)
class Entries:
    """Who takes part in a race; `left_out` says of every other variant why it cannot."""

    variants: tuple[Variant, ...]
    left_out: tuple[str, ...] = ()

    @property
    def heats(self) -> tuple[tuple[Variant, ...], ...]:
        """The variants in turns of as many as run at once."""
        places = range(0, len(self.variants), MOST_LANES)
        return tuple(self.variants[place : place + MOST_LANES] for place in places)


@dataclass(frozen=True, slots=True)
class Race(Spec):
    """A few experiments that differ in one respect: samples, first weights and batches are those
    of the experiment they are made of, wherever shapes agree.
    """

    def variants(self, setup: Setup) -> Iterator[Variant]:
        """The experiments, in the order in which they are shown, whether they can run or not."""
        raise NotImplementedError

    def entries(self, setup: Setup) -> Entries:
        """The variants that can run; places of first values that were set by hand follow."""
        setups = Setups()
        setups.of(setup)
        running: dict[ExperimentSpec, str] = {}
        left_out: list[str] = []
        for name, spec in self.variants(setup):
            try:
                found, _ = nearest_setup(spec, setups, setup)
                problem = ""
                if found.spec in running:
                    problem = Sentence("here the same as {other}", other=running[found.spec])
            except SpecError as misfit:
                problem = misfit.problem
            if problem:
                left_out.append(Sentence("{name}: {problem}", name=name, problem=problem))
            else:
                running[found.spec] = name
        variants = tuple(Variant(name, spec) for spec, name in running.items())
        return Entries(variants, tuple(left_out))


race: Registry[Race] = Registry("race", Race)


@race("optimizers", label="Race the optimisers")
@dataclass(frozen=True, slots=True)
class OptimizerRace(Race):
    """Every optimiser with a learning rate of its own.

    The one at hand stays as it is set. Its learning rate goes for those that usually begin with
    the same one: what suits SGD suits momentum, what suits Adam suits RMSProp.
    """

    def variants(self, setup: Setup) -> Iterator[Variant]:
        own = setup.spec.optimizer
        usual = type(own)().lr
        for kind in _first(optimizer, FIRST_OPTIMIZERS):
            rule: Optimizer = kind()
            if rule.lr == usual:
                rule = replace(rule, lr=own.lr)
            rule = own if type(own) is kind else rule
            yield Variant(_label(kind), replace(setup.spec, optimizer=rule))


@race("initializers", label="Race the initialisations")
@dataclass(frozen=True, slots=True)
class InitializerRace(Race):
    """Every way to draw the first weights of all layers, the output layer's too.

    They are what is raced: first values that were set by hand are left out.
    """

    def variants(self, setup: Setup) -> Iterator[Variant]:
        for width in WIDTHS:
            drawn = Normal(std=width)
            yield self._variant(setup, Sentence("σ = {width:g}", width=width), drawn)
        for kind in _first(initializer, FIRST_INITIALIZERS):
            if kind is not Normal:
                yield self._variant(setup, _label(kind), kind())

    def _variant(self, setup: Setup, name: str, drawn: Initializer) -> Variant:
        layers = with_weights_everywhere(setup.spec.layers, drawn)
        spec = replace(setup.spec, layers=layers, output_init=drawn, starts=())
        return Variant(name, spec)


@race("activations", label="Race the activations")
@dataclass(frozen=True, slots=True)
class ActivationRace(Race):
    """Every activation function, in all hidden layers at once; first weights are the same."""

    def variants(self, setup: Setup) -> Iterator[Variant]:
        for kind in _first(activation, FIRST_ACTIVATIONS):
            chosen: type[Activation] = kind
            layers = with_activation_everywhere(setup.spec.layers, chosen)
            yield Variant(_label(kind), replace(setup.spec, layers=layers))


@race("penalties", label="λ = 0, 0.001, 0.01, 0.1")
@dataclass(frozen=True, slots=True)
class PenaltyRace(Race):
    """Four strengths of a penalty: of the one that is chosen, else of L2."""

    def variants(self, setup: Setup) -> Iterator[Variant]:
        own = setup.spec.penalty
        kind: Penalty = own if "strength" in knobs_of(type(own)) else L2()
        for strength in STRENGTHS:
            chosen = replace_at(kind, "strength", strength) if strength else NoPenalty()
            name = Sentence("λ = {strength:g}", strength=strength)
            yield Variant(name, replace(setup.spec, penalty=chosen))


@race("batch_norm", label="With and without BatchNorm")
@dataclass(frozen=True, slots=True)
class BatchNormRace(Race):
    """The same network without batch normalisation, and with it behind all weighted sums."""

    def variants(self, setup: Setup) -> Iterator[Variant]:
        names = (Sentence("without BatchNorm"), Sentence("with BatchNorm"))
        for name, wanted in zip(names, (False, True), strict=True):
            layers = with_batch_norm_everywhere(setup.spec.layers, wanted)
            yield Variant(name, replace(setup.spec, layers=layers))


@race("draws", label="Four draws of weights")
@dataclass(frozen=True, slots=True)
class DrawRace(Race):
    """The same experiment from four draws of first weights, the one at hand first.

    First values that were set by hand are left out.
    """

    def variants(self, setup: Setup) -> Iterator[Variant]:
        own, most = setup.spec.weights_draw, _most("weights_draw")
        for number in range(DRAWS):
            draw = (own + number) % (most + 1)
            name = Sentence("draw {number}", number=draw)
            yield Variant(name, replace(setup.spec, weights_draw=draw, starts=()))


@race("batches", label="Batch 1, 32, all")
@dataclass(frozen=True, slots=True)
class BatchRace(Race):
    """One sample at a time, a few, and all at once."""

    def variants(self, setup: Setup) -> Iterator[Variant]:
        count, most = len(setup.parts["train"]), _most("batch_size")
        for size in (*(size for size in BATCHES if size < count), min(count, most)):
            name = Sentence("batch of {size:,}", size=size)
            if size == count:
                name = Sentence("all {size:,} at once", size=size)
            yield Variant(name, replace(setup.spec, batch_size=size))


def _first(family: Registry[Any], names: Iterable[str]) -> list[type[Any]]:
    """The kinds of a family, those of these names first."""
    first = [family[name] for name in names]
    return [*first, *(kind for kind in family if kind not in first)]


def _label(kind: type[Spec]) -> str:
    """What a kind is called, without the remark in brackets."""
    return Sentence(str(getattr(kind, "label", kind.__name__)).partition(" (")[0])


def _most(name: str) -> int:
    """The largest number allowed for a setting of the experiment."""
    setting = knobs_of(ExperimentSpec)[name]
    assert isinstance(setting, NumberKnob)
    return int(setting.high)
