"""The state of a run as JSON and arrays, and back; what comes back is checked against its setup."""

from __future__ import annotations

import math
import re
from dataclasses import asdict
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.files.safe_zip import Archive, StorageError
from engine.network.network import Weights
from engine.sentences import Sentence
from engine.training.epochs.rules import EpochRules
from engine.training.experiment import ExperimentSpec
from engine.training.past.loss_curve import BARE, COLUMNS, LossCurve
from engine.training.past.timing import Timing
from engine.training.setup import Setup
from engine.training.state import RunState, TrainerState

STATE = "state.json"
# The one memory of a rule that is no number: a pair of weights, kept as two arrays.
WEIGHTS = "weights"
# Memories of schedules and rules that are numbers of epochs.
COUNT_EPOCHS = ("waited", "epoch")
_COUNTS = ("step", "epoch", "position", "updates")
_WORD = re.compile(r"[a-z_]{1,30}")
# Counts beyond are not exact as floats any more, and no run gets there.
_LARGEST_COUNT = 2**53


def described(run: RunState) -> tuple[dict[str, Any], dict[str, Array]]:
    """A state as JSON, and its arrays by name."""
    state, history = run.trainer, run.curve.contents()
    arrays = {"params": state.params, "buffers": state.buffers, "order": state.order}
    arrays |= {"buckets": history.pop("_buckets"), "rows": history.pop("_rows")}
    arrays |= {f"memory.{name}": values for name, values in state.memory.items()}
    rules: dict[str, Any] = {}
    for place, memory in state.rules.memories.items():
        rules[str(place)] = {n: None if n == WEIGHTS else _word(v) for n, v in memory.items()}
        if WEIGHTS in memory:
            names = _names_of_kept(place)
            arrays |= dict(zip(names, memory[WEIGHTS], strict=True))
    body = {name: getattr(state, name) for name in _COUNTS}
    body["streams"] = state.streams
    body["shuffled"] = state.shuffled
    body["pacing"] = {
        "schedule": {name: _word(value) for name, value in state.rules.schedule.items()},
        "rules": rules,
        "loss_sum": _word(state.rules.loss_sum),
        "seen": state.rules.seen,
    }
    newest = history.pop("_newest")
    body["history"] = {name.removeprefix("_"): _word(value) for name, value in history.items()}
    body["history"]["newest"] = None if newest is None else [_word(value) for value in newest]
    if run.timing is not None:
        # Older programs pass over it.
        body["timing"] = asdict(run.timing)
    return body, arrays


def array_names(spec: ExperimentSpec, body: dict[str, Any]) -> list[str]:
    """The arrays that belong to a state described by `body`."""
    names = ["params", "buffers", "order", "buckets", "rows"]
    names += [f"memory.{name}" for name in spec.optimizer.memory]
    pacing = body.get("pacing")
    rules = pacing.get("rules") if isinstance(pacing, dict) else None
    for place, memory in (rules if isinstance(rules, dict) else {}).items():
        if isinstance(memory, dict) and WEIGHTS in memory:
            names += _names_of_kept(place)
    return names


def _names_of_kept(place: int | str) -> tuple[str, str]:
    """The weights that the rule at `place` keeps: parameters, running statistics."""
    return f"rules.{place}.params", f"rules.{place}.buffers"


