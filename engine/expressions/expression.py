"""A formula as a graph: variables and numbers at one end, what it comes to at the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.expressions.operations import Operation


@dataclass(frozen=True, slots=True)
class Node:
    """One place in a formula: a variable, a number, or an operation on nodes before it.

    `name` is that of a variable or the one it was given (`q = x + y`); `text` how a number was
    typed. `fixed`: no variable enters, so that there is no gradient to speak of.
    """

    operation: Operation | None = None
    inputs: tuple[int, ...] = ()
    name: str = ""
    number: float | None = None
    text: str = ""
    fixed: bool = False

    @property
    def is_variable(self) -> bool:
        """Whether its value is chosen by the reader."""
        return self.operation is None and self.number is None


@dataclass(frozen=True, slots=True)
class Expression:
    """A formula that was read: `nodes` after their inputs, `outputs` in the order typed.

    Parts are separated by semicolons. A part may be named, `q = x + y`, and used by later ones;
    what no later part uses is an output. Every variable is one node, however often it is used.
    """

    text: str
    nodes: tuple[Node, ...]
    outputs: tuple[int, ...]
    variables: tuple[str, ...]

    @property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """Every pair of a node and one that it goes into, in order."""
        return tuple(
            (source, target) for target, node in enumerate(self.nodes) for source in node.inputs
        )

    def place_of(self, variable: str) -> int:
        """The node of a variable; raises StopIteration if there is none."""
        return next(i for i, n in enumerate(self.nodes) if n.is_variable and n.name == variable)

    def values(self, given: Mapping[str, float | Array]) -> list[Array]:
        """The forward pass: the value of every node, an array of one or more points.

        Not finite where a formula has no value. Raises KeyError for a variable without a value.
        """
        found: list[Array] = []
        with np.errstate(all="ignore"):
            for node in self.nodes:
                if node.operation is not None:
                    value = node.operation.value(*(found[i] for i in node.inputs))
                else:
                    value = given[node.name] if node.number is None else node.number
                found.append(np.atleast_1d(np.asarray(value, np.float64)))
        return found

    def slopes(self, values: list[Array]) -> list[tuple[Array, ...]]:
        """The local derivatives: for every node one by each of its inputs, at these values."""
        with np.errstate(all="ignore"):
            return [
                ()
                if node.operation is None
                else tuple(
                    np.atleast_1d(np.asarray(slope, np.float64))
                    for slope in node.operation.slopes(value, *(values[i] for i in node.inputs))
                )
                for node, value in zip(self.nodes, values, strict=True)
            ]

    def gradients(self, slopes: list[tuple[Array, ...]], output: int = 0) -> list[Array]:
        """The backward pass: ∂f/∂node of every node, f being the output of that number.

        Every node hands its gradient, times a local derivative, to each input; what arrives over
        several ways adds up.
        """
        found = [np.zeros(1) for _ in self.nodes]
        found[self.outputs[output]] = np.ones(1)
        reached = {self.outputs[output]}
        with np.errstate(all="ignore"):
            for target in reversed(range(len(self.nodes))):
                if target not in reached:
                    continue
                for source, slope in zip(self.nodes[target].inputs, slopes[target], strict=True):
                    reached.add(source)
                    found[source] = found[source] + found[target] * slope
        return found

    def jacobian(self, given: Mapping[str, float]) -> Array:
        """∂f/∂x (outputs, variables) at a point: outputs are rows, variables columns."""
        slopes = self.slopes(self.values(given))
        places = [self.place_of(name) for name in self.variables]
        rows = [self.gradients(slopes, row) for row in range(len(self.outputs))]
        return np.array([[float(row[i][0]) for i in places] for row in rows])
