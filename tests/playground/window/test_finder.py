"""Panels are found by what one wants to know."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.probes import health
from playground.labs.terms import glossary
from playground.look.tokens import LIGHT
from playground.panels import panel_types
from playground.window.bar.scores import RunNumbers
from playground.window.docking.finder import PanelFinder
from playground.window.docking.questions import Questions

KINDS = panel_types()


@pytest.fixture(scope="module")
def questions() -> Questions:
    """The questions of all panels."""
    return Questions(KINDS, glossary(), "en")


@pytest.mark.parametrize("name", KINDS)
def test_every_panel_says_what_it_answers(name: str) -> None:
    kind = KINDS[name]
    assert kind.questions
    assert all(question.endswith("?") for question in kind.questions)
    known = {entry.term.of("en") for entry in glossary().terms}
    assert set(kind.terms) <= known, "terms are those of the glossary"


def test_every_verdict_and_number_has_one_panel_that_explains_it(qtbot: QtBot) -> None:
    words = re.findall(r'"(?:good|warning|bad|neutral)", Sentence\("([^"]+)"\)', _source(health))
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = {*words, *RunNumbers(parent).stats}
    told = [word for kind in KINDS.values() for word in kind.explains]
    assert len(asked) > 10
    assert sorted(told) == sorted(asked)


def test_questions_are_found_by_words_titles_and_terms(questions: Questions) -> None:
    everything = questions.answers("")
    assert len(everything) == sum(len(kind.questions) for kind in KINDS.values())
    assert questions.answers("not learn")[0].name == "layers"
    assert {answer.name for answer in questions.answers("what does this neuron do")} >= {
        "boundary",
        "inspector",
    }
    assert questions.answers("landscape")[0].name == "landscape"
    by_term = questions.answers("jacob")
    assert by_term[0].name == "jacobians"
    vanishing = questions.answers("vanishing gradient")
    assert (vanishing[0].name, vanishing[0].term) == ("layers", "vanishing gradient")
    assert questions.answers("no such thing") == []


@pytest.mark.parametrize("name", KINDS)
def test_a_panel_is_found_by_its_title_and_by_what_stands_on_its_tab(
    name: str, questions: Questions
) -> None:
    for typed in (KINDS[name].title, KINDS[name].tab):
        assert name in {answer.name for answer in questions.answers(typed)}


def test_english_terms_are_found_in_german_too() -> None:
    german = Questions(KINDS, glossary(), "de")
    for typed in ("dead", "totes"):
        found = [answer for answer in german.answers(typed) if answer.term]
        assert found
        assert "totes Neuron" in found[0].term or found[0].name == "layers"


def test_keys_alone_find_and_choose(qtbot: QtBot, questions: Questions) -> None:
    parent = QWidget()
    parent.resize(1280, 720)
    qtbot.addWidget(parent)
    parent.show()
    finder = PanelFinder(questions, replace(LIGHT, base_px=16), parent)
    finder.show()
    chosen: list[str] = []
    finder.chosen.connect(chosen.append)
    qtbot.keyClicks(finder.field, "neuron")
    shown = [finder.list.item(row).text() for row in range(finder.list.count())]
    assert shown
    assert finder.list.currentRow() == 0
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    assert finder.list.currentRow() == 1
    assert finder.field.text() == "neuron"
    assert not finder.grab().isNull()
    expected = questions.answers("neuron")[1].name
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert chosen == [expected]


def test_nothing_found_says_so(qtbot: QtBot, questions: Questions) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    finder = PanelFinder(questions, LIGHT, parent)
    qtbot.keyClicks(finder.field, "zzz")
    assert not finder.hint.isHidden()
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)


def _source(module: object) -> str:
    return Path(str(module.__file__)).read_text(encoding="utf-8")
