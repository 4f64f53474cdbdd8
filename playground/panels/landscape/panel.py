"""The loss landscape: a slice through the space of all parameters, and the path walked on it."""

from __future__ import annotations

import math
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from engine.network.places import Parameter
from engine.probes import Surface
from engine.running.pace import AT_REST, Pace, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.landscape.color_bar import ColorBar
from playground.panels.landscape.flat import FlatView
from playground.panels.landscape.plane_choice import PlaneChoice
from playground.panels.landscape.relief import ReliefView
from playground.panels.landscape.scale import LossScale
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.words.translate import said, tr

# Hundreds of losses make one picture: seldom while training goes on.
PACE = Pace(every=60)


class LandscapePanel(Panel):
    """The loss around the run as a map or a relief, with where the run has come from."""

    name: ClassVar[str] = "landscape"
    title: ClassVar[str] = "Loss landscape"
    tab: ClassVar[str] = "Landscape"
    home: ClassVar[str] = "loss"
    questions = ("What does the loss look like around these weights?", "Is it stuck on a plateau?")
    terms = ("loss", "gradient")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.choice = PlaneChoice(theme, self)
        self.log = self._box("log", tr("log scale"), tr("Colours and heights by the logarithm."))
        self.log.setChecked(True)
        self.solid = self._box("solid", tr("3-D"), tr("Draw the loss as a relief to be turned."))
        self.map = FlatView(theme, self)
        self.relief = ReliefView(theme, self)
        self.bar = ColorBar(theme, self)
        self.empty = QLabel(self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.caption = QLabel(self)
        self.caption.setAccessibleName(tr("What is drawn, or the loss under the pointer"))
        for label in (self.empty, self.caption):
            label.setProperty("kind", "caption")
            label.setMinimumWidth(1)
        self.caption.setWordWrap(True)
        self.surface: Surface | None = None
        self._fine = True
        self._setup: Setup | None = None
        self._lay_out()
        self.choice.changed.connect(self._look_elsewhere)
        self.log.toggled.connect(self._paint)
        self.solid.toggled.connect(self._paint)
        self.map.pointed.connect(self._read)
        self._say_empty(0)

    def wants(self) -> frozenset[Want]:
        return frozenset((Want(self.choice.running, PACE), Want(self.choice.resting, AT_REST)))

    def start(self, setup: Setup) -> None:
        """Forget the surface of the run before."""
        self._setup = setup
        self.choice.start(setup.network)
        self._forget(0)

    def select(self, selection: Selection) -> None:
        """A weight clicked anywhere goes along the bottom, the next one upwards."""
        place = selection.place if "place" in selection.picked else None
        if isinstance(place, Parameter) and self._setup is not None:
            self.choice.take_parameter(self._setup.network, place)

    def draw(self, snapshot: Snapshot) -> None:
        readings = snapshot.readings
        due = [p for p in (self.choice.resting, self.choice.running) if p in readings]
        if not due:
            return
        found = readings[due[0]]
        if found is None:
            # What cannot be measured now: what was seen before still stands, unless it is over.
            if snapshot.step == 0 or self.surface is None:
                self._forget(snapshot.step)
            return
        self.surface = found
        self._fine = due[0] == self.choice.resting
        self._paint()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.map, self.relief, self.bar):
            part.set_theme(theme)

    def table(self) -> list[list[object]]:
        """Every point of the surface, then every point of the path."""
        surface = self.surface
        if surface is None:
            return []
        rows: list[list[object]] = [[tr("what"), tr("step"), *_labels(surface), tr("loss")]]
        for b, line in zip(surface.up.tolist(), surface.values.tolist(), strict=True):
            for a, loss in zip(surface.across.tolist(), line, strict=True):
                rows.append([tr("surface"), "", a, b, loss])
        steps = zip(surface.steps, surface.path, surface.path_losses, strict=True)
        for n, at, loss in steps:
            # Measured at some points only: it costs as much as a point of the surface.
            cell = "" if math.isnan(loss) else float(loss)
            rows.append([tr("path"), int(n), *map(float, at), cell])
        return rows

    def _box(self, name: str, text: str, help: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(f"landscape.{name}")
        box.setAccessibleName(text)
        box.setToolTip(help)
        return box

    def _lay_out(self) -> None:
        self.choice.add(self.log, self.solid)
        self.pages = QStackedLayout()
        for page in (self.empty, self.map, self.relief):
            self.pages.addWidget(page)
        middle = QHBoxLayout()
        middle.setSpacing(6)
        middle.addLayout(self.pages, 1)
        middle.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.choice)
        column.addLayout(middle, 1)
        column.addWidget(self.caption)

    @Slot()
    def _look_elsewhere(self) -> None:
        """Another plane was chosen: what is drawn is another one's."""
        self._forget(1)
        self.empty.setText(tr("The loss is being measured on this plane …"))
        self.rewanted.emit()

    def _forget(self, step: int) -> None:
        self.surface = None
        self.map.clear_surface()
        self.relief.clear_surface()
        self.bar.show_scale(None)
        self.caption.setText("")
        self.pages.setCurrentWidget(self.empty)
        self._say_empty(step)

    def _say_empty(self, step: int) -> None:
        if self.choice.by_path and step == 0:
            self.empty.setText(tr("No path yet: it begins with the first training step."))
        elif step == 0:
            self.empty.setText(tr("Nothing has been measured yet."))
        else:
            self.empty.setText(
                tr("Nothing to draw: the weights are not finite, or too many to try others.")
            )

    @Slot()
    def _paint(self) -> None:
        """Draw the surface, in the view that is chosen."""
        surface = self.surface
        if surface is None:
            return
        scale = LossScale.of(surface, self.log.isChecked())
        view = self.relief if self.solid.isChecked() else self.map
        view.show_surface(surface, scale, _axis_names(surface))
        self.bar.show_scale(scale)
        self.pages.setCurrentWidget(view)
        self.caption.setText(self._about(surface))
        if view is self.map:
            self.map.read_again()

    @Slot(str)
    def _read(self, sentence: str) -> None:
        """Say what is under the pointer, and what is drawn when it has left."""
        if self.surface is not None:
            self.caption.setText(sentence or self._about(self.surface))

    def _about(self, surface: Surface) -> str:
        """What the picture shows, and how it was measured."""
        points = tr(
            "{side} × {side} points, {samples} samples",
            side=len(surface.across),
            samples=surface.samples,
        )
        if not self._fine:
            points = tr("{points}; finer at rest", points=points)
        scale = LossScale.of(surface, self.log.isChecked())
        low, high = scale.ends()
        losses = tr("loss {low} to {high}", low=low, high=high)
        if self.solid.isChecked():
            losses = tr("height and colour: {losses}", losses=losses)
        parts = [losses, scale.kind(), points]
        if len(surface.path) > 1:
            parts.insert(0, tr("○ start, ● present"))
        if surface.every:
            parts.insert(1, _spacing(surface))
        return " · ".join(parts)


def _spacing(surface: Surface) -> str:
    """How close together the points of the path are."""
    step = surface.tracked_from
    if surface.every == 1:
        return tr("every step from {step:,} on", step=step)
    return tr("1 step in {n:,} from {step:,} on", n=surface.every, step=step)


def _labels(surface: Surface) -> tuple[str, str]:
    across, upwards = surface.labels
    return said(across), said(upwards)


def _axis_names(surface: Surface) -> tuple[str, str]:
    """The axes' names, principal components with their share of the path's variance."""
    if surface.explained is None:
        return _labels(surface)
    first, second = surface.explained
    across = tr("PC 1 of the path ({share:.0%})", share=first)
    # The path of a straight walk has no second component.
    return across, tr("PC 2 ({share:.0%})", share=second) if second else _labels(surface)[1]
