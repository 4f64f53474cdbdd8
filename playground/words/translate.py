"""Every sentence a user reads goes through here, so that the window can speak other languages."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.sentences import Sentence
from playground.words.numbers import Figure

CONTEXT = "playground"


def tr(text: str, /, **values: object) -> str:
    """`text` in the window's language, with each `{name}` filled in from `values`.

    What is translated is the text with its places still empty, so it must be a literal: never an
    f-string. A format may stand in a place, as in "{share:.1%}"; numbers are written as a `Figure`
    is. Sentences of the engine bring their own values, and may be values themselves, as may errors
    that speak in them.
    """
    if isinstance(text, Sentence):
        values, text = text.values | values, text.pattern
    found = QCoreApplication.translate(CONTEXT, text)
    if not values:
        return found
    return found.format(**{name: _read(value) for name, value in values.items()})


def _read(value: object) -> object:
    return Figure(value) if isinstance(value, float | np.floating) else said(value)


T = TypeVar("T")


def said(value: T) -> T | str:
    """A sentence, or an error that speaks in one, in the window's language; all else as it is.

    For names that may be the engine's, such as "target", or those of somebody's data.
    """
    text = str(value) if isinstance(value, Exception) else value
    return tr(text) if isinstance(text, Sentence) else value
