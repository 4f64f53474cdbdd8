"""How a neuron died: the step, and what of its update did it, by repeating the recorded past."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.arrays import Array
from engine.network.blocks import Block
from engine.network.layers import QUIET
from engine.network.network import Network, Weights
from engine.network.places import Neuron, Parameter
from engine.probes.base import PROBE_SAMPLES, Probe, cut, probe
from engine.probes.units.xray import column_knob, neuron_in, unit_knob
from engine.steps import Portions, at_once
from engine.training.run import Run
from engine.training.trainer import Trainer

# So many draws are made until one of them fires.
MOST_DRAWS = 100
# Streams of draws are told apart by step, layer and neuron.
FURTHEST = 1_000_000_000


class Fate(Enum):
    """Whether a neuron is alive, or since when it is dead.

    BEFORE: since the beginning of what is recorded. CHANGE: since a value or a setting was changed
    by hand. LOST: its past cannot be repeated.
    """

    ALIVE = "alive"
    BEFORE = "before"
    STEP = "step"
    CHANGE = "change"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Blow:
    """What one step did to a neuron, at the sample of the fixed batch with its largest s before.

    s = h·w + b went from `before` to `after`: by `weights` = h·Δw, by `bias` = Δb and by `inputs`
    = Δh·w of the new weights, as the layers below moved, too. These three are NaN where more than
    a weighted sum leads to s. `largest` is the largest s of any sample after the step. `gradient`
    is ∂L/∂b, `slope` the length of ∂L/∂w, `update` that of Δw, `rate` the learning rate.
    `fired` of `batch` samples of the mini-batch fired.
    """

    before: float
    after: float
    largest: float
    weights: float
    bias: float
    inputs: float
    gradient: float
    slope: float
    update: float
    rate: float
    fired: int
    batch: int


@dataclass(frozen=True, slots=True)
class DeathReading:
    """What became of the neuron at `place` by step `now`; if it died, at `step`, with its blow.

    `revival` are other values of its own weights, drawn as first weights are, with which it fires;
    none for a neuron that is alive, or where no draw does.
    """

    place: Neuron
    now: int
    fate: Fate
    step: int
    blow: Blow | None
    revival: tuple[tuple[Parameter, float], ...]


@probe("death", label="Death of a neuron")
@dataclass(frozen=True, slots=True)
class DeathProbe(Probe):
    """When a dead neuron died and what killed it: its last step, in numbers.

    Dead is what has slope 0 for every sample of the fixed batch. The recorded past is repeated
    from the last checkpoint at which the neuron was alive, bit for bit.
    """

    column: int = column_knob()
    unit: int = unit_knob()

    def measure_run(self, run: Run) -> DeathReading:
        return at_once(self.in_portions(run))

    def in_portions(self, run: Run) -> Portions[DeathReading]:
        """The same with a pause after every step that is repeated."""
        block, place = neuron_in(run.trainer, self.column, self.unit)
        now = run.step_count
        if NeuronState.at(run.trainer, block, place.unit).alive:
            return DeathReading(place, now, Fate.ALIVE, now, None, ())
        yield
        fate, step, blow = yield from self._story(run, place)
        yield
        return DeathReading(place, now, fate, step, blow, drawn_again(run.trainer, place))

    def _story(self, run: Run, place: Neuron) -> Portions[tuple[Fate, int, Blow | None]]:
        """Whether it died at a step, which, and of what."""
        now, kept = run.step_count, run.timeline.checkpoints
        other = run.fork()
        yield
        for step in (*(c.step for c in reversed(kept.until(now))), kept.start):
            other.seek(step)
            yield
            if _state_of(other.trainer, place).alive:
                return (yield from _died(other, now, place))
        return Fate.BEFORE, kept.start, None


def _died(run: Run, now: int, place: Neuron) -> Portions[tuple[Fate, int, Blow | None]]:
    """Repeat the steps of a run, at which the neuron is alive, up to step `now`."""
    story: tuple[Fate, int, Blow | None] = Fate.LOST, run.step_count, None
    before = _state_of(run.trainer, place)
    while run.step_count < now:
        rate = run.trainer.rate
        run.advance(1)
        after = _state_of(run.trainer, place)
        if before.alive and not after.alive:
            pushed = run.trainer.last_update
            moved = after.own - before.own
            by_hand = pushed is None or not np.allclose(
                moved, pushed[after.places], rtol=1e-3, atol=1e-12
            )
            fate = Fate.CHANGE if by_hand else Fate.STEP
            story = fate, run.step_count, _blow(run.trainer, before, after, rate)
        before = after
        yield
    return story


@dataclass(frozen=True, slots=True)
class NeuronState:
    """A neuron at one step: its s (n,), what enters it (n, fan_in), and its own parameters.

    `places` are their numbers among all parameters. `plain` tells whether s = h·w + b is all.
    """

    block: Block
    unit: int
    s: Array
    entering: Array
    places: Array
    own: Array
    plain: bool
    alive: bool

    @classmethod
    def at(cls, trainer: Trainer, block: Block, unit: int) -> NeuronState:
        """How a neuron is now, for the fixed batch."""
        x = trainer.setup.parts["train"].x[:PROBE_SAMPLES]
        lay = trainer.network.layers[block.first]
        with np.errstate(all="ignore"):
            x = _through(trainer.network, trainer.weights, x, range(block.first))
            s = _through(trainer.network, trainer.weights, x, range(block.first, block.pre + 1))
            flat = block.activation.flat(s)[:, unit]
        plain = block.first == block.pre and lay.sums == 1
        places = numbers_of(trainer, block, unit)
        own = trainer.weights.params.flat[places].copy()
        return cls(
            block, unit, s[:, unit].astype(np.float64), x.astype(np.float64), places, own,
            plain, not bool(flat.all()),
        )  # fmt: skip


def _through(network: Network, weights: Weights, h: Array, layers: range) -> Array:
    """What these layers make of h, with batch statistics and without noise."""
    for i in layers:
        h = network.layers[i].forward(weights.layers[i], h, QUIET)[0]
    return h


def _state_of(trainer: Trainer, place: Neuron) -> NeuronState:
    block, _ = neuron_in(trainer, place.column, place.unit)
    return NeuronState.at(trainer, block, place.unit)


def own_parameters(trainer: Trainer, block: Block, unit: int) -> list[Parameter]:
    """The weights that lead to a neuron, its bias, and scale and shift of its normalisation.

    None inside a residual block, whose neurons are sums of several layers.
    """
    network = trainer.network
    inside = range(block.first, block.pre + 1)
    if any(network.layers[i].layers is not None for i in inside):
        return []
    width = (*network.fan_ins, network.width)[block.pre + 1]
    return [
        Parameter(i, name, (*index, column))
        for i in inside
        for name, shape in network.layers[i].shapes(network.fan_ins[i]).items()
        for column in range(unit, shape[-1], width)
        for index in np.ndindex(shape[:-1])
    ]


def numbers_of(trainer: Trainer, block: Block, unit: int) -> Array:
    """Where the own parameters of a neuron stand in the vector of all."""
    params = trainer.weights.params
    numbered = cut(np.arange(params.flat.size), params)
    found = [numbered[at.layer][at.name][at.index] for at in own_parameters(trainer, block, unit)]
    return np.array(found, dtype=np.int64)


def _blow(trainer: Trainer, before: NeuronState, after: NeuronState, rate: float) -> Blow:
    """What the step between two looks did."""
    network, block, unit = trainer.network, after.block, after.unit
    worst = int(np.argmax(before.s))
    grads = trainer.grads.views[block.first]
    weights = bias = inputs = math.nan
    gradient = float(grads["b"][unit]) if "b" in grads else 0.0
    slope = float(np.linalg.norm(grads["W"][:, unit])) if "W" in grads else math.nan
    fan_in = network.fan_ins[block.first]
    moved = after.own - before.own
    if after.plain:
        h, later, w = before.entering[worst], after.entering[worst], after.own[:fan_in]
        weights = float(h @ moved[:fan_in])
        bias = float(moved[fan_in]) if len(moved) > fan_in else 0.0
        inputs = float((later - h) @ w)
    assert trainer.last is not None
    s = trainer.last.outputs[block.pre + 1]
    with np.errstate(all="ignore"):
        fired = int((~block.activation.flat(s)[:, unit]).sum())
    return Blow(
        float(before.s[worst]), float(after.s[worst]), float(after.s.max()), weights, bias, inputs,
        gradient, slope, float(np.linalg.norm(moved[:fan_in])), rate, fired, len(s),
    )  # fmt: skip


def drawn_again(trainer: Trainer, place: Neuron) -> tuple[tuple[Parameter, float], ...]:
    """Own parameters of a neuron as first weights are drawn: the first draw with which it fires.

    The draws come from the stream "revive" of the experiment, one for every step and neuron.
    """
    block, _ = neuron_in(trainer, place.column, place.unit)
    places = own_parameters(trainer, block, place.unit)
    if not places:
        return ()
    network, tried = trainer.network, Weights(trainer.network)
    tried.params.flat[...] = trainer.weights.params.flat
    tried.buffers.flat[...] = trainer.weights.buffers.flat
    number = (trainer.step_count * FURTHEST + place.unit) * FURTHEST + place.column
    rng = trainer.spec.stream("revive", number)
    h = NeuronState.at(trainer, block, place.unit).entering.astype(network.dtype)
    for _ in range(MOST_DRAWS):
        fresh = {
            i: network.layers[i].init(network.fan_ins[i], rng)
            for i in range(block.first, block.pre + 1)
        }
        for at in places:
            tried.layers[at.layer][at.name][at.index] = fresh[at.layer][at.name][at.index]
        with np.errstate(all="ignore"):
            s = _through(network, tried, h, range(block.first, block.pre + 1))
            fires = not block.activation.flat(s)[:, place.unit].all()
        if fires:
            return tuple((at, float(tried.layers[at.layer][at.name][at.index])) for at in places)
    return ()
