"""Samples that are pictures: the worst mistakes, a page of the data, and first-layer weights."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.network.places import Neuron
from engine.probes import (
    Answers,
    AnswersProbe,
    MistakesProbe,
    Probe,
    Templates,
    TemplatesProbe,
)
from engine.running.pace import Pace, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.panels.samples.pictures.inks import grey, signed
from playground.panels.samples.pictures.picture_grid import PictureGrid, Tile
from playground.widgets.empty_state import EmptyState
from playground.words.numbers import number, percent
from playground.words.translate import tr

PACE = Pace(every=15)
PAGE = 24
WEIGHTS = 64
# The colours reach as far as this share of the weights; the few beyond are clamped.
MOST_OF_THEM = 0.99
MISTAKES, SAMPLES, TEMPLATES = range(3)


class DigitPicturesPanel(Panel):
    """What the network has most wrong, to be seen; a click shows the sample everywhere."""

    name: ClassVar[str] = "pictures"
    title: ClassVar[str] = "Pictures"
    home: ClassVar[str] = "boundary"
    questions = ("Which pictures are answered wrongly?", "What does the first layer look for?")
    terms = ("weight", "test part")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._setup: Setup | None = None
        self._first = 0
        self._range = (0.0, 1.0)
        self._reading: object = None
        self._build(theme)
        self.kind.currentIndexChanged.connect(self._turn)
        self.part.currentIndexChanged.connect(self._turn)
        self.back.clicked.connect(lambda: self._leaf(-PAGE))
        self.forth.clicked.connect(lambda: self._leaf(PAGE))
        self.grid.chosen.connect(self._choose)
        self._turn()

    def _build(self, theme: Theme) -> None:
        self.kind = QComboBox(self)
        self.kind.setObjectName("pictures.kind")
        self.kind.addItems([tr("Worst mistakes"), tr("All samples"), tr("Weights")])
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setAccessibleName(tr("Which pictures"))
        self.kind.setToolTip(tr("What is shown as pictures."))
        self.part = QComboBox(self)
        self.part.setObjectName("pictures.part")
        self.part.addItems([tr("Training"), tr("Validation"), tr("Test")])
        self.part.setCurrentIndex(PARTS.index("test"))
        self.part.setAccessibleName(tr("Part of the data"))
        self.part.setToolTip(tr("Among which samples mistakes are looked for."))
        self.back, self.forth = QPushButton("◂", self), QPushButton("▸", self)
        for button, name, words in (
            (self.back, "pictures.back", tr("The samples before these")),
            (self.forth, "pictures.forth", tr("The samples after these")),
        ):
            button.setObjectName(name)
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.note = QLabel(self)
        self.note.setProperty("kind", "caption")
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(1)
        self.grid = PictureGrid(theme, tr("Pictures"), self)
        self.empty = EmptyState(
            theme,
            "picture",
            tr(
                "The samples of this data are no pictures. Choose “digits” in the gallery to see "
                "which ones are read wrongly."
            ),
            self,
        )
        self.area = self.grid.scrolled()
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for widget in (self.kind, self.part, self.back, self.forth):
            bar.addWidget(widget)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.note)
        column.addWidget(self.area, 1)
        column.addWidget(self.empty, 1)

    def wants(self) -> frozenset[Want]:
        if self._setup is None or self._setup.data.image is None:
            return frozenset()
        return frozenset((Want(self._probe(), PACE),))

    def start(self, setup: Setup) -> None:
        """Forget the pictures of the run before."""
        same = self._setup is not None and self._setup.data is setup.data
        self._setup = setup
        if not same:
            self._first = 0
            self._range = (float(setup.data.x.min()), float(setup.data.x.max()))
        self._turn()

    def draw(self, snapshot: Snapshot) -> None:
        for want in self.wants():
            if want.probe in snapshot.readings:
                self._reading = snapshot.readings[want.probe]
                self._show()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.grid.set_theme(theme)
        self.empty.set_theme(theme)
        self._show()

    def table(self) -> list[list[object]]:
        """What is shown: rows with truth, answer, confidence and loss, or the weights."""
        found = self._reading
        if isinstance(found, Answers):
            header: list[object] = [
                tr("row"), tr("truth"), tr("answer"), tr("confidence"), tr("loss")
            ]  # fmt: skip
            known = (self._named(found.labels), self._named(found.predicted))
            columns = ((found.rows + 1).tolist(), *known, found.confidence.tolist(),
                       found.loss.tolist())  # fmt: skip
            return [header, *([*row] for row in zip(*columns, strict=True))]
        if isinstance(found, Templates):
            flat = found.values.reshape(len(found.values), -1)
            names = [f"w{i + 1}" for i in range(flat.shape[1])]
            return [[tr("neuron"), *names], *([i + 1, *row] for i, row in enumerate(flat.tolist()))]
        return []

    def _named(self, answers: Array) -> list[object]:
        """Classes by their names, numbers as they are."""
        classes = self._setup.data.classes if self._setup is not None else ()
        return [classes[answer] if classes else answer for answer in answers.tolist()]

    def _probe(self) -> Probe:
        kind = self.kind.currentIndex()
        if kind == MISTAKES:
            part = PARTS[self.part.currentIndex()]
            return MistakesProbe(part=part, most=PAGE)
        if kind == SAMPLES:
            return AnswersProbe(first=self._first, most=PAGE)
        return TemplatesProbe(most=WEIGHTS)

    @Slot()
    def _turn(self) -> None:
        """Something else is to be shown."""
        setup, kind = self._setup, self.kind.currentIndex()
        pictures = setup is not None and setup.data.image is not None
        self._reading = None
        self.kind.setVisible(pictures)
        self.part.setVisible(pictures and kind == MISTAKES)
        for button in (self.back, self.forth):
            button.setVisible(pictures and kind == SAMPLES)
        count = 0 if setup is None else len(setup.data.x)
        self.back.setEnabled(self._first > 0)
        self.forth.setEnabled(self._first + PAGE < count)
        self.area.setVisible(pictures)
        self.grid.show_tiles(())
        self.note.setVisible(pictures)
        self.empty.setVisible(not pictures)
        self._say(tr("Pictures come with the next measurement."))
        self.rewanted.emit()

    def _leaf(self, by: int) -> None:
        count = 0 if self._setup is None else len(self._setup.data.x)
        self._first = min(max(0, self._first + by), max(0, count - 1) // PAGE * PAGE)
        self._turn()

    def _show(self) -> None:
        """Make tiles of what has been read."""
        setup, found = self._setup, self._reading
        if setup is None or setup.data.image is None:
            return
        if isinstance(found, Answers):
            if not len(found.rows) or found.rows.max() < len(setup.data.x):
                self._show_answers(setup, found)
        elif isinstance(found, Templates):
            self._show_weights(found)
        elif self.kind.currentIndex() == TEMPLATES:
            self._say(
                tr("Weights make a picture only where the first layer is made of weighted sums "
                   "and sees the pixels alone.")
            )  # fmt: skip

    def _show_answers(self, setup: Setup, found: Answers) -> None:
        assert setup.data.image is not None
        low, high = self._range
        pictures = grey(setup.data.x[found.rows], low, high, self.theme)
        tiles = []
        for i, row in enumerate(found.rows.tolist()):
            picture = pictures[i].reshape(*setup.data.image, 3)
            if setup.data.classes:
                truth = setup.data.classes[int(found.labels[i])]
                answer = setup.data.classes[int(found.predicted[i])]
                share = float(found.confidence[i])
                wrong = found.labels[i] != found.predicted[i]
                caption = f"{truth} → {answer} {percent(share, 0)}"
                tip = tr("Row {row}: “{truth}”, taken for “{answer}” with {share:.1%}; loss {loss}",
                         row=row + 1, truth=truth, answer=answer, share=share,
                         loss=number(float(found.loss[i])))  # fmt: skip
            else:
                wrong, caption = False, number(float(found.loss[i]), 3)
                tip = tr("Row {row}: loss {loss}", row=row + 1, loss=caption)
            tiles.append(Tile(picture, caption, tip, row, bool(wrong)))
        self.grid.show_tiles(tuple(tiles))
        self._say(self._about(setup, found))

    def _about(self, setup: Setup, found: Answers) -> str:
        if self.kind.currentIndex() == SAMPLES:
            return tr("Rows {first:,} to {last:,} of {count:,}: truth → answer and its share.",
                      first=int(found.rows[0]) + 1, last=int(found.rows[-1]) + 1,
                      count=len(setup.data.x))  # fmt: skip
        if not len(found.rows):
            return tr("None of {count:,} samples is taken for another class.", count=found.searched)
        return tr(
            "Highest loss first among {count:,} samples: truth → answer and its share.",
            count=found.searched,
        )

    def _show_weights(self, found: Templates) -> None:
        sizes = np.nan_to_num(np.abs(found.values).astype(float), posinf=0.0)
        limit = float(f"{np.quantile(sizes, MOST_OF_THEM):.2g}") or 1.0
        tiles = [
            Tile(picture, str(unit + 1),
                 tr("Neuron {unit}: what its weights look for", unit=unit + 1), unit)
            for unit, picture in enumerate(signed(found.values, limit, self.theme))
        ]  # fmt: skip
        self.grid.show_tiles(tuple(tiles))
        self._say(
            tr("{shown} of {units} neurons of the first layer; weights from −{limit} (orange) over "
               "0 to {limit} (blue), clamped there.",
               shown=len(tiles), units=found.units, limit=number(limit))
        )  # fmt: skip

    @Slot(int)
    def _choose(self, value: int) -> None:
        if self.kind.currentIndex() == TEMPLATES:
            self.pick(place=Neuron(0, value))
        else:
            self.pick(sample=value)

    def _say(self, text: str) -> None:
        if self.note.text() != text:
            self.note.setText(text)
