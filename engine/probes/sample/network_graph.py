"""A small network at one sample as a graph: every number a node, every gradient beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from engine.arrays import Array
from engine.expressions import Role, WorkedEdge, WorkedGraph, WorkedNode
from engine.network.jacobians import jacobian_between, jacobian_by_array, unvec
from engine.network.layers import Layer
from engine.probes.base import Probe, probe
from engine.probes.sample.inspection import row_of_the_data
from engine.probes.sample.passes import SamplePass, place_of
from engine.probes.sample.symbols import NetworkSymbols
from engine.sentences import Sentence, lowered
from engine.training.trainer import Trainer

# A graph of more nodes, or with more of them before one layer, could not be read.
MOST_NODES, MOST_ABREAST = 80, 20
# A sum of more terms is written with Σ.
MOST_TERMS = 3
_SUM = Sentence(
    "A weighted sum hands its gradient on: times the weight to each input, times the input to "
    "each weight."
)
_BENT = Sentence("An activation multiplies the gradient by its slope at this point.")
_MIXED = Sentence("Every output answers to every input: the gradient goes through the Jacobian.")
_LOSS = Sentence("The loss compares the outputs with what is right.")
_NOTHING = Sentence("")
# The node of every number of a layer, by the name of its array and its place there.
Leaves: TypeAlias = dict[tuple[str, tuple[int, ...]], int]


@dataclass(frozen=True, slots=True)
class NetworkGraphReading:
    """The graph of one sample, in row `row` of the data; None for a network that is too large."""

    row: int
    part: str
    graph: WorkedGraph | None


@probe("network_graph", label="Graph of one sample")
@dataclass(frozen=True, slots=True)
class NetworkGraphProbe(Probe):
    """Every value of a small network at one sample, every gradient, every local derivative.

    From the inputs and parameters over sums and activations to the loss L of this sample alone,
    without the penalty, in float64 and test mode. Without a row it is the first training sample.
    There is no graph of a network with more than 80 numbers, or with layers inside layers.
    """

    row: int = row_of_the_data()

    def measure(self, trainer: Trainer) -> NetworkGraphReading:
        first = int(trainer.setup.parts["train"].rows[0])
        row = min(first if self.row < 0 else self.row, len(trainer.setup.data.x) - 1)
        part = place_of(trainer, row)[0]
        network = trainer.network
        sizes = zip(network.layers, network.fan_ins, strict=True)
        abreast = [
            fan_in + sum(int(np.prod(shape)) for shape in lay.shapes(fan_in).values())
            for lay, fan_in in sizes
        ]
        widths = [lay.width(n) for lay, n in zip(network.layers, network.fan_ins, strict=True)]
        nodes = network.fan_ins[0] + network.parameter_count + sum(widths) + 1
        if nodes > MOST_NODES or max(abreast) > MOST_ABREAST:
            return NetworkGraphReading(row, part, None)
        with np.errstate(all="ignore"):
            return NetworkGraphReading(row, part, _GraphOfPass(SamplePass(trainer, row)).graph())


@dataclass(slots=True)
class _GraphOfPass:
    """Nodes and edges of a pass, put down layer by layer."""

    passed: SamplePass
    names: NetworkSymbols = field(init=False)
    nodes: list[WorkedNode] = field(default_factory=list)
    edges: list[WorkedEdge] = field(default_factory=list)
    jacobians: dict[tuple[int, str], Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = NetworkSymbols(self.passed.network, self.passed.weights.layers)

    def graph(self) -> WorkedGraph | None:
        network, passed = self.passed.network, self.passed.passed
        deltas, grads = self.backward()
        below = [
            self.put(f"x{lowered(j + 1)}", float(value), float(slope))
            for j, (value, slope) in enumerate(zip(passed.outputs[0][0], deltas[0], strict=True))
        ]
        for i, lay in enumerate(network.layers):
            arrays = self.passed.weights.params.views[i]
            shape = passed.outputs[i + 1].shape[1:]
            if lay.sums != 1 and any(values.shape != shape for values in arrays.values()):
                return None
            leaves = {
                (name, at): self.put(
                    self.names.entry(i, name, at), float(values[at]), float(grads[i][name][at])
                )
                for name, values in arrays.items()
                for at in np.ndindex(values.shape)
            }
            below = self.answers(i, deltas[i + 1], below, leaves)
        loss = self.put("L", passed.loss, 1.0, "L", network.loss.formula, _LOSS)
        for source, slope in zip(below, deltas[-1], strict=True):
            rule = f"∂L/∂{self.nodes[source].symbol}"
            self.edges.append(WorkedEdge(source, loss, float(slope), rule))
        return WorkedGraph(tuple(self.nodes), tuple(self.edges), (loss,), loss, "L")

    def backward(self) -> tuple[list[Array], list[dict[str, Array]]]:
        """∂L by the inputs and by what every layer answers, and by all parameters."""
        network, passed = self.passed.network, self.passed.passed
        grads = network.gradients()
        dy: Array | None = network.loss.row_gradient(passed.outputs[-1], self.passed.samples.y)
        found = []
        for i in reversed(range(len(network.layers))):
            assert dy is not None
            found.append(dy[0])
            dy = network.layers[i].backward(
                self.passed.weights.layers[i], passed.caches[i], dy, grads.views[i]
            )
        assert dy is not None
        return [dy[0], *reversed(found)], grads.views

    def answers(self, i: int, delta: Array, below: list[int], leaves: Leaves) -> list[int]:
        """The nodes of what layer i answers, and the edges into them."""
        lay, passed = self.passed.network.layers[i], self.passed
        values = passed.passed.outputs[i + 1][0]
        slopes = jacobian_between(passed.network, passed.weights, passed.passed, i, i + 1)[0]
        single = len(slopes) == len(below) and not (slopes - np.diag(np.diag(slopes))).any()
        summing, full = lay.sums == 1, lay.sums == 1 or not single
        words = _SUM if summing else (_MIXED if full else _BENT)
        sign = "Σ" if summing else str(getattr(lay.activation or lay, "label", "f"))
        nodes = [
            self.put(
                self.names.outputs[i + 1] + lowered(k + 1), float(values[k]), float(delta[k]), sign,
                self.rule(lay, k, below if full else [below[k]], leaves), words,
            )
            for k in range(len(values))
        ]  # fmt: skip
        for k, node in enumerate(nodes):
            for j, source in enumerate(below):
                if full or j == k:
                    why = "∂s/∂x = w" if summing else f"∂{self.of(node)}/∂{self.of(source)}"
                    self.edges.append(WorkedEdge(source, node, float(slopes[k, j]), why))
        for (name, at), leaf in leaves.items():
            by = self.by_array(i, name)[at[-1]]
            local = float(unvec(by, passed.weights.layers[i][name].shape)[at])
            why = f"∂{self.of(nodes[at[-1]])}/∂{self.of(leaf)}"
            self.edges.append(WorkedEdge(leaf, nodes[at[-1]], local, why))
        return nodes

    def by_array(self, i: int, name: str) -> Array:
        """The Jacobian of layer i by one of its arrays."""
        if (i, name) not in self.jacobians:
            passed = self.passed
            self.jacobians[i, name] = jacobian_by_array(
                passed.network, passed.weights, passed.passed, i, name
            )
        return self.jacobians[i, name]

    def rule(self, lay: Layer, k: int, below: list[int], leaves: Leaves) -> str:
        """What one answer is made of."""
        if lay.sums != 1:
            name = getattr(lay.activation or lay, "label", "f")
            return f"{name}({self.of(below[0])})" if len(below) == 1 else lay.rule
        own = [leaf for (_, at), leaf in leaves.items() if at[-1] == k]
        if len(below) > MOST_TERMS:
            return lay.rule
        terms = [f"{self.of(w)}·{self.of(x)}" for w, x in zip(own, below, strict=False)]
        return " + ".join([*terms, *(self.of(b) for b in own[len(below) :])])

    def of(self, node: int) -> str:
        """What a node is called."""
        return self.nodes[node].symbol

    def put(
        self,
        symbol: str,
        value: float,
        gradient: float,
        sign: str = "",
        rule: str = "",
        words: Sentence = _NOTHING,
    ) -> int:
        """Put a node down; without a sign it is one whose value is given."""
        role = Role.OPERATION if sign else Role.VARIABLE
        self.nodes.append(WorkedNode(symbol, sign or symbol, rule, role, value, gradient, words))
        return len(self.nodes) - 1
