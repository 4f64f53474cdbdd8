"""How layers learn to encode their inputs before training begins: a curve for each of them."""

from __future__ import annotations

import math
from typing import ClassVar, cast

import numpy as np
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.probes import PretrainingProbe, PretrainingReading
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.plotting.plots import Line, Plot, set_grid
from playground.words.numbers import number, percent, power_of_ten
from playground.words.translate import tr

READ = PretrainingProbe()
# What is smaller counts as nothing, what is larger as infinite: powers of ten.
LEAST, MOST = -30, 30
AXIS_EMS, LEAST_EMS = 4.2, 6
# Part of the range that is left free above and below.
ROOM = 0.08
# More layers than this are named only by their colour.
NAMED = 6


class PretrainingPanel(Panel):
    """How well each layer says what it was given, epoch by epoch of its pre-training."""

    name: ClassVar[str] = "pretraining"
    title: ClassVar[str] = "Pre-training"
    home: ClassVar[str] = "loss"
    questions = (
        "What do layers learn without labels?",
        "How far is the pre-training?",
        "What is an auto-encoder?",
    )
    terms = ("loss", "epoch")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.reading: PretrainingReading | None = None
        self._asked = False
        self.lines: list[Line] = []
        self.about, self.legend = QLabel(self), QLabel(self)
        self.about.setAccessibleName(tr("How far the pre-training is"))
        for label in (self.about, self.legend):
            label.setWordWrap(True)
            label.setMinimumWidth(1)
            label.setProperty("kind", "caption")
        self.plot = Plot(theme, tr("Reconstruction loss over epochs of pre-training"), self)
        self.plot.setObjectName("pretraining.plot")
        self.plot.describe = self.about.text
        self.plot.set_labels(tr("epoch of the layer"), tr("reconstruction loss"))
        set_grid(self.plot, x=False, y=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.about)
        column.addWidget(self.plot, 1)
        column.addWidget(self.legend)
        self._fit_plot()
        self._show()

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(READ, NOW_AND_THEN),))

    def start(self, setup: Setup) -> None:
        """Make a line for each layer that is going to learn."""
        self.reading, self._asked = None, setup.spec.pretraining.learns
        for line in self.lines:
            self.plot.removeItem(line)
        learning = sum(lay.weighted for lay in setup.network.layers[:-1])
        self.lines = [Line(connect="finite") for _ in range(learning)]
        for line in self.lines:
            self.plot.addItem(line)
        self._color()
        self._show()

    def draw(self, snapshot: Snapshot) -> None:
        if READ in snapshot.readings:
            self.reading = snapshot.readings[READ]
            self._show()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.plot.set_theme(theme)
        self._fit_plot()
        self._color()

    def table(self) -> list[list[object]]:
        """The losses of every layer, epoch by epoch."""
        found = self.reading
        if found is None or not found.losses:
            return []
        heads = [tr("layer {n}", n=n) for n in range(1, len(found.losses) + 1)]
        rows: list[list[object]] = [[tr("epoch"), *heads]]
        for epoch in range(found.epochs + 1):
            cells = [float(each[epoch]) if epoch < len(each) else "" for each in found.losses]
            rows.append([epoch, *cells])
        return rows

    def _show(self) -> None:
        found = self.reading
        losses = () if found is None else found.losses
        powers = []
        for place, line in enumerate(self.lines):
            values = losses[place] if place < len(losses) else np.zeros(0)
            with np.errstate(all="ignore"):
                power = np.log10(values)
            power[~(np.isfinite(power) & (power > LEAST) & (power < MOST))] = math.nan
            line.setData(np.arange(len(power), dtype=float), power)
            powers.append(power)
        seen = np.concatenate([*powers, np.zeros(0)])
        seen = seen[np.isfinite(seen)]
        low = math.floor(seen.min()) if seen.size else -1
        high = max(math.ceil(seen.max()) if seen.size else 1, low + 1)
        room = ROOM * (high - low)
        self.plot.show_range(0, max(1, found.epochs if found else 1), low - room, high + room)
        step = max(1, (high - low) // 4)
        self.plot.set_ticks("left", [[(d, power_of_ten(d)) for d in range(low, high + 1, step)]])
        said = tr("Layers begin to learn.") if self._asked and found is None else _told(found)
        if said != self.about.text():
            self.about.setText(said)

    def _fit_plot(self) -> None:
        self.plot.setMinimumHeight(round(LEAST_EMS * self.theme.small_px))
        self.plot.plotItem.getAxis("left").setWidth(AXIS_EMS * self.theme.small_px)

    def _color(self) -> None:
        names = []
        for place, line in enumerate(self.lines):
            color = self._color_of(place)
            line.setPen(self.theme.pen(color, 2))
            if place < NAMED or place == len(self.lines) - 1:
                name = tr("layer {n}", n=place + 1)
                names.append(f'<span style="color:{color}"><b>━</b></span> {name}')
        self.legend.setText("&nbsp; ".join(names))

    def _color_of(self, place: int) -> str:
        """From the first to the last layer like a magnitude."""
        share = 0.3 + 0.6 * place / max(1, len(self.lines) - 1)
        red, green, blue = cast(list[int], self.theme.sequential()[round(share * 255)].tolist())
        return f"#{red:02X}{green:02X}{blue:02X}"


def _told(found: PretrainingReading | None) -> str:
    """How far it is and what came of it, in words."""
    if found is None:
        return tr(
            "No pre-training: layers begin as drawn. It can be chosen under Training, at the "
            "level Full."
        )
    if not found.losses:
        if found.layers:
            return tr(
                "It was done before this run was opened. Reset does it again, and shows it here."
            )
        return tr("There is no hidden layer that could learn.")
    ends = " · ".join(
        tr("layer {n}: {first} to {last}", n=n, first=number(each[0], 2), last=number(each[-1], 2))
        for n, each in enumerate((each.tolist() for each in found.losses[:NAMED]), start=1)
    )
    if found.share < 1:
        return tr("{share} done · {ends}", share=percent(found.share), ends=ends)
    return tr("reconstruction loss of {ends}", ends=ends)
