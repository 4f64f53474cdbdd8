"""Goals that are measured: the reading of a probe, its bounds, from when and for how long."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from engine.labs.format.table import LabTable
from engine.labs.goals.base import Goal, goal
from engine.labs.quantities import Measurable, quantity_named, read_quantity
from engine.sentences import Sentence

BOUNDS = ("at_most", "at_least", "equals")


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a number has to lie: at most, at least, or within so much of what it equals."""

    at_most: float | None = None
    at_least: float | None = None
    equals: float | None = None
    within: float = 0.0

    def holds(self, value: float) -> bool:
        """Whether a number lies there; NaN lies nowhere."""
        if self.equals is not None and not abs(value - self.equals) <= self.within:
            return False
        if self.at_least is not None and not value >= self.at_least:
            return False
        if self.at_most is not None and not value <= self.at_most:
            return False
        return not math.isnan(value)

    @property
    def sentence(self) -> Sentence:
        """The bound in words."""
        if self.equals is not None:
            if self.within:
                return Sentence("{value:g} ± {within:g}", value=self.equals, within=self.within)
            return Sentence("exactly {value:g}", value=self.equals)
        if self.at_most is not None and self.at_least is not None:
            return Sentence("from {low:g} to {high:g}", low=self.at_least, high=self.at_most)
        if self.at_most is not None:
            return Sentence("at most {high:g}", high=self.at_most)
        return Sentence("at least {low:g}", low=self.at_least)


@goal("measured")
@dataclass(frozen=True, slots=True, kw_only=True)
class Measured(Goal):
    """A number of a run that has to lie within bounds.

    Readings count from step `from_step` on, and up to `by_step` if there is one. It is reached
    when the bound has held at every reading for `for_steps` steps; 0 asks for one reading. `seeds`
    are those in which the model solution reaches it; without any it does in eight of ten.
    """

    keys: ClassVar[tuple[str, ...]] = (
        "words", "probe", "field", "measure", "at_most", "at_least", "equals", "within",
        "from_step", "for_steps", "by_step", "seeds", "lane",
    )  # fmt: skip

    quantity: Measurable
    bound: Bound
    from_step: int = 0
    for_steps: int = 0
    by_step: int | None = None
    seeds: tuple[int, ...] = ()
    lane: str = ""

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> Measured:
        words = table.words("words", required=False)
        if "measure" in table:
            name = table.text("measure")
            found = quantity_named(name, measures)
            if found is None:
                table.blame("measure", Sentence("unknown measure {name!r:.60}", name=name))
            quantity = found or Measurable(read_quantity(LabTable(table.source, {})).probe, "")
        else:
            quantity = read_quantity(table)
        bound = Bound(
            table.optional("at_most"),
            table.optional("at_least"),
            table.optional("equals"),
            table.number("within", 0.0, low=0),
        )
        if not any(key in table for key in BOUNDS):
            table.blame("", Sentence("expected one of {known}", known=", ".join(BOUNDS)))
        from_step = table.whole("from_step", 0)
        for_steps = table.whole("for_steps", 0)
        by_step = table.whole("by_step") if "by_step" in table else None
        if by_step is not None and by_step < from_step + for_steps:
            least = from_step + for_steps
            table.blame("by_step", Sentence("expected {least} or more", least=least))
        return cls(
            place=table.path,
            words=words,
            quantity=quantity,
            bound=bound,
            from_step=from_step,
            for_steps=for_steps,
            by_step=by_step,
            seeds=table.wholes("seeds"),
            lane=table.text("lane", ""),
        )

    @property
    def horizon(self) -> int:
        return self.by_step if self.by_step is not None else self.from_step + self.for_steps
