"""A heat: the lanes that train in one burst, and whose turn it is."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from engine.running.lane import Lane
from engine.running.lockstep import Lockstep


class NextUp(NamedTuple):
    """The lane whose turn it is, the steps it may take, and whether it might as well rest."""

    lane: Lane
    most: float
    abreast: bool


class Heat:
    """Lanes that train stay abreast of each other; none takes more than the steps `allowed`."""

    def __init__(self, lanes: Sequence[Lane], by: Lockstep, allowed: float) -> None:
        self._by, self._allowed = by, allowed
        self._begun = {lane: lane.step_count for lane in lanes}

    @property
    def done(self) -> dict[Lane, int]:
        """The steps that each has taken."""
        return {lane: lane.step_count - begun for lane, begun in self._begun.items()}

    def train(self, seconds: float, interrupted: Callable[[], bool]) -> float:
        """Have them take turns for about `seconds`, a step at least; return how long they did.

        They end abreast. Scores that a step owes come before the next one. Ends early when
        `interrupted` says so.
        """
        start = now = time.perf_counter()
        tried, share = False, 0.0

        def late() -> bool:
            return interrupted() or time.perf_counter() - start >= seconds

        while (turn := self.next_up()) is not None:
            lane, most, abreast = turn
            left = seconds - (now - start)
            if abreast and (interrupted() or (tried and left <= 0)):
                break
            # All of them are abreast again when the time is over.
            share = left / len(self._begun) if abreast else share
            tried, now = True, lane.train(most, late, now, share)
            if lane.owing:
                break
        return now - start

    def next_up(self) -> NextUp | None:
        """The lane that is furthest behind; None when no lane may take a step.

        Those on their way to a recorded step go first, the one with most before it: neither speed
        nor others hold them back.
        """
        running = [lane for lane in self._begun if lane.running]
        if seeking := [lane for lane in running if lane.seeking]:
            far = max(seeking, key=lambda lane: lane.bound.steps - lane.step_count)
            return NextUp(far, math.inf, True)
        left = {lane: self._allowed - lane.step_count + self._begun[lane] for lane in running}
        able = [lane for lane in running if left[lane] > 0]
        if not able:
            return None
        if len(self._begun) == 1:
            return NextUp(able[0], left[able[0]], True)
        # One that has come to rest in this burst is not left behind either.
        progress = {lane: lane.progress(self._by) for lane in self._begun}
        lane = min(able, key=progress.__getitem__)
        behind = max(progress.values()) - progress[lane]
        match self._by:
            case Lockstep.STEPS:
                return NextUp(lane, min(left[lane], behind or math.inf), not behind)
            case Lockstep.EPOCHS:
                # Up to the others, or an epoch ahead of them.
                epoch = lane.run.trainer.steps_per_epoch if lane.run else 1
                return NextUp(lane, min(left[lane], max(1, round((behind or 1) * epoch))), True)
            case _:
                # Seconds: each as many steps as it has time for.
                return NextUp(lane, left[lane], True)
