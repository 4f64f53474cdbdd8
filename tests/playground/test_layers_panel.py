"""The layers panel with every kind of layer: a column for each block, named by what it computes."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from samples import spiral

from engine.activations import ReLU
from engine.layers import (
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    LayerNorm,
    Maxout,
    Residual,
)
from engine.snapshot import Snapshot, Status
from engine.trainer import Trainer
from playground.panels.layers import LayersPanel
from playground.tokens import LIGHT

LAYERS = (
    *(Dense(units=6), BatchNorm(), Activate(ReLU()), Dropout()),
    *(Maxout(units=6), LayerNorm()),
    Residual((Dense(units=3), BatchNorm(affine=False), Activate(), Dense(units=6))),
    *(Residual((Maxout(units=6),)), Activate()),
)


def test_columns_are_named_by_what_they_compute(qtbot: QtBot) -> None:
    panel = LayersPanel(LIGHT)
    qtbot.addWidget(panel)
    trainer = Trainer(spiral(layers=LAYERS))
    for _ in range(10):
        trainer.step()
    panel.start(trainer.plan)
    assert [head.text() for head, _, _ in panel.columns] == [
        "<b>Layer 1</b> · 6 · ReLU",
        "<b>Layer 2</b> · 6 · Maxout",
        "<b>Layer 3</b> · 6 · Residual block",
        "<b>Layer 4</b> · 6 · Residual block · Tanh",
        "<b>Output</b> · 2 · Identity",
    ]
    readings = {probe: probe.measure(trainer) for probe in panel.probes()}
    panel.draw(Snapshot(0, 10, 1.0, Status.RUNNING, 1.0, "", readings))
    assert all(len(row.bars) == 5 for row in panel.rows)
    assert all("σ" in note.text() and "δ" in note.text() for _, _, note in panel.columns)
