"""The same training in JAX: one dispatch a step, or all steps of an epoch in one `lax.scan`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from workloads import Workload

from engine.network.activations import ReLU
from engine.optimizers import Adam

State = tuple[Any, Any, Any, Any, Any]


def jax_seconds(workload: Workload, seconds_of: Callable[[Callable[[], object]], float]) -> Any:
    """Seconds a step, dispatched one by one and scanned; float32."""
    step = step_of(workload)
    rng = np.random.default_rng(0)
    widths, batches = workload.widths, workload.batches
    x = jnp.asarray(rng.standard_normal((batches, workload.batch, widths[0])), jnp.float32)
    y = jnp.asarray(rng.integers(widths[-1], size=(batches, workload.batch)))
    one, every = jax.jit(step), jax.jit(lambda state: lax.scan(step, state, (x, y)))
    held = {"one": begun(workload), "every": begun(workload)}

    def single() -> None:
        held["one"], loss = one(held["one"], (x[0], y[0]))
        loss.block_until_ready()

    def scanned() -> None:
        held["every"], losses = every(held["every"])
        losses.block_until_ready()

    return seconds_of(single), seconds_of(scanned) / batches


def begun(workload: Workload) -> State:
    """Parameters, first and second moments, how many steps, and running averages."""
    rng = np.random.default_rng(0)
    layers = []
    for fan_in, units in pairwise(workload.widths):
        w = rng.standard_normal((fan_in, units)) / np.sqrt(fan_in)
        layers.append([jnp.asarray(w, jnp.float32), jnp.zeros(units)])
    if workload.norm:
        layers[:-1] = [
            [*each, jnp.ones_like(each[1]), jnp.zeros_like(each[1])] for each in layers[:-1]
        ]
    zeros = jax.tree.map(jnp.zeros_like, layers)
    averages = [(jnp.zeros_like(each[1]), jnp.ones_like(each[1])) for each in layers[:-1]]
    return layers, zeros, zeros, jnp.zeros(()), averages


def step_of(workload: Workload) -> Callable[[State, Any], tuple[State, Any]]:
    """A step from one state and a mini-batch to the next state and the loss."""
    squash = jax.nn.relu if isinstance(workload.activation, ReLU) else jnp.tanh
    rate, adam = workload.optimizer.lr, isinstance(workload.optimizer, Adam)

    def loss_of(layers: Any, x: Any, y: Any) -> Any:
        seen = []
        for w, b, *norm in layers[:-1]:
            x = x @ w + b
            if norm:
                mean, variance = x.mean(0), x.var(0)
                seen.append((mean, variance))
                x = (x - mean) * lax.rsqrt(variance + 1e-5) * norm[0] + norm[1]
            x = squash(x)
        z = jax.nn.log_softmax(x @ layers[-1][0] + layers[-1][1])
        return -jnp.take_along_axis(z, y[:, None], 1).mean(), seen

    def step(state: State, batch: Any) -> tuple[State, Any]:
        layers, first, second, count, averages = state
        (loss, seen), grads = jax.value_and_grad(loss_of, has_aux=True)(layers, *batch)
        if seen:
            averages = jax.tree.map(lambda kept, new: kept + 0.1 * (new - kept), averages, seen)
        if not adam:
            moved = jax.tree.map(lambda p, g: p - rate * g, layers, grads)
            return (moved, first, second, count, averages), loss
        count = count + 1
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, grads)
        second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, grads)
        own = rate / (1 - 0.9**count)
        moved = jax.tree.map(
            lambda p, m, v: p - own * m / (jnp.sqrt(v / (1 - 0.999**count)) + 1e-8),
            layers,
            first,
            second,
        )
        return (moved, first, second, count, averages), loss

    return step
