"""Plots in whatever size of type: names and numbers of the axes do not run into each other."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from playground.look.theme import font
from playground.look.tokens import DARK, LIGHT, Theme
from playground.panels.boundary.boundary_plot import BoundaryPlot
from playground.plotting.plots import Plot

LOOKS = (LIGHT, LIGHT.projector(), DARK.projector())


def lowest_number(plot: Plot) -> float:
    """Where the numbers along the bottom end, downwards from the edge of the axis."""
    pixmap = QPixmap(8, 8)
    with QPainter(pixmap) as painter:
        _, _, texts = plot.plotItem.getAxis("bottom").generateDrawSpecs(painter)
    assert texts
    # pyqtgraph reckons with four fifths of a line.
    line = QFontMetricsF(font(plot.theme, plot.theme.small_px)).height()
    return max(rectangle.center().y() + line / 2 for rectangle, _, _ in texts)


@pytest.mark.parametrize("kind", [Plot, BoundaryPlot])
@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: theme.name)
def test_the_name_stands_below_the_numbers(qtbot: QtBot, kind: type[Plot], theme: Theme) -> None:
    plot = kind(theme, "a plot")
    qtbot.addWidget(plot)
    plot.set_labels("x", "y")
    plot.show_range(0, 1, 0, 1)
    plot.resize(600, 400)
    plot.show()
    for look in (theme, LIGHT, theme):
        plot.set_theme(look)
        qtbot.wait(20)
        plot.grab()
        axis = plot.plotItem.getAxis("bottom")
        margin = axis.label.document().documentMargin()
        top = axis.label.pos().y() + margin
        assert axis.label.isVisible()
        assert top >= lowest_number(plot)
        bottom = axis.label.pos().y() + axis.label.boundingRect().height() - margin
        place = axis.mapToScene(0, bottom)
        assert plot.mapFromScene(place).y() <= plot.viewport().height()


def test_a_name_that_is_too_long_does_without_its_brackets(qtbot: QtBot) -> None:
    plot = Plot(LIGHT, "a plot")
    qtbot.addWidget(plot)
    plot.set_labels("steps (mini-batches of a few samples each)")
    plot.show()
    axis = plot.plotItem.getAxis("bottom")
    for width, text in ((600, "steps (mini-batches of a few samples each)"), (150, "steps")):
        plot.resize(width, 300)
        assert axis.labelText == text
        assert axis.label.isVisible()
    plot.resize(30, 300)
    assert not axis.label.isVisible()
    plot.resize(600, 300)
    assert axis.labelText.startswith("steps (mini")


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.projector()], ids=lambda theme: theme.name)
def test_the_name_of_the_upright_axis_is_whole_or_left_out(qtbot: QtBot, theme: Theme) -> None:
    """In low plots, such as those of two panels over each other on a small screen."""
    plot = Plot(theme, "a plot")
    qtbot.addWidget(plot)
    plot.set_labels("s", "f(s), f′(s)")
    plot.show_range(-2, 2, 0, 2)
    axis, shown = plot.plotItem.getAxis("left"), set()
    for height in (200, 75, 60, 90, 40, 70, 30, 80, 110, 65):
        plot.resize(220, height)
        plot.grab()
        shown.add(axis.label.isVisible())
        if axis.label.isVisible():
            name = axis.label.mapRectToScene(axis.label.boundingRect())
            margin = axis.label.document().documentMargin()
            assert name.top() + margin >= 0, height
            assert name.bottom() - margin <= height + 1, height
    assert shown == {True, False}
