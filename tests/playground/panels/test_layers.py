"""The layers panel: a column for each block, named, lined up with the network, told in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.network.activations import ReLU, Sigmoid
from engine.network.initializers import Xavier
from engine.network.layers import (
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    LayerNorm,
    Maxout,
    Residual,
)
from engine.network.places import Column, Neuron, Parameter
from engine.optimizers import SGD
from engine.probes import Activations, Gradients, HealthProbe, PreActivations
from engine.running.snapshot import Snapshot, Status
from engine.running.turns import turns_of
from engine.training.run import Run
from playground.look.tokens import DARK, LIGHT, Theme
from playground.panels.layers.panel import PAST, LayersPanel
from playground.panels.layers.rows import ROWS, Row
from playground.panels.layers.strip import Strip
from playground.panels.layers.strip_painter import StripPainter
from playground.panels.network.panel import NetworkPanel
from playground.panels.selection import Selection
from playground.plotting.columns import Columns
from playground.words.numbers import number, percent
from playground.words.translate import tr

LAYERS = (
    *(Dense(units=6), BatchNorm(), Activate(ReLU()), Dropout()),
    *(Maxout(units=6), LayerNorm()),
    Residual((Dense(units=3), BatchNorm(affine=False), Activate(), Dense(units=6))),
    *(Residual((Maxout(units=6),)), Activate()),
)
DEEP = (Dense(units=32), Activate()) * 8
OTHERS = ("pre_activations", "weight_gradients", "weights", "update_ratio", "normalization")


@pytest.fixture
def panel(qtbot: QtBot) -> LayersPanel:
    made = LayersPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    return made


def train(run: Run, steps: int) -> Run:
    for _ in range(steps):
        run.step()
    return run


def show(panel: LayersPanel, run: Run) -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, 1.0, Status.RUNNING, 1.0, "", readings))


def everything(panel: LayersPanel) -> None:
    for name in OTHERS:
        panel.chooser.ticks[name].trigger()


def test_columns_are_named_by_what_they_compute(panel: LayersPanel) -> None:
    run = train(Run(spiral(layers=LAYERS)), 10)
    panel.start(run.trainer.setup)
    assert [head.text() for head, _ in panel.columns] == [
        "Layer 1 · 6 · ReLU",
        "Layer 2 · 6 · Maxout",
        "Layer 3 · 6 · Residual block",
        "Layer 4 · 6 · Residual block · Tanh",
        "Output · 2 · Identity",
    ]
    show(panel, run)
    assert all(len(strip.cells) == 5 for strip in panel.shown())
    for _, health in panel.columns:
        assert health.verdict is not None
        assert {number.split()[0] for number in health.verdict.numbers} >= {"gradient", "spread"}
        assert health.accessibleName().startswith(health.verdict.word)


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.projector()], ids=lambda theme: theme.name)
def test_columns_stand_under_those_of_the_network(qtbot: QtBot, theme: Theme) -> None:
    run = train(Run(spiral(layers=DEEP)), 3)
    layers, network = LayersPanel(theme), NetworkPanel(theme)
    for panel in (layers, network):
        qtbot.addWidget(panel)
        panel.resize(937, 260)
        panel.start(run.trainer.setup)
        panel.show()
    show(layers, run)
    everything(layers)
    # Also beside a scroll bar, which takes no room of the columns.
    last = layers.strips["normalization"]
    qtbot.waitUntil(lambda: last.mapTo(layers, QPoint()).x() > 0)
    assert last.mapTo(layers, QPoint(last.width(), 0)).x() == layers.width()
    geometry = network.canvas.scene.geometry
    assert geometry is not None
    shift = network.canvas.mapTo(network, QPoint()).x()
    nodes = [spot.x + shift for spot in geometry.spots[1:]]
    heads = [head.mapTo(layers, QPoint(0, 0)).x() + head.width() / 2 for head, _ in layers.columns]
    assert heads == pytest.approx(nodes, abs=1)
    for strip in layers.shown():
        left = strip.mapTo(layers, QPoint()).x()
        middles = [area.bars.united(area.past).center().x() + left for area in strip.areas()]
        assert middles == pytest.approx(nodes, abs=1), strip.row.name


def test_only_rows_that_are_shown_are_measured(panel: LayersPanel, qtbot: QtBot) -> None:
    def kinds() -> set[type]:
        return {type(want.probe) for want in panel.wants()}

    assert kinds() == {Activations, Gradients, HealthProbe}
    with qtbot.waitSignal(panel.rewanted):
        panel.chooser.ticks["pre_activations"].trigger()
    assert kinds() == {Activations, Gradients, HealthProbe, PreActivations}
    assert panel.strips["pre_activations"].isVisible()
    panel.chooser.ticks["gradients"].trigger()
    assert kinds() == {Activations, HealthProbe, PreActivations}
    assert not panel.strips["gradients"].isVisible()


def test_a_verdict_is_of_the_snapshot_at_hand(panel: LayersPanel) -> None:
    """At rest probes are handed out one by one, in whatever order."""
    layers = (Dense(units=16, init_weights=Xavier()), Activate(Sigmoid())) * 10
    run = Run(spiral(layers=layers))
    panel.start(run.trainer.setup)

    def words_after(order: int) -> list[str]:
        for want in sorted(panel.wants(), key=lambda want: repr(want.probe))[::order]:
            readings = {want.probe: want.probe.measure_run(run)}
            panel.draw(Snapshot(0, run.step_count, 1.0, Status.PAUSED, 0.0, "", readings))
        return [str(health.verdict and health.verdict.word) for _, health in panel.columns]

    assert words_after(1)[0] == "no gradient yet"
    train(run, 1)
    assert words_after(1)[0] == "vanishes"
    run.seek(0)
    assert words_after(-1)[0] == "no gradient yet"


def test_two_numbers_at_most_stand_under_a_verdict(panel: LayersPanel) -> None:
    run = train(Run(spiral()), 20)
    panel.start(run.trainer.setup)
    show(panel, run)
    for _, health in panel.columns:
        assert health.verdict is not None
        assert len(health.verdict.numbers) > 2
        assert health.shown()[1].count("·") <= 1
        assert all(tr(number) in health.toolTip() for number in health.verdict.numbers)


def test_rows_take_turns(panel: LayersPanel) -> None:
    for tick in panel.chooser.ticks.values():
        tick.setChecked(True)
    turns = turns_of(panel.wants(), {})
    assert len({turn.first for turn in turns}) == len(turns) == len(panel.strips) + 1


def test_the_menu_stays_open_while_one_ticks(panel: LayersPanel, qtbot: QtBot) -> None:
    menu = panel.chooser.menu()
    menu.popup(QPoint(0, 0))
    place = menu.actionGeometry(panel.chooser.ticks["weights"]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert panel.strips["weights"].isVisible()
    assert menu.isVisible()
    menu.close()


def test_every_row_draws_every_kind_of_layer(panel: LayersPanel) -> None:
    run = Run(spiral(layers=LAYERS))
    panel.start(run.trainer.setup)
    everything(panel)
    show(panel, run)
    assert not panel.strips["gradients"].cells, "nothing before the first step"
    assert "first step" in panel.strips["gradients"].words_at(QPointF(500, 10))
    show(panel, train(run, 10))
    panel.resize(900, 500)
    panel.grab()
    counts = {name: len(strip.cells) for name, strip in panel.strips.items()}
    assert counts.pop("normalization") == 2
    assert set(counts.values()) == {5}
    before = panel.strips["normalization"].cells[0].before
    assert before is not None
    assert before.sum() == pytest.approx(1)
    assert panel.strips["pre_activations"].cells[0].response is not None
    panel.chooser.ticks[PAST].trigger()
    wide = panel.strips["weights"].areas()[0]
    assert wide.past.width() == 0
    panel.grab()


def test_a_row_without_data_is_folded_to_a_line(panel: LayersPanel, qtbot: QtBot) -> None:
    run = Run(spiral())
    panel.resize(900, 260)
    panel.start(run.trainer.setup)
    show(panel, run)
    gradients, activations = panel.strips["gradients"], panel.strips["activations"]
    line = gradients.brushes.line
    qtbot.waitUntil(lambda: gradients.height() <= line + 4)
    assert activations.height() > 5 * line, "the others take its room"
    panel.grab()
    show(panel, train(run, 1))
    qtbot.waitUntil(lambda: gradients.height() == pytest.approx(activations.height(), abs=1))
    run.seek(0)
    show(panel, run)
    qtbot.waitUntil(lambda: gradients.height() <= line + 4)


def test_gradients_have_a_range_with_ticks_for_each_layer(panel: LayersPanel) -> None:
    run = train(Run(spiral(layers=(Dense(units=16), Activate(Sigmoid())) * 5)), 1)
    panel.start(run.trainer.setup)
    show(panel, run)
    strip = panel.strips["gradients"]
    assert strip.memory is not None
    ranges = [strip.memory.range_of(place) for place in strip.cells]
    assert [centre for centre, _ in ranges] == [0] * 6
    assert ranges[0][1] <= ranges[-1][1] / 100
    assert strip.row.ticks(*ranges[-1])[2] == number(ranges[-1][1])
    # They have nothing in common that the caption could say.
    assert strip._extent() == ""
    assert panel.strips["activations"]._extent() == "±1"
    ends, narrow = strip.row.ticks(*ranges[0]), 10.0
    assert strip.brushes._fit(ends, False, strip.row.shared, narrow)[1].startswith("±")
    activations = panel.strips["activations"]
    assert activations.brushes._fit(ends, False, activations.row.shared, narrow) == ("", "", "")


def marked(strip: Strip, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of which layers it is written that their range is not that of the others."""
    told: list[bool] = []
    with monkeypatch.context() as patch:
        patch.setattr(strip.brushes, "ticks", lambda *_, apart, captioned: told.append(apart))
        strip.grab()
    return told


