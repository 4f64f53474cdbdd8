"""One column per layer: what flows through it forwards and backwards, and how it is doing."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.network.activations import Activation, Identity
from engine.network.blocks import Block, blocks_of
from engine.network.layers import Layer
from engine.network.places import Column, Neuron, Parameter, Place
from engine.probes import HealthProbe
from engine.probes.health import verdicts
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec
from engine.training.setup import DECIDE_LAYERS, Setup
from playground.look.tokens import Theme
from playground.panels.layers.chooser import Chooser
from playground.panels.layers.columns_row import ColumnsRow
from playground.panels.layers.head import ColumnHead
from playground.panels.layers.health import HealthCell
from playground.panels.layers.rows import ROWS, ActivationsRow, GradientsRow
from playground.panels.layers.strip import Strip
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.plotting.columns import Columns
from playground.words.places import heading_of_layer
from playground.words.settings import word
from playground.words.translate import tr

HEALTH = HealthProbe()
USUAL = (ActivationsRow.name, GradientsRow.name)
PAST = "past"


class LayersPanel(Panel):
    """Histograms of every layer under its place in the network, with a plain word on its health."""

    name: ClassVar[str] = "layers"
    title: ClassVar[str] = "Layers"
    home: ClassVar[str] = ""
    questions = (
        "Why does it not learn?",
        "Does the gradient vanish or explode?",
        "Which units are dead or saturated?",
    )
    terms = (
        "vanishing gradient",
        "dead unit",
        "saturation",
        "error signal",
        "activation function",
        "batch normalisation",
    )

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.strips = {row.name: Strip(theme, row, self) for row in ROWS}
        self.chooser = Chooser("layers.rows", tr("Rows"), self)
        for row in ROWS:
            self.chooser.add(row.name, row.title, row.sentence, row.name in USUAL)
        self.chooser.add_separator()
        self.chooser.add(PAST, tr("Over time"), tr("The last histograms as a heat map."), True)
        self.chooser.setToolTip(tr("Choose what to show of every layer."))
        self.chooser.changed.connect(self._choose)
        self.caption = QLabel(tr("Health"), self)
        self.caption.setProperty("kind", "caption")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.caption.setToolTip(
            tr(
                "From activations h and error signals δ of one step. Gradient: root mean square of "
                "δ = ∂L/∂s; spread: standard deviation of h."
            )
        )
        self.heads = ColumnsRow(theme, self.chooser, self)
        self.health = ColumnsRow(theme, self.caption, self)
        self.columns: list[tuple[ColumnHead, HealthCell]] = []
        self._blocks: tuple[Block, ...] = ()
        self._lay_out()
        self._choose()

    def wants(self) -> frozenset[Want]:
        shown = {strip.row.probe for strip in self.shown()}
        return frozenset(Want(probe, NOW_AND_THEN) for probe in {HEALTH, *shown})

    def shown(self) -> list[Strip]:
        """The rows to see."""
        return [self.strips[name] for name in self.chooser.ticked(self.strips)]

    def start(self, setup: Setup) -> None:
        """Make a column for each layer of the network."""
        self._blocks = blocks_of(setup.network.layers)
        titles = [block.title for block in self._blocks]
        if len(titles) != len(self.columns):
            self._make_columns(len(titles))
        for strip in self.strips.values():
            strip.start(titles)
        for block, (head, health) in zip(self._blocks, self.columns, strict=True):
            health.show_verdict(None)
            self._name(head, setup, block)

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """An activation function may have been changed under way."""
        if not touches(changed, *DECIDE_LAYERS):
            return
        blocks = blocks_of(setup.network.layers)
        if len(blocks) == len(self.columns):
            for block, (head, _) in zip(blocks, self.columns, strict=True):
                self._name(head, setup, block)

    def draw(self, snapshot: Snapshot) -> None:
        readings = snapshot.readings
        for strip in self.shown():
            if strip.row.probe in readings:
                strip.draw(readings[strip.row.probe], snapshot.step)
        if HEALTH in readings:
            found = verdicts(readings[HEALTH])
            for verdict, (_, health) in zip(found, self.columns, strict=False):
                health.show_verdict(verdict)

    def select(self, selection: Selection) -> None:
        """Point out the column of what was clicked."""
        if "place" in selection.picked:
            self._point_out(selection.place)

    def _point_out(self, place: Place | None) -> None:
        chosen = self._column_of(place)
        for number, (head, _) in enumerate(self.columns):
            head.setChecked(number == chosen)
        self.update()

    def table(self) -> list[list[object]]:
        rows = [row for strip in self.shown() for row in strip.table()]
        return [["row", "layer", "from", "to", "share"], *rows] if rows else []

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for line in (self.heads, self.health):
            line.set_theme(theme)
        for strip in self.strips.values():
            strip.set_theme(theme)
        for head, health in self.columns:
            head.set_theme(theme)
            health.set_theme(theme)
        self._choose()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the column that is pointed out."""
        chosen = next((i for i, (head, _) in enumerate(self.columns) if head.isChecked()), None)
        if chosen is None:
            return
        columns = Columns(self.width(), len(self.columns), self.theme.base_px)
        with QPainter(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.brush("wash"))
            painter.drawRoundedRect(
                QRectF(columns.left(chosen) + 1, 0, columns.each - 2, self.height()), 8, 8
            )

    def _lay_out(self) -> None:
        content = QWidget(self)
        content.setProperty("plain", True)
        content.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(3)
        for strip in self.strips.values():
            inner.addWidget(strip, 1)
        self.area = QScrollArea(self)
        # The scroll bar stands at the left, in the gutter: the columns stay where they are.
        self.area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heads)
        column.addWidget(self.area, 1)
        column.addWidget(self.health)

    @Slot()
    def _choose(self) -> None:
        """Show the rows that are ticked, and have them measured."""
        shown = self.shown()
        past = bool(self.chooser.ticked([PAST]))
        for strip in self.strips.values():
            strip.setVisible(strip in shown)
            strip.show_past(past)
        # Two rows always fit; more of them shrink first and then scroll.
        rows = sum(strip.least + 3 for strip in shown[: len(USUAL)])
        self.area.setMinimumHeight(rows)
        self._least = rows + self.heads.sizeHint().height() + self.health.sizeHint().height() + 4
        self.updateGeometry()
        self.rewanted.emit()

    def _make_columns(self, count: int) -> None:
        self.columns = [
            (ColumnHead(self.theme, self), HealthCell(self.theme, self)) for _ in range(count)
        ]
        for number, (head, health) in enumerate(self.columns):
            head.setObjectName(f"layers.head.{number}")
            health.setObjectName(f"layers.health.{number}")
            head.clicked.connect(partial(self._choose_column, number))
            health.clicked.connect(partial(self._explain, number))
        self.heads.fill([head for head, _ in self.columns])
        self.health.fill([health for _, health in self.columns])

    def _choose_column(self, number: int) -> None:
        self._point_out(Column(number))
        self.pick(place=Column(number))

    def _explain(self, number: int) -> None:
        """Ask for the panel that explains the verdict on a column."""
        verdict = self.columns[number][1].verdict
        self._choose_column(number)
        if verdict is not None:
            self.asked.emit(verdict.word)

    def _name(self, head: ColumnHead, setup: Setup, block: Block) -> None:
        first = setup.network.layers[block.first]
        units = first.width(setup.network.fan_ins[block.first])
        short = tr("Out") if block.title == "output" else block.title
        head.describe(heading_of_layer(block.title), short, units, _kind(first, block.activation))

    def _column_of(self, place: Place | None) -> int | None:
        if isinstance(place, Column | Neuron):
            return place.column
        if isinstance(place, Parameter):
            inside = (
                i
                for i, block in enumerate(self._blocks)
                if block.first <= place.layer <= block.last
            )
            return next(inside, None)
        return None


def _kind(first: Layer, active: Activation) -> str:
    """What a layer computes, in a word or two: its activation, unless it is more than sums."""
    if first.sums == 1:
        return tr(word(active))
    name = tr(word(first))
    return name if isinstance(active, Identity) else f"{name} · {tr(word(active))}"
