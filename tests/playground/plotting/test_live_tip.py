"""Tool-tips about what changes: they outlive what Python knows of a widget that Qt has made."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTableWidget, QToolTip
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from playground.plotting.live_tip import LiveTip


def test_a_viewport_that_python_has_forgotten_still_has_its_tip(qtbot: QtBot) -> None:
    """Whoever is at the address of one that is gone takes its children along; the tip raised."""
    table = QTableWidget(3, 3)
    qtbot.addWidget(table)
    table.show()
    viewport = table.viewport()
    tip = LiveTip(viewport, lambda place: f"at {place.x():.0f}")
    Shiboken.invalidate(viewport)
    at = QPoint(7, 9)
    asked = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), asked)
    assert QToolTip.text() == "at 7"
    tip.hide()
