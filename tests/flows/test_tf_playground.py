"""All that TensorFlow Playground's page offers, done with the mouse, in no more presses than there.

How presses are counted: a button, a tile, a switch, a check box and the handle of a slider are
pressed once; a drop-down is opened, and an item in it chosen. Turning the wheel, pointing at
something and typing a number are no presses. Their classification and regression are a drop-down,
which brings the first data set of its kind along; each other one is a tile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.network.activations import ReLU
from engine.network.layers import Activate, Dense
from engine.network.penalties import L2
from engine.network.places import Neuron, Parameter
from engine.training.experiment import ExperimentSpec
from playground import app
from playground.panels.network.readout import value_at
from playground.session.settings import Settings

SHARES = "share of training data"
# The presses that each item of their page takes there.
THEIRS = {
    **dict.fromkeys(("play", "pause", "step", "reset"), 1),
    **dict.fromkeys(("learning rate", "activation", "regularisation", "its rate"), 2),
    **dict.fromkeys(("regression", "classification"), 2),
    **dict.fromkeys(("circle", "xor", "gauss", "spiral", "plane", "bumps"), 1),
    **dict.fromkeys((SHARES, "noise", "batch size", "regenerate"), 1),
    **dict.fromkeys(("x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂"), 1),
    **dict.fromkeys(("add a layer", "remove a layer", "add a neuron", "remove a neuron"), 1),
    "see the map of a neuron large": 0,
    **dict.fromkeys(("set a weight", "set a bias", "show test data", "discretise output"), 1),
}
# The inputs themselves, which are on at first, come last: one has to be left.
FEATURES = {
    **{"x₁²": "square.0", "x₂²": "square.1", "x₁x₂": "product.0", "sin x₁": "sine.0"},
    **{"sin x₂": "sine.1", "x₁": "input.0", "x₂": "input.1"},
}


class Mouse:
    """A hand at the mouse of a new window; `needed` says how often it pressed for which wish."""

    def __init__(self, user: Any) -> None:
        self.user, self.session = user, user.session
        self.network = user.window.panels["network"]
        self.boundary = user.window.panels["boundary"]
        self.presses = 0
        self.needed: dict[str, int] = {}

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment at hand."""
        return self.session.spec

    @contextmanager
    def wish(self, name: str) -> Iterator[None]:
        """Count the presses for one item of their page."""
        before = self.presses
        yield
        self.needed[name] = self.presses - before

    def seen(self, name: str) -> QWidget:
        """A control; the wheel brings the form to where it can be seen."""
        found = self.user.find(name)
        self.scroll_to(found)
        return found

    def scroll_to(self, widget: QWidget) -> None:
        """Turn the wheel until a control of the form is in sight."""
        area = self.user.window.form.scroll_area
        QApplication.processEvents()
        if area.isAncestorOf(widget):
            area.ensureWidgetVisible(widget)
            QApplication.processEvents()

    def point(self, widget: QWidget, at: QPoint) -> QWidget:
        """Bring the pointer to a place of a widget, which nothing may cover."""
        top = widget.window()
        place = widget.mapTo(top, at)
        under = top.childAt(place)
        assert under is widget or widget.isAncestorOf(under), (widget.objectName(), under)
        QTest.mouseMove(under, under.mapFrom(top, place))
        return under

    def press(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a place of a widget, by default its middle."""
        assert widget.isEnabled(), widget.objectName()
        at = widget.rect().center() if at is None else at
        under = self.point(widget, at)
        self.presses += 1
        place = under.mapFrom(widget.window(), widget.mapTo(widget.window(), at))
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def choose(self, name: str, label: str) -> None:
        """Open a drop-down, and press one of its items."""
        combo = self.seen(name)
        assert isinstance(combo, QComboBox), name
        self.press(combo)
        items = combo.view()
        self.user.wait(items.isVisible)
        index = items.model().index(combo.findText(label), 0)
        assert index.isValid(), (name, label)
        items.scrollTo(index)
        row = items.visualRect(index)
        for near in (row.topLeft(), row.center()):
            # Qt takes a press where the pointer has not moved for the one that opened the list.
            QTest.mouseMove(items.viewport(), near)
        self.presses += 1
        QTest.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
        self.user.wait(lambda: not items.isVisible())

    def drag(self, name: str, share: float) -> None:
        """Take the handle of a slider to a share of its length."""
        found = self.seen(name)
        slider = found if isinstance(found, QSlider) else found.findChild(QSlider)
        assert slider is not None, name
        option = QStyleOptionSlider()
        slider.initStyleOption(option)
        parts = QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle
        handle = slider.style().subControlRect(*parts, slider).center()
        self.point(slider, handle)
        self.presses += 1
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=handle)
        QTest.mouseMove(slider, QPoint(round(share * slider.width()), handle.y()))
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def tile(self, name: str) -> None:
        """Press the tile of a data set."""
        button = self.user.window.form.data.gallery.gallery.button(name)
        self.scroll_to(button)
        self.press(button)
        assert self.spec.data.dataset.name == name

    def value(self, place: Parameter) -> float:
        """A weight or bias as it is drawn."""
        found = value_at(self.network.scene, place)
        assert found is not None
        return found

    def drawn(self) -> None:
        """Wait until the network at hand has been drawn with its numbers."""
        scene = self.network.scene
        self.user.wait(lambda: bool(scene.links) and all(m.values.size for m in scene.maps))

    def units(self) -> list[int]:
        """How wide the hidden layers are."""
        return [layer.units for layer in self.spec.layers if isinstance(layer, Dense)]


def run_it(mouse: Mouse) -> None:
    user = mouse.user
    with mouse.wish("play"):
        mouse.press(user.find("transport.play"))
        user.wait(lambda: user.step_shown() > 3)
    with mouse.wish("pause"):
        mouse.press(user.find("transport.play"))
        user.rest()
    before = user.step_shown()
    with mouse.wish("step"):
        mouse.press(user.find("transport.step"))
        user.wait(lambda: user.step_shown() == before + 1)
    with mouse.wish("reset"):
        mouse.press(user.find("transport.reset"))
        user.wait(lambda: user.step_shown() == 0)


def set_training(mouse: Mouse) -> None:
    rate, batch = mouse.spec.optimizer.lr, mouse.spec.batch_size
    with mouse.wish("learning rate"):
        mouse.drag("optimizer.lr", 0.9)
    assert mouse.spec.optimizer.lr > rate
    with mouse.wish("batch size"):
        mouse.drag("batch_size", 0.1)
    assert mouse.spec.batch_size < batch
    with mouse.wish("regularisation"):
        mouse.choose("penalty", "L2 (weight decay)")
    assert mouse.spec.penalty == L2()
    with mouse.wish("its rate"):
        mouse.drag("penalty.strength", 0.8)
    assert mouse.spec.penalty.strength > L2().strength
    with mouse.wish("activation"):
        mouse.choose("layers.activation", "ReLU")
    active = {layer.activation for layer in mouse.spec.layers if isinstance(layer, Activate)}
    assert active == {ReLU()}


def set_data(mouse: Mouse) -> None:
    for wish, name in (
        *(("circle", "circle"), ("xor", "xor"), ("gauss", "clouds")),
        *(("regression", "plane"), ("bumps", "multi_gauss"), ("plane", "plane")),
        *(("classification", "circle"), ("spiral", "spiral")),
    ):
        with mouse.wish(wish):
            mouse.tile(name)
    noise, test, seen = mouse.spec.data.dataset.noise, mouse.spec.data.test, mouse.session.setup
    with mouse.wish("noise"):
        mouse.drag("data.dataset.noise", 0.8)
    assert mouse.spec.data.dataset.noise > noise
    with mouse.wish(SHARES):
        mouse.drag("data.train", 0.3)
    assert mouse.spec.data.test > test
    with mouse.wish("regenerate"):
        mouse.press(mouse.user.find("transport.new_data"))
    assert mouse.spec.data_draw == seen.spec.data_draw + 1
    for wish, name in FEATURES.items():
        button = mouse.seen(f"data.features.{name}")
        assert isinstance(button, QToolButton)
        on = button.isChecked()
        with mouse.wish(wish):
            mouse.press(button)
        assert button.isChecked() != on
        assert (wish in mouse.session.setup.inputs) != on


def build_it(mouse: Mouse) -> None:
    before = mouse.units()
    with mouse.wish("add a layer"):
        mouse.press(mouse.user.find("network.add"))
    assert len(mouse.units()) == len(before) + 1
    with mouse.wish("remove a layer"):
        mouse.press(mouse.user.find(f"network.{len(before)}.remove"))
    assert mouse.units() == before
    head = mouse.network.heads.heads[0]
    with mouse.wish("add a neuron"):
        mouse.press(head.units.more)
    assert mouse.units()[0] == before[0] + 1
    with mouse.wish("remove a neuron"):
        mouse.press(head.units.less)
    assert mouse.units() == before


def look_at_it(mouse: Mouse) -> None:
    user, canvas, large = mouse.user, mouse.network.canvas, mouse.boundary.stage.neuron.image
    mouse.drawn()
    with mouse.wish("see the map of a neuron large"):
        mouse.point(canvas, canvas.point_on_screen(Neuron(0, 2)).toPoint())
        user.wait(large.isVisible)
    for wish, place, number in (
        ("set a weight", Parameter(0, "W", (1, 0)), 2.5),
        ("set a bias", Parameter(0, "b", (0,)), -1.5),
    ):
        with mouse.wish(wish):
            mouse.press(canvas, canvas.point_on_screen(place).toPoint())
            QTest.keyClicks(canvas.editor, str(number))
            QTest.keyClick(canvas.editor, Qt.Key.Key_Return)
            user.wait(lambda place=place, number=number: mouse.value(place) == number)
    for wish, name in (("show test data", "held_back"), ("discretise output", "regions")):
        before = mouse.boundary.tools.looks
        with mouse.wish(wish):
            mouse.press(user.find(f"boundary.{name}"))
        assert mouse.boundary.tools.looks != before


@pytest.mark.long
def test_everything_there_takes_no_more_presses_here(open_window: Callable[..., Any]) -> None:
    mouse = Mouse(open_window(ExperimentSpec()))
    mouse.user.window.resize(1440, 900)
    mouse.user.window.arrange()
    QApplication.processEvents()
    for part in (run_it, set_training, set_data, build_it, look_at_it):
        part(mouse)
    assert mouse.needed.keys() == THEIRS.keys()
    assert {wish: n for wish, n in mouse.needed.items() if n > THEIRS[wish]} == {}


def test_the_form_is_unfolded_as_it_was_left(qtbot: QtBot) -> None:
    Settings().keep_fold("data.fold", True)
    controller = app.build(ExperimentSpec(), "light")
    form = controller.window.form
    assert form.data.fold.is_open()
    assert not form.fold.is_open()
    assert all(section.is_open() for section in form.sections.values())
    form.data.fold.line.click()
    form.sections["training"].title.click()
    # What the program opens is not what somebody has left open.
    form.fold.set_open(True)
    assert Settings().folds == {"data.fold": False, "section.training": False}
    controller.discard_changes()
    controller.window.close()
    controller.window.deleteLater()
    controller.deleteLater()
