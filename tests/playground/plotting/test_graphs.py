"""Graphs: laid out without crossings where there can be none, and walked through step by step."""

from __future__ import annotations

from itertools import pairwise

import pytest
from formulas import FORMULAS
from hypothesis import given, settings
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.expressions import WorkedGraph, read_formula, worked_out
from playground.look.tokens import DARK, LIGHT
from playground.plotting.graphs.graph_view import PlacedGraph
from playground.plotting.graphs.layering import layered
from playground.plotting.graphs.player import GraphPlayer
from playground.plotting.graphs.walk import Walk
from playground.plotting.graphs.words import about

NEURON = "1/(1+exp(-(w0*x0+w1*x1+w2)))"


def graph_of(text: str, output: int = 0) -> WorkedGraph:
    formula = read_formula(text)
    return worked_out(formula, dict.fromkeys(formula.variables, 2.0), output)


@pytest.fixture
def player(qtbot: QtBot) -> GraphPlayer:
    made = GraphPlayer(LIGHT, "graph")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.mark.parametrize(
    "text", [NEURON, "(a+b)*(c-d)/exp(e1)", "max(x1,x2)+max(x3,x4)", "x", "a*b; c*d", "x*x"]
)
def test_a_tree_has_no_crossings(text: str) -> None:
    assert PlacedGraph.of(graph_of(text)).layout.crossings == 0


def test_edges_that_have_to_cross_do_so_once() -> None:
    # Two nodes that both go into two others: one crossing cannot be avoided.
    assert layered(5, [(0, 2), (0, 3), (1, 2), (1, 3), (2, 4), (3, 4)]).crossings == 1


@settings(max_examples=60, deadline=None)
@given(FORMULAS)
def test_every_edge_goes_to_the_right_and_nothing_overlaps(text: str) -> None:
    drawn = PlacedGraph.of(graph_of(text))
    layout = drawn.layout
    for (source, target), route in zip(
        ((e.source, e.target) for e in drawn.edges), layout.routes, strict=True
    ):
        assert route[0] == layout.places[drawn.nodes.index(source)]
        assert route[-1] == layout.places[drawn.nodes.index(target)]
        assert all(right[0] == left[0] + 1 for left, right in pairwise(route))
    by_layer: dict[int, list[float]] = {}
    for layer, height in layout.places:
        by_layer.setdefault(layer, []).append(height)
    for heights in by_layer.values():
        assert all(b - a > 1 - 1e-9 for a, b in pairwise(sorted(heights)))
        assert max(heights) <= layout.rows - 1 + 1e-9


def test_numbers_stand_in_the_nodes_that_they_go_into() -> None:
    graph = graph_of(NEURON)
    drawn = PlacedGraph.of(graph)
    signs = [graph.nodes[node].sign for node in drawn.nodes]
    assert signs == [
        "w₀", "x₀", "×", "w₁", "x₁", "×", "+", "w₂", "+", "×(−1)", "exp", "1 + ·", "1 ÷ ·"
    ]  # fmt: skip
    assert [graph_of(text).nodes[-1].sign for text in ("x*-2", "x^2", "max(x, 0)", "2*pi*x")] == [
        "× (−2)", "^ 2", "max(·, 0)", "×"
    ]  # fmt: skip


def test_a_walk_goes_forwards_and_back() -> None:
    walk = Walk(graph_of(NEURON))
    assert walk.at == walk.length == 8 + 13
    walk.move_to(0)
    assert walk.current is None
    assert not any(walk.knows_value(i) for i in walk.forward)
    assert not any(walk.knows_gradient(i) for i in range(len(walk.graph.nodes)))
    for at in range(1, walk.length + 1):
        walk.move_to(at)
        current = walk.current
        assert current is not None
        if walk.returning:
            assert walk.knows_gradient(current)
            ways = walk.graph.out_of(current)
            assert all(walk.knows_gradient(way.target) for way in ways), "from the output back"
        else:
            assert all(walk.knows_value(edge.source) for edge in walk.graph.into(current))


def test_from_what_does_not_reach_the_output_no_way_leads_back() -> None:
    walk = Walk(graph_of("a*b; c*d", 1))
    names = {walk.graph.nodes[i].symbol for i in walk.backward}
    assert names == {"c", "d", "f₂"}


def test_buttons_and_keys_take_steps(player: GraphPlayer, qtbot: QtBot) -> None:
    player.show_graph(graph_of("a*b + c"))
    assert player.walk is not None
    assert player.walk.at == player.walk.length == 7
    player.on.click()
    assert player.walk.at == 0, "from the end the next step begins anew"
    qtbot.keyClick(player.view, Qt.Key.Key_Right)
    assert player.words.text().startswith("Forwards: u₁ =\u00a0a·b =\u00a0<b>4</b>")
    qtbot.keyClick(player.view, Qt.Key.Key_End)
    qtbot.keyClick(player.view, Qt.Key.Key_Left)
    assert player.walk.at == 6
    assert "∂f/∂b" in player.view.accessibleDescription()
    assert "(−" not in player.view.accessibleDescription()
    qtbot.keyClick(player.view, Qt.Key.Key_Home)
    assert player.walk.at == 0
    player.last.click()
    assert player.walk.at == 7
    assert not player.last.isEnabled()


def test_it_plays_by_itself_and_stops_at_the_end(player: GraphPlayer, qtbot: QtBot) -> None:
    player.show_graph(graph_of("a*b"))
    player.timer.setInterval(1)
    player.play.click()
    assert player.walk is not None
    qtbot.waitUntil(lambda: not player.play.isChecked(), timeout=3000)
    assert player.walk.at == player.walk.length
    assert not player.timer.isActive()
    player.play.click()
    player.hide()
    assert not player.timer.isActive()


def test_other_numbers_leave_the_walk_where_it_is(player: GraphPlayer) -> None:
    formula = read_formula("a*b")
    player.show_graph(worked_out(formula, {"a": 1.0, "b": 2.0}))
    player.take(-2)
    player.show_graph(worked_out(formula, {"a": 5.0, "b": 2.0}))
    assert player.walk is not None
    assert player.walk.at == player.walk.length - 2
    player.show_graph(graph_of("a+b+c"))
    assert player.walk.at == player.walk.length


def test_a_node_is_read_under_the_pointer(player: GraphPlayer, qtbot: QtBot) -> None:
    player.show_graph(graph_of("exp(x)*y"))
    view = player.view
    assert player.walk is not None
    qtbot.mouseMove(view, view.boxes[0].center().toPoint())
    qtbot.waitUntil(lambda: view.over == 0)
    assert about(player.walk.graph, 1).splitlines() == [
        "u₁ = exp(x) = 7.389",
        "∂f/∂u₁ = 2",
        "∂u₁/∂x = 7.389, ∂(eᵘ)/∂u = eᵘ",
        "The exponential is its own derivative.",
    ]
    before = view.grab().toImage()
    player.set_theme(DARK)
    assert view.grab().toImage() != before
