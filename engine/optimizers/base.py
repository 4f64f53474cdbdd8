"""What an optimiser is: a rule that turns a gradient into a step.

All work on the flat vector of parameters: `grad`, `params` and each memory have its shape. `t`
counts steps from 1, `rate` is the learning rate η of this step. `delta` returns what is added to
the parameters, and moves its memory; it writes neither to `grad` nor to `params`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from engine.arrays import Array
from engine.specs.knobs import Spec, knob
from engine.specs.registry import Registry

Memory = Mapping[str, Array]


def learning_rate(default: float) -> Any:
    """The knob η of an optimiser."""
    return knob(
        default,
        low=1e-5,
        high=10.0,
        log=True,
        label="Learning rate",
        symbol="η",
        level="beginner",
        help="How far a step goes along the gradient.",
    )


def kept_share(default: float, label: str, symbol: str, of: str) -> Any:
    """The knob of a running average: the share of the old average that is kept."""
    return knob(
        default,
        low=0.0,
        high=0.9999,
        label=label,
        symbol=symbol,
        level="full",
        help=f"Memory of the {of}: the share of the old average that is kept.",
    )


def divisor_floor(
    default: float = 1e-8,
    where: str = "outside the root as in PyTorch, inside it in the slides",
) -> Any:
    """The knob ε of an optimiser that divides by a root."""
    return knob(
        default,
        low=1e-12,
        high=0.1,
        log=True,
        symbol="ε",
        level="full",
        help=f"Keeps the division finite; {where}.",
    )


def decoupled_decay() -> Any:
    """The knob λ of an optimiser that shrinks the parameters itself, past the gradient."""
    return knob(
        0.01,
        low=0.0,
        high=0.5,
        label="Weight decay",
        symbol="λ",
        help="Share of every parameter, times the learning rate, that is taken off in each step.",
    )


@dataclass(frozen=True, slots=True)
class Optimizer(Spec):
    """A rule that turns gradients into steps."""

    lr: float = learning_rate(0.03)
    # A learning rate that suits one rule is a bad start for another.
    starts_afresh: ClassVar[bool] = True
    formula: ClassVar[str]
    kernel: ClassVar[tuple[str, ...]] = ()
    memory: ClassVar[tuple[str, ...]] = ()

    @property
    def stability(self) -> float | None:
        """The largest η λ with which full-batch descent stays in a valley of curvature λ.

        None where no such bound is known: the steps then depend on more than the gradient.
        """
        return None

    def delta(self, grad: Array, memory: Memory, t: int, rate: float, params: Array) -> Array:
        """What is added to `params`; `memory`, all zeros at first, is changed in place."""
        raise NotImplementedError


optimizer: Registry[Optimizer] = Registry("optimizer", Optimizer)
