"""Formulas that a learner types, as graphs with a value and a gradient at every node."""

from engine.expressions.curve import CurveAlong, curve_along
from engine.expressions.expression import Expression, Node
from engine.expressions.reading import read_formula
from engine.expressions.tokens import LONGEST_FORMULA, FormulaError
from engine.expressions.worked import Role, WorkedEdge, WorkedGraph, WorkedNode
from engine.expressions.working import latex, symbol, symbols_of, worked_out

__all__ = [
    "LONGEST_FORMULA",
    "CurveAlong",
    "Expression",
    "FormulaError",
    "Node",
    "Role",
    "WorkedEdge",
    "WorkedGraph",
    "WorkedNode",
    "curve_along",
    "latex",
    "read_formula",
    "symbol",
    "symbols_of",
    "worked_out",
]
