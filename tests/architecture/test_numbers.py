"""Numbers for people are written by one formatter, `playground.words.numbers`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from source_files import for_each, name_of, nodes_of, sources

# The formatter, numbers that are to be typed over, and those in a picture's file.
FORMATTERS = {
    "playground/words/numbers.py",
    "playground/words/typed_numbers.py",
    "playground/plotting/export.py",
}
# What a sentence of `tr` may ask for is written by the formatter too, see `Figure`; colours in
# hexadecimal, and words in columns, are no numbers for people.
NUMERIC = re.compile(r".*[,.][^<>^]*|.*[eEfFgGnd%]")
WIDGETS = {"QSpinBox", "QDoubleSpinBox", "QDoubleValidator", "QIntValidator"}


def written_otherwise(nodes: Sequence[ast.AST]) -> Iterator[tuple[int, str]]:
    """Where a number is made a text by anything but the formatter: line and source."""
    worked_with = {
        id(part)
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "float"
        for part in ast.walk(node)
    }
    for node in nodes:
        if id(node) not in worked_with and _formats(node):
            yield getattr(node, "lineno", 0), ast.unparse(node)


def _formats(node: ast.AST) -> bool:
    if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
        spec = "".join(str(getattr(part, "value", "")) for part in node.format_spec.values)
        return bool(NUMERIC.fullmatch(spec))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "format"
    return isinstance(node, ast.Name) and node.id in WIDGETS


@for_each([path for path in sources("playground") if name_of(path) not in FORMATTERS])
def test_numbers_are_written_by_one_formatter(path: Path) -> None:
    assert not list(written_otherwise(nodes_of(path)))


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        ('f"{x:.3g}"', True),
        ('f"{n:,}"', True),
        ('f"{loss:9.4f}"', True),
        ('f"{share:.0%}"', True),
        ('"%.3g" % x', True),
        ('format(x, ".3g")', True),
        ("QDoubleSpinBox()", True),
        ('f"{number(x)}"', False),
        ('f"{red:02X}"', False),
        ('f"{number(x):>9}"', False),
        ('float(f"{x:.3g}")', False),
        ('tr("{share:.0%}", share=x)', False),
    ],
)
def test_what_is_caught(source: str, caught: bool) -> None:
    assert bool(list(written_otherwise([*ast.walk(ast.parse(source))]))) == caught
