"""In what the experiments of several lanes differ, in words as the forms say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.network.blocks import Layers, count_of_blocks
from engine.network.layers import layer
from engine.network.naming import INPUTS, layer_name
from engine.specs.differences import differences
from engine.specs.edits import value_at
from engine.specs.knobs import Knob, Spec, knobs_of
from engine.specs.paths import is_inside, names_in, touches
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.words.numbers import NONE, number
from playground.words.settings import label_alone, word
from playground.words.translate import said, tr

# What decides samples, first weights and batches.
OF_THE_DATA = ("data", "seed", "data_draw")
OF_THE_START = ("seed", "weights_draw", "starts", "output_init", "output_init_bias")
OF_A_LAYERS_START = ("init_weights", "init_bias")
OF_THE_BATCHES = (*OF_THE_DATA, "batch_size", "shuffle")
# Of a list with more items only their number is told.
MOST_NAMED = 24


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting and what it is in every lane; – where a lane does not have it.

    `where` names the layer it belongs to, `symbol` is what the lectures write for a setting that
    stands inside an item.
    """

    setting: str
    values: tuple[str, ...]
    symbol: str = ""
    where: str = ""


def differing(specs: Sequence[ExperimentSpec]) -> tuple[Difference, ...]:
    """A row for every setting in which the experiments differ, in the order of the forms."""
    paths = _outermost(paths_of(specs))
    rows = [row for path in sorted(paths, key=_order) for row in _rows(specs, path)]
    return tuple(_joined(rows, count_of_blocks(specs[0].layers))) if specs else ()


def paths_of(specs: Sequence[ExperimentSpec]) -> frozenset[str]:
    """The paths at which experiments differ from the first of them."""
    return frozenset(path for spec in specs[1:] for path in differences(specs[0], spec))


def chip_of(rows: Iterable[Difference], place: int) -> str:
    """What is special of one of the lanes in short: “Optimiser: Adam, η 0.01”."""
    parts = [
        f"{row.symbol} {row.values[place]}"
        if row.symbol
        else tr("{setting}: {value}", setting=row.setting, value=row.values[place])
        for row in rows
        if row.values[place] != NONE
    ]
    return ", ".join(parts)


def shorter_chips(rows: Sequence[Difference], place: int) -> tuple[str, ...]:
    """The same where there is less and less room: “Adam, η 0.01”, then “Adam”; nothing twice."""
    values = [(row.symbol, row.values[place]) for row in rows if row.values[place] != NONE]
    said = list(dict.fromkeys(f"{symbol} {value}".lstrip() for symbol, value in values))
    return tuple(", ".join(said[:count]) for count in range(len(said), 0, -1))


def common_of(setups: Sequence[Setup]) -> tuple[str, ...]:
    """Whether lanes have the same samples, first weights and batches, in words."""
    paths = paths_of([setup.spec for setup in setups])
    data = tr("other data") if touches(paths, *OF_THE_DATA) else tr("same data")
    alike = all(_shapes(setup) == _shapes(setups[0]) for setup in setups[1:])
    return (data, _weights(paths, alike), _batches(paths))


def _shapes(setup: Setup) -> list[object]:
    """The shapes of all weights."""
    network = setup.network
    each = zip(network.layers, network.fan_ins, strict=True)
    return [lay.shapes(fan_in) for lay, fan_in in each if lay.weighted]


def _weights(paths: frozenset[str], alike: bool) -> str:
    own = any(name in OF_A_LAYERS_START for path in paths for name in names_in(path))
    if own or touches(paths, *OF_THE_START):
        return tr("other first weights")
    return tr("same first weights") if alike else tr("same first weights where shapes agree")


def _batches(paths: frozenset[str]) -> str:
    return tr("other batches") if touches(paths, *OF_THE_BATCHES) else tr("same batches")


def _outermost(paths: frozenset[str]) -> list[str]:
    """Those of the paths that lead to nothing inside another one."""
    return [path for path in paths if not any(is_inside(path, other) for other in paths)]


def _order(path: str) -> tuple[int, list[tuple[int, str]]]:
    first, *rest = names_in(path)
    known = list(knobs_of(ExperimentSpec))
    return known.index(first), [(int(name) if name.isdigit() else -1, name) for name in rest]


def _rows(specs: Sequence[ExperimentSpec], path: str) -> Iterator[Difference]:
    """The setting at a path, and what can be set inside of it where kinds differ."""
    values = [_at(spec, path) for spec in specs]
    owner = next(spec for spec, value in zip(specs, values, strict=True) if value is not None)
    knob, name, where = _found(owner, path)
    heading = tr(label_alone(name, knob))
    depth = sum(not part.isdigit() for part in names_in(path))
    symbol = knob.symbol if depth > 1 else ""
    yield Difference(_named(heading, knob), tuple(map(_said, values)), symbol, where)
    kinds = [value for value in values if isinstance(value, Spec)]
    inner = dict.fromkeys(name for kind in kinds for name in knobs_of(type(kind)))
    for name in inner:
        found = [getattr(value, name, None) for value in values]
        owner_kind = next(type(kind) for kind in kinds if name in knobs_of(type(kind)))
        about = knobs_of(owner_kind)[name]
        if any(value != found[0] for value in found) and about.level != "full":
            heading = tr(label_alone(name, about))
            words = tuple(map(_said, found))
            yield Difference(_named(heading, about), words, about.symbol, where)


def _at(spec: ExperimentSpec, path: str) -> Any:
    """What stands at a path; None where it leads nowhere."""
    try:
        return value_at(spec, path)
    except SpecError:
        return None


def _found(owner: Spec, path: str) -> tuple[Knob, str, str]:
    """The innermost knob that a path goes through, its name, and the layer it belongs to."""
    found: Any = owner
    knob, last, where = Knob(), "", ""
    for name in names_in(path):
        if isinstance(found, tuple):
            place = int(name)
            if getattr(found[place], "registry", None) is layer:
                where = _layer(found, place, where)
            found = found[place]
        else:
            knob, last = knobs_of(type(found))[name], name
            found = getattr(found, name)
    return knob, last, where


def _layer(layers: Layers, place: int, where: str) -> str:
    number = count_of_blocks(layers[: place + 1])
    name = tr(layer_name(number) if number else INPUTS)
    return tr("{name} inside {where}", name=name, where=where) if where else name


def _named(heading: str, knob: Knob) -> str:
    return f"{heading} {knob.symbol}".rstrip()


def _said(value: Any) -> str:
    """A value as a user reads it."""
    if value is None:
        return NONE
    if isinstance(value, tuple):
        if not value:
            return tr("none")
        if all(isinstance(item, Spec) for item in value) and len(value) <= MOST_NAMED:
            return " · ".join(map(_item, value))
        return number(len(value))
    return word(value)


def _item(item: Any) -> str:
    """One item of a list in short: a layer with its width, an activation by its own name."""
    active = getattr(item, "activation", None)
    return word(active) if active is not None else said(getattr(item, "title", word(item)))


def _joined(rows: Iterable[Difference], blocks: int) -> Iterator[Difference]:
    """Rows that say the same of several layers as one."""
    places: dict[Difference, list[str]] = {}
    for row in rows:
        places.setdefault(replace(row, where=""), []).append(row.where)
    for row, where in places.items():
        names = list(dict.fromkeys(filter(None, where)))
        if len(names) > 1 and len(names) == blocks:
            setting = tr("{label} of all layers", label=row.setting)
        elif names:
            setting = tr("{label} of {where}", label=row.setting, where=", ".join(names))
        else:
            setting = row.setting
        yield replace(row, setting=setting, where=", ".join(names))
