"""Words for a change of an experiment: the names of undo steps and of marks on the loss curve."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from engine.data.datasets.drawn import PointsKnob
from engine.network.activations import Activation
from engine.network.blocks import Layers, count_of_blocks
from engine.network.layer_edits import activations_in, with_activation_everywhere
from engine.network.layers import UnitsKnob, layer
from engine.network.naming import INPUTS, OUTPUT_LAYER, layer_name
from engine.network.stack_changes import moved, spliced
from engine.network.starts import StartsKnob
from engine.specs.knobs import PlacesKnob, Spec, knobs_of
from engine.specs.paths import joined
from playground.words.settings import label_alone, small_label, word
from playground.words.translate import tr

_FACTOR = "lr_multiplier"
# Knobs of the output layer that stand in the experiment begin with this.
_OUTPUT = "output_"


@dataclass(frozen=True, slots=True)
class Change:
    """What differs: `path` such as "optimizer.lr", `text` such as "Noise, 0.1 to 0.2"."""

    path: str
    text: str


def describe(old: Spec, new: Spec) -> Change:
    """The first difference between two specs of one type, outermost first."""
    return _within(old, new, "")


def _within(old: Spec, new: Spec, where: str) -> Change:
    """The first difference between two specs that stand at `where`, such as "layer 2"."""
    for name, knob in knobs_of(type(old)).items():
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        place = where or (tr(OUTPUT_LAYER) if name.startswith(_OUTPUT) else "")
        if isinstance(knob, PointsKnob):
            return Change(name, _stroke(before, after))
        if isinstance(knob, StartsKnob):
            return Change(name, tr("Other hand-set starts"))
        if isinstance(knob, UnitsKnob):
            return _frozen_units(name, before, after, place)
        if isinstance(knob, PlacesKnob):
            return Change(name, tr("Another choice: {what}", what=word(new)))
        if name.removeprefix(_OUTPUT) == _FACTOR and not before * after:
            what = place if getattr(old, "weighted", True) else _of(_small(old), place)
            text = tr("Unfreeze {what}", what=what) if after else tr("Freeze {what}", what=what)
            return Change(name, text)
        # Where the label says that it is about the output, nothing need be added.
        label = label_alone(name, knob)
        place = where if label.lower().startswith("output") else place
        found = _difference(tr(label), before, after, place)
        return Change(joined(name, found.path), found.text)
    return Change("", tr("No change"))


def _stroke(before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
    """What was done to drawn points: "Paint 12 points", "Move a point", "Erase 5 points"."""
    fresh = (Counter(after) - Counter(before)).total()
    gone = (Counter(before) - Counter(after)).total()
    if fresh == gone:
        return tr("Move a point") if fresh == 1 else tr("Move {count} points", count=fresh)
    if gone and fresh:
        return tr("Draw other points")
    if fresh:
        return tr("Paint a point") if fresh == 1 else tr("Paint {count} points", count=fresh)
    return tr("Erase a point") if gone == 1 else tr("Erase {count} points", count=gone)


def _of(label: str, where: str) -> str:
    return tr("{label} of {where}", label=label, where=where) if where else label


def _small(item: Spec) -> str:
    return tr(small_label(type(item)))


def _frozen_units(name: str, before: tuple[int, ...], after: tuple[int, ...], where: str) -> Change:
    changed = sorted(set(before) ^ set(after))
    what = tr("neuron {number}", number=changed[0] + 1) if len(changed) == 1 else tr("some neurons")
    what = _of(what, where)
    freeze = len(after) > len(before)
    text = tr("Freeze {what}", what=what) if freeze else tr("Unfreeze {what}", what=what)
    return Change(joined(name, changed[0]), text)


def _from_to(label: str, before: object, after: object) -> str:
    return tr("{label}, {old} to {new}", label=label, old=word(before), new=word(after))


def _difference(label: str, before: Any, after: Any, where: str) -> Change:
    if isinstance(before, tuple):
        if any(getattr(item, "registry", None) is layer for item in before + after):
            return _in_stack(before, after, where)
        return _in_list(_of(label, where), before, after, where)
    if isinstance(before, Spec) and type(before) is type(after):
        return _within(before, after, where)
    return Change("", _from_to(_of(label, where), before, after))


def _in_list(label: str, before: tuple[Any, ...], after: tuple[Any, ...], where: str) -> Change:
    if len(before) < len(after):
        other = next((item for item in after if item not in before), after[-1])
        return Change("", tr("{label}, add {item}", label=label, item=word(other)))
    if len(before) > len(after):
        other = next((item for item in before if item not in after), before[-1])
        return Change("", tr("{label}, remove {item}", label=label, item=word(other)))
    place = next(i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
    found = _difference(label, before[place], after[place], where)
    return Change(joined(place, found.path), found.text)


def _layer(number: int, where: str) -> str:
    """The name of a layer, counted from 1; what stands before the first belongs to the inputs."""
    name = tr(layer_name(number) if number else INPUTS)
    return tr("{name} inside {where}", name=name, where=where) if where else name


def _in_stack(before: Layers, after: Layers, where: str) -> Change:
    if (common := _common_activation(before, after)) is not None:
        return Change("", tr("Activation of all layers to {new}", new=word(common)))
    if len(before) != len(after):
        return Change("", _added_or_removed(before, after, where))
    if (ways := moved(before, after)) is not None:
        what = _layer(ways[0] + 1, where)
        return Change("", tr("Move {what} to place {place}", what=what, place=ways[1] + 1))
    place = next(i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
    here = _layer(count_of_blocks(before[: place + 1]), where)
    if type(before[place]) is not type(after[place]):
        return Change(
            f"{place}", _from_to(here[:1].upper() + here[1:], before[place], after[place])
        )
    found = _within(before[place], after[place], here)
    return Change(joined(place, found.path), found.text)


def _common_activation(before: Layers, after: Layers) -> Activation | None:
    """The activation function that several layers have got at once, if nothing else has changed."""
    old, new = activations_in(before), activations_in(after)
    if len(old) != len(new) or sum(a != b for a, b in zip(old, new, strict=True)) < 2:
        return None
    return new[0] if with_activation_everywhere(before, type(new[0])) == after else None


def _added_or_removed(before: Layers, after: Layers, where: str) -> str:
    grown = len(after) > len(before)
    longer, shorter = (after, before) if grown else (before, after)
    place, items = spliced(longer, shorter)
    number = count_of_blocks(longer[:place])
    if not items:
        return tr("Add layers") if grown else tr("Remove layers")
    if not count_of_blocks(items):
        what, here = _small(items[0]), _layer(number, where)
        if grown:
            return tr("Add {what} to {where}", what=what, where=here)
        return tr("Remove {what} from {where}", what=what, where=here)
    name = _layer(number + 1, where)
    # A layer added at the end looks like the one before it too.
    copied = longer[max(0, place - len(items)) : place] == items and place + len(items) < len(
        longer
    )
    if grown and copied:
        return tr("Duplicate {what}", what=_layer(number, where))
    return tr("Add {what}", what=name) if grown else tr("Remove {what}", what=name)
