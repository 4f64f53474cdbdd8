"""Batch normalisation of one neuron in numbers: a batch before and after, forwards and back."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import blocks_of
from engine.network.layers import QUIET, BatchStatistics
from engine.network.network import Pass
from engine.probes.base import PROBE_SAMPLES, Probe, cut, probe
from engine.probes.units.xray import unit_knob
from engine.specs.knobs import knob
from engine.training.trainer import Trainer

# How far the gradient by the formulas may be from the engine's, of the largest number in it.
RELATIVE, SINGLE = 1e-9, 1e-3


@dataclass(frozen=True, slots=True)
class NormalizedReading:
    """One neuron of the normalisation `at`, of those whose columns are `titles`.

    s, s_hat and y (n,) are what enters, ŝ = (s − mean) / √(variance + ε) and y = scale ŝ + shift,
    for the n samples of a mini-batch, the one just used if `used`. `by_y` = ∂J/∂y and `by_s` =
    ∂J/∂s (n,), by_variance = ∂J/∂v, by_mean = ∂J/∂μ, by_scale = ∂J/∂γ, by_shift = ∂J/∂β are
    worked out by the formulas of the lectures; NaN inside a residual block. `passed` (n,) is what
    back-propagation hands on to the layer below, NaN where there is nobody to take it.
    """

    titles: tuple[str, ...]
    at: int
    unit: int
    units: int
    used: bool
    s: Array
    s_hat: Array
    y: Array
    by_y: Array
    by_s: Array
    passed: Array
    mean: float
    variance: float
    epsilon: float
    scale: float
    shift: float
    running_mean: float
    running_variance: float
    by_variance: float
    by_mean: float
    by_scale: float
    by_shift: float

    @property
    def difference(self) -> float:
        """How far `by_s` is from what back-propagation hands on; NaN if that is not known."""
        return float(np.abs(self.by_s - self.passed).max(initial=0.0))

    @property
    def agrees(self) -> bool:
        """Whether the two are equal as far as rounding allows."""
        single = self.passed.dtype == np.float32
        scale = max(1e-30, float(np.abs(self.by_y).max(initial=0.0)) * self.steepness)
        return self.difference <= (SINGLE if single else RELATIVE) * scale

    @property
    def steepness(self) -> float:
        """∂y/∂s where mean and variance are held: γ / √(v + ε)."""
        return abs(self.scale) / math.sqrt(self.variance + self.epsilon)

    @property
    def tested(self) -> Array:
        """What test mode makes of the same s, by the running averages (n,)."""
        std = math.sqrt(self.running_variance + self.epsilon)
        return self.scale * (self.s - self.running_mean) / std + self.shift


@dataclass(frozen=True, slots=True)
class _Normalization:
    """One normalisation of a pass: its column, its layer, whether that is inside another one."""

    title: str
    layer: int
    inside: bool
    found: BatchStatistics


@probe("normalized_unit", label="Normalised neuron")
@dataclass(frozen=True, slots=True)
class NormalizedProbe(Probe):
    """What batch normalisation does to one neuron, sample by sample, and to the gradient.

    v = 1/n Σ (sᵢ − μ)²; ∂J/∂v = −½ Σ ∂J/∂ŝᵢ (sᵢ − μ) (v + ε)^(−3/2); ∂J/∂μ = −Σ ∂J/∂ŝᵢ
    (v + ε)^(−1/2); ∂J/∂sᵢ = ∂J/∂ŝᵢ (v + ε)^(−1/2) + ∂J/∂v 2(sᵢ − μ)/n + ∂J/∂μ /n, with
    ∂J/∂ŝ = γ ∂J/∂y. None where nothing is normalised over the batch.
    """

    at: int = knob(0, low=0, high=1000, help="Which normalisation, from 0; at most the last.")
    unit: int = unit_knob()
    size: int = knob(
        0, low=0, high=1000, help="How many training samples; 0: the mini-batch just used."
    )

    def measure(self, trainer: Trainer) -> NormalizedReading | None:
        used = self.size == 0 and trainer.last is not None and bool(trainer.last.deltas)
        done = trainer.last if used and trainer.last is not None else self._tried(trainer)
        places = list(_normalizations(trainer, done))
        if not places:
            return None
        number = min(self.at, len(places) - 1)
        place = places[number]
        found, i = place.found, place.layer
        unit = min(self.unit, found.x.shape[1] - 1)
        s, y = (a[:, unit].astype(np.float64) for a in (found.x, found.y))
        mean, variance = float(found.mean[unit]), float(found.variance[unit])
        scale, shift = (1.0, 0.0) if not place.inside else (math.nan, math.nan)
        nothing = np.full(len(s), math.nan)
        by_y = passed = nothing
        if not place.inside:
            named = self._arrays(trainer, i, used)
            if "gamma" in named:
                scale, shift = float(named["gamma"][unit]), float(named["beta"][unit])
            arriving, below = done.deltas[i], done.deltas[i - 1] if i else None
            by_y = nothing if arriving is None else arriving[:, unit].astype(np.float64)
            passed = nothing if below is None else below[:, unit].copy()
        with np.errstate(all="ignore"):
            back = _backwards(s, mean, variance + found.epsilon, scale * by_y)
            s_hat = (s - mean) / math.sqrt(variance + found.epsilon)
            sums = float((by_y * s_hat).sum()), float(by_y.sum())
        return NormalizedReading(
            tuple(each.title for each in places), number, unit, found.x.shape[1], used,
            freeze(s), freeze(s_hat), freeze(y), freeze(by_y), freeze(back[0]), freeze(passed),
            mean, variance, found.epsilon, scale, shift, float(found.running_mean[unit]),
            float(found.running_variance[unit]), back[1], back[2], *sums,
        )  # fmt: skip

    def _tried(self, trainer: Trainer) -> Pass:
        """A pass of the first training samples there and back, as a step would make it."""
        part = trainer.setup.parts["train"]
        some = slice(self.size or PROBE_SAMPLES)
        with np.errstate(all="ignore"):
            return trainer.network.loss_and_gradients(
                trainer.weights, part.x[some], part.y[some], QUIET, trainer.network.gradients(),
                trainer.setup.sample_weights(part.labels[some]), penalized=False,
            )  # fmt: skip

    @staticmethod
    def _arrays(trainer: Trainer, layer: int, used: bool) -> dict[str, Array]:
        """The parameters with which the pass was made: before the update of its own step."""
        flat = trainer.weights.params.flat
        if used and trainer.last_update is not None:
            with np.errstate(all="ignore"):
                flat = flat - trainer.last_update
        return cut(flat, trainer.weights.params)[layer]


def _backwards(
    s: Array, mean: float, variance: float, by_s_hat: Array
) -> tuple[Array, float, float]:
    """∂J/∂s (n,), ∂J/∂v and ∂J/∂μ; `variance` has ε in it."""
    n, away = len(s), s - mean
    by_variance = float(-0.5 * (by_s_hat * away).sum() * variance**-1.5)
    by_mean = float(-by_s_hat.sum() * variance**-0.5)
    by_s = by_s_hat * variance**-0.5 + by_variance * 2 * away / n + by_mean / n
    return by_s, by_variance, by_mean


def _normalizations(trainer: Trainer, done: Pass) -> Iterator[_Normalization]:
    """Every normalisation over the batch of a pass."""
    layers = trainer.network.layers
    titles = {
        i: block.title for block in blocks_of(layers) for i in range(block.first, block.last + 1)
    }
    for i, (lay, params) in enumerate(zip(layers, trainer.weights.layers, strict=True)):
        before, after = done.outputs[i : i + 2]
        for found in lay.batch_statistics(params, before, after, done.caches[i]):
            # What stands before the first layer with weights normalises the input.
            title = titles.get(i, "input")
            yield _Normalization(title, i, lay.layers is not None, found)
