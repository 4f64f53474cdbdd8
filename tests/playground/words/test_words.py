"""Words: everything that is read goes through the translation."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyqtgraph import GraphicsView
from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGraphicsTextItem,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from source_files import for_each, forget_sources, nodes_of

from engine.data.datasets import dataset
from engine.data.features import Sine, Square
from engine.data.scaling import NoScaling
from engine.network.activations import ReLU
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, LayerNorm, Maxout, Residual
from engine.network.losses import loss
from engine.network.penalties import L2
from engine.network.places import Column, Neuron, Parameter
from engine.optimizers import SGD
from engine.optimizers.schedules import schedule
from engine.probes import Probe
from engine.running.pace import paces_of
from engine.running.snapshot import Snapshot
from engine.sentences import Sentence
from engine.specs.knobs import Spec
from engine.specs.registry import SpecError
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.stopping import MaxEpochs, TargetLoss
from playground import app
from playground.command_line.texts import texts
from playground.control.controller import Controller
from playground.panels.selection import Selection
from playground.words.translate import CONTEXT, tr

ROOT = Path(__file__).parents[3] / "playground"
# Calls whose texts a user reads.
READ = {
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription",
    "setPlaceholderText", "setStatusTip", "setTitle", "addAction", "addItem", "addItems",
    "addMenu", "addTab", "setTabText", "setHorizontalHeaderLabels", "setLabel", "show_message",
    "showMessage", "getOpenFileName", "getSaveFileName", "getExistingDirectory",
    "drawText", "elidedText", "setHtml", "set_labels", "set_note", "set_status", "set_placeholder",
    "show_text", "show_words", "set_full", "emit", "Caption", "Chip", "ElidedLabel", "EmptyState",
    "NumberTable", "Section", "Stat", "setLabelText", "make",
    "QLabel", "QPushButton", "QCheckBox", "QToolButton", "QRadioButton", "QGroupBox", "QAction",
}  # fmt: skip
# Indices and powers are no letters.
WORD = re.compile(r"[^\W\d_₀-₉⁰-⁹²³¹]{3,}")
QTS_OWN = ("ScrollLeftButton", "ScrollRightButton")
# The name of the program, and words of the code.
ALLOWED = {
    "Backprop Playground", "info", "warning", "error", "good", "bad", "text", "inspect", "picture",
    "pencil", "held-back",
}  # fmt: skip
MARKUP = re.compile(r"<[^<>]*>|&\w+;")
# Signs and names that are the same everywhere.
NAMES = {
    "Backprop", "Playground", "vec", "English", "Deutsch", "SGD", "fruit", "csv",
    "Ctrl", "Shift", "Alt", "Del", "Esc", "Left", "Right", "Space",
}  # fmt: skip


def name_of(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def spoken_literals(node: ast.expr) -> Iterator[str]:
    """The literal words in an argument, those inside of other calls left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.Constant):
                yield str(part.value)
    elif not isinstance(node, ast.Call):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from spoken_literals(child)


@pytest.fixture(scope="module", autouse=True)
def source_read_once() -> Iterator[None]:
    yield
    forget_sources()


@for_each(sorted(ROOT.rglob("*.py")))
def test_no_literal_is_shown_as_it_stands(path: Path) -> None:
    # The terminal is spoken to in English.
    if "command_line" in path.parts or path.name == "screen_check.py":
        return
    calls = [node for node in nodes_of(path) if isinstance(node, ast.Call)]
    shown = [
        f"{call.lineno}: {text}"
        for call in calls
        if name_of(call) in READ
        for argument in call.args
        if not (isinstance(argument, ast.Subscript | ast.Compare))
        for text in spoken_literals(argument)
        if WORD.search(MARKUP.sub("", text)) and text not in ALLOWED
    ]
    assert not shown


@for_each(sorted(ROOT.rglob("*.py")))
def test_what_is_translated_is_a_literal(path: Path) -> None:
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and name_of(node) in ("tr", "Sentence") and node.args:
            assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), node.lineno


class Marks(QTranslator):
    """A language in which every sentence stands in «…»."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, about: str | None = None, n: int = -1) -> str:
        return f"«{text}»" if context == CONTEXT and not text.startswith("«") else text


@pytest.fixture
def marked(qtbot: QtBot) -> Iterator[None]:
    """The application speaks the language of marks."""
    marks = Marks()
    QCoreApplication.installTranslator(marks)
    yield
    QCoreApplication.removeTranslator(marks)


class TestSentences:
    def test_a_sentence_is_translated_with_the_sentences_in_it(self, marked: None) -> None:
        inner = Sentence("expected at most {most:,}", most=1000)
        assert tr(Sentence("{path}: {problem}", path="a.b", problem=inner)) == (
            "«a.b: «expected at most 1,000»»"
        )

    def test_an_error_is_a_sentence_too(self, marked: None) -> None:
        error = SpecError("data", Sentence("expected a number, found {found}", found="{no}"))
        assert str(error) == "data: expected a number, found {no}"
        assert tr("It says: {error}", error=error) == (
            "«It says: «data: «expected a number, found {no}»»»"
        )

    def test_a_sentence_without_values_may_hold_braces(self) -> None:
        assert tr(Sentence("{n}")) == "{n}"

    def test_it_travels_between_processes(self) -> None:
        sentence = Sentence("{a} and {b:.2f}", a=Sentence("one"), b=2)
        there = pickle.loads(pickle.dumps(sentence))  # noqa: S301
        assert (there, there.pattern, there.values) == (sentence, sentence.pattern, sentence.values)
        error = pickle.loads(pickle.dumps(ValueError(sentence)))  # noqa: S301
        assert isinstance(str(error), Sentence)


@pytest.mark.long
def test_every_pattern_can_be_filled_in() -> None:
    for text in texts():
        assert text.count("{") == text.count("}"), text


def foreign(thing: QObject | None) -> bool:
    """Whether it belongs to a menu of pyqtgraph, which nobody sees, or is a part of Qt's own."""
    while thing is not None:
        if type(thing).__module__.startswith("pyqtgraph.") or thing.objectName() in QTS_OWN:
            return not isinstance(thing, GraphicsView)
        if isinstance(thing, QMenu) and thing.title() == "Plot Options":
            return True
        thing = thing.parent()
    return False


