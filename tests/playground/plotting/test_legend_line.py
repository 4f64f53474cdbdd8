"""A legend is complete in whatever width: with short names, or in more lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from playground.look.tokens import LIGHT, Theme
from playground.plotting.legend_line import MOST_NAMED, UPRIGHT, ColorScale, Legend, LegendLine
from playground.plotting.markers import class_entries

COLORS = np.zeros((8, 3), np.uint8)


def line(qtbot: QtBot, theme: Theme, classes: tuple[str, str]) -> LegendLine:
    shown = LegendLine(theme, "a legend")
    qtbot.addWidget(shown)
    ends = (f"surely {classes[0]}", f"surely {classes[1]}")
    scale = ColorScale(COLORS, *ends, classes)
    shown.show_legend(Legend(class_entries(theme, classes, [0, 1, 2], 10), scale))
    return shown


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.projector()], ids=lambda theme: theme.name)
@pytest.mark.parametrize("classes", [("0", "1"), ("Iris setosa", "Iris virginica")])
def test_nothing_is_left_out(qtbot: QtBot, theme: Theme, classes: tuple[str, str]) -> None:
    shown = line(qtbot, theme, classes)
    entries = shown.legend.entries
    for width in (1200, 480, 300, shown.narrowest()):
        shown.resize(width, shown.height())
        shown.grab()
        laid = shown.laid_out(width)
        names = [name for row in laid.rows for name in row]
        assert len(names) == len(entries)
        assert laid.scale is not None
        assert laid.bar
        first = 0
        for row in laid.rows:
            assert shown._long(row, first) <= width
            first += len(row)
        lines = len(laid.rows) + (laid.bar == UPRIGHT)
        assert shown.height() == shown.high(lines) == shown.high(shown.lines(width))


def test_it_is_one_line_where_that_is_enough(qtbot: QtBot) -> None:
    shown = line(qtbot, LIGHT, ("0", "1"))
    full = shown.laid_out(1200)
    assert full.rows == [[entry.name for entry in shown.legend.entries]]
    assert full.scale is not None
    assert full.scale.low == "surely 0"
    short = shown.laid_out(400)
    assert short.rows == [["0", "1", "train", "val", "test", "wrong"]]
    brief = shown.laid_out(340)
    assert len(brief.rows) == 1
    assert brief.scale is not None
    assert brief.scale.low == "0"
    assert len(shown.laid_out(150).rows) > 1


def test_its_tool_tip_follows_what_it_explains(qtbot: QtBot) -> None:
    shown = line(qtbot, LIGHT, ("0", "1"))
    with qtbot.waitExposed(shown):
        shown.show()
    at = shown.rect().center()
    QApplication.sendEvent(shown, QHelpEvent(QEvent.Type.ToolTip, at, shown.mapToGlobal(at)))
    assert "surely 0 … surely 1" in QToolTip.text()
    legend = shown.legend
    shown.show_legend(replace(legend, scale=ColorScale(COLORS, "−2.5", "2.5")))
    qtbot.waitUntil(lambda: "−2.5 … 2.5" in QToolTip.text())
    QToolTip.hideText()


def test_of_a_thousand_classes_some_are_named_and_the_rest_is_counted(qtbot: QtBot) -> None:
    shown = LegendLine(LIGHT, "a legend")
    qtbot.addWidget(shown)
    classes = [f"{number}" for number in range(1000)]
    shown.show_legend(Legend(class_entries(LIGHT, classes, [0, 1, 2], 10)))
    shown.resize(300, shown.height())
    shown.grab()
    names = [entry.name for entry in shown.legend.entries]
    assert names[MOST_NAMED - 1 : MOST_NAMED + 2] == ["19", "and 980 more", "filled train"]
    assert names[-1] == "wrong"
    assert shown.height() < 300, "a window is not higher for it than a screen"


@pytest.mark.parametrize("count", [2, MOST_NAMED, MOST_NAMED + 1])
def test_one_class_more_has_its_own_name(count: int) -> None:
    entries = class_entries(LIGHT, [f"{number}" for number in range(count)], [], 10)
    assert [entry.name for entry in entries] == [*map(str, range(count)), "wrong"]
