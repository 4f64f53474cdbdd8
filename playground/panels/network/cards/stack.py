"""Edits of an experiment by the column they are made in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.network.blocks import Layers, blocks_in
from engine.network.layer_edits import (
    add_block,
    duplicate_block,
    joined,
    move_block,
    remove_block,
    with_block,
)
from engine.network.layers import fitted
from engine.specs.knobs import TupleKnob, knobs_of
from engine.training.experiment import ExperimentSpec


@dataclass(frozen=True, slots=True)
class Stack:
    """The hidden layers of an experiment as columns, whose network gets `fan_in` numbers.

    Every edit is a new experiment; residual blocks are made to fit their new neighbours.
    """

    spec: ExperimentSpec
    fan_in: int

    @property
    def blocks(self) -> tuple[Layers, ...]:
        """One block for each column but the output's."""
        return blocks_in(self.spec.layers)[self._ahead :]

    @property
    def room(self) -> int:
        """How many more layers there may be."""
        knob = knobs_of(ExperimentSpec)["layers"]
        assert isinstance(knob, TupleKnob)
        return knob.most - len(self.spec.layers)

    def width_into(self, column: int) -> int:
        """How many numbers a column gets."""
        width = self.fan_in
        for block in blocks_in(self.spec.layers)[: self._ahead + column]:
            for lay in block:
                width = lay.width(width)
        return width

    def can_add(self, place: int) -> bool:
        """Whether one more layer fits before column `place`."""
        return len(self._added(place)) - len(self.spec.layers) <= self.room

    def can_duplicate(self, column: int) -> bool:
        """Whether a copy of this column fits."""
        return len(self.blocks[column]) <= self.room

    def added(self, place: int) -> ExperimentSpec:
        """One more column before column `place`, set as the one before it."""
        return self._with(self._added(place))

    def removed(self, column: int) -> ExperimentSpec:
        """Without this column."""
        return self._with(remove_block(self.spec.layers, self._ahead + column))

    def duplicated(self, column: int) -> ExperimentSpec:
        """This column twice."""
        return self._with(duplicate_block(self.spec.layers, self._ahead + column))

    def moved(self, column: int, to: int) -> ExperimentSpec:
        """This column taken out and put back in as number `to`."""
        return self._with(move_block(self.spec.layers, self._ahead + column, self._ahead + to))

    def with_block(self, column: int, block: Layers) -> ExperimentSpec:
        """Other layers in this column."""
        return self._with(with_block(self.spec.layers, self._ahead + column, block))

    @property
    def _ahead(self) -> int:
        """Layers before the first weights are a block without a column."""
        return int(bool(self.spec.layers) and not self.spec.layers[0].weighted)

    def _added(self, place: int) -> Layers:
        blocks = blocks_in(self.spec.layers)
        before, after = blocks[: self._ahead + place], blocks[self._ahead + place :]
        return add_block(joined(before)) + joined(after)

    def _with(self, layers: Layers) -> ExperimentSpec:
        return replace(self.spec, layers=fitted(layers, self.fan_in))
