"""The look of the application, which a test may change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from playground.look.theme import undress


@contextmanager
def look_kept(app: QApplication) -> Iterator[QApplication]:
    """Put palette, font and style sheet back afterwards, in the order in which a look is put on."""
    before = app.palette(), app.font(), app.styleSheet()
    try:
        yield app
    finally:
        undress(app)
        app.setPalette(before[0])
        app.setFont(before[1])
        app.setStyleSheet(before[2])
