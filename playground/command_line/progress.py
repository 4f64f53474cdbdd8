"""What long commands do while they run: draw a bar, and listen for Ctrl+C."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from tqdm import tqdm


class Bar(tqdm):
    """A progress bar without tqdm's watching thread: a step that takes long is shown when done."""

    monitor_interval = 0


class Interrupt:
    """Becomes true when the user presses Ctrl+C; a second time ends the program at once.

    `then` is called the first time.
    """

    def __init__(self, then: Callable[[], object] = lambda: None) -> None:
        self.asked = False
        self._then = then

    def __bool__(self) -> bool:
        return self.asked

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take Ctrl+C for a wish to stop, within this block."""
        before = signal.signal(signal.SIGINT, self._ask)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self._then()
