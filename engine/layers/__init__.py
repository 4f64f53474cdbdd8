"""Layers: importing this package fills the registry `layer`."""

# The order of these imports is the order in which users meet the layers.
# isort: off
from engine.layers.base import QUIET, TEST, Arrays, Layer, LayerMisfit, Mode, layer, lr_multiplier
from engine.layers.dense import Affine, Dense, Maxout
from engine.layers.normalization import BatchNorm, LayerNorm
from engine.layers.activate import Activate
from engine.layers.dropout import Dropout
from engine.layers.residual import DEEPEST, Residual, fitted

# isort: on
__all__ = [
    "DEEPEST",
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
    "fitted",
    "layer",
    "lr_multiplier",
]
