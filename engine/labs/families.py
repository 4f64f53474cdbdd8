"""Families of what a lab file can name: kinds of steps, kinds of goals.

They are no specs: what they read are texts in several languages and changes of an experiment, which
a form has no fields for. Hence a registry of their own, smaller than that of specs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Family(Generic[T]):
    """The kinds of one family by name; calling it gives the decorator that adds one."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._kinds: dict[str, type[T]] = {}

    def __call__(self, name: str) -> Callable[[type[T]], type[T]]:
        """Add the decorated class, which is then known as `kind`."""

        def add(cls: type[T]) -> type[T]:
            if name in self._kinds:
                raise ValueError(f"{self.title} {name!r} is registered twice")
            cls.kind = name  # type: ignore[attr-defined]
            self._kinds[name] = cls
            return cls

        return add

    def __getitem__(self, name: str) -> type[T]:
        return self._kinds[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all kinds."""
        return tuple(self._kinds)
