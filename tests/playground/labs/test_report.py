"""The report: pictures inside of it, each with a table twin; on paper too; no other file needed."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from engine.labs.hand_in.file import HandIn
from engine.labs.hand_in.report import END, as_html
from engine.labs.progress import LabProgress
from engine.labs.steps import CurveAnswer, PredictStep
from engine.training.run import Run
from playground.labs.lesson import Lesson
from playground.labs.report import files_of
from playground.labs.report_pictures import panel_picture, sketches_of
from playground.labs.shelf import shelf
from playground.look.tokens import LIGHT
from playground.panels.loss.panel import LossPanel


def sketched() -> tuple[Lesson, int]:
    """A lab in which a curve has been sketched."""
    lab = shelf().named("sigmoid-saturates")
    assert lab is not None
    place = next(
        number
        for number, step in enumerate(lab.steps)
        if isinstance(step, PredictStep) and isinstance(step.answer, CurveAnswer)
    )
    lesson = Lesson(lab, LabProgress.begun(lab).at(place))
    lesson.lock((0.1, 0.01, 0.001, 0.0001))
    return lesson, place


def test_a_sketch_is_a_picture_with_its_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    lesson, place = sketched()
    pictures = sketches_of(lesson)
    assert list(pictures) == [place]
    (picture,) = pictures[place]
    assert QImage.fromData(picture.png).width() >= 2 * picture.width
    assert len(picture.rows[0]) == 1 + 4
    files = files_of(lesson.lab, HandIn(progress=lesson.progress), tmp_path / "a.bplab", pictures)
    page = files[tmp_path / "a.html"].decode()
    assert page.count("<img") == 1
    assert not re.search(r"(src|href)=\"(?!data:)", page), "no other file, no network"
    plain = files_of(lesson.lab, HandIn(progress=lesson.progress), tmp_path / "a.bplab")
    grown = len(files[tmp_path / "a.pdf"]) - len(plain[tmp_path / "a.pdf"])
    assert grown > 1000, "the picture is on paper, too"


def test_a_document_draws_what_is_inside_of_the_page(qtbot: QtBot) -> None:
    lesson, _ = sketched()
    page = as_html(lesson.lab, HandIn(progress=lesson.progress), pictures=sketches_of(lesson))
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
    page = as_html(lesson.lab, HandIn(progress=lesson.progress), pictures={END: [picture]})
    assert "The run at the end" in page
