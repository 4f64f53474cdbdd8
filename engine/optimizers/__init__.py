"""Optimisers: importing this package fills the registry `optimizer`, the simplest first."""

# The order of these imports is the order in which users meet the optimisers.
# isort: off
from engine.optimizers.base import Memory, Optimizer, optimizer
from engine.optimizers.momentum import SGD, Momentum, Nesterov
from engine.optimizers.adaptive import AdaDelta, AdaGrad, RMSProp
from engine.optimizers.adam import AMSGrad, Adam, AdamW, NAdam
from engine.optimizers.sign import Lion

# isort: on
from engine.specs.registry import import_items

__all__ = [
    "SGD",
    "AMSGrad",
    "AdaDelta",
    "AdaGrad",
    "Adam",
    "AdamW",
    "Lion",
    "Memory",
    "Momentum",
    "NAdam",
    "Nesterov",
    "Optimizer",
    "RMSProp",
    "optimizer",
]

# What has been added in a file of its own comes last.
import_items(__name__, __path__)
