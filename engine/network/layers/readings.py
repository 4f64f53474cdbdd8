"""What a layer tells those who look at it: names of numbers, factors of a gradient, statistics."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from engine.arrays import Array
from engine.sentences import Sentence

# δ (n,) and h (n,) of every sample: ∂L/∂w = Σ δ h.
Factors: TypeAlias = tuple[Array, Array]


@dataclass(frozen=True, slots=True)
class Term:
    """The symbol of an array, and what it is in words.

    `times` is what one of its numbers is multiplied by: "x" for an input of the layer, nothing
    for 1.
    """

    symbol: str
    words: Sentence
    times: str = ""


@dataclass(frozen=True, slots=True)
class BatchStatistics:
    """What a normalisation over the batch made of x (n, m), namely y, and by which numbers (m,).

    The running averages are those of the layer itself, not copies; `epsilon` was added to the
    variance.
    """

    x: Array
    y: Array
    mean: Array
    variance: Array
    running_mean: Array
    running_variance: Array
    epsilon: float


class Seen(Enum):
    """By which statistics whoever looks at a network sees normalisations over the batch.

    USUAL: layers by the statistics of their batch, answers by the running averages. BATCH: answers,
    too, by those of the mini-batch just used, as training sees it. RUNNING: layers, too, by
    the running averages, as test mode has it.
    """

    USUAL = "usual"
    BATCH = "batch"
    RUNNING = "running"
