"""Long work in small steps: whoever takes them can show how far it is, and stop."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from inspect import GEN_RUNNING, getgeneratorstate
from typing import TypeVar

T = TypeVar("T")
# Yields the share that is done, from 0 to 1, and returns the result.
Steps = Generator[float, None, T]
# Pauses after each few milliseconds of its work and returns what came of it. Whoever drives it may
# go on later or give it up: nothing is shown before it is complete.
Portions = Generator[None, None, T]
# How long short steps follow each other before the clock, and what is asked for, are looked at.
LOOK_SECONDS = 0.002


def never() -> bool:
    """Nothing comes in between."""
    return False


def at_once(steps: Steps[T] | Portions[T]) -> T:
    """The result of steps that nobody watches."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def between(first: float, last: float, steps: Steps[T]) -> Steps[T]:
    """The same steps as a part of larger work, from one share of it to another."""
    while True:
        try:
            yield first + (last - first) * next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def staying(share: float, portions: Portions[T]) -> Steps[T]:
    """Portions as steps of larger work, of which so much stays done on the way."""
    while True:
        try:
            next(portions)
        except StopIteration as end:
            result: T = end.value
            return result
        yield share


class Backlog(deque[Portions[None]]):
    """Work that is owed: done in order, portion by portion, when there is time."""

    def settle(self, interrupted: Callable[[], bool] = never) -> bool:
        """Do what is owed, one portion at least; False if `interrupted` came before the end."""
        while self:
            try:
                next(self[0])
            except StopIteration:
                self.popleft()
            if self and interrupted():
                return False
        return True

    def hold_at_most(self, most: int) -> None:
        """Do the oldest at once where more is owed; what is at work just now stays."""
        while len(self) > most:
            oldest = 1 if getgeneratorstate(self[0]) == GEN_RUNNING else 0
            at_once(self[oldest])
            del self[oldest]


class Stride:
    """As many steps as fit between two looks at the clock, going by the last ones; one at first.

    Begun anew with every command, since one may make steps slower.
    """

    def __init__(self) -> None:
        self._per_second = 0.0

    def within(self, seconds: float, look: float = LOOK_SECONDS) -> float:
        """As many as fit between two looks, or into the time that is left if that is less; one."""
        return max(1.0, self._per_second * min(look, seconds))

    def note(self, taken: int, seconds: float) -> None:
        """So many steps took so long."""
        self._per_second = taken / max(seconds, 1e-9)
