"""How a network with batch normalisation is looked at: by batch statistics or running averages.

`Trainer.seen` says which is wanted; without such a layer all ways are the same.
"""

from __future__ import annotations

import numpy as np

from engine.network.layers import QUIET, TEST, Mode
from engine.network.network import Pass, Weights
from engine.training.seen import Seen
from engine.training.trainer import Trainer

# As many training samples as all probes share.
SEEN_SAMPLES = 256


def mode_of_layers(trainer: Trainer) -> Mode:
    """How the values inside a network are measured on a batch."""
    return TEST if trainer.seen is Seen.RUNNING else QUIET


def answering(trainer: Trainer) -> Weights:
    """The weights with which answers in test mode are as they are to be seen.

    To see them by batch statistics, a copy has those of the mini-batch just used, of the first
    training samples before the first step, in place of its running averages.
    """
    weights = trainer.weights
    if trainer.seen is not Seen.BATCH or not weights.buffers.flat.size:
        return weights
    network, done = trainer.network, trainer.last or _fixed(trainer)
    seen = weights.copied(network)
    for i, (lay, params) in enumerate(zip(network.layers, seen.layers, strict=True)):
        before, after = done.outputs[i : i + 2]
        for found in lay.batch_statistics(params, before, after, done.caches[i]):
            found.running_mean[...] = found.mean
            found.running_variance[...] = found.variance
    return seen


def _fixed(trainer: Trainer) -> Pass:
    x = trainer.setup.parts["train"].x[:SEEN_SAMPLES]
    with np.errstate(all="ignore"):
        return trainer.network.forward(trainer.weights, x, QUIET)
