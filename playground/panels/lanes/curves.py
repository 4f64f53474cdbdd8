"""The loss curves of all lanes on shared axes, and those of earlier heats behind them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.arrays import Array
from engine.files.bpg import MOST_LANES
from engine.training.past.loss_curve import CurvePoints
from playground.look.tokens import Theme
from playground.panels.lanes.swatch import class_of
from playground.plotting.curve_scales import (
    FIRST_END,
    Clock,
    decades,
    grid_of,
    grown,
    loss_range,
    sampled,
    scaled,
)
from playground.plotting.end_names import EndNames
from playground.plotting.plot_hint import PlotHint
from playground.plotting.plots import Dots, Line, Plot, line_in, set_grid
from playground.plotting.readout import Readout
from playground.widgets.elided_label import ElidedLabel
from playground.words.numbers import number
from playground.words.translate import tr

EARLIER = 16
PARTS = ("train", "test")
STYLES = {"train": Qt.PenStyle.SolidLine, "test": Qt.PenStyle.DotLine}
AXIS_EMS, LINE_EMS = 5, 1.8
THIN, FAINT = 1, 0.55
MARKER = 7
# Of the points of a line every so-manieth bears its lane's marker, those of the lanes apart.
MARKED = 32
# Names get so much of the width at most; lanes are called by their letters from there on.
MOST_NAMED, LETTERED = 0.26, 0.4
# A plot that is lower than this, in heights of the type, needs its room for names and lines.
NAME_EMS = 9


@dataclass(frozen=True, slots=True)
class LaneCurve:
    """The curve of a lane up to a step, so many epochs in; `name` is that of the lane.

    `letter` is what it is called where there is no room for the name.
    """

    name: str
    curve: CurvePoints
    step: int
    epochs: float
    letter: str

    @property
    def clock(self) -> Clock:
        """Its time."""
        return Clock.of(self.curve, self.step, self.epochs)

    def last(self, part: str) -> float:
        """The newest loss of a part."""
        losses = self.curve.column(f"{part}_loss")
        return float(losses[-1]) if len(losses) else math.nan


class LaneCurves(QWidget):
    """Training losses as solid lines, test losses dotted, each lane with its colour and marker.

    Everything is made once; `show_curves` moves it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.plot = Plot(theme, tr("Loss of all lanes"), self)
        self.earlier_lines = [line_in(self.plot) for _ in range(EARLIER)]
        self.lines = {key: self._line() for key in _keys()}
        self.markers = [Dots(size=MARKER) for _ in range(MOST_LANES)]
        for marker in self.markers:
            self.plot.addItem(marker)
        keys = [*map(_word, _keys()), *map(str, range(EARLIER))]
        self.ends = EndNames(self.plot, dict.fromkeys(keys, ""), dict.fromkeys(keys, "quiet"))
        self.readout = Readout((self.plot,), theme, self)
        self.log, self.unit = True, "step"
        self.curves: Mapping[int, LaneCurve] = {}
        self.earlier: Sequence[LaneCurve] = ()
        # How many of the lines for earlier heats have been put to use.
        self._used = 0
        self._names: dict[str, str] = {}
        set_grid(self.plot, x=False, y=True)
        self.plot.describe = self.words
        self.plot.installEventFilter(self)
        self.plot.scene().sigMouseMoved.connect(self._point)
        # The name of the axis of steps, where it has no room below it.
        self.caption = ElidedLabel("", self)
        self.caption.setProperty("kind", "caption")
        said = tr("Play (Space): the losses of all lanes are drawn here.")
        self.hint = PlotHint(said, self.plot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)
        self.set_theme(theme)

    def show_curves(self, curves: Mapping[int, LaneCurve], earlier: Sequence[LaneCurve]) -> None:
        """Show the curves of lanes by number, and the newest of earlier ones."""
        self.curves, self.earlier = curves, earlier[-EARLIER:]
        self._paint()

    def look(self, log: bool, unit: str) -> None:
        """Draw losses on a logarithmic axis or not, over steps or epochs."""
        self.log, self.unit = log, unit
        self._label()
        self._paint()

    def words(self) -> str:
        """The newest losses of all lanes, for who cannot see the plot."""
        said = [self._said(each, -1) for each in (*self.curves.values(), *self.earlier)]
        return "; ".join(said) or self.hint.text()

    def table(self) -> Iterator[list[object]]:
        """Every measurement: lane, step, epoch, training and test loss."""
        columns = ("step", "epoch", "train_loss", "test_loss")
        for each in (*self.curves.values(), *self.earlier):
            values = np.stack([each.curve.column(name) for name in columns], axis=1)
            for row in values.tolist():
                yield [each.name, *row]

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
        self.plot.set_theme(theme)
        self.plot.plotItem.getAxis("left").setWidth(AXIS_EMS * theme.small_px)
        for (lane, part), line in self.lines.items():
            color = theme.class_color(class_of(lane))
            line.setPen(theme.pen(color, 2, style=STYLES[part]))
        for lane, marker in enumerate(self.markers):
            color = theme.class_color(class_of(lane))
            marker.setSymbol(theme.class_symbol(class_of(lane)))
            marker.setPen(theme.pen("surface", 1))
            marker.setBrush(theme.brush(color))
            marker.setSize(round(MARKER * theme.base_px / 13))
        for line in self.earlier_lines:
            line.setPen(theme.pen("quiet", THIN, alpha=FAINT))
        self.readout.set_theme(theme)
        self._names = {}
        self._label()
        self._paint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the plot ends reading it off."""
        if event.type() is QEvent.Type.Leave:
            self.readout.hide()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label()

    def _line(self) -> Line:
        line = line_in(self.plot)
        # Piece by piece dots would begin anew at every point.
        line.setSegmentedLineMode("off")
        return line

    def _label(self) -> None:
        time = tr("epochs") if self.unit == "epoch" else tr("steps (mini-batches)")
        roomy = self.height() >= NAME_EMS * self.theme.base_px
        self.plot.set_labels(bottom=time if roomy else "", left=tr("loss"))
        self.caption.setVisible(not roomy)
        self.caption.shorter = (time.partition(" ")[0],)
        self.caption.setText(time)
        wide, line = AXIS_EMS * self.theme.small_px, self.caption.fontMetrics().height()
        self.caption.setGeometry(0, self.height() - line, wide, line)

    def _paint(self) -> None:
        """Put the curves into the lines, and widen the axes when they have outgrown them."""
        everything = [*self.curves.values(), *self.earlier]
        self.hint.setVisible(not any(len(each.curve.rows) > 1 for each in everything))
        last = max((each.step for each in everything), default=0)
        grid = grid_of(grown(last, FIRST_END["step"]))
        ends: dict[str, tuple[float, float]] = {}
        for lane in range(MOST_LANES):
            self._paint_lane(lane, self.curves.get(lane), grid, ends)
        used, self._used = max(self._used, len(self.earlier)), len(self.earlier)
        for place, line in enumerate(self.earlier_lines[:used]):
            each = self.earlier[place] if place < len(self.earlier) else None
            line.setData(*self._points(each, "train", grid, str(place), ends)[:2])
        self._show_range(everything)
        self._name(ends)
        if (pointed := self.readout.again()) is not None:
            self._read(pointed)

    def _paint_lane(
        self, lane: int, each: LaneCurve | None, grid: int, ends: dict[str, tuple[float, float]]
    ) -> None:
        for part in PARTS:
            x, y, kept = self._points(each, part, grid, _word((lane, part)), ends)
            self.lines[lane, part].setData(x, y)
            if part == "train":
                offset = lane * MARKED // MOST_LANES + MARKED // (2 * MOST_LANES)
                marked = kept // grid % MARKED == offset if len(kept) else kept.astype(bool)
                self.markers[lane].setData(x[marked], y[marked])

    def _points(
        self,
        each: LaneCurve | None,
        part: str,
        grid: int,
        name: str,
        ends: dict[str, tuple[float, float]],
    ) -> tuple[Array, Array, Array]:
        """Where a line goes, and at which steps; its end is noted under its name."""
        none = np.zeros(0)
        if each is None or not len(each.curve.rows):
            return none, none, none
        steps = each.curve.column("step")
        kept = sampled(steps, grid)
        values = each.curve.smoothed(f"{part}_loss")[kept]
        if not np.isfinite(values).any():
            return none, none, none
        x, y = each.clock.at(steps[kept], self.unit), scaled(values, self.log)
        finite = np.flatnonzero(np.isfinite(y))
        if len(kept) > 1 and len(finite):
            ends[name] = float(x[finite[-1]]), float(y[finite[-1]])
        return x, y, steps[kept]

    def _show_range(self, everything: Iterable[LaneCurve]) -> None:
        """Grow the axes in steps."""
        found = list(everything)
        ends = [float(each.clock.at(each.step, self.unit)) for each in found]
        right = grown(max(ends, default=0.0), FIRST_END[self.unit])
        seen = [each.curve.smoothed(f"{part}_loss") for each in found for part in PARTS]
        bottom, top = loss_range(seen, self.log)
        self.plot.show_range(0.0, right, bottom, top)
        most = max(2, round(self.plot.height() / (LINE_EMS * self.theme.small_px)))
        self.plot.set_ticks("left", decades(bottom, top, most) if self.log else None)

    def _wanted_names(self) -> dict[str, str]:
        """What is written beside which line; where that would take too much room, names alone.

        Dotted lines need none then. Of names that are too long themselves, the letters.
        """
        names = {str(place): each.name for place, each in enumerate(self.earlier)}
        for lane, each in self.curves.items():
            names[_word((lane, "train"))] = tr("{name} train", name=each.name)
            names[_word((lane, "test"))] = tr("{name} test", name=each.name)
        wide = self.ends.metrics.horizontalAdvance
        if max(map(wide, names.values()), default=0) > MOST_NAMED * self.plot.width():
            names = {str(place): each.name for place, each in enumerate(self.earlier)}
            longest = max((wide(each.name) for each in self.curves.values()), default=0)
            lettered = longest > LETTERED * self.plot.width()
            for lane, each in self.curves.items():
                names[_word((lane, "train"))] = each.letter if lettered else each.name
        return names

    def _name(self, ends: Mapping[str, tuple[float, float]]) -> None:
        """Write the names where the lines end; they change seldom."""
        names = self._wanted_names()
        if names != self._names:
            self._names = names
            tones = {_word(key): self.theme.class_color(class_of(key[0])) for key in self.lines}
            self.ends.call(names, tones)
            self.ends.offer(tuple(names))
        # All where the longest line ends: others would run through them.
        right = max((x for x, _ in ends.values()), default=0.0)
        self.ends.show({name: (right, y) for name, (_, y) in ends.items() if name in names})

    @Slot(object)
    def _point(self, position: QPointF) -> None:
        if (x := self.readout.point(self.plot, position)) is None:
            self.readout.hide()
        else:
            self._read(x)

    def _read(self, x: float) -> None:
        """Say what every curve is at the measured step nearest to `x`."""
        lines = []
        for lane, each in self.curves.items():
            places = each.clock.at(each.curve.column("step"), self.unit)
            if len(places):
                row = int(np.abs(places - x).argmin())
                color = self.theme.words(self.theme.class_color(class_of(lane)))
                said = self._said(each, row).replace("<", "&lt;")
                lines.append(f'<span style="color:{color}">━</span> {said}')
        if not lines:
            self.readout.hide()
            return
        (left, right), _ = self.plot.plotItem.getViewBox().viewRange()
        self.readout.show(x, "<br>".join(lines), x > (left + right) / 2)

    @staticmethod
    def _said(each: LaneCurve, row: int) -> str:
        """One line on a measurement of a lane."""
        if not len(each.curve.rows):
            return tr("{name}: nothing yet", name=each.name)
        values = {name: float(each.curve.column(name)[row]) for name in ("step", *_SCORES)}
        step = number(int(values["step"]))
        train, test = (values[name] for name in _SCORES)
        if math.isnan(test):
            return tr(
                "{name}, step {step}: train {train:.4g}", name=each.name, step=step, train=train
            )
        return tr(
            "{name}, step {step}: train {train:.4g}, test {test:.4g}",
            name=each.name,
            step=step,
            train=train,
            test=test,
        )


_SCORES = tuple(f"{part}_loss" for part in PARTS)


def _keys() -> Iterator[tuple[int, str]]:
    return ((lane, part) for lane in range(MOST_LANES) for part in PARTS)


def _word(key: tuple[int, str]) -> str:
    lane, part = key
    return f"{part} {lane}"