def heard(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of the window that a person may read or hear, with where it is."""
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.objectName().startswith("qt_") or foreign(widget):
            continue
        place = f"{type(widget).__name__} {widget.objectName()}"
        yield place, widget.toolTip()
        yield place, widget.accessibleName()
        yield place, widget.accessibleDescription()
        yield place, widget.windowTitle()
        match widget:
            case QLabel() | QAbstractButton():
                yield place, widget.text()
            case QLineEdit():
                yield place, widget.placeholderText()
            case QGroupBox():
                yield place, widget.title()
            case QComboBox():
                yield place, widget.placeholderText()
                for i in range(widget.count()):
                    yield place, widget.itemText(i)
            case QTabBar():
                for i in range(widget.count()):
                    yield place, widget.tabText(i)
        if isinstance(widget, GraphicsView):
            for item in widget.scene().items():
                if isinstance(item, QGraphicsTextItem):
                    yield f"{place} {type(item.parentItem()).__name__}", item.toPlainText()
    for action in filter(lambda action: not foreign(action), window.findChildren(QAction)):
        yield f"action {action.objectName()}", action.text()
        yield f"action {action.objectName()}", action.toolTip()


def left_over(text: str, data: set[str]) -> list[str]:
    """The words of a text outside of all marks."""
    plain, before = re.sub(r"«[^«»]*…$", " ", MARKUP.sub(" ", text)), ""
    while plain != before:
        before, plain = plain, re.sub(r"«[^«»]*»", " ", plain)
    return [word for word in WORD.findall(plain) if word not in data]


def shown(drawn: list[Snapshot]) -> set[Probe]:
    return {probe for snapshot in drawn for probe in snapshot.readings}


def kinds_of(base: type[Spec]) -> Iterator[type[Spec]]:
    for kind in base.__subclasses__():
        yield from (kind, *kinds_of(kind))


# Together they bring up what the panels have to say: classes, numbers, pictures, blocks, tables.
EXPERIMENTS = {
    "classes": ExperimentSpec(),
    "blocks": ExperimentSpec(
        layers=(
            Dropout(), Dense(units=4), BatchNorm(), Activate(activation=ReLU()),
            Residual(layers=(Dense(units=4), LayerNorm(), Activate())), Maxout(units=3),
        ),
        data=DataSpec(dataset["moons"](), features=(Square(), Sine())),
        penalty=L2(), schedule=schedule["cosine"](), stopping=(MaxEpochs(epochs=2), TargetLoss()),
    ),
    "numbers": ExperimentSpec(data=DataSpec(dataset["engel"]()), loss=loss["mse"]()),
    "pictures": ExperimentSpec(data=DataSpec(dataset["digits"]())),
    "table": ExperimentSpec(data=DataSpec(dataset["table"]())),
    "diverging": ExperimentSpec(
        data=DataSpec(dataset["engel"](), scaling=NoScaling()), loss=loss["mse"](),
        optimizer=SGD(lr=10.0),
    ),
}  # fmt: skip


@pytest.fixture(params=EXPERIMENTS)
def controller(request: pytest.FixtureRequest, marked: None) -> Iterator[Controller]:
    made = app.build(EXPERIMENTS[request.param], "light")
    made.window.spread()
    made.window.actions_by_name["full"].trigger()
    yield made
    made.discard_changes()
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()


@pytest.mark.long
def test_the_window_says_nothing_untranslated(controller: Controller, qtbot: QtBot) -> None:
    window, session = controller.window, controller.session
    window.show()
    drawn: list[Snapshot] = []
    session.snapshot_ready.connect(drawn.append)
    data = session.setup.data
    formulas = (getattr(kind, "formula", "") for kind in kinds_of(Spec))
    known = {*NAMES, *WORD.findall(" ".join((*data.inputs, *data.classes, *formulas)))}
    first = next(i for i, lay in enumerate(session.setup.network.layers) if lay.weighted)
    bias = Parameter(first, "b", (0,))
    missed: set[str] = set()
    for place in (None, Column(0), Neuron(0, 1), Neuron(-1, 0), bias):
        drawn.clear()
        window.select(Selection.of(place=place))
        window.select(Selection.of(sample=3))
        session.step()
        qtbot.waitUntil(lambda: shown(drawn) >= set(paces_of(window.wants())), timeout=30_000)
        # The search names settings by their paths, too.
        said = [(where, text) for where, text in heard(window) if "search.path" not in where]
        missed |= {f"{where}: {text!r}" for where, text in said if left_over(text, known)}
    assert not missed, "\n".join(sorted(missed))
