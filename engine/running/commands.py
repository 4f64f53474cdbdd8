"""What the owner of a runner can ask of it: frozen values, applied in order between bursts.

What bears a `lane` is asked of that lane alone; to train, to pause, to go back and to reset is
asked of all lanes that are not pinned.

Nothing that could be called crosses to the training thread. What came of a command that bears a
`ticket` rides back in a snapshot, see `Snapshot.replies`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from engine.files.stored_state import ParkedState, StoredState
from engine.network.layers.readings import Seen
from engine.network.places import Parameter
from engine.running.lockstep import Lockstep
from engine.running.pace import Want
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from engine.training.state import RunState


@dataclass(frozen=True, slots=True)
class LineUp:
    """Have these lanes side by side, in this order; what the others trained is left.

    A new one trains nothing until its `Load`. One lane is `lit`; those that are `pinned` stay as
    they are while the others train.
    """

    lanes: tuple[int, ...]
    lit: int
    pinned: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class KeepAbreast:
    """Have lanes that train at once stay abreast of each other by this measure."""

    by: Lockstep


@dataclass(frozen=True, slots=True)
class Aim:
    """Have every lane say when its training loss was at most `loss` for the first time."""

    loss: float | None


@dataclass(frozen=True, slots=True)
class CopyOf:
    """The state at which the run in a lane is when this is asked for."""

    lane: int


@dataclass(frozen=True, slots=True)
class Load:
    """Train this setup as run number `run`; a run that was left before goes on where it was.

    With a `state`, as a file keeps it or another lane has it, a new run goes on from there; if it
    cannot be read or does not fit, the run begins anew and the snapshot says so.
    """

    setup: Setup
    run: int
    state: RunState | StoredState | ParkedState | CopyOf | None = None
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Retune:
    """Change what can change without new weights: to settings, or to a setup worked out already."""

    wanted: Setup | ExperimentSpec
    lane: int = 0


@dataclass(frozen=True, slots=True)
class SetParameter:
    """Give one parameter another value, as a change of the run at this step.

    The reply is the value that was there, to the last bit. With `more` others follow at once: the
    scores come with the last of them.
    """

    place: Parameter
    value: float
    ticket: int
    lane: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class PutBack:
    """Give one parameter the value again that it had before the `SetParameter` with this ticket.

    For who does not know that value yet, because the reply is still on its way.
    """

    place: Parameter
    ticket: int
    lane: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """Reply with a copy of the state of every lane's run."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Play:
    """Train until told otherwise, or until `steps` steps or `epochs` epochs have been done."""

    steps: float = math.inf
    epochs: float = math.inf


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop training between two steps."""


@dataclass(frozen=True, slots=True)
class TakeStep:
    """Train on one mini-batch, then rest."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """Train to the end of the epoch, then rest."""


@dataclass(frozen=True, slots=True)
class Back:
    """Undo the last step, or go to the end of the `epoch` before, then rest."""

    epoch: bool = False


@dataclass(frozen=True, slots=True)
class Seek:
    """Go to a step that has been trained before, then rest; everything is as it was after it."""

    step: int


@dataclass(frozen=True, slots=True)
class Reset:
    """Go back to the first weights of this run, and rest."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Take these readings of the lane that is lit from now on, each at its pace.

    `beside` are those of every other lane. `seen` says by which statistics normalisations over the
    batch are looked at.
    """

    wants: frozenset[Want]
    beside: frozenset[Want] = frozenset()
    seen: Seen = Seen.USUAL


@dataclass(frozen=True, slots=True)
class Speed:
    """Steps per second; None is as fast as the machine goes."""

    steps_per_second: float | None


@dataclass(frozen=True, slots=True)
class Export:
    """Write weights, history and scores of this step into a folder, and the best weights."""

    folder: Path
    lane: int = 0
    with_best: bool = True


Command = (
    Aim | Export | Keep | KeepAbreast | LineUp | Load | Retune | SetParameter | PutBack | Play
    | Pause | TakeStep | Epoch | Back | Seek | Reset | Measure | Speed
)  # fmt: skip
