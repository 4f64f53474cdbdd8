"""The numbers of the run in the bar: counters small, losses and accuracies large."""

from __future__ import annotations

import math
import time
from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from engine.probes import FitsProbe, ScoresProbe
from engine.running.pace import Pace, Want
from engine.running.snapshot import Snapshot
from engine.sentences import Sentence
from engine.training.metrics import NumberMetrics
from engine.training.setup import Setup
from playground.look.restyle import restyle
from playground.plotting.live_tip import LiveTip
from playground.widgets.stat import Stat
from playground.words.numbers import fixed, number, percent, r_squared
from playground.words.translate import tr

SCORES, FITS = ScoresProbe(), FitsProbe()
PACE = Pace(every=4, prompt=True)
# Counters that run are written so often, in seconds: faster they could not be read.
COUNTED_EVERY = 0.1
# The widest numbers that there are likely to be.
WIDEST = {"loss": "0.0008888", "accuracy": "100.0\u00a0%", "error": "8.88·10⁸"}
# The numbers in their order: the part they are of, what they are, and the colour.
NUMBERS = {
    "train_loss": ("train", "loss", "accent"),
    "validation_loss": ("validation", "loss", "warning"),
    "train_accuracy": ("train", "accuracy", "text"),
    "test_accuracy": ("test", "accuracy", "text"),
    "test_error": ("test", "error", "text"),
}
CAPTIONS = {
    "train_loss": Sentence("train loss"),
    "validation_loss": Sentence("validation loss"),
    "train_accuracy": Sentence("train"),
    "test_accuracy": Sentence("test"),
    "test_error": Sentence("test, off by"),
}
SPOKEN = CAPTIONS | {
    "train_accuracy": Sentence("train accuracy"),
    "test_accuracy": Sentence("test accuracy"),
    "test_error": Sentence("test, mean absolute error"),
}
# Shown only where there is room beside everything else, and left out, one after the other, only
# where there is none beside the signs of the buttons; the others are always there.
EXTRA, LAST_TO_GO = "validation_loss", ("test_error", "test_accuracy", "epoch")
TIPS = {
    "loss": {
        "train": Sentence("Mean loss of all {n} training samples."),
        "validation": Sentence("Mean loss of all {n} validation samples."),
    },
    # Where numbers are predicted, it stands in the place of the accuracy.
    "r2": {
        "train": Sentence(
            "R² of the {n} training samples: the share of their variance that is explained; mean "
            "absolute error {error}, in the units of the data."
        ),
        "test": Sentence(
            "R² of the {n} test samples, never trained on; mean absolute error {error}, in the "
            "units of the data."
        ),
    },
    "accuracy": {
        "train": Sentence("Share of the {n} training samples that are answered rightly."),
        "test": Sentence("Share of the {n} test samples, never trained on, answered rightly."),
    },
}


class RunNumbers(QObject):
    """Keeps the numbers of the bar up to date; `stats` are the widgets, in their order.

    `asked` carries the name of one that was clicked.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stats = {
            "epoch": Stat(tr("epoch"), "00,000.0", parent, small=True),
            "step": Stat(tr("step"), "0,000,000", parent, small=True),
        }
        for name, (_, what, role) in NUMBERS.items():
            spoken = tr(SPOKEN[name])
            self.stats[name] = Stat(tr(CAPTIONS[name]), WIDEST[what], parent, spoken=spoken)
            restyle(self.stats[name].number, role=role)
        for name, stat in self.stats.items():
            stat.setCursor(Qt.CursorShape.PointingHandCursor)
            stat.clicked.connect(partial(self.asked.emit, name))
        self.stats["epoch"].setToolTip(tr("How often all training samples have been used."))
        self.stats["step"].setToolTip(tr("How many mini-batches have been trained on."))
        self.tips = [_live_tip(stat) for stat in self.stats.values()]
        self._counts: Mapping[str, int] = {}
        self._fits: Mapping[str, NumberMetrics] = {}
        self._measured = -1
        self._counted = -math.inf
        self._covered = self._standardised = self._of_numbers = False

    def cover(self, covered: bool) -> None:
        """Hide losses and accuracies, as long as they would tell something."""
        self._covered = covered
        for name in NUMBERS if covered else ():
            self.stats[name].set_text(number(None))
            self.stats[name].setToolTip(tr("covered until your prediction is locked"))

    @property
    def told(self) -> Collection[str]:
        """The names of the numbers there are: only numbers are off by so much."""
        return [name for name in self.stats if self._of_numbers or name != "test_error"]

    def set_narrow(self, narrow: bool) -> None:
        """Whether captions leave out what colour and tool tip say, too: the part of the loss."""
        self.stats["train_loss"].set_caption(tr("loss") if narrow else tr(CAPTIONS["train_loss"]))

    def wants(self) -> frozenset[Want]:
        """The scores shown."""
        return frozenset((Want(SCORES, PACE), Want(FITS, PACE)))

    def start(self, setup: Setup) -> None:
        """A run begins: these are its samples."""
        self._of_numbers = not setup.data.classes
        self._counts = {part: len(samples) for part, samples in setup.parts.items()}
        self._standardised = setup.target_units is not None
        self._fits = {}
        self._measured = -1

    def draw(self, snapshot: Snapshot) -> None:
        """Show the counters and scores."""
        # The two come in frames of their own.
        scores, fits = snapshot.readings.get(SCORES), snapshot.readings.get(FITS)
        now = time.monotonic()
        if scores or fits or not snapshot.training or now - self._counted >= COUNTED_EVERY:
            self._counted = now
            self.stats["epoch"].set_text(fixed(snapshot.epochs, 1))
            self.stats["step"].set_text(number(snapshot.step))
        self._fits = self._fits if fits is None else fits
        if self._covered or (scores is None and fits is None):
            return
        for name, (part, what, _) in NUMBERS.items():
            if what == "accuracy" and part in self._fits:
                self.stats[name].set_text(r_squared(self._fits[part].r2))
            elif what == "error":
                fit = self._fits.get(part)
                self.stats[name].set_text(number(fit.mean_absolute_error if fit else None, 3))
            elif scores is not None:
                value = getattr(scores[part], what)
                self.stats[name].set_text(number(value) if what == "loss" else percent(value))
        if snapshot.step != self._measured:
            self._measured = snapshot.step
            self._explain()

    def _explain(self) -> None:
        """Say of which samples the numbers are, and when they were measured."""
        when = tr("Measured at step {step}.", step=number(self._measured))
        for name, (part, what, _) in NUMBERS.items():
            count = number(self._counts.get(part, 0))
            if what == "error" and part not in self._fits:
                continue
            if what in ("accuracy", "error") and part in self._fits:
                error = number(self._fits[part].mean_absolute_error, 3)
                about = tr(TIPS["r2"][part], n=count, error=error)
            else:
                about = tr(TIPS[what][part], n=count)
                if self._standardised:
                    about += " " + tr("It is that of the standardised targets, without a unit.")
            more = tr("A click opens what explains it.")
            self.stats[name].setToolTip(f"{about} {when} {more}")
            # The number may be the same as before, and an open tip follows what is painted.
            self.stats[name].update()


def _live_tip(stat: Stat) -> LiveTip:
    """The tool-tip of a number that changes while one looks at it."""
    return LiveTip(stat, lambda _place: stat.toolTip())
