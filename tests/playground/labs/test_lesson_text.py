"""Words of a lesson: formulas that are too wide for the dock stand in several lines."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine.labs.lab import Lab
from playground.labs.lesson_text import LessonText
from playground.labs.shelf import shelf
from playground.plotting.formulas import BESIDE, Formulas, parts_of

# The narrowest dock of a lesson at 1280×720, lanes beside it; and how small a formula may become.
ROOM, LEAST = 205, 0.85


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


def test_a_wide_formula_in_a_sentence_stands_by_itself_and_goes_on_in_the_next_line(
    qtbot: QtBot,
) -> None:
    formulas, room = Formulas(), 12.0
    source = r"\hat y = (X W^1 + b^1) W^2 + b^2 = X (W^1 W^2) + (b^1 W^2 + b^2)"
    lines = formulas.lines_within(source, room)
    assert len(lines) == 3
    assert all(line.startswith(("\\hat", "=", "+")) for line in lines)
    assert " ".join(lines) == source
    assert formulas.lines_within("s = x", room) == ["s = x"]
    text = LessonText(formulas)
    qtbot.addWidget(text)
    text.resize(ROOM, 40)
    text.show()
    text.set_words(f"Then ${source}$: one map.")
    found = [line.strip() for line in text.toPlainText().splitlines()]
    assert found[0] == "Then"
    assert found[-1] == "one map."


@pytest.mark.parametrize("stop", [".", ",", ":", ";", "?", ").", "!"])
def test_no_line_begins_with_the_stop_behind_a_formula(qtbot: QtBot, stop: str) -> None:
    text = LessonText(Formulas())
    qtbot.addWidget(text)
    text.set_words(f"At the point $x = (0, 1)${stop} Click the neurons.")
    text.show()
    for width in range(110, 210, 5):
        text.resize(width, 40)
        block = text.document().firstBlock()
        while block.isValid():
            layout = block.layout()
            starts = [layout.lineAt(n).textStart() for n in range(layout.lineCount())]
            assert not [at for at in starts if block.text()[at : at + 1] in stop]
            block = block.next()


@pytest.mark.parametrize("before", ["y =", "w = (1,", r"y \in \{", r"w \cdot (", r"a \le"])
def test_the_sign_of_a_number_stands_close_to_it(before: str) -> None:
    def width(source: str) -> float:
        drawing = Formulas().drawing(source)
        assert drawing is not None
        return drawing.width

    assert width(f"{before} -1") - width(f"{before} 1") == pytest.approx(
        width("-1") - width("1"), abs=0.15
    )
    assert width("x - 1") - width("x") > width("-1") + 0.2, "a difference keeps its air"


@pytest.mark.long
@pytest.mark.parametrize("lab", shelf().labs[::3], ids=lambda lab: lab.id)
def test_no_formula_of_a_lab_is_made_small(qtbot: QtBot, lab: Lab) -> None:
    text = LessonText(formulas := Formulas())
    qtbot.addWidget(text)
    text.resize(ROOM, 40)
    text.show()
    size = text.fontInfo().pixelSize()
    for words in lab.all_words:
        for language in ("en", "de") if words else ():
            text.set_words(words.of(language))
            block = text.document().begin()
            while block.isValid():
                for form in (found.format.toImageFormat() for found in block.textFormats()):
                    if form.isValid():
                        source = form.property(form.Property.ImageAltText)
                        alone = formulas.drawing(source, True)
                        inside = formulas.drawing(source, False)
                        wide = min(alone.width, inside.width) * size * BESIDE
                        assert form.width() >= LEAST * wide, source
                block = block.next()


def test_a_measured_number_at_the_beginning_is_no_list(qtbot: QtBot) -> None:
    text = LessonText(Formulas())
    qtbot.addWidget(text)
    text.set_words("7. All units are the same.")
    assert text.toPlainText() == "7. All units are the same."
    assert text.document().firstBlock().textList() is None
