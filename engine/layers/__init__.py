"""Layers: importing this package fills the registry `layer`."""

# The order of these imports is the order in which users meet the layers.
# isort: off
from engine.layers.base import QUIET, TEST, Arrays, Layer, LayerMisfit, Mode, layer, lr_multiplier
from engine.layers.dense import Affine, Dense, Maxout
from engine.layers.normalization import BatchNorm, LayerNorm
from engine.layers.activate import Activate
from engine.layers.dropout import Dropout
from engine.layers.residual import DEEPEST, Residual, fitted
from engine.layers.units import MOST_UNITS, Units, UnitsKnob, frozen_units

# isort: on
__all__ = [
    "DEEPEST",
    "MOST_UNITS",
    "QUIET",
    "TEST",
    "Activate",
    "Affine",
    "Arrays",
    "BatchNorm",
    "Dense",
    "Dropout",
    "Layer",
    "LayerMisfit",
    "LayerNorm",
    "Maxout",
    "Mode",
    "Residual",
    "Units",
    "UnitsKnob",
    "fitted",
    "frozen_units",
    "layer",
    "lr_multiplier",
]
