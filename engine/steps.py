"""Long work in small steps: whoever takes them can show how far it is, and stop."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")
# Yields the share that is done, from 0 to 1, and returns the result.
Steps = Generator[float, None, T]


def at_once(steps: Steps[T]) -> T:
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
