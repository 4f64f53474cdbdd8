"""What has become of the places of a network that was changed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import specs

from engine.network.activations import ReLU
from engine.network.layers import (
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    Layer,
    LayerMisfit,
    Maxout,
    Residual,
    fitted,
)
from engine.network.losses import SoftmaxCrossEntropy
from engine.network.network import Network
from engine.network.places import Parameter, exists, parameter_at, path_of_parameter
from engine.network.stack_changes import aligned, spliced
from engine.network.succession import NamedNetwork, successor

A, B, C = Dense(units=4), Dense(units=5), Dense(units=6)
ACT, RELU = Activate(), Activate(ReLU())
INPUTS, CLASSES = ("x", "y"), ("red", "blue")


def named(
    *layers: Layer, inputs: tuple[str, ...] = INPUTS, outputs: tuple[str, ...] = CLASSES
) -> NamedNetwork:
    stack = (*layers, Dense(units=len(outputs)))
    return NamedNetwork(Network(stack, len(inputs), SoftmaxCrossEntropy()), inputs, outputs)


def followed(old: NamedNetwork, new: NamedNetwork, path: str) -> str:
    """Where a path leads after the change; empty if it is no more."""
    found = successor(old, new, parameter_at(old.network, path))
    return "" if found is None else path_of_parameter(new.network, found)


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ((A, ACT), (A, ACT, B, ACT), {0: 0, 1: 1}),
        ((A, ACT, B, ACT), (A, ACT), {0: 0, 1: 1}),
        ((A, ACT, B, RELU), (B, RELU), {2: 0, 3: 1}),
        ((A, ACT, B, RELU), (B, RELU, A, ACT), {0: 2, 1: 3, 2: 0, 3: 1}),
        ((A, ACT, B, RELU, C), (B, RELU, C, A, ACT), {0: 3, 1: 4, 2: 0, 3: 1, 4: 2}),
        ((A, ACT, B, ACT), (A, BatchNorm(), ACT, B, ACT), {0: 0, 1: 2, 2: 3, 3: 4}),
        ((A, ACT, B, ACT), (C, ACT, B, ACT), {0: 0, 1: 1, 2: 2, 3: 3}),
        ((A, ACT, B, ACT), (Maxout(units=4), ACT, B, ACT), {0: 0, 1: 1, 2: 2, 3: 3}),
        ((A, ACT, B, ACT), (A, ACT, C, RELU, B, ACT), {0: 0, 1: 1, 2: 4, 3: 5}),
        # Of equal neighbours the later one is new, or gone: the earlier keeps its draw as well.
        ((A, ACT), (A, ACT, A, ACT), {0: 0, 1: 1}),
        ((A, ACT, A, ACT), (A, ACT), {0: 0, 1: 1}),
        # A block that was made to fit its new neighbours is the same block.
        (
            (A, ACT, B, ACT, Residual((Dense(units=5),))),
            (A, ACT, Residual((Dense(units=4),))),
            {0: 0, 1: 1, 4: 2},
        ),
        (
            (A, ACT, Residual((Dense(units=4),))),
            (Residual((Dense(units=2),)), A, ACT),
            {0: 1, 1: 2, 2: 0},
        ),
        ((), (A, ACT), {}),
        ((A, ACT), (), {}),
        ((Dropout(), A), (A,), {1: 0}),
    ],
    ids=str,
)
def test_layers_are_known_again(old: Any, new: Any, places: dict[int, int]) -> None:
    assert aligned(old, new) == places


def moves(old: NamedNetwork, new: NamedNetwork, **paths: str) -> None:
    for path, there in paths.items():
        assert followed(old, new, path.replace("_", ".")) == there.replace("_", ".")


class TestWhereAPlaceGoes:
    """A bias keeps to its neuron, a weight to both."""

    def test_wider_and_narrower_layers(self) -> None:
        old = named(A, ACT, B, ACT)
        wide = named(Dense(units=9), ACT, B, ACT)
        moves(old, wide, layers_0_W_1_3="layers_0_W_1_3", layers_2_W_3_4="layers_2_W_3_4")
        narrow = named(Dense(units=2), ACT, B, ACT)
        moves(old, narrow, layers_0_W_1_1="layers_0_W_1_1", layers_0_W_1_2="", layers_0_b_2="")
        moves(old, narrow, layers_2_W_1_4="layers_2_W_1_4", layers_2_W_2_4="")
        moves(old, narrow, layers_2_b_4="layers_2_b_4", output_W_4_1="output_W_4_1")

    def test_a_layer_put_in_cuts_the_links_it_stands_between(self) -> None:
        old, new = named(A, ACT, B, ACT), named(A, ACT, C, ACT, B, ACT)
        moves(old, new, layers_0_W_1_3="layers_0_W_1_3", layers_2_W_0_0="")
        moves(old, new, layers_2_b_4="layers_4_b_4", output_W_4_0="output_W_4_0")
        moves(old, named(A, ACT, B, ACT, C, ACT), output_W_0_0="", output_b_1="output_b_1")

    def test_a_layer_taken_out(self) -> None:
        old, new = named(A, ACT, B, RELU, C, ACT), named(A, ACT, C, ACT)
        moves(old, new, layers_2_b_0="", layers_4_W_0_0="", layers_4_b_5="layers_2_b_5")
        moves(old, new, output_W_5_1="output_W_5_1", layers_0_b_1="layers_0_b_1")

    def test_a_layer_moved(self) -> None:
        old, new = named(A, ACT, B, RELU, C, ACT), named(C, ACT, A, ACT, B, RELU)
        moves(old, new, layers_0_b_1="layers_2_b_1", layers_2_b_1="layers_4_b_1")
        moves(old, new, layers_4_b_1="layers_0_b_1", layers_0_W_1_1="", layers_4_W_0_0="")
        moves(old, new, layers_2_W_3_4="layers_4_W_3_4", output_W_0_0="")

    def test_normalisation_in_between_leaves_links_alone(self) -> None:
        old, new = named(A, ACT, B, ACT), named(A, BatchNorm(), ACT, B, ACT)
        moves(old, new, layers_2_W_3_4="layers_3_W_3_4", layers_0_b_3="layers_0_b_3")
        moves(new, old, layers_1_gamma_3="", layers_3_W_3_4="layers_2_W_3_4")
        thin = named(Dense(units=2), BatchNorm(), ACT, B, ACT)
        moves(new, thin, layers_1_gamma_1="layers_1_gamma_1", layers_1_beta_3="")

    def test_inputs_go_by_their_names(self) -> None:
        old = named(A, ACT)
        more = named(A, ACT, inputs=("z", "y", "x"))
        moves(old, more, layers_0_W_0_1="layers_0_W_2_1", layers_0_W_1_1="layers_0_W_1_1")
        moves(old, named(A, ACT, inputs=("y",)), layers_0_W_1_3="layers_0_W_0_3", layers_0_W_0_3="")
        moves(old, named(A, ACT, inputs=("a", "b")), layers_0_W_1_3="", layers_0_b_3="layers_0_b_3")
        normed = named(BatchNorm(), A, ACT)
        other = named(BatchNorm(), A, ACT, inputs=("y", "x"))
        moves(normed, other, layers_0_gamma_0="layers_0_gamma_1", layers_1_W_1_0="layers_1_W_0_0")
        twice = named(A, ACT, inputs=("x", "x"))
        moves(twice, twice, layers_0_W_0_1="layers_0_W_0_1", layers_0_W_1_1="layers_0_W_1_1")

    def test_outputs_go_by_their_names(self) -> None:
        one, two = named(A, ACT, outputs=("blue",)), named(A, ACT)
        moves(one, two, output_W_3_0="output_W_3_1", output_b_0="output_b_1")
        moves(two, one, output_W_3_0="", output_b_1="output_b_0")

    def test_sums_of_maxout(self) -> None:
        old = named(Maxout(units=4, pieces=3), B, ACT)
        thin = named(Maxout(units=3, pieces=2), B, ACT)
        moves(old, thin, layers_0_W_0_2="layers_0_W_0_2", layers_0_W_0_6="layers_0_W_0_5")
        moves(old, thin, layers_0_W_0_3="", layers_0_b_8="", layers_1_W_2_0="layers_1_W_2_0")
        dense = named(A, B, ACT)
        moves(old, dense, layers_0_W_1_3="layers_0_W_1_3", layers_0_W_1_4="")

    def test_inside_residual_blocks(self) -> None:
        inside = (Dense(units=7), ACT, Dense(units=4))
        old = named(A, ACT, Residual(inside))
        path = "layers.2.layers.{}.{}".format
        more = named(A, ACT, Residual((Dense(units=7), BatchNorm(), ACT, Dense(units=4))))
        assert followed(old, more, path(0, "W.3.6")) == path(0, "W.3.6")
        assert followed(old, more, path(2, "W.6.3")) == path(3, "W.6.3")
        cut = named(A, ACT, Residual((Dense(units=4),)))
        assert followed(old, cut, path(2, "b.3")) == path(0, "b.3")
        behind = named(B, ACT, A, ACT, Residual(inside))
        assert followed(old, behind, path(0, "W.3.6")) == "layers.4.layers.0.W.3.6"
        first = named(Residual((Dense(units=2),)), A)
        other = named(Residual((Dense(units=3),)), A, inputs=("z", "x", "y"))
        assert followed(first, other, "layers.0.layers.0.W.1.1") == "layers.0.layers.0.W.2.1"
        assert followed(old, named(A, ACT, B), path(0, "b.0")) == ""


@st.composite
def networks(draw: st.DrawFn) -> NamedNetwork:
    layers = fitted(tuple(draw(st.lists(specs(Layer, units=6), max_size=4))), 2)
    outputs = draw(st.sampled_from((("blue",), CLASSES, ("blue", "red", "green"))))
    try:
        return named(*layers, inputs=draw(st.permutations(INPUTS)), outputs=outputs)
    except LayerMisfit:
        return named(outputs=outputs)


@pytest.mark.long
@given(old=networks(), new=networks())
def test_places_lead_to_places_and_no_two_to_one(old: NamedNetwork, new: NamedNetwork) -> None:
    network = old.network
    found = []
    for i, (lay, fan_in) in enumerate(zip(network.layers, network.fan_ins, strict=True)):
        for name, shape in lay.shapes(fan_in).items():
            for index in [*np.ndindex(*shape)][:40]:
                place = Parameter(i, name, tuple(map(int, index)))
                assert successor(old, old, place) == place
                found.append(successor(old, new, place))
    there = [place for place in found if place is not None]
    assert len(there) == len(set(there))
    assert all(exists(new.network, place) for place in there)


def test_what_a_longer_stack_has_more_is_found_if_nothing_else_has_changed() -> None:
    assert spliced((A, ACT, B, ACT), (A, ACT)) == (2, (B, ACT))
    assert spliced((A, ACT, B, RELU), (B, RELU)) == (0, (A, ACT))
    assert spliced((A, ACT, B, ACT), (C, ACT)) == (0, ())
