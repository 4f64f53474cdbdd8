"""Every sentence a user reads goes through here, so that the window can speak other languages."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from engine.sentences import Sentence

CONTEXT = "playground"


def tr(text: str, /, **values: object) -> str:
    """`text` in the window's language, with each `{name}` filled in from `values`.

    What is translated is the text with its places still empty, so it must be a literal: never an
    f-string. A format may stand in a place, as in "{share:.1%}". Sentences of the engine bring
    their own values, and may be values themselves, as may errors that speak in them.
    """
    if isinstance(text, Sentence):
        values, text = text.values | values, text.pattern
    values = {name: said(value) for name, value in values.items()}
    found = QCoreApplication.translate(CONTEXT, text)
    return found.format(**values) if values else found


T = TypeVar("T")


def said(value: T) -> T | str:
    """A sentence, or an error that speaks in one, in the window's language; all else as it is.

    For names that may be the engine's, such as "target", or those of somebody's data.
    """
    text = str(value) if isinstance(value, Exception) else value
    return tr(text) if isinstance(text, Sentence) else value
