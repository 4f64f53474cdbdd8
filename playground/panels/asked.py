"""The answers that several panels ask for together, so that they are measured once."""

from __future__ import annotations

from engine.probes import AnswersProbe

# The network is asked for so many rows at once.
MOST = 2000
EVERY, PHASE = 12, 8


def answers_from(first: int = 0) -> AnswersProbe:
    """What the network answers to the rows from `first` on."""
    return AnswersProbe(first=first, most=MOST, every=EVERY, phase=PHASE)