def test_values_close_together_are_drawn_in_a_marked_range(
    panel: LayersPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(spiral(layers=(Dense(units=8), Activate(), Dense(units=8), Activate(Sigmoid()))))
    run.trainer.weights.layers[2]["W"] *= 0.02
    run.trainer.weights.layers[2]["b"][...] = 3.0
    panel.start(run.trainer.setup)
    show(panel, run)
    strip = panel.strips["activations"]
    assert strip.memory is not None
    centre, limit = strip.memory.range_of(1)
    assert abs(centre - 0.953) <= limit < 0.01
    assert np.count_nonzero(strip.memory.newest()[1] > 0.01) >= 4
    bars = strip.areas()[1].bars
    words = strip.words_at(QPointF(bars.center().x(), 5))
    low, high = (float(text) for text in words.split("from ")[1].split("\n")[0].split(" to "))
    assert centre - limit < low < high < centre + limit
    assert strip.memory.usual([0, 1, 2]) == strip.memory.range_of(0)[1]
    assert marked(strip, monkeypatch) == [False, True, False]
    everything(panel)
    show(panel, run)
    response = panel.strips["pre_activations"].cells[1].response
    assert response is not None
    assert response.values.min() > 0.9, "f(s) is drawn where the values are"
    panel.grab()


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.projector()], ids=lambda theme: theme.name)
def test_the_past_says_where_now_is(panel: LayersPanel, theme: Theme) -> None:
    run = train(Run(spiral()), 5)
    panel.set_theme(theme)
    panel.resize(50 * theme.base_px, 20 * theme.base_px)
    panel.start(run.trainer.setup)
    show(panel, run)
    for strip in panel.shown():
        assert strip._ends() == ("60 ago", "now")
        for area in strip.areas():
            assert area.now
            assert area.since
            assert area.past.top() >= strip.brushes.line
            assert area.past.width() >= max(strip._widths())
            assert area.past.bottom() + strip.brushes.line < strip.height()
    panel.grab()
    # As low as the panel is in a window of 1280×720, where it did not say where the past begins.
    if theme is LIGHT:
        panel.resize(518, 156)
        panel.grab()
        assert all(area.since for strip in panel.shown() for area in strip.areas())
        assert all(area.past.height() >= 10 for strip in panel.shown() for area in strip.areas())
    panel.resize(20 * theme.base_px, 10 * theme.base_px)
    assert not any(area.since for strip in panel.shown() for area in strip.areas())


