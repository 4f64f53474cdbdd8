"""The list of stopping rules in the form of an experiment, as a person uses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from forms_support import Form
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.network.layers import Dense
from engine.optimizers.clipping import ClipByNorm
from engine.optimizers.schedules import Cosine
from engine.specs.differences import differences, every_path
from engine.specs.knobs import TupleKnob, knobs_of, needs_rebuild
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from engine.training.stopping import EarlyStopping, MaxEpochs, TargetLoss, stop_rule
from playground.forms.experiment_dock import ExperimentForm
from playground.look.theme import DARK, LIGHT
from playground.session.change_words import describe
from playground.words.settings import REBUILDS


@pytest.fixture
def person(qtbot: QtBot) -> Callable[..., Form]:
    """Opens the form of an experiment."""
    return lambda *args, **more: Form(qtbot, *args, **more)


def test_rules_are_added_set_and_taken_away(person: Callable[..., Form]) -> None:
    user = person()
    assert user.spec.stopping == ()
    user.choose("stopping", "Early stopping")
    assert user.spec.stopping == (EarlyStopping(),)
    user.choose("stopping", "Target loss")
    user.type("stopping.0.patience", "25")
    user.choose("stopping.1.part", "train")
    assert user.spec.stopping == (EarlyStopping(patience=25), TargetLoss(part="train"))
    assert not any(needs_rebuild(ExperimentSpec(), edit) for edit in user.edits)
    user.click("stopping.0.remove")
    assert user.spec.stopping == (TargetLoss(part="train"),)
    assert user.find("stopping.0.part", QComboBox).currentText() == "train"
    user.click("stopping.0.remove")
    assert user.spec.stopping == ()
    assert "stopping.0.remove" not in user.names()


def test_the_box_invites_to_add_one_more(person: Callable[..., Form]) -> None:
    user = person()
    box = user.find("stopping", QComboBox)
    assert [box.itemText(i) for i in range(box.count())] == [kind.label for kind in stop_rule]  # type: ignore[attr-defined]
    for _ in range(2):
        assert box.currentIndex() == -1
        assert box.placeholderText() == "+ add stop rule"
        user.choose("stopping", "Number of epochs")
    assert user.spec.stopping == (MaxEpochs(), MaxEpochs())


def test_no_more_rules_than_an_experiment_may_have(person: Callable[..., Form]) -> None:
    knob = knobs_of(ExperimentSpec)["stopping"]
    assert isinstance(knob, TupleKnob)
    user = person(replace(ExperimentSpec(), stopping=(MaxEpochs(),) * (knob.most - 1)))
    assert user.find("stopping").isEnabled()
    user.choose("stopping", "Target loss")
    assert not user.find("stopping").isEnabled()
    user.click("stopping.0.remove")
    assert user.find("stopping").isEnabled()


def test_showing_rules_of_the_same_kinds_makes_no_control_anew(
    person: Callable[..., Form],
) -> None:
    user = person(replace(ExperimentSpec(), stopping=(EarlyStopping(), TargetLoss())))
    before = {name: user.find(name) for name in user.names() if name.startswith("stopping")}
    other = replace(user.spec, stopping=(EarlyStopping(patience=3), TargetLoss(target=0.5)))
    user.form.set_experiment(other, Setup.of(other), every_path(other))
    assert {name: user.find(name) for name in before} == before
    assert user.find("stopping.0.patience").value() == 3
    assert user.find("stopping.1.target").value() == 0.5
    assert user.edits == []


def test_a_refused_rule_is_taken_back(qtbot: QtBot) -> None:
    spec = ExperimentSpec()
    setup = Setup.of(spec)
    form = ExperimentForm(spec, setup, LIGHT)
    qtbot.addWidget(form)
    form.edited.connect(lambda asked: form.set_experiment(spec, setup, differences(asked, spec)))
    box = form.findChild(QComboBox, "stopping")
    assert box is not None
    box.activated.emit(0)
    assert form.findChild(QWidget, "stopping.0.remove") is None


def test_rare_knobs_wait_for_their_level(person: Callable[..., Form]) -> None:
    user = person(replace(ExperimentSpec(), stopping=(EarlyStopping(),)), level="beginner")
    assert not user.find("stopping").isVisible()
    user.form.set_level("standard")
    assert user.find("stopping.0.patience").isVisible()
    assert not user.find("stopping.0.min_change").isVisible()
    user.choose("stopping", "Early stopping")
    assert not user.find("stopping.1.min_change").isVisible()
    user.form.set_level("full")
    # New controls are shown when the event loop comes by.
    user.qtbot.waitUntil(lambda: user.find("stopping.0.min_change").isVisible())


def test_the_icons_follow_the_theme(person: Callable[..., Form]) -> None:
    user = person(replace(ExperimentSpec(), stopping=(EarlyStopping(),)))
    button = user.find("stopping.0.remove", QToolButton)
    before = button.icon().cacheKey()
    user.form.set_theme(DARK)
    assert button.icon().cacheKey() != before


def test_schedule_and_clipping_have_forms_by_themselves(person: Callable[..., Form]) -> None:
    user = person(level="full")
    user.choose("schedule", "Cosine")
    user.type("schedule.length", "50")
    user.type("schedule.warmup", "5")
    user.choose("clipping", "By norm")
    user.type("clipping.max_norm", "0.5")
    assert user.spec.schedule == Cosine(length=50, warmup=5)
    assert user.spec.clipping == ClipByNorm(max_norm=0.5)
    for name in ("schedule", "clipping", "stopping"):
        assert REBUILDS not in user.find(name).toolTip()
    assert not needs_rebuild(ExperimentSpec(), user.spec)


def test_a_layer_is_frozen_in_its_card(person: Callable[..., Form]) -> None:
    user = person(level="full")
    user.click("layers.0")
    user.type("layers.0.lr_multiplier", "0")
    first = user.spec.layers[0]
    assert isinstance(first, Dense)
    assert first.lr_multiplier == 0
    assert "frozen" in user.find("layers.0").accessibleName()
    user.click("layers.output")
    user.type("output_lr_multiplier", "0.5")
    assert user.spec.output_lr_multiplier == 0.5
    assert not needs_rebuild(ExperimentSpec(), user.spec)


def test_changes_of_rules_have_names() -> None:
    spec = ExperimentSpec()
    one = replace(spec, stopping=(EarlyStopping(),))
    other = replace(spec, stopping=(EarlyStopping(patience=5),))
    assert describe(spec, one).text == "Stopping rules, add Early stopping"
    assert describe(one, spec).text == "Stopping rules, remove Early stopping"
    assert describe(one, other).path == "stopping.0.patience"
