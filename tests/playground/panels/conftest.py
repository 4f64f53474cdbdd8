"""Panels are tested in the look of the application: sizes follow its type."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

import playground.look.theme as look
from playground.look.tokens import LIGHT


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The application in the light look, whatever the test before has left."""
    if (qapp.font(), qapp.styleSheet()) != (look.font(LIGHT), look.stylesheet(LIGHT)):
        look.apply(qapp, LIGHT)
