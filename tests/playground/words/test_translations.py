"""Every language is complete, fits its source, and is what the window speaks."""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from samples import spiral

from playground import app
from playground.command_line import main as cli
from playground.command_line.commands import words
from playground.command_line.texts import texts
from playground.words import catalogue
from playground.words.languages import ENGLISH, folder, languages
from playground.words.speaking import install, name_of, spoken
from playground.words.translate import CONTEXT, tr

OTHERS = [tag for tag in languages() if tag != ENGLISH]


@cache
def sources() -> tuple[str, ...]:
    """All texts of the window; to find them takes as long as to collect a thousand tests."""
    return texts()


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which speaks English again afterwards."""
    yield qapp
    install(qapp, ENGLISH)


def places(text: str) -> list[tuple[str, str]]:
    """The places of a text with their formats, in the order of their names."""
    parts = string.Formatter().parse(text)
    return sorted((name, form or "") for _, name, form, _ in parts if name is not None)


@pytest.mark.long
def test_there_is_a_language_besides_english() -> None:
    assert "de" in OTHERS
    assert name_of("de") == "Deutsch"
    assert len(sources()) > 1000


@pytest.mark.long
def test_what_is_not_translated_is_said_and_shown_in_english(
    speaking: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh = "A text that nobody has translated"
    monkeypatch.setattr(words, "texts", lambda: (*sources(), fresh))
    assert cli.main(["words", "check", "de"]) == 1
    assert fresh in capsys.readouterr().err
    install(speaking, "de")
    assert tr(fresh) == fresh


@pytest.mark.parametrize("tag", OTHERS)
def test_translations_have_the_places_of_their_source(tag: str) -> None:
    for source, text in catalogue.read(folder() / f"{tag}.ts").items():
        if "{" in source:
            assert places(text) == places(source), source


@pytest.mark.parametrize("tag", OTHERS)
def test_the_compiled_language_is_that_of_its_source(tag: str) -> None:
    translator = QTranslator()
    assert translator.load(tag, str(folder()))
    for source, text in catalogue.read(folder() / f"{tag}.ts").items():
        assert translator.translate(CONTEXT, source) == text


def test_a_catalogue_is_brought_up_to_date_and_keeps_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "xx.ts"
    assert catalogue.write(path, "xx", ["Play", "{n} of <all>"], {"Play": "Ludi"}) == 1
    assert catalogue.read(path) == {"Play": "Ludi"}
    known = catalogue.read(path) | {"{n} of <all>": "{n} el <ĉiuj>"}
    assert catalogue.write(path, "xx", ["{n} of <all>", "Play"], known) == 0
    translator = QTranslator()
    assert translator.load(str(catalogue.compiled(path)))
    assert translator.translate(CONTEXT, "{n} of <all>") == "{n} el <ĉiuj>"


def test_an_unknown_language_is_english(speaking: QApplication) -> None:
    assert spoken("tlh") == ENGLISH
    assert spoken("de") == "de"
    install(speaking, "tlh")
    assert tr("Play") == "Play"


def test_the_window_speaks_german(speaking: QApplication, qtbot: QtBot) -> None:
    controller = app.build(spiral(), "light", "de")
    window = controller.window
    qtbot.addWidget(window)
    window.show()
    known = catalogue.read(folder() / "de.ts")
    spoken_words = {
        widget.text()
        for kind in (QLabel, QPushButton)
        for widget in window.findChildren(kind)
        if widget.text() in known
    }
    foreign = {text for text in spoken_words if known[text] != text}
    assert not foreign, f"still in English: {foreign}"
    play = known["Play"]
    assert window.findChild(QPushButton, "transport.play").text() == play
    menus = {menu.title().replace("&", "") for menu in window.menus.values()}
    assert known["File"] in menus
    # Qt's own words follow, too.
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    controller.discard_changes()
    window.close()
    controller.deleteLater()
