"""The knobs of biases, which hidden layers and the output layer share."""

from __future__ import annotations

from typing import Any

from engine.network.initializers import Zeros
from engine.specs.knobs import flag, knob, part


def bias_switch(label: str = "Bias") -> Any:
    """The switch of a layer of weighted sums that may do without biases."""
    return flag(
        True,
        label=label,
        rebuilds=True,
        level="full",
        help="Whether every weighted sum has a bias; without one, inputs of 0 give a sum of 0.",
    )


def first_biases(label: str = "First biases") -> Any:
    """The part that says how biases start."""
    return part(
        Zeros,
        label=label,
        symbol="b₀",
        rebuilds=True,
        level="full",
        help="How the biases start: like one more row of weights, from an input that is always 1.",
    )


def bias_lr_multiplier() -> Any:
    """The knob that makes biases learn faster than the weights of a layer, slower or not at all."""
    return knob(
        1.0,
        low=0.0,
        high=10.0,
        label="Learning-rate factor of biases",
        level="full",
        help="What the learning rate of the biases is multiplied by, beside the factor of the "
        "layer; 0 leaves them as they are.",
    )
