"""The kernel beside NumPy: one step from one state, compared layer by layer."""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import replace

import numpy as np
import pytest

from engine.arrays import Array, ParameterVector
from engine.kernel.forms import NoForm
from engine.kernel.library import kernel_library
from engine.network.layers import Mode
from engine.network.network import Pass, Weights
from engine.steps import at_once
from engine.training.beginning.first_weights import first_weights
from engine.training.descent import Descent
from engine.training.epochs.progress import Batches
from engine.training.experiment import ExperimentSpec
from engine.training.kernel_stepper import KernelStepper
from engine.training.setup import Setup

# How far the two may be apart, as a share of the largest number of a layer.
Samples = tuple[Array, Array, Array | None]
CLOSE = {"float32": 1e-5, "float64": 1e-12}


def kernel_missing() -> str:
    """Why there is no kernel to test, or nothing."""
    try:
        kernel_library()
    except NoForm as why:
        return str(why)
    return ""


needs_kernel = pytest.mark.skipif(bool(kernel_missing()), reason=kernel_missing() or "there is one")


def stepper_of(spec: ExperimentSpec) -> tuple[Setup, KernelStepper, Batches]:
    """A kernel's stepper at its first weights, and the first epoch's batches."""
    setup = Setup.of(spec)
    stepper = KernelStepper(setup, first_weights(setup), spec.stream("dropout"))
    order = spec.stream("order").permutation(len(setup.parts["train"]))
    return setup, stepper, Batches.of(setup, order, spec.shuffle)


def check_agreement(spec: ExperimentSpec, steps: int = 3) -> None:
    """Steps of the kernel are those of NumPy from the same state, which both then go on from."""
    setup, stepper, batches = stepper_of(spec)
    assert not stepper.reason
    network, size, close = setup.network, spec.batch_size, CLOSE[spec.dtype]
    noise = spec.stream("dropout")
    starts = range(0, len(batches), size)
    for i in range(steps):
        start = starts[i % len(starts)]
        before = stepper.weights.copied(network)
        memory, updates = deepcopy(stepper.descent.memory), stepper.descent.updates
        rate = stepper.rates(i, 0, 1, {})[0]
        drawn = deepcopy(noise)
        expected, grads = numpy_pass(setup, before, batches.cut(start, start + size), noise)
        done = stepper.advance(batches, start, [rate])
        if not (np.isfinite(expected.loss) and np.isfinite(grads.flat @ grads.flat)):
            assert done.not_finite is not None
            return
        assert done.last is not None, "the kernel has met what is not finite"
        exact_pass, exact = exactly(setup, before, batches.cut(start, start + size), drawn)
        assert done.losses[0] == pytest.approx(expected.loss, rel=10 * close, abs=close)
        for own, other, best in zip(
            done.last.outputs, expected.outputs, exact_pass.outputs, strict=True
        ):
            assert own.dtype == other.dtype
            near(own, other, close, "outputs", best)
        for lay, views in enumerate(grads.views):
            scale = max((float(np.abs(v).max()) for v in views.values()), default=0.0)
            for name, values in views.items():
                own, best = stepper.grads.views[lay][name], exact.views[lay][name]
                near(own, values, close, f"layer {lay} {name}", best, scale)
        check_descent(setup, stepper, before, memory, updates, done.updates[0], rate)
        network.observe(before, expected)
        near(stepper.weights.buffers.flat, before.buffers.flat, close, "running statistics")
        stepper.weights.params.flat[...] = before.params.flat
        stepper.weights.buffers.flat[...] = before.buffers.flat
        assert stepper._noise.bit_generator.state == noise.bit_generator.state


