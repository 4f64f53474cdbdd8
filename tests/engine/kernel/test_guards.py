"""What C would read beyond is refused before it is called; scores come in portions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
import pytest
from kernel_support import needs_kernel, stepper_of
from samples import normalized, same, spiral

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.kernel import program
from engine.kernel.library import kernel_library
from engine.kernel.program import Program
from engine.kernel.samples import KernelSamples
from engine.optimizers import Adam
from engine.steps import Portions, at_once
from engine.training.kernel_stepper import KernelStepper

pytestmark = needs_kernel
SPEC = normalized(engine="kernel")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda order: order[:-1],
        lambda order: order.astype(np.int32),
        lambda order: np.repeat(order, 2)[::2],
        lambda order: order + 1,
        lambda order: order - 1,
    ],
    ids=["too few", "another kind", "not in a row", "beyond the last", "before the first"],
)
def test_places_that_are_not_those_of_the_samples_are_refused(
    spoil: Callable[[Array], Array],
) -> None:
    _, stepper, batches = stepper_of(SPEC)
    batches.order = spoil(batches.order)
    with pytest.raises(ValueError, match="expected the places of 42 samples"):
        stepper.advance(batches, 0, [0.1])


@pytest.mark.parametrize("start", [-1, 42])
def test_mini_batches_outside_the_samples_are_refused(start: int) -> None:
    _, stepper, batches = stepper_of(SPEC)
    with pytest.raises(ValueError, match="expected mini-batches within the samples"):
        stepper.advance(batches, start, [0.1])


@pytest.mark.parametrize(
    "spoil",
    [lambda array: array[:-1], lambda array: array.astype(np.float16)],
    ids=["too few", "another kind"],
)
def test_memory_of_another_shape_is_refused(spoil: Callable[[Array], Array]) -> None:
    _, stepper, batches = stepper_of(SPEC)
    memory = stepper.descent.memory
    stepper.descent.restore({**memory, "v": spoil(memory["v"])}, 0)
    with pytest.raises(ValueError, match="numbers float64 in a row"):
        stepper.advance(batches, 0, [0.1])


def test_weights_of_other_samples_are_refused() -> None:
    setup, _, _ = stepper_of(SPEC)
    sizes = len(setup.inputs), setup.network.width
    loss = setup.network.loss
    with pytest.raises(ValueError, match=r"of the shape \(42,\), found \(41,\)"):
        KernelSamples(setup.parts, np.ones(41), None, loss, sizes, True)


def test_an_optimiser_with_more_memory_than_c_has_room_for_is_refused() -> None:
    class Elephant(Adam):
        memory: ClassVar = ("a", "b", "c", "d", "e")

    setup, stepper, _ = stepper_of(SPEC)
    weights, grads = stepper.weights, stepper.grads
    with pytest.raises(ValueError, match="at most 4 vectors of memory"):
        Program(setup.network, Elephant(), SPEC.clipping, 1, weights, grads, kernel_library())


def test_scores_in_portions_are_those_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    setup, stepper, _ = stepper_of(spiral(samples=700, engine="kernel"))
    whole = at_once(stepper.scorer(stepper.weights))
    monkeypatch.setattr(program, "AT_ONCE", 1)
    scores, count = with_pauses(stepper.scorer(stepper.weights))
    assert same(scores, whole)
    rows = [len(setup.parts[name]) for name in PARTS]
    assert count == sum((n - 1) // program.TEST_ROWS for n in rows) > 5


def with_pauses(portions: Portions[Any]) -> tuple[Any, int]:
    """What comes of it, and how many pauses there were."""
    count = 0
    while True:
        try:
            next(portions)
        except StopIteration as end:
            return end.value, count
        count += 1


def test_a_twin_goes_on_with_the_same_bits() -> None:
    _, stepper, batches = stepper_of(SPEC)
    stepper.advance(batches, 0, [0.1])
    twin = stepper.twin()
    assert isinstance(twin, KernelStepper)
    done, again = (one.advance(batches, 16, [0.1]) for one in (stepper, twin))
    assert done.losses == again.losses
    assert stepper.weights.params.flat.tobytes() == twin.weights.params.flat.tobytes()
