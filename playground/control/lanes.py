"""Lanes: what a user asks for becomes another state of the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Slot

from engine.running.races import Variant, race
from engine.running.snapshot import Snapshot, Status
from engine.sentences import Sentence
from playground.panels.lanes.terms import ABREAST
from playground.panels.lanes_shown import (
    AddLane,
    AimAt,
    BeginRace,
    Comparison,
    EditAll,
    LaneWish,
    Light,
    MakeMain,
    NextHeat,
    PinLane,
    RemoveLane,
    RenameLane,
    ShownLane,
    StayAbreast,
)
from playground.panels.panel import Panel
from playground.session.lineup import LaneVersion, Version, Yardstick
from playground.session.run_starts import RunStart
from playground.session.session import Session
from playground.window.docking.default_layout import LANES
from playground.window.main_window import MainWindow
from playground.words import numbers
from playground.words.settings import label_of_kind
from playground.words.translate import tr

FULL = Sentence("Four lanes are the most; remove one first.")


@dataclass(frozen=True, slots=True)
class _RaceAt:
    """Where a race is: heat number `place`, from 0, of all its heats."""

    race: str
    heats: tuple[tuple[Variant, ...], ...]
    place: int = 0


class LaneController(QObject):
    """Joins what is asked of lanes to the session, and shows the lanes in the window."""

    def __init__(
        self, window: MainWindow, session: Session, say: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._say = window, session, say
        # What the training thread was told last.
        self._yardstick: Yardstick | None = None
        # By the runs that take part: once none of them is there, it is over.
        self._heats: dict[frozenset[int], _RaceAt] = {}
        self._count = 1
        self._known: tuple[object, ...] = ()
        window.panels.each(self._welcome)
        window.transport.lanes.wished.connect(self.grant)
        session.lanes_changed.connect(self._show)
        session.snapshot_ready.connect(self._tell)
        self._show()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What carries out which command."""
        return {
            "add_lane": lambda: self.grant(AddLane()),
            "pin_run": lambda: self.grant(AddLane(anew=True)),
            "next_lane": self._light_next,
            "remove_lane": lambda: self.grant(RemoveLane(self._session.lane)),
            "side_by_side": self._window.lanes_abreast.toggle,
        }

    @Slot(object)
    def _welcome(self, panel: Panel) -> None:
        panel.wished.connect(self.grant)

    @Slot(object)
    def grant(self, wish: LaneWish) -> None:
        """Do what is asked for."""
        session, version = self._session, self._session.version
        if not isinstance(wish, Light | StayAbreast | AimAt) and not session.permissions.allow(
            (LANES,)
        ):
            return
        match wish:
            case Light(number):
                session.light(number)
            case AddLane(anew):
                self._add(anew)
            case RemoveLane(number) if len(version.lanes) > 1:
                name = version.lane(number).label
                session.arrange(version.removing(number), tr("Remove lane {name}", name=name))
            case RenameLane(number, name):
                lane = replace(version.lane(number), name=name.strip())
                text = tr("Call lane {name} {other}", name=version.lane(number).label, other=name)
                session.arrange(version.having(lane), text)
            case PinLane(number, pinned):
                lane = replace(version.lane(number), pinned=pinned)
                called = {"name": lane.label}
                text = (
                    tr("Pin lane {name}", **called) if pinned else tr("Unpin lane {name}", **called)
                )
                session.arrange(version.having(lane), text)
            case MakeMain(number):
                name = version.lane(number).label
                text = tr("Make lane {name} the main one", name=name)
                session.arrange(version.with_main(number), text)
            case BeginRace(name):
                self._begin_race(name)
            case NextHeat():
                self._begin_next_heat()
            case EditAll(everywhere):
                session.everywhere = everywhere
                self._show()
            case StayAbreast(by):
                text = tr("Lanes abreast {measure}", measure=tr(ABREAST[by]))
                self._compare(replace(version.yardstick, by=by), text)
            case AimAt(loss):
                text = tr("No target loss")
                if loss is not None:
                    text = tr("Target loss {loss}", loss=numbers.number(loss))
                self._compare(replace(version.yardstick, aim=loss), text)

    def _compare(self, yardstick: Yardstick, text: str) -> None:
        """Compare lanes in another way, as one step that can be undone."""
        version = self._session.version
        if yardstick != version.yardstick:
            self._session.arrange(replace(version, yardstick=yardstick), text)

    def _tell_thread(self, yardstick: Yardstick) -> None:
        before, self._yardstick = self._yardstick, yardstick
        if before is None or before.aim != yardstick.aim:
            self._session.aim(yardstick.aim)
        if before is None or before.by is not yardstick.by:
            self._session.stay_abreast(yardstick.by)

    def _add(self, anew: bool) -> None:
        session, version = self._session, self._session.version
        number, lit = version.free_number, version.lit
        if number is None:
            self._say(tr(FULL))
            return
        start = RunStart() if anew else session.copied()
        lane = LaneVersion(number, lit.spec, session.new_run(), start)
        if anew:
            version = version.having(replace(lit, pinned=True))
            text = tr("Pin lane {name}, begin another", name=lit.label)
        else:
            text = tr("Add lane {name}", name=lane.label)
        training = session.status is Status.RUNNING
        # Else the copy would be some steps behind.
        session.pause()
        session.arrange(version.adding(lane), text)
        if training:
            session.go_on()
        self._window.lanes_abreast.show()

    def _light_next(self) -> None:
        numbers = [lane.number for lane in self._session.version.lanes]
        place = numbers.index(self._session.lane) + 1
        self._session.light(numbers[place % len(numbers)])

    def _begin_race(self, name: str) -> None:
        entries = race[name]().entries(self._session.setup)
        if len(entries.variants) < 2:
            self._say(" ".join(map(tr, entries.left_out)))
            return
        self._line_up(_RaceAt(name, entries.heats))

    def _begin_next_heat(self) -> None:
        heat = self._heat
        if heat is not None and heat.place + 1 < len(heat.heats):
            self._line_up(replace(heat, place=heat.place + 1))

    @property
    def _heat(self) -> _RaceAt | None:
        """Where the race is to which a lane belongs; who leaves it or joins does not end it."""
        here = _runs(self._session.version)
        return next((self._heats[runs] for runs in reversed(self._heats) if runs & here), None)

    def _line_up(self, heat: _RaceAt) -> None:
        """Have the variants of a heat side by side, at step 0."""
        session = self._session
        session.pause()
        lanes = tuple(
            LaneVersion(number, variant.spec, session.new_run(), name=tr(variant.name))
            for number, variant in enumerate(heat.heats[heat.place])
        )
        version = replace(session.version, lanes=lanes, lit_number=0)
        self._heats[_runs(version)] = heat
        session.arrange(version, label_of_kind(race[heat.race]))
        self._window.lanes_abreast.show()

    @Slot()
    def _show(self) -> None:
        """Show the lanes, side by side as soon as there are several."""
        session, version = self._session, self._session.version
        lanes = tuple(
            ShownLane(
                lane.number,
                lane.label,
                lane.spec,
                session.setup_of(lane.number),
                lane.run,
                lane.pinned,
                lane.number == version.lit_number,
            )
            for lane in version.lanes
        )
        self._tell_thread(version.yardstick)
        heat = self._heat
        by, aim = version.yardstick.by, version.yardstick.aim
        comparison = Comparison(by, aim, session.everywhere)
        if heat is not None:
            later = heat.heats[heat.place + 1 :]
            comparison = replace(
                comparison,
                race=heat.race,
                heat=heat.place + 1,
                heats=len(heat.heats),
                waiting=sum(map(len, later)),
            )
        known = (tuple((lane.name, lane.run, lane.pinned) for lane in lanes), comparison)
        if len(lanes) == 1 and known == self._known:
            # Other settings of a lane alone are told to all panels.
            return
        self._known = known
        self._window.panels.set_lanes(lanes, comparison)
        self._window.transport.lanes.set_lanes(lanes, comparison)
        for name in ("next_lane", "remove_lane"):
            self._window.actions_by_name[name].setEnabled(len(lanes) > 1)
        before, self._count = self._count, len(lanes)
        if before == 1 < self._count:
            self._window.lanes_abreast.show()
        elif self._count == 1 < before:
            self._window.lanes_abreast.leave()

    @Slot(object)
    def _tell(self, snapshot: Snapshot) -> None:
        """Say what has happened in a lane that is not lit, where the lanes cannot be seen."""
        for one in snapshot.beside:
            if one.message and not self._window.panels.sees(LANES):
                name = self._session.version.lane(one.lane).label
                sentence = tr("Lane {name}: {message}", name=name, message=tr(one.message))
                self._window.banner.show_message(sentence, "error" if one.error else "info")


def _runs(version: Version) -> frozenset[int]:
    return frozenset(lane.run for lane in version.lanes)
