"""What an edit costs: only what has to do with it is done again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from call_counting import Calls
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.training.experiment import ExperimentSpec
from playground import app
from playground.control.controller import Controller
from playground.widgets.number_slider import NumberSlider

# Python calls of one tick of a slider that changes no shape and no sample.
MOST = 500


@pytest.fixture
def controller(qtbot: QtBot) -> Iterator[Controller]:
    """The whole window on the default experiment, drawn once."""
    made = app.build(ExperimentSpec(), "light")
    made.window.show()
    qtbot.waitUntil(lambda: made.window.transport.stats["train_loss"].text() != "–")
    yield made
    made.discard_changes()
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()


def test_a_tick_of_the_learning_rate_costs_few_calls(controller: Controller) -> None:
    control = controller.window.findChild(NumberSlider, "optimizer.lr")
    assert control is not None
    for _ in range(3):
        with Calls() as calls:
            control.slider.setValue(control.slider.value() + 1)
        assert controller.session.spec.optimizer.lr == control.value()
        assert calls.count <= MOST, calls.by_function().most_common(20)
    # They are one drag, which is one step to undo.
    controller.session.undo_stack.undo()
    assert controller.session.spec == ExperimentSpec()
    assert control.value() == ExperimentSpec().optimizer.lr


def test_all_that_shows_the_seed_follows_an_edit_of_it(controller: Controller) -> None:
    window = controller.window
    window.form.seed.buttons["roll"].click()
    button = window.findChild(QPushButton, "transport.seed")
    assert button is not None
    assert button.text() == f"Seed {controller.session.spec.seed}" != "Seed 42"
    controller.session.undo_stack.undo()
    assert button.text() == "Seed 42"
    assert window.form.seed.number.text() == "42"
