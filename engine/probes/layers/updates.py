"""Updates: what the last step added to the parameters, and how that compares."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import blocks_of
from engine.network.network import Network, Weights
from engine.probes.base import Probe, cut, parameters_in, probe, weights_in
from engine.specs.knobs import knob
from engine.training.trainer import Trainer

# Decades beyond these are counted in the outermost bins.
LEAST_DECADE, MOST_DECADE = -12, 12


# Where a sum of squares in double precision has lost digits, or is infinite.
SMALLEST_SUM, LARGEST_SUM = 1e-280, 1e300
# Bytes that are worked on together: they stay in the cache of a processor.
AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Ratio:
    """One layer's rms(Δ), rms(W) and their ratio; rms = √(mean of squares)."""

    title: str
    update: float
    weight: float
    ratio: float


@probe("update_ratio", label="Update-to-weight ratio")
@dataclass(frozen=True, slots=True)
class UpdateRatio(Probe):
    """How large the last step was against the weights it changed, layer by layer.

    rms(Δ) / rms(W) over the weights of a layer after the step, without biases. About 1/1000 is
    usual; far more is noisy, far less hardly learns. Infinite for a step away from zero weights.
    """

    def measure(self, trainer: Trainer) -> tuple[Ratio, ...] | None:
        if trainer.last_update is None:
            return None
        weights = BlockWeights(trainer.network)
        rows = weights.rms(np.stack([trainer.last_update, trainer.weights.params.flat]))
        pairs = zip(weights.titles, *rows.tolist(), strict=True)
        return tuple(Ratio(title, update, of, ratio(update, of)) for title, update, of in pairs)


class BlockWeights:
    """Where the weights of each block of a network stand in the vector of all its parameters.

    Who measures every step keeps it, and measures many steps at once.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        params = Weights(network).params
        places = cut(np.arange(params.flat.size), params)
        blocks = blocks_of(network.layers)
        self.titles = [block.title for block in blocks]
        parts = [weights_in(network, block, places).astype(np.int64) for block in blocks]
        # Where the weights of a block stand side by side, they are read where they are.
        self._places = [_stretch(part) for part in parts]
        self._sizes = np.array([[max(1, len(part))] for part in parts])

    def rms(self, rows: Array) -> Array:
        """√(mean of squares) of the weights of each block, (n, blocks); 0 for one without any.

        `rows` (n, parameters).
        """
        many = max(1, AT_ONCE // max(1, 8 * rows.shape[1]))
        chunks = (rows[start : start + many] for start in range(0, len(rows), many))
        return np.concatenate([self._measured(np.asarray(some, np.float64)) for some in chunks])

    def _measured(self, rows: Array) -> Array:
        sums = np.zeros((len(self._places), len(rows)))
        with np.errstate(all="ignore"):
            for block, places in enumerate(self._places):
                values = rows[:, places]
                np.vecdot(values, values, out=sums[block])
            found = np.sqrt(sums / self._sizes)
        for block, row in np.argwhere(~((sums > SMALLEST_SUM) & (sums < LARGEST_SUM))):
            found[block, row] = rms(rows[row, self._places[block]])
        return found.T

    def ratios(self, updates: Array, weights: Array) -> list[list[float]]:
        """rms(Δ) / rms(W) of each block, for every pair of rows, both (n, parameters)."""
        pairs = zip(self.rms(updates).tolist(), self.rms(weights).tolist(), strict=True)
        return [[ratio(*pair) for pair in zip(*each, strict=True)] for each in pairs]


def ratio(update: float, size: float) -> float:
    """What was added against what is there; infinite for a step away from nothing."""
    return update / size if size else (math.inf if update else 0.0)


@dataclass(frozen=True, slots=True)
class Spread:
    """One layer's positive numbers in bins of equal width in log10: shares (bins,) of all.

    `still` is the share of parameters that have no such number; median, least and most are NaN
    if none has one.
    """

    title: str
    shares: Array
    median: float
    least: float
    most: float
    still: float


@dataclass(frozen=True, slots=True)
class Spreads:
    """Spreads of all layers over the same bins, from 10^low to 10^high."""

    low: int
    high: int
    layers: tuple[Spread, ...]


@probe("effective_steps", label="Effective steps")
@dataclass(frozen=True, slots=True)
class EffectiveSteps(Probe):
    """The learning rate that every parameter really had in the last step: |Δ| / |∂L/∂w|.

    With plain SGD it is η for all of them. Optimisers that divide by the recent size of the
    gradient give each parameter its own. Parameters without gradient, or that stood still, are
    counted apart. Nothing can be said of a gradient that is not finite.
    """

    bins: int = knob(40, low=3, high=200, help="How many bins.")

    def measure(self, trainer: Trainer) -> Spreads | None:
        update, gradient, last = trainer.last_update, trainer.grads.flat, trainer.last
        with np.errstate(all="ignore"):
            usable = last is not None and math.isfinite(last.loss + float(gradient @ gradient))
        if update is None or not usable:
            return None
        steps = np.zeros(update.shape)
        with np.errstate(all="ignore"):
            np.divide(np.abs(update), np.abs(gradient), out=steps, where=gradient != 0)
        params = trainer.weights.params
        blocks = blocks_of(trainer.network.layers)
        values = [parameters_in(block, cut(steps, params)) for block in blocks]
        return _spreads([block.title for block in blocks], values, self.bins)


@dataclass(frozen=True, slots=True)
class LayerCosine:
    """The cosine of the angle between a layer's last two updates; NaN if one of them is 0."""

    title: str
    value: float


