"""A graph with what one needs to walk through it: steps, play, and each step in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.expressions import WorkedGraph
from playground.look.tokens import Theme
from playground.plotting.graphs.graph_view import GraphView
from playground.plotting.graphs.walk import Walk
from playground.plotting.graphs.words import about, plain, told
from playground.widgets.elided_label import ElidedLabel
from playground.words.translate import tr

# While it plays, a step is taken every so many milliseconds.
PAUSE = 1100
# How high the room for the graph is at least, in heights of the type.
LEAST_EMS = 7.5


class GraphPlayer(QWidget):
    """Shows a graph whole to begin with; from its first step on, node by node."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.walk: Walk | None = None
        self.view = GraphView(theme, self)
        self.view.setProperty("plain", True)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.view)
        self.words = QLabel(self)
        self.words.setProperty("kind", "formula")
        self.words.setAccessibleName(tr("This step in words"))
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(1)
        self.timer = QTimer(self)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self._play_on)
        self._lay_out()
        self.set_theme(theme)
        self.view.stepped.connect(self.take)
        self.view.pointed.connect(self._read)

    def _lay_out(self) -> None:
        self.first = self._button("|◂", "first", tr("Begin: only the variables are known"))
        self.back = self._button("◂", "back", tr("One step back (←, in the graph)"))
        self.on = self._button("▸", "on", tr("One step on (→, in the graph)"))
        self.play = self._button("▶", "play", tr("Play the steps one after the other"))
        self.last = self._button("▸|", "last", tr("Show all values and gradients"))
        self.play.setCheckable(True)
        self.where = ElidedLabel(parent=self)
        self.where.setProperty("kind", "caption")
        self.bar = QHBoxLayout()
        self.bar.setSpacing(4)
        for button in (self.first, self.back, self.on, self.play, self.last):
            self.bar.addWidget(button)
        self.bar.addWidget(self.where)
        self.bar.addStretch(1)
        self.first.clicked.connect(lambda: self.take(-self._length()))
        self.back.clicked.connect(lambda: self.take(-1))
        self.on.clicked.connect(lambda: self.take(1))
        self.last.clicked.connect(lambda: self.take(self._length()))
        self.play.toggled.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.area, 1)
        column.addLayout(self.bar)
        column.addWidget(self.words)

    def _button(self, sign: str, name: str, words: str) -> QPushButton:
        button = QPushButton(sign, self)
        button.setObjectName(f"{self.objectName()}.{name}")
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def show_graph(self, graph: WorkedGraph) -> None:
        """Show a graph; one like that before is shown as far as that was."""
        before, walk = self.walk, Walk(graph)
        if before is not None and before.graph.structure == graph.structure:
            same = before.length == walk.length
            walk.move_to(before.at if same and before.at < before.length else walk.length)
        self.walk = walk
        self.view.show_walk(walk)
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.view.set_theme(theme)
        self.area.setMinimumHeight(round(LEAST_EMS * theme.base_px))
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()
        self.play.setChecked(False)

    @Slot(int)
    def take(self, by: int) -> None:
        """Take so many steps, back where it is negative; from the end on, steps begin anew."""
        walk = self.walk
        if walk is None:
            return
        begins = walk.at == walk.length and by == 1
        walk.move_to(0 if begins else walk.at + by)
        self.view.show_walk(walk)
        self._tell()
        box = self.view.boxes.get(-1 if walk.current is None else walk.current)
        if box is not None:
            at = box.center().toPoint()
            self.area.ensureVisible(at.x(), at.y(), round(2 * box.width()), round(box.height()))

    def _length(self) -> int:
        return 0 if self.walk is None else self.walk.length

    @Slot(bool)
    def _toggle(self, playing: bool) -> None:
        self.play.setText("❚❚" if playing else "▶")
        if playing:
            if self.walk is not None and self.walk.at == self.walk.length:
                self.take(1)
            self.timer.start()
        else:
            self.timer.stop()

    @Slot()
    def _play_on(self) -> None:
        walk = self.walk
        if walk is None or walk.at >= walk.length:
            self.play.setChecked(False)
            return
        self.take(1)

    @Slot(int)
    def _read(self, node: int) -> None:
        """Tell a listener of the node under the pointer."""
        if self.walk is not None and node >= 0:
            self.view.setAccessibleDescription(about(self.walk.graph, node))

    def _tell(self) -> None:
        walk = self.walk
        if walk is None:
            return
        text = told(walk)
        if self.words.text() != text:
            self.words.setText(text)
            self.view.setAccessibleDescription(plain(text))
        self.where.setText(
            tr("step {at} of {count} · above: value, below: ∂{f}",
               at=walk.at, count=walk.length, f=walk.graph.name)
        )  # fmt: skip
        self.back.setEnabled(walk.at > 0)
        self.first.setEnabled(walk.at > 0)
        self.last.setEnabled(walk.at < walk.length)
