"""Words of a lesson: formulas that are too wide for the dock stand in several lines."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from playground.labs.lesson_text import LessonText
from playground.plotting.formulas import Formulas, parts_of


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (r"s = x W, \quad (n \times d)", ["s = x W,", r"(n \times d)"]),
        (r"a \leftarrow b \qquad c \rightarrow d", [r"a \leftarrow b", r"c \rightarrow d"]),
        (r"\frac{a \quad b}{c}", [r"\frac{a \quad b}{c}"]),
        (r"\left( a \quad b \right) \quad c", [r"\left( a \quad b \right)", "c"]),
        (r"\quad x", ["x"]),
    ],
)
def test_a_formula_is_cut_at_its_wide_gaps(source: str, parts: list[str]) -> None:
    assert parts_of(source) == parts


def test_a_formula_that_is_too_wide_is_broken_and_not_made_small(qtbot: QtBot) -> None:
    text = LessonText(Formulas())
    qtbot.addWidget(text)
    source = r"s = x W^1 + b^1, \quad (n \times d)(d \times m) + (1 \times m), \quad h = f(s)"
    text.resize(900, 40)
    text.set_words(f"Before.\n\n${source}$\n\nAfter.")
    text.show()
    wide = text.document().blockCount()
    text.resize(220, 40)
    narrow = text.document().blockCount()
    assert (wide, narrow) == (3, 5)


def test_a_measured_number_at_the_beginning_is_no_list(qtbot: QtBot) -> None:
    text = LessonText(Formulas())
    qtbot.addWidget(text)
    text.set_words("7. All units are the same.")
    assert text.toPlainText() == "7. All units are the same."
    assert text.document().firstBlock().textList() is None
