"""Forms for any spec: made from knobs alone, they emit whole specs after a user's change only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from forms_support import choose, type_number
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.network.activations import LeakyReLU, ReLU, activation
from engine.network.initializers import Normal, Zeros, initializer
from engine.network.layers import Activate, Dense, layer
from engine.network.losses import loss
from engine.network.penalties import penalty
from engine.optimizers import optimizer
from engine.specs.edits import switched
from engine.specs.knobs import LEVELS, NumberKnob, Spec, knobs_of
from engine.training.experiment import DataSpec, ExperimentSpec
from playground.forms.data.thumbnails import sample_for_thumbnail, thumbnail
from playground.forms.spec_form import FamilyField, SpecForm
from playground.look.theme import DARK, LIGHT
from playground.words.settings import WIDEST, wrapped

FAMILIES = (activation, initializer, loss, penalty, layer, optimizer, dataset)
KINDS = [kind for family in FAMILIES for kind in family]


@pytest.fixture
def form_of(qtbot: QtBot) -> Callable[[Spec], tuple[SpecForm, list[Spec]]]:
    """The form of one spec, and the specs it emits."""

    def make(spec: Spec) -> tuple[SpecForm, list[Spec]]:
        form = SpecForm(spec, "it")
        qtbot.addWidget(form)
        edits: list[Spec] = []
        form.edited.connect(edits.append)
        return form, edits

    return make


@pytest.mark.parametrize("kind", [*KINDS, DataSpec, ExperimentSpec], ids=lambda k: k.__name__)
def test_every_spec_has_a_form(form_of: Callable, kind: type[Spec]) -> None:
    form, edits = form_of(kind())
    for level in LEVELS:
        form.set_level(level)
    form.set_value(kind())
    for control in form.findChildren(QWidget):
        name = control.objectName()
        if name.startswith("it.") and not name.endswith(".field"):
            assert control.accessibleName(), name
            lines = control.toolTip().split("\n")
            assert lines[0], name
            assert max(map(len, lines)) <= WIDEST, name
    assert edits == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_every_number_can_be_typed(form_of: Callable, qtbot: QtBot, kind: type[Spec]) -> None:
    form, edits = form_of(kind())
    for name, knob in knobs_of(kind).items():
        if not isinstance(knob, NumberKnob):
            continue
        number = knob.high if knob.high != getattr(kind(), name) else knob.low
        control = form.findChild(QWidget, f"it.{name}")
        assert control is not None
        type_number(qtbot, control, f"{number:.17g}", Qt.Key.Key_Return)
        assert edits[-1] == replace(form.spec, **{name: number})
        assert edits[-1] != kind()
    assert len(edits) == sum(isinstance(knob, NumberKnob) for knob in knobs_of(kind).values())


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (Activate, "activation"),
        (Dense, "init_weights"),
        (DataSpec, "dataset"),
        (ExperimentSpec, "loss"),
        (ExperimentSpec, "penalty"),
        (ExperimentSpec, "optimizer"),
    ],
)
def test_every_item_of_a_family_can_be_chosen(
    form_of: Callable, owner: type[Spec], name: str
) -> None:
    form, edits = form_of(owner())
    field = form.fields[name]
    assert isinstance(field, FamilyField)
    for kind in type(getattr(owner(), name)).registry:
        choose(field.combo, kind.label)
        assert type(getattr(form.spec, name)) is type(field.form.spec) is kind
        assert wrapped(getattr(kind, "formula", "")) in field.combo.toolTip()
        assert not edits or edits[-1] == form.spec


def test_values_out_of_the_new_range_are_not_kept() -> None:
    assert switched(LeakyReLU(slope=0.5), ReLU) == ReLU()
    assert switched(Normal(std=2.0), Zeros) == Zeros()


@pytest.mark.parametrize("name", dataset.names)
def test_every_data_set_has_a_thumbnail(qtbot: QtBot, name: str) -> None:
    data = sample_for_thumbnail(dataset[name]())
    for theme in (LIGHT, DARK):
        picture = thumbnail(data, theme, 32, 2.0)
        assert (picture.width(), picture.devicePixelRatio()) == (64, 2.0)
        image = picture.toImage()
        colors = {image.pixel(x, y) for x in range(0, 64, 2) for y in range(0, 64, 2)}
        assert len(colors) > 2
