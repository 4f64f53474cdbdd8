"""The loss panel: what it draws of a run, what it marks, and what it says when asked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.data.datasets import dataset
from engine.network.losses import BinaryCrossEntropy, MeanSquaredError
from engine.optimizers import SGD, Adam
from engine.running.snapshot import Snapshot, Status
from engine.specs.differences import every_path
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.metrics import NumberMetrics, metrics_of
from engine.training.run import Run
from engine.training.setup import Setup
from playground.look.tokens import DARK, LIGHT, Theme
from playground.panels.loss.marks import STOP, apart
from playground.panels.loss.panel import CURVE, LossPanel
from playground.plotting.curve_scales import DRAWN, decades, grid_of, grown, loss_range, sampled
from playground.plotting.end_names import apart as moved_apart
from playground.words.numbers import number


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


def show(
    panel: LossPanel,
    run: Run,
    status: Status = Status.RUNNING,
    message: str = "",
    number: int = 0,
    recorded: range = range(1),
) -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    step, epochs = run.step_count, run.trainer.epochs
    panel.draw(Snapshot(number, step, epochs, status, 1.0, message, readings, recorded=recorded))


def test_the_run_before_stays_as_a_ghost_that_can_be_hidden(panel: LossPanel) -> None:
    first = train(Run(spiral()), 300)
    panel.start(first.trainer.setup)
    key = panel.choices.curves["before"]
    assert not key.isVisible()
    show(panel, first)
    assert not len(panel.lines[0].ghost.getData()[0])
    drawn = panel.losses["train"].getData()

    begin(panel, replace(first.trainer.spec, weights_draw=1))
    second = train(Run(replace(first.trainer.spec, weights_draw=1)), 300)
    show(panel, second)
    assert key.isVisible()
    ghost = panel.lines[0].ghost.getData()
    np.testing.assert_array_equal(ghost, drawn)
    assert len(panel.lines[1].ghost.getData()[0]), "its accuracy too"
    assert set(panel.ends[0].shown()) == {"train", "validation", "test", "before"}

    key.trigger()
    assert not len(panel.lines[0].ghost.getData()[0])
    assert "before" not in panel.ends[0].shown()
    key.trigger()
    assert len(panel.lines[0].ghost.getData()[0])


def begin(panel: LossPanel, spec: ExperimentSpec) -> Setup:
    """Another run begins, as after an edit."""
    setup = Setup.of(spec)
    panel.set_experiment(spec, setup, frozenset({"weights_draw", "data", "loss"}))
    panel.start(setup)
    return setup


OTHERS = {
    "seed": spiral(seed=7),
    "draw": spiral(data_draw=1),
    "samples": spiral(samples=80),
    "noise": ExperimentSpec(data=DataSpec(dataset["spiral"](samples=60, noise=0.1))),
    "loss": spiral(loss=BinaryCrossEntropy()),
    "shares": ExperimentSpec(data=DataSpec(dataset["spiral"](samples=60), test=0.3)),
}
ALIKE = {
    "weights": spiral(weights_draw=3),
    "layers": spiral(layers=()),
    "rate": spiral(optimizer=SGD(lr=0.5)),
    "batch": spiral(batch_size=3),
    "again": spiral(),
}


@pytest.mark.parametrize("spec", [*OTHERS.values(), *ALIKE.values()], ids=[*OTHERS, *ALIKE])
def test_a_ghost_is_drawn_only_where_losses_mean_the_same(
    panel: LossPanel, spec: ExperimentSpec
) -> None:
    first = train(Run(spiral()), 60)
    panel.start(first.trainer.setup)
    show(panel, first)
    begin(panel, spec)
    show(panel, train(Run(spec), 60))
    wanted = spec in ALIKE.values()
    assert bool(len(panel.lines[0].ghost.getData()[0])) == wanted
    assert panel.choices.curves["before"].isVisible() == wanted
    assert ("run before" in panel._words()) == wanted


def test_a_ghost_goes_when_other_samples_come_under_way_and_returns_with_them(
    panel: LossPanel,
) -> None:
    run = train(Run(spiral()), 60)
    panel.start(run.trainer.setup)
    show(panel, run)
    again = train(Run(spiral(weights_draw=1)), 40)
    begin(panel, again.trainer.spec)
    show(panel, again)
    assert len(panel.lines[0].ghost.getData()[0])
    for spec, wanted in ((OTHERS["noise"], False), (spiral(), True), (OTHERS["noise"], False)):
        live = replace(again.trainer.spec, data=spec.data)
        panel.set_experiment(live, Setup.of(live), frozenset({"data.dataset.noise"}))
        assert bool(len(panel.lines[0].ghost.getData()[0])) == wanted
    # A curve from two kinds of samples is nothing to compare with.
    begin(panel, OTHERS["noise"])
    show(panel, train(Run(OTHERS["noise"]), 30))
    assert not len(panel.lines[0].ghost.getData()[0])


@pytest.mark.long
def test_ghost_and_present_run_are_drawn_from_the_same_points(panel: LossPanel) -> None:
    """However long the run before was: the same run again lies on its ghost."""
    spec = spiral(batch_size=3)
    panel.start(Setup.of(spec))
    show(panel, train(Run(spec), 20_000))
    begin(panel, spec)
    show(panel, train(Run(spec), 3_000))
    x, y = panel.losses["train"].getData()
    ghost_x, ghost_y = panel.lines[0].ghost.getData()
    right = panel.loss.plotItem.getViewBox().viewRange()[0][1]
    assert x[-1] < ghost_x[-1] <= right
    np.testing.assert_array_equal(ghost_x[: len(x) - 1], x[:-1])
    np.testing.assert_array_equal(ghost_y[: len(x) - 1], y[:-1])


@pytest.mark.long
def test_what_was_drawn_stays_where_it_is_while_the_run_goes_on(panel: LossPanel) -> None:
    """Each point of a longer run is one of those that the shorter one was drawn with."""
    run = Run(spiral(batch_size=3))
    panel.start(run.trainer.setup)
    before: dict[float, float] = {}
    for _ in range(12):
        show(panel, train(run, 500))
        x, y = panel.losses["train"].getData()
        now = dict(zip(x.tolist(), y.tolist(), strict=True))
        old = {step: loss for step, loss in now.items() if before and step < max(before)}
        assert old.items() <= before.items()
        assert len(old) >= len(before) / 2 - 2
        # The newest point is drawn beside those of the grid.
        before = dict(list(now.items())[:-1])


def test_parts_are_told_apart_without_colour_and_named_where_they_end(panel: LossPanel) -> None:
    run = train(Run(spiral()), 300)
    panel.start(run.trainer.setup)
    show(panel, run)
    styles = {part: line.opts["pen"].style() for part, line in panel.losses.items()}
    assert len(set(styles.values())) == 3
    assert all(line.opts["pen"].isCosmetic() for line in panel.losses.values())
    for plot, lines, ends in zip(panel.plots, panel.lines, panel.ends, strict=True):
        view, names = plot.plotItem.getViewBox(), ends.shown()
        for part, item in names.items():
            x, y = lines.smooth[part].getData()
            end = view.mapViewToScene(QPointF(x[-1], y[-1]))
            box = item.sceneBoundingRect()
            assert 0 < box.left() - min(end.x(), view.sceneBoundingRect().right()) < 10
            assert plot.sceneRect().contains(box)
            assert abs(box.center().y() - end.y()) < 3 * box.height()
    boxes = [item.sceneBoundingRect() for item in panel.ends[0].shown().values()]
    assert len(boxes) == 3
    assert not any(
        a.adjusted(0, 1, 0, -1).intersects(b) for a in boxes for b in boxes if a is not b
    )


def test_in_a_narrow_plot_names_leave_the_room_to_the_lines(panel: LossPanel, qtbot: QtBot) -> None:
    run = train(Run(spiral()), 300)
    panel.set_theme(DARK.projector())
    panel.start(run.trainer.setup)
    panel.resize(330, 300)
    show(panel, run)
    panel.grab()
    area = panel.loss.plotItem.getViewBox().sceneBoundingRect()
    boxes = [item.sceneBoundingRect() for item in panel.ends[0].shown().values()]
    assert len(boxes) == 3
    assert all(area.adjusted(0, -2, 0, 2).contains(box) for box in boxes)
    assert all(b - a >= 10 for a, b in pairwise(sorted(box.top() for box in boxes)))
    panel.resize(1200, 300)
    view = panel.loss.plotItem.getViewBox()
    qtbot.waitUntil(lambda: panel.loss.width() - view.sceneBoundingRect().right() > 100)


def test_a_name_wider_than_the_plot_ends_in_an_ellipsis(panel: LossPanel) -> None:
    run = train(Run(spiral()), 300)
    panel.start(run.trainer.setup)
    panel.resize(330, 300)
    panel.ends[0].call({"train": "a name that nobody has room for " * 4}, {})
    show(panel, run)
    panel.grab()
    item = panel.ends[0].shown()["train"]
    assert item.text().endswith("…")
    area = panel.loss.plotItem.getViewBox().sceneBoundingRect()
    assert area.adjusted(0, -2, 0, 2).contains(item.sceneBoundingRect())


def test_names_are_moved_apart_within_the_plot() -> None:
    assert moved_apart([10, 50], 12, 0, 100) == [10, 50]
    assert moved_apart([10, 11, 12], 12, 0, 100) == [10, 22, 34]
    assert moved_apart([95, 96, 97], 12, 0, 100) == [70, 82, 94]
    assert moved_apart([-50, 400], 12, 0, 100) == [6, 94]
    assert moved_apart([], 12, 0, 100) == []


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


def test_an_edit_that_is_undone_before_any_step_leaves_no_mark(panel: LossPanel) -> None:
    run = Run(spiral())
    setup, first = run.trainer.setup, run.spec
    panel.set_experiment(first, setup, every_path(first))
    panel.start(setup)
    show(panel, train(run, 20))
    second = replace(first, batch_size=7)
    panel.set_experiment(second, setup, frozenset({"batch_size"}))
    panel.mark("Batch size, 10 to 7")
    assert marked(panel) == [20]
    panel.set_experiment(first, setup, frozenset({"batch_size"}))
    assert marked(panel) == []
    panel.set_experiment(second, setup, frozenset({"batch_size"}))
    panel.mark("Batch size, 10 to 7")
    show(panel, train(run, 20))
    panel.set_experiment(first, setup, frozenset({"batch_size"}))
    assert marked(panel) == [20], "steps were trained with it"


def test_what_lies_ahead_stays_within_the_plot(panel: LossPanel) -> None:
    """The axis of losses shrank to those before the step: the curve left it below."""
    run = Run(spiral(optimizer=Adam(lr=0.02)))
    panel.start(run.trainer.setup)
    show(panel, train(run, 500), recorded=run.recorded)
    run.seek(20)
    show(panel, run, recorded=run.recorded)
    drawn = panel.lines[0].ahead.getData()[1]
    low, high = panel.loss.plotItem.getViewBox().viewRange()[1]
    assert low <= drawn.min()
    assert drawn.max() <= high


def test_what_lay_ahead_of_a_run_is_drawn_again_when_undo_returns_to_it(panel: LossPanel) -> None:
    run, branch = Run(spiral()), Run(spiral())
    panel.start(run.trainer.setup)
    show(panel, train(run, 90), recorded=run.recorded)
    run.seek(40)
    show(panel, run, recorded=run.recorded)
    ahead = panel.lines[0].ahead.getData()[0].tolist()
    assert ahead[-1] > 80
    panel.start(run.trainer.setup)
    show(panel, train(branch, 50), number=2, recorded=branch.recorded)
    assert not len(panel.lines[0].ahead.getData()[0])
    panel.start(run.trainer.setup)
    show(panel, run, recorded=run.recorded)
    assert panel.lines[0].ahead.getData()[0].tolist() == ahead


def test_a_run_that_undo_returns_to_may_come_before_its_curve(panel: LossPanel) -> None:
    run, branch = train(Run(spiral()), 90), train(Run(spiral()), 50)
    panel.choices.epochs.trigger()
    panel.start(run.trainer.setup)
    show(panel, run, recorded=run.recorded)
    panel.start(run.trainer.setup)
    show(panel, branch, number=2, recorded=branch.recorded)
    panel.start(run.trainer.setup)
    run.seek(40)
    at_rest = Snapshot(0, 40, run.trainer.epochs, Status.PAUSED, recorded=run.recorded)
    panel.draw(at_rest)
    assert panel.scrubber.slider.value() == 40
    show(panel, run, Status.PAUSED, recorded=run.recorded)
    assert panel.scrubber.slider.value() == 40


def test_the_scrubber_says_why_there_is_nowhere_to_go(panel: LossPanel) -> None:
    run = train(Run(spiral()), 30)
    slider = panel.scrubber.slider
    assert slider.toolTip().startswith("Train some steps")
    other = Run(spiral())
    other.restore(run.state())
    panel.start(other.trainer.setup)
    show(panel, other, recorded=other.recorded)
    assert not slider.isEnabled()
    assert "before step 30" in slider.toolTip()
    show(panel, train(other, 20), recorded=other.recorded)
    assert slider.isEnabled()
    assert slider.toolTip().startswith("Go to any step")


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
    run = train(Run(spiral(weights_draw=3)), 200)
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
    panel.choices.curves["test"].trigger()
    assert "test" not in panel.readout.box.text()
    QApplication.sendEvent(panel.loss, QEvent(QEvent.Type.Leave))
    assert not panel.readout.box.isVisible()


def test_a_smooth_line_lies_over_the_measured_one(panel: LossPanel) -> None:
    run = train(Run(replace(spiral(), batch_size=1)), 6000)
    panel.start(run.trainer.setup)
    panel.choices.log.trigger()
    show(panel, run)
    lines = panel.lines[0]
    raw, smooth = lines.raw["train"].getData()[1], lines.smooth["train"].getData()[1]
    assert len(raw) == len(smooth) <= DRAWN + 1
    assert np.abs(np.diff(smooth)).sum() < 0.8 * np.abs(np.diff(raw)).sum()
    assert smooth.mean() == pytest.approx(raw.mean(), rel=0.1)
    assert len(panel.batches.getData()[0]) <= 2 * DRAWN


def test_points_are_those_of_a_grid_of_steps_and_the_newest() -> None:
    steps = np.arange(0.0, 1000.0, 10)
    assert sampled(steps, 1).tolist() == list(range(100))
    assert steps[sampled(steps, 256)].tolist() == [0, 260, 520, 770, 990]
    assert set(sampled(steps, 128)[:-1].tolist()) <= set(sampled(steps, 64).tolist())
    assert sampled(np.zeros(0), 8).tolist() == []
    assert sampled(np.zeros(1), 8).tolist() == [0]
    assert [grid_of(steps) for steps in (0, 50, DRAWN, DRAWN + 1, 10 * DRAWN)] == [1, 1, 1, 2, 16]


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
    newest = curve.smoothed("train_loss")[-1]
    assert panel.losses["train"].getData()[1][-1] == pytest.approx(np.log10(newest))
    panel.choices.log.trigger()
    assert panel.losses["train"].getData()[1][-1] == pytest.approx(newest)
    assert view.viewRange()[1][0] == 0
    panel.choices.epochs.trigger()
    assert panel.losses["train"].getData()[0][-1] == pytest.approx(curve.column("epoch")[-1])
    assert panel.accuracy.plotItem.getAxis("bottom").labelText == "epochs"
    assert run.trainer.epochs <= view.viewRange()[0][1] <= 1.25 * run.trainer.epochs
    panel.choices.zoom.trigger()
    assert 0 < view.viewRange()[0][0] < run.trainer.epochs
    panel.choices.zoom.trigger()
    assert view.viewRange()[0][0] == 0


def test_only_parts_with_samples_have_a_key(panel: LossPanel) -> None:
    setup = Run(spiral()).trainer.setup
    panel.start(setup)
    for part in ("train", "validation", "test"):
        assert panel.choices.curves[part].isVisible() == (len(setup.parts[part]) > 0)


def test_numbers_have_r2_in_the_place_of_the_accuracy(panel: LossPanel) -> None:
    spec = ExperimentSpec(data=DataSpec(dataset["sine"]()), loss=MeanSquaredError())
    run = train(Run(spec), 60)
    run.evaluate()
    panel.start(run.trainer.setup)
    assert panel.hint.isVisible()
    show(panel, run)
    assert not panel.hint.isVisible()
    assert panel.accuracy.isVisible()
    assert panel.accuracy.accessibleName() == "R²"
    assert panel.accuracy.plotItem.getAxis("left").labelText == "R²"
    found = metrics_of(run.trainer, "train")
    assert isinstance(found, NumberMetrics)
    curve = run.curve.points()
    assert curve.column("train_r2")[-1] == pytest.approx(found.r2)
    assert curve.column("train_error")[-1] == pytest.approx(found.mean_absolute_error)
    assert panel.accuracies["train"].getData()[1][-1] == curve.smoothed("train_r2")[-1]
    assert "right" not in panel._words()
    assert f"R² {number(found.r2, 3)}, off by " in panel._words()
    assert panel.table()[0][-1] == "test_error"
    panel.start(Run(spiral()).trainer.setup)
    assert panel.accuracy.accessibleName() == "Accuracy"


def test_a_low_panel_shows_the_loss_alone(panel: LossPanel) -> None:
    run = train(Run(spiral()), 60)
    panel.start(run.trainer.setup)
    assert not panel.ends[0].shown()
    show(panel, run)
    assert panel.accuracy.isVisible()
    assert not panel.loss.plotItem.getAxis("bottom").labelText
    panel.resize(480, 120)
    assert not panel.accuracy.isVisible()
    assert panel.loss.plotItem.getAxis("bottom").labelText == "steps (mini-batches)"
    panel.start(run.trainer.setup)
    show(panel, run)
    assert not panel.accuracy.isVisible()
    panel.resize(480, 260)
    assert panel.accuracy.isVisible()
    assert len(panel.accuracies["train"].getData()[0]) == len(panel.losses["train"].getData()[0])


def test_before_there_are_lines_there_are_no_names_at_their_ends(panel: LossPanel) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    show(panel, run)
    assert panel.hint.isVisible()
    assert not any(ends.shown() for ends in panel.ends)
    show(panel, train(run, 30))
    assert not panel.hint.isVisible()
    assert all(len(ends.shown()) == 3 for ends in panel.ends)
    panel.start(run.trainer.setup)
    assert not any(ends.shown() for ends in panel.ends)


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
def test_names_fit_in_every_look(panel: LossPanel, theme: Theme) -> None:
    run = train(Run(spiral()), 100)
    panel.start(run.trainer.setup)
    show(panel, run)
    begin(panel, run.trainer.spec)
    panel.set_theme(theme)
    panel.resize(30 * theme.base_px, 20 * theme.base_px)
    show(panel, run)
    panel.grab()
    names = panel.ends[0].shown()
    assert len(names) == 4
    assert all(panel.loss.sceneRect().contains(each.sceneBoundingRect()) for each in names.values())
    for _ in range(2):
        # The first time there are two plots still.
        panel.resize(30 * theme.base_px, 5 * theme.base_px)
        panel.grab()
    assert "train" in panel.ends[0].shown(), "in a low plot the first ones are named"
    assert len(panel.ends[0].shown()) < 4


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
    panel.accuracy.resize(300, 40)
    assert not any(axis.label.isVisible() for axis in axes.values())
