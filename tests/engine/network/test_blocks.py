"""Blocks: one for each layer with weights, together with what follows it."""

from __future__ import annotations

from engine.network.activations import Identity, ReLU
from engine.network.blocks import blocks_of
from engine.network.layers import Activate, BatchNorm, Dense


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
    assert (first.pre, first.last) == (0, 2)
