"""Edits that need large samples: worked out aside, joined, given up, and the form told."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from samples import normalized

from engine.steps import Steps
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.control.aside import Aside
from playground.control.edits import Edits
from playground.session.session import Session
from playground.window.busy_line import BusyLine

SPEC = normalized()


class Bench:
    """A session with edits whose samples come when they are let go."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.session = Session(SPEC, self.window)
        self.line = BusyLine(self.window)
        self.aside = Aside(self.line, self.window)
        self.edits = Edits(self.session, self.aside, self.window)
        self.gate = threading.Event()
        self.threads: set[int] = set()
        self.told: list[frozenset[str]] = []
        self.session.spec_changed.connect(lambda spec, setup, changed: self.told.append(changed))

    def working_out(self, spec: ExperimentSpec, known: Iterable[Setup] = ()) -> Steps[Setup]:
        self.threads.add(threading.get_ident())
        while not self.gate.wait(0.005):
            yield 0.5
        return Setup.of(spec, known)


@pytest.fixture
def bench(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    made = Bench(qtbot)
    monkeypatch.setattr("playground.control.edits.LARGE", 0)
    monkeypatch.setattr("playground.control.edits.working_out", made.working_out)
    monkeypatch.setattr("playground.control.aside.PATIENCE", 0)
    yield made
    made.gate.set()
    made.aside.close()
    made.session.close()


def noisier(spec: ExperimentSpec, noise: float = 0.3) -> ExperimentSpec:
    samples = replace(spec.data.dataset, noise=noise)  # type: ignore[call-arg]
    return replace(spec, data=replace(spec.data, dataset=samples))


def test_the_window_goes_on_until_the_samples_are_there(bench: Bench, qtbot: QtBot) -> None:
    wanted = noisier(SPEC)
    bench.edits.make(wanted)
    assert bench.session.spec == SPEC
    qtbot.waitUntil(lambda: bool(bench.threads))
    assert bench.threads.isdisjoint({threading.get_ident()})
    qtbot.waitUntil(lambda: bench.line.bar.value() == 500)
    bench.gate.set()
    qtbot.waitUntil(lambda: bench.session.spec == wanted)
    assert bench.session.undo_stack.count() == 1
    bench.session.undo_stack.undo()
    assert bench.session.spec == SPEC


def test_an_edit_of_something_else_is_made_at_once(bench: Bench) -> None:
    bench.edits.make(replace(SPEC, batch_size=7))
    assert bench.session.spec.batch_size == 7
    assert bench.aside.errand is None


def test_new_data_is_drawn_aside_and_named(bench: Bench, qtbot: QtBot) -> None:
    bench.edits.new_data()
    assert bench.session.spec == SPEC
    bench.gate.set()
    qtbot.waitUntil(lambda: bench.session.spec.data_draw == 1)
    assert bench.session.undo_stack.undoText() == "New data"


def test_edits_that_follow_join_the_one_under_way(bench: Bench, qtbot: QtBot) -> None:
    bench.edits.make(noisier(SPEC, 0.2))
    bench.edits.make(replace(SPEC, batch_size=7))
    bench.edits.make(noisier(SPEC, 0.4))
    assert not bench.told, "nobody is told to go back"
    bench.gate.set()
    qtbot.waitUntil(lambda: bench.session.spec == replace(noisier(SPEC, 0.4), batch_size=7))


def test_who_gives_it_up_sees_what_holds(bench: Bench) -> None:
    bench.edits.make(noisier(SPEC))
    bench.aside.leave()
    assert bench.told == [frozenset({"data.dataset.noise"})]
    assert bench.session.spec == SPEC
    # Nothing of it comes back with the next edit.
    bench.edits.make(replace(SPEC, batch_size=7))
    assert bench.session.spec == replace(SPEC, batch_size=7)


def test_an_experiment_that_has_become_another_is_left_alone(bench: Bench, qtbot: QtBot) -> None:
    bench.edits.make(noisier(SPEC))
    other = replace(SPEC, batch_size=7)
    bench.session.edit(other)
    bench.told.clear()
    bench.gate.set()
    qtbot.waitUntil(lambda: bench.aside.errand is None)
    assert bench.session.spec == other
    assert any("data.dataset.noise" in paths for paths in bench.told)


def test_what_cannot_be_worked_out_is_said_as_ever(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[str] = []
    bench.session.noted.connect(noted.append)
    huge = replace(SPEC.layers[0], units=2048)  # type: ignore[call-arg]
    layers = (huge, huge, huge)
    bench.edits.make(replace(noisier(SPEC), layers=layers))
    bench.gate.set()
    qtbot.waitUntil(lambda: bool(noted))
    assert bench.session.spec == SPEC
