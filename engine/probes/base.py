"""What every probe is: something to measure of a run. Measuring never changes it.

A probe is a value; panels say which they want and how often, the runner takes them, and a
snapshot maps each probe to its reading. Every array in a reading is a read-only copy. Activations
come from a fixed batch of training samples with batch statistics but without dropout noise;
gradients from the mini-batch just used. `Trainer.seen` may ask for other statistics: without
normalisations over the batch all are the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array, ParameterVector
from engine.network.blocks import Block
from engine.network.layers import QUIET, TEST, Mode
from engine.network.layers.readings import Seen
from engine.network.network import Network, Pass, Weights
from engine.specs.knobs import Spec
from engine.specs.registry import Registry
from engine.steps import Portions, at_once
from engine.training.past.timeline import Recorder
from engine.training.run import Run
from engine.training.trainer import Trainer

PROBE_SAMPLES = 256


@dataclass(frozen=True, slots=True)
class Probe(Spec):
    """Something to measure.

    `recorder` is what has to note every step for it, as long as the probe is wanted.
    `short_fields` names what is most often asked of its reading: the path that is meant, by name.
    One that is `for_rest` takes seconds, and tells nothing of the weights that training moves; one
    `of_the_samples` tells of these alone, and is measured once as long as they stay.
    """

    recorder: ClassVar[type[Recorder] | None] = None
    short_fields: ClassVar[Mapping[str, str]] = {}
    for_rest: ClassVar[bool] = False
    of_the_samples: ClassVar[bool] = False

    def measure(self, trainer: Trainer) -> object:
        """The reading, which shares no memory with the trainer."""
        raise NotImplementedError

    def measure_run(self, run: Run) -> object:
        """The reading of a run: that of its trainer, unless its past is what is measured."""
        return self.measure(run.trainer)

    def in_portions(self, run: Run) -> Portions[object]:
        """The same reading with a pause after each few milliseconds, for a probe that takes long.

        A command that arrives in a pause comes first, and the reading is begun again after it.
        """
        yield from ()
        return self.measure_run(run)


@dataclass(frozen=True, slots=True)
class LongProbe(Probe):
    """Something that takes long to measure where there are many samples or parameters."""

    def measure(self, trainer: Trainer) -> object:
        return at_once(self.portions(trainer))

    def in_portions(self, run: Run) -> Portions[object]:
        return self.portions(run.trainer)

    def portions(self, trainer: Trainer) -> Portions[object]:
        """The reading, with a pause after each few milliseconds."""
        raise NotImplementedError


probe: Registry[Probe] = Registry("probe", Probe)


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
    x = trainer.setup.parts["train"].x[:PROBE_SAMPLES]
    with np.errstate(all="ignore"):
        return trainer.network.forward(trainer.weights, x, QUIET)


def outputs_of_the_fixed_batch(trainer: Trainer) -> list[Array]:
    """The inputs and the outputs of every layer for the first training samples."""
    x = trainer.setup.parts["train"].x[:PROBE_SAMPLES]
    with np.errstate(all="ignore"):
        return trainer.network.forward(trainer.weights, x, mode_of_layers(trainer)).outputs


def cut(flat: Array, params: ParameterVector) -> list[dict[str, Array]]:
    """Views of a flat vector by layer and name, cut as the parameters are."""
    found, start = [], 0
    for views in params.views:
        named = {}
        for name, values in views.items():
            named[name] = flat[start : start + values.size].reshape(values.shape)
            start += values.size
        found.append(named)
    return found


def weights_in(network: Network, block: Block, views: list[dict[str, Array]]) -> Array:
    """The numbers of `views` that belong to the weights of a block, in one vector."""
    inside = range(block.first, block.last + 1)
    found = [views[i][name].ravel() for i in inside for name in network.layers[i].penalized]
    return np.concatenate(found) if found else np.zeros(0)


def parameters_in(block: Block, views: list[dict[str, Array]]) -> Array:
    """The numbers of `views` that belong to any parameter of a block, in one vector."""
    inside = range(block.first, block.last + 1)
    found = [values.ravel() for i in inside for values in views[i].values()]
    return np.concatenate(found) if found else np.zeros(0)
