"""Knobs: what they allow, what they say, and which changes need new weights."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from engine.specs.knobs import (
    Knob,
    KnobError,
    NamesKnob,
    PlacesKnob,
    Spec,
    ValuesKnob,
    choice,
    flag,
    knob,
    knobs_of,
    label_of,
    needs_rebuild,
    part,
    parts,
)
from engine.specs.registry import Registry, SpecError, from_json, to_json


@dataclass(frozen=True, slots=True)
class Wheel(Spec):
    size: float = knob(1.0, low=0.5, high=2.0, help="How large.")
    spokes: int = knob(20, low=3, high=40, rebuilds=True, label="Number of spokes")


@dataclass(frozen=True, slots=True)
class Car(Spec):
    wheels: tuple[Wheel, ...] = parts(lambda: (Wheel(),), most=4)
    spare: Wheel = part(Wheel)
    color: str = choice("red", "red", "green")
    electric: bool = flag(False, rebuilds=True)
    trailer: Wheel | None = part(lambda: None)


def test_a_knob_is_read_from_its_default() -> None:
    knobs = knobs_of(Wheel)
    assert list(knobs) == ["size", "spokes"]
    assert [knobs[name].integer for name in knobs] == [False, True]  # type: ignore[attr-defined]
    assert label_of("spokes", knobs["spokes"]) == "Number of spokes"
    assert label_of("top_speed", Knob()) == "Top speed"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"size": 3.0}, "size: expected a number from 0.5 to 2, found 3.0"),
        ({"size": float("nan")}, "size: expected a number from 0.5 to 2, found nan"),
        ({"size": "x" * 99}, "size: expected a number from 0.5 to 2, found 'xxxx"),
        ({"spokes": 4.0}, "spokes: expected a whole number from 3 to 40, found 4.0"),
        ({"spokes": True}, "spokes: expected a whole number from 3 to 40, found True"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_the_message_says_what_was_expected(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(KnobError) as caught:
        Wheel(**wrong)  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)
    assert len(str(caught.value)) < 100


def test_words_and_lists_are_checked_too() -> None:
    with pytest.raises(KnobError, match="color: expected one of red, green, found 'blue'"):
        Car(color="blue")
    with pytest.raises(KnobError, match="wheels: expected a list of at most 4, found 5"):
        Car(wheels=(Wheel(),) * 5)


PLACES = PlacesKnob(most=4)
NAMES = NamesKnob(most=2, longest=3)
VALUES = ValuesKnob(most=2)


@pytest.mark.parametrize(
    ("kind", "value", "allowed"),
    [
        *((PLACES, places, True) for places in [(), (0,), (0, 3), (0, 1, 2, 3)]),
        *((PLACES, places, False) for places in [(-1, 0), (4,), (1, 1), (2, 1), (True,), (1.0,)]),
        *((NAMES, names, True) for names in [(), ("a",), ("a", "abc")]),
        *((NAMES, names, False) for names in [("a", "b", "c"), ("abcd",), ("a", "a"), (1,), "ab"]),
        *((VALUES, values, True) for values in [(1,), ("a", 0.5)]),
        *((VALUES, values, False) for values in [(), (1, 2, 3), (float("inf"),), (1, 1), (None,)]),
    ],
    ids=lambda item: type(item).__name__ if isinstance(item, Knob) else repr(item),
)
def test_lists_of_plain_things_are_checked_item_by_item(
    kind: Knob, value: object, allowed: bool
) -> None:
    assert (kind.problem(value) is None) is allowed


def test_a_whole_number_may_stand_for_a_number() -> None:
    assert Wheel(size=1) == Wheel(size=1.0)


@pytest.mark.parametrize(
    ("changed", "rebuilds"),
    [
        (Car(), False),
        (Car(color="green"), False),
        (Car(electric=True), True),
        (Car(spare=Wheel(size=2.0)), False),
        (Car(spare=Wheel(spokes=7)), True),
        (Car(wheels=(Wheel(size=0.5),)), False),
        (Car(wheels=(Wheel(spokes=7),)), True),
        (Car(wheels=()), True),
        (Car(wheels=(Wheel(), Wheel())), True),
    ],
    ids=repr,
)
def test_a_rebuild_is_needed_if_anything_below_needs_it(changed: Car, rebuilds: bool) -> None:
    assert needs_rebuild(Car(), changed) is rebuilds


def test_an_unregistered_spec_round_trips_by_its_type_hints() -> None:
    car = Car(wheels=(Wheel(size=0.7), Wheel()), electric=True, trailer=Wheel(spokes=5))
    assert from_json(Car, to_json(car)) == car
    assert from_json(Car, {"trailer": None}) == Car()
    with pytest.raises(SpecError) as caught:
        from_json(Car, {"trailer": {"spokes": "many"}})
    assert caught.value.path == "trailer.spokes"


def test_a_name_is_registered_once() -> None:
    @dataclass(frozen=True, slots=True)
    class Tool(Spec):
        pass

    tool: Registry[Tool] = Registry("tool", Tool)
    kind = tool("saw", label="Saw")(type("Saw", (Tool,), {}))
    assert tool["saw"] is kind
    assert tool.names == ("saw",)
    assert ("saw" in tool, "axe" in tool, len(tool)) == (True, False, 1)
    with pytest.raises(ValueError, match="tool 'saw' is registered twice"):
        tool("saw", label="Another saw")(type("Saw", (Tool,), {}))
