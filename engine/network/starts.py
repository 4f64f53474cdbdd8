"""Hand-set starts: first values that somebody chose for single weights and biases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.network.places import Parameter, check_parameter, is_parameter_path, parameter_at
from engine.sentences import Sentence
from engine.specs.knobs import Spec, TextKnob, TupleKnob, knob, shortened
from engine.specs.paths import joined
from engine.specs.registry import SpecError

if TYPE_CHECKING:
    from engine.network.network import Network

MOST_STARTS = 1_000
# A weight beyond this would be of no use, and its square still is a number.
LARGEST_START = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceKnob(TextKnob):
    """The path of a parameter."""

    def problem(self, value: object) -> str | None:
        if isinstance(value, str) and is_parameter_path(value):
            return None
        return Sentence(
            "expected a place such as layers.0.W.1.2 or output.b.0, found {found}",
            found=shortened(value),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StartsKnob(TupleKnob):
    """A tuple of at most `most` starts, each of another place."""

    def problem(self, value: object) -> str | None:
        wrong = TupleKnob.problem(self, value)
        if wrong is not None or not isinstance(value, tuple):
            return wrong
        places = [start.place for start in value]
        twice = next((place for i, place in enumerate(places) if place in places[:i]), None)
        if twice is None:
            return None
        return Sentence("expected each place once, found {place} twice", place=twice)


@dataclass(frozen=True, slots=True)
class Start(Spec):
    """The value that one weight or bias starts from, set by hand.

    `place` is its path, counted from 0: "layers.0.W.1.2" leads from input 1 to unit 2 of the first
    layer, "layers.0.b.2" is the bias there, "output.W.0.1" belongs to the output layer, and
    "layers.3.layers.0.W.1.2" to the first layer inside a residual block.
    """

    place: str = field(
        default="",
        metadata={"knob": PlaceKnob(most=200, help="The path of the weight or bias, from 0.")},
    )
    value: float = knob(
        0.0, low=-LARGEST_START, high=LARGEST_START, help="The value that it starts from."
    )


Starts: TypeAlias = tuple[Start, ...]


def hand_set_starts() -> Any:
    """The knob of an experiment that lists its hand-set starts."""
    about = StartsKnob(
        most=MOST_STARTS,
        label="Hand-set starts",
        rebuilds=True,
        level="full",
        help="First values of single weights and biases, set by hand; New weights clears them.",
    )
    return field(default=(), metadata={"knob": about})


def with_start(starts: Starts, start: Start) -> Starts:
    """These starts and one more, which takes the place of an earlier one of the same place."""
    if all(other.place != start.place for other in starts):
        return (*starts, start)
    return tuple(start if other.place == start.place else other for other in starts)


def resolved(network: Network, starts: Iterable[Start]) -> dict[Parameter, float]:
    """What starts where in `network`; raises `SpecError` for a place that it does not have."""
    found = {}
    for number, start in enumerate(starts):
        try:
            place = parameter_at(network, start.place)
            check_parameter(network, place, start.value)
        except ValueError as error:
            raise SpecError(joined("starts", number, "place"), str(error)) from None
        found[place] = start.value
    return found
