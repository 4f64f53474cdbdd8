"""Building a network by its cards, and changing single weights, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from flows_support import shipped
from forms_support import choose
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget

from engine.network.activations import ReLU, Tanh
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.places import Neuron, Parameter, Place
from engine.training.freezing import is_neuron_frozen
from playground.panels.network.readout import value_at


class Builder:
    """The user at the network view of an open window."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self.panel = user.window.panels["network"]
        user.window.docks["network"].setFloating(False)
        user.window.resize(1920, 1080)
        user.window.arranger.fit()
        QApplication.processEvents()

    def units(self) -> list[int]:
        """How wide the layers are."""
        layers = self.user.session.spec.layers
        return [lay.units for lay in layers if isinstance(lay, Dense)]

    def press(self, name: str) -> None:
        """Click a control of the panel, or of the settings opened from it."""
        control = self.panel.findChild(QWidget, name)
        assert control is not None, name
        assert control.isVisible(), name
        QApplication.processEvents()
        self.user.qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def drag(self, column: int, to: int) -> None:
        """Drag a card past another one to its right."""
        heads = self.panel.heads.heads
        title, other = heads[column].title, heads[to]
        end = title.mapFromGlobal(other.mapToGlobal(other.rect().center())) + QPoint(60, 0)
        qtbot, start = self.user.qtbot, title.rect().center()
        qtbot.mousePress(title, Qt.MouseButton.LeftButton, pos=start)
        for share in (0.2, 0.6, 1.0):
            at = QPointF(start) + (QPointF(end) - QPointF(start)) * share
            qtbot.mouseMove(title, at.toPoint())
        qtbot.mouseRelease(title, Qt.MouseButton.LeftButton, pos=end)

    def point(self, place: Place) -> QPoint:
        """Where a place is drawn."""
        found = self.panel.canvas.point_on_screen(place)
        assert found is not None, place
        return found.toPoint()

    def value(self, place: Parameter) -> float:
        """A weight as the drawing has it."""
        found = value_at(self.panel.scene, place)
        assert found is not None
        return found


@pytest.fixture
def build(open_window: Callable[..., Any]) -> Callable[[str], Builder]:
    """Opens a shipped experiment with room for the network view."""
    return lambda name: Builder(open_window(shipped(name)))


@pytest.mark.long
def test_a_network_is_built_by_cards(build: Callable[[str], Builder]) -> None:
    at = build("xor")
    user = at.user
    first = at.units()
    at.press("network.add")
    assert at.units() == [*first, first[-1]]
    user.type_number("network.0.units", "12")
    at.press("network.0.units")
    user.qtbot.mouseClick(at.panel.heads.heads[0].units.more, Qt.MouseButton.LeftButton)
    assert at.units()[0] == 13
    choose(at.panel.findChild(QComboBox, "network.0.activation"), "ReLU")
    assert user.session.spec.layers[1] == Activate(ReLU())
    assert user.session.spec.layers[3] == Activate(Tanh())
    at.press("network.0.more")
    at.press("network.0.settings.batch_norm")
    assert user.session.spec.layers[:3] == (Dense(units=13), BatchNorm(), Activate(ReLU()))
    at.press("network.0.settings.duplicate")
    assert at.units()[:2] == [13, 13]
    at.press("network.1.more")
    at.press("network.1.settings.remove")
    user.type_number("network.1.units", "5")
    assert at.units() == [13, 5]
    at.drag(0, 1)
    assert at.units() == [5, 13]
    # The histograms below have followed, and what was built can be trained and undone.
    user.wait(lambda: all(found.values.size for found in at.panel.scene.maps))
    assert [found.units for found in at.panel.scene.maps[:2]] == [5, 13]
    user.click("transport.play")
    user.wait(lambda: user.step_shown() > 20)
    user.click("transport.play")
    for _ in range(3):
        user.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert at.units() == [13, 13, first[-1]]


@pytest.mark.long
def test_a_weight_is_edited_by_clicking_it(build: Callable[[str], Builder]) -> None:
    at = build("circle")
    user = at.user
    user.wait(lambda: bool(at.panel.scene.links))
    place = Parameter(0, "W", (1, 0))
    before, loss = at.value(place), user.stat("train_loss")
    user.qtbot.mouseClick(at.panel.canvas, Qt.MouseButton.LeftButton, pos=at.point(place))
    editor = at.panel.canvas.editor
    assert editor.isVisible()
    assert float(editor.text()) == pytest.approx(before, abs=1e-3)
    user.qtbot.keyClicks(editor, "2.5")
    user.qtbot.keyClick(editor, Qt.Key.Key_Return)
    user.wait(lambda: at.value(place) == 2.5)
    user.wait(lambda: user.stat("train_loss") != loss)
    assert user.step_shown() == 0


@pytest.mark.long
def test_a_frozen_neuron_stays_while_the_others_learn(build: Callable[[str], Builder]) -> None:
    at = build("circle")
    user = at.user
    user.wait(lambda: bool(at.panel.scene.links))
    run, point = user.session.run, at.point(Neuron(0, 2))
    canvas = at.panel.canvas
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, canvas.mapToGlobal(point))
    QApplication.sendEvent(canvas, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(a for a in menu.actions() if a.objectName() == "network.freeze_neuron").trigger()
    menu.close()
    assert is_neuron_frozen(user.session.spec, 0, 2)
    # Freezing is an edit that leaves the run alone.
    assert user.session.run == run
    user.rest()
    before = at.panel.scene.joint(0).weights.copy()
    user.click("transport.play")
    user.wait(lambda: user.step_shown() > 200)
    user.click("transport.play")
    user.rest()
    user.wait(lambda: not np.array_equal(at.panel.scene.joint(0).weights, before))
    after = at.panel.scene.joint(0).weights
    assert np.array_equal(after[:, 2], before[:, 2])
    others = np.delete(np.arange(after.shape[1]), 2)
    assert (after[:, others] != before[:, others]).all()
    assert at.panel.scene.is_frozen(Neuron(0, 2))
