"""Lockstep: by what lanes stay abreast while they train, and whose turn it is."""

from __future__ import annotations

from enum import Enum


class Lockstep(Enum):
    """Lanes take as many steps as each other, train as long, or see the data as often."""

    STEPS = 0
    SECONDS = 1
    EPOCHS = 2
