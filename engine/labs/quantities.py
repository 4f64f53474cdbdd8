"""What a lab can ask of a run: a number, or a list of numbers, in the reading of a probe.

The field of a reading is a path, as everywhere: names and places joined by dots, places from 0.
`layers.0.signal.rms` is a number of the first layer, `layers.last.mean` of the last one,
`layers.signal.rms` one number for each layer, `layers.hidden.rms` one for each but the last.
`units.count` reduces what is at `units`. A list of things with a title or symbol also takes these:
`layers.output.mean`, `forward.h¹.values`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.labs.format.table import LabTable
from engine.network.places import OUTPUT, is_parameter_path
from engine.probes import ParameterProbe, Probe, ScoresProbe, probe
from engine.search.methods import Search
from engine.search.probe import SearchProbe
from engine.specs.knobs import KnobError, knobs_of
from engine.specs.paths import joined, names_in
from engine.specs.registry import SpecError, from_json, to_json

LAST_LAYER = 10_000

REDUCTIONS: Mapping[str, Callable[[Array], float]] = {
    "count": lambda a: float(np.count_nonzero(a)),
    "share": lambda a: float(np.count_nonzero(a)) / a.size,
    "size": lambda a: float(a.size),
    "sum": lambda a: float(a.sum()),
    "mean": lambda a: float(a.mean()),
    "std": lambda a: float(a.std()),
    "rms": lambda a: float(np.sqrt(np.square(a, dtype=np.float64).mean())),
    "median": lambda a: float(np.median(a)),
    "lowest": lambda a: float(a.min()),
    "highest": lambda a: float(a.max()),
    "largest": lambda a: float(np.abs(a).max()),
    # How far it falls from the first to the last, as a factor for each step between them.
    "factor": lambda a: float((abs(a[-1]) / abs(a[0])) ** (1 / (len(a) - 1))),
}


class MeasureError(LookupError):
    """A quantity that a run does not have: says what there is instead."""


@dataclass(frozen=True, slots=True)
class Measurable:
    """The field of a probe's reading; `{dead_units.count}` and the like in a text."""

    probe: Probe
    field: str

    def of(self, reading: object) -> float | Array:
        """The number, or the numbers (n,) or (n, m), in a reading; raises `MeasureError`."""
        if reading is None:
            raise MeasureError("there is nothing to read of it yet")
        full = self.probe.short_fields.get(self.field, self.field)
        names = names_in(full) if full else []
        return _number(_found(reading, names))

    def number_of(self, reading: object) -> float:
        """The one number; raises `MeasureError` for a list of them too."""
        value = self.of(reading)
        if isinstance(value, float):
            return value
        raise MeasureError(f"expected one number, found {value.size}; name one, or reduce them")

    @property
    def name(self) -> str:
        """How a text names it, the knobs of its probe apart."""
        return joined(getattr(self.probe, "name", ""), self.field)


def quantity_named(name: str, measures: Mapping[str, Measurable]) -> Measurable | None:
    """What a name means: a measure of the lab, `train.loss`, or `dead_units.count`; else None."""
    first, *rest = names_in(name)
    if first in measures:
        known = measures[first]
        return Measurable(known.probe, joined(known.field, *rest))
    if first in PARTS:
        return Measurable(ScoresProbe(), name)
    if first in probe:
        return Measurable(probe[first](), joined(*rest))
    if is_parameter_path(name):
        return Measurable(_parameter_probe(name), "value")
    return None


def _parameter_probe(path: str) -> ParameterProbe:
    """The probe of the weight at a path, whatever network it will be in."""
    first, *rest = names_in(path)
    # A layer beyond the last is the last: the output layer.
    layer = LAST_LAYER if first == OUTPUT else int(rest.pop(0))
    index = [int(name) for name in rest if name.isdigit()]
    inside: list[str] = []
    while rest[0] == "layers":
        inside, rest, index = [*inside, rest[1]], rest[2:], index[1:]
    first_index, second_index = (*index, 0, 0)[:2]
    array = joined(*inside, rest[0])
    return ParameterProbe(layer=layer, array=array, first=first_index, second=second_index)


