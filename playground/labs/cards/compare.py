"""Settings to be compared: all of them side by side, or each by a button of its own."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from engine.files.bpg import MOST_LANES
from playground.labs.cards.base import StepCard, button
from playground.labs.figures import writing_in
from playground.words.settings import word
from playground.words.translate import tr

RAN, TO_RUN = "✓", "○"


class CompareCard(StepCard):
    """One button for all settings, as lanes, and one for each by itself."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.add_caption(
            tr(
                "Run the settings to step {steps}, with the same data and the same seed: all of "
                "them side by side, or one after the other.",
                steps=writing_in(self.lesson.progress.language)("", self.step.steps),
            )
        )
        room = len(self.step.lanes) <= MOST_LANES
        words = tr("Run all side by side") if room else tr("Run all, in heats")
        every = button(words, "lesson.run", partial(self.lane_wanted.emit, ""), self)
        every.setProperty("primary", True)
        self.column.addWidget(every)
        rows = QWidget(self)
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        names = dict(self.step.lane_names)
        self._signs: dict[str, QLabel] = {}
        for row, (lane, changes) in enumerate(self.step.lanes):
            called = self.said(names[lane]) if names.get(lane) else lane
            self._signs[lane] = sign = QLabel(TO_RUN, rows)
            act = partial(self.lane_wanted.emit, lane)
            run = button(tr("Run {name}", name=called), f"lesson.run.{lane}", act, rows)
            differs = tr("as it is")
            if changes.settings:
                pairs = ((path, json.loads(text)) for path, text in changes.settings)
                differs = ", ".join(f"{path} = {word(value)}" for path, value in pairs)
            run.setToolTip(differs)
            grid.addWidget(sign, row, 0)
            grid.addWidget(run, row, 1)
        self.column.addWidget(rows)
        self.fill()

    def fill(self) -> None:
        super().fill()
        for lane, sign in getattr(self, "_signs", {}).items():
            ran = lane in self.lesson.lanes
            sign.setText(RAN if ran else TO_RUN)
            sign.setAccessibleName(tr("has been run") if ran else tr("not run yet"))
