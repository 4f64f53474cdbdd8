"""The network view: where things are, what is under the pointer, what edits ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from forms_support import choose
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.network.activations import ReLU, Tanh
from engine.network.initializers import Constant
from engine.network.layers import Activate, BatchNorm, Dense, Layer, LayerNorm, Maxout, Residual
from engine.network.losses import MeanSquaredError
from engine.network.places import Column, Neuron, Parameter, Place
from engine.running.snapshot import Snapshot
from engine.specs.differences import differences, every_path
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.freezing import is_layer_frozen, is_neuron_frozen, with_neuron_frozen
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.trainer import Trainer
from playground.importing.experiment_on import experiment_on
from playground.importing.table_files import chosen_in
from playground.look.tokens import LIGHT
from playground.panels.network.cards.card import Head
from playground.panels.network.painting.weight_numbers import _rooms
from playground.panels.network.panel import CLONES, DEAD, MAPS, NetworkPanel
from playground.panels.network.pointing import point_of
from playground.panels.network.readout import sentence_of
from playground.panels.network.scene import bias_centre
from playground.panels.network.wiring import Wiring
from playground.panels.selection import Selection
from playground.plotting.columns import Columns
from playground.plotting.export import svg
from playground.words.numbers import fixed, number

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Person:
    """A person at the panel; like the session, it answers every edit of the experiment."""

    def __init__(self, qtbot: QtBot, layers: tuple[Layer, ...], size: tuple[int, int]) -> None:
        self.qtbot = qtbot
        self.spec = ExperimentSpec(layers=layers)
        self.panel = NetworkPanel(LIGHT)
        qtbot.addWidget(self.panel)
        self.panel.resize(*size)
        self.edits: list[ExperimentSpec] = []
        self.chosen: list[Place | None] = []
        self.given: list[tuple[Parameter, float]] = []
        self.panel.edited.connect(self._answer)
        self.panel.selected.connect(self._select)
        self.panel.parameter_set.connect(lambda place, value: self.given.append((place, value)))
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()
        self.train(self.spec)

    @property
    def canvas(self) -> QWidget:
        return self.panel.canvas

    def train(self, spec: ExperimentSpec) -> Trainer:
        self.trainer = Trainer(spec)
        self.panel.set_experiment(spec, self.trainer.setup, every_path(spec))
        self.panel.start(self.trainer.setup)
        self.draw()
        return self.trainer

    def draw(self) -> None:
        readings = {want.probe: want.probe.measure(self.trainer) for want in self.panel.wants()}
        self.panel.draw(Snapshot(0, readings=readings))
        QApplication.processEvents()

    def _answer(self, spec: ExperimentSpec) -> None:
        self.edits.append(spec)
        self.spec = spec
        self.train(spec)

    def _select(self, picked: Selection) -> None:
        self.chosen.append(picked.place)
        self.panel.select(picked)

    def head(self, column: int) -> Head:
        return self.panel.heads.heads[column]

    def point(self, place: Place) -> QPoint:
        point = self.panel.canvas.point_on_screen(place)
        assert point is not None, place
        return point.toPoint()

    def click(self, place: Place) -> None:
        self.qtbot.mouseClick(self.canvas, Qt.MouseButton.LeftButton, pos=self.point(place))

    def begin_width(self, column: int, text: str) -> QLineEdit:
        """Type the width of a column and do not enter it."""
        field = self.head(column).units.field
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        return field

    def press_in_editor(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.panel.canvas.editor, key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.qtbot.keyClick(self.canvas, key, modifier)


@pytest.fixture
def person(qtbot: QtBot) -> Callable[..., Person]:
    """Opens the panel on a stack of layers."""
    default = (Dense(units=3), Activate(Tanh()), Dense(units=4), Activate(ReLU()))

    def opened(*layers: Layer, size: tuple[int, int] = (1100, 400)) -> Person:
        return Person(qtbot, layers or default, size)

    return opened


def test_neurons_stand_under_their_cards_and_over_the_histograms(
    person: Callable[..., Person],
) -> None:
    user = person()
    columns = Columns(user.panel.width(), 3, LIGHT.base_px)
    for column in range(3):
        point = user.panel.canvas.point_on_screen(Neuron(column, 0))
        assert point.x() == pytest.approx(columns.centre(column), abs=1)
        head = user.head(column)
        assert head.geometry().center().x() == pytest.approx(columns.centre(column), abs=2)
    assert user.panel.canvas.point_on_screen(Neuron(-1, 0)).x() < columns.gutter


def test_what_is_under_the_pointer(person: Callable[..., Person]) -> None:
    user = person()
    scene = user.panel.scene
    weights = user.trainer.weights.layers
    for place in (
        Neuron(-1, 1),
        Neuron(0, 2),
        Neuron(2, 1),
        Parameter(0, "b", (1,)),
        Parameter(4, "b", (0,)),
    ):
        point = point_of(scene, place)
        assert scene.at(point.x(), point.y()) == place
    # Every link is found somewhere along its curve, with the weight that is there.
    geometry = scene.geometry
    for source in range(3):
        for unit in range(4):
            x, y = geometry.curves(1, np.array([source]), np.array([unit]))
            found = {scene.at(a, b) for a, b in zip(x[0], y[0], strict=True)}
            place = Parameter(2, "W", (source, unit))
            assert place in found
            shown = sentence_of(scene, place)
            assert f"from neuron {source + 1} of layer 1 to neuron {unit + 1} of layer 2" in shown
            assert "[" not in shown, "what is read counts from 1"
            number = shown.partition(" = ")[2].partition("\n")[0].replace("−", "-")
            assert float(number) == pytest.approx(weights[2]["W"][source, unit], rel=1e-3)
    assert scene.at(geometry.width / 2, 1.0) is None


def test_a_click_edits_a_weight_where_it_stands(person: Callable[..., Person]) -> None:
    user = person()
    place = Parameter(0, "W", (1, 2))
    user.click(place)
    editor = user.panel.canvas.editor
    assert user.chosen == [place]
    assert editor.isVisible()
    assert editor.hasFocus()
    assert (editor.geometry().center() - user.point(place)).manhattanLength() < 80
    # The inspector that opens beside it takes some of its room.
    user.panel.resize(700, 400)
    assert (editor.geometry().center() - user.point(place)).manhattanLength() < 80
    value = float(user.trainer.weights.layers[0]["W"][1, 2])
    assert float(editor.text()) == pytest.approx(value, rel=1e-3)
    user.qtbot.keyClicks(editor, "-1.25")
    user.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert user.given == [(place, -1.25)]
    assert not editor.isVisible()


def test_escape_and_nonsense_leave_a_weight_alone(person: Callable[..., Person]) -> None:
    user = person()
    place = Parameter(0, "b", (1,))
    user.click(place)
    editor = user.panel.canvas.editor
    user.qtbot.keyClicks(editor, "3")
    user.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    user.click(place)
    user.qtbot.keyClicks(editor, "three")
    user.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.isVisible()
    user.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    user.click(place)
    user.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert not editor.isVisible()
    assert user.given == []


def test_clicks_select_neurons_columns_and_nothing(person: Callable[..., Person]) -> None:
    user = person()
    user.click(Neuron(1, 3))
    user.qtbot.mouseClick(user.head(0).title, Qt.MouseButton.LeftButton)
    user.qtbot.mouseClick(user.canvas, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert user.chosen == [Neuron(1, 3), Column(0), None]


def test_the_chosen_neuron_keeps_its_links_and_the_others_fade(
    person: Callable[..., Person],
) -> None:
    user = person(Dense(units=60), Activate(), Dense(units=60), Activate())
    drawn, count = user.panel.scene.count_of_weights()
    assert drawn < count == 2 * 60 + 60 * 60 + 60 * 2
    before = user.panel.canvas.grab().toImage()
    scene = user.panel.scene
    user.panel.select(Selection.of(place=Neuron(1, 30)))
    assert [(links.column, len(links.w)) for links in scene.own] == [(1, 60), (2, 2)]
    assert user.panel.canvas.grab().toImage() != before
    # The pointer over another one shows that, and gives the chosen one back.
    user.qtbot.mouseMove(user.canvas, user.point(Neuron(0, 25)))
    assert scene.lit == Neuron(0, 25)
    assert not scene.is_dimmed(Neuron(0, 25))
    assert not scene.is_dimmed(Neuron(1, 30)), "it has a link to it"
    assert scene.is_dimmed(Neuron(0, 8))
    assert scene.is_dimmed(Neuron(2, 0))
    user.qtbot.mouseMove(user.canvas, QPoint(1, 1))
    assert scene.lit == Neuron(1, 30)
    user.panel.select(Selection.of(place=None))
    assert scene.own == ()
    assert user.panel.scene.count_of_weights() == (drawn, count)


@pytest.mark.parametrize("height", [240, 330, 460, 700])
def test_nodes_are_as_large_as_the_free_height_allows(
    person: Callable[..., Person], height: int
) -> None:
    def sides(*widths: int) -> list[float]:
        layers = [lay for units in widths for lay in (Dense(units=units), Activate())]
        user = person(*layers, size=(560, height))
        geometry = user.panel.scene.geometry
        for spot in geometry.spots:
            assert float(spot.y[0]) - spot.high / 2 >= 0
            assert float(spot.y[-1]) + spot.high / 2 <= geometry.height
        room = user.canvas.height()
        hidden = geometry.spots[1]
        # Spread over the height, as far as nodes of this size are seen together.
        spread = float(hidden.y[-1] - hidden.y[0]) + hidden.high
        assert spread >= min(0.7 * room, 2.9 * hidden.high)
        return [spot.high for spot in geometry.spots[1:]]

    assert all(22 <= side <= 72 for side in sides(2))
    assert max(sides(2)) == pytest.approx(72) or height < 300
    smallest = 22 if height >= 300 else 16
    assert all(smallest <= side <= 72 for side in sides(8, 8))


def test_few_weights_stand_on_their_links(person: Callable[..., Person]) -> None:
    user = person(Dense(units=2), Activate())
    scene, canvas = user.panel.scene, user.panel.canvas
    assert scene.numbered
    links = scene.links[0]
    size = (40.0, 14.0)
    rooms = _rooms(scene.geometry, links, size)
    assert set(rooms) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    for pair, room in rooms.items():
        others = [other for at, other in rooms.items() if at != pair]
        assert not any(room.intersects(other) for other in others)
        # The number stands on its own link: a click on it edits that weight.
        place = scene.at(room.center().x(), room.center().y())
        assert place == Parameter(0, "W", pair)
    drawing = svg(user.panel, "network").decode()
    for weight in user.trainer.weights.layers[0]["W"].ravel():
        assert f">{fixed(float(weight), 2)}<" in drawing.replace(" \n ", "")
    assert canvas.scene is scene
    many = person(Dense(units=8), Activate())
    assert not many.panel.scene.numbered


def test_the_scale_of_the_weights_stands_in_the_foot_with_its_clamp(
    person: Callable[..., Person],
) -> None:
    user = person()
    bar = user.panel.scale_bar
    assert bar.isVisible()
    assert bar.geometry().bottom() <= user.panel.height()
    assert "clamped" in " ".join(bar._texts())
    assert number(user.panel.scene.scale) in " ".join(bar._texts())


def test_pointing_at_a_neuron_is_told_to_the_others(person: Callable[..., Person]) -> None:
    user = person()
    told = []
    user.panel.selected.connect(lambda picked: told.append((picked.pointed, picked.picked)))
    user.qtbot.mouseMove(user.canvas, user.point(Neuron(1, 2)))
    user.qtbot.mouseMove(user.canvas, QPoint(1, 1))
    assert told == [(Neuron(1, 2), {"pointed"}), (None, {"pointed"})]


@pytest.mark.parametrize("width", [330, 430, 560, 900, 1500])
@pytest.mark.parametrize("layers", [1, 2, 5, 8])
def test_cards_are_complete_at_the_first_paint(
    qtbot: QtBot, width: int, layers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = NetworkPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(width, 360)
    setup = Setup.of(ExperimentSpec(layers=(Dense(units=8), Activate()) * layers))
    panel.set_experiment(setup.spec, setup, every_path(setup.spec))
    panel.start(setup)
    first: list[list[QRect]] = []
    paint = Head.paintEvent
    monkeypatch.setattr(
        Head,
        "paintEvent",
        lambda head, event: (first.append(places(head)), paint(head, event))[1],
    )
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: len(first) > layers)
    heads = panel.heads.heads
    at_first = first[: len(heads)]
    QTest.qWait(50)
    assert [places(head) for head in heads] == at_first
    for head in heads:
        assert head.height() == panel.heads.height()
        for part in head.findChildren(QWidget):
            if part.isVisible():
                corner = part.mapTo(head, QPoint())
                assert head.rect().contains(QRect(corner, part.size())), part.objectName()
                if part.parentWidget() is head:
                    assert part.height() >= 0.9 * min(part.sizeHint().height(), 24)
    for before, after in pairwise(heads):
        assert before.geometry().right() < after.geometry().left()
        add = panel.heads.adds[after.column].geometry()
        # The circle stands on the gap.
        assert before.geometry().right() - 12 <= add.center().x() <= after.geometry().left() + 12


def places(head: Head) -> list[QRect]:
    return [part.geometry() for part in head.findChildren(QWidget) if part.isVisible()]


def test_cards_edit_width_activation_and_order(person: Callable[..., Person]) -> None:
    user = person()
    head = user.head(0)
    field = head.units.findChild(QLineEdit)
    user.qtbot.mouseClick(head.units.more, Qt.MouseButton.LeftButton)
    assert user.spec.layers[0] == Dense(units=4)
    field.setFocus()
    field.selectAll()
    user.qtbot.keyClicks(field, "12")
    user.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert user.spec.layers[0] == Dense(units=12)
    combo = user.panel.findChild(QComboBox, "network.0.activation")
    choose(combo, "ReLU")
    assert user.spec.layers[:2] == (Dense(units=12), Activate(ReLU()))
    user.head(0).title.setFocus()
    user.qtbot.keyClick(user.head(0).title, Qt.Key.Key_Right, CONTROL)
    assert [lay.units for lay in user.spec.layers if isinstance(lay, Dense)] == [4, 12]
    assert user.head(1).title.hasFocus()
    user.qtbot.keyClick(user.head(1).title, Qt.Key.Key_Right, CONTROL)
    assert len(user.edits) == 4


def test_a_card_is_dragged_past_its_neighbour(person: Callable[..., Person]) -> None:
    user = person()
    drag(user, 0, 1)
    assert [lay.units for lay in user.spec.layers if isinstance(lay, Dense)] == [4, 3]
    drag(user, 1, 0)
    assert [lay.units for lay in user.spec.layers if isinstance(lay, Dense)] == [3, 4]
    # Let go over its own place, or over the output layer: nothing is out of order.
    drag(user, 0, 0)
    assert len(user.edits) == 2
    drag(user, 0, 2)
    assert [lay.units for lay in user.spec.layers if isinstance(lay, Dense)] == [4, 3]
    assert not user.panel.heads.mark.isVisible()


def test_a_card_is_dropped_where_the_line_says(person: Callable[..., Person]) -> None:
    stack = [lay for units in (2, 3, 4) for lay in (Dense(units=units), Activate())]
    user = person(*stack)
    drag(user, 0, 1)
    assert [lay.units for lay in user.spec.layers if isinstance(lay, Dense)] == [3, 2, 4]
    drag(user, 2, 0)
    assert [lay.units for lay in user.spec.layers if isinstance(lay, Dense)] == [4, 3, 2]


def drag(user: Person, column: int, to: int) -> None:
    """Drag the card of a column onto that of another."""
    title = user.head(column).title
    start = title.rect().center()
    target = user.head(to).mapToGlobal(user.head(to).rect().center())
    # A little beyond the middle of the other card, in the direction of the way.
    step = 60 * (to > column) - 60 * (to < column)
    end = title.mapFromGlobal(target) + QPoint(step, 0)
    user.qtbot.mousePress(title, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        at = QPointF(start) + (QPointF(end) - QPointF(start)) * share
        user.qtbot.mouseMove(title, at.toPoint())
    assert user.panel.heads.mark.isVisible() or start == end
    user.qtbot.mouseRelease(title, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()


def test_layers_are_added_between_duplicated_and_removed(person: Callable[..., Person]) -> None:
    user = person()

    def units() -> list[int]:
        return [lay.units for lay in user.spec.layers if isinstance(lay, Dense)]

    def click(name: str) -> None:
        button = user.panel.findChild(QWidget, name)
        user.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    click("network.add")
    assert units() == [3, 4, 4]
    click("network.add.1")
    assert units() == [3, 3, 4, 4]
    click("network.0.remove")
    assert units() == [3, 4, 4]
    click("network.2.more")
    assert user.panel.popup.isVisible()
    click("network.2.settings.batch_norm")
    assert user.spec.layers[-3:] == (Dense(units=4), BatchNorm(), Activate(ReLU()))
    assert user.panel.popup.isVisible()
    click("network.2.settings.duplicate")
    assert units() == [3, 4, 4, 4]
    assert not user.panel.popup.isVisible()
    for _ in range(4):
        click("network.0.remove")
    assert user.spec.layers == ()
    click("network.add")
    assert len(user.panel.heads.heads) == 2
    user.qtbot.keyClick(user.head(1).title, Qt.Key.Key_Delete)
    assert user.spec.layers
    user.qtbot.keyClick(user.head(0).title, Qt.Key.Key_Delete)
    assert user.spec.layers == ()


def test_the_settings_of_the_output_layer(person: Callable[..., Person]) -> None:
    user = person()
    user.qtbot.mouseDClick(user.head(2).title, Qt.MouseButton.LeftButton)
    combo = user.panel.popup.findChild(QComboBox, "network.output.output_init")
    choose(combo, "Zeros")
    assert type(user.spec.output_init).__name__ == "Zeros"
    user.panel.popup.close_settings()


def test_a_right_click_freezes(person: Callable[..., Person]) -> None:
    user = person()
    names = ask_menu(user, Neuron(1, 2), "network.freeze_neuron")
    assert names == ["Freeze neuron", "Freeze layer"]
    assert is_neuron_frozen(user.spec, 1, 2)
    assert "frozen" in sentence_of(user.panel.scene, Neuron(1, 2))
    assert "frozen" in user.panel.caption.text()
    assert "Unfreeze neuron" in ask_menu(user, Neuron(1, 2), "network.freeze_neuron")
    assert not is_neuron_frozen(user.spec, 1, 2)
    # A weight belongs to the neuron it leads into.
    ask_menu(user, Parameter(2, "b", (1,)), "network.freeze_layer")
    assert is_layer_frozen(user.spec, 1)
    assert user.head(1).title.text().startswith("*")
    assert ask_menu(user, Neuron(1, 2), "network.freeze_layer") == ["Unfreeze layer"]
    assert user.spec == user.edits[1]


def test_units_that_cannot_be_frozen_are_not_offered(person: Callable[..., Person]) -> None:
    user = person(Dense(units=3), Residual(()))
    assert ask_menu(user, Neuron(1, 2), "network.freeze_layer") == ["Freeze layer"]


def ask_menu(user: Person, place: Place, choice: str) -> list[str]:
    """Right click on a place, read the menu, choose from it."""
    point = user.point(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, user.canvas.mapToGlobal(point))
    QApplication.sendEvent(user.canvas, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.objectName(): action for action in menu.actions()}
    names = [action.text().replace("&", "") for action in menu.actions()]
    actions[choice].trigger()
    menu.close()
    return names


def test_clones_and_dead_units_are_marked(person: Callable[..., Person]) -> None:
    same = Constant(value=0.3)
    user = person(
        Dense(units=3, init_weights=same), Activate(Tanh()), Dense(units=2), Activate(ReLU())
    )
    user.trainer.weights.layers[2]["W"][...] = 0.1
    user.trainer.weights.layers[2]["b"][...] = (0.0, -50.0)
    plain = user.panel.canvas.grab().toImage()
    # The probes take turns: these come in frames of their own.
    readings = {probe: probe.measure(user.trainer) for probe in (CLONES, DEAD)}
    user.panel.draw(Snapshot(0, readings=readings))
    assert user.panel.canvas.grab().toImage() != plain
    scene = user.panel.scene
    assert "the same as neuron 2 and always will" in sentence_of(scene, Neuron(0, 0))
    assert "the same as neuron 1 and always will" in sentence_of(scene, Neuron(0, 2))
    assert "dead" in sentence_of(scene, Neuron(1, 1))
    assert "dead" not in sentence_of(scene, Neuron(1, 0))
    assert "copy of another neuron" in user.panel.caption.text()
    assert "dead" in user.panel.caption.text()


def test_a_wide_layer_is_summed_up(person: Callable[..., Person]) -> None:
    user = person(Dense(units=65), Activate(), Dense(units=64), Activate())
    scene = user.panel.scene
    assert [rank.nodes for rank in scene.wiring.ranks] == [2, 1, 64, 2]
    point = point_of(scene, Neuron(0, 0))
    assert scene.at(point.x(), point.y()) == Column(0)
    assert "65 neurons" in sentence_of(scene, Column(0))
    assert [links.column for links in scene.links] == [2]
    # The broad link that stands for all of its weights.
    spot = scene.geometry.spot(0)
    assert scene.at(spot.right + 10, float(spot.y[0])) == Column(1)


def test_every_kind_of_layer_is_drawn(person: Callable[..., Person]) -> None:
    inside = (Dense(units=4), BatchNorm(), Activate())
    user = person(BatchNorm(), Maxout(units=4, pieces=3), LayerNorm(), Residual(layers=inside))
    scene = user.panel.scene
    assert [rank.kind for rank in scene.wiring.ranks[1:]] == ["Maxout", "Residual block", "Dense"]
    w = user.trainer.weights.layers[1]["W"].reshape(2, 3, 4)
    joint = scene.joint(0)
    assert np.array_equal(np.abs(joint.weights), np.abs(w).max(axis=1))
    place = joint.place_of(scene.wiring.rank(0), 1, 2)
    assert user.trainer.weights.layers[1]["W"][place.index] == joint.weights[1, 2]
    assert "the strongest" in sentence_of(scene, place)
    assert scene.joint(1) is None
    # The first layer has no weights and no column: its block stays in front.
    user.qtbot.mouseClick(user.panel.findChild(QWidget, "network.add"), Qt.MouseButton.LeftButton)
    assert user.spec.layers[:1] == (BatchNorm(),)
    user.qtbot.mouseClick(user.head(0).remove, Qt.MouseButton.LeftButton)
    assert user.spec.layers[0] == BatchNorm()
    assert not any(isinstance(lay, Maxout) for lay in user.spec.layers)


def test_a_layer_without_biases_is_drawn_read_and_walked_through(
    person: Callable[..., Person],
) -> None:
    user = person(Dense(units=3, bias=False), Activate(Tanh()), Maxout(units=2, bias=False))
    scene = user.panel.scene
    joint = scene.joint(0)
    assert not joint.biased
    assert not scene.joint(1).biased
    assert scene.joint(2).biased
    assert "b =" not in sentence_of(scene, Neuron(0, 1))
    assert "b =" in sentence_of(scene, Neuron(2, 1))
    assert point_of(scene, Parameter(0, "b", (1,))) is None
    # Where the bias of other layers is, there is the neuron.
    x, y = bias_centre(scene.geometry.spot(0), 1)
    assert scene.at(x, y) in (Neuron(0, 1), None)
    names = [row[2] for row in user.panel.table()]
    biases = [name for name in names if str(name).startswith("Bias of ")]
    assert biases == [f"Bias of output {i + 1} (class {i})" for i in range(2)]
    user.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    user.press(Qt.Key.Key_F2)
    assert user.panel.canvas.editor.place == Parameter(0, "W", (0, 0))
    user.press_in_editor(Qt.Key.Key_Escape)
    user.panel.canvas.grab()


def test_the_bias_of_the_output_layer_is_switched_off(person: Callable[..., Person]) -> None:
    user = person()
    user.qtbot.mouseDClick(user.head(2).title, Qt.MouseButton.LeftButton)
    popup = user.panel.popup
    user.qtbot.mouseClick(
        popup.findChild(QAbstractButton, "network.output.output_bias"), Qt.MouseButton.LeftButton
    )
    assert not user.spec.output_bias
    choose(popup.findChild(QComboBox, "network.output.output_init_bias"), "Normal")
    assert type(user.spec.output_init_bias).__name__ == "Normal"
    assert popup.findChild(QWidget, "network.output.output_bias_lr_multiplier").isVisibleTo(popup)
    popup.close_settings()


def test_the_keyboard_goes_everywhere(person: Callable[..., Person]) -> None:
    user = person()
    user.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    cursor = user.panel.canvas.cursor_place
    assert cursor.place == Neuron(0, 0)
    for key, place in (
        (Qt.Key.Key_Down, Neuron(0, 1)),
        (Qt.Key.Key_Right, Neuron(1, 2)),
        (Qt.Key.Key_End, Neuron(1, 3)),
        (Qt.Key.Key_Left, Neuron(0, 2)),
        (Qt.Key.Key_Left, Neuron(-1, 1)),
        (Qt.Key.Key_Home, Neuron(-1, 0)),
        (Qt.Key.Key_Right, Neuron(0, 0)),
    ):
        user.press(key)
        assert cursor.place == place
    assert "Neuron 1 of layer 1" in user.canvas.accessibleDescription()
    user.press(Qt.Key.Key_Return)
    assert user.chosen == [Neuron(0, 0)]
    user.press(Qt.Key.Key_F2)
    assert user.panel.canvas.editor.place == Parameter(0, "b", (0,))
    user.qtbot.keyClicks(user.panel.canvas.editor, "0.5")
    user.qtbot.keyClick(user.panel.canvas.editor, Qt.Key.Key_Return)
    assert user.given == [(Parameter(0, "b", (0,)), 0.5)]
    assert user.canvas.hasFocus()
    user.press(Qt.Key.Key_Down, SHIFT)
    user.press(Qt.Key.Key_Down, SHIFT)
    assert cursor.place == Parameter(0, "W", (0, 0))
    user.press(Qt.Key.Key_Return)
    assert user.panel.canvas.editor.place == Parameter(0, "W", (0, 0))
    user.qtbot.keyClick(user.panel.canvas.editor, Qt.Key.Key_Escape)
    user.press(Qt.Key.Key_Escape)
    assert user.chosen[-1] is None


def test_a_large_network_is_panned_and_magnified(person: Callable[..., Person]) -> None:
    user = person(*(Dense(units=32), Activate()) * 8, size=(900, 220))
    canvas = user.panel.canvas
    assert canvas.view.can_move()
    canvas.grab()
    before = canvas.point_on_screen(Neuron(3, 15))
    middle = canvas.rect().center() + QPoint(0, 30)
    user.qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    user.qtbot.mouseMove(canvas, middle - QPoint(0, 12))
    canvas.grab()
    painted = canvas.link_sheet.paintings
    user.qtbot.mouseMove(canvas, middle - QPoint(0, 24))
    user.qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle - QPoint(0, 24))
    canvas.grab()
    moved = canvas.point_on_screen(Neuron(3, 15)) - before
    assert moved.x() == 0
    assert -24 <= moved.y() < 0
    assert user.chosen == []
    # More than the window shows is painted when the moving begins, and then copied.
    assert canvas.link_sheet.paintings == painted
    at = canvas.point_on_screen(Neuron(3, 15))
    wheel(canvas, at, CONTROL)
    assert canvas.view.zoom > 1
    kept = canvas.point_on_screen(Neuron(3, 15))
    assert (kept - at).manhattanLength() < 4
    user.qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.view.zoom == 1


def wheel(canvas: QWidget, at: QPointF, modifier: Qt.KeyboardModifier) -> None:
    """Turn the wheel by one notch."""
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_the_table_holds_what_is_drawn(person: Callable[..., Person]) -> None:
    user = person()
    header, *rows = user.panel.table()
    assert header == ["from", "to", "name", "value"]
    assert len(rows) == user.trainer.network.parameter_count
    values = {row[2]: row[3] for row in rows}
    assert (
        values["Weight from neuron 3 of layer 1 to neuron 2 of layer 2"]
        == user.trainer.weights.layers[2]["W"][2, 1]
    )
    assert [row[:3] for row in rows][-5] == [
        *("bias", "output 2 (class 1)", "Bias of output 2 (class 1)")
    ]


def test_readings_of_another_network_are_left_alone(person: Callable[..., Person]) -> None:
    user = person()
    other = Trainer(replace(user.spec, layers=(Dense(units=9), Activate())))
    readings = {want.probe: want.probe.measure(other) for want in user.panel.wants()}
    weights = user.panel.scene.joint(0).weights
    user.panel.draw(Snapshot(0, readings=readings))
    assert user.panel.scene.joint(0).weights is weights
    assert user.panel.scene.map_of(Neuron(0, 0)).shape == (20, 20)


def test_a_scene_is_whole_before_anything_is_measured(qtbot: QtBot) -> None:
    panel = NetworkPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    # Without an experiment it is the scene of no network at all.
    assert panel.scene.wiring.columns == 0
    assert panel.scene.at(10.0, 10.0) is None
    panel.canvas.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_F2, Qt.Key.Key_Return):
        qtbot.keyClick(panel.canvas, key)
    assert panel.canvas.cursor_place.place is None
    assert not panel.grab().isNull()
    assert panel.table() == []
    panel.start(Trainer(ExperimentSpec()).setup)
    scene = panel.scene
    columns = scene.wiring.columns
    assert columns == len(scene.joints) == len(scene.maps) == len(scene.twins) == len(scene.dead)
    for rank in scene.wiring.ranks:
        place = Neuron(rank.column, 0)
        assert scene.at(point_of(scene, place).x(), point_of(scene, place).y()) == place
        assert (scene.joint(rank.column), scene.map_of(place)) == (None, None)
        assert (scene.twin_of(place), scene.is_dead(place)) == (None, False)
        assert len(sentence_of(scene, place).splitlines()) == 1
    assert scene.count_of_weights() == (0, 0)
    assert not panel.grab().isNull()


def test_an_edit_keeps_what_was_set_elsewhere_meanwhile(person: Callable[..., Person]) -> None:
    user = person()
    scene = user.panel.scene
    spec = replace(user.spec, batch_size=7)
    setup = user.trainer.setup.retuned(spec)
    user.panel.set_experiment(spec, setup, frozenset({"batch_size"}))
    # Nothing of the drawing was to be done again.
    assert user.panel.scene is scene
    user.head(0).units.more.click()
    assert user.edits[-1].batch_size == 7
    assert user.edits[-1].layers[0].units == 4


def test_a_refused_width_is_taken_back(person: Callable[..., Person]) -> None:
    user = person()
    setup = user.trainer.setup
    user.panel.edited.disconnect()
    user.panel.edited.connect(
        lambda asked: user.panel.set_experiment(user.spec, setup, differences(asked, user.spec))
    )
    user.head(0).units.more.click()
    assert user.head(0).units.value() == 3


def test_a_curve_stands_for_one_input(person: Callable[..., Person]) -> None:
    user = person()
    sine = DataSpec(dataset["sine"]())
    user.train(replace(user.spec, data=sine, loss=MeanSquaredError()))
    assert user.panel.scene.map_of(Neuron(0, 0)).shape == (1, 20)
    assert user.panel.scene.wiring.rank(2).names == ("y",)
    assert not user.panel.grab().isNull()


def test_frozen_places_of_an_experiment_are_shown_from_the_start(
    person: Callable[..., Person],
) -> None:
    user = person()
    user.train(with_neuron_frozen(user.spec, 0, 1, True))
    assert user.panel.scene.is_frozen(Neuron(0, 1))
    assert not user.panel.scene.is_frozen(Neuron(0, 0))


def test_enter_in_the_editor_chooses_nothing_else(person: Callable[..., Person]) -> None:
    user = person()
    user.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    user.press(Qt.Key.Key_Right)
    place = Parameter(0, "W", (1, 2))
    user.click(place)
    editor = user.panel.canvas.editor
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        if not editor.isVisible():
            user.click(place)
        user.chosen.clear()
        user.qtbot.keyClicks(editor, "-1.25")
        user.qtbot.keyClick(editor, key)
        assert user.chosen == []
    assert user.given == [(place, -1.25)] * 2


def test_no_key_in_the_editor_reaches_the_drawing(
    person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    user = person()
    place = Parameter(0, "W", (1, 2))
    reached: list[int] = []
    monkeypatch.setattr(
        type(user.canvas), "keyPressEvent", lambda _self, event: reached.append(event.key())
    )
    key = Qt.Key
    typed = (key.Key_F2, key.Key_Home, key.Key_End, key.Key_Left, key.Key_Right, key.Key_Up,
             key.Key_Down, key.Key_PageUp, key.Key_Plus, key.Key_Minus, key.Key_Equal,
             key.Key_Space, key.Key_R, key.Key_Menu, key.Key_Return, key.Key_Escape)  # fmt: skip
    for each in typed:
        user.click(place)
        user.press_in_editor(each)
    assert reached == []
    assert user.chosen == [place] * len(typed)


def test_cards_call_layers_as_everything_else_does(person: Callable[..., Person]) -> None:
    heads = person().panel.heads.heads
    first, output = heads[0], heads[-1]
    assert first.title.accessibleName().startswith("Layer 1, Dense, ")
    assert first.units.accessibleName() == "Neurons of layer 1"
    assert first.activation.accessibleName() == "Activation of layer 1"
    assert first.more.accessibleName() == "Settings: layer 1"
    assert first.remove.accessibleName() == "Remove: layer 1"
    assert output.title.accessibleName() == (
        "Output, 2 neurons, follows from the data and the loss"
    )


def test_no_map_tells_what_a_covered_panel_would(qtbot: QtBot) -> None:
    panel, setup = NetworkPanel(LIGHT), Setup.of(ExperimentSpec())
    qtbot.addWidget(panel)
    panel.start(setup)
    snapshot = Snapshot(0, readings={MAPS: MAPS.measure_run(Run(setup))})
    panel.draw(snapshot)
    assert panel.scene.maps[0].values.size
    panel.keep_quiet(("boundary", "loss"))
    assert not panel.scene.maps[0].values.size
    panel.draw(snapshot)
    assert not any(one.values.size for one in panel.scene.maps)
    panel.keep_quiet(())
    panel.draw(snapshot)
    assert panel.scene.maps[0].values.size


def test_an_output_of_a_table_is_named_by_its_column(tmp_path: Path) -> None:
    path = tmp_path / "houses.csv"
    path.write_text("\n".join(["area,price", *(f"{i},{7 * i % 40}.5" for i in range(40))]))
    spec = experiment_on(chosen_in(path, ExperimentSpec()), ExperimentSpec())
    assert Wiring.of(Setup.of(spec)).ranks[-1].names == ("price",)


def test_a_width_that_is_being_typed_goes_with_its_layer(person: Callable[..., Person]) -> None:
    """It was entered as the card lost the focus, where there was no such layer any more."""
    user = person()
    user.begin_width(1, "5")
    user.train(replace(user.spec, layers=user.spec.layers[:2]))
    assert len(user.panel.heads.heads) == 2
    assert user.edits == []


def test_a_width_that_is_being_typed_is_for_no_other_layer(person: Callable[..., Person]) -> None:
    user = person()
    field = user.begin_width(0, "5")
    # The first layer goes, and the second has its card.
    user.train(replace(user.spec, layers=user.spec.layers[2:]))
    assert field.text() == "4"
    user.head(0).title.setFocus()
    assert user.edits == []


def test_a_width_that_is_being_typed_stays_while_others_change(
    person: Callable[..., Person],
) -> None:
    user = person()
    field = user.begin_width(0, "5")
    first = user.spec.layers[:2]
    user.spec = replace(user.spec, layers=(*first, *first))
    user.train(user.spec)
    assert field.text() == "5"
    user.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [lay.units for lay in user.spec.layers if isinstance(lay, Dense)] == [5, 3]
