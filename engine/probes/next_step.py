"""The next step before it is taken, phase by phase: batch, forwards, loss, backwards, update."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.arrays import Array, freeze
from engine.network.blocks import count_of_blocks
from engine.network.network import Network
from engine.probes.base import Probe, cut, probe
from engine.training.trainer import Trainer


class Phase(Enum):
    """What a step does, in this order; forwards and backwards it goes column by column."""

    BATCH = "batch"
    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Rung:
    """One phase of a step, at one column of the network from 0; -1: it is about all of it."""

    phase: Phase
    column: int = -1


def rungs_of(network: Network) -> tuple[Rung, ...]:
    """The phases of a step of this network, one after the other."""
    columns = range(count_of_blocks(network.layers))
    return (
        Rung(Phase.BATCH),
        *(Rung(Phase.FORWARD, column) for column in columns),
        Rung(Phase.LOSS),
        *(Rung(Phase.BACKWARD, column) for column in reversed(columns)),
        Rung(Phase.UPDATE),
    )


@dataclass(frozen=True, slots=True)
class NextStep:
    """All that step number `step` will compute, one more than has been taken.

    `rows (n,)` are those of its samples in the data; it is mini-batch `batch` of `batches` in
    epoch `epoch`, each counted from 1. `outputs[0]` is x and `outputs[i + 1]` what layer i makes
    of it, `deltas[i]` = ∂L/∂outputs[i + 1], None below the first parameters. `loss` is that of the
    batch and `penalty` comes on top. `gradients[i]` and `updates[i]` are ∂(L + R)/∂w and Δw of the
    parameters of layer i by name, the updates None where the step cannot be taken because loss or
    gradient is not finite. `rate` is η.
    """

    step: int
    epoch: int
    batch: int
    batches: int
    rows: Array
    outputs: tuple[Array, ...]
    loss: float
    penalty: float
    deltas: tuple[Array | None, ...]
    gradients: tuple[Mapping[str, Array], ...]
    updates: tuple[Mapping[str, Array], ...] | None
    rate: float


@probe("next_step", label="The next step")
@dataclass(frozen=True, slots=True)
class NextStepProbe(Probe):
    """Everything the next mini-batch will compute: its samples, outputs, loss, gradients, update.

    w ← w + Δ with Δ from ∂(L + R)/∂w. As training does it: with the statistics of that batch, with
    the dropout mask that will be drawn, and with what the optimiser remembers. It is worked out
    with copies of all of these, so that the step itself finds them as they were and gives the same
    numbers, bit for bit.
    """

    def measure(self, trainer: Trainer) -> NextStep:
        seen = trainer.foreseen()
        params = trainer.weights.params
        with np.errstate(all="ignore"):
            penalty = trainer.network.penalty_value(trainer.weights)
        updates = None if seen.update is None else cut(freeze(seen.update), params)
        return NextStep(
            step=trainer.step_count + 1,
            epoch=trainer.epoch + 1,
            batch=trainer.steps_per_epoch - trainer.steps_to_epoch_end() + 1,
            batches=trainer.steps_per_epoch,
            rows=freeze(seen.rows),
            outputs=tuple(map(freeze, seen.done.outputs)),
            loss=seen.done.loss,
            penalty=float(penalty),
            deltas=tuple(None if each is None else freeze(each) for each in seen.done.deltas),
            gradients=tuple(cut(freeze(seen.grads.flat), params)),
            updates=None if updates is None else tuple(updates),
            rate=seen.rate,
        )
