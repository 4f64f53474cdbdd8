"""The report: pictures inside of it, each with a table twin; on paper too; no other file needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from engine.labs.hand_in.file import HandIn
from engine.labs.hand_in.report import END, LabReport, ReportVoice
from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from engine.labs.rehearsal import Lookup, foreseeing, foreseeing_all, unmeasured
from engine.labs.steps import CurveAnswer, NumberGuess, PredictStep
from engine.steps import at_once
from engine.training.run import Run
from playground.labs.figures import writing_in
from playground.labs.handed_in.files import files_of
from playground.labs.handed_in.pictures import panel_picture, sketches_of
from playground.labs.handed_in.voice import set_formula, voice_in
from playground.labs.lesson import Lesson
from playground.labs.shelf import shelf
from playground.look.tokens import LIGHT
from playground.panels.loss.panel import LossPanel
from playground.plotting.formulas import Formulas

SHELF = shelf()
each_lab = pytest.mark.parametrize("lab", SHELF.labs, ids=lambda lab: lab.id)
# What only the engine's own dialects have: a report is read by people.
RAW = re.compile(r"[{}$`]|\*\*")


def sketched() -> tuple[Lesson, int]:
    """A lab in which a curve has been sketched."""
    lab = SHELF.named("sigmoid-saturates")
    assert lab is not None
    place = next(
        number
        for number, step in enumerate(lab.steps)
        if isinstance(step, PredictStep) and isinstance(step.answer, CurveAnswer)
    )
    lesson = Lesson(lab, LabProgress.begun(lab).at(place))
    lesson.lock((0.1, 0.01, 0.001, 0.0001))
    return lesson, place


def handed(lesson: Lesson) -> HandIn:
    return HandIn(progress=lesson.progress)


def page_of(lab: Lab, language: str, results: Mapping[int, Lookup] | None = None) -> str:
    """What a report says in words, every prediction made: formulas and the head left out."""
    progress = LabProgress.begun(lab, language)
    for place, step in enumerate(lab.steps):
        if isinstance(step, PredictStep):
            for number in range(max(1, len(step.options))):
                progress = progress.at(place).locked((float(number),))
    voice = ReportVoice(write=writing_in(language), set_formula=lambda *_: "")
    page = LabReport(lab, HandIn(progress=progress), voice, results or {}).html()
    return page.partition("</head>")[2]


def test_a_sketch_is_a_picture_with_its_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    lesson, place = sketched()
    pictures = sketches_of(lesson)
    assert list(pictures) == [place]
    (picture,) = pictures[place]
    assert QImage.fromData(picture.png).width() >= 2 * picture.width
    assert len(picture.rows[0]) == 1 + 4
    path = tmp_path / "a.bplab"
    files = files_of(LabReport(lesson.lab, handed(lesson), pictures=pictures), path)
    page = files[tmp_path / "a.html"].decode()
    assert page.count("<img") == 1
    assert not re.search(r"(src|href)=\"(?!data:)", page), "no other file, no network"
    plain = files_of(LabReport(lesson.lab, handed(lesson)), path)
    grown = len(files[tmp_path / "a.pdf"]) - len(plain[tmp_path / "a.pdf"])
    assert grown > 1000, "the picture is on paper, too"


def test_a_document_draws_what_is_inside_of_the_page(qtbot: QtBot) -> None:
    lesson, _ = sketched()
    page = LabReport(lesson.lab, handed(lesson), pictures=sketches_of(lesson)).html()
    document = QTextDocument()
    document.setHtml(page)
    without = QTextDocument()
    without.setHtml(re.sub(r"<img[^>]*>", "", page))
    assert document.size().height() > without.size().height() + 150


def test_a_panel_is_a_picture_with_a_table_that_can_be_read(qtbot: QtBot) -> None:
    lesson, _ = sketched()
    panel, run = LossPanel(LIGHT), Run(lesson.lab.start)
    qtbot.addWidget(panel)
    panel.resize(QSize(400, 300))
    panel.start(run.trainer.setup)
    picture = panel_picture(panel)
    assert QImage.fromData(picture.png).height() > 0
    assert all(isinstance(cell, str) for row in picture.rows for cell in row)
    page = LabReport(lesson.lab, handed(lesson), pictures={END: [picture]}).html()
    assert "The run at the end" in page


@each_lab
def test_no_dialect_of_a_lab_is_left_in_its_report(lab: Lab) -> None:
    """Settings are known without a run; what a run would tell is left open."""
    for language in ("en", "de"):
        assert not RAW.findall(page_of(lab, language))


@pytest.mark.long
@each_lab
def test_the_engine_fills_in_every_word_of_a_report(lab: Lab) -> None:
    results = at_once(foreseeing_all(lab, {}))
    for place, step in enumerate(lab.steps):
        for name, _ in step.names:
            results[place].value(name)
    for language in ("en", "de"):
        page = page_of(lab, language, results)
        assert not RAW.findall(page)
        assert " –." not in page


def test_a_report_says_what_was_measured_beside_what_was_predicted() -> None:
    lab = SHELF.named("dead-relu")
    assert lab is not None
    place = next(
        number
        for number, step in enumerate(lab.steps)
        if isinstance(step, PredictStep) and isinstance(step.answer, NumberGuess)
    )
    results = {place: at_once(foreseeing(lab, place))}
    answer = lab.steps[place].answer
    value = writing_in("en")(answer.quantity.name, results[place].predicted(answer))
    assert f"Measured: {value}" in page_of(lab, "en", results)
    assert "Measured" not in page_of(lab, "en", {place: unmeasured(lab, place)})


def test_what_is_known_is_not_worked_out_again() -> None:
    lab = SHELF.named("one-neuron")
    assert lab is not None
    known = {place: unmeasured(lab, place) for place in range(len(lab.steps))}
    assert at_once(foreseeing_all(lab, known)) == known


def test_formulas_are_pictures_on_the_line_with_their_source(qtbot: QtBot) -> None:
    lesson, _ = sketched()
    page = LabReport(lesson.lab, handed(lesson), voice_in("en", Formulas())).html()
    assert page.count("<img") > 5
    assert "$" not in page.partition("</head>")[2].partition("<pre>")[0]
    assert 'alt="\\sigma' in page
    document = QTextDocument()
    document.setHtml(page)
    without = QTextDocument()
    without.setHtml(re.sub(r"<img[^>]*>", "", page))
    assert document.size().height() > without.size().height()
    assert "<code>" in set_formula(Formulas(), "\\nothing{", False)
