"""Which features a network is shown, seen as switches: one for each number, or for each kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from engine.data.features import Feature, PlainInput, feature
from engine.training.experiment import DataSpec

# Up to so many inputs every number that a feature makes has a switch of its own.
_SINGLY = 2


@dataclass(frozen=True, slots=True)
class FeatureSwitch:
    """One switch: a column of a kind of feature, or the whole kind where `column` is None."""

    kind: type[Feature]
    column: int | None

    @property
    def path(self) -> str:
        """`square`, or `square.0` for one of its columns."""
        name = str(self.kind.name)  # type: ignore[attr-defined]
        return name if self.column is None else f"{name}.{self.column}"

    def alone(self) -> Feature:
        """The feature that this switch puts in by itself."""
        return self.kind() if self.column is None else self.kind(columns=(self.column,))


def switches_for(inputs: int) -> list[FeatureSwitch]:
    """The switches for data of so many inputs, in the order of the registry."""
    found = []
    for kind in _kinds():
        if inputs <= _SINGLY and kind.separate:
            found += [FeatureSwitch(kind, column) for column in range(kind().columns_of(inputs))]
        else:
            found.append(FeatureSwitch(kind, None))
    return found


def is_on(switch: FeatureSwitch, spec: DataSpec, inputs: int) -> bool:
    """Whether the network is shown what the switch stands for."""
    if switch.kind is PlainInput and spec.raw_inputs:
        return True
    ours = [one for one in spec.features if isinstance(one, switch.kind)]
    if switch.column is None:
        return bool(ours)
    return any(switch.column in one.places(inputs) for one in ours)


def switched_to(switch: FeatureSwitch, on: bool, spec: DataSpec, inputs: int) -> DataSpec:
    """The same data with the switch on or off.

    Features stand in the order of the registry, and all columns of a kind are none named, so that
    the same switches make the same experiment.
    """
    if switch.kind is PlainInput:
        return _with_inputs(switch, on, spec, inputs)
    ours = [one for one in spec.features if isinstance(one, switch.kind)]
    others = [one for one in spec.features if not isinstance(one, switch.kind)]
    if switch.column is None:
        ours = [switch.kind()] if on else []
    elif on:
        first = ours[0] if ours else switch.alone()
        places = {*first.places(inputs), switch.column} if ours else {switch.column}
        ours = [_of_columns(first, places, inputs), *ours[1:]]
    else:
        kept = ((one, {*one.places(inputs)} - {switch.column}) for one in ours)
        ours = [_of_columns(one, places, inputs) for one, places in kept if places]
    return replace(spec, features=_in_order(others + ours))


def shows_nothing(spec: DataSpec, inputs: int) -> bool:
    """Whether nothing would be left for the network to see."""
    return not spec.raw_inputs and not any(one.count(inputs) for one in spec.features)


def _with_inputs(switch: FeatureSwitch, on: bool, spec: DataSpec, inputs: int) -> DataSpec:
    others = [one for one in spec.features if not isinstance(one, PlainInput)]
    if switch.column is None:
        return replace(spec, features=_in_order(others), raw_inputs=on)
    shown = {
        column for column in range(inputs) if is_on(FeatureSwitch(PlainInput, column), spec, inputs)
    }
    shown = shown | {switch.column} if on else shown - {switch.column}
    whole = len(shown) == inputs
    if shown and not whole:
        others.append(PlainInput(columns=tuple(sorted(shown))))
    return replace(spec, features=_in_order(others), raw_inputs=whole)


def _of_columns(one: Feature, places: set[int], inputs: int) -> Feature:
    every = len(places) == one.columns_of(inputs)
    return replace(one, columns=() if every else tuple(sorted(places)))


def _in_order(features: list[Feature]) -> tuple[Feature, ...]:
    order = _kinds()
    return tuple(sorted(features, key=lambda one: order.index(type(one))))


def _kinds() -> tuple[Any, ...]:
    return tuple(feature)
