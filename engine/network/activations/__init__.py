"""Activation functions: importing this package fills the registry `activation`."""

# The order of these imports is the order in which users meet the activations.
# isort: off
from engine.network.activations.base import Activation, activation
from engine.network.activations.squashing import HardTanh, Identity, Sigmoid, Step, Tanh
from engine.network.activations.rectifiers import ELU, SELU, LeakyReLU, ReLU
from engine.network.activations.smooth import GELU, Mish, SiLU, Softplus
from engine.network.activations.vector import Softmax, complement, softmax

# isort: on
from engine.specs.registry import import_items

__all__ = [
    "ELU",
    "GELU",
    "SELU",
    "Activation",
    "HardTanh",
    "Identity",
    "LeakyReLU",
    "Mish",
    "ReLU",
    "SiLU",
    "Sigmoid",
    "Softmax",
    "Softplus",
    "Step",
    "Tanh",
    "activation",
    "complement",
    "softmax",
]

# What has been added in a file of its own comes last.
import_items(__name__, __path__)
