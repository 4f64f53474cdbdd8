"""Who edits all day: after many edits the window holds no more objects than after a few."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from samples import normalized

from engine.network.activations import ReLU, Tanh
from engine.network.layers import Activate, Dense
from engine.training.experiment import ExperimentSpec

# What is kept, and is full soon: edits, runs in bytes, and curves of runs.
KEPT = {
    "playground.session.session.UNDO_LIMIT": 4,
    "engine.running.left_runs.KEPT_BYTES": 500_000,
    "playground.panels.loss.course.MOST_LEFT": 1,
}
# How often an edit of every kind is made between two counts.
ROUNDS, KINDS = 4, 6
OURS = ("engine.", "playground.")


def edits(spec: ExperimentSpec) -> Iterator[ExperimentSpec]:
    """One edit of every kind after the other, again and again."""
    n = 0
    while True:
        n += 1
        first, activation = Dense(units=5 + n % 2), (ReLU(), Tanh())[n % 2]
        yield (spec := replace(spec, optimizer=replace(spec.optimizer, lr=0.01 + n % 7 / 1e3)))
        yield (spec := replace(spec, batch_size=8 + n % 5))
        yield (spec := replace(spec, layers=(first, *spec.layers[1:])))
        yield (spec := replace(spec, layers=(*spec.layers[:-1], Activate(activation=activation))))
        yield (spec := replace(spec, weights_draw=n))
        yield (spec := replace(spec, data_draw=n))


def held(window: QObject) -> Counter[str]:
    """How many objects of each class of ours there are, and of each of Qt's in the window."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    kinds = Counter(map(type, gc.get_objects()))
    names = {kind: f"{kind.__module__}.{kind.__qualname__}" for kind in kinds}
    found = Counter({name: kinds[kind] for kind, name in names.items() if name.startswith(OURS)})
    return found + Counter(each.metaObject().className() for each in window.findChildren(QObject))


@pytest.mark.long
def test_many_edits_hold_no_more_than_a_few(
    open_window: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind is made as often again, and nothing is there as often more."""
    for name, most in KEPT.items():
        monkeypatch.setattr(name, most)
    user = open_window(normalized())
    user.session.snapshot_ready.disconnect(user.snapshots.append)
    user.snapshots.clear()
    made = edits(user.session.spec)

    def edit(rounds: int) -> Counter[str]:
        for _ in range(KINDS * rounds):
            user.session.edit(next(made))
            user.session.settle()
            user.session.step()
            user.wait(lambda: user.step_shown() >= 1)
        user.rest()
        # What is being measured must not be counted: a tuple in the making may have one owner.
        user.wait(lambda: not user.session.runner._loop.waiting)
        return held(user.window)

    few, many = edit(3), edit(ROUNDS)
    assert few["engine.training.run.Run"] > 1, "runs can be returned to"
    assert user.session.undo_stack.count() < 2 * KINDS
    assert {name: more for name, more in (many - few).items() if more >= ROUNDS} == {}
