"""Edits of a stack of layers, without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engine.network.activations import ELU, Identity, LeakyReLU, ReLU, Sigmoid, Tanh
from engine.network.blocks import blocks_in
from engine.network.initializers import Constant
from engine.network.layer_edits import (
    OPTIONAL,
    STARTS,
    activations_in,
    add_block,
    duplicate_block,
    joined,
    move_block,
    new_block,
    parameter_counts,
    remove_block,
    with_activation,
    with_activation_everywhere,
    with_block,
    with_layer,
    with_optional,
    with_units,
    with_weights_everywhere,
)
from engine.network.layers import (
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    Layer,
    LayerNorm,
    Maxout,
    Residual,
    fitted,
)
from engine.network.layers import layer as layer_registry
from engine.network.losses import MeanSquaredError
from engine.network.network import Network
from engine.specs.knobs import KnobError

FIRST = (Dense(units=4), BatchNorm(), Activate(Tanh()))
SECOND = (Dense(units=3), Activate(ReLU()))

layer = some.sampled_from(
    [
        *(Dense(units=2), BatchNorm(), Activate(), Activate(ReLU()), LayerNorm(), Dropout()),
        *(Maxout(units=3), Residual(), Residual(())),
    ]
)
stacks = some.lists(layer, max_size=8).map(tuple)


@given(stacks)
def test_blocks_join_to_the_same_layers(layers: tuple[Layer, ...]) -> None:
    blocks = blocks_in(layers)
    assert joined(blocks) == layers
    assert all(blocks)
    assert all(not lay.weighted for block in blocks for lay in block[1:])


@given(stacks, some.data())
def test_every_edit_of_any_stack_gives_a_stack(
    layers: tuple[Layer, ...], data: some.DataObject
) -> None:
    assert len(blocks_in(add_block(layers))) == len(blocks_in(layers)) + 1
    if not layers:
        return
    count = len(blocks_in(layers))
    index = data.draw(some.integers(0, count - 1))
    block = blocks_in(layers)[index]
    to = data.draw(some.integers(0, count - 1))
    assert sorted(map(repr, move_block(layers, index, to))) == sorted(map(repr, layers))
    assert len(duplicate_block(layers, index)) == len(layers) + len(block)
    assert len(remove_block(layers, index)) == len(layers) - len(block)
    assert with_block(layers, index, block) == layers
    for kind in OPTIONAL:
        assert kind in map(type, with_optional(block, kind, True))
        assert kind not in map(type, with_optional(block, kind, False))
    for kind in STARTS:
        added = add_block(layers, kind)
        assert isinstance(blocks_in(added)[-1][0], kind)
        Network(fitted(added, 3), 3, MeanSquaredError())


def test_a_block_is_what_the_lectures_call_a_layer() -> None:
    assert blocks_in(FIRST + SECOND) == (FIRST, SECOND)
    assert blocks_in(()) == ()
    assert blocks_in((Activate(), *SECOND)) == ((Activate(),), SECOND)


def test_adding_copies_the_last_block_with_weights() -> None:
    assert add_block(FIRST + SECOND) == FIRST + SECOND + SECOND
    assert add_block((Activate(),)) == (Activate(), Dense(), Activate())


def test_blocks_move_double_and_go() -> None:
    assert move_block(FIRST + SECOND, 1, 0) == SECOND + FIRST
    assert duplicate_block(FIRST + SECOND, 0) == FIRST + FIRST + SECOND
    assert remove_block(FIRST + SECOND, 0) == SECOND
    with pytest.raises(IndexError):
        remove_block(SECOND, 3)


def test_units_of_a_block() -> None:
    assert with_units(SECOND, 9) == (Dense(units=9), Activate(ReLU()))
    with pytest.raises(KnobError):
        with_units(SECOND, 0)


def test_activation_of_a_block() -> None:
    assert with_activation(FIRST, Sigmoid()) == (*FIRST[:2], Activate(Sigmoid()))
    assert with_activation((Dense(),), Identity()) == (Dense(), Activate(Identity()))
    twice = (Dense(), Activate(Tanh()), Activate(ReLU()))
    assert with_activation(twice, Sigmoid()) == with_layer(twice, 1, Activate(Sigmoid()))


def test_batch_normalisation_stands_before_the_activation() -> None:
    assert with_optional(SECOND, BatchNorm, True) == (SECOND[0], BatchNorm(), SECOND[1])
    assert with_optional((Dense(),), BatchNorm, True) == (Dense(), BatchNorm())
    assert with_optional(FIRST, BatchNorm, True) is FIRST
    assert with_optional(FIRST, BatchNorm, False) == (FIRST[0], FIRST[2])


def test_dropout_stands_after_the_activation() -> None:
    dropped = with_optional(FIRST, Dropout, True)
    assert dropped == (*FIRST, Dropout())
    assert with_optional(dropped, LayerNorm, True) == (
        *FIRST[:2],
        LayerNorm(),
        FIRST[2],
        Dropout(),
    )
    bare = (Dense(), Dropout())
    assert with_optional(bare, BatchNorm, True) == (Dense(), BatchNorm(), Dropout())
    assert with_activation(bare, ReLU()) == (Dense(), Activate(ReLU()), Dropout())


def test_every_registered_layer_has_a_place_in_a_block() -> None:
    assert {*STARTS, *OPTIONAL, Activate} == set(layer_registry)


def test_a_block_of_another_kind_is_as_wide_and_active_as_the_last() -> None:
    narrow = (Dense(units=3, init_bias=Constant(value=1.0)), Activate(ReLU()))
    assert new_block(Maxout, narrow) == (Maxout(units=3, init_bias=Constant(value=1.0)),)
    (block,) = new_block(Residual, narrow)
    assert block == Residual(narrow)
    assert new_block(Dense, (block,)) == narrow
    assert new_block(Dense, (Maxout(units=5, pieces=4),)) == (Dense(units=5), Activate())
    assert new_block(Residual, (Residual(()),)) == (Residual((Dense(), Activate())),)
    assert add_block((), Maxout) == (Maxout(),)


def test_parameters_are_counted_by_block() -> None:
    # 2·4 weights, 4 biases, γ and β of 4 units; then 4·3 weights and 3 biases.
    assert parameter_counts((FIRST, SECOND), 2) == ([20, 15], 3)
    assert parameter_counts((), 5) == ([], 5)


def test_all_layers_get_one_activation_wherever_they_have_one() -> None:
    inside = (Dense(units=3), Activate(Tanh()), Dense(units=3))
    layers = (
        *(Dense(units=4), BatchNorm(), Activate(LeakyReLU(slope=0.3)), Dropout()),
        *(Dense(units=3), Residual(inside), Maxout(units=2)),
    )
    assert activations_in(layers) == (LeakyReLU(slope=0.3), Identity(), Tanh())
    assert with_activation_everywhere(layers, ELU) == (
        *(Dense(units=4), BatchNorm(), Activate(ELU()), Dropout()),
        *(Dense(units=3), Activate(ELU())),
        *(Residual((inside[0], Activate(ELU()), inside[2])), Maxout(units=2)),
    )
    # One that is of that kind already keeps its settings.
    assert with_activation_everywhere(layers, LeakyReLU)[2] == layers[2]
    assert with_activation_everywhere((), ReLU) == activations_in(()) == ()


@given(stacks)
def test_one_activation_for_all_is_one_of_a_kind(layers: tuple[Layer, ...]) -> None:
    changed = with_activation_everywhere(layers, Sigmoid)
    assert activations_in(changed) == (Sigmoid(),) * len(activations_in(layers))
    assert with_activation_everywhere(changed, Sigmoid) == changed


def test_weights_inside_of_blocks_are_drawn_in_the_same_way() -> None:
    inner = (Dense(units=2), Activate(), Dense(units=2))
    found = with_weights_everywhere((Dense(units=2), Residual(inner), Activate()), Constant())
    assert found[0].init_weights == Constant()
    assert found[1].layers is not None
    assert [lay.init_weights for lay in found[1].layers] == [Constant(), None, Constant()]
    assert found[2] == Activate()
