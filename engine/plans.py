"""The newest plans, so that none is worked out twice in a row."""

from __future__ import annotations

from engine.experiment import ExperimentSpec
from engine.plan import Plan

MOST = 4
KEPT_BYTES = 64_000_000


class Plans:
    """Works out plans and keeps the newest few; whoever asks for a neighbour shares its samples.

    Of large data only the newest plan is kept: the others are worked out again when needed.
    """

    def __init__(self) -> None:
        self._newest: list[Plan] = []

    def of(self, wanted: Plan | ExperimentSpec) -> Plan:
        """The plan of an experiment, or a plan made elsewhere; raises `SpecError`."""
        if isinstance(wanted, Plan):
            plan = wanted
        else:
            same = (kept for kept in self._newest if kept.spec == wanted)
            plan = next(same, None) or Plan.of(wanted, self._newest)
        # A plan that shares its samples with the new one takes no room of its own.
        others = [kept for kept in self._newest if kept.parts is not plan.parts]
        self._newest = [plan, *others[: MOST - 1]]
        while len(self._newest) > 1 and sum(kept.nbytes for kept in self._newest) > KEPT_BYTES:
            self._newest.pop()
        return plan
