"""Every item of the kernel does what its NumPy form does, from the same state."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from kernel_support import check_agreement, check_scores, needs_kernel
from samples import Line, normalized, spiral

from engine.data.datasets import dataset
from engine.data.scaling import scaling
from engine.network.activations import Tanh, activation
from engine.network.layers import (
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    Layer,
    LayerNorm,
    Maxout,
    Residual,
)
from engine.network.losses import MeanSquaredError, SoftmaxCrossEntropy, SquaredError, loss
from engine.network.losses.entropies import KLDivergence
from engine.network.penalties import L1, ElasticNet, penalty
from engine.optimizers import SGD, Adam, optimizer
from engine.optimizers.clipping import ClipByNorm, ClipByValue, clipping
from engine.training.experiment import DataSpec, ExperimentSpec

pytestmark = needs_kernel
DTYPES = ("float32", "float64")
both = pytest.mark.parametrize("dtype", DTYPES)


def network(*inside: Layer, **settings: Any) -> ExperimentSpec:
    layers = (Dense(units=6), *(inside or (Activate(Tanh()),)), Dense(units=5), Activate(Tanh()))
    spec = spiral(layers=layers, optimizer=SGD(lr=0.1), batch_size=13)
    return replace(spec, **settings)


@both
@pytest.mark.parametrize("kind", list(activation), ids=activation.names)
def test_activations(kind: type, dtype: str) -> None:
    check_agreement(network(Activate(kind()), dtype=dtype))


@both
@pytest.mark.parametrize("form", ["exact", "tanh"])
def test_both_forms_of_gelu(form: str, dtype: str) -> None:
    check_agreement(network(Activate(activation["gelu"](form=form)), dtype=dtype))


@both
@pytest.mark.parametrize(
    "inside",
    [
        (BatchNorm(),),
        (BatchNorm(affine=False), Activate()),
        (LayerNorm(), Activate()),
        (LayerNorm(affine=False),),
        (Maxout(units=4, pieces=3),),
        (Maxout(units=9, bias=False),),
        (Dense(units=17, bias=False), Activate()),
        (Dropout(rate=0.4),),
        (Activate(), Dropout(rate=0.0)),
        (Residual((Dense(units=6), BatchNorm(), Activate())), Activate()),
        (Residual((Dense(units=6), Residual((Activate(), Dropout(), Dense(units=6))))),),
        (Residual(()),),
        (Residual((Activate(),)),),
    ],
    ids=str,
)
def test_layers(inside: tuple[Layer, ...], dtype: str) -> None:
    check_agreement(network(*inside, dtype=dtype))


@both
def test_layers_below_the_first_parameters(dtype: str) -> None:
    layers = (Activate(), Residual((Activate(), Dense(units=2), Activate())), Dense(units=4))
    check_agreement(spiral(layers=layers, dtype=dtype))
    check_agreement(spiral(layers=(), dtype=dtype))


@both
@pytest.mark.parametrize("kind", list(loss), ids=loss.names)
def test_losses_of_two_classes(kind: type, dtype: str) -> None:
    check_agreement(network(loss=kind(), dtype=dtype))
    check_scores(network(loss=kind(), dtype=dtype))


@both
@pytest.mark.parametrize("link", ["sigmoid", "softmax", "tanh", "step"])
@pytest.mark.parametrize("weights", ["none", "balanced"])
def test_squared_errors_and_class_weights(link: str, weights: str, dtype: str) -> None:
    spec = network(loss=SquaredError(link=link), class_weights=weights, dtype=dtype)
    check_agreement(spec)
    check_scores(spec)


@both
@pytest.mark.parametrize(
    "kind", [MeanSquaredError(), SoftmaxCrossEntropy(label_smoothing=0.1), KLDivergence()], ids=str
)
def test_losses_of_three_classes(kind: Any, dtype: str) -> None:
    data = DataSpec(dataset["iris"]())
    spec = network(data=data, loss=kind, class_weights="balanced", dtype=dtype)
    check_agreement(spec)
    check_scores(spec)


@both
def test_numbers_are_predicted(dtype: str) -> None:
    spec = network(data=DataSpec(Line()), loss=loss["huber"](delta=0.3), dtype=dtype)
    check_agreement(spec)
    check_scores(spec)
    scaled = DataSpec(Line(), target_scaling=scaling["standardise"](), validation=0.2)
    check_scores(replace(spec, data=scaled))


@both
@pytest.mark.parametrize("kind", list(optimizer), ids=optimizer.names)
def test_optimizers(kind: type, dtype: str) -> None:
    check_agreement(normalized(optimizer=kind(), dtype=dtype), steps=12)


@both
@pytest.mark.parametrize("kind", list(penalty), ids=penalty.names)
@pytest.mark.parametrize("biases", [0.0, 0.02])
def test_penalties(kind: type, biases: float, dtype: str) -> None:
    chosen = kind()
    if chosen != penalty["none"]():
        chosen = replace(chosen, strength=0.01, bias_strength=biases)
    check_agreement(network(Maxout(units=3), penalty=chosen, dtype=dtype))


@both
@pytest.mark.parametrize("kind", [L1, ElasticNet])
def test_proximal_steps(kind: type, dtype: str) -> None:
    chosen = kind(strength=0.5, bias_strength=0.1, proximal=True)
    layers = (Dense(units=6, lr_multiplier=0.5), Activate(), Dense(units=3, frozen=(1,)))
    check_agreement(spiral(penalty=chosen, layers=layers, dtype=dtype))


@both
@pytest.mark.parametrize(
    "chosen", [*(kind() for kind in clipping), ClipByNorm(1e-3), ClipByValue(1e-4)], ids=str
)
def test_clipping(chosen: Any, dtype: str) -> None:
    check_agreement(network(clipping=chosen, dtype=dtype))


@both
@pytest.mark.parametrize("chosen", [Adam(), optimizer["adamw"](), optimizer["lion"]()], ids=str)
def test_factors_and_frozen_units(chosen: Any, dtype: str) -> None:
    layers = (
        Dense(units=6, lr_multiplier=2.0, frozen=(0, 4)),
        BatchNorm(),
        Activate(),
        Dense(units=5, bias_lr_multiplier=0.0),
        Activate(),
    )
    clipped = ClipByNorm(0.01)
    check_agreement(spiral(layers=layers, optimizer=chosen, clipping=clipped, dtype=dtype))


@both
def test_wide_layers_with_rows_and_columns_that_are_left_over(dtype: str) -> None:
    for units, more, batch in (
        (1, 4, 1),
        (33, 36, 3),
        (40, 43, 6),
        (16, 19, 42),
        (7, 10, 5000),
        (530, 43, 42),
    ):
        layers = (Dense(units=units), Activate(), Dense(units=more), Activate())
        check_agreement(spiral(layers=layers, batch_size=batch, dtype=dtype), steps=2)


@pytest.mark.long
@both
def test_two_hundred_steps_from_states_brought_together(dtype: str) -> None:
    check_agreement(normalized(dtype=dtype), steps=200)
