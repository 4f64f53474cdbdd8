"""Typed formulas against PyTorch's automatic differentiation of the same text."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np
import pytest
from formulas import FORMULAS, POINTS
from hypothesis import given, settings

from engine.expressions import Expression, read_formula

torch = pytest.importorskip(
    "torch", reason="PyTorch is not installed: pip install backprop-playground[test-torch]"
)

OPERATIONS: dict[str, Any] = {
    "+": torch.add, "-": torch.sub, "*": torch.mul, "/": torch.div, "^": torch.pow,
    "neg": torch.neg, "exp": torch.exp, "ln": torch.log, "sqrt": torch.sqrt, "sin": torch.sin,
    "cos": torch.cos, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": torch.relu,
    "abs": torch.abs,
    "max": lambda *u: reduce(torch.maximum, u), "min": lambda *u: reduce(torch.minimum, u),
}  # fmt: skip


def through(formula: Expression, given_values: dict[str, Any]) -> list[Any]:
    """Every node of a formula as a tensor."""
    found: list[Any] = []
    for node in formula.nodes:
        if node.operation is not None:
            found.append(OPERATIONS[node.operation.name](*(found[i] for i in node.inputs)))
        elif node.number is not None:
            found.append(torch.tensor(node.number, dtype=torch.float64))
        else:
            found.append(given_values[node.name])
    return found


def close(formula: Expression, point: dict[str, float]) -> None:
    tensors = {
        name: torch.tensor(point[name], dtype=torch.float64, requires_grad=True)
        for name in formula.variables
    }
    nodes = through(formula, tensors)
    for place, found in zip(nodes, formula.values(point), strict=True):
        np.testing.assert_allclose(found[0], place.item(), rtol=1e-10, atol=1e-12)
    rows = [
        [0.0 if slope is None else slope.item() for slope in torch.autograd.grad(
            nodes[i], list(tensors.values()), allow_unused=True, retain_graph=True)]
        if nodes[i].requires_grad else [0.0] * len(tensors)
        for i in formula.outputs
    ]  # fmt: skip
    np.testing.assert_allclose(formula.jacobian(point), rows, rtol=1e-9, atol=1e-9)


@settings(max_examples=100, deadline=None)
@given(FORMULAS, POINTS)
def test_random_formulas_agree(text: str, point: dict[str, float]) -> None:
    formula = read_formula(text)
    if formula.variables:
        close(formula, point)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("1/(1+exp(-(w0*x0+w1*x1+w2)))", {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3}),
        ("2*x1+x2; pi*x2; -x1/x2", {"x1": 3, "x2": 2}),
        ("relu(x); x^2; x^3", {"x": 0}),
        ("abs(x)", {"x": 0}),
        ("max(x, y, z); min(x, y, z)", {"x": 1, "y": 3, "z": 2}),
    ],
)
def test_the_formulas_of_the_lectures_agree(text: str, point: dict[str, float]) -> None:
    close(read_formula(text), {name: float(number) for name, number in point.items()})
