"""Pictures: the worst mistakes, pages of samples, and what first-layer neurons look for."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.data.datasets import dataset
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.places import Neuron
from engine.probes import MistakesProbe
from engine.running.snapshot import Snapshot
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer
from playground.look.colors import rgb
from playground.look.tokens import LIGHT
from playground.panels.samples.pictures.inks import grey, signed
from playground.panels.samples.pictures.panel import PAGE, DigitPicturesPanel
from playground.panels.samples.pictures.picture_grid import PictureGrid, Tile
from playground.panels.selection import Selection
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import percent

LAYERS = (Dense(units=5), Activate())
# Sizes settle within fewer measurements inside each other than these.
MOST_DEEP = 40
DIGITS = ExperimentSpec(data=DataSpec(dataset["digits"]()), layers=LAYERS)


@pytest.fixture(scope="module")
def digits() -> Trainer:
    trainer = Trainer(DIGITS)
    for _ in range(20):
        trainer.step()
    return trainer


def opened(qtbot: QtBot, trainer: Trainer) -> DigitPicturesPanel:
    panel = DigitPicturesPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(500, 400)
    panel.start(trainer.setup)
    panel.show()
    draw(panel, trainer)
    return panel


def draw(panel: DigitPicturesPanel, trainer: Trainer) -> None:
    panel.draw(
        Snapshot(0, readings={want.probe: want.probe.measure(trainer) for want in panel.wants()})
    )


def test_the_worst_mistakes_come_first(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    found = MistakesProbe(part="test", most=PAGE).measure(digits)
    tiles = panel.grid.tiles
    assert [tile.value for tile in tiles] == found.rows.tolist()
    assert all(tile.wrong for tile in tiles)
    data, first = digits.setup.data, int(found.rows[0])
    truth, answer = int(found.labels[0]), int(found.predicted[0])
    assert tiles[0].caption == f"{truth} → {answer} {percent(found.confidence[0], 0)}"
    assert f"Row {first + 1}: “{truth}”, taken for “{answer}”" in tiles[0].tip
    expected = grey(data.x[first].reshape(8, 8), data.x.min(), data.x.max(), LIGHT)
    np.testing.assert_array_equal(tiles[0].picture, expected)
    assert "among 270 samples" in panel.note.text()
    assert panel.table()[1][0] == first + 1


def test_a_click_points_the_sample_out(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    where = panel.grid.rect_of(2).center().toPoint()
    with qtbot.waitSignal(panel.selected) as caught:
        qtbot.mouseClick(panel.grid, Qt.MouseButton.LeftButton, pos=where)
    assert caught.args == [Selection.of(sample=panel.grid.tiles[2].value)]
    with qtbot.waitSignal(panel.selected) as caught:
        qtbot.keyClick(panel.grid, Qt.Key.Key_Right)
    assert caught.args == [Selection.of(sample=panel.grid.tiles[3].value)]
    assert panel.grid.accessibleDescription() == panel.grid.tiles[3].tip


def test_pages_of_samples_can_be_turned(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    with qtbot.waitSignal(panel.rewanted):
        panel.kind.setCurrentIndex(1)
    draw(panel, digits)
    assert [tile.value for tile in panel.grid.tiles] == list(range(PAGE))
    assert not panel.back.isEnabled()
    qtbot.mouseClick(panel.forth, Qt.MouseButton.LeftButton)
    draw(panel, digits)
    assert [tile.value for tile in panel.grid.tiles] == list(range(PAGE, 2 * PAGE))
    assert f"Rows {PAGE + 1} to {2 * PAGE} of 1,797" in panel.note.text()
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    draw(panel, digits)
    assert panel.grid.tiles[0].value == 0


def test_weights_are_pictures_in_the_signed_colours(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    panel.kind.setCurrentIndex(2)
    draw(panel, digits)
    W = digits.weights.layers[0]["W"]
    limit = float(f"{np.quantile(np.abs(W), 0.99):.2g}")
    assert f"−{limit:g} (orange)" in panel.note.text()
    assert len(panel.grid.tiles) == 5
    expected = signed(W[:, 3].reshape(8, 8), limit, LIGHT)
    np.testing.assert_array_equal(panel.grid.tiles[3].picture, expected)
    where = panel.grid.rect_of(3).center().toPoint()
    with qtbot.waitSignal(panel.selected) as caught:
        qtbot.mouseClick(panel.grid, Qt.MouseButton.LeftButton, pos=where)
    assert caught.args == [Selection.of(place=Neuron(0, 3))]
    assert len(panel.table()[1]) == 65


def test_weights_behind_a_normalisation_are_no_pictures(qtbot: QtBot) -> None:
    spec = ExperimentSpec(data=DIGITS.data, layers=(BatchNorm(), *LAYERS))
    trainer = Trainer(spec)
    panel = opened(qtbot, trainer)
    panel.kind.setCurrentIndex(2)
    draw(panel, trainer)
    assert "only where the first layer" in panel.note.text()


def test_data_without_pictures_says_so_and_measures_nothing(qtbot: QtBot) -> None:
    panel = opened(qtbot, Trainer(spiral()))
    assert not panel.wants()
    assert panel.empty.isVisible()
    assert "no pictures" in panel.empty.words.text()
    assert not panel.kind.isVisible()
    assert panel.table() == []


def test_nothing_wrong_is_said(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    found = MistakesProbe(part="test", most=PAGE).measure(digits)
    (want,) = panel.wants()
    panel.draw(Snapshot(0, readings={want.probe: found.take(np.zeros(0, np.int64))}))
    assert panel.note.text() == "None of 270 samples is taken for another class."


def test_inks_reach_from_end_to_end() -> None:
    shades = grey(np.array([0.0, 16.0, 99.0, np.nan]), 0, 16, LIGHT)
    assert tuple(shades[0]) == tuple(shades[3]) == rgb(LIGHT.zero)
    assert tuple(shades[1]) == tuple(shades[2]) == rgb(LIGHT.text)
    colors = signed(np.array([-9.0, 0.0, 9.0]), 1.0, LIGHT)
    assert tuple(colors[0]) == rgb(LIGHT.negative)
    assert tuple(colors[2]) == rgb(LIGHT.positive)


def test_it_fits_a_small_panel(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    assert panel.minimumSizeHint().width() <= 400
    assert panel.minimumSizeHint().height() <= 250


def test_pictures_are_as_large_as_there_is_room_for(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    grid = panel.grid
    small = grid.rect_of(0).height()
    panel.resize(1500, 1100)
    qtbot.waitUntil(lambda: grid.rect_of(0).height() > 1.3 * small)
    last = grid.rect_of(len(grid.tiles) - 1)
    assert last.bottom() <= panel.area.viewport().height()
    panel.resize(500, 400)
    qtbot.waitUntil(lambda: grid.rect_of(0).height() == small)


def test_the_table_names_classes(qtbot: QtBot, digits: Trainer) -> None:
    panel = opened(qtbot, digits)
    found = MistakesProbe(part="test", most=PAGE).measure(digits)
    header, first, *_ = panel.table()
    assert header == ["row", "truth", "answer", "confidence", "loss"]
    names = digits.setup.data.classes
    assert first[1:3] == [names[int(found.labels[0])], names[int(found.predicted[0])]]


def test_a_picture_is_no_wider_than_its_place_whatever_stands_below_it(qtbot: QtBot) -> None:
    """Beside the sliders of PPCA, at the projector, its right side was cut off."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(150, 600)
    grid = PictureGrid(LIGHT, "pictures", host)
    area = grid.scrolled()
    area.resize(150, 600)
    host.show()
    grid.show_tiles((Tile(np.zeros((8, 8, 3), np.uint8), "x = W h + b, |h| = 3.04", "", 0),))
    picture = grid.rect_of(0)
    assert picture.right() <= grid.width()
    assert picture.height() > 100, "as large as there is room for"


