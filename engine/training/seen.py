"""By which statistics a normalisation over the batch is seen by whoever looks at a network."""

from __future__ import annotations

from enum import Enum


class Seen(Enum):
    """USUAL: layers by the statistics of their batch, answers by the running averages.

    BATCH: answers, too, by the statistics of the mini-batch just used, as training sees it.
    RUNNING: layers, too, by the running averages, as test mode has it.
    """

    USUAL = "usual"
    BATCH = "batch"
    RUNNING = "running"
