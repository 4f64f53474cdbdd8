"""A graph with numbers: the value of every node, its gradient, and a local derivative per edge.

It is what a formula becomes at a point, and what a pass through a network is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from engine.sentences import Sentence


class Role(Enum):
    """What a node of a graph is."""

    VARIABLE = "variable"
    NUMBER = "number"
    OPERATION = "operation"


@dataclass(frozen=True, slots=True)
class WorkedNode:
    """One node: `symbol` is what it is called, `sign` what stands in it, `rule` what it computes.

    `gradient` = ∂f/∂node, None where there is none to speak of; `words` say how the operation
    hands a gradient on.
    """

    symbol: str
    sign: str
    rule: str
    role: Role
    value: float
    gradient: float | None
    words: Sentence = Sentence("")


@dataclass(frozen=True, slots=True)
class WorkedEdge:
    """From node `source` into node `target`; `local` = ∂target/∂source, by the formula `rule`."""

    source: int
    target: int
    local: float
    rule: str


@dataclass(frozen=True, slots=True)
class WorkedGraph:
    """Nodes after what goes into them; `output` is the one whose gradient by all others it shows.

    `outputs` are all that nothing more is made of. `name` is what the output is called in ∂f.
    """

    nodes: tuple[WorkedNode, ...]
    edges: tuple[WorkedEdge, ...]
    outputs: tuple[int, ...]
    output: int
    name: str = "f"

    def into(self, node: int) -> list[WorkedEdge]:
        """The edges that go into a node."""
        return [edge for edge in self.edges if edge.target == node]

    def out_of(self, node: int) -> list[WorkedEdge]:
        """The edges over which a node's gradient arrives: those to nodes that have one."""
        return [
            edge
            for edge in self.edges
            if edge.source == node and self.nodes[edge.target].gradient is not None
        ]

    @property
    def structure(self) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
        """Everything but the numbers: what decides how it is laid out."""
        signs = tuple(node.sign for node in self.nodes)
        return signs, tuple((edge.source, edge.target) for edge in self.edges)
