"""A person at the form of an experiment, for tests of forms."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.network.activations import Tanh
from engine.network.layers import Activate, Dense, Layer
from engine.specs.differences import differences
from engine.training.experiment import ExperimentSpec
from engine.training.nearest import nearest_setup
from engine.training.setup import Setup, Setups
from playground.forms.experiment_dock import ExperimentForm
from playground.look.theme import LIGHT
from playground.widgets.section import Fold


class Form:
    """A person at the form of an experiment, all folds open; like the session, it answers edits."""

    def __init__(
        self,
        qtbot: QtBot,
        spec: ExperimentSpec | None = None,
        level: str = "standard",
        unfolded: bool = True,
    ):
        self.spec = spec or ExperimentSpec()
        self.qtbot = qtbot
        self.form = ExperimentForm(self.spec, Setup.of(self.spec), LIGHT, level)
        qtbot.addWidget(self.form)
        self.form.edited.connect(self._answer)
        self.edits: list[ExperimentSpec] = []
        self.form.resize(300, 1000)
        if unfolded:
            for fold in self.form.findChildren(Fold):
                fold.set_open(True)
        # Without a window manager nobody else gives the window the keyboard.
        with qtbot.waitActive(self.form):
            self.form.show()
            self.form.activateWindow()

    def _answer(self, spec: ExperimentSpec) -> None:
        self.edits.append(spec)
        changed, self.spec = differences(self.spec, spec), spec
        # As the session does: a loss that does not suit the data gives way.
        self.spec = nearest_setup(spec, Setups())[0].spec
        changed |= differences(spec, self.spec)
        self.form.set_experiment(self.spec, self.setup, changed)

    @property
    def setup(self) -> Setup:
        """The experiment worked out."""
        return Setup.of(self.spec)

    def find(self, name: str, kind: type[Any] = QWidget) -> Any:
        found = self.form.findChildren(kind, name)
        assert len(found) == 1, f"{len(found)} controls are called {name!r}"
        return found[0]

    def names(self) -> set[str]:
        return {w.objectName() for w in self.form.findChildren(QWidget) if _own(w.objectName())}

    def click(self, name: str) -> None:
        button = self.find(name, QAbstractButton)
        # What has just been made is shown and gets its place with the next events.
        self.qtbot.waitUntil(button.isVisible)
        QApplication.processEvents()
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, name: str, label: str) -> None:
        choose(self.find(name, QComboBox), label)

    def type(self, name: str, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        type_number(self.qtbot, self.find(name), text, end)


def type_number(qtbot: QtBot, control: QWidget, text: str, end: Qt.Key) -> None:
    """Replace the number of a control by typing."""
    found = control if isinstance(control, QLineEdit) else control.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    found.setFocus()
    found.selectAll()
    qtbot.keyClicks(found, text)
    qtbot.keyClick(found, end)


def choose(combo: QComboBox, label: str) -> None:
    """Choose an item as the list of a combo box does."""
    index = combo.findText(label)
    assert index >= 0, f"there is no {label!r}"
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def tanh_blocks(blocks: int) -> tuple[Layer, ...]:
    """So many blocks of eight tanh units."""
    return (Dense(units=8), Activate(Tanh())) * blocks


def _own(name: str) -> bool:
    return bool(name) and not name.startswith("qt_")
