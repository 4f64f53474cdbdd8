"""The page on writing labs: its pieces are a lab that works, in both languages the same."""

from __future__ import annotations

import re

import pytest

from engine.labs.check import Checking, check
from engine.labs.lab import Lab
from playground.labs.guide import example, page
from playground.labs.shelf import shelf
from playground.panels import panel_types


def test_the_lab_of_the_page_works() -> None:
    known = {lab.id for lab in shelf().labs}
    lab = Lab.loads(example())
    assert check(lab, Checking(frozenset(panel_types()), known)) == ()


def test_both_languages_build_up_the_same_lab() -> None:
    assert example("de") == example("en")
    assert page("de") != page("en")
    assert page("fr") == page("en")


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_is_built_up_in_the_same_steps(language: str) -> None:
    headings = re.findall(r"^## (\d)\.", page(language), re.MULTILINE)
    assert headings == [str(n) for n in range(1, 9)]
