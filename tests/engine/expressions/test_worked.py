"""A graph with numbers: what goes into a node, what comes out of it, how it is typeset."""

from __future__ import annotations

import pytest

from engine.expressions import latex, read_formula, worked_out
from engine.expressions.tokens import tokens_of

FORMULA = "w*x + w"
POINT = {"w": 3.0, "x": 4.0}


def test_edges_are_known_by_both_of_their_ends() -> None:
    graph = worked_out(read_formula(FORMULA), POINT)
    names = [node.symbol for node in graph.nodes]
    w, x = names.index("w"), names.index("x")
    product = next(edge.target for edge in graph.edges if edge.source == x)
    assert {edge.source for edge in graph.into(product)} == {w, x}
    assert {edge.target for edge in graph.out_of(w)} == {product, graph.output}
    assert {edge.local for edge in graph.out_of(w)} == {4.0, 1.0}
    # ∂f/∂w = Σ over the edges that leave w: ∂f/∂target · ∂target/∂w.
    gradients = [(graph.nodes[edge.target].gradient, edge.local) for edge in graph.out_of(w)]
    assert sum((above or 0) * local for above, local in gradients) == graph.nodes[w].gradient == 5


def test_only_numbers_tell_graphs_of_one_structure_apart() -> None:
    formula = read_formula(FORMULA)
    one, other = worked_out(formula, POINT), worked_out(formula, {"w": -1.0, "x": 0.5})
    assert one.nodes != other.nodes
    assert one.structure == other.structure
    assert one.structure != worked_out(read_formula("w*x - w"), POINT).structure
    assert one.structure[1] == tuple((edge.source, edge.target) for edge in one.edges)
    assert one.structure[1] == formula.edges


def test_a_token_is_told_as_it_was_typed() -> None:
    assert [str(token) for token in tokens_of("w1 + 2.5")][:3] == ["w1", "+", "2.5"]


@pytest.mark.parametrize(
    ("text", "typeset"),
    [
        ("max(a, b, 2)", r"\max\left(a, b, 2\right)"),
        ("rate * x", r"\mathrm{rate} "),
        ("my_rate", r"\mathrm{my\_rate}"),
        ("θ", r"\theta "),
    ],
)
def test_names_and_several_values_are_typeset(text: str, typeset: str) -> None:
    assert typeset in latex(read_formula(text))
