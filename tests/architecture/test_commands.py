"""What crosses to the training thread and back is data: nothing in it is there to be called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from engine.running.commands import Command
from engine.running.snapshot import Reply


def types_in(hint: Any, seen: set[Any]) -> Iterator[Any]:
    """The types that a value may hold, also those inside the dataclasses it holds."""
    if hint in seen:
        return
    seen.add(hint)
    yield hint
    for inner in get_args(hint):
        if not isinstance(inner, list):
            yield from types_in(inner, seen)
    if is_dataclass(hint):
        for kind in get_type_hints(hint).values():
            yield from types_in(kind, seen)


def callables_in(kind: type) -> list[Any]:
    """What in a dataclass is there to be called."""
    return [hint for hint in types_in(kind, set()) if Callable in (hint, get_origin(hint))]


@pytest.mark.parametrize("kind", [*get_args(Command), *get_args(Reply)])
def test_commands_and_replies_are_frozen_and_hold_nothing_to_call(kind: type) -> None:
    assert is_dataclass(kind)
    assert kind.__dataclass_params__.frozen
    assert not callables_in(kind)


@dataclass(frozen=True)
class Told:
    """What no command may be."""

    inner: tuple[int, Callable[[float], None] | None]


def test_a_callable_is_found_however_deep() -> None:
    assert callables_in(Told)
