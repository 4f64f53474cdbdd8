"""The largest curvature of the loss, and the largest learning rate that it allows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.network.layers import QUIET
from engine.network.network import Network, Weights
from engine.probes.base import LongProbe, probe
from engine.specs.knobs import knob
from engine.steps import Portions
from engine.training.trainer import Trainer

# How far to both sides the gradient is looked at, in lengths of the parameters.
STEP = 1e-5
# The quotient is settled when it changes by no more than this share of itself.
SETTLED = 1e-4
# Samples whose gradient is taken at a stretch.
PORTION = 500


@dataclass(frozen=True, slots=True)
class CurvatureReading:
    """The largest eigenvalue λ of the Hessian of the objective, at the parameters of now.

    `settled` says whether the iteration came to rest. `stable` is the largest learning rate η with
    which the optimiser would not run away from a valley so steep, None where no such bound holds:
    mini-batches, noise, other rules than plain or heavy-ball descent, or no upward curvature.
    """

    largest: float
    settled: bool
    stable: float | None


@probe("curvature", label="Largest curvature")
@dataclass(frozen=True, slots=True)
class CurvatureProbe(LongProbe):
    """How steep the loss curves in its steepest direction, by power iteration.

    v ← H v / ‖H v‖ with H v ≈ [g(w + ε v) − g(w − ε v)] / 2ε, and λ = vᵀ H v; g is the gradient of
    loss and penalty over all training samples, with batch statistics and without noise, in float64.
    Learning-rate factors m count: H stands for √m H √m. Full-batch descent stays in the valley for
    η < 2/λ, with momentum for η < 2 (1 + μ)/λ.
    """

    iterations: int = knob(100, low=2, high=1000, help="Iterations after which it ends anyway.")

    def portions(self, trainer: Trainer) -> Portions[CurvatureReading | None]:
        hessian = HessianProduct(trainer)
        if not hessian.size or not hessian.finite:
            return None
        largest, settled = yield from self._dominant(hessian, 0.0)
        if largest < 0:
            # The largest in size bends down: seen from there, the largest of all is.
            shift = -largest
            largest, settled = yield from self._dominant(hessian, shift)
            largest -= shift
        if not math.isfinite(largest):
            return None
        return CurvatureReading(largest, settled, _stable(trainer, largest))

    def _dominant(self, hessian: HessianProduct, shift: float) -> Portions[tuple[float, bool]]:
        """The eigenvalue of H + shift I that is largest in size, and whether it has settled."""
        # The same in every measurement, and at no right angle to anything.
        v = np.cos(np.arange(hessian.size))
        v /= np.linalg.norm(v)
        quotient = math.nan
        for _ in range(self.iterations):
            product = yield from hessian.of(v)
            with np.errstate(all="ignore"):
                product += shift * v
                before, quotient = quotient, float(v @ product)
                length = float(np.linalg.norm(product))
            if not (math.isfinite(length) and length > 0):
                return quotient, False
            if abs(quotient - before) <= SETTLED * abs(quotient):
                return quotient, True
            v = product / length
        return quotient, False


class HessianProduct:
    """The Hessian of a trainer's objective times a vector, by the difference of two gradients."""

    def __init__(self, trainer: Trainer) -> None:
        setup, network = trainer.setup, trainer.network
        self._network = Network(
            network.layers, network.fan_ins[0] if network.layers else network.width,
            network.loss, network.penalty, "float64",
        )  # fmt: skip
        self._weights, part = Weights(self._network), setup.parts["train"]
        self._weights.params.flat[...] = trainer.weights.params.flat
        self._weights.buffers.flat[...] = trainer.weights.buffers.flat
        self._here = self._weights.params.flat.copy()
        self._x, self._y = part.x.astype(np.float64), part.y.astype(np.float64)
        self._counts = setup.sample_weights(part.labels)
        self._penalized = not network.penalty.acts_after_step
        whole = self._counts is not None or any(lay.needs_batch for lay in network.layers)
        self._portion = max(1, len(self._x)) if whole else PORTION
        with np.errstate(all="ignore"):
            length = float(np.linalg.norm(self._here))
        self._step = STEP * min(max(1.0, length), 1e100)
        factors = network.lr_multipliers
        self._roots = None if factors is None else np.sqrt(factors.flat.astype(np.float64))
        self._grads: ParameterVector = self._network.gradients()

    @property
    def size(self) -> int:
        """How many parameters there are."""
        return len(self._here)

    @property
    def finite(self) -> bool:
        """Whether all parameters are numbers."""
        return bool(np.isfinite(self._here).all())

    def of(self, v: Array) -> Portions[Array]:
        """H v, where v is as long as the vector of parameters."""
        along = v if self._roots is None else self._roots * v
        above = yield from self._gradient(self._here + self._step * along)
        below = yield from self._gradient(self._here - self._step * along)
        with np.errstate(all="ignore"):
            product: Array = (above - below) / (2 * self._step)
            return product if self._roots is None else self._roots * product

    def _gradient(self, params: Array) -> Portions[Array]:
        """The gradient over all training samples with these parameters."""
        total, samples = np.zeros_like(params), len(self._x)
        for start in range(0, samples, self._portion):
            self._weights.params.flat[...] = params
            rows = slice(start, start + self._portion)
            counts = None if self._counts is None else self._counts[rows]
            with np.errstate(all="ignore"):
                self._network.loss_and_gradients(
                    self._weights, self._x[rows], self._y[rows], QUIET, self._grads, counts,
                    self._penalized,
                )  # fmt: skip
                total += len(self._x[rows]) / samples * self._grads.flat
            yield
        return total


def _stable(trainer: Trainer, largest: float) -> float | None:
    """The largest learning rate that this curvature allows; None where no such bound holds."""
    spec = trainer.spec
    whole = spec.batch_size >= len(trainer.setup.parts["train"])
    bound = spec.optimizer.stability
    if bound is None or not whole or trainer.network.draws_noise or not largest > 0:
        return None
    factor = trainer.rate / spec.optimizer.lr if spec.optimizer.lr else 1.0
    return bound / (largest * factor) if factor > 0 else None
