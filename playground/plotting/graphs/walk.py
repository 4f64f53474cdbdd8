"""A walk through a graph: each node's value on the way forwards, each gradient on the way back."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.expressions import Role, WorkedGraph


@dataclass(slots=True)
class Walk:
    """Where one is: `at` steps of `forward` and then of `backward` have been taken."""

    graph: WorkedGraph
    forward: list[int] = field(init=False)
    backward: list[int] = field(init=False)
    at: int = field(init=False)

    def __post_init__(self) -> None:
        nodes = self.graph.nodes
        self.forward = [i for i, node in enumerate(nodes) if node.role is Role.OPERATION]
        self.backward = self._way_back()
        self.at = self.length

    @property
    def length(self) -> int:
        """How many steps there are."""
        return len(self.forward) + len(self.backward)

    @property
    def returning(self) -> bool:
        """Whether all values are known."""
        return self.at > len(self.forward)

    @property
    def current(self) -> int | None:
        """The node of the last step; None before the first."""
        if self.at == 0:
            return None
        back = self.at - len(self.forward)
        return self.backward[back - 1] if back > 0 else self.forward[self.at - 1]

    def move_to(self, at: int) -> None:
        """Go to a step, or to the nearest there is."""
        self.at = min(max(at, 0), self.length)

    def knows_value(self, node: int) -> bool:
        """Whether the value of a node is known by now."""
        operation = self.graph.nodes[node].role is Role.OPERATION
        return not operation or node in self.forward[: self.at]

    def knows_gradient(self, node: int) -> bool:
        """Whether its gradient is."""
        if self.graph.nodes[node].gradient is None:
            return False
        return (
            self.at == self.length or node in self.backward[: max(0, self.at - len(self.forward))]
        )

    def _way_back(self) -> list[int]:
        """The nodes from which a way leads to the output, the output first."""
        reached = {self.graph.output}
        for edge in sorted(self.graph.edges, key=lambda edge: -edge.target):
            if edge.target in reached:
                reached.add(edge.source)
        nodes = self.graph.nodes
        return [
            i for i in reversed(range(len(nodes))) if i in reached and nodes[i].gradient is not None
        ]