class StateReader:
    """Makes a state of what a file says, checking each part against the setup it belongs to."""

    def __init__(self, archive: Archive, body: dict[str, Any], setup: Setup) -> None:
        self._archive, self._body, self._setup = archive, body, setup
        weights = Weights(setup.network)
        self._dtype = setup.spec.dtype
        self._params = weights.params.flat.shape
        self._buffers = weights.buffers.flat.shape

    def state(self) -> RunState:
        """The state; raises `StorageError`."""
        try:
            return self._state()
        except StorageError:
            raise
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            raise StorageError(
                Sentence("{name}: expected the state of a run, found another", name=STATE)
            ) from None

    def _state(self) -> RunState:
        setup, samples = self._setup, len(self._setup.parts["train"])
        counts = {name: count(self._body, name) for name in _COUNTS}
        if counts["position"] >= samples or counts["updates"] > counts["step"]:
            raise StorageError(
                Sentence(
                    "{name}: expected a place within an epoch of {samples:,} samples",
                    name=STATE,
                    samples=samples,
                )
            )
        order = self._archive.array("order", (samples,), "int64")
        if not np.array_equal(np.sort(order), np.arange(samples)):
            raise StorageError(Sentence("order.npy: expected each training sample once"))
        curve = self._curve()
        if curve.newest_step > counts["step"]:
            raise StorageError(
                Sentence(
                    "{name}: expected a history up to step {step:,}",
                    name=STATE,
                    step=counts["step"],
                )
            )
        params, buffers = self._weights(("params", "buffers"))
        memory = {
            name: self._archive.array(f"memory.{name}", self._params, self._dtype)
            for name in setup.spec.optimizer.memory
        }
        trainer = TrainerState(
            spec=setup.spec,
            **counts,
            params=params,
            buffers=buffers,
            memory=memory,
            rules=self._rules(counts["position"]),
            order=order,
            shuffled=self._shuffled(),
            streams={name: _stream(self._body["streams"][name]) for name in ("order", "dropout")},
        )
        return RunState(trainer, curve, self._timing(counts["step"]))

    def _timing(self, step: int) -> Timing | None:
        """How long the steps took, if the file says so."""
        body = self._body.get("timing")
        if body is None:
            return None
        aim, steps = body["aim"], tuple(body["steps"])
        seconds = tuple(float(_number(each)) for each in body["seconds"])
        whole = all(type(each) is int and each <= step for each in steps)
        if not whole or not (aim is None or isinstance(aim, float | int)):
            raise StorageError(Sentence("{name}: expected seconds by step", name=STATE))
        return Timing(steps, seconds, None if aim is None else float(aim))

    def _weights(self, names: tuple[str, str]) -> tuple[Array, Array]:
        params = self._archive.array(names[0], self._params, self._dtype)
        buffers = self._archive.array(names[1], self._buffers, self._dtype)
        for name, values in zip(names, (params, buffers), strict=True):
            if not np.isfinite(values).all():
                raise StorageError(
                    Sentence(
                        "{name}.npy: expected finite numbers, found NaN or infinity", name=name
                    )
                )
        return params, buffers

    def _shuffled(self) -> bool:
        """Whether the epoch at hand is shuffled; older files do not say, for all were."""
        value = self._body.get("shuffled", True)
        if not isinstance(value, bool):
            raise StorageError(Sentence("{name}: expected whether it is shuffled", name=STATE))
        return value

    def _rules(self, position: int) -> EpochRules:
        body = self._body["pacing"]
        rules = {}
        for place, memory in body["rules"].items():
            if place not in map(str, range(len(self._setup.spec.stopping))):
                raise StorageError(
                    Sentence("{name}: expected memories of the stopping rules only", name=STATE)
                )
            kept = {WEIGHTS: self._weights(_names_of_kept(place))} if WEIGHTS in memory else {}
            rules[int(place)] = {
                name: kept[name] if name in kept else _remembered(name, value)
                for name, value in _words(memory)
            }
        schedule = {n: float(_remembered(n, value)) for n, value in _words(body["schedule"])}
        seen, loss_sum = count(body, "seen"), float(_number(body["loss_sum"]))
        if (seen == 0) != (position == 0) or not math.isfinite(loss_sum):
            raise StorageError(Sentence("{name}: expected the losses of this epoch", name=STATE))
        return EpochRules(schedule, rules, loss_sum, seen)

    def _curve(self) -> LossCurve:
        body = dict(self._body["history"])
        newest = body.pop("newest")
        contents: dict[str, Any] = {
            f"_{name}": float(_number(value)) if name in ("low", "high") else count(body, name)
            for name, value in _words(body)
        }
        row = None if newest is None else tuple(float(_number(value)) for value in newest)
        buckets, rows = contents["_filled"], contents["_row_count"]
        contents["_newest"] = row
        contents["_buckets"] = self._archive.array("buckets", (buckets, 3), "float64")
        contents["_rows"] = self._evaluations(rows)
        try:
            return LossCurve.of(contents)
        except ValueError as error:
            raise StorageError(str(error)) from None

    def _evaluations(self, count: int) -> Array:
        """The evaluations of a history, which had fewer columns once."""
        try:
            return self._archive.array("rows", (count, len(COLUMNS)), "float64")
        except StorageError:
            return self._archive.array("rows", (count, BARE), "float64")


def _word(value: float | bool) -> float | bool | str:
    """A number as strict JSON holds it: what is not finite becomes a word."""
    if isinstance(value, bool | int) or math.isfinite(value):
        return value
    return str(float(value))


def _number(value: Any) -> float:
    """The number behind such a word; its type is kept."""
    if isinstance(value, bool | int | float):
        return value
    if value in ("nan", "inf", "-inf"):
        return float(value)
    raise StorageError(
        Sentence("{name}: expected a number, found {kind}", name=STATE, kind=type(value).__name__)
    )


def _remembered(name: str, value: Any) -> float:
    """A number that a schedule or a stopping rule remembers under a name."""
    number = _number(value)
    if name in COUNT_EPOCHS and not (0 <= number <= _LARGEST_COUNT and number == int(number)):
        raise StorageError(
            Sentence("{name}: expected a whole number for {name_2}", name=STATE, name_2=name)
        )
    return number


def _words(body: dict[str, Any]) -> list[tuple[str, Any]]:
    """The items of a memory, whose names are short words."""
    if not all(_WORD.fullmatch(name) for name in body):
        raise StorageError(Sentence("{name}: expected names of memories", name=STATE))
    return list(body.items())


def count(body: dict[str, Any], name: str) -> int:
    """The whole number `name` of `body`; raises `StorageError` if there is none."""
    value = body.get(name)
    if type(value) is not int or not 0 <= value <= _LARGEST_COUNT:
        raise StorageError(
            Sentence("{name}: expected a whole number for {name_2}", name=STATE, name_2=name)
        )
    return value


def _stream(body: dict[str, Any]) -> dict[str, Any]:
    """The state of a random stream, as the generator itself says it.

    NumPy takes any number for "half a word is left over", and an increment that is even.
    """
    generator: Any = np.random.PCG64()
    generator.state = body
    if generator.state != body or body["has_uint32"] not in (0, 1) or not body["state"]["inc"] % 2:
        raise StorageError(Sentence("{name}: expected the state of a random stream", name=STATE))
    return body
