"""Every sentence a user reads goes through here, so that the window can speak other languages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "playground"


def tr(text: str, **values: object) -> str:
    """`text` in the window's language, with each `{name}` filled in from `values`.

    What is translated is the text with its places still empty, so it must be a literal: never an
    f-string. A format may stand in a place, as in "{share:.1%}".
    """
    found = QCoreApplication.translate(CONTEXT, text)
    return found.format(**values) if values else found
