"""Layers: importing this package fills the registry `layer`."""

# The order of these imports is the order in which users meet the layers.
# isort: off
from engine.network.layers.base import (
    QUIET,
    TEST,
    Arrays,
    Layer,
    LayerMisfit,
    Mode,
    layer,
    lr_multiplier,
)
from engine.network.layers.biases import bias_lr_multiplier, bias_switch, first_biases
from engine.network.layers.dense import Affine, Dense, Maxout
from engine.network.layers.normalization import BatchNorm, LayerNorm
from engine.network.layers.activate import Activate
from engine.network.layers.dropout import Dropout
from engine.network.layers.residual import DEEPEST, Residual, fitted
from engine.network.layers.readings import BatchStatistics, Factors, Term
from engine.network.layers.units import (
    MOST_UNITS,
    Units,
    UnitsKnob,
    frozen_factor,
    frozen_units,
    with_unit,
)

# isort: on
from engine.specs.registry import import_items

__all__ = [
    "DEEPEST",
    "MOST_UNITS",
    "QUIET",
    "TEST",
    "Activate",
    "Affine",
    "Arrays",
    "BatchNorm",
    "BatchStatistics",
    "Dense",
    "Dropout",
    "Factors",
    "Layer",
    "LayerMisfit",
    "LayerNorm",
    "Maxout",
    "Mode",
    "Residual",
    "Term",
    "Units",
    "UnitsKnob",
    "bias_lr_multiplier",
    "bias_switch",
    "first_biases",
    "fitted",
    "frozen_factor",
    "frozen_units",
    "layer",
    "lr_multiplier",
    "with_unit",
]

# What has been added in a file of its own comes last.
import_items(__name__, __path__)
