"""Blocks: one for each layer with weights, together with what follows it."""

from __future__ import annotations

from engine.network.activations import Identity, ReLU
from engine.network.blocks import (
    activation_of,
    blocks_in,
    blocks_of,
    count_of_blocks,
    place_of_activation,
    spans_of,
)
from engine.network.layers import Activate, BatchNorm, Dense, Dropout


def test_a_block_is_a_layer_with_weights_and_what_follows() -> None:
    layers = (Dense(), BatchNorm(), Activate(ReLU()), Dense(), Dense())
    first, second, output = blocks_of(layers)
    assert (first.title, first.first, first.pre, first.last) == ("1", 0, 1, 2)
    assert first.activation == ReLU()
    assert (second.title, second.first, second.pre, second.last) == ("2", 3, 3, 3)
    assert second.activation == Identity()
    assert (output.title, output.first) == ("output", 4)


def test_what_precedes_all_weights_belongs_to_no_block() -> None:
    (only,) = blocks_of((Activate(), BatchNorm(), Dense()))
    assert (only.title, only.first, only.last) == ("output", 2, 2)


def test_normalisation_after_the_activation_stays_in_the_block() -> None:
    first, _ = blocks_of((Dense(), Activate(), BatchNorm(), Dense()))
    assert (first.pre, first.active, first.last) == (0, 1, 2)


def test_without_an_activation_the_last_layer_stands_for_it() -> None:
    (only,) = blocks_of((Dense(), BatchNorm()))
    assert (only.first, only.pre, only.active, only.last) == (0, 1, 1, 1)


def test_spans_and_blocks_cut_in_the_same_places() -> None:
    ahead, first, second = (BatchNorm(),), (Dense(), Activate(ReLU())), (Dense(), Dropout())
    layers = (*ahead, *first, *second)
    assert [layers[span] for span in spans_of(layers)] == [first, second]
    assert blocks_in(layers) == (ahead, first, second)
    assert count_of_blocks(layers) == 2
    assert blocks_in(ahead) == (ahead,)
    assert (spans_of(ahead), blocks_in(()), count_of_blocks(ahead)) == ((), (), 0)


def test_the_first_activation_is_that_of_the_block() -> None:
    block = (Dense(), Activate(ReLU()), Activate())
    assert (place_of_activation(block), activation_of(block)) == (1, ReLU())
    assert (place_of_activation(block[:1]), activation_of(block[:1])) == (None, Identity())
