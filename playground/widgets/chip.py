"""A small rounded label that says how something is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from engine.sentences import Sentence
from playground.look.restyle import restyle
from playground.words.translate import tr

# A sign of its own for each status: colour alone would leave some readers out.
SIGNS = {"good": "● ", "warning": "▲ ", "bad": "■ ", "neutral": ""}
SPOKEN = {
    "good": Sentence("good: {text}"),
    "warning": Sentence("warning: {text}"),
    "bad": Sentence("bad: {text}"),
    "neutral": Sentence("{text}"),
}


class Chip(QLabel):
    """A few words with a status: good, warning, bad or neutral."""

    def __init__(
        self, text: str = "", status: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.set_status(text, status)

    def set_status(self, text: str, status: str = "neutral") -> None:
        """Say something else. Raises KeyError for an unknown status."""
        shown = SIGNS[status] + text
        if self.text() != shown:
            self.setText(shown)
            self.setAccessibleName(tr(SPOKEN[status], text=text))
        restyle(self, role="quiet" if status == "neutral" else status)
