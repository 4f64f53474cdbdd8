"""The search in the window: what is offered, how far it is, its map, and that it ends."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from pools import pool
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.data.splits import PARTS
from engine.network.layers import Activate, Dense
from engine.search.findings import Move
from engine.search.methods import Greedy, Grid, Point, Random, Vary
from engine.search.run import run
from engine.search.trial import Trial
from engine.specs.edits import replace_at, value_at
from engine.training.setup import Setup
from engine.training.trainer import Score
from playground.look.tokens import DARK, LIGHT
from playground.panels.search.hunter import Hunter, Progress
from playground.panels.search.offers import offers_of
from playground.panels.search.outcome import map_of, path_rows
from playground.panels.search.panel import FOUND, SearchPanel

__all__ = ["pool"]

BASE = spiral(layers=(Dense(units=4), Activate()))
RATES = Vary("optimizer.lr", (0.001, 0.01, 0.1))
UNITS = Vary("layers.0.units", (2, 8))


def trial(number: int, point: Point, loss: float, failed: bool = False) -> Trial:
    scores = {part: Score(loss, 0.5) for part in PARTS}
    spec = BASE
    for path, value in zip((RATES.path, UNITS.path), point, strict=True):
        spec = replace_at(spec, path, value)
    return Trial(number, point, spec, 1.0, 1, scores, 0.0, problem="diverged" if failed else "")


def opened(qtbot: QtBot) -> SearchPanel:
    panel = SearchPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(460, 330)
    panel.start(Setup.of(BASE))
    panel.show()
    return panel


def planned(panel: SearchPanel, *axes: Vary) -> None:
    """Write these ranges into the form."""
    while panel.plan.ranges.shown > len(axes):
        panel.plan.ranges.lines[0].remove.click()
    for line, axis in zip(panel.plan.ranges.lines, axes, strict=False):
        line.which.setCurrentIndex(line.which.findData(axis.path))
        line.values.setText(", ".join(map(str, axis.values)))


def test_a_search_that_is_proposed_stands_in_the_plan_as_soon_as_it_fits(qtbot: QtBot) -> None:
    panel = SearchPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.start(Setup.of(spiral(layers=())))
    plan = Random((UNITS, RATES), epochs=7, criterion="accuracy", seeds=3, trials=5)
    panel.propose(plan)
    panel.show()
    assert panel.plan.search() != plan
    panel.start(Setup.of(BASE))
    assert panel.plan.search() == plan
    panel.plan.epochs.setValue(9)
    panel.start(Setup.of(replace(BASE, seed=5)))
    assert panel.plan.search() == replace(plan, epochs=9), "what was changed since stays"


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searches that do nothing: the test says what they find."""
    monkeypatch.setattr(Hunter, "_run", lambda hunter: None)


# --- what is offered --------------------------------------------------------------------------


def test_every_offer_can_be_searched() -> None:
    """Each suggested value is one that the knob at the path takes."""
    offers = offers_of(BASE)
    paths = [offer.path for offer in offers]
    assert {"optimizer", "optimizer.lr", "layers.0.units", "batch_size"} <= set(paths)
    assert len(set(paths)) == len(paths)
    assert not [path for path in paths if path.startswith(("data", "seed", "starts"))]
    for offer in offers:
        for value in offer.values:
            assert value_at(replace_at(BASE, offer.path, value), offer.path) is not None


def test_the_present_value_is_among_those_of_rates_and_widths() -> None:
    found = {offer.path: offer.values for offer in offers_of(BASE)}
    assert BASE.optimizer.lr in found["optimizer.lr"]
    assert found["layers.0.units"] == (1, 2, 4, 8, 16)
    assert found["optimizer"][0] == BASE.optimizer.name
    assert found["shuffle"] == (False, True)


def test_the_form_describes_a_search(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    planned(panel, RATES, UNITS)
    panel.plan.epochs.setValue(7)
    panel.plan.criterion.setCurrentIndex(1)
    assert panel.plan.search() == Greedy(vary=(RATES, UNITS), epochs=7, criterion="accuracy")
    panel.plan.method.setCurrentIndex(panel.plan.method.findData("random"))
    assert panel.plan.trials.isVisible()
    panel.plan.trials.setValue(5)
    assert isinstance(panel.plan.search(), Random)
    panel.plan.ranges.more.click()
    assert len(panel.plan.search().vary) == 3


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ("0.1, wrong", "optimizer.lr"),
        ("", "optimizer.lr: expected one value or more"),
        ("0,03", "commas set values apart"),
    ],
)
def test_what_cannot_be_searched_is_said(qtbot: QtBot, values: str, problem: str) -> None:
    panel = opened(qtbot)
    planned(panel, RATES)
    panel.plan.ranges.lines[0].values.setText(values)
    qtbot.mouseClick(panel.begin, Qt.MouseButton.LeftButton)
    assert problem in panel.note.text()
    assert panel.progress is None


