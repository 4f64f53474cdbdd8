"""Every shipped item states its form for the kernel, and C has a function for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pytest
from kernel_support import needs_kernel, stepper_of
from samples import normalized, spiral

from engine.arrays import Array
from engine.kernel.building import SOURCE
from engine.kernel.forms import MOST_NUMBERS, Form, NoForm, stated_form
from engine.kernel.library import kernel_library
from engine.network.activations import Activation, Tanh, activation
from engine.network.activations.normal import P, Q
from engine.network.layers import Activate, Dense, layer
from engine.network.losses import loss
from engine.network.penalties import penalty
from engine.optimizers import SGD, Adam, optimizer
from engine.optimizers.clipping import clipping
from engine.optimizers.schedules import schedule
from engine.specs.knobs import Spec
from playground.command_line.commands.list import described, listing

FAMILIES = (layer, activation, loss, penalty, clipping, optimizer, schedule)
SHIPPED = [item for family in FAMILIES for item in family if item.__module__.startswith("engine.")]


@pytest.mark.parametrize("item", SHIPPED, ids=lambda item: item.__name__)
def test_every_shipped_item_states_its_form(item: type[Spec]) -> None:
    form = Form.of(item())
    assert len(form.numbers) <= MOST_NUMBERS
    assert all(isinstance(number, float) for number in form.numbers)


@needs_kernel
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.family)
def test_the_kernel_has_a_function_for_every_form(family: object) -> None:
    for item in family:  # type: ignore[attr-defined]
        if item in SHIPPED:
            kernel_library().kind(family.family, stated_form(item)[0])  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Doubled(Tanh):
    """An activation of somebody's own, made of one that the kernel knows."""

    label: ClassVar[str] = "Doubled"

    def __call__(self, s: Array) -> Array:
        return 2 * np.tanh(s)


def test_a_form_is_not_inherited() -> None:
    with pytest.raises(NoForm, match="Doubled"):
        Form.of(Doubled())
    assert not stated_form(Activation)


def test_the_list_says_what_numpy_alone_computes() -> None:
    assert described(Doubled) == (
        "Doubled. An activation of somebody's own, made of one that the kernel knows. (NumPy alone)"
    )
    assert not [item for item in SHIPPED if "NumPy alone" in described(item)]


def test_the_list_ends_with_what_the_kernel_can_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert listing().endswith("The kernel can compute the training step with every one of these.")
    monkeypatch.setattr(Tanh, "kernel", ())
    assert listing().endswith('with all of these but "NumPy alone".')
    assert described(Tanh).endswith("(NumPy alone)")


@needs_kernel
def test_a_run_with_an_item_of_ones_own_is_trained_by_numpy() -> None:
    spec = spiral(layers=(Dense(units=3), Activate(Doubled())), optimizer=SGD())
    _, stepper, batches = stepper_of(spec)
    assert stepper.reason == "The kernel does not know Doubled."
    assert len(stepper.advance(batches, 0, [0.1, 0.1]).losses) == 2


def test_the_normal_distribution_has_the_same_coefficients_in_c() -> None:
    text = (SOURCE / "functions.h").read_text(encoding="utf-8")
    written = [text.split(f"{name}[")[1].split("{")[1].split("}")[0] for name in ("P", "Q")]
    for table, expected in zip(written, (P, Q), strict=True):
        assert [float(number.split(")")[1]) for number in table.split(",")] == list(expected)


def test_the_c_source_stays_short() -> None:
    lines = [path.read_text(encoding="utf-8").count("\n") for path in SOURCE.iterdir()]
    assert sum(lines) < 1500


@needs_kernel
def test_a_twin_goes_the_same_way_and_leaves_the_other_alone() -> None:
    _, stepper, batches = stepper_of(normalized())
    stepper.advance(batches, 0, [0.02])
    before = stepper.weights.params.flat.copy()
    ahead = stepper.twin().advance(batches, 16, [0.02])
    assert (stepper.weights.params.flat == before).all()
    assert stepper.advance(batches, 16, [0.02]).losses == ahead.losses


@needs_kernel
def test_what_lies_beyond_the_samples_is_refused() -> None:
    _, stepper, batches = stepper_of(normalized())
    with pytest.raises(ValueError, match="within the samples"):
        stepper.advance(batches, 32, [0.02, 0.02])
    with pytest.raises(ValueError, match="within the samples"):
        stepper.advance(batches, -1, [0.02])


@needs_kernel
def test_a_step_that_is_not_finite_changes_nothing() -> None:
    _, stepper, batches = stepper_of(spiral(layers=(Dense(units=3),), optimizer=Adam()))
    stepper.weights.params.flat[...] = np.linspace(-1e200, 1e200, stepper.weights.params.flat.size)
    before = stepper.weights.params.flat.copy()
    done = stepper.advance(batches, 0, [0.02, 0.02])
    assert not done.losses
    assert done.not_finite is not None
    assert (stepper.weights.params.flat == before).all()
    assert stepper.descent.updates == 0
