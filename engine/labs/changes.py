"""What a lab changes of an experiment: settings by their paths, and single weights by theirs.

`"optimizer.lr" = 0.1`, `"layers.1.activation" = "leaky_relu"`, a whole item as a table with its
type, a whole list of layers; and `"layers.0.W.1.2" = 2.5` for one weight. A star stands for every
place of a list where the rest of the path leads on: `"layers.*.activation" = "tanh"`. In a list
`{ times = 10, of = […] }` stands for ten times the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from engine.labs.format.table import LabTable
from engine.network.places import is_parameter_path
from engine.network.starts import Start, with_start
from engine.sentences import Sentence
from engine.specs.edits import replace_at, value_at
from engine.specs.knobs import LEVELS, KnobError, Spec, knobs_of
from engine.specs.paths import is_inside, joined, names_in
from engine.specs.registry import SpecError, kinds_inside
from engine.training.experiment import ExperimentSpec

# What can be unlocked beside settings: typing single weights, and the commands of the window.
RESET = "reset"
COMMANDS = ("weights", "new_weights", "new_data", RESET)
# A name in a path that stands for every place of a list, and how often a list may repeat a part.
EVERY, MOST_TIMES = "*", 50
# Weights set by hand before the first step are starts of the experiment, and new weights clear
# them: neither is a setting of its own that a lab could name.
STARTS = "starts"
# What these two change of an experiment.
DRAWS = {"new_weights": "weights_draw", "new_data": "data_draw"}


@dataclass(frozen=True, slots=True)
class Changes:
    """Settings and weights by path, in the order of the file; values as JSON has them."""

    settings: tuple[tuple[str, str], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Everything that is changed."""
        return tuple(path for path, _ in (*self.settings, *self.weights))

    @property
    def single_settings(self) -> Iterator[str]:
        """The path of each setting, also of those that a table gives together."""
        for path, text in self.settings:
            value = json.loads(text)
            yield path
            if isinstance(value, dict):
                yield from (joined(path, key) for key in value if key != "type")

    def of(self, spec: ExperimentSpec) -> ExperimentSpec:
        """The experiment with these settings; raises `SpecError` for what it does not have."""
        for path, text in self.settings:
            spec = with_value(spec, path, json.loads(text))
        return spec

    def starting(self, spec: ExperimentSpec) -> ExperimentSpec:
        """The same, with the weights as hand-set starts, which Reset goes back to."""
        spec = self.of(spec)
        starts = spec.starts
        for path, value in self.weights:
            starts = with_start(starts, Start(path, value))
        return replace(spec, starts=starts)


def with_value(spec: ExperimentSpec, path: str, value: Any) -> ExperimentSpec:
    """The experiment with a plain value or a JSON body at a path; raises `SpecError`."""
    if EVERY in names_in(path):
        for one in every_path_like(spec, path):
            spec = with_value(spec, one, value)
        return spec
    if not isinstance(value, dict):
        return replace_at(spec, path, value)
    if "type" in value:
        spec = replace_at(spec, path, value["type"])
    for key, inside in value.items():
        if key != "type":
            spec = with_value(spec, joined(path, key), inside)
    return spec


def level_at(spec: ExperimentSpec, path: str) -> str:
    """From which level of controls on the window shows the setting at a path of the experiment."""
    needed, here = 0, cast(Any, spec)
    for name in names_in(path):
        if isinstance(here, tuple):
            here = here[int(name)]
            continue
        needed = max(needed, LEVELS.index(knobs_of(type(here))[name].level))
        here = getattr(here, name)
    return LEVELS[needed]


def level_of(path: str) -> str:
    """From which level on the window shows what is at a path in any experiment that has it.

    Empty where none has. Where kinds of a family share a name, the lowest of their levels counts.
    """
    needed = 0
    kinds: set[type[Spec]] = {ExperimentSpec} if path else set()
    for name in names_in(path):
        if name == EVERY or name.isdigit():
            continue
        having: list[type[Spec]] = [kind for kind in kinds if name in knobs_of(kind)]
        if not having:
            return ""
        needed = max(needed, min(LEVELS.index(knobs_of(kind)[name].level) for kind in having))
        kinds = {inside for kind in having for inside in kinds_inside(kind, name)}
    return LEVELS[needed]


def every_path_like(spec: ExperimentSpec, path: str) -> tuple[str, ...]:
    """The paths that a path with stars stands for; raises `SpecError` if there are none."""
    outer, _, inner = path.partition(f"{EVERY}.")
    items = value_at(spec, outer.removesuffix("."))
    found: list[str] = []
    for place in range(len(items) if isinstance(items, tuple) else 0):
        one = joined(outer.removesuffix("."), place, inner)
        try:
            many = every_path_like(spec, one) if EVERY in names_in(one) else (one,)
            value_at(spec, many[0])
        except SpecError:
            continue
        found += many
    if not found:
        raise SpecError(path, Sentence("no place of the list has it"))
    return tuple(found)


