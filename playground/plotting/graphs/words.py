"""A step of a walk in words: what a node comes to, or how its gradient is found."""

from __future__ import annotations

import re

from engine.expressions import WorkedGraph
from playground.plotting.graphs.walk import Walk
from playground.words.numbers import number
from playground.words.symbols import EQUALS, TIMES, factor
from playground.words.translate import tr

# More ways than this over which a gradient arrives are not written out.
MOST_WAYS = 3
DIGITS = 3
_TAG = re.compile(r"<[^>]+>")


def told(walk: Walk) -> str:
    """The last step, as rich text."""
    graph, node = walk.graph, walk.current
    if node is None:
        return tr("The variables have their values. The next step computes the first node.")
    return _backward(graph, node) if walk.returning else _forward(graph, node)


def plain(text: str) -> str:
    """Rich text for those who listen."""
    spaced = text.replace("<br>", " ").replace("&nbsp;", " ").replace("\u00a0", " ")
    return _TAG.sub("", spaced)


def about(graph: WorkedGraph, node: int) -> str:
    """A node with all its numbers, as plain text."""
    found = graph.nodes[node]
    rule = f" = {found.rule}" if found.rule else ""
    text = f"{found.symbol}{rule} = {number(found.value)}"
    if found.gradient is not None:
        text += f"\n∂{graph.name}/∂{found.symbol} = {number(found.gradient)}"
    for edge in graph.into(node):
        source = graph.nodes[edge.source]
        if source.gradient is not None:
            local = number(edge.local)
            text += f"\n∂{found.symbol}/∂{source.symbol} = {local}, {edge.rule}"
    return text + (f"\n{tr(found.words)}" if found.words else "")


def _forward(graph: WorkedGraph, node: int) -> str:
    found = graph.nodes[node]
    given = ", ".join(
        dict.fromkeys(
            f"{graph.nodes[edge.source].symbol}\u00a0=\u00a0"
            f"{number(graph.nodes[edge.source].value, DIGITS)}"
            for edge in graph.into(node)
            if graph.nodes[edge.source].symbol != number(graph.nodes[edge.source].value, DIGITS)
        )
    )
    value = f"<b>{number(found.value)}</b>"
    line = f"{tr('Forwards:')} {found.symbol} {EQUALS}{found.rule} {EQUALS}{value}"
    return line + (f"<br><small>{tr('with {values}', values=given)}</small>" if given else "")


def _backward(graph: WorkedGraph, node: int) -> str:
    found = graph.nodes[node]
    slope = f"∂{graph.name}/∂{found.symbol}"
    if node == graph.output:
        line = f"{tr('Backwards:')} {slope} {EQUALS}<b>1</b>"
        return line + f"<br><small>{tr('here the way back begins')}</small>"
    ways = graph.out_of(node)
    terms, numbers = [], []
    for edge in ways[:MOST_WAYS]:
        above = graph.nodes[edge.target]
        terms.append(f"∂{graph.name}/∂{above.symbol}{TIMES}∂{above.symbol}/∂{found.symbol}")
        numbers.append(factor(above.gradient or 0.0) + TIMES + factor(edge.local))
    if len(ways) > MOST_WAYS:
        terms.append("…")
        numbers.append("…")
    result = f"<b>{number(found.gradient)}</b>"
    line = (
        f"{tr('Backwards:')} {slope} {EQUALS}{' + '.join(terms)}"
        f" {EQUALS}{' + '.join(numbers)} {EQUALS}{result}"
    )
    return f"{line}<br><small>{_why(graph, node)}</small>"


def _why(graph: WorkedGraph, node: int) -> str:
    """The rules behind the local derivatives, and that ways add up."""
    ways = graph.out_of(node)
    rules = list(dict.fromkeys(edge.rule for edge in ways if edge.rule))[:2]
    said = list(dict.fromkeys(tr(graph.nodes[edge.target].words) for edge in ways))[:2]
    parts = [", ".join(rules), *(one for one in said if one)]
    if len(ways) > 1:
        parts.append(tr("It goes {count} ways: what arrives adds up.", count=len(ways)))
    return " · ".join(part for part in parts if part)