@dataclass(frozen=True, slots=True)
class Cosines:
    """The cosine over all parameters, and over those of each layer."""

    whole: float
    layers: tuple[LayerCosine, ...]


@probe("update_cosine", label="Update cosine")
@dataclass(frozen=True, slots=True)
class UpdateCosine(Probe):
    """Whether the last two steps went the same way: the cosine of the angle between them.

    Near 1 the run goes straight on; near -1 it jumps to and fro across a valley, a sign of too
    large a learning rate; near 0 the noise of the mini-batches rules.
    """

    def measure(self, trainer: Trainer) -> Cosines | None:
        now, before = trainer.last_update, trainer.update_before
        if now is None or before is None:
            return None
        params = trainer.weights.params
        pair = cut(now, params), cut(before, params)
        layers = tuple(
            LayerCosine(block.title, _cosine(*(parameters_in(block, views) for views in pair)))
            for block in blocks_of(trainer.network.layers)
        )
        return Cosines(_cosine(now, before), layers)


def _stretch(places: Array) -> Array | slice:
    """The same places as a slice, if they follow each other."""
    first, count = int(places[0]) if len(places) else 0, len(places)
    beside = (places == np.arange(first, first + count)).all()
    return slice(first, first + count) if beside else places


def rms(values: Array) -> float:
    """√(mean of squares), also of numbers whose squares are beyond the range."""
    largest = float(np.abs(values).max(initial=0.0))
    if not 0 < largest < math.inf:
        return largest
    return largest * math.sqrt(float(np.mean(np.square(values / largest, dtype=np.float64))))


def _cosine(a: Array, b: Array) -> float:
    sizes = [float(np.abs(each).max(initial=0.0)) for each in (a, b)]
    if not all(0 < size < math.inf for size in sizes):
        return math.nan
    a, b = a.astype(np.float64) / sizes[0], b.astype(np.float64) / sizes[1]
    return float(np.clip(a @ b / math.sqrt(float(a @ a) * float(b @ b)), -1, 1))


def _spreads(titles: list[str], values: list[Array], bins: int) -> Spreads:
    positive = [each[(each > 0) & np.isfinite(each)] for each in values]
    every = np.log10(np.concatenate([*positive, np.zeros(0)]))
    low, high = (float(every.min()), float(every.max())) if every.size else (0.0, 0.0)
    least = min(max(math.floor(low), LEAST_DECADE), MOST_DECADE - 1)
    most = max(min(math.ceil(high), MOST_DECADE), least + 1)
    layers = []
    for title, each, moved in zip(titles, values, positive, strict=True):
        place = (np.log10(moved) - least) * (bins / (most - least))
        counts = np.bincount(np.clip(place, 0, bins - 1).astype(np.int64), minlength=bins)
        shares = counts / max(1, each.size)
        some = moved if moved.size else np.array([math.nan])
        numbers = float(np.median(some)), float(some.min()), float(some.max())
        layers.append(Spread(title, freeze(shares), *numbers, still=1 - float(shares.sum())))
    return Spreads(least, most, tuple(layers))
