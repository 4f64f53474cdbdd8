"""The plane of a setup on a plot: its picture, its samples, and what stands where."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

import numpy as np

from engine.arrays import Array
from engine.data.datasets import Data
from engine.data.plane import FITTING, Plane, PlaneView
from engine.data.splits import PARTS
from engine.probes import Field, Samples
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.boundary.boundary_plot import BoundaryPlot, ring_item
from playground.panels.boundary.lens import Lens
from playground.panels.boundary.neuron_layer import NeuronLayer
from playground.panels.boundary.strokes import Place, Points, nearest
from playground.plotting.answers.class_picture import ClassPicture
from playground.plotting.answers.picture import RINGS, Picture, Shown, point_size
from playground.plotting.answers.pictures import kind_of
from playground.plotting.legend_line import Legend
from playground.plotting.markers import TRAIN
from playground.words.numbers import fixed, number
from playground.words.translate import said, tr

# How large the rings are that single out the samples of a mini-batch.
BATCH = 9

S = TypeVar("S", Shown, Samples)


class Stage:
    """Fits a plot to a setup and keeps what was last shown of it.

    Items are made anew only when the kind of data changes; other samples of the same kind move
    into the items that are there.
    """

    def __init__(self, plot: BoundaryPlot, lens: Lens, theme: Theme) -> None:
        self.plot, self.lens, self.theme = plot, lens, theme
        self.neuron = NeuronLayer(plot, theme)
        self.picture: Picture | None = None
        self.shown: Shown | None = None
        self.setup: Setup | None = None
        self.plane: Plane | None = None
        self.field: Field | None = None
        self.samples: Samples | None = None
        self.row = -1
        self.plain, self.lines, self.held_back = False, True, True
        self.ring = ring_item(theme, "accent", point_size(theme, 14))
        # Around the samples of the next mini-batch, while its phases are looked at.
        self.batch = ring_item(theme, "text", point_size(theme, BATCH))
        self._batch_rows: Array = np.zeros(0, int)
        for item in (self.batch, self.ring):
            item.setZValue(RINGS)
            plot.addItem(item)

    def fit(self, setup: Setup, view: PlaneView = FITTING) -> None:
        """Show the samples of this setup on the plane that `view` asks for."""
        before, plane = self.setup, setup.plane_of(view)
        same = before is not None and setup.data is before.data and setup.parts is before.parts
        self.setup = setup
        if same and plane is self.plane:
            return
        if self.plane is None or plane.square != self.plane.square:
            self.plot.set_square(plane.square)
        if self.plane is None or plane.labels != self.plane.labels:
            self.plot.set_labels(*self._axis_names(plane))
        self.lens.fit(plane.extent)
        self.plane = plane
        picture = self.picture
        kept = (
            picture is not None
            and type(picture) is kind_of(setup.data)
            and picture.data.classes == setup.data.classes
        )
        self.shown = Shown.of(setup, plane)
        if picture is None or not kept:
            self.forget()
            self.remake(self.theme)
        else:
            picture.fit(setup.data, plane)
            picture.place(self._drawn(self.shown))
        self._show_ring()
        self._show_batch()

    def forget(self) -> None:
        """Another run: what was measured in the one before says nothing any more."""
        self.field = self.samples = None
        self.neuron.show(None)

    def remake(self, theme: Theme) -> None:
        """Make the picture anew, for other classes or another look."""
        self.theme = theme
        self.ring.setPen(theme.pen("accent", 1.6))
        self.ring.setSize(point_size(theme, 14))
        self.batch.setPen(theme.pen("text", 1.6))
        self.batch.setSize(point_size(theme, BATCH))
        self.neuron.set_theme(theme)
        if self.picture is not None:
            self.picture.clear()
        if self.setup is None or self.plane is None or self.shown is None:
            return
        self.picture = kind_of(self.setup.data)(self.plot, theme, self.setup.data, self.plane)
        self.picture.plain, self.picture.lines = self.plain, self.lines
        self.picture.place(self._drawn(self.shown))
        self._paint(self.field, 1)
        self._judge(self.samples)

    def show(self, field: Field | None, samples: Samples | None, stride: int) -> None:
        """Show what was measured; None: nothing new."""
        self.field, self.samples = field or self.field, samples or self.samples
        self._paint(field, stride)
        self._judge(samples)

    def look(self, plain: bool, lines: bool, held_back: bool) -> None:
        """Shade by confidence or plainly, with or without lines and samples held back."""
        self.plain, self.lines, self.held_back = plain, lines, held_back
        if self.picture is not None and self.shown is not None:
            self.picture.plain, self.picture.lines = plain, lines
            self.picture.place(self._drawn(self.shown))
            self._paint(self.field, 1)
            self._judge(self.samples)

    def place_draft(self, points: Points) -> None:
        """Show points that no experiment has yet."""
        if self.shown is None or not isinstance(self.picture, ClassPicture):
            return
        table = np.array(points).reshape(-1, 3)
        none = np.zeros(len(table), int)
        draft = replace(self.shown, points=table[:, :2], labels=table[:, 2].astype(int), part=none)
        self.picture.place(draft)
        self.picture.forget()

    def place_fresh(self, points: Points) -> None:
        """Show at once what a stroke has added or moved."""
        if isinstance(self.picture, ClassPicture):
            table = np.array(points).reshape(-1, 3)
            self.picture.place_fresh(table[:, :2], points[0][2] if points else 0)

    def point_out(self, row: int) -> None:
        """Put a ring around a row of the data."""
        self.row = row
        self._show_ring()

    def ring_batch(self, rows: Array | None) -> None:
        """Put rings around these rows of the data, as far as they are drawn; None: around none."""
        wanted = self._batch_rows[:0] if rows is None else rows
        if not np.array_equal(wanted, self._batch_rows):
            self._batch_rows = wanted
            self._show_batch()

    def legend(self) -> Legend | None:
        """What colours, markers and shades stand for; None as long as nothing is drawn."""
        if self.picture is None or self.setup is None or self.shown is None:
            return None
        legend = self.picture.legend(self.parts())
        if self.neuron.field is not None:
            return replace(legend, scale=self.neuron.scale())
        return legend

    def row_at(self, at: Place, reach: float) -> int | None:
        """The row of the data that is drawn nearest to a place; None if none is within reach.

        `reach` is along the bottom axis; up the side it is as many pixels.
        """
        if self.shown is None:
            return None
        drawn, scale = self._drawn(self.shown), np.array([1.0, self._stretch()])
        found = nearest(drawn.points * scale, (at[0], at[1] * scale[1]), reach)
        return None if found is None else int(drawn.rows[found])

    def answer_at(self, at: Place) -> str:
        """What the network answers at a place, in words; empty where that is not known."""
        field = self.field
        value = self.neuron.value_at(at)
        if value is not None and self.plane is not None:
            return self._at_place(self.plane, at, number(value))
        if field is None or self.picture is None:
            return ""
        left, right, bottom, top = field.plane.extent
        a, b = (at[0] - left) / (right - left), (at[1] - bottom) / (top - bottom)
        rows, columns = field.values.shape[:2]
        if not (0 <= a < 1 and 0 <= b < 1 and self.picture.suits(field)):
            return ""
        answer = self.picture.read(field, int(b * rows), int(a * columns))
        return self._at_place(field.plane, at, answer)

    def _at_place(self, plane: Plane, at: Place, answer: str) -> str:
        names = self._axis_names(plane)[: min(2, len(plane.origin))]
        there = zip(names, at, strict=False)
        place = ", ".join(f"{name} = {fixed(value, 2)}" for name, value in there)
        return tr("{place}: {answer}", place=place, answer=answer)

    @property
    def holds_back(self) -> bool:
        """Whether there are samples that are not trained on."""
        return self.shown is not None and bool((self.shown.part != TRAIN).any())

    def count(self) -> str:
        """How many of all samples there is room for, where that is not all of them."""
        if self.shown is None or self.setup is None:
            return ""
        shown, total = len(self.shown.rows), len(self.setup.data.x)
        return tr("{shown:,} of {total:,} shown", shown=shown, total=total) if shown < total else ""

    def parts(self) -> list[int]:
        """The parts of the data of which samples are drawn."""
        drawn = None if self.shown is None else self._drawn(self.shown)
        return [] if drawn is None else sorted(set(drawn.part.tolist()))

    def table(self) -> list[list[object]]:
        """The samples that are drawn: their place, what is right, part, and the answer."""
        if self.shown is None or self.setup is None or self.plane is None:
            return []
        data, shown = self.setup.data, self.shown
        answers = self._answers(data)
        x, y = map(said, self.plane.labels)
        rows: list[list[object]] = [
            [tr("row"), x or "x", y or "y", tr("target"), tr("part"), tr("answer")]
        ]
        for i, (a, b) in enumerate(shown.points.tolist()):
            if shown.part[i] != TRAIN and not self.held_back:
                continue
            target, part = _named(data, shown.labels[i]), PARTS[shown.part[i]]
            rows.append([int(shown.rows[i]) + 1, a, b, target, part, answers[i]])
        return rows

    @staticmethod
    def _axis_names(plane: Plane) -> tuple[str, ...]:
        """What stands at the axes: short names, since the room may be small."""
        if plane.principal:
            return tr("PC 1"), tr("PC 2")
        return tuple(map(said, plane.labels))

    def _answers(self, data: Data) -> list[object]:
        assert self.shown is not None
        count = len(self.shown.which)
        # What is measured are the samples that are drawn, and no others.
        if self.samples is None or len(self.samples.predicted) != count:
            return [""] * count
        return [_named(data, answer) for answer in self.samples.predicted]

    def _paint(self, field: Field | None, stride: int) -> None:
        if self.picture is not None and field is not None and self.picture.suits(field):
            self.picture.paint(field, stride)

    def _judge(self, samples: Samples | None) -> None:
        if self.picture is None or samples is None or self.shown is None:
            return
        if self.shown.tells(samples):
            self.picture.judge(self._drawn(samples))

    def _drawn(self, samples: S) -> S:
        """Those of the samples that are to be seen."""
        if self.held_back:
            return samples
        kept = samples.part == TRAIN
        columns = {field.name: getattr(samples, field.name) for field in fields(samples)}
        arrays = {name: each for name, each in columns.items() if isinstance(each, np.ndarray)}
        return replace(samples, **{name: each[kept] for name, each in arrays.items()})

    def _show_ring(self) -> None:
        setup = self.setup
        if setup is None or not 0 <= self.row < len(setup.data.x):
            self.ring.clear()
        else:
            self.ring.setData(*self._places([self.row]).T)

    def _show_batch(self) -> None:
        if self.shown is None or not len(self._batch_rows):
            self.batch.clear()
            return
        rows = np.intersect1d(self._batch_rows, self.shown.rows)
        if len(rows):
            self.batch.setData(*self._places(rows.tolist()).T)
        else:
            self.batch.clear()

    def _places(self, rows: list[int]) -> Array:
        """Where rows of the data are on the plane (n, 2)."""
        setup, plane = self.setup, self.plane
        assert setup is not None
        assert plane is not None
        places = plane.project(setup.data.x[rows])
        if len(setup.data.inputs) == 1 and not setup.data.classes:
            places[:, 1] = setup.data.y[rows].reshape(len(rows), -1)[:, 0]
        return places

    def _stretch(self) -> float:
        """How many units along the bottom are as many pixels as one up the side."""
        across, upwards = self.plot.plotItem.getViewBox().viewPixelSize()
        return float(across / upwards) if upwards > 0 else 1.0


def _named(data: Data, answer: Array) -> object:
    """A class by its name, a number as it is."""
    if data.classes:
        return data.classes[int(answer)]
    return float(np.ravel(answer)[0])
