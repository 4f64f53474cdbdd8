"""What a typed formula may be made of: arithmetic and a few functions, each with its derivatives.

Every operation knows its value, one local derivative for each of its inputs, and how both are
said. Numbers may be arrays, taken point by point.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.network.activations import ReLU, Sigmoid
from engine.sentences import Sentence

# How tightly parts of a formula hold together: what is looser than its place needs brackets.
LOOSE, SUM, PRODUCT, SIGN, POWER, WHOLE = range(6)
# A function of several inputs, such as max, takes at most so many.
MOST_INPUTS = 8
CONSTANTS = {"pi": float(np.pi), "e": float(np.e)}
_RELU, _SIGMOID = ReLU(), Sigmoid()


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation y = f(u, v, …).

    `value(u, v, …)` is y and `slopes(y, u, v, …)` one ∂y/∂input for each input. `sign` stands in
    its node; `written` and `latex` say it with the places {0} and {1}, whose contents are put in
    brackets where they hold together less tightly than `needs`; the whole is as tight as `binds`.
    `rules` are its derivatives as formulas and `words` the same in a sentence.
    """

    name: str
    sign: str
    value: Callable[..., Any]
    slopes: Callable[..., tuple[Any, ...]]
    rules: tuple[str, ...]
    words: Sentence
    written: str = ""
    latex: str = ""
    binds: int = WHOLE
    needs: tuple[int, ...] = (LOOSE,)
    least: int = 1
    most: int = 1

    def rule(self, place: int) -> str:
        """The derivative by the input at `place`, as a formula."""
        return self.rules[min(place, len(self.rules) - 1)]


def _power_slopes(y: Any, u: Any, v: Any) -> tuple[Any, Any]:
    # Where the exponent or the base is 0 the limits are taken: 0 · ∞ has no value.
    by_base = np.where(v == 0, 0.0, v * np.power(u, v - 1))
    by_exponent = np.where(y == 0, 0.0, y * np.log(u))
    return by_base, by_exponent


def _one_of(inputs: tuple[Any, ...], winner: Any) -> tuple[Any, ...]:
    """1 for the input that won, 0 for all others."""
    return tuple(np.where(winner == place, 1.0, 0.0) for place in range(len(inputs)))


def _max_slopes(_y: Any, *inputs: Any) -> tuple[Any, ...]:
    return _one_of(inputs, np.argmax(np.broadcast_arrays(*inputs), axis=0))


def _min_slopes(_y: Any, *inputs: Any) -> tuple[Any, ...]:
    return _one_of(inputs, np.argmin(np.broadcast_arrays(*inputs), axis=0))


def _function(
    name: str,
    value: Callable[..., Any],
    slope: Callable[..., Any],
    rule: str,
    words: Sentence,
    **more: Any,
) -> Operation:
    """A function of one input."""
    latex = more.pop("latex", rf"\{name}\left({{0}}\right)")
    return Operation(
        name, more.pop("sign", name), value, lambda y, u: (slope(y, u),), (rule,), words,
        written=more.pop("written", f"{name}({{0}})"), latex=latex, **more,
    )  # fmt: skip


