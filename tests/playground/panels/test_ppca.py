"""PPCA: each page shows what the engine says of the data; clicks and sliders reach it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.data.statistics.gaussian import Gaussian
from engine.data.statistics.ppca import PPCA
from engine.network.losses import MeanSquaredError
from engine.probes import DirectionsProbe
from engine.running.snapshot import Snapshot
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer
from playground.look.tokens import LIGHT
from playground.panels.samples.pictures.inks import grey, signed
from playground.panels.samples.ppca.panel import PPCAPanel
from playground.panels.selection import Selection

DIRECTIONS, CODES, GENERATE, DRAWN, LIKELIHOOD = range(5)


def trainer_on(name: str) -> Trainer:
    spec = ExperimentSpec(data=DataSpec(dataset[name]()))
    return Trainer(spec if name != "sine" else replace(spec, loss=MeanSquaredError()))


@pytest.fixture(scope="module")
def digits() -> Trainer:
    return trainer_on("digits")


@pytest.fixture(scope="module")
def moons() -> Trainer:
    return trainer_on("moons")


def measured(panel: PPCAPanel, trainer: Trainer) -> PPCAPanel:
    wants = panel.wants()
    panel.draw(Snapshot(0, readings={w.probe: w.probe.measure(trainer) for w in wants}))
    return panel


def opened(qtbot: QtBot, trainer: Trainer, page: int = 0) -> PPCAPanel:
    panel = PPCAPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(560, 330)
    panel.start(trainer.setup)
    panel.page.setCurrentIndex(page)
    panel.show()
    return measured(panel, trainer)


def model(trainer: Trainer, components: int = 10) -> PPCA:
    return PPCA.fit(trainer.setup.data.x, components)


def test_the_probe_says_what_the_engine_says_of_all_of_a_part_and_of_a_class(
    digits: Trainer,
) -> None:
    data, parts = digits.setup.data, digits.setup.parts
    every = DirectionsProbe().measure(digits)
    assert every.samples == 1797
    assert every.fitted[9] == pytest.approx(-160.0, abs=0.05)
    assert np.isnan(every.held).all()
    some = DirectionsProbe(part="train").measure(digits)
    held = np.concatenate([parts[name].rows for name in ("validation", "test")])
    expected = PPCA.fit(data.x[parts["train"].rows], 10).log_likelihood(data.x[held]).mean()
    assert some.held[9] == pytest.approx(expected)
    threes = DirectionsProbe(only=3).measure(digits)
    np.testing.assert_allclose(threes.pca.mean, data.x[data.y == 3].mean(axis=0))
    assert DirectionsProbe(only=99).measure(digits) is None


def test_it_is_measured_once_and_again_for_other_samples(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    assert not panel.wants()
    panel.start(digits.setup)
    assert not panel.wants(), "the same data with other weights"
    with qtbot.waitSignal(panel.rewanted):
        panel.who.setCurrentIndex(5)
    assert {w.probe for w in panel.wants()} == {DirectionsProbe(only=3)}
    assert panel.table() == []
    measured(panel, digits)
    x = digits.setup.data.x[digits.setup.data.y == 3]
    np.testing.assert_allclose(panel.table()[1][2:], x.mean(axis=0))


def test_eigen_pictures_are_the_directions_in_the_colours_of_signs(
    qtbot: QtBot, digits: Trainer
) -> None:
    panel = opened(qtbot, digits)
    tiles, W = panel.directions.grid.tiles, model(digits).W
    assert len(tiles) == 11
    assert tiles[0].caption == "mean"
    direction = W[:, 2] / np.linalg.norm(W[:, 2])
    expected = signed(direction.reshape(8, 8), np.abs(direction).max(), LIGHT)
    np.testing.assert_array_equal(tiles[3].picture, expected)
    assert tiles[1].caption.startswith("1 · 14.9")
    assert "73.8" in panel.note.text()
    panel.count.more.click()
    assert len(panel.directions.grid.tiles) == 12


def test_a_clicked_point_shows_its_posterior(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits, CODES)
    page, fitted = panel.codes, model(digits)
    row = 7
    h = fitted.codes(digits.setup.data.x[row][None])[0]
    with qtbot.waitSignal(panel.selected) as caught:
        page.chosen.emit(row)
    assert caught.args == [Selection.of(sample=row)]
    panel.select(Selection.of(sample=row))
    spread = np.sqrt(np.diag(fitted.code_covariance()))
    np.testing.assert_allclose(page.here.getData(), [[h[0]], [h[1]]])
    line = np.column_stack(page.posterior.getData())
    assert np.abs(line[:, 0] - h[0]).max() == pytest.approx(2 * spread[0], rel=1e-3)
    assert f"± {spread[0]:.2g}" in panel.note.text()
    low, high = digits.setup.data.x.min(), digits.setup.data.x.max()
    back = fitted.reconstruct(digits.setup.data.x[row][None])[0]
    expected = grey(back.reshape(8, 8), low, high, LIGHT)
    np.testing.assert_array_equal(page.pictures.tiles[1].picture, expected)
    assert len(page.table()) == 1 + len(page.codes)


def test_the_nearest_sample_is_the_one_that_is_clicked(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits, CODES)
    page = panel.codes
    qtbot.waitExposed(panel)
    at = page.codes[3]
    box = page.plot.plotItem.getViewBox()
    point = page.plot.mapFromScene(box.mapViewToScene(QPointF(*at.tolist())))
    with qtbot.waitSignal(panel.selected) as caught:
        qtbot.mouseClick(page.plot.viewport(), Qt.MouseButton.LeftButton, pos=point)
    row = caught.args[0].sample
    found = page.codes[page.fitted.rows.tolist().index(row)]
    assert np.hypot(*(found - at)) < 0.1


def test_sliders_generate_samples(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits, GENERATE)
    page, fitted = panel.generate, model(digits)
    page.sliders[1].edited.emit(2.0)
    code = np.zeros(10)
    code[1] = 2.0
    np.testing.assert_allclose(page.decoded(), fitted.decode(code[None])[0])
    panel.select(Selection.of(sample=4))
    h = fitted.codes(digits.setup.data.x[4][None])[0]
    np.testing.assert_allclose(page.code, h)
    assert page.sliders[0].value() == pytest.approx(h[0])
    page.zero.click()
    np.testing.assert_allclose(page.decoded(), fitted.b)


@pytest.mark.long
def test_a_sample_picked_before_is_remembered(qtbot: QtBot, digits: Trainer) -> None:
    panel = PPCAPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.start(digits.setup)
    panel.select(Selection.of(sample=4))
    measured(panel, digits)
    panel.page.setCurrentIndex(GENERATE)
    np.testing.assert_allclose(
        panel.generate.code, model(digits).codes(digits.setup.data.x[4][None])[0]
    )
    panel.page.setCurrentIndex(CODES)
    assert len(panel.codes.pictures.tiles) == 2


def test_drawn_samples_are_those_of_the_stream(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits, DRAWN)
    spec = digits.setup.spec
    np.testing.assert_array_equal(
        panel.drawn.samples, model(digits).sample(24, spec.stream("samples"))
    )
    first = panel.drawn.samples
    panel.again.click()
    assert not np.array_equal(panel.drawn.samples, first)
    beyond = ((panel.drawn.samples < 0) | (panel.drawn.samples > 16)).mean()
    assert f"{beyond:.0%}".removesuffix("%") in panel.note.text()
    assert len(panel.table()) == 25


def test_the_likelihood_of_ten_components_is_minus_160_and_a_click_takes_another(
    qtbot: QtBot, digits: Trainer
) -> None:
    """B28."""
    panel = opened(qtbot, digits, LIKELIHOOD)
    assert "p = 10: log-likelihood −159.99" in panel.note.text()
    assert panel.table()[10][1] == pytest.approx(-160.0, abs=0.05)
    panel.likelihood.chosen.emit(20)
    assert panel.count.value() == 20
    assert "p = 20" in panel.note.text()
    panel.likelihood.chosen.emit(62)
    assert "no likelihood" in panel.note.text()


def test_the_fitted_gaussian_of_the_plane_beats_every_turned_or_wider_one(
    qtbot: QtBot, moons: Trainer
) -> None:
    """B35."""
    panel = opened(qtbot, moons)
    page, x = panel.gaussians, moons.setup.data.x
    best = Gaussian.fit(x)
    np.testing.assert_allclose(np.column_stack(page.whole[1].getData()), best.ellipse(2.0))
    value = best.log_likelihood(x).mean()
    assert f"full {value:.2f}".replace("-", "−") in panel.note.text()
    page.turn.edited.emit(0.0)
    page.turn.setValue(40.0)
    page.turn.edited.emit(40.0)
    turned = best.turned(np.deg2rad(40), 1)
    assert turned.log_likelihood(x).mean() < value
    np.testing.assert_allclose(np.column_stack(page.whole[0].getData()), turned.ellipse())
    said = f"this one {turned.log_likelihood(x).mean():.2f}".replace("-", "−")
    assert panel.note.text().startswith(said)
    names = [row[0] for row in panel.table()[1:]]
    assert names == ["full", "upright", "round", *moons.setup.data.classes]


def test_data_of_one_input_has_no_directions(qtbot: QtBot) -> None:
    panel = opened(qtbot, trainer_on("sine"))
    assert not panel.wants()
    assert "two inputs or more" in panel.empty.words.text()
    assert panel.table() == []
