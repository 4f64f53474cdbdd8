"""Drawing a picture: ink under the pointer, the shares beside it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.network.layers import Activate, Dense
from engine.probes import TypedRowProbe
from engine.running.snapshot import Snapshot
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from playground.look.tokens import DARK, LIGHT
from playground.panels.samples.draw.panel import DrawPanel
from playground.panels.selection import Selection

DIGITS = ExperimentSpec(data=DataSpec(dataset["digits"]()), layers=(Dense(units=8), Activate()))


@pytest.fixture(scope="module")
def run() -> Run:
    """A network that has seen some digits."""
    made = Run(DIGITS)
    for _ in range(60):
        made.step()
    return made


@pytest.fixture
def panel(qtbot: QtBot, run: Run) -> DrawPanel:
    """The panel on digits, shown."""
    made = DrawPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(420, 260)
    made.show()
    made.start(run.trainer.setup)
    return made


def answered(panel: DrawPanel, run: Run) -> None:
    """Draw what the panel wants of a run."""
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, readings=readings))


def test_the_mouse_draws_and_wipes(panel: DrawPanel, qtbot: QtBot) -> None:
    pad = panel.pad
    middle = QPoint(pad.width() // 2, pad.height() // 2)
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=middle)
    assert pad.pixels.max() > 0.3
    assert pad.pixels[0, 0] == 0
    qtbot.mouseClick(pad, Qt.MouseButton.RightButton, pos=middle)
    assert pad.pixels.max() < 0.3
    pad.draw_line(QPointF(4, 0.5), QPointF(4, 7.5))
    assert (pad.pixels[:, 3:5] > 0.5).all()
    assert (pad.pixels[:, :2] == 0).all()
    panel.wipe.click()
    assert not pad.pixels.any()


def test_keys_draw_too(panel: DrawPanel, qtbot: QtBot) -> None:
    pad = panel.pad
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(pad, key)
    assert pad.pixels[3, 3] == 1
    assert "row 4, column 4: 100" in pad.accessibleDescription()
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert not pad.pixels.any()


def test_the_shares_are_those_of_the_network(panel: DrawPanel, run: Run) -> None:
    row = int(run.trainer.setup.parts["test"].rows[0])
    panel.select(Selection.of(sample=row))
    (want,) = panel.wants()
    assert isinstance(want.probe, TypedRowProbe)
    assert [float(word) for word in json.loads(want.probe.cells)] == (
        run.trainer.setup.data.x[row].tolist()
    )
    answered(panel, run)
    setup = run.trainer.setup
    z = setup.network.predict(run.trainer.weights, setup.input_map(setup.data.x[row : row + 1]))
    np.testing.assert_allclose(panel.bars.shares, setup.network.loss.shares(z)[0])
    best = int(panel.bars.shares.argmax())
    assert f"It reads {best}" in panel.answer.text()
    assert [name for name, _ in panel.table()[1:]] == list(setup.data.classes)
    assert not panel.grab().isNull()
    panel.set_theme(DARK)
    # Where there is little room, the likeliest classes are left.
    assert best in panel.bars.shown(3)
    assert len(panel.bars.shown(3)) == 3


def test_data_without_pictures_says_so(panel: DrawPanel) -> None:
    panel.start(Run(ExperimentSpec(data=DataSpec(dataset["circle"]()))).trainer.setup)
    assert panel.wants() == frozenset()
    assert not panel.empty.isHidden()
    assert panel.table() == []
