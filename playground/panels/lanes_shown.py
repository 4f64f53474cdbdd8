"""The lanes as panels show them, and what a user can ask for there."""

from __future__ import annotations

import string
from dataclasses import dataclass

from engine.running.lockstep import Lockstep
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup


@dataclass(frozen=True, slots=True)
class ShownLane:
    """One lane: its `number` is that of its snapshots, `name` what a user reads, A to begin with.

    All other panels show the one that is `lit`; a `pinned` one stays while the others train.
    """

    number: int
    name: str
    spec: ExperimentSpec
    setup: Setup
    run: int
    pinned: bool = False
    lit: bool = False

    @property
    def letter(self) -> str:
        """What it is called where there is no room for its name."""
        return string.ascii_uppercase[self.number]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How lanes are compared: by what they stay abreast, and the training loss they aim at.

    `everywhere`: edits reach all lanes. Of the `race` at hand, by name, it is heat number `heat`
    of `heats`, from 1; `waiting` variants come in later ones.
    """

    by: Lockstep = Lockstep.STEPS
    aim: float | None = None
    everywhere: bool = False
    race: str = ""
    heat: int = 1
    heats: int = 1
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Light:
    """Show this lane in all panels."""

    lane: int


@dataclass(frozen=True, slots=True)
class AddLane:
    """Put a copy of the lane that is lit beside it, which goes on from the same step.

    With `anew` the lane that is lit is pinned, and the new one begins at step 0.
    """

    anew: bool = False


@dataclass(frozen=True, slots=True)
class RemoveLane:
    """Take a lane away."""

    lane: int


@dataclass(frozen=True, slots=True)
class RenameLane:
    """Give a lane another name."""

    lane: int
    name: str


@dataclass(frozen=True, slots=True)
class PinLane:
    """Leave a lane as it is while the others train, or let it train again."""

    lane: int
    pinned: bool


@dataclass(frozen=True, slots=True)
class MakeMain:
    """Put a lane first; it is what saving without lanes, Export and `train` mean."""

    lane: int


@dataclass(frozen=True, slots=True)
class BeginRace:
    """Have the variants of one race, by its name, side by side from step 0."""

    race: str


@dataclass(frozen=True, slots=True)
class NextHeat:
    """Have the next variants of the race at hand, where it has more than four."""


@dataclass(frozen=True, slots=True)
class EditAll:
    """Have edits reach all lanes, or the one that is lit."""

    everywhere: bool


@dataclass(frozen=True, slots=True)
class StayAbreast:
    """Have lanes take as many steps, seconds or epochs as each other."""

    by: Lockstep


@dataclass(frozen=True, slots=True)
class AimAt:
    """Measure when each lane comes to this training loss; None: no more."""

    loss: float | None


LaneWish = (
    Light | AddLane | RemoveLane | RenameLane | PinLane | MakeMain | BeginRace | NextHeat | EditAll
    | StayAbreast | AimAt
)  # fmt: skip
