"""Initialisers: importing this package fills the registry `initializer`."""

# The order of these imports is the order in which users meet the initialisers.
# isort: off
from engine.network.initializers.base import Constant, Initializer, Zeros, initializer
from engine.network.initializers.draws import (
    Normal,
    Uniform,
    FanInUniform,
    Xavier,
    Shaped,
    Glorot,
    Kaiming,
    LeCun,
    Orthogonal,
    RandomWalk,
    orthonormal,
)
from engine.network.initializers.measured import LSUV, Krahenbuhl

# isort: on
from engine.specs.registry import import_items

__all__ = [
    "LSUV",
    "Constant",
    "FanInUniform",
    "Glorot",
    "Initializer",
    "Kaiming",
    "Krahenbuhl",
    "LeCun",
    "Normal",
    "Orthogonal",
    "RandomWalk",
    "Shaped",
    "Uniform",
    "Xavier",
    "Zeros",
    "initializer",
    "orthonormal",
]

# What has been added in a file of its own comes last.
import_items(__name__, __path__)
