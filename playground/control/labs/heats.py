"""The lanes of a comparison that run side by side, at most as many as there is room for."""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.files.bpg import MOST_LANES


class Heats:
    """Who runs now, and who comes in a later heat; of five run three, then two.

    At the end of a heat its lanes are measured, one after the other.
    """

    def __init__(self, names: Sequence[str] = ()) -> None:
        self._waiting = list(names)
        self._size = math.ceil(len(names) / max(1, math.ceil(len(names) / MOST_LANES)))
        self.names: list[str] = []
        self._unread: list[str] = []
        self._read = ""

    def next(self) -> list[str]:
        """Let the next heat begin; its lanes, or none if all have run."""
        self.names, self._waiting = self._waiting[: self._size], self._waiting[self._size :]
        self._unread, self._read = self.names[1:], ""
        return self.names

    @property
    def more(self) -> bool:
        """Whether another heat waits when this one has been measured."""
        return bool(self._waiting) and not self._unread

    def lit(self, number: int) -> str:
        """What the lane of this number is called; nothing if it is none of the heat."""
        return self.names[number] if len(self.names) > 1 and number < len(self.names) else ""

    def measured(self, lane: str) -> bool:
        """A lane has been measured; whether that is news, and the next one is to be lit."""
        news, self._read = bool(self.names) and lane != self._read, lane
        return news

    def next_lane(self) -> str:
        """The next lane that is to be measured; nothing at the end."""
        return self._unread.pop(0) if self._unread else ""
