"""The state of a trainer: everything that training goes on from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.arrays import Array
from engine.experiment import ExperimentSpec
from engine.history import History
from engine.pacing import Pacing


@dataclass(frozen=True, slots=True)
class TrainerState:
    """Everything that decides how training goes on, copied."""

    spec: ExperimentSpec
    step: int
    epoch: int
    position: int
    updates: int
    params: Array
    buffers: Array
    memory: dict[str, Array]
    pacing: Pacing
    order: Array
    streams: dict[str, Any]
    history: History
