"""What there is to draw of a network: its ranks of nodes, from the inputs to the output."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.network.blocks import blocks_of
from engine.network.losses import MeanSquaredError
from engine.network.naming import PlaceNames, name_of_array
from engine.network.network import Network
from engine.network.places import Column, Neuron
from engine.training.setup import Setup
from playground.words.places import names_of
from playground.words.settings import short_label

# A rank of more nodes than this is drawn as one.
MOST_NODES = 64


@dataclass(frozen=True, slots=True)
class Rank:
    """The nodes of one column: column −1 are the inputs, the last one the output.

    `names` are those of inputs or classes; a hidden neuron has none. `layer` is the layer of the
    network that begins the column, `pieces` how many weighted sums a unit has (0: its weights
    belong to no pair of nodes), and `array` what its weights are called, such as 2.dense.W.
    """

    column: int
    title: str
    kind: str
    units: int
    names: tuple[str, ...] = ()
    layer: int = -1
    pieces: int = 0
    array: str = ""

    @property
    def summed_up(self) -> bool:
        """Whether one node stands for all."""
        return self.units > MOST_NODES

    @property
    def nodes(self) -> int:
        """How many nodes are drawn."""
        return 1 if self.summed_up else self.units

    @property
    def sums(self) -> int:
        """How many columns the weights of this rank have."""
        return self.pieces * self.units


@dataclass(frozen=True, slots=True)
class Wiring:
    """All ranks, inputs first, and what the places in them are called."""

    ranks: tuple[Rank, ...]
    # They follow from the network and the names in the ranks.
    names: PlaceNames = field(compare=False)

    @classmethod
    def of(cls, setup: Setup) -> Wiring:
        """The ranks of a network whose sizes are worked out."""
        network = setup.network
        found = [Rank(-1, "inputs", "", network.fan_ins[0], setup.inputs)]
        for column, block in enumerate(blocks_of(network.layers)):
            first, fan_in = network.layers[block.first], network.fan_ins[block.first]
            units = first.width(fan_in)
            last = block.title == "output"
            found.append(
                Rank(
                    column,
                    block.title,
                    short_label(first),
                    units,
                    _answers(setup, units) if last else (),
                    block.first,
                    first.sums,
                    name_of_array(block.first + 1, first, "W") if first.sums else "",
                )
            )
        return cls(tuple(found), names_of(setup))

    @property
    def columns(self) -> int:
        """How many columns stand beside the inputs."""
        return len(self.ranks) - 1

    def rank(self, column: int) -> Rank:
        """The rank of a column, −1 for the inputs."""
        return self.ranks[column + 1]

    def linked(self, column: int) -> bool:
        """Whether every weight into this column has two nodes to run between."""
        into, out_of = self.rank(column), self.rank(column - 1)
        return into.pieces > 0 and not into.summed_up and not out_of.summed_up

    def has(self, place: Neuron | Column) -> bool:
        """Whether a node, or a whole column, is there to be drawn."""
        if not -1 <= place.column < self.columns:
            return False
        return isinstance(place, Column) or place.unit < self.rank(place.column).nodes

    @property
    def side(self) -> int:
        """How many rows and columns of the matrices have to be seen."""
        wide = [rank.sums for rank in self.ranks if not rank.summed_up]
        return max(MOST_NODES, *wide)


# What there is to draw as long as there is no network.
NOTHING = Wiring((Rank(-1, "inputs", "", 0),), PlaceNames(Network((), 0, MeanSquaredError())))


def _answers(setup: Setup, units: int) -> tuple[str, ...]:
    """What the outputs stand for: classes, the second of two, or numbers, by their names if any."""
    classes, asked_for = setup.data.classes, setup.spec.data.dataset.asked_for
    if len(classes) == units:
        return classes
    if len(asked_for) == units:
        return asked_for
    if units == 1:
        return (classes[1],) if len(classes) == 2 else ("y",)
    return tuple(f"y{i + 1}" for i in range(units))