@pytest.mark.parametrize("pictures", [1, 3, 10, 30])
@pytest.mark.parametrize("caption", ["7", "row 7 of what the network says about it"])
@pytest.mark.parametrize("host", ["own area", "page"])
def test_no_size_of_a_page_sends_pictures_to_and_fro(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, host: str, caption: str, pictures: int
) -> None:
    """Where they grew with a page that grew with them, Qt resized both until its stack was full."""
    depths: list[int] = []
    measure = PictureGrid._measure

    def counted(grid: PictureGrid) -> None:
        depths.append(depths[-1] + 1 if depths else 1)
        if depths[-1] < MOST_DEEP:
            measure(grid)
        most.append(depths.pop())

    most: list[int] = []
    monkeypatch.setattr(PictureGrid, "_measure", counted)
    page = QWidget()
    qtbot.addWidget(page)
    grid = PictureGrid(LIGHT, "Pictures", page)
    if host == "own area":
        area = grid.scrolled()
    else:
        column = QVBoxLayout(page)
        column.addWidget(QLabel("Words that take more lines in a narrow page", wordWrap=True))
        column.addWidget(grid, 1)
        area = VerticalScroll(page)
        qtbot.addWidget(area)
    picture = np.zeros((8, 8, 3), np.uint8)
    grid.show_tiles(tuple(Tile(picture, caption, "", i) for i in range(pictures)))
    area.show()
    for width in range(60, 500, 37):
        for height in (*range(60, 600, 23), 60):
            area.resize(width, height)
            QApplication.processEvents()
    assert max(most) < MOST_DEEP / 2
    assert all(grid.rect_of(i).width() <= max(grid.width(), grid._side) for i in range(pictures))
