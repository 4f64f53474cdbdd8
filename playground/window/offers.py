"""What the line of the window offers to do: a sentence with one or two buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from playground.widgets.banner import Banner

# What a button says, and what it does.
Choice = tuple[str, Callable[[], object]]


class Offers(QObject):
    """Shows offers in the banner and carries out what is chosen. The newest replaces the others."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._acts: tuple[Callable[[], object], ...] = ()
        banner.action_clicked.connect(self._take_first)
        banner.other_clicked.connect(self._take_second)

    def make(self, sentence: str, level: str, *choices: Choice) -> None:
        """Show `sentence` with a button for each of one or two choices."""
        labels = [label for label, _ in choices]
        self._acts = tuple(act for _, act in choices)
        self._banner.show_message(sentence, level, *labels)

    def withdraw(self, sentence: str) -> None:
        """Take back the offer that says this, unless it has been replaced."""
        if sentence and self._banner.isVisible() and self._banner.text() == sentence:
            self._acts = ()
            self._banner.clear()

    @Slot()
    def _take_first(self) -> None:
        self._take(0)

    @Slot()
    def _take_second(self) -> None:
        self._take(1)

    def _take(self, place: int) -> None:
        acts, self._acts = self._acts, ()
        self._banner.clear()
        if place < len(acts):
            acts[place]()
