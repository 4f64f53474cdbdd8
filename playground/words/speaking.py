"""Putting a language on the application."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from playground.words.languages import ENGLISH, SYSTEM, folder, languages


def name_of(language: str) -> str:
    """What a language calls itself, such as Deutsch."""
    return "English" if language == ENGLISH else QLocale(language).nativeLanguageName()


def spoken(language: str) -> str:
    """The language meant by a tag or by "system"; English where there is no such one."""
    tag = QLocale.system().name().partition("_")[0] if language == SYSTEM else language
    return tag if tag in languages() else ENGLISH


def install(app: QCoreApplication, language: str) -> None:
    """Let the application speak a language from now on, Qt's own buttons too.

    What has been made before keeps its words.
    """
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    tag = spoken(language)
    if tag == ENGLISH:
        return
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in ((f"qtbase_{tag}", qt), (tag, str(folder()))):
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
