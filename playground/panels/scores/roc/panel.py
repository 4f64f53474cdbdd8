"""True against false alarms of two classes, at every threshold, and the area under the curve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.data.splits import PARTS
from engine.probes import RocProbe, RocReading
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.plotting.plots import Dots, Line, Plot, set_grid
from playground.widgets.empty_state import EmptyState
from playground.words.numbers import fixed, percent
from playground.words.translate import tr

ROC = RocProbe()
# Colours, and dashes for who cannot tell them apart, as in the plot of the loss.
ROLES = {"train": "accent", "validation": "warning", "test": "text"}
DASHES = {
    "train": Qt.PenStyle.SolidLine,
    "validation": Qt.PenStyle.DashLine,
    "test": Qt.PenStyle.DotLine,
}
# How the lines look in a text.
SIGNS = {"train": "—", "validation": "- -", "test": "···"}
MARGIN = 0.03


class RocPanel(Panel):
    """The ROC curve of every part, with the point at which the network answers now."""

    name: ClassVar[str] = "roc"
    title: ClassVar[str] = "ROC curve"
    tab: ClassVar[str] = "ROC"
    home: ClassVar[str] = "loss"
    questions = (
        "How well does it rank the two classes?",
        "What would another threshold do?",
    )
    terms = ("ROC curve", "test part")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.readings: Mapping[str, RocReading] = {}
        self.plot = Plot(theme, tr("ROC curve"), self)
        self.plot.setObjectName("roc.plot")
        self.plot.setToolTip(
            tr(
                "One point for every threshold: of the samples that are not of the second class "
                "the share that is taken for it, and of those that are the share that is found. "
                "The area is the chance that one of the class scores higher than one that is not; "
                "guessing has 0.5."
            )
        )
        self.plot.describe = self.words
        self.plot.set_labels(tr("false alarms (FPR)"), tr("found (TPR)"))
        self.plot.show_range(-MARGIN, 1 + MARGIN, -MARGIN, 1 + MARGIN)
        set_grid(self.plot, x=True, y=True)
        self.guessing = Line()
        self.guessing.setData([0.0, 1.0], [0.0, 1.0])
        self.plot.addItem(self.guessing)
        self.lines = {part: Line() for part in PARTS}
        self.points = {part: Dots(size=9, symbol="o") for part in PARTS}
        for part in PARTS:
            self.plot.addItem(self.lines[part])
            self.plot.addItem(self.points[part])
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(1)
        self.note.setProperty("kind", "caption")
        self.empty = EmptyState(theme, "held-back", "", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.plot, 1)
        column.addWidget(self.note)
        column.addWidget(self.empty, 1)
        self._setup: Setup | None = None
        self.set_theme(theme)
        self._forget()

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(ROC, NOW_AND_THEN),))

    def start(self, setup: Setup) -> None:
        """Other data may have two classes, or not."""
        self._setup = setup
        self._forget()

    def draw(self, snapshot: Snapshot) -> None:
        found = snapshot.readings.get(ROC)
        if found is None:
            return
        self.readings = found
        for part in PARTS:
            reading = found.get(part)
            if reading is None:
                self.lines[part].setData([], [])
                self.points[part].setData([], [])
            else:
                self.lines[part].setData(reading.curve.false, reading.curve.true)
                self.points[part].setData([reading.false], [reading.true])
        self.note.setText(self._legend())
        self._show_which()

    def table(self) -> list[list[object]]:
        """Every curve point by point, with its threshold on the score."""
        rows: list[list[object]] = [
            [tr(part), float(false), float(true), float(threshold)]
            for part, reading in self.readings.items()
            for false, true, threshold in zip(
                reading.curve.false, reading.curve.true, reading.curve.thresholds, strict=True
            )
        ]
        head: list[object] = [
            tr("part"),
            tr("false alarms"),
            tr("found"),
            tr("threshold of the score"),
        ]
        return [head, *rows] if rows else []

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.plot.set_theme(theme)
        self.empty.set_theme(theme)
        self.guessing.setPen(theme.pen("quiet", 1))
        for part, role in ROLES.items():
            self.lines[part].setPen(theme.pen(role, 2, style=DASHES[part]))
            self.points[part].setPen(theme.pen("surface", 1))
            self.points[part].setBrush(theme.brush(role))
        if self.readings:
            self.note.setText(self._legend())

    def words(self) -> str:
        """The areas, for who cannot see the curves."""
        return " · ".join(
            tr("{part}: area {area}, {found} found at {false} false alarms",
               part=tr(part), area=fixed(reading.area, 3), found=percent(reading.true),
               false=percent(reading.false))
            for part, reading in self.readings.items()
        )  # fmt: skip

    def _legend(self) -> str:
        """The parts in the colours of their lines, with the areas under them."""
        areas = " · ".join(
            f'<span style="color:{self.theme.words(ROLES[part])}">{SIGNS[part]} {tr(part)}</span> '
            f"{fixed(reading.area, 3)}"
            for part, reading in self.readings.items()
        )
        return tr("area: {areas} · ● as it answers now", areas=areas)

    def _forget(self) -> None:
        self.readings = {}
        for part in PARTS:
            self.lines[part].setData([], [])
            self.points[part].setData([], [])
        self.note.setText("")
        self._show_which()

    def _show_which(self) -> None:
        """The curves, or why there are none."""
        setup = self._setup
        classes = 2 if setup is None else len(setup.data.classes)
        fits = classes == 2
        for part in (self.plot, self.note):
            part.setVisible(fits)
        self.empty.setVisible(not fits)
        if not fits:
            self.empty.words.setText(
                tr("A ROC curve is of two classes; this data has {count}.", count=classes)
                if classes
                else tr("A ROC curve is of two classes; here numbers are predicted.")
            )