def read_quantity(table: LabTable) -> Measurable:
    """The quantity that a table describes by `probe`, `field` and the knobs of the probe."""
    name = table.choice("probe", probe.names, None if "probe" in table else "scores")
    field = table.text("field", "", pattern=r"[^\s]{1,200}")
    kind = probe[name]
    knobs = {key: table.raw(key) for key in knobs_of(kind) if key in table}
    found = kind()
    try:
        made = from_json(Probe, {**to_json(found), **knobs})
        assert isinstance(made, Probe)
        found = made
    except (SpecError, KnobError) as error:
        table.blame_path(error.path, error.problem)
    return Measurable(found, field)


def search_among(measures: Mapping[str, Measurable]) -> Search | None:
    """The first search that is among the measures of a lab, if there is any."""
    probes = (each.probe for each in measures.values())
    return next((one.search for one in probes if isinstance(one, SearchProbe)), None)


def _found(reading: Any, names: list[str]) -> Any:
    try:
        return _walked(reading, names)
    except MeasureError:
        if not names or names[-1] not in REDUCTIONS:
            raise
        values = np.atleast_1d(np.asarray(_walked(reading, names[:-1])))
        if values.dtype == object or not values.size:
            raise
    try:
        with np.errstate(all="ignore"):
            return REDUCTIONS[names[-1]](values)
    except ArithmeticError as error:
        raise MeasureError(f"{joined(*names)}: {error}") from None


def _walked(value: Any, names: list[str]) -> Any:
    """What the names lead to, without reducing it."""
    if not names:
        return value
    if isinstance(value, Mapping):
        # Names of arrays have dots in them: 1.dense.W.
        for end in range(len(names), 0, -1):
            key = joined(*names[:end])
            if key in value:
                return _walked(value[key], names[end:])
        raise MeasureError(f"unknown name {names[0]!r}; expected one of {', '.join(value)}")
    if isinstance(value, np.ndarray | tuple | list):
        return _in_list(value, names)
    first = names[0]
    known_here = not first.startswith("_") and hasattr(value, first)
    inside = getattr(value, first) if known_here else None
    if not is_dataclass(value) or callable(inside) or not known_here:
        known = [name for name in dir(value) if not name.startswith("_")]
        raise MeasureError(f"unknown name {first!r}; expected one of {', '.join(known)[:200]}")
    if inside is None:
        raise MeasureError("there is nothing to read of it yet")
    return _walked(inside, names[1:])


def _in_list(values: Any, names: list[str]) -> Any:
    first, rest = names[0], names[1:]
    if first == "last" or first.isdigit():
        place = len(values) - 1 if first == "last" else int(first)
        if not 0 <= place < len(values):
            raise MeasureError(f"no such place: {first}; there are {len(values)}")
        return _walked(values[place], rest)
    if first == "hidden":
        return _walked(values[:-1], rest)
    if isinstance(values, np.ndarray):
        raise MeasureError(f"unknown name {first!r}; expected a place in the list")
    for item in values:
        if first in (getattr(item, "symbol", None), getattr(item, "title", None)):
            return _walked(item, rest)
    each = [np.atleast_1d(np.asarray(_walked(item, names))) for item in values]
    return np.concatenate(each) if each else np.zeros(0)


def _number(value: Any) -> float | Array:
    if isinstance(value, bool | int | float | np.generic):
        return float(value)
    if isinstance(value, tuple | list) and all(isinstance(item, int | float) for item in value):
        value = np.array(value, dtype=np.float64)
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "fiub":
        raise MeasureError(f"expected numbers, found {type(value).__name__}")
    if value.size == 1:
        return float(value.reshape(-1)[0])
    return value.astype(np.float64)


def is_finite(value: float | Array) -> bool:
    """Whether all of it are numbers."""
    if isinstance(value, float):
        return math.isfinite(value)
    return bool(np.isfinite(value).all())
