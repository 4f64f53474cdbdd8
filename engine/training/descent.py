"""Descent: from the gradient of a mini-batch to the change of the parameters.

The gradient is clipped, the optimiser makes a step of it, and the step is added to the
parameters. A layer with a learning-rate factor takes that multiple of its step. What is frozen,
with factor 0, has no gradient as far as clipping and optimiser are concerned and does not move by
a bit, weight decay or not; running statistics are no parameters and go on following the data.
"""

from __future__ import annotations

import numpy as np

from engine.arrays import Array
from engine.network.network import Network, Weights
from engine.training.experiment import ExperimentSpec


class Descent:
    """The optimiser of a run with what it remembers.

    `memory` holds its vectors by name; `updates` counts the updates they have seen, so that Adam's
    correction for empty memory counts from there, not from the first step of the run.
    """

    def __init__(self, spec: ExperimentSpec, network: Network) -> None:
        self._size, self._dtype = network.parameter_count, network.dtype
        self._spec = spec
        self._clear()
        self.take_settings(spec, network)

    def _clear(self) -> None:
        self.updates = 0
        names = self._spec.optimizer.memory
        self.memory: dict[str, Array] = {n: np.zeros(self._size, self._dtype) for n in names}

    def take_settings(self, spec: ExperimentSpec, network: Network) -> None:
        """Go on with these settings; a new kind of optimiser starts with empty memory."""
        other = type(spec.optimizer) is not type(self._spec.optimizer)
        self._spec, self._network = spec, network
        if other:
            self._clear()
        factors = network.lr_multipliers
        self._multipliers = None if factors is None else factors.flat
        frozen = self._multipliers is not None and not self._multipliers.all()
        self._moving = self._multipliers != 0 if frozen else None

    def step(self, weights: Weights, grad: Array, rate: float) -> Array:
        """Take one step down `grad`, and let a proximal penalty act; return what was added."""
        update = self.move(weights.params.flat, grad, rate)
        if self._spec.penalty.acts_after_step:
            update += self._network.proximal_step(weights, rate)
        return update

    def move(self, params: Array, grad: Array, rate: float) -> Array:
        """Change `params` in place, one step down `grad`; return what was added to them."""
        if self._moving is not None:
            grad = np.where(self._moving, grad, 0)
        grad = self._spec.clipping.clip(grad)
        self.updates += 1
        update = self._spec.optimizer.delta(grad, self.memory, self.updates, rate, params)
        if self._multipliers is not None:
            update *= self._multipliers
        if self._moving is not None:
            # Times 0 is not enough: what has run off to infinity would become NaN.
            np.copyto(update, 0, where=~self._moving)
            np.add(params, update, out=params, where=self._moving)
        else:
            params += update
        return update

    def copied_memory(self) -> dict[str, Array]:
        """A copy of the memory."""
        return {name: values.copy() for name, values in self.memory.items()}

    def restore(self, memory: dict[str, Array], updates: int) -> None:
        """Go on with a copy of this memory."""
        self.memory = {name: values.copy() for name, values in memory.items()}
        self.updates = updates
