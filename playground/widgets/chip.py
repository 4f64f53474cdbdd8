"""A small rounded label that says how something is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.widgets.restyle import restyle

# A sign of its own for each status: colour alone would leave some readers out.
SIGNS = {"good": "● ", "warning": "▲ ", "bad": "■ ", "neutral": ""}


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
            self.setAccessibleName(text if status == "neutral" else f"{status}: {text}")
        restyle(self, role="quiet" if status == "neutral" else status)