def test_an_output_far_larger_than_the_rest_has_a_range_of_its_own(
    panel: LayersPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = (Dense(units=6), Activate(), Dense(units=5), Activate())
    run = Run(spiral(layers=layers))
    panel.start(run.trainer.setup)
    show(panel, run)
    strip = panel.strips["activations"]
    assert strip.memory is not None
    assert len(set(strip.memory.shown.tolist())) == 1
    run.trainer.weights.layers[-1]["W"] *= 100
    panel.start(run.trainer.setup)
    show(panel, run)
    first, second, output = strip.memory.shown.tolist()
    assert first == second == 1
    assert output > 4
    assert marked(strip, monkeypatch) == [False, False, True]
    assert strip.cells[0].shares.max() < 0.9, "hidden layers are no spikes"
    area = strip.areas()[2].bars
    assert f"to {output:.3g}" in strip.words_at(QPointF(area.right() - 0.1, 5))


def test_a_bar_says_what_it_stands_for(panel: LayersPanel) -> None:
    run = train(Run(spiral()), 20)
    panel.start(run.trainer.setup)
    show(panel, run)
    strip = panel.strips["activations"]
    bars, past = strip.areas()[0].bars, strip.areas()[0].past
    shares = strip.cells[0].shares
    index = int(shares.argmax())
    x = bars.left() + bars.width() * (index + 0.5) / len(shares)
    words = strip.words_at(QPointF(x, 10))
    assert words.startswith(f"Layer 1: {percent(shares[index])} of h from ")
    assert "σ" in words
    assert "step 20" in strip.words_at(QPointF(past.center().x(), past.bottom() - 0.1))
    assert strip.words_at(QPointF(3, 10)).startswith("Activations: ")
    last = strip.areas()[-1]
    assert strip.words_at(last.bars.center()).startswith("Output: ")
    assert strip.words_at(last.past.center()).startswith("Output: the last ")


def test_the_past_is_drawn_newest_at_the_bottom_and_forgotten_on_the_way_back(
    panel: LayersPanel,
) -> None:
    run = Run(spiral())
    panel.start(run.trainer.setup)
    for _ in range(3):
        show(panel, train(run, 5))
    strip = panel.strips["activations"]
    assert strip.memory is not None
    assert strip.past is not None
    assert strip.memory.steps[-4:].tolist() == [-1, 5, 10, 15]
    image = strip.past.images[0]
    newest = strip.cells[0].shares
    line = [image.pixelIndex(x, image.height() - 1) for x in range(image.width())]
    assert int(np.argmax(line)) == int(newest.argmax())
    assert max(line) > 250
    assert max(image.pixelIndex(x, 0) for x in range(image.width())) == 0
    show(panel, run)
    assert strip.memory.steps[-4:].tolist() == [-1, 5, 10, 15], "resting adds nothing"
    run.seek(10)
    show(panel, run)
    assert strip.memory.steps[-3:].tolist() == [-1, 5, 10]


def test_a_click_on_a_head_selects_the_column(panel: LayersPanel, qtbot: QtBot) -> None:
    run = Run(spiral(layers=DEEP))
    panel.start(run.trainer.setup)
    with qtbot.waitSignal(panel.selected) as caught:
        qtbot.mouseClick(panel.columns[2][0], Qt.MouseButton.LeftButton)
    assert caught.args == [Selection.of(place=Column(2))]
    assert chosen(panel) == [2]
    plain = panel.grab().toImage()
    for place, column in (
        (Neuron(4, 1), [4]),
        (Parameter(2, "W", (0, 0)), [1]),
        (Neuron(-1, 0), []),
        (None, []),
    ):
        panel.select(Selection.of(place=place))
        assert chosen(panel) == column
    columns = Columns(panel.width(), 9, LIGHT.base_px)
    x, y = round(columns.left(2)) + 12, panel.height() - 4
    assert panel.grab().toImage().pixelColor(x, y) != plain.pixelColor(x, y)


def chosen(panel: LayersPanel) -> list[int]:
    return [number for number, (head, _) in enumerate(panel.columns) if head.isChecked()]


@pytest.mark.parametrize("theme", [LIGHT, DARK.projector()], ids=lambda theme: theme.name)
def test_eight_layers_fit_side_by_side(panel: LayersPanel, theme: Theme) -> None:
    run = train(Run(replace(spiral(layers=DEEP), optimizer=SGD(lr=0.1))), 5)
    panel.set_theme(theme)
    panel.start(run.trainer.setup)
    show(panel, run)
    panel.grab()
    places = [head.geometry() for head, _ in panel.columns]
    assert all(a.right() < b.left() for a, b in pairwise(places))
    for head, health in panel.columns:
        name, rest = head.shown()
        assert head.metrics[0].horizontalAdvance(name) <= head.width()
        assert head.metrics[1].horizontalAdvance(rest) < head.width()
        assert head.text() in head.toolTip()
        assert theme is not LIGHT or (name, rest) in ((name, " · 32 · Tanh"), ("Out", " · 2"))
        chip, numbers = health.shown()
        assert health.metrics.horizontalAdvance(chip) < health.width()
        assert health.metrics.horizontalAdvance(numbers) <= health.width()
        assert health.verdict is not None
        assert all(tr(number) in health.toolTip() for number in health.verdict.numbers)
    assert panel.minimumSizeHint().height() <= 11 * theme.base_px


def test_the_table_has_every_bar_of_the_rows_shown(panel: LayersPanel) -> None:
    assert panel.table() == []
    run = train(Run(spiral()), 5)
    panel.start(run.trainer.setup)
    show(panel, run)
    head, *rows = panel.table()
    assert head == ["row", "layer", "from", "to", "share"]
    assert {row[0] for row in rows} == {"Activations", "Gradients δ"}
    shares = [float(str(row[4])) for row in rows if row[:2] == ["Activations", "output"]]
    assert sum(shares) == pytest.approx(1)
    assert all(float(str(row[2])) < float(str(row[3])) for row in rows)


class Written:
    """A painter that keeps what is written."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def setPen(self, _pen: object) -> None:
        pass

    def drawText(self, _area: QRectF, _side: int, text: str) -> None:
        self.texts.append(text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_says_its_short_name_where_the_long_one_would_be_cut(
    qapp: QApplication, row: Row
) -> None:
    painter = StripPainter(LIGHT.projector(), row.role)
    titles = [row.title, row.short] if row.short else [row.title]
    for title in titles:
        written = Written()
        area = QRectF(0, 0, painter.metrics.horizontalAdvance(title) + 2, 100)
        painter.caption(written, area, titles, row.symbol, "")
        assert written.texts[0] == title
