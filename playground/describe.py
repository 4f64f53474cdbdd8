"""Words for a change of an experiment: the names of undo steps and of marks on the loss curve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.knobs import Spec, knobs_of, label_of
from engine.layers import Layer, Residual


@dataclass(frozen=True, slots=True)
class Change:
    """What differs: `path` such as "optimizer.lr", `text` such as "Noise, 0.1 to 0.2"."""

    path: str
    text: str


def describe(old: Spec, new: Spec) -> Change:
    """The first difference between two specs of one type, outermost first."""
    for name, knob in knobs_of(type(old)).items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            found = _difference(label_of(name, knob), before, after)
            return Change(f"{name}.{found.path}" if found.path else name, found.text)
    return Change("", "No change")


def _difference(label: str, before: Any, after: Any) -> Change:
    if isinstance(before, tuple):
        stacked = any(isinstance(item, Layer) for item in before + after)
        return _in_stack(label, before, after) if stacked else _in_list(label, before, after)
    if isinstance(before, Spec) and type(before) is type(after):
        return describe(before, after)
    return Change("", f"{label}, {word(before)} to {word(after)}")


def _in_list(label: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Change:
    if len(before) != len(after):
        verb, longer, shorter = (
            ("add", after, before) if len(after) > len(before) else ("remove", before, after)
        )
        other = next((item for item in longer if item not in shorter), longer[-1])
        return Change("", f"{label}, {verb} {word(other)}")
    place = next(i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
    found = _difference(label, before[place], after[place])
    return Change(f"{place}.{found.path}" if found.path else f"{place}", found.text)


def _in_stack(label: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Change:
    if len(after) > len(before):
        return Change(
            "", "Add a layer" if _weighted(after) > _weighted(before) else "Extend a layer"
        )
    if len(after) < len(before):
        fewer = _weighted(after) < _weighted(before)
        return Change("", "Remove a layer" if fewer else "Simplify a layer")
    if sorted(map(repr, before)) == sorted(map(repr, after)):
        return Change("", "Move a layer")
    place = next(i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
    found = _difference(label, before[place], after[place])
    layer = f"layer {max(1, _weighted(before[: place + 1]))}"
    path = f"{place}.{found.path}" if found.path else f"{place}"
    if isinstance(before[place], Residual) and isinstance(after[place], Residual):
        inside, numbered = found.text.removesuffix(")"), found.text.endswith(")")
        return Change(path, f"{inside} inside {layer})" if numbered else f"{inside} inside {layer}")
    return Change(path, f"{found.text} ({layer})")


def _weighted(layers: tuple[Any, ...]) -> int:
    return sum(1 for layer in layers if getattr(layer, "weighted", False))


def word(value: Any) -> str:
    """A value as a user reads it: a label for a spec, four significant digits for a number."""
    if isinstance(value, Spec):
        return str(getattr(value, "label", type(value).__name__))
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
