"""A monkey at the real window: whatever it does, nothing fails and Qt does not complain.

`tests/benchmarks/monkeys.py` lets many of them play for longer.
"""

from __future__ import annotations

import pytest
from flows_support import shipped
from monkey import Monkey

pytestmark = pytest.mark.long

EVENTS = 150


# An exception in a slot or a painter, a Qt warning, a thread or window left: each fails a test.
@pytest.mark.parametrize(("name", "seed"), [("spiral", 1), ("digits", 2)])
def test_nothing_a_monkey_does_fails(open_window, name: str, seed: int) -> None:
    user = open_window(shipped(name))
    monkey = Monkey(user.controller, seed)
    monkey.act(EVENTS)
    # The window still trains.
    run = monkey.come_home()
    user.wait(lambda: user.snapshots[-1].run == run and user.step_shown() == 1)