def test_a_search_needs_a_validation_part(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.start(Setup.of(replace(BASE, data=replace(BASE.data, validation=0.0))))
    panel.begin.click()
    assert "validation" in panel.note.text()


def test_other_layers_offer_other_settings(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    planned(panel, RATES, UNITS)
    panel.start(Setup.of(replace(BASE, layers=())))
    lines = panel.plan.ranges.lines
    assert lines[0].path == "optimizer.lr"
    assert lines[0].values.text() == "0.001, 0.01, 0.1"
    assert lines[1].path != "layers.0.units"


# --- how far it is ----------------------------------------------------------------------------


def test_trials_left_are_those_of_a_round_without_change() -> None:
    search = Greedy(vary=(RATES, UNITS))
    space = search.space(BASE)
    # The start, whose rate is one of three, the two other rates, and two widths.
    assert space.start == (BASE.optimizer.lr, 4)
    assert len(search.points_left(space, [], set())) == 1 + 2 + 2
    findings = run(search, BASE)
    known: set[Point] = set()
    for place, move in enumerate(findings.moves):
        known |= set(move.points)
        bests = [each.best for each in findings.moves[: place + 1]]
        left = search.points_left(space, bests, known)
        assert not set(left) & known
    assert left == ()


@pytest.mark.parametrize("search", [Grid(vary=(RATES, UNITS)), Random(vary=(RATES,), trials=2)])
def test_of_a_grid_and_of_a_draw_all_is_known_from_the_start(search: Grid | Random) -> None:
    progress = Progress(search, search.space(BASE))
    assert progress.total == search.most_trials()
    assert progress.seconds_left is None


def test_the_map_holds_the_best_of_each_pair_and_the_path(qtbot: QtBot) -> None:
    search = Grid(vary=(RATES, UNITS))
    progress = Progress(search, search.space(BASE))
    for i, (point, loss) in enumerate(
        {(0.001, 2): 2.0, (0.01, 2): 0.5, (0.1, 8): math.nan}.items()
    ):
        progress.add(trial(i + 1, point, loss, failed=math.isnan(loss)))
    progress.move(Move("", ((0.01, 2),), (0.01, 2)))
    shown = map_of(progress, (0, 1))
    assert tuple(v for v in shown.across if v in RATES.values) == (0.001, 0.01, 0.1)
    at = {value: place for place, value in enumerate(shown.across)}
    low = shown.upwards.index(2)
    assert shown.scores[at[0.001], low] == 2.0
    assert shown.scores[at[0.01], low] == 0.5
    assert shown.scores[at[0.1], shown.upwards.index(8)] == math.inf
    assert shown.path == ((at[0.01], low),) == (shown.best,)
    assert progress.best() == (0.01, 2)
    assert path_rows(progress)[0][-1] == "0.5"
    assert map_of(progress, (0, 0)).names == ("optimizer.lr", "")


# --- the panel --------------------------------------------------------------------------------


@pytest.mark.usefixtures("idle")
def test_progress_is_shown_and_the_best_opens_with_a_click(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    planned(panel, RATES, UNITS)
    panel.begin.click()
    assert panel.page.currentIndex() == FOUND
    assert panel.begin.text() == "Cancel"
    assert "processes are starting" in panel.note.text()
    hunter = panel._hunter
    assert hunter is not None
    hunter.tried.emit(trial(1, (0.001, 2), 2.0))
    hunter.tried.emit(trial(2, (0.1, 8), 0.25))
    panel._show()
    assert "2 of " in panel.note.text()
    assert "s left at least" in panel.note.text()
    assert "best validation loss 0.25 with optimizer.lr = 0.1, layers.0.units = 8" in (
        panel.note.text()
    )
    assert panel.bar.value() == 2
    assert len(panel.table()) == 3
    # Something else was edited meanwhile: it stays.
    panel.start(Setup.of(replace(BASE, batch_size=8)))
    with qtbot.waitSignal(panel.edited) as caught:
        panel.open.click()
    (spec,) = caught.args
    assert (spec.optimizer.lr, spec.layers[0].units, spec.batch_size) == (0.1, 8, 8)
    panel.begin.click()
    assert "ends after the steps at hand" in panel.note.text()
    panel.set_theme(DARK.projector())
    panel.grab()
    panel.end()
    assert panel.begin.text() == "Search"
    assert not hunter._cancel.flag.exists(), "cancelled after its end, too"


@pytest.mark.usefixtures("idle")
def test_a_clicked_cell_is_what_is_opened(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    planned(panel, RATES, UNITS)
    panel.begin.click()
    assert panel._hunter is not None
    panel._hunter.tried.emit(trial(1, (0.001, 2), 2.0))
    panel._hunter.tried.emit(trial(2, (0.1, 8), 0.25))
    panel._show()
    view = panel.found.map
    place = (view.map.across.index(0.001), view.map.upwards.index(2))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect_of(place).center().toPoint())
    assert panel.open.text() == "Open the chosen"
    with qtbot.waitSignal(panel.edited) as caught:
        panel.open.click()
    assert caught.args[0].optimizer.lr == 0.001
    panel.end()


@pytest.mark.long
@pytest.mark.usefixtures("pool")
def test_a_search_finds_in_processes_what_the_engine_finds_and_leaves_none(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    planned(panel, RATES, UNITS)
    panel.plan.epochs.setValue(3)
    panel.begin.click()
    qtbot.waitUntil(lambda: panel.begin.text() == "Search", timeout=60_000)
    expected = run(Greedy(vary=(RATES, UNITS), epochs=3), BASE)
    assert panel.progress is not None
    assert panel.progress.best() == expected.best.point
    assert tuple(panel.progress.moves) == expected.moves
    assert len(panel.progress.trials) == panel.progress.total == len(expected.trials)
    assert panel.note.text().startswith("Done after")


@pytest.mark.long
@pytest.mark.usefixtures("pool")
def test_closing_ends_a_search_that_would_go_on_for_hours(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    planned(panel, RATES, UNITS)
    panel.plan.epochs.setValue(100_000)
    panel.begin.click()
    hunter = panel._hunter
    assert hunter is not None
    qtbot.wait(300)
    panel.close()
    assert not hunter.alive
    assert panel.begin.text() == "Search"
