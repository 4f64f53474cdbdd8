"""What a lab locks is refused at the one door, and open again when it is left."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot
from samples import spiral

from engine.labs.changes import Unlocked
from engine.network.places import Parameter
from playground.session.session import Session


def test_only_what_is_unlocked_can_be_edited(qtbot: QtBot) -> None:
    session = Session(spiral())
    noted: list[str] = []
    session.noted.connect(noted.append)
    session.permissions.lock(Unlocked(("optimizer.lr",)))
    spec = session.spec
    assert session.edit(replace(spec, optimizer=replace(spec.optimizer, lr=0.5)))
    assert not session.edit(replace(session.spec, batch_size=7))
    assert noted == ["That is locked by this lab."]
    session.edit(replace(session.spec, data_draw=session.spec.data_draw + 1))
    session.new_weights()
    assert (session.spec.data_draw, session.spec.weights_draw) == (0, 0)
    session.permissions.open()
    assert session.edit(replace(session.spec, batch_size=7))
    session.close()


def test_weights_are_typed_only_where_they_are_unlocked(qtbot: QtBot) -> None:
    session = Session(spiral())
    told: list[tuple[str, float]] = []
    session.assigned.connect(lambda path, value: told.append((path, value)))
    place = Parameter(0, "W", (0, 0))
    session.permissions.lock(Unlocked())
    session.set_parameter(place, 2.0)
    assert not told
    assert not session.undo_stack.count()
    session.permissions.lock(Unlocked(("weights",)))
    session.set_parameter(place, 2.0)
    assert [value for _, value in told] == [2.0]
    session.close()


def test_nobody_trains_before_the_prediction_is_locked(qtbot: QtBot) -> None:
    session = Session(spiral())
    noted: list[str] = []
    session.noted.connect(noted.append)
    session.permissions.lock(Unlocked(), trains=False)
    session.play()
    assert noted == ["First lock your prediction, then run it."]
    session.permissions.open_all(True)
    steps: list[int] = []
    session.snapshot_ready.connect(lambda snapshot: steps.append(snapshot.step))
    session.step()
    qtbot.waitUntil(lambda: bool(steps) and steps[-1] == 1, timeout=20_000)
    session.close()


def test_playing_rests_once_where_the_step_ends(qtbot: QtBot) -> None:
    session = Session(spiral())
    steps: list[int] = []
    session.snapshot_ready.connect(lambda snapshot: steps.append(snapshot.step))
    session.rest_at = 12
    session.play()
    qtbot.waitUntil(lambda: bool(steps) and steps[-1] == 12, timeout=20_000)
    session.play()
    qtbot.waitUntil(lambda: steps[-1] > 12, timeout=20_000)
    session.close()
