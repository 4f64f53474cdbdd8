"""Losses: importing this package fills the registry `loss`."""

# The order of these imports is the order in which users meet the losses.
# isort: off
from engine.network.losses.base import Loss, LossMisfit, class_targets, loss, one_hot
from engine.network.losses.entropies import BinaryCrossEntropy, KLDivergence, SoftmaxCrossEntropy
from engine.network.losses.distances import Huber, MeanSquaredError, SquaredError
from engine.network.losses.margins import Hinge, Perceptron

# isort: on
from engine.specs.registry import import_items

__all__ = [
    "BinaryCrossEntropy",
    "Hinge",
    "Huber",
    "KLDivergence",
    "Loss",
    "LossMisfit",
    "MeanSquaredError",
    "Perceptron",
    "SoftmaxCrossEntropy",
    "SquaredError",
    "class_targets",
    "loss",
    "one_hot",
]

# What has been added in a file of its own comes last.
import_items(__name__, __path__)
