"""Predicted over true numbers: the closer to the diagonal, the better."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from engine.arrays import Array
from engine.probes import Answers
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.plotting.plots import Dots, Line, Plot, set_grid
from playground.words.translate import tr

# More points than this hide each other.
DRAWN = 500
POINT = 5
MARGIN = 0.08


class Agreement(Plot):
    """The first target of some samples of a part, over which stands what is predicted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.points = Dots(size=POINT)
        self.diagonal = Line()
        super().__init__(theme, tr("Predicted over true"), parent)
        self.addItem(self.diagonal)
        self.addItem(self.points)
        set_grid(self, True, True)
        self.set_labels(tr("true"), tr("predicted"))

    def start(self, setup: Setup) -> None:
        """Fit both axes to the targets; predictions beyond stay outside."""
        self.points.setData([], [])
        if setup.data.classes:
            return
        y = setup.data.y[:, 0]
        low, high = float(y.min()), float(y.max())
        room = MARGIN * (high - low) or 1.0
        self.show_range(low - room, high + room, low - room, high + room)
        self.diagonal.setData([low - room, high + room], [low - room, high + room])

    def show_answers(self, answers: Answers, rows: Array) -> None:
        """Move the points: those answers whose rows are among `rows`."""
        chosen = np.flatnonzero(np.isin(answers.rows, rows, assume_unique=True))[:DRAWN]
        predicted = np.nan_to_num(answers.predicted[chosen, 0].astype(float), nan=0.0)
        self.points.setData(answers.labels[chosen, 0], np.clip(predicted, -1e100, 1e100))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.points.setPen(theme.pen("accent"))
        self.points.setBrush(theme.brush("accent", 0.35))
        self.diagonal.setPen(theme.pen("quiet"))
