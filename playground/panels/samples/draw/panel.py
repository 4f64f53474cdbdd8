"""Draw a picture with the mouse, and read live what the network takes it for."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.probes import TypedAnswer, TypedRowProbe
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.panels.samples.draw.pad import DrawingPad
from playground.panels.samples.draw.share_bars import ShareBars
from playground.panels.selection import Selection
from playground.widgets.empty_state import EmptyState
from playground.widgets.flow_layout import FlowLayout
from playground.words.numbers import percent
from playground.words.translate import tr


class DrawPanel(Panel):
    """A sheet as fine as the pictures of the data, with the share of every class beside it."""

    name: ClassVar[str] = "draw"
    title: ClassVar[str] = "Draw a picture"
    tab: ClassVar[str] = "Draw"
    home: ClassVar[str] = "boundary"
    questions = ("Does it read my handwriting?", "What does it take a scribble for?")
    terms = ("softmax",)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._setup: Setup | None = None
        self._probe = TypedRowProbe()
        self._high = 1.0
        self.answered: TypedAnswer | None = None
        self.pad, self.bars = DrawingPad(theme, self), ShareBars(theme, self)
        self.wipe = QPushButton(tr("Wipe"), self)
        self.wipe.setObjectName("draw.wipe")
        self.wipe.setAccessibleName(self.wipe.text())
        self.wipe.setToolTip(tr("Begin with a blank sheet."))
        self.wipe.clicked.connect(self.pad.clear)
        self.answer = QLabel(self)
        self.answer.setWordWrap(True)
        self.answer.setMinimumWidth(1)
        self.empty = EmptyState(
            theme, "pencil", tr("The samples of this data are no pictures with classes."), self
        )
        self.pad.drawn.connect(self._ask)
        self._lay_out()
        self._show_which()

    def _lay_out(self) -> None:
        self.sheet = QWidget(self)
        sides = QHBoxLayout()
        sides.setSpacing(8)
        sides.addWidget(self.pad, 1)
        sides.addWidget(self.bars, 1)
        foot = FlowLayout(spacing=8)
        foot.addWidget(self.wipe)
        inside = QVBoxLayout(self.sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.answer)
        inside.addLayout(sides, 1)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.empty, 1)

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(self._probe, NOW_AND_THEN),)) if self._fits() else frozenset()

    def start(self, setup: Setup) -> None:
        """A blank sheet for pictures of another size; what was drawn stays for the same size."""
        self._take(setup)

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """Samples come and go while the run goes on."""
        if self._setup is not None and setup.data is not self._setup.data:
            self._take(setup)
        elif self._setup is not None:
            self._setup = setup

    def select(self, selection: Selection) -> None:
        """Take the picture of a sample that was picked, to change it."""
        row, setup = selection.sample, self._setup
        if "sample" not in selection.picked or row is None or setup is None or not self._fits():
            return
        if row < len(setup.data.x):
            self.pad.show_pixels(setup.data.x[row].reshape(self.pad.pixels.shape) / self._high)

    def draw(self, snapshot: Snapshot) -> None:
        answer = snapshot.readings.get(self._probe)
        if isinstance(answer, TypedAnswer) and self._setup is not None:
            self.answered = answer
            self._show_answer(answer)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.pad, self.bars):
            part.set_theme(theme)
        self.empty.set_theme(theme)

    def table(self) -> list[list[object]]:
        """The share of every class."""
        if self.answered is None or self._setup is None or not len(self.answered.shares):
            return []
        shares = zip(self._setup.data.classes, self.answered.shares, strict=True)
        return [[tr("class"), tr("share")], *([name, float(share)] for name, share in shares)]

    def _fits(self) -> bool:
        data = None if self._setup is None else self._setup.data
        return data is not None and data.image is not None and bool(data.classes)

    def _take(self, setup: Setup) -> None:
        self._setup, self.answered = setup, None
        self.bars.show_shares((), np.zeros(0))
        image = setup.data.image
        if image is not None and setup.data.classes:
            self._high = float(setup.data.x.max()) or 1.0
            if self.pad.pixels.shape != image:
                self.pad.start(*image)
        self._show_which()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        """Have the network asked for what is drawn now."""
        if self._fits():
            pixels = (self._high * self.pad.pixels).ravel()
            # Whole numbers, as those of a scan are.
            self._probe = TypedRowProbe.of(tuple(str(round(float(value))) for value in pixels))
            self._say()
            self.rewanted.emit()

    def _show_answer(self, found: TypedAnswer) -> None:
        assert self._setup is not None
        if found.problem:
            self.answer.setText(tr(found.problem) + ".")
        elif len(found.shares):
            self.bars.show_shares(self._setup.data.classes, found.shares)
            self._say()

    def _say(self) -> None:
        found, setup = self.answered, self._setup
        if not self.pad.pixels.any():
            self.answer.setText(tr("Draw with the mouse, as large as the sheet."))
        elif found is not None and setup is not None and len(found.shares):
            best = int(np.argmax(np.nan_to_num(found.shares)))
            self.answer.setText(
                tr("It reads {name}, with {share}.", name=setup.data.classes[best],
                   share=percent(float(found.shares[best])))
            )  # fmt: skip

    def _show_which(self) -> None:
        self.sheet.setVisible(self._fits())
        self.empty.setVisible(not self._fits())
