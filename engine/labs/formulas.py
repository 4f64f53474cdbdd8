"""Formulas that students type: read safely, and compared by their values.

Allowed are numbers, the names that are given, + - * / and powers, parentheses and a few functions.
The text is taken apart by Python's own parser and worked out piece by piece; nothing of it is run.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.sentences import RAISED, Sentence

LONGEST_FORMULA = 300
_FUNCTIONS: Mapping[str, Callable[[Any], Any]] = {
    "exp": np.exp,
    "log": np.log,
    "ln": np.log,
    "sqrt": np.sqrt,
    "tanh": np.tanh,
    "sigma": lambda s: 1 / (1 + np.exp(-s)),
    "sigmoid": lambda s: 1 / (1 + np.exp(-s)),
    "relu": lambda s: np.maximum(s, 0),
    "abs": np.abs,
    "sin": np.sin,
    "cos": np.cos,
}
_OF_TWO: Mapping[str, Callable[[Any, Any], Any]] = {"max": np.maximum, "min": np.minimum}
_CONSTANTS = {"e": np.e, "pi": np.pi}
_OPERATIONS: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_LOWERED = {raised: plain for plain, raised in RAISED.items()}
_TYPED = str.maketrans({"·": "*", "×": "*", "−": "-", "^": "⁁", "σ": "sigma", "π": "pi"})
_RAISED = re.compile(f"[{''.join(map(chr, _LOWERED))}]+")
# Where two formulas are compared.
_POINTS = 12


@dataclass(frozen=True, slots=True)
class TypedFormula:
    """A formula taken apart."""

    text: str
    # One tree is not the other, though they were made of the same text.
    tree: ast.expr = field(compare=False)

    @classmethod
    def of(cls, text: str, names: tuple[str, ...]) -> TypedFormula:
        """The formula in a text with these variables; raises ValueError with one phrase."""
        if not 0 < len(text) <= LONGEST_FORMULA:
            raise ValueError(
                Sentence("expected a formula of at most {most} letters", most=LONGEST_FORMULA)
            )
        plain = _RAISED.sub(lambda found: f"⁁({found[0].translate(_LOWERED)})", text)
        plain = plain.translate(_TYPED).replace("⁁", "**")
        try:
            tree = ast.parse(plain.strip(), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise ValueError(Sentence("expected a formula such as y*(1 - y)")) from None
        _check(tree, {*names, *_CONSTANTS})
        return cls(text, tree)

    def value(self, values: Mapping[str, Any]) -> Any:
        """What it comes to; infinite or NaN where it has no value."""
        with np.errstate(all="ignore"):
            return _worked_out(self.tree, {**_CONSTANTS, **values})

    def equals(self, other: TypedFormula, names: tuple[str, ...], within: float = 0.01) -> bool:
        """Whether both come to the same within a share, at points drawn from (0, 1).

        And at points with negative numbers, where both have a value there: relu(x) is not x.
        """
        stream, shape = np.random.default_rng(0), (len(names), _POINTS)
        inside = dict(zip(names, stream.uniform(0.05, 0.95, shape), strict=True))
        around = dict(zip(names, stream.uniform(-2, 2, shape), strict=True))
        with np.errstate(all="ignore"):
            near = _near(self, other, inside, within) & _near(self, other, around, within, True)
        return bool(near.all())


def _near(
    one: TypedFormula,
    other: TypedFormula,
    values: Mapping[str, Array],
    within: float,
    where_both: bool = False,
) -> Array:
    """At which points both come to the same; `where_both`: also where either has no value."""
    ours, theirs = (
        np.broadcast_to(np.asarray(each.value(values), dtype=np.float64), _POINTS)
        for each in (one, other)
    )
    near: Array = np.abs(ours - theirs) <= within * np.abs(theirs) + 1e-9
    return near | ~(np.isfinite(ours) & np.isfinite(theirs)) if where_both else near


def _check(node: ast.expr, names: set[str]) -> None:
    match node:
        case ast.Constant(value=value) if isinstance(value, int | float):
            # A power of huge whole numbers would not come to an end.
            if isinstance(value, bool) or not abs(value) < 1e6:
                raise ValueError(Sentence("expected ordinary numbers in a formula"))
        case ast.Name(id=name):
            if name not in names:
                known = ", ".join(sorted(names))
                raise ValueError(
                    Sentence("unknown name {name}; known are {known}", name=name, known=known)
                )
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            _check(left, names)
            _check(right, names)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=inner):
            _check(inner, names)
        case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]) if name in _FUNCTIONS:
            _check(inner, names)
        case ast.Call(func=ast.Name(id=name), args=[a, b], keywords=[]) if name in _OF_TWO:
            _check(a, names)
            _check(b, names)
        case _:
            raise ValueError(
                Sentence("expected numbers, names, + - * / ^ and functions such as exp")
            )


def _worked_out(node: ast.expr, values: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=value):
            # Floats, so that a power of whole numbers stays a number of ordinary length.
            return np.float64(value)  # type: ignore[arg-type]
        case ast.Name(id=name):
            return values[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATIONS[type(op)](_worked_out(left, values), _worked_out(right, values))
        case ast.UnaryOp(op=op, operand=inner):
            value = _worked_out(inner, values)
            return -value if isinstance(op, ast.USub) else value
        case ast.Call(func=ast.Name(id=name), args=[inner]):
            return _FUNCTIONS[name](_worked_out(inner, values))
        case ast.Call(func=ast.Name(id=name), args=[a, b]):
            return _OF_TWO[name](_worked_out(a, values), _worked_out(b, values))
    raise AssertionError(f"{node} is no formula")
