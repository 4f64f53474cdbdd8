"""The graph of a small network at one sample: its numbers are those of the trace."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data.datasets import dataset
from engine.expressions import WorkedGraph
from engine.network.activations import ReLU, Softmax, Tanh
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Layer, Maxout, Residual
from engine.probes import DerivativeProbe, NetworkGraphProbe, TraceProbe
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.trainer import Trainer

STACKS: dict[str, tuple[Layer, ...]] = {
    "2-2-1": (Dense(units=2), Activate(Tanh())),
    "rectified": (Dense(units=2), Activate(ReLU()), Dense(units=2), Activate(ReLU())),
    "normalised": (Dense(units=2), BatchNorm(), Activate(Tanh()), Dropout()),
    "softmax": (Dense(units=3, bias=False), Activate(Softmax())),
    "none": (),
}


def trained(layers: tuple[Layer, ...]) -> Trainer:
    spec = ExperimentSpec(data=DataSpec(dataset=dataset["xor"]()), layers=layers, dtype="float64")
    run = Run(spec)
    for _ in range(8):
        run.step()
    return run.trainer


def graph_of(trainer: Trainer, row: int = -1) -> WorkedGraph:
    graph = NetworkGraphProbe(row=row).measure(trainer).graph
    assert graph is not None
    return graph


@pytest.mark.parametrize("name", STACKS)
def test_its_numbers_are_those_of_the_trace(name: str) -> None:
    trainer = trained(STACKS[name])
    trace, graph = TraceProbe().measure(trainer), graph_of(trainer)
    found = {node.symbol: node for node in graph.nodes}
    for entry in trace.backward:
        symbol = entry.symbol.removeprefix("∂L/∂")
        if entry.values.ndim == 1 and f"{symbol}₁" in found:
            for k, slope in enumerate(entry.values):
                assert found[f"{symbol}{chr(0x2081 + k)}"].gradient == pytest.approx(
                    slope, rel=1e-9, abs=1e-14
                )
    for k, value in enumerate(trace.value("z")):
        assert found[f"z{chr(0x2081 + k)}"].value == pytest.approx(value, rel=1e-12)
    assert found["L"].value == pytest.approx(float(trace.value("L")), rel=1e-12)
    slopes = DerivativeProbe(of=-1).measure(trainer).matrix
    assert slopes is not None
    np.testing.assert_allclose([found["x₁"].gradient, found["x₂"].gradient], slopes[0])


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize("row", [-1, 5])
def test_every_gradient_is_the_sum_of_what_arrives_over_its_edges(name: str, row: int) -> None:
    graph = graph_of(trained(STACKS[name]), row)
    assert all(edge.source < edge.target for edge in graph.edges)
    for place, node in enumerate(graph.nodes[:-1]):
        ways = graph.out_of(place)
        assert ways, node.symbol
        arriving = sum((graph.nodes[way.target].gradient or 0.0) * way.local for way in ways)
        assert node.gradient == pytest.approx(arriving, rel=1e-9, abs=1e-14)


def test_sums_are_written_out_and_add_up() -> None:
    graph = graph_of(trained(STACKS["2-2-1"]))
    found = {node.symbol: node for node in graph.nodes}
    assert found["s¹₁"].rule == "w¹₁₁·x₁ + w¹₂₁·x₂ + b¹₁"
    total = found["w¹₁₁"].value * found["x₁"].value + found["w¹₂₁"].value * found["x₂"].value
    assert found["s¹₁"].value == pytest.approx(total + found["b¹₁"].value)
    assert found["h¹₁"].value == pytest.approx(np.tanh(found["s¹₁"].value))


@pytest.mark.parametrize(
    "layers",
    [
        (Dense(units=30), Activate()),
        (Maxout(units=2),),
        (Dense(units=2), Residual(layers=(Dense(units=2), Activate()))),
    ],
)
def test_what_is_too_large_or_nested_has_no_graph(layers: tuple[Layer, ...]) -> None:
    assert NetworkGraphProbe().measure(trained(layers)).graph is None


def test_a_run_with_other_numbers_has_the_same_structure() -> None:
    before = graph_of(trained(STACKS["rectified"]))
    trainer = trained(STACKS["rectified"])
    trainer.weights.params.flat[...] = -1.0
    assert graph_of(trainer).structure == before.structure
    other = trained((replace(Dense(), units=3), Activate(Tanh())))
    assert graph_of(other).structure != before.structure
