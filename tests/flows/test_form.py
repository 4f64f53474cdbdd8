"""The form of the experiment in the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication
from samples import spiral


def test_what_matters_first_needs_no_scrolling_at_900_pixels(
    open_window: Callable[..., Any],
) -> None:
    user = open_window(spiral())
    user.window.resize(1440, 900)
    user.window.arrange()
    QApplication.processEvents()
    form = user.window.form
    port = form.scroll_area.viewport()
    names = ("data.dataset", "data.dataset.noise", "data.dataset.samples", "data.features")
    for name in (*names, "optimizer", "optimizer.lr", "batch_size", "penalty"):
        control = user.find(name)
        assert control.isVisible(), name
        assert control.mapTo(port, control.rect().bottomLeft()).y() < port.height(), name


def test_single_features_reach_the_network(open_window: Callable[..., Any]) -> None:
    user = open_window(spiral())
    user.click("data.features.square.1")
    user.click("data.features.input.0")
    user.wait(lambda: user.session.setup.inputs == ("x₂", "x₂²"))
