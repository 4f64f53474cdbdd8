"""Predicted over true numbers, or how far off they are: the closer to the line, the better."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from engine.arrays import Array
from engine.probes import Answers, round_up
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.plotting.plots import Dots, Line, Plot, set_grid
from playground.words.translate import tr

# More points than this hide each other.
DRAWN = 500
POINT = 5
MARGIN = 0.08


class Agreement(Plot):
    """The first target of some samples of a part, over which stands what is predicted.

    As residuals over what is predicted stands how far that is above the truth.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.points = Dots(size=POINT)
        self.diagonal = Line()
        self._residuals = False
        self._ends = (0.0, 1.0)
        self._farthest = 0.0
        self._true: Array = np.zeros(0)
        self._predicted: Array = np.zeros(0)
        super().__init__(theme, tr("Predicted over true"), parent)
        self.addItem(self.diagonal)
        self.addItem(self.points)
        set_grid(self, True, True)
        self._fit()

    def start(self, setup: Setup) -> None:
        """Fit both axes to the targets; predictions beyond stay outside."""
        self._true = self._predicted = np.zeros(0)
        self._farthest = 0.0
        if not setup.data.classes:
            y = setup.data.y[:, 0]
            low, high = float(y.min()), float(y.max())
            room = MARGIN * (high - low) or 1.0
            self._ends = (low - room, high + room)
        self._fit()

    def show_residuals(self, wanted: bool) -> None:
        """Show how far off the answers are, on an axis fitted to them, or the answers."""
        self._residuals, self._farthest = wanted, self._reach()
        self._fit()

    def _reach(self) -> float:
        """A round number above all residuals; 0 where there are none."""
        off = np.abs(self._predicted - self._true)
        return round_up(1.1 * float(off.max())) if len(off) else 0.0

    def _fit(self) -> None:
        """Name and fit the axes; those of residuals widen in steps and never shrink."""
        low, high = self._ends
        if self._residuals:
            self.set_labels(tr("predicted"), tr("residual: predicted − true"))
            wide = self._farthest or high - low
            self.show_range(low, high, -wide, wide)
            self.diagonal.setData([low, high], [0.0, 0.0])
        else:
            self.set_labels(tr("true"), tr("predicted"))
            self.show_range(low, high, low, high)
            self.diagonal.setData([low, high], [low, high])
        self._place()

    def _place(self) -> None:
        if self._residuals:
            self.points.setData(self._predicted, self._predicted - self._true)
        else:
            self.points.setData(self._true, self._predicted)

    def show_answers(self, answers: Answers, rows: Array) -> None:
        """Move the points: those answers whose rows are among `rows`."""
        chosen = np.flatnonzero(np.isin(answers.rows, rows, assume_unique=True))[:DRAWN]
        predicted = np.nan_to_num(answers.predicted[chosen, 0].astype(float), nan=0.0)
        self._true = answers.labels[chosen, 0]
        self._predicted = np.clip(predicted, -1e100, 1e100)
        if self._reach() > self._farthest:
            self._farthest = self._reach()
            self._fit()
        else:
            self._place()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.points.setPen(theme.pen("accent"))
        self.points.setBrush(theme.brush("accent", 0.35))
        self.diagonal.setPen(theme.pen("quiet"))
