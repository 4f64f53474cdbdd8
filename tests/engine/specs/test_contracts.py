"""What every registered item of every family keeps to, found through the registries."""

from __future__ import annotations

import json
import math
import re
from dataclasses import FrozenInstanceError, fields, replace
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import items, registries, specs, title

from engine.specs.knobs import (
    LEVELS,
    ChoiceKnob,
    Knob,
    KnobError,
    NumberKnob,
    Spec,
    defaults_of,
    knobs_of,
    label_of,
    needs_rebuild,
)
from engine.specs.registry import SpecError, from_json, to_json

every_item = pytest.mark.parametrize("item", items(), ids=title)
numbers = pytest.mark.parametrize(
    ("item", "name", "knob"),
    [
        pytest.param(item, name, knob, id=f"{title(item)}-{name}")
        for item in items()
        for name, knob in knobs_of(item).items()
        if isinstance(knob, NumberKnob)
    ],
)


def test_the_families_are_found() -> None:
    expected = {"activation", "initializer", "loss", "penalty", "layer", "optimizer", "dataset"}
    assert expected | {"probe"} <= set(registries())
    assert all(len(family) for family in registries().values())


@every_item
def test_json_round_trip_of_the_defaults(item: type[Spec]) -> None:
    spec = item()
    text = json.dumps(to_json(spec), allow_nan=False)
    assert from_json(item.registry.base, json.loads(text)) == spec  # type: ignore[attr-defined]


@every_item
@settings(max_examples=15)
@given(data=st.data())
def test_json_round_trip_of_any_values(item: type[Spec], data: st.DataObject) -> None:
    spec = data.draw(specs(item))
    text = json.dumps(to_json(spec), allow_nan=False)
    again = from_json(item.registry.base, json.loads(text))  # type: ignore[attr-defined]
    assert again == spec
    assert type(again) is type(spec)
    assert hash(again) == hash(spec)


@every_item
def test_missing_fields_take_their_defaults(item: type[Spec]) -> None:
    base = item.registry.base  # type: ignore[attr-defined]
    assert from_json(base, {"type": item.name}) == item()  # type: ignore[attr-defined]


@every_item
def test_the_docstring_starts_with_one_plain_sentence(item: type[Spec]) -> None:
    assert item.__doc__ is not None
    first = item.__doc__.split("\n")[0]
    assert first == first.strip()
    assert first.endswith((".", "?")), first
    assert len(first) > 10
    # One sentence: no full stop followed by a capital in between.
    assert not re.search(r"\.\s+[A-ZÀ-Ž]", first), first
    rest = item.__doc__.split("\n")[1:]
    assert not rest or not rest[0].strip(), "an empty line follows the first sentence"


@every_item
def test_formula_and_label_are_present(item: type[Spec]) -> None:
    if "formula" in getattr(item.registry.base, "__annotations__", {}):  # type: ignore[attr-defined]
        formula = item.formula  # type: ignore[attr-defined]
        assert isinstance(formula, str)
        assert formula.strip()
    label = item.label  # type: ignore[attr-defined]
    assert label.strip() == label
    assert label


@every_item
def test_names_are_lower_case_and_lead_back_to_the_item(item: type[Spec]) -> None:
    name = item.name  # type: ignore[attr-defined]
    assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
    assert item.registry[name] is item  # type: ignore[attr-defined]


@pytest.mark.parametrize("family", registries().values(), ids=lambda family: family.family)
def test_labels_are_unique_within_a_family(family: list[type[Spec]]) -> None:
    labels = [item.label for item in family]  # type: ignore[attr-defined]
    assert len(set(labels)) == len(labels)


@every_item
def test_a_spec_is_frozen_hashable_and_has_slots(item: type[Spec]) -> None:
    spec = item()
    assert hash(spec) == hash(item())
    assert spec == item()
    assert not hasattr(spec, "__dict__")
    for f in fields(item):
        with pytest.raises(FrozenInstanceError):
            setattr(spec, f.name, None)


@every_item
def test_every_field_has_a_knob_that_explains_itself(item: type[Spec]) -> None:
    for f in fields(item):
        knob: Knob | None = knobs_of(item).get(f.name)
        assert knob is not None, f"{f.name} has no knob"
        assert knob.help.strip().endswith((".", "?")), f"the help of {f.name} is no sentence"
        assert knob.level in LEVELS
        assert label_of(f.name, knob).strip()


@every_item
def test_defaults_are_allowed_by_their_knobs(item: type[Spec]) -> None:
    for f, default in defaults_of(item):
        assert knobs_of(item)[f.name].problem(default) is None
    assert len(list(defaults_of(item))) == len(fields(item)), "every field has a default"


@numbers
def test_a_range_makes_sense(item: type[Spec], name: str, knob: NumberKnob) -> None:
    assert math.isfinite(knob.low)
    assert math.isfinite(knob.high)
    assert knob.low < knob.high
    assert knob.low > 0 or not knob.log, "a logarithmic scale has no zero"
    assert get_type_hints(item)[name] is (int if knob.integer else float)


@numbers
def test_both_ends_of_a_range_are_allowed(item: type[Spec], name: str, knob: NumberKnob) -> None:
    for end in (knob.low, knob.high):
        value = int(end) if knob.integer else end
        assert getattr(replace(item(), **{name: value}), name) == value


@numbers
def test_out_of_range_names_the_field(item: type[Spec], name: str, knob: NumberKnob) -> None:
    step = 1 if knob.integer else (knob.high - knob.low) / 10
    low, high = (int(knob.low), int(knob.high)) if knob.integer else (knob.low, knob.high)
    wrong: list[object] = [low - step, high + step, True, "1", None]
    wrong += [1.5] if knob.integer else [math.nan, math.inf, -math.inf]
    for value in wrong:
        with pytest.raises(KnobError, match=rf"^{name}: expected ") as caught:
            replace(item(), **{name: value})
        assert caught.value.path == name
        body = {"type": item.name, name: value}  # type: ignore[attr-defined]
        with pytest.raises(SpecError) as refused:
            from_json(item.registry.base, body, "somewhere")  # type: ignore[attr-defined]
        assert refused.value.path == f"somewhere.{name}"


@every_item
def test_a_word_that_is_no_option_is_refused(item: type[Spec]) -> None:
    for name, knob in knobs_of(item).items():
        if isinstance(knob, ChoiceKnob):
            assert len(set(knob.options)) > 1
            with pytest.raises(KnobError, match=name):
                replace(item(), **{name: "no such option"})


@every_item
def test_an_unknown_field_is_refused_with_those_that_are_known(item: type[Spec]) -> None:
    base = item.registry.base  # type: ignore[attr-defined]
    with pytest.raises(SpecError, match="nonsense") as caught:
        from_json(base, {"type": item.name, "nonsense": 1})  # type: ignore[attr-defined]
    assert caught.value.path == "nonsense"
    assert all(f.name in caught.value.problem for f in fields(item))


@every_item
@settings(max_examples=10)
@given(data=st.data())
def test_only_a_change_under_a_rebuilding_knob_needs_a_rebuild(
    item: type[Spec], data: st.DataObject
) -> None:
    old, new = data.draw(specs(item)), data.draw(specs(item))
    assert not needs_rebuild(old, old)
    changed = [k for name, k in knobs_of(item).items() if getattr(old, name) != getattr(new, name)]
    if any(knob.rebuilds for knob in changed):
        assert needs_rebuild(old, new)
    elif not any(isinstance(getattr(old, f.name), Spec | tuple) for f in fields(item)):
        assert not needs_rebuild(old, new)
