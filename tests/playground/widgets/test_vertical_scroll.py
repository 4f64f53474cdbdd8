"""Pages that scroll: the bar does not come and go by itself."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.widgets.vertical_scroll import VerticalScroll

# Sizes settle within fewer than these; where they do not, they never would.
MOST = 200


class Scaled(QWidget):
    """As high as a picture that is scaled to the width: lower where it is narrower."""

    sizes = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sizes += 1
        wanted = 200 + self.width() // 4
        if self.height() != wanted and self.sizes < MOST:
            self.setFixedHeight(wanted)


@pytest.mark.parametrize("alone", [True, False])
def test_what_is_lower_where_it_is_narrower_has_a_bar_that_stays(qtbot: QtBot, alone: bool) -> None:
    """Qt showed and hid the bar within each other until the stack was full, or for ever."""
    scaled = Scaled()
    content = scaled
    if not alone:
        content = QWidget()
        column = QVBoxLayout(content)
        column.addWidget(scaled)
        column.addWidget(QLabel("Words that take more lines in a narrow page", wordWrap=True))
    area = VerticalScroll(content)
    qtbot.addWidget(area)
    area.show()
    bar = area.verticalScrollBar()
    for width in (120, 171):
        for height in range(215, 300):
            scaled.sizes = 0
            area.resize(width, height)
            for _ in range(30):
                QApplication.processEvents()
            assert scaled.sizes < MOST / 4, (width, height)
            assert content.width() == area.viewport().width()
            assert bar.maximum() == max(0, content.height() - area.viewport().height())
            assert bar.isVisible() or content.height() <= area.viewport().height()
    area.resize(171, 600)
    assert not bar.isVisible(), "at another size it is asked again"
