"""The optimiser panel: a row for each layer, a column for each number, lines over time."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.network.places import Parameter
from engine.optimizers import SGD, Adam, Momentum
from engine.probes import RatioHistory, Ratios
from engine.running.snapshot import Snapshot, Status
from engine.training.run import Run
from playground.look.theme import font
from playground.look.tokens import LIGHT
from playground.panels.optimizer.panel import MEMORY, RATIO, STEPS, OptimizerPanel
from playground.panels.optimizer.quantities import Quantity, QuantityCell
from playground.panels.optimizer.table import heading, words_of
from playground.panels.selection import Selection
from playground.words.numbers import number


def record(panel: OptimizerPanel, run: Run) -> None:
    """Have noted what the panel wants noted of every step."""
    kinds = (want.probe.recorder for want in panel.wants())
    run.record(frozenset(kind for kind in kinds if kind is not None))


def drawn(panel: OptimizerPanel, run: Run) -> Snapshot:
    """Measure what the panel wants and draw it."""
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    made = Snapshot(0, run.step_count, 1.0, Status.RUNNING, 1.0, "", readings)
    panel.draw(made)
    return made


@pytest.fixture
def panel(qtbot: QtBot) -> OptimizerPanel:
    """The panel, shown at its smallest."""
    made = OptimizerPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(400, 250)
    made.show()
    return made


def column(panel: OptimizerPanel, key: str) -> Quantity:
    """One column of the table."""
    return next(c for c in panel.table_view.columns if c.key == key)


def test_adam_has_a_column_for_each_array_it_remembers(panel: OptimizerPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    run.step()
    run.step()
    readings = drawn(panel, run).readings
    keys = [c.key for c in panel.table_view.columns]
    assert keys == ["ratio", "steps", "memory m", "memory v", "cosine"]
    assert panel.table_view.titles == ("1", "2", "output")
    assert [cell.value for cell in column(panel, "ratio").cells] == [
        ratio.ratio for ratio in readings[RATIO]
    ]
    medians = [spread.median for spread in readings[STEPS].layers]
    assert [cell.value for cell in column(panel, "steps").cells] == medians
    v = readings[MEMORY].arrays[1].layers
    assert [cell.most for cell in column(panel, "memory v").cells] == [r.most for r in v]
    assert "Adam" in panel.rule.text()
    assert "cos" in panel.words.text()


def test_sgd_says_that_it_has_no_memory(panel: OptimizerPanel) -> None:
    run = Run(spiral(optimizer=SGD(lr=0.25)))
    panel.start(run.trainer.setup)
    run.step()
    drawn(panel, run)
    assert [c.key for c in panel.table_view.columns] == ["ratio", "steps"]
    assert "no memory" in panel.words.text()
    assert "η = 0.25" in panel.words.text()
    assert column(panel, "steps").mark == 0.25


def test_before_the_first_step_it_says_so(panel: OptimizerPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    drawn(panel, run)
    assert "no step yet" in panel.words.text()
    assert panel.trail.rate.getData()[0] is None or not len(panel.trail.rate.getData()[0])


def test_the_lines_hold_the_ratios_of_every_step_drawn(panel: OptimizerPanel) -> None:
    run = Run(spiral(optimizer=Adam(lr=0.02)))
    panel.start(run.trainer.setup)
    record(panel, run)
    seen = []
    for step in range(1, 6):
        run.step()
        seen.append([r.ratio for r in RATIO.measure_run(run)])
        if step in (1, 5):
            drawn(panel, run)
    for line, ratios in zip(panel.trail.lines, np.array(seen).T, strict=True):
        np.testing.assert_allclose(line.getData()[1], np.log10(ratios))
    np.testing.assert_allclose(panel.trail.rate.getData()[1], math.log10(0.02))
    run.seek(3)
    drawn(panel, run)
    assert panel.trail.rate.getData()[0].tolist() == [1, 2, 3]


def test_a_small_panel_shows_one_of_both_and_a_tall_one_both(panel: OptimizerPanel) -> None:
    assert panel.page.isVisible()
    assert not panel.trail.isVisible()
    panel.view.setCurrentIndex(1)
    assert not panel.page.isVisible()
    assert panel.trail.isVisible()
    panel.resize(500, 500)
    assert panel.page.isVisible()
    assert panel.trail.isVisible()
    assert not panel.view.isVisible()


def test_another_optimiser_is_named_and_has_axes_of_its_own(panel: OptimizerPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    run.step()
    drawn(panel, run)
    other = replace(run.trainer.spec, optimizer=SGD())
    run.retune(other)
    panel.set_experiment(other, run.trainer.setup, frozenset({"optimizer"}))
    assert "SGD" in panel.rule.text()
    assert panel._columns == {}


def test_every_number_can_be_pointed_at(panel: OptimizerPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    run.step()
    drawn(panel, run)
    panel.grab()
    rooms = panel.table_view._rooms()
    first = column(panel, "ratio").cells[0]
    row = panel.table_view._row_height() * 0.5 + 1.7 * LIGHT.small_px
    said = panel.table_view.about(QPointF(rooms[0].center().x(), row))
    assert said.startswith(f"layer 1, Δ ÷ w: {words_of(first)}")
    assert "rms(Δ) / rms(w)" in said
    assert panel.table_view.about(QPointF(1, row)) == ""


def test_the_table_has_layers_then_steps(panel: OptimizerPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    assert panel.table() == []
    record(panel, run)
    run.step()
    drawn(panel, run)
    table = panel.table()
    assert table[0][:2] == ["layer", "Δ ÷ w"]
    assert [row[0] for row in table[1:4]] == ["1", "2", "output"]
    assert table[5][:3] == ["step", "rate", "ratio 1"]
    assert table[6][0] == 1


class TestColumn:
    """Where numbers lie on an axis."""

    def test_decades_are_even_and_what_lies_outside_is_at_the_end(self) -> None:
        axis = Quantity("", "", "", (), -4, 0)
        assert axis.place(1e-3) == pytest.approx(0.25)
        assert axis.place(1e-9) == 0
        assert axis.place(50.0) == 1
        assert axis.place(0.0) is None
        assert axis.place(math.inf) is None
        assert axis.place(math.nan) is None

    def test_axes_only_grow(self) -> None:
        before, now = (
            Quantity("", "", "", (), -4, 0),
            Quantity("", "", "", (QuantityCell(1.0),), -2, 1),
        )
        grown = now.including(before)
        assert (grown.low, grown.high, grown.cells) == (-4, 1, now.cells)


def test_it_says_how_close_together_the_steps_are(panel: OptimizerPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    record(panel, run)
    assert "every" not in panel.legend.text()
    run.advance(3)
    drawn(panel, run)
    assert panel.legend.text().endswith("every step")
    rows = np.column_stack([[2.0, 4.0, 5.0, 6.0], np.full((4, 4), 1e-3)])
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    readings[RatioHistory()] = Ratios(rows, complete_from=4, every=2)
    panel.draw(Snapshot(0, 6, 1.0, Status.PAUSED, 1.0, "", readings))
    assert panel.legend.text().endswith("every step from 4 on, 1 in 2 before")


def test_after_a_rest_it_says_from_when_on_steps_are_known(panel: OptimizerPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    run.step()
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    readings |= {RATIO: None, STEPS: None}
    panel.draw(Snapshot(0, run.step_count, 1.0, Status.PAUSED, 1.0, "", readings))
    assert "known from the next one on" in panel.words.text()
    run.step()
    drawn(panel, run)
    assert "known from" not in panel.words.text()


def test_lines_that_begin_late_have_the_room(panel: OptimizerPanel) -> None:
    panel.trail.start(2)
    panel.trail.show_rows(np.array([[step, 1e-3, 1e-3, 1e-3] for step in (9_000, 9_500)]))
    left, right = panel.trail.plotItem.getViewBox().viewRange()[0]
    assert left == pytest.approx(9_000)
    assert right >= 9_500


def test_ends_of_narrow_axes_stand_below_each_other(panel: OptimizerPanel) -> None:
    """At the projector five columns leave each so little that 10⁻⁶ lay over 10⁻²."""
    run = Run(spiral())
    panel.start(run.trainer.setup)
    run.step()
    run.step()
    drawn(panel, run)
    table = panel.table_view
    table.set_theme(LIGHT.projector())
    heights = []
    for width in (1500, 420):
        panel.resize(width, 400)
        QApplication.processEvents()
        heights.append(table.sizeHint().height())
    assert heights[1] > heights[0]
    assert not table.grab().isNull()


def test_narrow_heads_still_tell_the_memories_apart() -> None:
    face = font(LIGHT.projector(), LIGHT.projector().small_px)
    wide = QFontMetricsF(face).horizontalAdvance("memory m") + 1
    titles = ("memory m", "memory v")
    assert [heading(title, face, wide) for title in titles] == list(titles)
    assert [heading(title, face, wide / 2) for title in titles] == ["m", "v"]


def test_it_tells_of_the_weight_that_is_picked_and_of_the_curvature(panel: OptimizerPanel) -> None:
    run = Run(replace(spiral(optimizer=Momentum(lr=0.05)), batch_size=5000))
    panel.start(run.trainer.setup)
    assert panel.closer.text().startswith("Pick a weight")
    place = Parameter(0, "W", (1, 0))
    asked: list[bool] = []
    panel.rewanted.connect(lambda: asked.append(True))
    panel.select(Selection.of(place=place))
    panel.select(Selection.of(place=place))
    assert asked == [True]
    run.step()
    run.step()
    drawn(panel, run)
    own, curvature = panel.closer.weight, panel.closer.curvature
    assert own is not None
    assert own.place == place
    assert curvature is not None
    assert curvature.stable == pytest.approx(2 * 1.9 / curvature.largest)
    text = panel.closer.text()
    assert f"v = {number(own.memory[0][1], 3)}" in text
    assert f"Δ = {number(own.step, 3)}" in text
    assert f"stable up to η = {number(curvature.stable, 3)}" in text
    assert ["largest stable learning rate", curvature.stable] in panel.table()