def check_scores(spec: ExperimentSpec) -> None:
    """The kernel scores every part as NumPy does, with weights that have been trained a little."""
    setup, stepper, batches = stepper_of(spec)
    done = stepper.advance(batches, 0, stepper.rates(0, 0, 1, {}))
    if done.not_finite is not None:
        return
    precise = Setup.of(replace(spec, dtype="float64"))
    twin = Weights(precise.network)
    for own, flat in (
        (twin.params.flat, stepper.weights.params.flat),
        (twin.buffers.flat, stepper.weights.buffers.flat),
    ):
        own[...] = flat
    expected = at_once(setup.scores_in_portions(stepper.weights))
    exact = at_once(precise.scores_in_portions(twin))
    for part, score in at_once(stepper.scorer(stepper.weights)).items():
        for name in ("loss", "r2", "error"):
            own, other, best = (
                getattr(each, name) for each in (score, expected[part], exact[part])
            )
            if not math.isfinite(other):
                continue
            allowed = 10 * CLOSE[spec.dtype] * max(1.0, abs(other)) + 8 * abs(other - best)
            assert abs(own - other) <= allowed, f"{name}: {own} is not {other}"
        # One that is on the line may fall on either side of it.
        if setup.data.classes and len(setup.parts[part]):
            assert abs(score.accuracy - expected[part].accuracy) <= 1.01 / len(setup.parts[part])
        assert math.isnan(score.accuracy) == math.isnan(expected[part].accuracy)


def numpy_pass(
    setup: Setup, weights: Weights, batch: Samples, noise: np.random.Generator
) -> tuple[Pass, ParameterVector]:
    """The pass and the gradient that NumPy has."""
    grads, mode = setup.network.gradients(), Mode(training=True, rng=noise)
    priced = not setup.spec.penalty.acts_after_step
    x, y, w = batch
    with np.errstate(all="ignore"):
        done = setup.network.loss_and_gradients(weights, x, y, mode, grads, w, priced)
    return done, grads


def exactly(
    setup: Setup, weights: Weights, batch: Samples, noise: np.random.Generator
) -> tuple[Pass, ParameterVector]:
    """The same in float64: how far from it rounding takes NumPy, it may take the kernel."""
    precise = Setup.of(replace(setup.spec, dtype="float64"))
    twin = Weights(precise.network)
    twin.params.flat[...], twin.buffers.flat[...] = weights.params.flat, weights.buffers.flat
    x, y, w = (None if part is None else part.astype(np.float64) for part in batch)
    assert x is not None
    assert y is not None
    return numpy_pass(precise, twin, (x, y, w), noise)


def check_descent(
    setup: Setup,
    stepper: KernelStepper,
    before: Weights,
    memory: dict[str, Array],
    updates: int,
    update: Array,
    rate: float,
) -> None:
    """The kernel steps as NumPy does with the same gradient; `before` and the memory follow it."""
    descent = Descent(setup.spec, setup.network)
    descent.restore(memory, updates)
    with np.errstate(all="ignore"):
        expected = descent.step(before, stepper.grads.flat, rate)
    close = CLOSE[setup.spec.dtype]
    # After a proximal step the update is what is left between two values of a parameter.
    proximal = setup.spec.penalty.acts_after_step
    held = (expected, before.params.flat) if proximal else (expected,)
    scale = max(float(np.abs(values).max(initial=0.0)) for values in held)
    near(update, expected, close, "update", scale=scale)
    near(stepper.weights.params.flat, before.params.flat, close, "parameters")
    assert stepper.descent.updates == descent.updates
    for name, values in descent.memory.items():
        near(stepper.descent.memory[name], values, close, name)
    stepper.descent.restore(descent.memory, descent.updates)


def near(
    own: Array,
    other: Array,
    close: float,
    what: str,
    exact: Array | None = None,
    scale: float | None = None,
) -> None:
    """Two arrays differ by at most this share of the largest number.

    Where rounding is magnified, the kernel may be as far from what is exact as NumPy is.
    """
    if not other.size:
        return
    allowed = close * (float(np.abs(other).max()) if scale is None else scale) + 1e-37
    if exact is not None:
        allowed = max(allowed, 8 * distance(other, exact))
    assert distance(own, other) <= allowed, f"{what}: {distance(own, other):.3g} > {allowed:.3g}"


def distance(one: Array, other: Array) -> float:
    """The largest difference of two arrays of one shape."""
    assert one.shape == other.shape
    return float(np.abs(one.astype(np.float64) - other.astype(np.float64)).max())
