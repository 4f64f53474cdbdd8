"""The worker that writes files, one after the other, while the window goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal, Slot

from playground.words.translate import tr

log = logging.getLogger(__name__)


class Writer(QObject):
    """Carries out what writes files in the order in which it is asked for."""

    _ended = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._ended.connect(self._tell)

    def write(self, job: Callable[[], None], then: Callable[[str], None]) -> None:
        """Have `job` done; `then` is told in the window's thread: why it failed, or nothing."""
        self._pool.submit(self._do, job, then)

    def close(self) -> None:
        """Wait for what has been asked for, and take no more."""
        self._pool.shutdown()

    def _do(self, job: Callable[[], None], then: Callable[[str], None]) -> None:
        problem = ""
        try:
            job()
        except Exception as error:
            log.error("not written", exc_info=error)
            problem = str(error) or type(error).__name__
        self._ended.emit(then, problem)

    @Slot(object, str)
    def _tell(self, then: Callable[[str], None], problem: str) -> None:
        then(tr(problem) if problem else "")