def expanded(value: Any) -> Any:
    """A value of a lab file with every `{ times = n, of = [...] }` written out."""
    if isinstance(value, dict):
        return {key: expanded(inside) for key, inside in value.items()}
    if not isinstance(value, list):
        return value
    found: list[Any] = []
    for item in value:
        if isinstance(item, dict) and set(item) == {"times", "of"}:
            times, of = item["times"], item["of"]
            if type(times) is int and 1 <= times <= MOST_TIMES and isinstance(of, list):
                found += expanded(of) * times
                continue
        found.append(expanded(item))
    return found


def read_changes(table: LabTable, key: str, *, required: bool = False) -> Changes:
    """The changes in the table at `key`."""
    inside = table.table(key, required=required)
    return Changes() if inside is None else changes_in(inside)


def changes_in(table: LabTable) -> Changes:
    """The changes that a table lists, nested or with dots in its keys."""
    settings: list[tuple[str, str]] = []
    weights: list[tuple[str, float]] = []
    for path, value in _flat(table.body, ""):
        if is_parameter_path(path):
            if isinstance(value, int | float) and not isinstance(value, bool):
                weights.append((path, float(value)))
            else:
                table.blame_path(path, "expected a number for a weight")
            continue
        try:
            settings.append((path, json.dumps(expanded(value), allow_nan=False)))
        except (TypeError, ValueError):
            table.blame_path(path, "expected numbers, texts, true or false")
    return Changes(tuple(settings), tuple(weights))


def _flat(body: Mapping[str, Any], above: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in body.items():
        path = joined(above, key)
        if isinstance(value, dict) and value and "type" not in value:
            found += _flat(value, path)
        else:
            found.append((path, value))
    return found


def blame_changes(
    table: LabTable, key: str, changes: Changes, spec: ExperimentSpec
) -> ExperimentSpec:
    """The experiment with the changes; what it does not have is noted in the table."""
    try:
        return changes.starting(spec)
    except (SpecError, KnobError) as error:
        path = next((path for path in changes.paths if _meets(path, error.path)), error.path)
        inside = LabTable(table.source, table.body.get(key, {}), (*table.path, key))
        target = path if path in inside.body else error.path
        if target in inside.body:
            inside.blame(target, error.problem)
        else:
            inside.blame_path(target, error.problem)
        return spec


def _meets(path: str, error: str) -> bool:
    return path == error or is_inside(error, path) or is_inside(path, error)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a step of a lab lets a student change: paths, whatever lies inside, and commands.

    The name of a level stands for every setting that is shown at it, for weights and commands.
    """

    paths: tuple[str, ...] = ()

    def allows(self, path: str) -> bool:
        """Whether a setting, a weight or a command may be changed."""
        if any(_leads_to(open_, path) for open_ in self.paths):
            return True
        level = self.level
        if level and (is_parameter_path(path) or path in (*COMMANDS, *DRAWS.values(), STARTS)):
            return True
        needed = level_of(path) if level else ""
        if needed and LEVELS.index(needed) <= LEVELS.index(level):
            return True
        if is_parameter_path(path):
            return "weights" in self.paths
        return any(path == DRAWS.get(open_) for open_ in self.paths)

    @property
    def level(self) -> str:
        """Up to which level of controls all is open; empty if paths alone are."""
        return max((one for one in self.paths if one in LEVELS), key=LEVELS.index, default="")

    def blocked(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Those of the paths that may not be changed, as `differences` of two specs gives them."""
        return tuple(path for path in sorted(paths) if not self.allows(path))

    def problem_in(self, spec: ExperimentSpec) -> tuple[str, str] | None:
        """The first path that an experiment does not have, and why; None if it has them all."""
        for path in self.paths:
            named = path in COMMANDS or path in LEVELS
            if named or is_parameter_path(path) or _is_array(path):
                continue
            try:
                if EVERY in names_in(path):
                    every_path_like(spec, path)
                else:
                    value_at(spec, path)
            except SpecError as error:
                return path, error.problem
        return None


def _leads_to(open_: str, path: str) -> bool:
    """Whether what is unlocked at a path, stars and all, holds what is at another."""
    outer, inner = names_in(open_), names_in(path)
    pairs = zip(outer, inner, strict=False)
    return len(inner) >= len(outer) and all(a in (EVERY, b) for a, b in pairs)


def _is_array(path: str) -> bool:
    """Whether all weights of an array are meant, such as layers.0.W."""
    return is_parameter_path(joined(path, 0))
