"""Loss and accuracy over the steps of the run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.probes import CurveProbe
from engine.running.pace import Pace, Want
from engine.running.snapshot import Snapshot, Status
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec
from engine.training.past.loss_curve import BARE, COLUMNS, CurvePoints
from engine.training.setup import DECIDE_SAMPLES, Setup
from playground.look.tokens import Theme
from playground.panels.loss.course import NOTHING, Course
from playground.panels.loss.ghost import Ghost
from playground.panels.loss.lines import FAINT, GHOST, ROLES, Lines, name_of
from playground.panels.loss.marks import REACH, STOP, Mark, MarkLines, Marks
from playground.panels.loss.options import CurveOptions
from playground.panels.loss.room import CurveRoom
from playground.panels.loss.scrubber import Scrubber
from playground.panels.loss.second import BEFORE_ANY, second_of
from playground.panels.loss.values import Values, values_at
from playground.panels.panel import Panel
from playground.plotting.curve_scales import (
    FIRST_END,
    decades,
    grid_of,
    grown,
    loss_range,
    sampled,
    scaled,
    zigzag,
)
from playground.plotting.end_names import EndNames
from playground.plotting.plot_hint import PlotHint
from playground.plotting.plots import Plot, line_in, set_grid
from playground.plotting.readout import Readout
from playground.words.translate import tr

CURVE = CurveProbe()
PACE = Pace(every=6, prompt=True)
AXIS_EMS, LEAST_EMS, LINE_EMS = 5, 3, 1.8
NAMES = (*ROLES, GHOST)


class LossPanel(Panel):
    """Loss over accuracy or R²: smoothed over what was measured, the run before as a ghost."""

    name: ClassVar[str] = "loss"
    title: ClassVar[str] = "Loss / accuracy"
    tab: ClassVar[str] = "Loss"
    of_numbers = ("Loss / R²", "Loss")
    home: ClassVar[str] = ""
    questions = ("Does it still learn?", "Does it over-fit?", "When did it go wrong?")
    terms = ("loss", "over-fitting", "early stopping", "epoch", "step", "validation part")
    explains = ("train_loss", "validation_loss", "step", "converged")
    marks_edits = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.choices = CurveOptions(self)
        self.loss = Plot(theme, tr("Loss"), self)
        self.accuracy = Plot(theme, tr("Accuracy"), self)
        self.plots = (self.loss, self.accuracy)
        # Behind the lines of the parts.
        self.batches = line_in(self.loss)
        self.lines = (Lines(self.loss, theme), Lines(self.accuracy, theme))
        self.losses, self.accuracies = (lines.smooth for lines in self.lines)
        names = {name: name_of(name) for name in NAMES}
        self.ends = tuple(EndNames(plot, names, {**ROLES, GHOST: "quiet"}) for plot in self.plots)
        self.mark_lines = MarkLines(self.plots, theme)
        self.readout = Readout(self.plots, theme, self)
        self.scrubber = Scrubber(self)
        self.hint = PlotHint(tr("Play (Space): the curves are drawn here."), self.loss)
        self.marks = Marks()
        # Left, right, bottom and top of both plots, as far as there is a curve.
        self._extents: tuple[tuple[float, float, float, float], ...] = ()
        self._course = Course()
        self._before = self._course.before
        self._setup: Setup | None = None
        self._second, self._parts = BEFORE_ANY, tuple(PARTS)
        self._room = CurveRoom()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(CURVE, PACE),))

    def start(self, setup: Setup) -> None:
        """Keep the curve of the run before as a ghost, and begin a new one."""
        self._before.begin(setup, *self._course.whole)
        self._course.begin()
        self._setup, self._extents = setup, ()
        self.marks.clear()
        self._second = second_of(setup)
        self._second.show_in(self.accuracy)
        self._parts = tuple(part for part in PARTS if len(setup.parts[part]))
        self._arrange()
        self._offer()
        for lines, ends in zip(self.lines, self.ends, strict=True):
            lines.clear()
            ends.show({})
        self.batches.setData(*NOTHING)
        self.hint.show()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """With other samples what was drawn before can be compared no more."""
        if self.marks.follow(spec, self._course.step):
            self._paint()
        if touches(changed, *DECIDE_SAMPLES) and self._setup and setup.follows(self._setup):
            self._setup = setup
            self._before.follow(setup)
            self._offer()
            self._paint()

    def options(self) -> Sequence[QAction]:
        return self.choices.actions

    def draw(self, snapshot: Snapshot) -> None:
        curve = snapshot.readings.get(CURVE)
        if self._course.take(snapshot, curve):
            self._offer()
        if snapshot.status is Status.FINISHED and snapshot.message:
            self.marks.add(Mark(snapshot.step, tr(snapshot.message), STOP), snapshot.step)
        if curve is not None:
            self.hint.setVisible(len(curve.rows) < 2)
            self._paint()
        elif self.marks:
            self._show_marks()
        # The end of the curve stands above the handle, which moves with it.
        if curve is not None or not snapshot.training:
            self._show_place()

    def mark(self, text: str, again: bool = False) -> None:
        """A dotted line where a setting was changed; a drag has one, where it began."""
        self.marks.edit(text, self._course.step, again)
        self._show_marks()

    def seen_marks(self) -> list[Mark]:
        """The marks up to the present: a run that was taken back may come to the others again."""
        return self.marks.seen(self._course.step)

    def table(self) -> list[list[object]]:
        if self._course.curve is None:
            return []
        width = BARE if self._second is BEFORE_ANY else len(COLUMNS)
        return [list(COLUMNS[:width]), *self._course.curve.rows[:, :width].tolist()]

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for lines in self.lines:
            lines.set_theme(theme)
        for ends in self.ends:
            ends.set_theme(theme)
        self.mark_lines.set_theme(theme)
        self.readout.set_theme(theme)
        for plot in self.plots:
            plot.set_theme(theme)
            # One width for both, so that their steps stand above each other.
            plot.plotItem.getAxis("left").setWidth(AXIS_EMS * theme.small_px)
            plot.setMinimumHeight(LEAST_EMS * theme.small_px)
        self.batches.setPen(theme.pen(ROLES["train"], 1, alpha=FAINT))
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room != CurveRoom.of(self.height(), self.theme.base_px):
            self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving a plot ends reading it off."""
        if event.type() is QEvent.Type.Leave:
            self.readout.hide()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.loss, 1)
        column.addWidget(self.accuracy, 1)
        column.addWidget(self.scrubber)
        for plot in self.plots:
            set_grid(plot, x=False, y=True)
            plot.installEventFilter(self)
            plot.describe = self._words

    def _connect(self) -> None:
        self.choices.switched.connect(self._paint)
        self.choices.refitted.connect(self._refit)
        self.scrubber.sought.connect(self.sought)
        for plot in self.plots:
            plot.scene().sigMouseMoved.connect(partial(self._point, plot))

    def _arrange(self) -> None:
        """Have the accuracy or R² below the loss, or the loss alone."""
        self._room = room = CurveRoom.of(self.height(), self.theme.base_px)
        self.accuracy.setVisible(room.both)
        # Where the accuracy stands below, its axis counts for both.
        self.loss.plotItem.getAxis("bottom").setStyle(showValues=not room.both)
        self._refit()

    @Slot()
    def _refit(self) -> None:
        """Name the axes and fit them to what there is."""
        time = tr("epochs") if self.choices.epochs.isChecked() else tr("steps (mini-batches)")
        self.loss.set_labels(bottom=time if self._room.names_loss else "", left=tr("loss"))
        self.scrubber.name("" if self._room.named else time)
        self.accuracy.set_labels(bottom=time, left=tr(self._second.label))
        self._paint()

    @Slot()
    def _paint(self) -> None:
        """Put the newest curve into the lines, and widen the axes when it has outgrown them."""
        course, log, unit = self._course, self.choices.log.isChecked(), self.choices.unit
        curve = course.curve
        if curve is None:
            return
        steps, grid = curve.column("step"), grid_of(grown(course.last, FIRST_END["step"]))
        x, kept = self._course.at(steps, unit), sampled(steps, grid)
        shown, ghost, right = self._shown_parts(), self._ghost(), course.right(unit)
        batch_x = self._course.at(curve.batch_steps, unit)
        low, high = scaled(curve.batch_low, log), scaled(curve.batch_high, log)
        batches = zigzag(curve.batch_steps, batch_x, low, high, grid)
        self.batches.setData(*(batches if "train" in shown else NOTHING))
        for what, lines in zip(("loss", self._second.score), self.lines, strict=True):
            own, scores = log and what == "loss", {part: f"{part}_{what}" for part in shown}
            raw = {p: scaled(curve.column(name)[kept], own) for p, name in scores.items()}
            smooth = {p: scaled(curve.smoothed(name)[kept], own) for p, name in scores.items()}
            lines.draw(x[kept], raw, smooth)
            past = ghost.points(f"train_{what}", own, unit, grid, right) if ghost else NOTHING
            lines.ghost.setData(*past)
            lines.ahead.setData(*course.ahead(f"train_{what}", own, unit, grid))
        self._show_range(curve, x, batch_x)
        for lines, ends in zip(self.lines, self.ends, strict=True):
            # One evaluation is no line yet.
            ends.show(lines.ends() if len(steps) > 1 else {})
        if (pointed := self.readout.again()) is not None:
            self._read(pointed)

    def _shown_parts(self) -> list[str]:
        return [part for part in self._parts if self.choices.shows(part)]

    def _offer(self) -> None:
        """Have ticks and room for the names of the curves that there are."""
        names = (*self._parts, GHOST) if self._before.ghost else self._parts
        self.choices.offer(names)
        for ends in self.ends:
            ends.offer(names)

    def _ghost(self) -> Ghost | None:
        """The run before, if it is drawn."""
        return self._before.ghost if self.choices.shows(GHOST) else None

    def _show_place(self) -> None:
        """Have the handle of the scrubber at this step, on the axis as it is now."""
        view = self.loss.plotItem.getViewBox()
        self.scrubber.stand_under(*view.sceneBoundingRect().getCoords()[::2])
        ends, _ = view.viewRange()
        left, right = (self._course.steps_at(end, self.choices.unit) for end in ends)
        self.scrubber.show_at(self._course.step, self._course.recorded, left, right)

    def _show_range(self, curve: CurvePoints, x: Array, batch_x: Array) -> None:
        """Grow the axes in steps; the zoom begins where half of the axis has gone."""
        now = float(self._course.at(self._course.step, self.choices.unit))
        right = self._course.right(self.choices.unit)
        left = right / 2 if self.choices.zoom.isChecked() and now > right / 2 else 0.0
        inside, recent = x >= left, batch_x >= left
        seen = [curve.column(f"{part}_loss")[inside] for part in self._parts]
        seen += [curve.batch_low[recent], curve.batch_high[recent], self._course.losses_ahead]
        bottom, top = loss_range(seen, self.choices.log.isChecked())
        self.loss.show_range(left, right, bottom, top)
        most = max(2, round(self.loss.height() / (LINE_EMS * self.theme.small_px)))
        log = self.choices.log.isChecked()
        self.loss.set_ticks("left", decades(bottom, top, most) if log else None)
        self.accuracy.show_range(left, right, *self._second.ends)
        self._extents = ((left, right, bottom, top), (left, right, *self._second.ends))
        self._show_marks()

    def _show_marks(self) -> None:
        """Draw the marks on the axes as they are; without a curve there are none."""
        if self._extents:
            marks, unit = self.seen_marks(), self.choices.unit
            places = self._course.at(np.array([float(mark.step) for mark in marks]), unit)
            self.mark_lines.draw(marks, places, self._extents)

    def _point(self, plot: Plot, position: QPointF) -> None:
        if (x := self.readout.point(plot, position)) is None:
            self.readout.hide()
        else:
            self._read(x)

    def _read(self, x: float) -> None:
        """Say what every curve is at the measured step nearest to `x`."""
        (left, right), _ = self.loss.plotItem.getViewBox().viewRange()
        reach = REACH * (right - left) / max(1.0, self.loss.plotItem.getViewBox().width())
        if (found := self._values(x, reach)) is None:
            self.readout.hide()
        else:
            self.readout.show(found.x, found.html(self.theme), found.x > (left + right) / 2)

    def _values(self, x: float, reach: float) -> Values | None:
        if (curve := self._course.curve) is None:
            return None
        shown, ghost = self._shown_parts(), self._ghost()
        before = (ghost, ghost.places(self.choices.unit)) if ghost is not None else None
        notes = [
            mark.text
            for mark in self.seen_marks()
            if abs(float(self._course.at(mark.step, self.choices.unit)) - x) <= reach
        ]
        places = self._course.at(curve.column("step"), self.choices.unit)
        return values_at(curve, places, x, shown, before, notes)

    def _words(self) -> str:
        """The newest values, for who cannot see the plot."""
        found = self._values(math.inf, 0.0)
        return found.words() if found is not None else self.hint.text()
