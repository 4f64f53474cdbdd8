"""Predictions: a choice, a number or a curve, locked before the engine says how it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.labs.conditions import Condition
from engine.labs.format.places import TomlPath
from engine.labs.format.table import LabTable
from engine.labs.format.words import Words
from engine.labs.goals.base import ValueOf
from engine.labs.quantities import Measurable, quantity_named, read_quantity
from engine.labs.steps.base import LabStep, lanes_of, read_condition, shown, step
from engine.sentences import Sentence

MOST_OPTIONS = 6


@dataclass(frozen=True, slots=True)
class ChoiceOption:
    """One answer to choose; right if `when` holds, or if it is right by itself. `reply` answers."""

    words: Words
    reply: Words
    when: Condition | None = None
    right: bool = False
    place: TomlPath = field(default=(), compare=False)

    def holds(self, value_of: ValueOf) -> bool:
        """Whether this is how it is."""
        return self.right if self.when is None else self.when.holds(value_of)


@dataclass(frozen=True, slots=True)
class NumberGuess:
    """A number to be guessed, right within so much, or within a share of what it is."""

    quantity: Measurable
    lane: str = ""
    within: float = 0.0
    share: float = 0.0

    def right(self, guess: float, value: float) -> bool:
        """Whether a guess is close enough."""
        return abs(guess - value) <= max(self.within, self.share * abs(value))


@dataclass(frozen=True, slots=True)
class CurveAnswer:
    """A curve to be sketched over the values of `quantity`, one for each place on the axis.

    `log` draws the axis upwards in powers of ten, from `low` to `high`; a sketch is right when at
    three of four places it is within `within` of the value: so many powers of ten, or so much.
    """

    quantity: Measurable
    x: Words
    y: Words
    low: float
    high: float
    within: float
    log: bool = False
    backwards: bool = False
    lane: str = ""

    def values(self, measured: Array) -> tuple[float, ...]:
        """What is drawn, from left to right."""
        found = np.atleast_1d(measured)
        return tuple(float(value) for value in (found[::-1] if self.backwards else found))

    def share_right(self, sketch: tuple[float, ...], values: tuple[float, ...]) -> float:
        """The share of places at which a sketch is close enough."""
        near = [self._near(a, b) for a, b in zip(sketch, values, strict=False)]
        return sum(near) / max(1, len(values))

    def _near(self, guess: float, value: float) -> bool:
        if not self.log:
            return abs(guess - value) <= self.within
        if guess <= 0 or value <= 0:
            return False
        return abs(math.log10(guess) - math.log10(value)) <= self.within


ENOUGH = 0.75


@step("predict")
@dataclass(frozen=True, slots=True, kw_only=True)
class PredictStep(LabStep):
    """A question that is answered before the run is seen.

    It has `options` to choose from, or a number or a curve for an `answer`. `cover` names the
    panels that stay covered until the prediction is locked; the engine then runs `steps` steps.
    """

    options: tuple[ChoiceOption, ...] = ()
    answer: NumberGuess | CurveAnswer | None = None
    reply: Words = field(default_factory=Words)
    cover: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> PredictStep:
        common: Any = {**shown(table), **lanes_of(table, 0)}
        words, reply = table.words("words"), table.words("reply", required=False)
        cover = table.texts("cover")
        options = tuple(_option(inside) for inside in table.tables("option", MOST_OPTIONS))
        answer = None
        if "answer" in table and (inside := table.table("answer")) is not None:
            answer = _answer(inside, measures)
            inside.close()
        if bool(options) == (answer is not None) or len(options) == 1:
            table.blame("", Sentence("expected an answer, or two options or more"))
        return cls(words=words, options=options, answer=answer, reply=reply, cover=cover, **common)

    @property
    def all_words(self) -> Iterator[Words]:
        yield from (self.title, self.words, self.reply)
        yield from (words for _, words in self.lane_names)
        for option in self.options:
            yield from (option.words, option.reply)
        if isinstance(self.answer, CurveAnswer):
            yield from (self.answer.x, self.answer.y)

    @property
    def names(self) -> Iterator[tuple[str, TomlPath]]:
        for words in self.all_words:
            yield from ((name, self.place) for name in words.names)
        for option in self.options:
            if option.when is not None:
                yield from ((name, option.place) for name in option.when.names)

    def right_options(self, value_of: ValueOf) -> tuple[int, ...]:
        """The numbers of the options that hold, from 0."""
        return tuple(i for i, option in enumerate(self.options) if option.holds(value_of))


def _option(table: LabTable) -> ChoiceOption:
    reply = table.words("reply")
    when = read_condition(table, "when") if "when" in table else None
    right = table.flag("right", False)
    if when is not None and right:
        table.blame("right", Sentence("expected when or right, not both"))
    words = table.words_here()
    table.close()
    return ChoiceOption(words, reply, when, right, table.path)


def _answer(table: LabTable, measures: Mapping[str, Measurable]) -> NumberGuess | CurveAnswer:
    lane = table.text("lane", "")
    if "measure" in table:
        name = table.text("measure")
        found = quantity_named(name, measures)
        if found is None:
            table.blame("measure", Sentence("unknown measure {name!r:.60}", name=name))
        quantity = found or read_quantity(LabTable(table.source, {}))
    else:
        quantity = read_quantity(table)
    if "curve" not in table:
        within, share = table.number("within", 0.0, low=0), table.number("share", 0.0, low=0)
        if not within and not share:
            table.blame("", Sentence("expected within or share: how close a guess has to be"))
        return NumberGuess(quantity, lane, within, share)
    curve = table.table("curve")
    if curve is None:
        return NumberGuess(quantity, lane)
    low, high = curve.number("low"), curve.number("high")
    log = curve.flag("log", False)
    if not low < high or (log and low <= 0):
        curve.blame("high", Sentence("expected an axis from low to high, above 0 if it is log"))
    found_curve = CurveAnswer(
        quantity, curve.words("x"), curve.words("y"), low, high,
        curve.number("within", low=0), log, curve.flag("backwards", False), lane,
    )  # fmt: skip
    curve.close()
    return found_curve
