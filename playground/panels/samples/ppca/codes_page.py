"""The latent plane: where the model puts real samples, and what it knows of one of them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.arrays import Array
from engine.data.statistics.gaussian import Gaussian
from playground.look.tokens import Theme
from playground.panels.samples.pictures.picture_grid import PictureGrid, Tile
from playground.panels.samples.ppca.fitted import Fitted
from playground.panels.samples.ppca.looks import Look, class_legend, number_name
from playground.panels.samples.ppca.model_page import ModelPage
from playground.plotting.legend_line import LegendLine
from playground.plotting.plots import Dots, Line, Plot
from playground.words.numbers import number
from playground.words.translate import tr

POINT = 6
# Standard deviations of the prior and of a posterior that are drawn.
DEVIATIONS = 2.0
# The plane reaches as far as this share of all codes, and a little further.
REACH, ROOM = 0.995, 1.15
# Numbers of a code that are told.
TOLD = 4


class CodesPage(ModelPage):
    """Real samples at the means of their codes; `chosen` carries the row of a clicked one."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fitted: Fitted | None = None
        self.row: int | None = None
        self.codes: Array = np.zeros((0, 2))
        self.plot = Plot(theme, tr("Latent plane"), self)
        self.plot.setObjectName("ppca.plane")
        self.plot.set_square(True)
        self.plot.describe = self.words
        self.plot.scene().sigMouseClicked.connect(self._clicked)
        self.dots: list[Dots] = []
        self.prior, self.posterior = Line(), Line()
        self.here = Dots(size=POINT + 6, symbol="o", brush=None)
        for item in (self.prior, self.posterior, self.here):
            self.plot.addItem(item)
        self.pictures = PictureGrid(theme, tr("The sample and what its code makes of it"), self)
        self.pictures.setObjectName("ppca.pair")
        row = QHBoxLayout()
        row.addWidget(self.plot, 3)
        row.addWidget(self.pictures.scrolled(), 2)
        self.legend = LegendLine(theme, tr("Legend of the latent plane"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row, 1)
        column.addWidget(self.legend)
        self.set_theme(theme)

    def show_model(self, fitted: Fitted) -> None:
        """Show the codes of the samples of another model."""
        self.fitted = fitted
        self.codes = self._flat(fitted.model.codes(fitted.setup.data.x[fitted.rows]))
        reach = float(np.quantile(np.abs(self.codes), REACH)) if len(self.codes) else 0.0
        limit = ROOM * max(reach, DEVIATIONS)
        self.plot.show_range(-limit, limit, -limit, limit)
        one = fitted.components == 1
        self.plot.set_labels("h₁", "" if one else "h₂")
        self._sort()
        self.prior.setData(*Gaussian(np.zeros(2), np.eye(2)).ellipse(DEVIATIONS).T)
        self.show_sample(self.row)

    def show_sample(self, row: int | None) -> None:
        """Show what the model knows of the code of one sample of the data."""
        fitted, self.row = self.fitted, row
        if fitted is None or row is None or row >= len(fitted.setup.data.x):
            self.here.setData([], [])
            self.posterior.setData([], [])
            self.pictures.show_tiles(())
            return
        x = fitted.setup.data.x[row][None]
        h, spread = fitted.model.codes(x), fitted.model.code_covariance()
        at = self._flat(h)[0]
        self.here.setData([at[0]], [at[1]])
        plane = np.zeros((2, 2))
        shown = min(2, fitted.components)
        plane[:shown, :shown] = spread[:shown, :shown]
        self.posterior.setData(*Gaussian(at, plane).ellipse(DEVIATIONS).T)
        pair = fitted.shaded(np.vstack([x, fitted.model.decode(h)]), self.theme)
        self.pictures.show_tiles((
            Tile(pair[0], tr("x"), tr("Row {row} of the data", row=row + 1), 0),
            Tile(pair[1], tr("W h + b"), tr("What the mean of its code is decoded to"), 1),
        ))  # fmt: skip

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        self.theme = theme
        self.plot.set_theme(theme)
        self.pictures.set_theme(theme)
        self.legend.set_theme(theme)
        self.prior.setPen(theme.pen("quiet", 1, style=Qt.PenStyle.DashLine))
        self.posterior.setPen(theme.pen("accent", 2))
        self.here.setPen(theme.pen("accent", 2))
        if self.fitted is not None:
            self._sort()
            self.show_sample(self.row)

    def words(self) -> str:
        """The posterior of the chosen sample; else what is drawn, and what it says of the model."""
        if self.fitted is not None and self.pictures.tiles and self.row is not None:
            return self._posterior(self.fitted, self.row)
        return tr(
            "Real samples at the mean of P(h | x); dashed: two deviations of the prior N(0, I). "
            "Classes lie in clouds, which one Gaussian cannot tell apart. Click a point."
        )

    def table(self) -> list[list[object]]:
        """Row, code and class of each sample that is drawn."""
        fitted = self.fitted
        if fitted is None:
            return []
        data = fitted.setup.data
        codes = fitted.model.codes(data.x[fitted.rows]).tolist()
        names = [f"h{i + 1}" for i in range(fitted.components)]
        labels = [data.classes[y] if data.classes else "" for y in (
            data.y[fitted.rows].tolist() if data.classes else [0] * len(codes))]  # fmt: skip
        rows = zip((fitted.rows + 1).tolist(), codes, labels, strict=True)
        return [[tr("row"), *names, tr("class")], *([row, *h, label] for row, h, label in rows)]

    def _sort(self) -> None:
        """One item for the points of each class."""
        fitted = self.fitted
        assert fitted is not None
        data = fitted.setup.data
        count = max(1, len(data.classes))
        while len(self.dots) < count:
            self.dots.append(Dots(size=POINT))
            self.plot.addItem(self.dots[-1])
        labels = data.y[fitted.rows] if data.classes else np.zeros(len(fitted.rows), int)
        for kind, item in enumerate(self.dots):
            look = Look.of(self.theme, kind if data.classes else None)
            look.dress(item)
            item.setData(*self.codes[labels == kind].T)
        self.legend.show_legend(class_legend(self.theme, data.classes, POINT))

    @staticmethod
    def _flat(codes: Array) -> Array:
        """The first two numbers of each code; 0 for a second one that there is not."""
        beside = np.zeros((len(codes), max(0, 2 - codes.shape[1])))
        return np.concatenate([codes, beside], axis=1)[:, :2]

    @staticmethod
    def _posterior(fitted: Fitted, row: int) -> str:
        data = fitted.setup.data
        h = fitted.model.codes(data.x[row][None])[0]
        spreads = np.sqrt(np.maximum(np.diag(fitted.model.code_covariance()), 0)).tolist()
        told = ", ".join(
            f"{number_name(i)} = {number(value, 3)} ± {number(spreads[i], 2)}"
            for i, value in enumerate(h[:TOLD].tolist())
        )
        more = " …" if len(h) > TOLD else ""
        named = tr("Row {row}", row=row + 1)
        if data.classes:
            named = tr("{row}, class {name}", row=named, name=data.classes[int(data.y[row])])
        return tr("{named}: P(h | x) has {numbers}; covariance σ² M⁻¹, the same for all x.",
                  named=named, numbers=told + more)  # fmt: skip

    @Slot(object)
    def _clicked(self, event: object) -> None:
        """The nearest sample is meant."""
        position = getattr(event, "scenePos", QPointF)()
        if self.fitted is None or not len(self.codes):
            return
        at = self.plot.plotItem.getViewBox().mapSceneToView(position)
        nearest = ((self.codes - (at.x(), at.y())) ** 2).sum(axis=1).argmin()
        self.chosen.emit(int(self.fitted.rows[nearest]))
