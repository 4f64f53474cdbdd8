"""A team: threads that help the one that trains, while C is at work for it.

Who does a piece of the work has no influence on what comes of it, so results do not depend on how
many threads there are, and nobody needs to remember it.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

from engine.kernel.structures import MOST_THREADS, TeamStructure

# For so many multiplications of a forward pass one more thread pays.
WORTH_A_THREAD = 8_000_000


class Team:
    """The threads for mini-batches that take so many multiplications forwards.

    `help_out` is the function of the kernel that helps, see `KernelLibrary.help`.
    """

    def __init__(self, help_out: Callable[[int, int], None], multiplications: int) -> None:
        self._help_out = help_out
        self._structure = TeamStructure()
        pay = 1 + multiplications // WORTH_A_THREAD
        self._helpers = min(pay, cores(), MOST_THREADS) - 1

    @property
    def address(self) -> int:
        """Where C finds it."""
        return ctypes.addressof(self._structure)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Have them help with what C is called for meanwhile."""
        shared, helpers = self._structure, list[Thread]()
        shared.over = 0
        try:
            for place in range(1, self._helpers + 1):
                given = (self.address, place)
                helper = Thread(target=self._help_out, args=given, daemon=True)
                try:
                    helper.start()
                except RuntimeError:
                    # The system has no more of them: the others do its pieces.
                    break
                helpers.append(helper)
            shared.helpers = len(helpers)
            yield
        finally:
            shared.over, shared.helpers = 1, 0
            for helper in helpers:
                helper.join()


def cores() -> int:
    """How many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
