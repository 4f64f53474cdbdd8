"""PPCA: what a linear model with a code of a few numbers makes of the data at hand."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engine.probes import DirectionsProbe, DirectionsReading
from engine.running.pace import Pace, Want
from engine.running.snapshot import Snapshot
from engine.sentences import Sentence
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.panels.samples.ppca.codes_page import CodesPage
from playground.panels.samples.ppca.fitted import Fitted
from playground.panels.samples.ppca.gaussians_page import GaussiansPage
from playground.panels.samples.ppca.generate_page import GeneratePage
from playground.panels.samples.ppca.likelihood_page import LikelihoodPage
from playground.panels.samples.ppca.model_page import ModelPage
from playground.panels.samples.ppca.tiles_page import DirectionsPage, DrawnPage
from playground.panels.selection import Selection
from playground.widgets.count_box import CountBox
from playground.widgets.empty_state import EmptyState
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.translate import tr

# Measured once for the data: the next frame with room for it will do.
PACE = Pace(every=60)
COMPONENTS, MOST_COMPONENTS = 10, 500
# Where a page would be lower than so many heights of the type, the panel scrolls.
LEAST_EMS = 13
# What can be looked at, and what the first is called where a sample is a picture.
PAGES = (
    Sentence("Directions"),
    Sentence("Codes"),
    Sentence("Generate"),
    Sentence("Drawn samples"),
    Sentence("Likelihood"),
)
EIGEN = Sentence("Eigen-pictures")
# Beyond so many classes one cannot be chosen from a list.
MOST_NAMED = 50


class PPCAPanel(Panel):
    """Eigen-pictures, codes, generated samples and likelihood of probabilistic PCA.

    It is about the data, not about the network: it is measured once, when the data is another.
    """

    name: ClassVar[str] = "ppca"
    title: ClassVar[str] = "Probabilistic PCA"
    tab: ClassVar[str] = "PPCA"
    home: ClassVar[str] = "boundary"
    questions = (
        "What are the data made of, without a network?",
        "What do new digits of a linear model look like?",
    )

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fitted: Fitted | None = None
        self._setup: Setup | None = None
        self._reading: DirectionsReading | None = None
        self._missing = True
        self._build(theme)
        self.page.currentIndexChanged.connect(self._show)
        self.who.currentIndexChanged.connect(self._ask)
        self.count.edited.connect(self._fit)
        self.again.clicked.connect(self._draw_again)
        self.codes.chosen.connect(lambda row: self.pick(sample=row))
        self.likelihood.chosen.connect(self._choose_components)
        self._show()

    def wants(self) -> frozenset[Want]:
        if self._setup is None or not self._missing or len(self._setup.data.inputs) < 2:
            return frozenset()
        return frozenset((Want(self._probe(), PACE),))

    def start(self, setup: Setup) -> None:
        """Measure other data; a new network on the same data changes nothing."""
        before, self._setup = self._setup, setup
        if before is not None and before.data is setup.data:
            if self.fitted is not None:
                self._fit()
            return
        self._offer(setup)
        self._ask()

    def select(self, selection: Selection) -> None:
        """A sample was picked, here or elsewhere: show its code."""
        if "sample" in selection.picked:
            self.codes.show_sample(selection.sample)
            self.generate.show_sample(selection.sample)
            self._tell()

    def draw(self, snapshot: Snapshot) -> None:
        probe = self._probe()
        if not self._missing or probe not in snapshot.readings or self._setup is None:
            return
        self._missing, self._reading = False, snapshot.readings[probe]
        self._fit()
        self.rewanted.emit()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for page in (*self.views, self.gaussians):
            page.set_theme(theme)
        self.empty.set_theme(theme)
        self.room.setMinimumHeight(LEAST_EMS * theme.base_px)

    def table(self) -> list[list[object]]:
        """What the page shows: directions, codes, a generated sample, drawn ones, likelihoods."""
        return [] if self.fitted is None else self._view().table()

    def _build(self, theme: Theme) -> None:
        self.page, self.who = QComboBox(self), QComboBox(self)
        self._name(
            self.page,
            "page",
            tr("What is shown of the model"),
            tr("Directions, codes of real samples, new samples, or how likely they are."),
        )
        self._name(self.who, "samples", tr("Samples that the model is fitted to"),
                   tr("All samples, the training part, or those of one class."))  # fmt: skip
        for box in (self.page, self.who):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            FocusedWheel(box)
        self.page.addItems([tr(name) for name in PAGES])
        longest = max(len(tr(name)) for name in (EIGEN, *PAGES))
        self.page.setMinimumContentsLength(longest)
        self.who.addItems([tr("All samples"), tr("Training part")])
        self.count = CountBox(1, MOST_COMPONENTS, COMPONENTS, self)
        self._name(self.count, "components", tr("Components p"),
                   tr("How many numbers h a code has: x = W h + b + noise."))  # fmt: skip
        self.again = QPushButton(tr("Draw others"), self)
        self._name(self.again, "again", self.again.text(), tr("Draw other samples of the model."))
        self.note = QLabel(self)
        self.note.setProperty("kind", "caption")
        self.note.setAccessibleName(tr("What the model says"))
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(1)
        self.directions, self.drawn = DirectionsPage(theme, self), DrawnPage(theme, self)
        self.codes, self.generate = CodesPage(theme, self), GeneratePage(theme, self)
        self.likelihood = LikelihoodPage(theme, self)
        self.views: tuple[ModelPage, ...] = (
            self.directions, self.codes, self.generate, self.drawn, self.likelihood
        )  # fmt: skip
        self.gaussians = GaussiansPage(theme, self)
        self.gaussians.turn.edited.connect(self._tell)
        self.gaussians.stretch.edited.connect(self._tell)
        self.empty = EmptyState(theme, "picture", "", self)
        self.room = QWidget(self)
        self.room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.pages = QStackedLayout(self.room)
        for page in (self.empty, *self.views, self.gaussians):
            self.pages.addWidget(page)
        head = FlowLayout(spacing=8)
        for widget in (self.page, self.who, self.count, self.again):
            head.addWidget(widget)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.room, 1)
        column.addWidget(self.note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(VerticalScroll(inside, self))
        self.room.setMinimumHeight(LEAST_EMS * theme.base_px)

    def _name(self, widget: QWidget, name: str, words: str, tip: str) -> None:
        widget.setObjectName(f"ppca.{name}")
        widget.setAccessibleName(words)
        widget.setToolTip(tip)

    def _probe(self) -> DirectionsProbe:
        chosen = self.who.currentIndex()
        if chosen < 2:
            return DirectionsProbe(part=("all", "train")[max(0, chosen)])
        return DirectionsProbe(only=chosen - 2)

    def _offer(self, setup: Setup) -> None:
        """The classes of this data, and what its pages are called."""
        classes = setup.data.classes[:MOST_NAMED]
        named = [
            tr("All samples"),
            tr("Training part"),
            *(tr("class {name}", name=c) for c in classes),
        ]
        if named != [self.who.itemText(i) for i in range(self.who.count())]:
            self.who.blockSignals(True)
            self.who.clear()
            self.who.addItems(named)
            self.who.blockSignals(False)
        self.page.setItemText(0, tr(EIGEN if setup.data.image is not None else PAGES[0]))

    @Slot()
    def _ask(self) -> None:
        """Other samples are meant: what is drawn is gone until they have been measured."""
        self.fitted, self._reading, self._missing = None, None, True
        self._show()
        self.rewanted.emit()

    @Slot()
    def _fit(self) -> None:
        """Make the model with the chosen number of components; it takes no time."""
        if self._setup is not None and self._reading is not None:
            asked = self._probe()
            self.fitted = Fitted.of(self._setup, self._reading, self.count.value(), asked)
            self.count.setValue(self.fitted.components)
        self._show()

    @Slot(int)
    def _choose_components(self, components: int) -> None:
        self.count.setValue(components)
        self._fit()

    @Slot()
    def _draw_again(self) -> None:
        self.drawn.draw += 1
        self._show()

    def _flat(self) -> bool:
        """Whether the data lies in the plane, where Gaussians can be drawn."""
        return self._setup is not None and len(self._setup.data.inputs) == 2

    def _view(self) -> ModelPage:
        return self.gaussians if self._flat() else self.views[self.page.currentIndex()]

    @Slot()
    def _show(self) -> None:
        """Show the model on the page that is chosen."""
        fitted, flat = self.fitted, self._flat()
        for widget in (self.page, self.count):
            widget.setVisible(fitted is not None and not flat)
        self.who.setVisible(self._setup is not None and len(self._setup.data.inputs) > 1)
        self.again.setVisible(fitted is not None and self._view() is self.drawn)
        if fitted is None:
            self.empty.words.setText(self._why_empty())
            self.pages.setCurrentWidget(self.empty)
        else:
            self._view().show_model(fitted)
            self.pages.setCurrentWidget(self._view())
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say in a sentence what is to be seen."""
        words = self._view().words() if self.fitted is not None else ""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _why_empty(self) -> str:
        setup = self._setup
        if setup is None:
            return tr("There is no data yet.")
        if len(setup.data.inputs) < 2:
            return tr("Directions of greatest variance need data of two inputs or more.")
        if self._missing:
            return tr("The directions of the data come with the next measurement.")
        return tr("There are no such samples, or their numbers are too large to be squared.")
