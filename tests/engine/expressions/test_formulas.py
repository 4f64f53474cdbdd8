"""Typed formulas: what they come to, their gradients, and what is wrong with those not read."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from formulas import FORMULAS, POINTS
from hypothesis import assume, given, settings

from engine.expressions import (
    CurveAlong,
    Expression,
    FormulaError,
    Role,
    curve_along,
    latex,
    read_formula,
    worked_out,
)
from engine.expressions.operations import CONSTANTS, FUNCTIONS

SIGMOID = "1/(1+exp(-(w0*x0+w1*x1+w2)))"
AT = {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}


def value(formula: Expression, point: Mapping[str, float], output: int = 0) -> float:
    return float(formula.values(point)[formula.outputs[output]][0])


@pytest.mark.parametrize(
    ("text", "point", "wanted"),
    [
        ("2 + 3*4", {}, 14),
        ("2*-3", {}, -6),
        ("-2^2", {}, -4),
        ("2^-1", {}, 0.5),
        ("2^3^2", {}, 512),
        ("8/4/2", {}, 1),
        ("1 - 2 - 3", {}, -4),
        ("x² + x⁻¹", {"x": 2.0}, 4.5),
        ("2·x×3 − 4÷x", {"x": 2.0}, 10),
        ("x₁ + x1", {"x1": 3.0}, 6),
        ("π", {}, np.pi),
        ("ln(e)", {}, 1),
        ("σ(0)", {}, 0.5),
        (".5e1", {}, 5),
        ("max(3, x, 7)", {"x": 5.0}, 7),
        ("min(3, x, 7)", {"x": 5.0}, 3),
        ("sqrt(abs(-9)) + relu(-2) + relu(2)", {}, 5),
        ("q = x + y; q*z", {"x": -2.0, "y": 5.0, "z": -4.0}, -12),
        ("c = 2; -c + x*c", {"x": 1.0}, 0),
    ],
)
def test_a_formula_comes_to_what_it_says(text: str, point: dict[str, float], wanted: float) -> None:
    assert value(read_formula(text), point) == pytest.approx(wanted, rel=1e-12)


def test_the_circuit_of_a_neuron_has_the_values_and_gradients_of_the_lecture() -> None:
    graph = worked_out(read_formula(SIGMOID), AT)
    found = {node.symbol: node for node in graph.nodes}
    forward = [node.value for node in graph.nodes if node.role is Role.OPERATION]
    assert forward == pytest.approx([-2, 6, 4, 1, -1, 0.3679, 1.3679, 0.7311], abs=1e-4)
    # Printed there with two digits after each step: 0.20, 0.39, −0.39, −0.59, −0.20.
    wanted = {"w₂": 0.1966, "x₀": 0.3932, "w₁": -0.3932, "x₁": -0.5898, "w₀": -0.1966, "f": 1.0}
    for name, gradient in wanted.items():
        assert found[name].gradient == pytest.approx(gradient, abs=1e-4)
    assert found["u₇"].gradient == pytest.approx(-0.5344, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "point", "wanted"),
    [
        ("2*x1+x2; pi*x2; -x1/x2", {"x1": 3.0, "x2": 2.0},
         [[2, 1], [0, np.pi], [-1 / 2, 3 / 4]]),
        ("2*a*x+b/y", {"a": 5.0, "x": 7.0, "b": 3.0, "y": 2.0}, [[14, 10, 0.5, -0.75]]),
        ("g1=x1+2*x2; g2=x2; g3=-x1+3; g1-2*g2+g3/4", {"x1": 5.0, "x2": -1.0}, [[0.75, 0]]),
        ("max(x1,x2); max(x2,x3)", {"x1": 1.0, "x2": 2.0, "x3": 3.0}, [[0, 1, 0], [0, 0, 1]]),
        ("x*x", {"x": 3.0}, [[6]]),
        # The infinite slope of √ belongs to the second output alone: 0·∞ is not a number.
        ("2*x+y; sqrt(x)", {"x": 0.0, "y": 1.0}, [[2, 1], [np.inf, 0]]),
    ],
)  # fmt: skip
def test_the_jacobians_of_the_lectures(
    text: str, point: dict[str, float], wanted: list[list[float]]
) -> None:
    np.testing.assert_allclose(read_formula(text).jacobian(point), wanted, rtol=1e-12)


@pytest.mark.parametrize(
    ("text", "point", "wanted"),
    [
        ("relu(x)", {"x": 0.0}, [0]),
        ("abs(x)", {"x": 0.0}, [0]),
        ("max(x, y, z)", {"x": 1.0, "y": 1.0, "z": 1.0}, [1, 0, 0]),
        ("min(x, y)", {"x": 1.0, "y": 1.0}, [1, 0]),
        ("x^2", {"x": 0.0}, [0]),
        ("x^n", {"x": 0.0, "n": 2.0}, [0, 0]),
        ("x^0", {"x": 0.0}, [0]),
        ("x^3", {"x": -2.0}, [12]),
    ],
)
def test_at_kinks_the_subgradient_of_the_lectures_is_taken(
    text: str, point: dict[str, float], wanted: list[float]
) -> None:
    np.testing.assert_allclose(read_formula(text).jacobian(point)[0], wanted)


@settings(max_examples=150, deadline=None)
@given(FORMULAS, POINTS)
def test_gradients_agree_with_finite_differences(text: str, point: dict[str, float]) -> None:
    try:
        formula = read_formula(text)
    except FormulaError:
        assume(False)
    assume(formula.variables)
    step = 1e-5
    analytic = formula.jacobian(point)[0]
    numeric = np.array(
        [
            (value(formula, point | {name: point[name] + step})
             - value(formula, point | {name: point[name] - step})) / (2 * step)
            for name in formula.variables
        ]
    )  # fmt: skip
    third = np.abs([value(formula, point), *analytic]).max()
    assume(third < 1e3)
    np.testing.assert_allclose(analytic, numeric, rtol=1e-4, atol=1e-4 * max(1.0, third))


@settings(max_examples=60, deadline=None)
@given(FORMULAS, POINTS)
def test_every_gradient_is_the_sum_of_what_arrives_over_its_edges(
    text: str, point: dict[str, float]
) -> None:
    graph = worked_out(read_formula(text), point)
    for place, node in enumerate(graph.nodes):
        if place == graph.output or node.gradient is None:
            continue
        arriving = sum(
            (graph.nodes[edge.target].gradient or 0.0) * edge.local for edge in graph.out_of(place)
        )
        assert node.gradient == pytest.approx(arriving, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("2x", 2),
        ("x y", 3),
        ("x+", 3),
        ("x + * y", 5),
        ("(x", 1),
        ("max(x, (y", 8),
        ("x)", 2),
        ("max(x)", 1),
        ("exp(x, y)", 1),
        ("x + foo(y)", 5),
        ("exp + 1", 1),
        ("x $ y", 3),
        ("0,5*x", 2),
        ("x = y = 2", 7),
        ("pi = 3", 1),
        ("q = x; q = y", 8),
        ("1e400", 1),
        ("__import__('os')", 12),
        ("x.real", 2),
        ("x[0]", 2),
        ("lambda: 1", 7),
        ("x;;y", 3),
        ("x¹⁻", 2),
        ("x" * 301, 301),
        ("(" * 400, 301),
        ("(" * 40 + "x" + ")" * 40, 31),
        ("-" * 40 + "x", 31),
        ("x" + "+x" * 90, 160),
        ("+".join(f"x{i}" for i in range(20)), 55),
        (";".join("x" * 9), 1),
    ],
)
def test_a_mistake_is_one_sentence_with_its_column(text: str, column: int) -> None:
    with pytest.raises(FormulaError) as raised:
        read_formula(text)
    assert raised.value.column == column
    assert str(raised.value).startswith(f"Column {column}: ")


@pytest.mark.parametrize("letters", ["x+", "(-", "max(", "^2", "1.", "x;", "=q", "∂√é 中", "\0\t"])
def test_no_text_brings_the_reader_down(letters: str) -> None:
    rng = np.random.default_rng(0)
    for _ in range(200):
        text = "".join(rng.choice(list(letters + "x1+*(),;=^"), rng.integers(1, 40)))
        try:
            formula = read_formula(text)
        except FormulaError:
            continue
        worked_out(formula, dict.fromkeys(formula.variables, 1.0))


def test_the_values_of_a_formula_without_one_are_not_finite() -> None:
    formula = read_formula("x/y")
    assert np.isinf(value(formula, {"x": 1.0, "y": 0.0}))
    assert np.isnan(value(formula, {"x": 0.0, "y": 0.0}))
    worked_out(formula, {"x": 0.0, "y": 0.0})


def test_many_points_are_worked_out_at_once() -> None:
    formula = read_formula("max(x, 0) + sigmoid(x)*k")
    x = np.linspace(-2, 2, 9)
    values = formula.values({"x": x, "k": 2.0})
    found = formula.gradients(formula.slopes(values))[formula.place_of("x")]
    one_by_one = [formula.jacobian({"x": float(each), "k": 2.0})[0, 0] for each in x]
    np.testing.assert_allclose(found, one_by_one)


def test_every_operation_says_how_it_hands_a_gradient_on() -> None:
    for one in FUNCTIONS.values():
        assert one.words
        assert all(one.rules)
        assert one.name in FUNCTIONS
    assert not set(CONSTANTS) & set(FUNCTIONS)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(a + b)*c", r"\left(a + b\right) \cdot c"),
        ("a/(b + c)", r"\frac{a}{b + c}"),
        ("a - (b - c)", r"a - \left(b - c\right)"),
        ("(a*b)^2", r"{\left(a \cdot b\right)}^{2}"),
        ("exp(-x12)", "e^{-x_{12}}"),
        ("w0*η", r"w_{0} \cdot \eta "),
    ],
)
def test_a_formula_is_written_to_be_typeset(text: str, wanted: str) -> None:
    assert latex(read_formula(text)) == f"f = {wanted}"


def test_outputs_that_are_several_are_numbered() -> None:
    formula = read_formula("q = x + y; q*2; q^2")
    assert latex(formula) == r"q = x + y \qquad f_{1} = q \cdot 2 \qquad f_{2} = {q}^{2}"
    graph = worked_out(formula, {"x": 1.0, "y": 2.0}, 1)
    assert graph.name == "f₂"
    assert [graph.nodes[i].symbol for i in graph.outputs] == ["f₁", "f₂"]


def along(text: str, point: dict[str, float], variable: str) -> CurveAlong:
    return curve_along(read_formula(text), point, variable, 0, 3.0)


@pytest.mark.parametrize(
    ("text", "point", "slopes"),
    [
        ("relu(x)", {"x": 0.0}, (0, 0, 1)),
        ("abs(x)", {"x": 0.0}, (-1, 0, 1)),
        ("max(x, y)", {"x": 1.0, "y": 1.0}, (0, 1, 1)),
        ("max(y, x)", {"x": 1.0, "y": 1.0}, (0, 0, 1)),
    ],
)
def test_at_a_kink_the_subgradient_inequality_holds(
    text: str, point: dict[str, float], slopes: tuple[float, float, float]
) -> None:
    curve = along(text, point, "x")
    assert (curve.left, curve.slope, curve.right) == slopes
    assert curve.is_kink
    assert curve.stays_above
    for slope in np.linspace(curve.left, curve.right, 5):
        line = curve.value + slope * (curve.x - curve.at)
        assert (curve.y >= line - 1e-12).all(), "any slope between is allowed"
    for slope in (curve.left - 0.1, curve.right + 0.1):
        assert not (curve.y >= curve.value + slope * (curve.x - curve.at) - 1e-12).all()


def test_a_curve_that_is_smooth_has_one_slope() -> None:
    curve = along("x^2 + y", {"x": 1.5, "y": 2.0}, "x")
    assert not curve.is_kink
    assert curve.slope == pytest.approx(3)
    assert curve.stays_above
    assert not along("sin(x)", {"x": 1.5}, "x").stays_above
    assert along("y + 1", {"y": 1.0}, "y").slope == 1


def test_where_a_kink_points_up_no_line_stays_below() -> None:
    curve = along("min(x, 0)", {"x": 0.0}, "x")
    assert curve.is_kink
    assert curve.left > curve.right
    assert not curve.stays_above
    flat = along("x - x + 2/0*0", {"x": 0.0}, "x")
    assert not np.isfinite(flat.y).any()
    assert flat.stays_above
