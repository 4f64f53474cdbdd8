"""A search as something to be measured: what it finds is what `run` finds."""

from __future__ import annotations

import math

import pytest
from pools import pool
from samples import spiral

from engine.data.splits import PARTS
from engine.network.layers import Activate, Dense
from engine.optimizers import SGD
from engine.probes import probe
from engine.search.methods import Greedy, Grid, Search, Vary
from engine.search.probe import SearchProbe, SearchReading
from engine.search.run import run
from engine.search.trial import Task, Trial
from engine.specs.registry import from_json, to_json
from engine.steps import Portions, Stride, at_once
from engine.training.run import Run
from engine.training.trainer import Score

__all__ = ["pool"]

BASE = spiral(layers=(Dense(units=4), Activate()), optimizer=SGD(lr=0.1))
VARY = (Vary("optimizer.lr", (0.01, 1.0)), Vary("layers.0.units", (2, 8)))


@pytest.mark.parametrize("search", [Greedy(VARY, epochs=2, seeds=2), Grid(VARY, epochs=2)])
def test_it_finds_what_the_search_finds(search: Search, pool: None) -> None:
    found, told = run(search, BASE), SearchProbe(search).measure(Run(BASE).trainer)
    assert isinstance(told, SearchReading)
    assert (told.trials, told.moves, told.grid) == (len(found.trials), len(found.moves), 4)
    assert found.best is not None
    assert tuple(told.best.values()) == found.best.point
    assert (told.loss, told.accuracy) == (found.best.loss, found.best.accuracy)


def test_it_pauses_after_every_burst_of_training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stride, "within", lambda *_: 1)
    portions = SearchProbe(Grid(VARY[:1], epochs=1)).in_portions(Run(BASE))
    assert sum(1 for _ in portions) >= 2 * BASE.data.dataset.samples * 0.7 // BASE.batch_size


def test_what_does_not_fit_has_no_reading() -> None:
    run = Run(BASE)
    assert SearchProbe().measure(run.trainer) is None
    assert SearchProbe(Greedy((Vary("layers.7.units", (1,)),))).measure(run.trainer) is None


def test_a_search_in_which_everything_fails_has_no_best(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(task: Task) -> Portions[Trial]:
        yield
        scores = {part: Score(math.inf, 0.0) for part in PARTS}
        return Trial(1, task.point, task.spec, 1.0, 1, scores, 0.0, problem="diverged")

    monkeypatch.setattr("engine.search.probe.training", failing)
    told = SearchProbe(Greedy(VARY)).measure(Run(BASE).trainer)
    assert isinstance(told, SearchReading)
    assert told.trials > 1
    assert told.best == {}
    assert math.isnan(told.loss)


def test_it_is_written_as_every_probe_is_and_waits_for_rest() -> None:
    asked = SearchProbe(Greedy(VARY))
    assert from_json(probe.base, to_json(asked)) == asked
    assert asked.for_rest
    assert at_once(SearchProbe().in_portions(Run(BASE))) is None
