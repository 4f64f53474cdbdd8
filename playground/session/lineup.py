"""A state of the document: one lane, or several side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from engine.files.bpg import MOST_LANES
from engine.files.lanes import LaneMark
from engine.running.commands import CopyOf, LineUp
from engine.running.lockstep import Lockstep
from engine.specs.differences import differences
from engine.specs.edits import replace_at, value_at
from engine.specs.paths import names_in, touches
from engine.specs.registry import SpecError
from engine.training.beginning.fresh import is_beginning
from engine.training.experiment import ExperimentSpec
from engine.training.nearest import nearest_setup
from engine.training.setup import Setup, Setups
from engine.training.state import RunState
from playground.session.run_starts import RunStart

# What decides the samples that are drawn: lanes are compared on the same ones.
OF_THE_DATA = ("data", "seed", "data_draw")


# A training loss that a small network comes to within a minute.
FIRST_AIM = 0.1


@dataclass(frozen=True, slots=True)
class Yardstick:
    """By what lanes are compared: by what they stay abreast, and the training loss they aim at."""

    by: Lockstep = Lockstep.STEPS
    aim: float | None = FIRST_AIM

    @classmethod
    def of(cls, state: RunState | None, abreast: str) -> Yardstick:
        """That of a file with the main lane in this state; what it does not say is as usual."""
        known = next((by for by in Lockstep if by.name.lower() == abreast), Lockstep.STEPS)
        timing = None if state is None else state.timing
        return cls(known) if timing is None else cls(known, timing.aim)


@dataclass(frozen=True, slots=True)
class OpenedLane:
    """A lane as a file holds it: the experiment worked out, and where its training was."""

    setup: Setup
    state: RunState | None = None
    mark: LaneMark = LaneMark()

    def begun(self, run: int) -> LaneVersion:
        """The lane with a run of this number; step 0 of fresh weights needs no state."""
        state = self.state
        if state is not None and is_beginning(state.trainer, self.setup):
            state = None
        mark, start = self.mark, RunStart(state)
        return LaneVersion(mark.number, self.setup.spec, run, start, mark.name, mark.pinned)


@dataclass(frozen=True, slots=True)
class OpenedLanes:
    """The lanes of a file: what it says of its main one, which one is lit, and the others.

    `abreast` is what the file says of how they stay so.
    """

    main: LaneMark = LaneMark()
    lit: int = 0
    beside: tuple[OpenedLane, ...] = ()
    abreast: str = ""

    @classmethod
    def fresh(cls, setups: Iterable[Setup], names: Iterable[str]) -> OpenedLanes:
        """Lanes of these names, each at its beginning; the first one is the main one."""
        marks = (LaneMark(number, name) for number, name in enumerate(names))
        main, *beside = [
            OpenedLane(setup, None, mark) for setup, mark in zip(setups, marks, strict=True)
        ]
        return cls(main.mark, 0, tuple(beside))


@dataclass(frozen=True, slots=True)
class LaneVersion:
    """One state of a lane: an experiment, the run that trains it, and where that began."""

    number: int
    spec: ExperimentSpec
    run: int
    start: RunStart = field(default_factory=RunStart)
    name: str = ""
    pinned: bool = False

    @property
    def label(self) -> str:
        """What a user reads: the name it was given, else its letter."""
        return self.mark.label

    @property
    def mark(self) -> LaneMark:
        """What a file says of it."""
        return LaneMark(self.number, self.name, self.pinned)

    @property
    def begins_anew(self) -> bool:
        """Whether step 0 of its run can be drawn again; a file may hold other first weights."""
        return self.start.begins_anew or self.start.step > 0

    def edited(self, spec: ExperimentSpec, run: int) -> LaneVersion:
        """The same lane with another experiment; another run begins with first weights."""
        start = self.start if run == self.run else RunStart()
        return replace(self, spec=spec, run=run, start=start)


@dataclass(frozen=True, slots=True)
class Version:
    """One state of the document: its lanes in order, the main one first, and the one that is lit.

    `document` is the run with which the document was opened that it belongs to; by the `yardstick`
    its lanes are compared.
    """

    lanes: tuple[LaneVersion, ...]
    lit_number: int = 0
    document: int = 0
    yardstick: Yardstick = Yardstick()
    # The lane that is lit, its experiment and its run: asked for many times with every edit.
    lit: LaneVersion = field(init=False, repr=False, compare=False)
    spec: ExperimentSpec = field(init=False, repr=False, compare=False)
    run: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lit = self.lane(self.lit_number)
        for name, value in (("lit", lit), ("spec", lit.spec), ("run", lit.run)):
            object.__setattr__(self, name, value)

    @classmethod
    def alone(
        cls, spec: ExperimentSpec, run: int, start: RunStart | None = None, document: int = 0
    ) -> Version:
        """A document of one lane."""
        return cls((LaneVersion(0, spec, run, start or RunStart()),), 0, document)

    @property
    def main(self) -> LaneVersion:
        """The lane that stands for the document where only one can."""
        return self.lanes[0]

    @property
    def standing(self) -> tuple[object, ...]:
        """Which lanes there are in which order, which are pinned, and which one is lit."""
        return self.lit_number, *[(lane.number, lane.pinned) for lane in self.lanes]

    @property
    def line_up(self) -> LineUp:
        """What the training thread is told of it."""
        pinned = frozenset(lane.number for lane in self.lanes if lane.pinned)
        return LineUp(tuple(lane.number for lane in self.lanes), self.lit_number, pinned)

    @property
    def free_number(self) -> int | None:
        """The number of a lane that could be added; None if there is no room."""
        taken = {lane.number for lane in self.lanes}
        return next((number for number in range(MOST_LANES) if number not in taken), None)

    def lane(self, number: int) -> LaneVersion:
        """The lane of this number."""
        return next(lane for lane in self.lanes if lane.number == number)

    def lighting(self, number: int) -> Version:
        """The same with this lane lit."""
        return replace(self, lit_number=number)

    def edited(self, spec: ExperimentSpec, run: int) -> Version:
        """The same with another experiment in the lane that is lit."""
        return self.having(self.lit.edited(spec, run))

    def having(self, *changed: LaneVersion) -> Version:
        """The same with other states of these lanes."""
        new = {lane.number: lane for lane in changed}
        return replace(self, lanes=tuple(new.get(lane.number, lane) for lane in self.lanes))

    def adding(self, lane: LaneVersion) -> Version:
        """The same with one more lane, which is lit, behind the one that was."""
        place = self.lanes.index(self.lit) + 1
        lanes = (*self.lanes[:place], lane, *self.lanes[place:])
        return replace(self, lanes=lanes, lit_number=lane.number)

    def removing(self, number: int) -> Version:
        """The same without this lane; its neighbour is lit if it was."""
        lanes = tuple(lane for lane in self.lanes if lane.number != number)
        place = min(self.lanes.index(self.lane(number)), len(lanes) - 1)
        lit = lanes[place].number if number == self.lit_number else self.lit_number
        return replace(self, lanes=lanes, lit_number=lit)

    def with_main(self, number: int) -> Version:
        """The same with this lane first."""
        main = self.lane(number)
        others = tuple(lane for lane in self.lanes if lane is not main)
        return replace(self, lanes=(main, *others))


def carried(spec: ExperimentSpec, edited: ExperimentSpec, paths: Iterable[str]) -> ExperimentSpec:
    """`spec` with what stands at these paths of another lane that was `edited`.

    Where a path leads nowhere here, as to a layer that is missing, the whole setting is taken.
    """
    for path in sorted(paths):
        try:
            spec = replace_at(spec, path, value_at(edited, path))
        except SpecError:
            whole = names_in(path)[0]
            spec = replace(spec, **{whole: getattr(edited, whole)})
    return spec


class Lanes:
    """Works out what an edit of the lane that is lit means for all lanes.

    `known` are their setups; `setups` works others out, `new_run` gives a number for a new run.
    `taken_back` has the steps of runs that had gone on beyond: an edit there is a branch, a run of
    its own with the same past, and undo leads back to the other.
    """

    def __init__(
        self,
        known: Mapping[int, Setup],
        setups: Setups,
        new_run: Callable[[], int],
        taken_back: Mapping[int, int],
    ) -> None:
        self._known, self._setups, self._new_run = known, setups, new_run
        self._taken_back = taken_back

    def branched(self, lane: LaneVersion) -> LaneVersion:
        """The lane with a run of its own that goes on from where it was taken back to."""
        step = self._taken_back[lane.run]
        anew = lane.begins_anew and not step
        start = RunStart() if anew else RunStart(None, CopyOf(lane.number), step)
        return replace(lane, run=self._new_run(), start=start)

    def edited(
        self, version: Version, spec: ExperimentSpec, everywhere: bool
    ) -> tuple[Version, str]:
        """The document with `spec` in the lane that is lit, and a note on what followed.

        What decides the samples reaches all lanes; the rest of the edit does so if it is to be
        made `everywhere`, pinned lanes apart. First weights that are drawn anew are so in all
        lanes that train: those that had the same have the same again. Raises `SpecError`.
        """
        lit = version.lit
        setup, note = nearest_setup(spec, self._setups, self._known[lit.number])
        changed = differences(lit.spec, setup.spec)
        draws = setup.spec.weights_draw - lit.spec.weights_draw
        lanes = [self._following(lit, setup)]
        for lane in version.lanes:
            if lane is lit:
                continue
            wanted = carried(lane.spec, setup.spec, _reaching(changed, everywhere, lane.pinned))
            if draws and not lane.pinned:
                draw = max(0, lane.spec.weights_draw + draws)
                wanted = replace(wanted, weights_draw=draw, starts=())
            if wanted != lane.spec:
                found, _ = nearest_setup(wanted, self._setups, self._known[lane.number])
                lanes.append(self._following(lane, found))
        return version.having(*lanes), note

    def _following(self, lane: LaneVersion, setup: Setup) -> LaneVersion:
        """The lane with another setup, in the same run if that can go on."""
        if not setup.follows(self._known[lane.number]):
            return lane.edited(setup.spec, self._new_run())
        edited = lane.edited(setup.spec, lane.run)
        return self.branched(edited) if lane.run in self._taken_back else edited


def _reaching(changed: Iterable[str], everywhere: bool, pinned: bool) -> list[str]:
    """Those of the paths at which an edit of another lane reaches one."""
    if everywhere and not pinned:
        return [path for path in changed if path not in ("weights_draw", "starts")]
    return [path for path in changed if touches((path,), *OF_THE_DATA)]
