"""Forms: how a registered item says which function of the kernel does what it does.

An item states it beside its formula: `kernel = ("huber", "delta")` is the name of the function in
C and the names of the item's own values that it is given as numbers. A switch is 0 or 1, a choice
the place of what is chosen among its options. A form counts for the class that states it alone:
what is derived from an item may have another formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.sentences import Sentence
from engine.specs.knobs import ChoiceKnob, Spec, knobs_of

# How many numbers a function of the kernel can be given.
MOST_NUMBERS = 4


class NoForm(ValueError):  # noqa: N818
    """There is no way to the kernel; says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Form:
    """The name of a function of the kernel, and the numbers it is given."""

    name: str
    numbers: tuple[float, ...]

    @classmethod
    def of(cls, item: Spec) -> Form:
        """The form of a registered item; raises `NoForm` if its class states none."""
        stated = stated_form(type(item))
        if not stated:
            label = getattr(item, "label", type(item).__name__)
            raise NoForm(Sentence("The kernel does not know {name}.", name=Sentence(label)))
        name, *values = stated
        return cls(name, tuple(_number(item, value) for value in values))


def stated_form(kind: type[Spec]) -> tuple[str, ...]:
    """What a class itself states, nothing if that is left to what it is derived from."""
    stated: tuple[str, ...] = vars(kind).get("kernel", ())
    return stated


def _number(item: Spec, name: str) -> float:
    knob, value = knobs_of(type(item)).get(name), getattr(item, name)
    return float(_place(knob, value) if isinstance(knob, ChoiceKnob) else value)


def _place(knob: ChoiceKnob, value: Any) -> int:
    return knob.options.index(value)
