"""Whether a state is one that training would begin with anyway."""

from __future__ import annotations

import numpy as np

from engine.training.setup import Setup
from engine.training.state import TrainerState
from engine.training.trainer import Trainer


def is_beginning(state: TrainerState, setup: Setup) -> bool:
    """Whether training anew would begin exactly where this state is, as far as is known by now."""
    if state.step:
        return False
    trainer = Trainer(setup, patient=True)
    if not trainer.beginning.ready:
        return False
    fresh = trainer.state()
    pairs = (
        (getattr(state, name), getattr(fresh, name)) for name in ("params", "buffers", "order")
    )
    return state.streams == fresh.streams and all(np.array_equal(a, b) for a, b in pairs)
