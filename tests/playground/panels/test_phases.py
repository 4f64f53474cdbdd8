"""The phases of the next step in words, in the network's drawing and on the plane."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from samples import Line, normalized, spiral

from engine.network.activations import ReLU
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Maxout, Residual
from engine.network.losses import MeanSquaredError
from engine.network.penalties import L2
from engine.network.places import Neuron
from engine.optimizers import SGD
from engine.probes import NextStepProbe, Phase, Rung, rungs_of
from engine.running.snapshot import Snapshot
from engine.specs.differences import every_path
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.trainer import Diverged
from playground.look.tokens import LIGHT
from playground.panels.boundary.panel import BoundaryPanel
from playground.panels.network.panel import NetworkPanel
from playground.panels.panel import Panel
from playground.panels.selection import PhaseShown, Selection
from playground.window.bar.phase_words import words_of_phase
from playground.words.numbers import number

EXPERIMENTS = {
    "spiral": normalized(),
    "no hidden layer": spiral(layers=()),
    "many units": spiral(layers=(Dense(units=70), Activate(), Dense(units=3), Activate())),
    "other layers": spiral(
        layers=(
            BatchNorm(),
            Maxout(units=4),
            Residual(layers=(Dense(units=4), Activate())),
            Dropout(),
            Dense(units=1),
        )
    ),
    "nothing to learn below": spiral(layers=(Residual(layers=()), Dense(units=3), Activate())),
    "three numbers": ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError()),
}
every_experiment = pytest.mark.parametrize("spec", EXPERIMENTS.values(), ids=EXPERIMENTS)


def phases(run: Run) -> Iterator[PhaseShown]:
    """Every phase of the next step of a run."""
    seen = NextStepProbe().measure(run.trainer)
    yield from (PhaseShown(rung, seen) for rung in rungs_of(run.trainer.network))


def shown_at(run: Run, phase: Phase, column: int = -1) -> PhaseShown:
    wanted = Rung(phase, column)
    return next(shown for shown in phases(run) if shown.rung == wanted)


def begun(qtbot: QtBot, kind: type[Panel], run: Run) -> Panel:
    """A panel that shows a run."""
    panel = kind(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(640, 420)
    setup = run.trainer.setup
    panel.set_experiment(setup.spec, setup, every_path(setup.spec))
    panel.start(setup)
    draw(panel, run)
    return panel


def draw(panel: Panel, run: Run) -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, readings=readings))


@pytest.mark.long
@every_experiment
@pytest.mark.parametrize("kind", [NetworkPanel, BoundaryPanel])
def test_every_phase_of_every_network_is_drawn(
    qtbot: QtBot, kind: type[Panel], spec: ExperimentSpec
) -> None:
    run = Run(spec)
    panel = begun(qtbot, kind, run)
    for shown in phases(run):
        panel.show_phase(shown)
        assert not panel.grab().isNull()
    run.step()
    draw(panel, run)
    panel.grab()
    panel.start(run.trainer.setup)
    panel.grab()
    panel.show_phase(None)
    panel.grab()


@every_experiment
def test_every_phase_has_words_and_numbers(spec: ExperimentSpec) -> None:
    run = Run(spec)
    for shown in phases(run):
        words = words_of_phase(run.trainer.setup, shown)
        assert words.title.startswith("Step 1 · ")
        assert any(letter.isdigit() for letter in words.title + words.detail)
        assert "nan" not in words.spoken


def test_what_is_said_is_what_a_student_can_compute() -> None:
    spec = spiral(
        layers=(Dense(units=3), Activate()), optimizer=SGD(lr=0.5), penalty=L2(strength=0.1)
    )
    run = Run(spec)
    setup = run.trainer.setup

    def said(phase: Phase, column: int = -1) -> str:
        return words_of_phase(setup, shown_at(run, phase, column)).spoken

    seen = shown_at(run, Phase.LOSS).seen
    h = seen.outputs[2]
    assert said(Phase.FORWARD, 0) == (
        "Step 1 · Forward 1 of 2: layer 1. s = x W + b, h = tanh(s) · "
        f"mean {h.mean():.3g}, σ {h.std():.3g}, from {h.min():.3g} to {h.max():.3g}"
    ).replace("-", "−")
    assert f"L = {seen.loss:.4g}." in said(Phase.LOSS)
    assert f"R = {seen.penalty:.3g}" in said(Phase.LOSS)
    assert "δ = ∂L/∂h ⊙ f′(s), ∂L/∂W = xᵀ δ" in said(Phase.BACKWARD, 0)
    assert "δ = ∂L/∂z, ∂L/∂W = hᵀ δ" in said(Phase.BACKWARD, 1)
    slopes = np.concatenate([each.ravel() for each in seen.gradients[0].values()])
    assert f"‖∂L/∂w‖ {np.linalg.norm(slopes):.3g} of 9 weights" in said(Phase.BACKWARD, 0)
    assert f"layer 1: {0.5 * np.linalg.norm(slopes):.3g}" in said(Phase.UPDATE)


def test_a_step_that_cannot_be_taken_says_so() -> None:
    layers = (Dense(units=8), Activate(ReLU()), Dense(units=8))
    run = Run(spiral(layers=layers, optimizer=SGD(lr=10.0), loss=MeanSquaredError()))
    with pytest.raises(Diverged):  # noqa: PT012
        while True:
            run.step()
    assert "not finite" in words_of_phase(run.trainer.setup, shown_at(run, Phase.UPDATE)).title


def test_links_and_neurons_show_what_the_phase_brings(qtbot: QtBot) -> None:
    run = Run(spiral(layers=(Dense(units=4), Activate(), Dense(units=3), Activate())))
    panel = begun(qtbot, NetworkPanel, run)
    assert isinstance(panel, NetworkPanel)
    scene = panel.scene
    forward = shown_at(run, Phase.FORWARD, 1)
    panel.show_phase(forward)
    assert scene.phase_light is not None
    np.testing.assert_allclose(scene.phase_light.values, forward.seen.outputs[4].mean(axis=0))
    weights = run.trainer.weights.layers[2]["W"]
    (links,) = scene.standing_out
    np.testing.assert_allclose(links.w, weights[links.source, links.unit])
    assert scene.scale_of_own == scene.scale
    assert f"w up to {number(scene.scale)}" in panel.caption.text()

    panel.show_phase(shown_at(run, Phase.BACKWARD, 1))
    (links,) = scene.standing_out
    slopes = forward.seen.gradients[2]["W"]
    np.testing.assert_allclose(links.w, slopes[links.source, links.unit])
    assert np.abs(slopes).max() <= scene.scale_of_own < scene.scale
    assert panel.scale_bar.isHidden(), "its scale is that of weights"
    assert scene.is_dimmed(Neuron(2, 0))
    assert not scene.is_dimmed(Neuron(1, 0))

    panel.show_phase(shown_at(run, Phase.UPDATE))
    assert [links.column for links in scene.standing_out] == [0, 1, 2]

    # A neuron that is pointed at comes first, one that was chosen before does not.
    panel.select(Selection.of(place=Neuron(0, 1)))
    assert scene.lit is None
    scene.light(Neuron(0, 1))
    assert scene.lit == Neuron(0, 1)
    panel.show_phase(None)
    assert scene.lit == Neuron(0, 1)
    assert not panel.scale_bar.isHidden()


def test_the_rows_of_the_batch_are_ringed(qtbot: QtBot) -> None:
    run = Run(normalized())
    panel = begun(qtbot, BoundaryPanel, run)
    assert isinstance(panel, BoundaryPanel)
    shown = shown_at(run, Phase.BATCH)
    panel.show_phase(shown)
    ringed = np.column_stack(panel.stage.batch.getData())
    points = run.trainer.setup.data.x[np.sort(shown.seen.rows)]
    np.testing.assert_allclose(ringed, points, atol=1e-6)
    panel.show_phase(None)
    assert not len(panel.stage.batch.getData()[0])
