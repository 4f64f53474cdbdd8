"""The line that says what is under way, how far it is, and stops it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QWidget

from playground.widgets.banner import Banner
from playground.words.translate import tr

# Milliseconds after which work that is still under way is shown.
SOON = 200
_WHOLE = 1000
# How wide the bar is, in widths of a letter.
_WIDE_EMS = 16


class BusyLine(Banner):
    """Shows one piece of work above the place of messages; hidden for work that is soon done.

    `stopped` when the user has had enough of it: by the button, which says `stop`, or with Escape.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget, name: str = "busy", row: int = 1, stop: str = "") -> None:
        super().__init__(parent, row)
        self._stop = stop or tr("Cancel")
        self.setObjectName(name)
        self.action.setObjectName(f"{name}.cancel")
        self.other.setObjectName(f"{name}.other")
        self.close_button.hide()
        self.bar = QProgressBar(self)
        self.bar.setObjectName(f"{name}.progress")
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setToolTip(tr("How much of the work is done"))
        self.bar.setRange(0, _WHOLE)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_WIDE_EMS * self.fontMetrics().averageCharWidth())
        line = self.layout()
        assert isinstance(line, QBoxLayout)
        line.insertWidget(line.indexOf(self.action), self.bar)
        self.action_clicked.connect(self.stopped)
        self.closed.connect(self.stopped)
        self._words = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._say)

    def begin(self, words: str) -> None:
        """Something has begun that may take long; `words` say what."""
        self.end()
        self._words = words
        self._soon.start()

    def go_on(self, words: str, share: float) -> None:
        """Something has taken long already, and so much of it is done; `words` say what."""
        self.show_share(share)
        if words != self._words or self.isHidden():
            self._words = words
            self._say()

    def end(self) -> None:
        """It is over, however it went."""
        self._soon.stop()
        self._words = ""
        self.bar.setValue(0)
        self.clear()

    @contextmanager
    def holding_up(self, words: str) -> Iterator[None]:
        """Say at once what holds up the window itself, which cannot be stopped, until it is done.

        Unless other work is shown already.
        """
        if not self.isHidden():
            yield
            return
        self.bar.hide()
        self.show_message(words)
        # Painted now: there is no other time before the work.
        self.repaint()
        try:
            yield
        finally:
            self.bar.show()
            self.clear()

    @Slot(float)
    def show_share(self, share: float) -> None:
        """So much of it is done, of 1."""
        self.bar.setValue(round(share * _WHOLE))

    @Slot()
    def _say(self) -> None:
        self.show_message(self._words, action=self._stop)
