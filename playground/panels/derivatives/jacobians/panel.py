"""The derivative of any value of the network by any other, at one sample, as a matrix."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.arrays import Array
from engine.probes import OUTPUT, DerivativeProbe, DerivativeReading
from engine.running.pace import NOW_AND_THEN, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.derivatives.jacobians.choices import End, Ends
from playground.panels.derivatives.jacobians.matrix_grid import MatrixGrid
from playground.panels.derivatives.jacobians.words import LINK, chain, kind_of, spoken, verdict
from playground.panels.inspector.page import Caption, Formula
from playground.panels.panel import Panel
from playground.panels.samples.pictures.inks import signed
from playground.panels.samples.pictures.picture_grid import PictureGrid, Tile
from playground.panels.selection import Selection
from playground.widgets.chip import Chip
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import number
from playground.words.translate import tr

FIRST_TRAINED = -1
MATRIX, FOLDED, PICTURES = range(3)


class JacobiansPanel(Panel):
    """∂of/∂by: its factors by the chain rule, its numbers, and the check beside them."""

    name: ClassVar[str] = "jacobians"
    title: ClassVar[str] = "Jacobians"
    home: ClassVar[str] = "boundary"
    questions = ("How does every output change with every input?",)
    terms = ("Jacobian",)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.row = FIRST_TRAINED
        self.reading: DerivativeReading | None = None
        self.signs: list[QLabel] = []
        self._ends: Ends | None = None
        self._image: tuple[int, int] | None = None
        self._build(theme)
        self.of.activated.connect(self._of_chosen)
        self.by.activated.connect(self._turn)
        self.view.currentIndexChanged.connect(self._show)
        self.chain.linkActivated.connect(self._follow)
        self.grid.pointed.connect(self._read)

    def _build(self, theme: Theme) -> None:
        self.of, self.by, self.view = (QComboBox(self) for _ in range(3))
        for box, name, words, tip in (
            (self.of, "jacobians.of", tr("Derivative of"), tr("Which value is differentiated.")),
            (self.by, "jacobians.by", tr("Derivative by"),
             tr("By which value; vec(W) are all weights of a layer in one row.")),
            (self.view, "jacobians.view", tr("Shown as"), tr("How the numbers are laid out.")),
        ):  # fmt: skip
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setToolTip(tip)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.where = ElidedLabel(parent=self)
        self.where.setProperty("kind", "caption")
        self.where.setToolTip(tr("Click a sample in another panel to look at it here."))
        self.chain = Formula(tr("The chain rule: a click on a factor shows it"), self, linked=True)
        self.chip = Chip(parent=self)
        self.kind = Caption(parent=self)
        self.grid = MatrixGrid(theme, tr("Entries of the Jacobian"), self)
        self.pictures = PictureGrid(theme, tr("Rows of the Jacobian as pictures"), self)
        # In lines, for large type in a narrow panel.
        bar = FlowLayout(spacing=6)
        for widget in (self._sign("∂"), self.of, self._sign("/ ∂"), self.by, self.view):
            bar.addWidget(widget)
        self.chip.setWordWrap(True)
        for label in (self.chip, self.where):
            label.setMinimumWidth(1)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        content = QWidget(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(content, self))
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.chain)
        column.addWidget(self.chip)
        column.addWidget(self.where)
        column.addWidget(self.grid, 1)
        column.addWidget(self.pictures, 1)
        column.addWidget(self.kind)
        self._forget()

    def _sign(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("pictured", False)
        label.setMinimumHeight(self.theme.control_px)
        self.signs.append(label)
        return label

    def wants(self) -> frozenset[Want]:
        if self._ends is None:
            return frozenset()
        of, by = self._chosen()
        probe = DerivativeProbe(of=of.value, by=by.value, array=by.array, row=self.row)
        return frozenset((Want(probe, NOW_AND_THEN),))

    def start(self, setup: Setup) -> None:
        """Offer the values of another network; what was chosen stays if it is there too."""
        before = self._chosen() if self._ends is not None else None
        self._ends, self._image = Ends(setup.network), setup.data.image
        if self.row >= len(setup.data.x):
            self.row = FIRST_TRAINED
        self._offer(self.of, self._ends.of, before[0].label if before else "z")
        self._offer(self.by, self._ends.by(self._of()), before[1].label if before else "x")
        self._turn()

    def select(self, selection: Selection) -> None:
        """Look at the sample that was picked."""
        if "sample" in selection.picked:
            row = FIRST_TRAINED if selection.sample is None else selection.sample
            if row != self.row:
                self.row = row
                self.rewanted.emit()

    def draw(self, snapshot: Snapshot) -> None:
        for want in self.wants():
            reading = snapshot.readings.get(want.probe)
            if isinstance(reading, DerivativeReading):
                self.reading = reading
                self._offer_views(reading)
                self._show()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for sign in self.signs:
            sign.setMinimumHeight(theme.control_px)
        self.grid.set_theme(theme)
        self.pictures.set_theme(theme)
        self._show()

    def table(self) -> list[list[object]]:
        """The matrix with the names of its rows and columns, then the check."""
        found = self.reading
        if found is None or found.matrix is None:
            return []
        head: list[object] = [f"∂{found.of}/∂{found.by}", *found.columns]
        rows = [[name, *row] for name, row in zip(found.rows, found.matrix.tolist(), strict=True)]
        check: list[list[object]] = [
            [tr("checked"), tr("greatest difference")],
            [tr("finite differences"), found.difference],
        ]
        return [head, *rows, [], *check]

    def _of(self) -> End:
        assert self._ends is not None
        found: End = self.of.currentData() or self._ends.of[-1]
        return found

    def _chosen(self) -> tuple[End, End]:
        assert self._ends is not None
        by: End = self.by.currentData() or self._ends.values[0]
        return self._of(), by

    def _offer(self, box: QComboBox, ends: tuple[End, ...], chosen: str) -> None:
        """Let one of these be chosen: the one called so, or else the first of them."""
        box.clear()
        for end in ends:
            box.addItem(end.label, end)
        place = box.findText(chosen)
        box.setCurrentIndex(max(0, place))

    @Slot()
    def _of_chosen(self) -> None:
        if self._ends is not None:
            self._offer(self.by, self._ends.by(self._of()), self.by.currentText())
            self._turn()

    @Slot()
    def _turn(self) -> None:
        """Something else is to be measured."""
        self._forget()
        self.rewanted.emit()

    def _forget(self) -> None:
        self.reading = None
        self.chain.show_text("")
        self.kind.show_text("")
        self.where.setText("")
        self.chip.hide()
        self.view.hide()
        self.grid.hide()
        self.pictures.hide()

    def _offer_views(self, reading: DerivativeReading) -> None:
        """Offer the ways in which this matrix can be laid out, if they are others."""
        names = {MATRIX: tr("as a matrix")}
        if reading.folded is not None:
            names[FOLDED] = tr("folded, as W is")
        if self._pictured(reading):
            names[PICTURES] = tr("as pictures")
        kinds = [self.view.itemData(i) for i in range(self.view.count())]
        if kinds != list(names):
            self.view.blockSignals(True)
            self.view.clear()
            for kind, name in names.items():
                self.view.addItem(name, kind)
            # The layout that belongs to this matrix alone says most about it.
            self.view.setCurrentIndex(self.view.count() - 1)
            self.view.blockSignals(False)
        self.view.setVisible(len(names) > 1)

    def _pictured(self, reading: DerivativeReading) -> bool:
        """Whether its columns are the pixels of the samples."""
        image = self._image
        return image is not None and reading.by == "x" and math.prod(image) == reading.shape[1]

    @Slot()
    def _show(self) -> None:
        reading = self.reading
        if reading is None:
            return
        parts = {"train": tr("training"), "validation": tr("validation"), "test": tr("test")}
        row, part = reading.row + 1, parts[reading.part]
        self.where.setText(tr("at sample {row} ({part} part)", row=row, part=part))
        self.chain.show_text(chain(reading))
        self.chain.setAccessibleDescription(spoken(reading))
        self.chip.setVisible(True)
        self.chip.set_status(*verdict(reading))
        self.chip.setToolTip(self._about_check(reading))
        self.kind.show_text(kind_of(reading))
        view = self.view.currentData()
        self.grid.setVisible(reading.matrix is not None and view != PICTURES)
        self.pictures.setVisible(reading.matrix is not None and view == PICTURES)
        if reading.matrix is None:
            return
        if view == PICTURES:
            self._show_pictures(reading, reading.matrix)
        elif view == FOLDED and reading.folded is not None:
            d, m = reading.folded.array.shape
            rows = tuple(f"W[{i + 1}, ·]" for i in range(d))
            columns = tuple(f"W[·, {j + 1}]" for j in range(m))
            self.grid.show_matrix(rows, columns, reading.folded.array)
        else:
            self.grid.show_matrix(reading.rows, reading.columns, reading.matrix)

    def _about_check(self, reading: DerivativeReading) -> str:
        return tr(
            "[y(v + ε) − y(v − ε)] / 2ε for {checked} of {columns} columns, in double precision; "
            "the greatest difference of all entries.",
            checked=reading.checked, columns=reading.shape[1],
        )  # fmt: skip

    def _show_pictures(self, reading: DerivativeReading, matrix: Array) -> None:
        assert self._image is not None
        sizes = np.abs(np.nan_to_num(matrix, posinf=0.0, neginf=0.0))
        limit = float(f"{sizes.max():.2g}") or 1.0
        shaped = matrix.reshape(len(matrix), *self._image)
        legend = tr("from −{limit} (orange) over 0 to {limit} (blue)", limit=number(limit))
        tiles = tuple(
            Tile(picture, f"∂{name}/∂{reading.by}", f"∂{name}/∂{reading.by}: {legend}", place)
            for place, (name, picture) in enumerate(
                zip(reading.rows, signed(shaped, limit, self.theme), strict=True)
            )
        )
        self.pictures.show_tiles(tiles)

    @Slot(str)
    def _read(self, text: str) -> None:
        """Say an entry, or what the matrix is while none is pointed at."""
        if self.reading is not None:
            self.kind.show_text(text or kind_of(self.reading))
            self.grid.setAccessibleDescription(text)

    @Slot(str)
    def _follow(self, link: str) -> None:
        """Show one factor of the chain by itself."""
        if self.reading is None or self._ends is None or not link.startswith(LINK):
            return
        factor = self.reading.factors[int(link.partition(":")[2])]
        by = self.by.currentData()
        self.of.setCurrentIndex(max(0, factor.top - 1))
        own = by.label if factor.top == factor.bottom and by.array != OUTPUT else factor.by
        self._offer(self.by, self._ends.by(self._of()), own)
        self._turn()
