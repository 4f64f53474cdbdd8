"""The shape of the source: small files, small functions, telling names, one test command."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from source_files import ROOT, for_each, name_of, nodes_of, sources, text_of, tree_of

SOURCES = sources("engine", "playground", "resources")
TESTS = sources("tests")

LONGEST_FILE = 330
LONGEST_FUNCTION = 60
FORBIDDEN_NAMES = {"utils", "util", "helpers", "misc", "common"}


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods of a file."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in nodes_of(path) if isinstance(node, kinds)]


@for_each(SOURCES)
def test_files_are_short(path: Path) -> None:
    lines = text_of(path).count("\n")
    assert lines <= LONGEST_FILE, "split it by noun"


@for_each(SOURCES)
def test_functions_are_short(path: Path) -> None:
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions(path)}
    assert not {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION}


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    assert not [name_of(p) for p in (*SOURCES, *TESTS) if p.stem.strip("_") in FORBIDDEN_NAMES]


@for_each([p for p in SOURCES if p.read_bytes()])
def test_every_file_says_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(tree_of(path))
    assert docstring
    # The first sentence stands alone, so that a reader of the first lines knows the file.
    assert re.search(r"[.:](\s|$)", docstring), "no sentence ends"


@for_each(SOURCES)
def test_no_singletons(path: Path) -> None:
    assert "instance" not in {node.name for node in functions(path)}
    assert not [node.lineno for node in nodes_of(path) if isinstance(node, ast.Global)]


def test_packages_of_the_same_name_are_not_shadowed() -> None:
    """`tests/engine/__init__.py` would hide the engine from its own tests."""
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```", readme, flags=re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    commands = [line for line in lines if "pytest" in line and not line.startswith("#")]
    assert commands, "the README shows no command that runs the tests"
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert commands[0] in ci, "the first command with pytest is the one that CI runs"


PAINTERS = {"QPainter", "QStylePainter"}


@for_each(SOURCES)
def test_painters_end_with_their_block(path: Path) -> None:
    """One left open by an exception outlives what it paints on, and that ends the program."""
    blocks = [node for node in nodes_of(path) if isinstance(node, ast.With)]
    ended = {id(item.context_expr) for node in blocks for item in node.items}
    assert not [
        node.lineno
        for node in nodes_of(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in PAINTERS
        and id(node) not in ended
    ]
