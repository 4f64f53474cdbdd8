"""The values of parameters that were set by hand, so that they can be put back."""

from __future__ import annotations

from collections import OrderedDict

from engine.running.commands import PutBack, SetParameter
from engine.running.snapshot import Replaced
from engine.training.run import Run

# So many are remembered; who wants one back asks before long.
MOST_REPLACED = 1_000


class ReplacedValues:
    """Remembers what each parameter was before it was set, by the ticket of the command."""

    def __init__(self) -> None:
        self._values: OrderedDict[int, float] = OrderedDict()

    def replace(self, run: Run, wanted: SetParameter | PutBack) -> list[Replaced]:
        """Give a parameter of `run` a value, and reply the one it had; or that one again.

        What was set too long ago, or never, stays. Raises ValueError as `check_parameter` does.
        """
        if isinstance(wanted, PutBack):
            known = self._values.get(wanted.ticket)
            if known is not None:
                run.set_parameter(wanted.place, known, wanted.more)
            return []
        before = run.set_parameter(wanted.place, wanted.value, wanted.more)
        self._values[wanted.ticket] = before
        if len(self._values) > MOST_REPLACED:
            self._values.popitem(last=False)
        return [Replaced(wanted.ticket, before)]