ADD = Operation(
    "+", "+", lambda u, v: u + v, lambda y, u, v: (1.0, 1.0), ("∂(u + v)/∂u = 1",),
    Sentence("A sum hands its gradient on unchanged, to every input."),
    "{0} + {1}", "{0} + {1}", SUM, (SUM, SUM),
)  # fmt: skip
SUBTRACT = Operation(
    "-", "−", lambda u, v: u - v, lambda y, u, v: (1.0, -1.0),
    ("∂(u − v)/∂u = 1", "∂(u − v)/∂v = −1"),
    Sentence("A difference hands its gradient on, with the other sign to what is taken away."),
    "{0} − {1}", "{0} - {1}", SUM, (SUM, PRODUCT),
)  # fmt: skip
MULTIPLY = Operation(
    "*", "×", lambda u, v: u * v, lambda y, u, v: (v, u), ("∂(u·v)/∂u = v", "∂(u·v)/∂v = u"),
    Sentence("A product swaps: each input gets the gradient times the other input."),
    "{0}·{1}", r"{0} \cdot {1}", PRODUCT, (PRODUCT, SIGN),
)  # fmt: skip
DIVIDE = Operation(
    "/", "÷", np.divide, lambda y, u, v: (np.divide(1.0, v), -np.divide(y, v)),
    ("∂(u/v)/∂u = 1/v", "∂(u/v)/∂v = −u/v²"),
    Sentence("A quotient: the numerator gets the gradient over v, the denominator −u/v² of it."),
    "{0}/{1}", r"\frac{{{0}}}{{{1}}}", PRODUCT, (PRODUCT, POWER),
)  # fmt: skip
POWER_OF = Operation(
    "^", "^", np.power, _power_slopes,
    ("∂(uᵛ)/∂u = v·uᵛ⁻¹", "∂(uᵛ)/∂v = uᵛ·ln u"),
    Sentence("A power: the exponent comes down and is lowered by one."),
    "{0}^{1}", "{{{0}}}^{{{1}}}", POWER, (WHOLE, WHOLE),
)  # fmt: skip
NEGATE = Operation(
    "neg", "×(−1)", lambda u: -u, lambda y, u: (-1.0,), ("∂(−u)/∂u = −1",),
    Sentence("A minus sign turns the gradient round."),
    "−{0}", "-{0}", SIGN, (SIGN,),
)  # fmt: skip
MAXIMUM = Operation(
    "max", "max", lambda *u: np.maximum.reduce(np.broadcast_arrays(*u)), _max_slopes,
    ("∂max/∂u = 1 if u is the first of the largest, else 0",),
    Sentence("A maximum hands all of its gradient to the largest input, and nothing to the rest."),
    "max({0})", r"\max\left({0}\right)", least=2, most=MOST_INPUTS,
)  # fmt: skip
MINIMUM = Operation(
    "min", "min", lambda *u: np.minimum.reduce(np.broadcast_arrays(*u)), _min_slopes,
    ("∂min/∂u = 1 if u is the first of the smallest, else 0",),
    Sentence("A minimum hands all of its gradient to the smallest input, and nothing to the rest."),
    "min({0})", r"\min\left({0}\right)", least=2, most=MOST_INPUTS,
)  # fmt: skip
_EXP = _function(
    "exp", np.exp, lambda y, u: y, "∂(eᵘ)/∂u = eᵘ",
    Sentence("The exponential is its own derivative."), latex="e^{{{0}}}", binds=POWER,
)  # fmt: skip
_LOG = _function(
    "ln", np.log, lambda y, u: np.divide(1.0, u), "∂(ln u)/∂u = 1/u",
    Sentence("The logarithm divides the gradient by its input."),
)  # fmt: skip
_SIGMA = _function(
    "sigmoid", _SIGMOID, lambda y, u: _SIGMOID.derivative(u, y), "∂σ(u)/∂u = σ(u)·(1 − σ(u))",
    Sentence("A sigmoid multiplies by σ(1 − σ): a quarter at most."),
    sign="σ", written="σ({0})", latex=r"\sigma\left({0}\right)",
)  # fmt: skip
_FUNCTIONS = (
    _EXP,
    _LOG,
    _SIGMA,
    _function(
        "sqrt", np.sqrt, lambda y, u: np.divide(0.5, y), "∂(√u)/∂u = 1/(2·√u)",
        Sentence("A root divides the gradient by twice the root."),
        sign="√", written="√({0})", latex=r"\sqrt{{{0}}}",
    ),
    _function(
        "sin", np.sin, lambda y, u: np.cos(u), "∂(sin u)/∂u = cos u",
        Sentence("The slope of the sine is the cosine."),
    ),
    _function(
        "cos", np.cos, lambda y, u: -np.sin(u), "∂(cos u)/∂u = −sin u",
        Sentence("The slope of the cosine is minus the sine."),
    ),
    _function(
        "tanh", np.tanh, lambda y, u: 1 - y * y, "∂(tanh u)/∂u = 1 − tanh² u",
        Sentence("The hyperbolic tangent multiplies by 1 − tanh²: by 1 at most."),
    ),
    _function(
        "relu", _RELU, lambda y, u: _RELU.derivative(u, y),
        "∂ReLU(u)/∂u = 1 if u > 0, else 0",
        Sentence("ReLU lets the gradient through where its input is above 0; at the kink any "
                 "slope from 0 to 1 is a subgradient, and 0 is taken."),
        sign="ReLU", written="ReLU({0})", latex=r"\mathrm{{ReLU}}\left({0}\right)",
    ),
    _function(
        "abs", np.abs, lambda y, u: np.sign(u), "∂|u|/∂u = 1 if u > 0, −1 if u < 0",
        Sentence("The absolute value hands on the sign; at the kink any slope from −1 to 1 is a "
                 "subgradient, and 0 is taken."),
        sign="|u|", written="|{0}|", latex=r"\left|{0}\right|",
    ),
    MAXIMUM,
    MINIMUM,
)  # fmt: skip
FUNCTIONS = {one.name: one for one in _FUNCTIONS} | {"log": _LOG, "sigma": _SIGMA, "σ": _SIGMA}
SUMS = {"+": ADD, "-": SUBTRACT}
PRODUCTS = {"*": MULTIPLY, "/": DIVIDE}
