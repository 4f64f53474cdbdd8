"""The loss panel: what it draws of a run, what it marks, and what it says when asked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.data.datasets import dataset
from engine.network.losses import MeanSquaredError
from engine.running.snapshot import Snapshot, Status
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from playground.look.tokens import DARK, LIGHT
from playground.panels.loss.marks import STOP, apart
from playground.panels.loss.panel import CURVE, LossPanel
from playground.panels.loss.scales import DRAWN, decades, grown, loss_range, smoothed


@pytest.fixture
def panel(qtbot: QtBot) -> LossPanel:
    made = LossPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(480, 260)
    made.show()
    return made


def train(run: Run, steps: int) -> Run:
    for _ in range(steps):
        run.step()
    return run


def show(panel: LossPanel, run: Run, status: Status = Status.RUNNING, message: str = "") -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, run.trainer.epochs, status, 1.0, message, readings))


def test_the_run_before_stays_as_a_ghost_that_can_be_hidden(panel: LossPanel) -> None:
    first = train(Run(spiral()), 300)
    panel.start(first.trainer.setup)
    assert panel.head.keys["before"].isHidden()
    show(panel, first)
    assert not len(panel.lines[0].ghost.getData()[0])
    drawn = panel.losses["train"].getData()

    second = train(Run(spiral(seed=7)), 50)
    panel.start(second.trainer.setup)
    show(panel, second)
    assert not panel.head.keys["before"].isHidden()
    ghost = panel.lines[0].ghost.getData()
    np.testing.assert_array_equal(ghost, drawn)
    assert panel.losses["train"].getData()[0][-1] <= 50
    assert len(panel.lines[1].ghost.getData()[0]), "its accuracy too"

    panel.head.keys["before"].click()
    assert not len(panel.lines[0].ghost.getData()[0])
    panel.head.keys["before"].click()
    assert len(panel.lines[0].ghost.getData()[0])


def test_marks_beyond_the_present_are_gone(panel: LossPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    for steps, text in ((20, "first"), (20, "second")):
        show(panel, train(run, steps))
        panel.mark(text)
    assert marked(panel) == [20, 40]
    run.seek(30)
    show(panel, run)
    assert marked(panel) == [20]
    assert [mark.text for mark in panel.seen_marks()] == ["first"]
    # Forward again the run makes the same changes: they are marked again.
    train(run, 20)
    show(panel, run)
    assert marked(panel) == [20, 40]
    # Another change in the past is another future.
    run.seek(30)
    show(panel, run)
    panel.mark("third")
    show(panel, train(run, 30))
    assert marked(panel) == [20, 30]
    assert [mark.text for mark in panel.marks] == ["first", "third"]
    panel.start(run.trainer.setup)
    assert panel.marks == []


def test_a_drag_has_one_mark_where_it_began(panel: LossPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    show(panel, train(run, 20))
    panel.mark("Noise, 0.1 to 0.2")
    show(panel, train(run, 20))
    panel.mark("Noise, 0.1 to 0.3", again=True)
    assert [(mark.step, mark.text) for mark in panel.marks] == [(20, "Noise, 0.1 to 0.3")]
    panel.mark("Noise, 0.3 to 0.4")
    assert len(panel.marks) == 2


def marked(panel: LossPanel) -> list[float]:
    """Where lines stand, the same in both plots."""
    above, below = (items.getData()[0][::2].tolist() for items in panel.mark_lines.lines["edit"])
    assert above == below
    return list(above)


def test_a_rule_that_stopped_the_run_is_marked(panel: LossPanel) -> None:
    run = train(Run(spiral()), 30)
    panel.start(run.trainer.setup)
    show(panel, run)
    show(panel, run, Status.FINISHED, "Stopped: 3 epochs without progress.")
    assert panel.mark_lines.lines[STOP][0].getData()[0].tolist() == [30, 30]
    assert panel.mark_lines.name.isVisible()
    assert "3 epochs" in panel.mark_lines.name.toPlainText()


def test_crowded_marks_are_thinned_and_the_last_one_stays() -> None:
    assert apart(np.array([0.0, 10.0, 11.0, 12.0, 30.0]), 4.0) == [0, 3, 4]
    assert apart(np.zeros(0), 4.0) == []
    assert apart(np.array([5.0, 5.0, 5.0]), 4.0) == [2]


def test_pointing_reads_all_curves_at_that_step(panel: LossPanel) -> None:
    first = train(Run(spiral()), 300)
    panel.start(first.trainer.setup)
    show(panel, first)
    run = train(Run(spiral(seed=3)), 200)
    panel.start(run.trainer.setup)
    show(panel, run)
    panel.mark("Batch size, 10 to 32")
    curve = CURVE.measure_run(run)
    view = panel.loss.plotItem.getViewBox()
    middle = sum(view.viewRange()[1]) / 2
    panel.loss.scene().sigMouseMoved.emit(view.mapViewToScene(QPointF(200, middle)))
    text = panel.readout.box.text()
    assert panel.readout.box.isVisible()
    # The newest evaluation before step 200.
    step = curve.column("step")[-1]
    assert f"step {step:.0f} · epoch {curve.column('epoch')[-1]:.4g}" in text
    assert f"train {curve.column('train_loss')[-1]:.4g}, " in text
    assert f"test {curve.column('test_loss')[-1]:.4g}, " in text
    assert "run before" in text
    assert "Batch size, 10 to 32" in text
    assert all(line.value() == step for line in panel.readout.lines)
    panel.head.keys["test"].click()
    assert "test" not in panel.readout.box.text()
    QApplication.sendEvent(panel.loss, QEvent(QEvent.Type.Leave))
    assert not panel.readout.box.isVisible()


def test_a_smooth_line_lies_over_the_measured_one(panel: LossPanel) -> None:
    run = train(Run(replace(spiral(), batch_size=1)), 6000)
    panel.start(run.trainer.setup)
    panel.head.log.click()
    show(panel, run)
    lines = panel.lines[0]
    raw, smooth = lines.raw["train"].getData()[1], lines.smooth["train"].getData()[1]
    assert len(raw) == len(smooth) <= DRAWN
    assert np.abs(np.diff(smooth)).sum() < 0.8 * np.abs(np.diff(raw)).sum()
    assert smooth.mean() == pytest.approx(raw.mean(), rel=0.05)
    assert len(panel.batches.getData()[0]) <= 2 * DRAWN


def test_smoothing_keeps_straight_lines_ends_and_gaps() -> None:
    straight = np.linspace(3, 1, 200)
    np.testing.assert_allclose(smoothed(straight), straight)
    assert smoothed(straight)[-1] == straight[-1]
    gap = straight.copy()
    gap[50] = np.nan
    assert np.flatnonzero(np.isnan(smoothed(gap))).tolist() == [50]
    assert smoothed(np.full(200, np.nan)).shape == (200,)
    short = np.array([1.0, 5.0])
    assert smoothed(short) is short


def test_the_axes_change_in_steps_and_not_with_every_frame(panel: LossPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    changes: list[object] = []
    panel.loss.plotItem.getViewBox().sigXRangeChanged.connect(lambda *_: changes.append(1))
    for _ in range(100):
        show(panel, train(run, 10))
    assert panel.loss.plotItem.getViewBox().viewRange()[0][1] >= 1000
    assert len(changes) < 20


def test_log_epochs_and_zoom_change_the_axes(panel: LossPanel) -> None:
    run = train(Run(spiral()), 400)
    panel.start(run.trainer.setup)
    show(panel, run)
    curve = CURVE.measure_run(run)
    view = panel.loss.plotItem.getViewBox()
    newest = curve.column("train_loss")[-1]
    assert panel.losses["train"].getData()[1][-1] == pytest.approx(np.log10(newest))
    panel.head.log.click()
    assert panel.losses["train"].getData()[1][-1] == pytest.approx(newest)
    assert view.viewRange()[1][0] == 0
    panel.head.epochs.click()
    assert panel.losses["train"].getData()[0][-1] == pytest.approx(curve.column("epoch")[-1])
    assert panel.accuracy.plotItem.getAxis("bottom").labelText == "epochs"
    assert run.trainer.epochs <= view.viewRange()[0][1] <= 1.25 * run.trainer.epochs
    panel.head.zoom.click()
    assert 0 < view.viewRange()[0][0] < run.trainer.epochs
    panel.head.zoom.click()
    assert view.viewRange()[0][0] == 0


def test_only_parts_with_samples_have_a_key(panel: LossPanel) -> None:
    setup = Run(spiral()).trainer.setup
    panel.start(setup)
    for part in ("train", "validation", "test"):
        assert panel.head.keys[part].isHidden() == (len(setup.parts[part]) == 0)


def test_numbers_have_no_accuracy(panel: LossPanel) -> None:
    spec = ExperimentSpec(data=DataSpec(dataset["sine"]()), loss=MeanSquaredError())
    run = train(Run(spec), 60)
    panel.start(run.trainer.setup)
    assert panel.hint.isVisible()
    show(panel, run)
    assert not panel.hint.isVisible()
    assert not panel.accuracy.isVisible()
    assert "right" not in panel._words()
    assert panel.loss.plotItem.getAxis("bottom").labelText


def test_it_says_in_words_what_it_shows(panel: LossPanel) -> None:
    run = train(Run(spiral()), 60)
    panel.start(run.trainer.setup)
    show(panel, run)
    QApplication.sendEvent(
        panel.loss, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    )
    assert panel.loss.accessibleDescription().startswith("step 60")
    assert "train" in panel.loss.accessibleDescription()


def test_the_table_has_every_evaluation(panel: LossPanel) -> None:
    assert panel.table() == []
    run = train(Run(spiral()), 100)
    panel.start(run.trainer.setup)
    show(panel, run)
    head, *rows = panel.table()
    assert head[:4] == ["step", "epoch", "rate", "train_loss"]
    assert len(rows) == len(CURVE.measure_run(run).rows)
    assert all(len(row) == len(head) for row in rows)


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.projector()], ids=lambda theme: theme.name)
def test_the_legend_fits(panel: LossPanel, theme: object) -> None:
    run = train(Run(spiral()), 100)
    panel.start(run.trainer.setup)
    show(panel, run)
    panel.start(run.trainer.setup)
    panel.set_theme(theme)  # type: ignore[arg-type]
    panel.grab()
    shown = [key for key in panel.head.keys.values() if key.isVisible()]
    places = [key.geometry() for key in shown]
    legend = shown[0].parentWidget()
    assert legend is not None
    assert all(legend.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])


def test_scales() -> None:
    assert grown(3, 50) == 50
    assert grown(51, 50) == 62.5
    assert loss_range([np.array([0.02, 3.0])], log=True) == (-2, 0.5)
    assert loss_range([np.array([0.02, 3.0])], log=False) == (0, 5)
    assert loss_range([np.array([np.nan])], log=True) == (0, 1)
    (ticks,) = decades(-1, 0, 8)
    assert (0.0, "1") in ticks
    assert "0.5" in [text for _, text in ticks]
    assert "0.5" not in [text for _, text in decades(-1, 0, 2)[0]]
    assert len(decades(-12, 30, 8)[0]) < 12


def test_a_low_plot_leaves_out_labels_that_would_be_cut(panel: LossPanel) -> None:
    panel.start(Run(spiral()).trainer.setup)
    axes = {side: panel.accuracy.plotItem.getAxis(side) for side in ("left", "bottom")}
    panel.accuracy.resize(300, 200)
    assert all(axis.label.isVisible() for axis in axes.values())
    panel.accuracy.resize(300, 50)
    assert not any(axis.label.isVisible() for axis in axes.values())
