"""A formula worked out at a point: as a graph with numbers, as text, and typeset."""

from __future__ import annotations

import re
from collections.abc import Mapping

from engine.expressions.expression import Expression, Node
from engine.expressions.operations import LOOSE, SIGN, WHOLE
from engine.expressions.worked import Role, WorkedEdge, WorkedGraph, WorkedNode
from engine.sentences import Sentence, lowered

_INDEXED = re.compile(r"([A-Za-zα-ωΑ-Ω]+?)_?(\d+)")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta",
    "θ": "theta", "λ": "lambda", "μ": "mu", "ρ": "rho", "τ": "tau", "φ": "phi", "ω": "omega",
}  # fmt: skip


def worked_out(formula: Expression, given: Mapping[str, float], output: int = 0) -> WorkedGraph:
    """The formula at a point, with the gradients of one of its outputs.

    What no path leads from to that output has the gradient 0; numbers have none.
    """
    values = formula.values(given)
    slopes = formula.slopes(values)
    gradients = formula.gradients(slopes, output)
    symbols = symbols_of(formula)
    nodes, edges = [], []
    for place, node in enumerate(formula.nodes):
        nodes.append(
            WorkedNode(
                symbols[place],
                sign_of(formula, place, symbols),
                written(formula, place, symbols),
                _role(node),
                float(values[place][0]),
                None if node.fixed else float(gradients[place][0]),
                node.operation.words if node.operation is not None else Sentence(""),
            )
        )
        for i, source in enumerate(node.inputs):
            assert node.operation is not None
            local = float(slopes[place][i][0])
            edges.append(WorkedEdge(source, place, local, node.operation.rule(i)))
    name = "f" if len(formula.outputs) == 1 else f"f{lowered(output + 1)}"
    return WorkedGraph(tuple(nodes), tuple(edges), formula.outputs, formula.outputs[output], name)


def symbols_of(formula: Expression) -> tuple[str, ...]:
    """What every node is called: its own name, the number, f for the output, else u₁, u₂ …"""
    found, count = [], 0
    taken = {symbol(node.name) for node in formula.nodes if node.name}
    for place, node in enumerate(formula.nodes):
        if node.number is not None:
            found.append(node.text)
        elif node.name:
            found.append(symbol(node.name))
        elif place in formula.outputs and len(formula.outputs) == 1 and "f" not in taken:
            found.append("f")
        elif place in formula.outputs and len(formula.outputs) > 1:
            found.append(f"f{lowered(formula.outputs.index(place) + 1)}")
        else:
            count += 1
            letter = "u" if not any(name.startswith("u") for name in taken) else "v"
            found.append(f"{letter}{lowered(count)}")
    return tuple(found)


def symbol(name: str) -> str:
    """A name as it is read: x₁ for x1."""
    found = _INDEXED.fullmatch(name)
    return f"{found[1]}{lowered(int(found[2]))}" if found else name


def sign_of(formula: Expression, place: int, symbols: tuple[str, ...]) -> str:
    """What stands in a node: its sign with the numbers that go into it, such as "+ 1"."""
    node = formula.nodes[place]
    if node.operation is None:
        return symbols[place]
    inner = [symbols[i] if formula.nodes[i].number is not None else "·" for i in node.inputs]
    if len(inner) < 2 or set(inner) == {"·"}:
        return node.operation.sign
    if node.operation.most > 2:
        return written(formula, place, tuple(_spaces(formula, place, inner, symbols)))
    left, right = (f"({one})" if one.startswith("−") else one for one in inner)
    shown = (one for one in (left if left != "·" else "", node.operation.sign, right))
    return " ".join(one for one in shown if one and (one != "·" or left != "·"))


def _spaces(
    formula: Expression, place: int, inner: list[str], symbols: tuple[str, ...]
) -> list[str]:
    """All symbols, with a dot for the inputs of a node that are no numbers."""
    found = list(symbols)
    for i, shown in zip(formula.nodes[place].inputs, inner, strict=True):
        found[i] = shown
    return found


def written(formula: Expression, place: int, symbols: tuple[str, ...]) -> str:
    """What one node computes from those before it, such as "w₀·x₀"; nothing for a variable."""
    node = formula.nodes[place]
    if node.operation is None:
        return ""
    parts = [f"({symbols[i]})" if symbols[i].startswith("−") else symbols[i] for i in node.inputs]
    if node.operation.most > 2:
        parts = [", ".join(parts)]
    return node.operation.written.format(*parts)


def latex(formula: Expression) -> str:
    """The whole formula, to be typeset: its parts one after the other."""
    heads = {place: i for i, place in enumerate(formula.outputs)}
    parts = [
        f"{_letter(node.name)} = {_latex(formula, place, LOOSE, whole=True)}"
        for place, node in enumerate(formula.nodes)
        if node.name and node.operation is not None and place not in heads
    ]
    for place, number in heads.items():
        name = formula.nodes[place].name if formula.nodes[place].operation is not None else ""
        left = _letter(name) if name else ("f" if len(heads) == 1 else f"f_{{{number + 1}}}")
        parts.append(f"{left} = {_latex(formula, place, LOOSE, whole=True)}")
    return r" \qquad ".join(parts)


def _latex(formula: Expression, place: int, need: int, whole: bool = False) -> str:
    node = formula.nodes[place]
    if node.number is not None:
        text = node.text.replace("−", "-").replace("π", r"\pi ")
        return rf"\left({text}\right)" if text.startswith("-") and need > LOOSE else text
    if node.operation is None or (node.name and not whole):
        return _letter(node.name)
    operation = node.operation
    typeset = operation.latex.startswith(r"\frac")
    needs = [LOOSE] * 2 if typeset else list(operation.needs)
    if operation.name == "^":
        needs = [WHOLE, LOOSE]
    needs += [needs[-1]] * len(node.inputs)
    inner = [_latex(formula, i, tight) for i, tight in zip(node.inputs, needs, strict=False)]
    if operation.most > 2:
        inner = [", ".join(inner)]
    text = operation.latex.format(*inner)
    binds = SIGN if typeset else operation.binds
    # A minus sign at the head of a sum or a product reads well without brackets.
    return rf"\left({text}\right)" if binds < need or (binds == SIGN and need > SIGN) else text


def _letter(name: str) -> str:
    """A variable, to be typeset."""
    found = _INDEXED.fullmatch(name)
    letter, below = (found[1], f"_{{{found[2]}}}") if found else (name, "")
    if letter in _GREEK:
        letter = rf"\{_GREEK[letter]} "
    elif len(letter) > 1:
        plain = letter.replace("_", r"\_")
        letter = rf"\mathrm{{{plain}}}"
    return letter + below


def _role(node: Node) -> Role:
    if node.operation is not None:
        return Role.OPERATION
    return Role.VARIABLE if node.is_variable else Role.NUMBER
