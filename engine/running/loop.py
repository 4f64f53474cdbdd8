"""What the training thread does, callable without a thread: apply commands, train, measure."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace

from engine.network.layers.readings import Seen
from engine.probes import Probe
from engine.running.commands import (
    Aim,
    Back,
    Command,
    CopyOf,
    Epoch,
    Export,
    Keep,
    KeepAbreast,
    LineUp,
    Load,
    Measure,
    Pause,
    Play,
    PutBack,
    Reset,
    Retune,
    Seek,
    SetParameter,
    Speed,
    TakeStep,
)
from engine.running.destination import Approach, Destination
from engine.running.heat import Heat
from engine.running.lane import Lane
from engine.running.left_runs import LeftRuns
from engine.running.lockstep import Lockstep
from engine.running.pace import Want
from engine.running.snapshot import Kept, KeptStates, Snapshot, Status
from engine.running.speed_limit import SpeedLimit
from engine.running.turns import DrawingTime, Workload
from engine.steps import never
from engine.training.past.checkpoints import LIMIT
from engine.training.run import Run

# The time for measuring a lane that is not lit, as a part of that for the one that is.
BESIDE_SHARE = 0.5
# A step that can be repeated within this time is shown at once, without the steps on the way.
SEEK_SECONDS = 0.25


class Loop:
    """The lanes that are shown, and the runs that were left and can be returned to.

    One of the lanes is `lit`: what is measured for most panels is measured of that one.
    """

    def __init__(self) -> None:
        self.lanes: dict[int, Lane] = {0: Lane()}
        self.lit = self.lanes[0]
        self._left = LeftRuns()
        self._limit = SpeedLimit()
        self.drawing = DrawingTime()
        self._abreast = Lockstep.STEPS
        self._aim: float | None = None
        self._wants: tuple[frozenset[Want], frozenset[Want]] = (frozenset(), frozenset())
        self._seen = Seen.USUAL
        self._applied = 0

    @property
    def run(self) -> Run | None:
        """The run in the lane that is lit."""
        return self.lit.run

    @property
    def status(self) -> Status:
        """What the run in the lane that is lit is doing."""
        return self.lit.status

    @property
    def running(self) -> bool:
        """Whether `burst` would train."""
        return any(lane.running for lane in self.lanes.values())

    @property
    def in_kernel(self) -> bool:
        """Whether `burst` would train, and leave the interpreter to others meanwhile."""
        lanes = [lane for lane in self.lanes.values() if lane.running]
        busy = self.waiting or self.owing
        return bool(lanes) and not busy and all(lane.in_kernel for lane in lanes)

    @property
    def owing(self) -> bool:
        """Whether a newest step owes scores, which come before the next one."""
        return any(lane.owing for lane in self.lanes.values())

    @property
    def news(self) -> bool:
        """Whether something has happened that no snapshot has told yet."""
        return any(lane.news for lane in self.lanes.values())

    @property
    def replies(self) -> bool:
        """Whether there are replies that no snapshot has brought yet."""
        return any(lane.replies for lane in self.lanes.values())

    @property
    def waiting(self) -> bool:
        """Whether `rest` would measure something."""
        return any(lane.waiting for lane in self.lanes.values())

    def apply(self, command: Command, interrupted: Callable[[], bool] = never) -> None:
        """Carry out one command; an exception becomes the status *failed*.

        A way to another step is begun and gone on with later when `interrupted`.
        """
        # Keeping the run changes nothing that could be measured.
        if not isinstance(command, Keep):
            elsewhere = isinstance(command, Load | Reset | Seek | Back)
            for lane in self.lanes.values():
                lane.begin_anew(elsewhere)
        self._applied += 1
        number = getattr(command, "lane", self.lit.number)
        if number not in self.lanes:
            return  # It was removed in the meantime.
        lane = self.lanes[number]
        try:
            self._carry_out(command, lane, interrupted)
        except Exception as error:
            lane.fail(error)

    def pass_over(self) -> None:
        """Leave out a command whose effect the next one would replace."""
        self._applied += 1

    def burst(self, seconds: float, interrupted: Callable[[], bool] = never) -> int:
        """Train for about `seconds`, at least one step if the speed allows; return the steps done.

        Lanes take turns and end abreast. Scores that a step owes come before the next one. Ends
        early when `interrupted` says so.
        """
        lanes = [lane for lane in self.lanes.values() if lane.running]
        if not lanes:
            return 0
        seeking = all(lane.seeking for lane in lanes)
        now = time.perf_counter()
        heat = Heat(lanes, self._abreast, math.inf if seeking else self._limit.allowed(now))
        spent = heat.train(seconds, interrupted)
        for lane, steps in heat.done.items():
            lane.end_burst(steps, spent, self._limit.steps_per_second)
        most_done = max(heat.done.values())
        if not seeking:
            self._limit.spend(most_done)
        return most_done

    def snapshot(self, interrupted: Callable[[], bool] = never) -> Snapshot:
        """Measure what is due, each probe at its pace while running; what is long waits for `rest`.

        So does all that is left when `interrupted`. A lane of which there is nothing new is not
        measured, and missing beside the one that is lit. Numbers of all lanes are of one step.
        """
        load = sum(lane.schedule.load for lane in self.lanes.values())
        hurried = math.isinf(self._limit.steps_per_second)
        for lane in self.lanes.values():
            # At a chosen speed what is seen costs no steps.
            lane.schedule.hold_back(self.drawing.slowness(load) if hurried else 1.0)
        led = self._led
        shown = self.lit.look(interrupted, led) if self.lit.news else self.lit.answer()
        others = [lane.look(interrupted, led) for lane in self._others if lane.news]
        return self._joined(shown, others)

    def keep_promises(self) -> None:
        """Do at once what was promised, but for what first weights would have to be made for."""
        for run in (lane.run for lane in self.lanes.values() if lane.run is not None):
            if run.trainer.beginning.ready:
                run.owed.keep_promises()

    def answer(self) -> Snapshot:
        """A snapshot of replies alone, without measuring anything."""
        return self._joined(self.lit.answer(), [ln.answer() for ln in self._others if ln.replies])

    def rest(self, interrupted: Callable[[], bool] = never) -> Snapshot | None:
        """Measure one thing that takes long or is for rest alone; None if `interrupted` came first.

        First of all, scores that the newest step owes.
        """
        lane = next(lane for lane in (self.lit, *self._others) if lane.waiting)
        measured = lane.measure_more(interrupted)
        if measured is None:
            return None
        if lane is self.lit:
            return self._joined(measured, [])
        return self._joined(self.lit.answer(), [measured])

    def measuring_time(self) -> float:
        """Seconds that the next snapshot will probably take, from what its probes took last."""
        led = self._led
        return sum(lane.schedule.seconds(lane.running, led) for lane in self.lanes.values())

    @property
    def _led(self) -> dict[Probe, bool] | None:
        """What all lanes that train are measured by in the same frames, and whether in this one."""
        return next((ln.schedule.prompts for ln in (self.lit, *self._others) if ln.running), None)

    @property
    def _others(self) -> list[Lane]:
        return [lane for lane in self.lanes.values() if lane is not self.lit]

    @property
    def _driven(self) -> list[Lane]:
        """The lanes that train: those with a run that are not pinned."""
        return [lane for lane in self.lanes.values() if lane.run is not None and not lane.pinned]

    def _joined(self, shown: Snapshot, beside: list[Snapshot]) -> Snapshot:
        if self.lit.run is None:
            return shown
        way = Approach.of((ln.bound, ln.step_count) for ln in self.lanes.values() if ln.seeking)
        shown = replace(shown, applied=self._applied, training=self.running, approach=way)
        return replace(shown, beside=tuple(beside))

    def _carry_out(self, command: Command, lane: Lane, late: Callable[[], bool]) -> None:
        match command:
            case Measure(wants, beside, seen):
                self._wants, self._seen = (wants, beside), seen
                self._measure()
            case Speed(steps_per_second):
                self._limit.choose(steps_per_second, time.perf_counter())
            case LineUp(numbers, lit, pinned):
                self._line_up(numbers, lit, pinned)
            case KeepAbreast(by):
                self._abreast = by
                self._set_out()
            case Aim(loss):
                self._aim = loss
                for one in self.lanes.values():
                    one.aim.take(loss)
            case Load():
                self._load(command, lane)
            case Keep(ticket):
                self._keep(ticket)
            case Retune() | SetParameter() | PutBack() | Export():
                lane.change(command)
            case _:
                self._drive(command, late)

    def _drive(self, command: Command, late: Callable[[], bool]) -> None:
        """What is asked of all lanes that are not pinned."""
        for lane in self._driven:
            match command:
                case Play(steps, epochs):
                    lane.begin(Destination(steps, epochs))
                case Epoch():
                    assert lane.run is not None
                    lane.begin(Destination(epochs=lane.run.trainer.epoch + 1))
                case Pause() if lane.running:
                    lane.settle_down(Status.PAUSED)
                case TakeStep():
                    lane.take_step()
                case Back(epoch):
                    lane.back(epoch)
                case Seek(step):
                    lane.seek(step)
                case Reset():
                    lane.reset()
        self._set_out()
        if isinstance(command, TakeStep):
            self._limit.allow_one()
            self.burst(0.0)
        elif isinstance(command, Seek | Back):
            self.burst(SEEK_SECONDS, late)

    def _set_out(self) -> None:
        """Time and progress count from here."""
        self._limit.begin(time.perf_counter())
        for lane in self.lanes.values():
            lane.line_up()

    def _load(self, command: Load, lane: Lane) -> None:
        state = command.state
        source = self.lanes[state.lane] if isinstance(state, CopyOf) else None
        lane.load(command, self._left, source)
        others = [one for one in self._driven if one is not lane]
        playing = [one for one in others if one.running and not one.seeking]
        if playing and not lane.pinned:
            lane.begin(playing[0].bound)
        self._share_memory()
        self._set_out()

    def _line_up(self, numbers: tuple[int, ...], lit: int, pinned: frozenset[int]) -> None:
        """Have these lanes, in this order; runs of others are left."""
        gone = [lane for number, lane in self.lanes.items() if number not in numbers]
        self.lanes = {number: self.lanes.get(number) or Lane(number) for number in numbers}
        self.lit = self.lanes[lit]
        for lane in gone:
            lane.leave(self._left)
        for number, lane in self.lanes.items():
            lane.aim.take(self._aim)
            lane.pinned = number in pinned
            if lane.pinned and lane.running:
                lane.settle_down(Status.PAUSED)
        self._share_memory()
        self._measure()
        self._set_out()

    def _share_memory(self) -> None:
        """Share what one lane alone would have: memory for the past, and time for measuring."""
        for lane in self.lanes.values():
            if lane.run is not None:
                lane.run.hold_past(LIMIT // len(self.lanes))
            lane.schedule.grant(1.0 if lane is self.lit else BESIDE_SHARE)

    def _measure(self) -> None:
        # Lanes are measured and drawn in turn, rather than all in one frame and none in the next.
        load = Workload()
        for lane in self.lanes.values():
            lane.schedule.want(self._wants[lane is not self.lit], self._seen, load)
            if lane.run is not None:
                lane.run.record(lane.schedule.recorders)

    def _keep(self, ticket: int) -> None:
        """Reply with a copy of every lane's state, all of this moment."""
        lanes = {number: lane for number, lane in self.lanes.items() if lane.run is not None}
        if self.lit.number in lanes:
            kept = KeptStates(ticket, self.lit.number, self._reply)
            kept.ask({number: lane.hand_state for number, lane in lanes.items()})

    def _reply(self, kept: Kept) -> None:
        self.lit.replies.append(kept)
