"""A row of one's own is typed and answered; beside it stands how much each input matters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from engine.data.tables.opening import opened
from engine.running.snapshot import Snapshot, Status
from engine.steps import at_once
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from playground.look.tokens import DARK, LIGHT
from playground.panels.samples.inputs.columns_model import MATTERS, VALUE
from playground.panels.samples.inputs.panel import InputsPanel
from playground.panels.selection import Selection


@pytest.fixture
def panel(qtbot: QtBot) -> InputsPanel:
    made = InputsPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def stones(tmp_path: Path) -> Run:
    rows = [f"{i},{['grey', 'white'][i // 2 % 2]},{'ab'[i // 2 % 2]}" for i in range(80)]
    path = tmp_path / "stones.csv"
    path.write_text("\n".join(["size,colour,kind", *rows]) + "\n")
    run = Run(Setup.of(ExperimentSpec(data=DataSpec(at_once(opened(path)).table))))
    for _ in range(200):
        run.step()
    return run


def draw(panel: InputsPanel, run: Run) -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, 1.0, Status.PAUSED, 1.0, "", readings))


def test_a_row_is_typed_and_answered(panel: InputsPanel, tmp_path: Path) -> None:
    run = stones(tmp_path)
    panel.start(run.trainer.setup)
    draw(panel, run)
    assert panel.answer.text().startswith("Answer: ")
    asked: list[bool] = []
    panel.rewanted.connect(lambda: asked.append(True))
    model = panel.columns
    assert model.setData(model.index(1, VALUE), "purple")
    draw(panel, run)
    assert panel.answer.text() == "colour: expected one of grey, white, found “purple”."
    model.setData(model.index(1, VALUE), "")
    draw(panel, run)
    assert panel.answer.text().endswith("(filled in: colour)")
    assert len(asked) == 2
    panel.select(Selection.of(sample=3))
    assert model.words[1] in ("grey", "white")
    draw(panel, run)
    assert "filled" not in panel.answer.text()


def test_a_category_offers_its_words(panel: InputsPanel, tmp_path: Path) -> None:
    run = stones(tmp_path)
    panel.start(run.trainer.setup)
    index = panel.columns.index(1, VALUE)
    editor = panel.cells.createEditor(panel.view, QStyleOptionViewItem(), index)
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(i) for i in range(editor.count())] == ["", "grey", "white"]
    panel.cells.setEditorData(editor, index)
    assert editor.currentText() == panel.columns.words[1]
    editor.setCurrentText("white")
    panel.cells.setModelData(editor, panel.columns, index)
    assert panel.columns.words[1] == "white"
    assert editor.accessibleName() == "Value of colour"


def test_importance_has_its_spread_and_says_of_what(panel: InputsPanel, tmp_path: Path) -> None:
    run = stones(tmp_path)
    panel.start(run.trainer.setup)
    assert panel.columns.index(1, MATTERS).data() == "…"
    draw(panel, run)
    assert " ± " in panel.columns.index(1, MATTERS).data(Qt.ItemDataRole.DisplayRole)
    assert panel.columns.share(1)[0] > panel.columns.share(0)[0]
    assert f"at step {run.step_count}" in panel.note.text()
    assert "12 test samples, 5 times" in panel.note.text()
    table = panel.table()
    assert table[0] == ["input", "value", "importance", "spread"]
    assert [row[0] for row in table[1:]] == ["size", "colour"]
    panel.set_theme(DARK)
    panel.grab()
