"""What every panel is: a widget that names the probes it wants and draws snapshots."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from engine.plan import Plan
from engine.probes import Probe
from engine.snapshot import Snapshot
from playground.tokens import Theme


class Panel(QWidget):
    """A view of snapshots. It keeps what it last drew until a snapshot brings something newer."""

    name: ClassVar[str]
    title: ClassVar[str]

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(self.title)

    def probes(self) -> frozenset[Probe]:
        """What has to be measured while this panel is visible."""
        return frozenset()

    def start(self, plan: Plan) -> None:
        """A run begins: forget what was drawn, fit the axes to its data."""

    def draw(self, snapshot: Snapshot) -> None:
        """Show the readings that have come; items are updated, never created."""

    def mark(self, text: str) -> None:
        """A setting was changed while the run went on."""

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
