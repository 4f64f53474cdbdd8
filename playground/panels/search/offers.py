"""What can be varied of an experiment, each with values that its knob suggests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.network.naming import layer_name
from engine.specs.knobs import ChoiceKnob, Knob, NumberKnob, Spec, Value, knobs_of
from engine.specs.paths import joined, touches
from engine.training.experiment import ExperimentSpec
from playground.words.settings import heading_of
from playground.words.translate import tr

# What decides the samples or the draw is no hyper-parameter; the others are no single values.
LEFT_OUT = ("data", "stopping", "seed", "weights_draw", "data_draw", "starts")
# Around the present value of a logarithmic or a whole number, and from end to end of the others.
FACTORS = (0.1, 0.3, 1.0, 3.0, 10.0)
WHOLE_FACTORS = (0.25, 0.5, 1.0, 2.0, 4.0)
STEPS = 5
# Of a family so many items are suggested.
MOST_ITEMS = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """One setting: its `path`, what a person calls it, and values to begin with."""

    path: str
    words: str
    values: tuple[Value, ...]


def offers_of(spec: ExperimentSpec) -> tuple[Offer, ...]:
    """All settings that take a single value, in the order in which they are declared."""
    return tuple(offer for offer in _inside(spec, "", "") if not touches((offer.path,), *LEFT_OUT))


def _inside(owner: Spec, here: str, where: str) -> Iterator[Offer]:
    for name, knob in knobs_of(type(owner)).items():
        path, value = joined(here, name), getattr(owner, name)
        words = heading_of(name, knob)
        words = tr("{what} of {where}", what=words, where=where) if where else words
        if isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, Spec):
                    number = sum(getattr(each, "weighted", False) for each in value[: place + 1])
                    inner = tr(layer_name(max(1, number))) if name == "layers" else where
                    yield from _inside(item, joined(path, place), inner)
        elif isinstance(value, Spec):
            registry = getattr(value, "registry", None)
            if registry is not None:
                others = [other for other in registry.names if other != value.name]  # type: ignore[attr-defined]
                yield Offer(path, words, (value.name, *others[: MOST_ITEMS - 1]))  # type: ignore[attr-defined]
            yield from _inside(value, path, where)
        elif values := suggested(knob, value):
            yield Offer(path, words, values)


def suggested(knob: Knob, value: object) -> tuple[Value, ...]:
    """A few values of a knob, the present one among them where it is not from end to end."""
    if isinstance(knob, ChoiceKnob):
        return knob.options
    if isinstance(value, bool):
        return (False, True)
    if not isinstance(knob, NumberKnob) or not isinstance(value, int | float):
        return ()
    found: list[int | float]
    if knob.integer:
        found = [round(value * factor) for factor in WHOLE_FACTORS]
    elif knob.log:
        found = [float(f"{value * factor:.3g}") for factor in FACTORS]
    else:
        share = (knob.high - knob.low) / (STEPS - 1)
        found = [float(f"{knob.low + share * i:.3g}") for i in range(STEPS)]
    inside = (item for item in found if knob.problem(item) is None)
    return tuple(dict.fromkeys(inside))
