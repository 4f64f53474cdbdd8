"""Where keys and values of a TOML text stand."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from engine.labs.format.places import TextPlace, TomlPath, spots_in

TEXT = '''\
# a comment with = and [
format_version = 1
"quoted.key" = 'literal # no comment'
[start]
data.dataset.type = "moons" # why
layers = [
  { type = "dense", units = 32 }, # first
  { type = "activate", "activation.x" = { type = "relu" } },
]
[[step]]
kind = "read"
words = { en = """
two
lines "quoted" """, de = 'x' }
[[step.goal]]
at_most = 1e-3
[[step.goal]]
at_least = [[1, 2], [3, 4]]
[[step]]
kind = """x"""
[step.answer]
low = -1.5
'''


def every_path(value: Any, here: TomlPath = ()) -> list[TomlPath]:
    found = [here] if here else []
    if not isinstance(value, dict | list):
        return found
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inside in items:
        found += every_path(inside, (*here, key))
    return found


def test_every_value_has_its_place() -> None:
    spots = spots_in(TEXT)
    for path in every_path(tomllib.loads(TEXT)):
        assert path in spots.values or path in spots.keys, path


@pytest.mark.parametrize(
    ("path", "spot"),
    [
        (("format_version",), TextPlace(2, 18)),
        (("quoted.key",), TextPlace(3, 16)),
        (("start", "data", "dataset", "type"), TextPlace(5, 21)),
        (("start", "layers", 1, "activation.x", "type"), TextPlace(8, 50)),
        (("step", 0, "words", "de"), TextPlace(14, 26)),
        (("step", 0, "goal", 1, "at_least", 1, 0), TextPlace(18, 22)),
        (("step", 1, "answer", "low"), TextPlace(22, 7)),
    ],
)
def test_a_value_is_where_it_stands(path: TomlPath, spot: TextPlace) -> None:
    assert spots_in(TEXT).value(path) == spot


def test_what_has_no_place_has_that_of_what_holds_it() -> None:
    spots = spots_in(TEXT)
    assert spots.key(("step", 1, "nothing")) == TextPlace(19, 1)
    assert spots.value(("nowhere",)) == TextPlace(1, 1)


@pytest.mark.parametrize("text", ["", "= = [", '"', "a = [[[", "[[", "a = '''", "]\n}{", "a.b.=1"])
def test_a_scan_of_what_is_no_toml_ends(text: str) -> None:
    spots_in(text)


def test_the_first_line_counts_like_every_other() -> None:
    spots = spots_in("a = 1\nb = 2")
    assert (spots.key(("a",)), spots.value(("a",))) == (TextPlace(1, 1), TextPlace(1, 5))
    assert (spots.key(("b",)), spots.value(("b",))) == (TextPlace(2, 1), TextPlace(2, 5))
