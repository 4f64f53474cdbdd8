"""The cards of the layers, as a person edits them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from forms_support import Form, tanh_blocks
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.network.activations import Identity, LeakyReLU, ReLU, Tanh
from engine.network.initializers import Constant, FanInUniform, Normal, Zeros
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, LayerNorm, Maxout, Residual
from engine.network.losses import MeanSquaredError
from engine.optimizers import SGD, Momentum
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.words.settings import short_label


@pytest.fixture
def person(qtbot: QtBot) -> Callable[..., Form]:
    """Opens the form of an experiment."""
    return lambda *args, **more: Form(qtbot, *args, **more)


def test_layers_are_added_moved_doubled_and_removed(person: Callable[..., Form]) -> None:
    first = (Dense(units=3), BatchNorm(), Activate(ReLU()))
    second = (Dense(units=5), Activate(Tanh()))
    user = person(ExperimentSpec(layers=first + second))
    user.click("layers.add")
    assert user.spec.layers == first + second + second
    user.click("layers.0")
    user.click("layers.0.down")
    assert user.spec.layers == second + first + second
    # The settings stay with the layer that moved, and so does the keyboard.
    assert user.form.stack.opened() == 1
    assert user.find("layers.1.down").hasFocus()
    user.click("layers.1.duplicate")
    assert user.spec.layers == second + first + first + second
    user.click("layers.1.remove")
    user.click("layers.0")
    user.click("layers.0.remove")
    assert user.spec.layers == first + second
    assert not user.find("layers.0").isChecked()


def test_all_layers_can_be_removed(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=tanh_blocks(1)))
    user.click("layers.0")
    user.click("layers.0.remove")
    assert user.spec.layers == ()
    assert user.find("layers.add").hasFocus()
    user.click("layers.add")
    assert user.spec.layers == (Dense(), Activate())


def test_settings_of_a_layer(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=tanh_blocks(2)), level="full")
    user.click("layers.1")
    user.type("layers.1.units", "12")
    user.choose("layers.1.activation", "Leaky ReLU")
    user.type("layers.1.activation.slope", "0.2")
    user.choose("layers.1.init_weights", "Normal")
    user.type("layers.1.init_weights.std", "0.5")
    user.choose("layers.1.init_bias", "Constant")
    user.type("layers.1.init_bias.value", "1")
    user.click("layers.1.batch_norm")
    user.type("layers.1.batch_norm.momentum", "0.3")
    dense = Dense(units=12, init_weights=Normal(std=0.5), init_bias=Constant(value=1.0))
    expected = (dense, BatchNorm(momentum=0.3), Activate(LeakyReLU(slope=0.2)))
    assert user.spec.layers == (*tanh_blocks(1), *expected)
    user.click("layers.1.batch_norm")
    assert user.spec.layers == (*tanh_blocks(1), dense, expected[-1])
    assert "layers.1.batch_norm.momentum" not in user.names()


@pytest.mark.parametrize(
    "layers",
    [
        (),
        (Activate(),),
        (Activate(), Dense(), Activate(), Activate(ReLU())),
        (BatchNorm(), BatchNorm(), Dense(), Dense()),
        (Dense(), Activate(), BatchNorm(), Activate()),
        (Dense(units=1),) * 100,
    ],
    ids=lambda layers: str(len(layers)),
)
def test_any_legal_stack_can_be_shown_and_edited(
    person: Callable[..., Form], layers: tuple[Any, ...]
) -> None:
    user = person(ExperimentSpec(layers=layers))
    for card in user.form.stack.cards[:3]:
        user.qtbot.mouseClick(card.head, Qt.MouseButton.LeftButton)
        assert card.body.isVisible()
    assert user.edits == []
    assert user.find("layers.add").isEnabled() == (len(layers) < 100)


def test_a_layer_without_activation_shows_identity_and_can_get_one(
    person: Callable[..., Form],
) -> None:
    user = person(ExperimentSpec(layers=(Dense(),)))
    user.click("layers.0")
    assert user.find("layers.0.activation", QComboBox).currentText() == Identity.label  # type: ignore[attr-defined]
    user.choose("layers.0.activation", "ReLU")
    assert user.spec.layers == (Dense(), Activate(ReLU()))


def test_all_layers_get_another_activation_at_once(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=tanh_blocks(3)), level="beginner")
    common = user.find("layers.activation", QComboBox)
    assert common.isVisible()
    assert common.currentText() == "tanh"
    assert common.accessibleName() == "Activation of all hidden layers"
    user.choose("layers.activation", "ReLU")
    assert user.spec.layers == (Dense(units=8), Activate(ReLU())) * 3
    assert len(user.edits) == 1
    # Chosen again it changes nothing.
    user.choose("layers.activation", "ReLU")
    assert len(user.edits) == 1
    user.click("layers.1")
    user.choose("layers.1.activation", "Leaky ReLU")
    assert (common.currentIndex(), common.placeholderText()) == (-1, "mixed")
    assert "mixed" in common.accessibleDescription()
    user.choose("layers.activation", "Leaky ReLU")
    assert common.currentText() == "Leaky ReLU"
    assert user.spec.layers == (Dense(units=8), Activate(LeakyReLU())) * 3


def test_the_common_activation_is_there_while_a_layer_can_have_one(
    person: Callable[..., Form],
) -> None:
    user = person(ExperimentSpec(layers=(Dense(units=1),) * 60))
    common = user.find("layers.activation", QComboBox)
    # Sixty more layers do not fit.
    assert (common.currentText(), common.isEnabled()) == ("identity", False)
    user = person(ExperimentSpec(layers=tanh_blocks(1)))
    user.click("layers.0")
    user.click("layers.0.remove")
    assert not user.find("layers.activation").isVisible()
    user.click("layers.add")
    assert user.find("layers.activation").isVisible()


def test_a_full_stack_has_room_for_nothing_more(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=(Dense(units=1), Activate()) * 50))
    user.click("layers.0")
    assert not user.find("layers.add").isEnabled()
    assert not user.find("layers.0.duplicate").isEnabled()
    assert not user.find("layers.0.batch_norm", QCheckBox).isEnabled()


def test_cards_say_what_the_layers_are(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=(*tanh_blocks(1), Dense(units=5), BatchNorm())))
    cards = user.form.stack.cards
    assert cards[0].head.accessibleName() == "Dense 8, tanh · Glorot, 24 params"
    assert cards[1].head.accessibleName() == "Dense 5, BN · Glorot, 55"
    output = user.find("layers.output").accessibleName()
    assert output == "Output 2, Softmax cross-entropy, 12"
    user.choose("loss", MeanSquaredError.label)  # type: ignore[attr-defined]
    assert user.find("layers.output").accessibleName() == "Output 1, Mean squared error, 6"


def test_short_labels() -> None:
    assert short_label(Tanh()) == "tanh"
    assert short_label(LeakyReLU()) == "Leaky ReLU"
    assert short_label(ReLU()) == "ReLU"


def test_the_output_layer_opens_at_full_level(person: Callable[..., Form]) -> None:
    user = person()
    user.click("layers.output")
    assert "output_init" not in user.names()
    user.form.set_level("full")
    user.click("layers.output")
    user.choose("output_init", "Zeros")
    assert user.spec.output_init == Zeros()
    user.form.set_level("beginner")
    assert not user.find("output_init").isVisible()


def test_biases_are_set_at_full_level(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=tanh_blocks(1)), level="full")
    user.click("layers.0")
    user.choose("layers.0.init_bias", "Uniform by fan-in (PyTorch)")
    user.type("layers.0.bias_lr_multiplier", "0.5")
    dense = user.spec.layers[0]
    assert dense == Dense(units=8, init_bias=FanInUniform(), bias_lr_multiplier=0.5)
    user.click("layers.0.bias")
    assert user.spec.layers[0] == replace(dense, bias=False)
    user.click("layers.output")
    user.choose("output_init_bias", "Normal")
    user.type("output_init_bias.std", "0.3")
    user.type("output_bias_lr_multiplier", "2")
    user.click("output_bias")
    expected = {"output_bias": False, "output_init_bias": Normal(std=0.3)}
    assert user.spec == replace(user.spec, output_bias_lr_multiplier=2.0, **expected)
    # Two outputs, eight weights into each.
    assert user.find("layers.output").accessibleName().endswith(", 16")
    for name in ("layers.0.bias", "output_bias", "output_init_bias", "output_bias_lr_multiplier"):
        control = user.find(name)
        assert control.accessibleName()
        assert control.toolTip()


def test_one_card_is_open_at_a_time(person: Callable[..., Form]) -> None:
    user = person()
    user.click("layers.0")
    user.click("layers.1")
    assert user.form.stack.opened() == 1
    user.click("layers.1")
    assert user.form.stack.opened() is None


def add_kind(user: Form, name: str, label: str) -> None:
    """Choose a kind from the menu beside "add layer"."""
    actions = user.find(name, QToolButton).menu().actions()
    (action,) = [action for action in actions if action.text() == label]
    assert action.isEnabled()
    action.trigger()


def test_another_kind_of_layer_is_added_from_the_menu(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=(Dense(units=5), Activate(ReLU()))))
    add_kind(user, "layers.add_kind", "Maxout")
    add_kind(user, "layers.add_kind", "Residual block")
    add_kind(user, "layers.add_kind", "Dense")
    inside = (Dense(units=5), Activate(Tanh()))
    assert user.spec.layers == (
        *(Dense(units=5), Activate(ReLU()), Maxout(units=5), Residual(inside)),
        *inside,
    )
    heads = [card.head.accessibleName() for card in user.form.stack.cards]
    assert heads == [
        "Dense 5, ReLU · Glorot, 15 params",
        "Maxout 5 × 2, Glorot, 60",
        "Residual block, x + Dense 5 tanh, 30",
        "Dense 5, tanh · Glorot, 30",
    ]


def test_a_maxout_layer_has_its_own_settings(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=(Maxout(),)))
    user.click("layers.0")
    user.type("layers.0.pieces", "4")
    user.type("layers.0.units", "6")
    assert user.spec.layers == (Maxout(units=6, pieces=4),)


def test_normalisation_and_dropout_are_switched_and_set(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=tanh_blocks(1)), level="full")
    user.click("layers.0")
    for name in ("dropout", "layer_norm", "batch_norm"):
        user.click(f"layers.0.{name}")
    user.type("layers.0.dropout.rate", "0.5")
    user.click("layers.0.batch_norm.affine")
    user.type("layers.0.layer_norm.epsilon", "0.01")
    dense, active = tanh_blocks(1)
    norms = (LayerNorm(epsilon=0.01), BatchNorm(affine=False))
    assert user.spec.layers == (dense, *norms, active, Dropout(rate=0.5))
    (card,) = user.form.stack.cards
    assert card.head.about.text() == "LN · BN · tanh · Dropout 0.5 · Glorot"
    for name in ("dropout", "layer_norm", "batch_norm"):
        user.click(f"layers.0.{name}")
    assert user.spec.layers == tanh_blocks(1)


def test_layers_inside_a_residual_block_are_edited_like_others(
    person: Callable[..., Form],
) -> None:
    user = person(ExperimentSpec(layers=(*tanh_blocks(1), Residual(tanh_blocks(1)))))
    user.click("layers.1")
    user.click("layers.1.layers.0")
    user.choose("layers.1.layers.0.activation", "ReLU")
    user.click("layers.1.layers.add")
    user.click("layers.1.layers.1")
    user.click("layers.1.layers.1.batch_norm")
    # Only the first of the two may have another width; the second gives back what comes in.
    assert not user.find("layers.1.layers.1.units").isEnabled()
    user.click("layers.1.layers.0")
    assert user.find("layers.1.layers.0.units").isEnabled()
    user.type("layers.1.layers.0.units", "3")
    active = Activate(ReLU())
    inside = (Dense(units=3), active, Dense(units=8), BatchNorm(), active)
    assert user.spec.layers == (*tanh_blocks(1), Residual(inside))
    user.click("layers.1.layers.0.down")
    assert user.spec.layers[2].layers == (
        *(Dense(units=8), BatchNorm(), active),
        *(Dense(units=8), active),
    )
    user.click("layers.1.layers.1.remove")
    user.choose("layers.1.activation", "Tanh")
    block = Residual((Dense(units=8), BatchNorm(), active))
    assert user.spec.layers == (*tanh_blocks(1), block, Activate(Tanh()))
    assert user.form.stack.opened() == 1


def test_a_residual_block_follows_the_width_below_it(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=(*tanh_blocks(1), Residual(tanh_blocks(1)))))
    user.click("layers.0")
    user.type("layers.0.units", "5")
    assert user.spec.layers[2] == Residual((Dense(units=5), Activate(Tanh())))
    user.click("layers.0.remove")
    assert user.spec.layers == (Residual((Dense(units=2), Activate(Tanh()))),)


def test_blocks_in_blocks_can_be_made_and_taken_apart(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(layers=(Residual(()),)))
    user.click("layers.0")
    add_kind(user, "layers.0.layers.add_kind", "Residual block")
    user.click("layers.0.layers.0")
    add_kind(user, "layers.0.layers.0.layers.add_kind", "Maxout")
    inner = Residual((Dense(units=2), Activate(), Maxout(units=2)))
    assert user.spec.layers == (Residual((inner,)),)
    user.click("layers.0.layers.0.remove")
    assert user.spec.layers == (Residual(()),)
    user.click("layers.0.remove")
    assert user.spec.layers == ()


def test_the_deepest_block_offers_no_deeper_one(person: Callable[..., Form]) -> None:
    block = Residual(())
    for _ in range(3):
        block = Residual((block,))
    user = person(ExperimentSpec(layers=(block,)))
    path = "layers.0"
    for _ in range(3):
        user.click(path)
        path += ".layers.0"
    user.click(path)
    actions = user.find(f"{path}.layers.add_kind", QToolButton).menu().actions()
    enabled = {action.text(): action.isEnabled() for action in actions}
    assert enabled == {"Dense": True, "Maxout": True, "Residual block": False}


def test_the_form_of_a_residual_block_fits_its_column(person: Callable[..., Form]) -> None:
    inside = (Dense(units=128), BatchNorm(), Activate(LeakyReLU()), Dropout(), *tanh_blocks(1))
    user = person(
        ExperimentSpec(layers=(*tanh_blocks(1), Residual((*inside, Residual(inside))))),
        level="full",
    )
    for name in ("layers.1", "layers.1.layers.2", "layers.1.layers.2.layers.0"):
        user.click(name)
    area = user.form.scroll_area
    width = area.viewport().width()
    for part in area.widget().findChildren(QWidget):
        if part.isVisible():
            left = part.mapTo(area.widget(), part.rect().topLeft()).x()
            assert left + part.width() <= width, part.objectName()
            if isinstance(part, QCheckBox | QComboBox | QPushButton):
                assert part.width() >= part.minimumSizeHint().width(), part.objectName()


@pytest.mark.parametrize("left", [1, 2])
def test_what_is_being_typed_in_a_card_is_for_no_other_layer(
    left: int, person: Callable[..., Form]
) -> None:
    """The layer in the card goes, or the one before it, by a button elsewhere or by undo."""
    blocks = [(Dense(units=width), Activate(Tanh())) for width in (3, 4, 6)]
    user = person(ExperimentSpec(layers=sum(blocks, ())))
    user.click("layers.1")
    field = user.find("layers.1.units").findChild(QLineEdit)
    field.setFocus()
    field.selectAll()
    user.qtbot.keyClicks(field, "5")
    now = replace(user.spec, layers=sum(blocks[3 - left :], ()))
    user.form.set_experiment(now, Setup.of(now), frozenset({"layers"}))
    user.find("layers.0").setFocus()
    assert user.edits == []


def test_what_is_being_typed_goes_with_its_settings(person: Callable[..., Form]) -> None:
    user = person(ExperimentSpec(optimizer=Momentum()))
    field = user.find("optimizer.momentum").findChild(QLineEdit)
    field.setFocus()
    field.selectAll()
    user.qtbot.keyClicks(field, "0.5")
    now = replace(user.spec, optimizer=SGD())
    user.form.set_experiment(now, Setup.of(now), frozenset({"optimizer"}))
    assert user.edits == []
