"""Formulas to begin with: those that are worked through when the chain rule is taught."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Example:
    """A formula with values for its variables."""

    name: Sentence
    text: str
    values: dict[str, float] = field(default_factory=dict)


EXAMPLES = (
    Example(
        Sentence("A sigmoid neuron"),
        "1/(1+exp(-(w0*x0+w1*x1+w2)))",
        {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0},
    ),
    Example(
        Sentence("Two ways add up"),
        "q = x + y; q*z + q^2",
        {"x": -2.0, "y": 5.0, "z": -4.0},
    ),
    Example(Sentence("A vector of three"), "2*x1+x2; pi*x2; -x1/x2", {"x1": 3.0, "x2": 2.0}),
    Example(
        Sentence("One inside the other"),
        "g1 = x1+2*x2; g2 = x2; g3 = -x1+3; g1-2*g2+g3/4",
        {"x1": 1.0, "x2": 2.0},
    ),
    Example(
        Sentence("Inputs or parameters"),
        "2*a*x+b/y",
        {"a": 1.0, "x": 3.0, "b": 2.0, "y": -1.0},
    ),
    Example(
        Sentence("The largest gets it all"),
        "max(x1,x2) + max(x3,x4)",
        {"x1": 1.0, "x2": 3.0, "x3": 2.0, "x4": -1.0},
    ),
    Example(Sentence("At the kink of ReLU"), "relu(w*x+b)", {"w": 2.0, "x": 1.0, "b": -2.0}),
    Example(
        Sentence("XOR by hand"),
        "h1 = relu(2*x1+2*x2-1); h2 = relu(x1+x2-1); w1*h1+w2*h2+b",
        {"x1": 1.0, "x2": 0.0, "w1": 1.0, "w2": -3.0, "b": -0.5},
    ),
)
