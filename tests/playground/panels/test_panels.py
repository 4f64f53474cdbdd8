"""Every panel draws what a run can come to: nothing yet, running, diverged, one class, numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.losses import MeanSquaredError
from engine.network.places import Neuron
from engine.optimizers import SGD
from engine.running.snapshot import Snapshot, Status
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.trainer import Diverged
from playground.look.tokens import DARK, LIGHT
from playground.panels import panel_types
from playground.panels.panel import Panel
from playground.panels.selection import Selection

KINDS = panel_types()
SMALL = (Dense(units=3), Activate())


def experiment(name: str) -> ExperimentSpec:
    """A small network on the data set `name`, with a loss that fits."""
    spec = ExperimentSpec(data=DataSpec(dataset=dataset[name]()), layers=SMALL)
    try:
        Run(spec)
    except ValueError:
        spec = replace(spec, loss=MeanSquaredError())
    return spec


def taken(panel: Panel, run: Run, status: Status = Status.RUNNING) -> Snapshot:
    """A snapshot with everything the panel wants."""
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    return Snapshot(0, run.step_count, run.trainer.epochs, status, 1.0, "", readings)


@pytest.fixture(params=KINDS.values(), ids=KINDS)
def panel(request: pytest.FixtureRequest, qtbot: QtBot) -> Panel:
    """One panel of each kind, shown."""
    made: Panel = request.param(LIGHT)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def test_it_has_a_name_to_find_and_to_read_it_by(panel: Panel) -> None:
    assert panel.name
    assert panel.accessibleName() == panel.title


def test_it_draws_an_empty_snapshot(panel: Panel) -> None:
    panel.draw(Snapshot(0))
    panel.start(Run(experiment("circle")).trainer.setup)
    panel.draw(Snapshot(0))
    assert not panel.grab().isNull()


@pytest.mark.parametrize("name", ["circle", "clouds", "digits", "sine", "plane", "engel", "normal"])
def test_it_draws_every_kind_of_data_before_and_after_steps(panel: Panel, name: str) -> None:
    run = Run(experiment(name))
    panel.start(run.trainer.setup)
    panel.draw(taken(panel, run, Status.PAUSED))
    for _ in range(12):
        run.step()
    panel.draw(taken(panel, run))
    assert panel.grab().width() == 500


def test_it_draws_a_diverged_run(panel: Panel) -> None:
    spec = replace(experiment("sine"), optimizer=SGD(lr=10.0))
    run = Run(spec)
    panel.start(run.trainer.setup)
    run.trainer.weights.params.flat *= 1e150
    with pytest.raises(Diverged):
        _train(run, 1000)
    panel.draw(taken(panel, run, Status.DIVERGED))
    assert not panel.grab().isNull()


def _train(run: Run, steps: int) -> None:
    for _ in range(steps):
        run.step()


def test_it_draws_weights_that_are_not_finite(panel: Panel) -> None:
    run = Run(experiment("circle"))
    panel.start(run.trainer.setup)
    run.trainer.weights.params.flat[...] = np.nan
    panel.draw(taken(panel, run))
    assert not panel.grab().isNull()


# What shows numbers only once it has been asked to try something, in its own tests, and what is of
# two classes or few parameters.
ASKED_FIRST, OF_FEW = ("search", "rate_test", "pretraining"), ("roc", "partials")


@pytest.fixture(scope="module")
def pictured() -> Run:
    """A run of everything that a panel may ask for: pictures with classes, and a normalisation."""
    layers = (Dense(units=3), BatchNorm(), Activate())
    return Run(ExperimentSpec(data=DataSpec(dataset=dataset["digits"]()), layers=layers))


def test_empty_running_and_diverged_come_in_any_order_and_have_their_numbers(
    panel: Panel, pictured: Run
) -> None:
    """What is drawn is there as numbers too, for a screen reader and for export."""
    run = Run(experiment("circle")) if panel.name in OF_FEW else pictured
    panel.start(run.trainer.setup)
    _train(run, 2)
    panel.select(Selection.of(place=Neuron(0, 0), sample=3))
    running = taken(panel, run)
    finite = run.trainer.weights.params.flat.copy()
    run.trainer.weights.params.flat[...] = np.nan
    diverged = taken(panel, run, Status.DIVERGED)
    run.trainer.weights.params.flat[...] = finite
    for snapshot in (diverged, running, Snapshot(0), diverged, Snapshot(0), running):
        panel.draw(snapshot)
    assert not panel.grab().isNull()
    header, *rows = panel.table() or [[]]
    assert panel.name in (*ASKED_FIRST, "lanes") or (header and rows)


class LayoutRequests(QObject):
    """Counts how often something in a widget asks for places anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        for child in (widget, *widget.findChildren(QWidget)):
            child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def test_a_frame_in_which_nothing_was_measured_moves_nothing(panel: Panel, qtbot: QtBot) -> None:
    """A sentence of another length would have the whole window laid out, 30 times a second."""
    run = Run(experiment("circle"))
    panel.start(run.trainer.setup)
    _train(run, 12)
    last = taken(panel, run)
    requests = LayoutRequests(panel)
    # What has been measured finds its places, some of it in a later turn.
    for _ in range(3):
        panel.draw(last)
        qtbot.wait(20)
    requests.count = 0
    for number in range(1, 4):
        later = replace(
            last, training=True, readings={}, step=last.step + 990 * number, seconds=5.0 * number
        )
        panel.draw(replace(later, epochs=last.epochs + 99 * number))
        QApplication.processEvents()
    assert not requests.count


def test_it_goes_from_one_run_to_another(panel: Panel) -> None:
    for name in ("circle", "sine", "digits", "circle"):
        run = Run(experiment(name))
        panel.start(run.trainer.setup)
        run.step()
        panel.draw(taken(panel, run))
        assert not panel.grab().isNull()


def test_it_draws_the_lane_that_is_lit(panel: Panel) -> None:
    """What stands beside in a snapshot is another lane's: only the panel of lanes shows it."""
    run, other = Run(experiment("circle")), Run(experiment("circle"))
    _train(other, 9)
    panel.start(run.trainer.setup)
    run.step()
    panel.draw(taken(panel, run))
    alone = panel.table()
    beside = replace(taken(panel, other), run=1, lane=1)
    panel.draw(replace(taken(panel, run), beside=(beside,)))
    assert repr(panel.table()) == repr(alone)


def test_it_changes_its_look(panel: Panel) -> None:
    run = Run(experiment("circle"))
    panel.start(run.trainer.setup)
    run.step()
    panel.draw(taken(panel, run))
    panel.mark("Learning rate, 0.01 to 0.1")
    before = panel.grab().toImage()
    panel.set_theme(DARK)
    panel.draw(taken(panel, run))
    assert panel.grab().toImage() != before
    panel.set_theme(DARK.projector())
    panel.grab()
