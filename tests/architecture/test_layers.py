"""A layer says everything about itself: outside `engine/network` nobody asks which one it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from source_files import for_each, name_of, nodes_of, sources

from engine.network.layers import Layer, layer

ASKING = ("isinstance", "issubclass")
# What is given a class of layers without asking whether something is one.
READING = ("knobs_of",)
# All registered layers, and what they have in common.
LAYERS = {base.__name__ for kind in layer for base in kind.__mro__ if issubclass(base, Layer)}
OUTSIDE = [
    path
    for path in sources("engine", "playground")
    if not name_of(path).startswith("engine/network/")
]


def questions(nodes: Sequence[ast.AST]) -> list[str]:
    """Every place that asks which layer something is, as source."""
    known = LAYERS | aliases(nodes)
    return [ast.unparse(node) for node in nodes if asks(node, known)]


def aliases(nodes: Sequence[ast.AST]) -> set[str]:
    """Other names under which a file imports layers."""
    found = (node for node in nodes if isinstance(node, ast.ImportFrom))
    names = (alias for node in found for alias in node.names if alias.name in LAYERS)
    return {alias.asname for alias in names if alias.asname}


def asks(node: ast.AST, known: set[str]) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name), args=[_, kinds]) if name in ASKING:
            return named(kinds, known)
        case ast.Call(func=ast.Name(id=name)) if name in READING:
            return False
        case ast.Call(args=given, keywords=more):
            # A class handed on is asked about by whoever gets it.
            return any(is_layer(value, known) for value in [*given, *(m.value for m in more)])
        case ast.Compare(left=left, comparators=others):
            return any(named(side, known) or is_name(side) for side in (left, *others))
        case ast.MatchClass(cls=kind):
            return named(kind, known)
        case ast.MatchValue(value=value):
            return named(value, known) or is_name(value)
        case ast.Dict(keys=keys):
            # One name alone may be another thing's, such as the random stream "dropout".
            by_name = sum(is_name(key) for key in keys) > 1
            return by_name or any(key and named(key, known) for key in keys)
    return False


def named(expression: ast.expr, known: set[str]) -> bool:
    """Whether a layer class is named in an expression, but not to make such a layer."""
    return any(is_layer(part, known) for part in uncalled(expression))


def uncalled(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of an expression without the functions and arguments of calls."""
    yield node
    if not isinstance(node, ast.Call):
        for part in ast.iter_child_nodes(node):
            yield from uncalled(part)


def is_layer(node: ast.AST, known: set[str]) -> bool:
    return (isinstance(node, ast.Name) and node.id in known) or (
        isinstance(node, ast.Attribute) and node.attr in known
    )


def is_name(node: ast.AST | None) -> bool:
    """Whether this is the registered name of a layer, such as "dense"."""
    parts = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    return any(isinstance(part, ast.Constant) and part.value in layer.names for part in parts)


def test_the_layers_are_found_by_their_registry() -> None:
    assert {"Layer", "Affine", "Dense", "BatchNorm", "Residual"} <= LAYERS


@for_each(OUTSIDE)
def test_nobody_outside_the_network_asks_which_layer_it_has(path: Path) -> None:
    assert not questions(nodes_of(path)), "let the layer say what you want to know of it"


@pytest.mark.parametrize(
    "source",
    [
        "isinstance(first, Dense)",
        "isinstance(first, Maxout | Dense)",
        "isinstance(first, (Affine, int))",
        "issubclass(kind, layers.Residual)",
        "isinstance(item, Layer)",
        "type(first) is Dense",
        "type(first) in (Dense, Maxout)",
        "kind is not Activate",
        "lay.name == 'dense'",
        "getattr(lay, 'name', '') in ('dense', 'maxout')",
        "first_of(block, Activate)",
        "place = find(block, kind=Activate)",
        "{BatchNorm: 'BN'}",
        "{'dense': 's', 'maxout': 'h'}",
        "match first:\n    case Dense(units=n):\n        pass",
        "match first:\n    case int() | Dropout():\n        pass",
        "match first.name:\n    case 'dense':\n        pass",
        "from engine.network.layers import Dense as D\nisinstance(first, D)",
    ],
)
def test_such_a_question_is_seen(source: str) -> None:
    assert questions([*ast.walk(ast.parse(source))])


@pytest.mark.parametrize(
    "source",
    [
        "layers = (Dense(units=8), Activate(Tanh()))",
        "knobs_of(Affine)['units']",
        "add_block(layers, kind)",
        "first.units is not None",
        "if blocks == (Dense(),): pass",
        "def title(first: Layer, kind: type[Layer]) -> str: ...",
        "STREAMS = {'init': 2, 'dropout': 4}",
        "isinstance(place, Column)",
    ],
)
def test_making_and_naming_layers_is_no_question(source: str) -> None:
    assert not questions([*ast.walk(ast.parse(source))])
