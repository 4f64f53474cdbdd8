"""The search for hyper-parameters in the window: ranges, the path through the grid, its map."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engine.search.findings import Findings, Move
from engine.search.methods import Point, Search
from engine.search.trial import Trial
from engine.specs.knobs import KnobError
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.panels.search.hunter import Hunter, Progress
from playground.panels.search.offers import offers_of
from playground.panels.search.outcome import best_words, trial_rows
from playground.panels.search.outcome_page import OutcomePage
from playground.panels.search.plan_page import PlanPage
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import number
from playground.words.translate import tr

# Milliseconds between two looks at what has been found.
REFRESH = 250
PLAN, FOUND, PATH = range(3)
LEAST_EMS = 13


class SearchPanel(Panel):
    """Looks for good hyper-parameters while the window goes on; the best opens with a click."""

    name: ClassVar[str] = "search"
    title: ClassVar[str] = "Search"
    home: ClassVar[str] = "boundary"
    questions = ("Which settings are best?",)
    terms = ("learning rate", "validation part")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._spec: ExperimentSpec | None = None
        self._hunter: Hunter | None = None
        self.progress: Progress | None = None
        self._stale = self._offered = False
        # A search that is shown as soon as the experiment has what it varies.
        self._proposed: Search | None = None
        self._picked: Point | None = None
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH)
        self._refresh.timeout.connect(self._show)
        self._build(theme)
        self.begin.clicked.connect(self._begin_or_cancel)
        self.open.clicked.connect(self._open_best)
        self.page.currentIndexChanged.connect(self._turn)
        self.found.picked.connect(self._pick)
        self._say(tr("Choose what to vary and begin: each trial trains by itself, aside."))
        self._show()

    def start(self, setup: Setup) -> None:
        """Offer the settings of this experiment; what was found before stays to be seen."""
        self._take(setup.spec)

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        self._take(spec)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.found.set_theme(theme)
        self.note.setStyleSheet(f"color: {theme.words('quiet')}")
        self.room.setMinimumHeight(LEAST_EMS * theme.base_px)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._offer()

    def propose(self, plan: Search) -> None:
        """Have the plan filled in with a search; whoever begins it may change it before."""
        self._proposed, self._offered = plan, False
        self.page.setCurrentIndex(PLAN)
        if self.isVisible():
            self._offer()

    def table(self) -> list[list[object]]:
        """Every trial that has finished."""
        return [] if self.progress is None else trial_rows(self.progress)

    def end(self) -> None:
        """End the search, and wait until its processes have ended."""
        if self._hunter is not None:
            self._hunter.cancel()
            self._hunter.wait()
            self._close_hunter()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.end()
        super().closeEvent(event)

    def _build(self, theme: Theme) -> None:
        self.page = QComboBox(self)
        self.page.addItems([tr("What to vary"), tr("Map"), tr("Path")])
        self._name(self.page, "page", tr("What is shown of the search"),
                   tr("The settings and their values, or the map and the path."))  # fmt: skip
        FocusedWheel(self.page)
        self.begin = QPushButton(tr("Search"), self)
        self._name(self.begin, "begin", tr("Search"), tr("Begin the search, or end it."))
        self.open = QPushButton(tr("Open the best"), self)
        self._name(self.open, "open", self.open.text(),
                   tr("Give the experiment these values; undo takes them back."))  # fmt: skip
        self.bar = QProgressBar(self)
        self._name(self.bar, "progress", tr("Progress of the search"),
                   tr("Trials that are done, of those that are left at least."))  # fmt: skip
        self.bar.setTextVisible(False)
        self.note = QLabel(self)
        self.note.setProperty("kind", "caption")
        self.note.setAccessibleName(tr("What the search says"))
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(1)
        self.plan, self.found = PlanPage(self), OutcomePage(theme, self)
        self.room = QWidget(self)
        self.room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.room.setMinimumHeight(LEAST_EMS * theme.base_px)
        self.pages = QStackedLayout(self.room)
        for page in (VerticalScroll(self.plan, self), self.found):
            self.pages.addWidget(page)
        head = FlowLayout(spacing=8)
        for widget in (self.page, self.begin, self.open):
            head.addWidget(widget)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.room, 1)
        column.addWidget(self.bar)
        column.addWidget(self.note)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(VerticalScroll(inside, self))

    def _name(self, widget: QWidget, name: str, words: str, tip: str) -> None:
        widget.setObjectName(f"search.{name}")
        widget.setAccessibleName(words)
        widget.setToolTip(tip)

    def _take(self, spec: ExperimentSpec) -> None:
        if spec != self._spec:
            self._spec = spec
            self._offered = False
            if self.isVisible():
                self._offer()

    def _offer(self) -> None:
        """Offer ranges for the experiment at hand, where somebody sees them."""
        if self._spec is not None and not self._offered:
            self._offered = True
            self.plan.ranges.offer(offers_of(self._spec))
            if self._proposed is not None and self.plan.propose(self._proposed):
                self._proposed = None

    @Slot()
    def _begin_or_cancel(self) -> None:
        if self._hunter is not None:
            self._hunter.cancel()
            self._say(tr("The search ends after the steps at hand …"))
            return
        if self._spec is None:
            return
        try:
            search = self.plan.search()
            progress = Progress(search, search.space(self._spec))
        except (KnobError, SpecError, ValueError) as error:
            self._say(tr(str(error)))
            return
        self.progress, self._stale, self._picked = progress, True, None
        self._hunt(search, self._spec)

    def _hunt(self, search: Search, spec: ExperimentSpec) -> None:
        hunter = self._hunter = Hunter(search, spec, self)
        hunter.tried.connect(self._try)
        hunter.moved.connect(self._move)
        hunter.found.connect(self._finish)
        hunter.refused.connect(self._refuse)
        hunter.start()
        self._refresh.start()
        self.page.setCurrentIndex(max(FOUND, self.page.currentIndex()))
        self._show()

    @Slot(object)
    def _try(self, trial: Trial) -> None:
        if self.progress is not None:
            self.progress.add(trial)
            self._stale = True

    @Slot(object)
    def _move(self, move: Move) -> None:
        if self.progress is not None:
            self.progress.move(move)
            self._stale = True

    @Slot(object)
    def _finish(self, findings: Findings) -> None:
        if self._hunter is None or self.progress is None:
            return
        self._hunter.wait()
        self._close_hunter()
        count = number(len(self.progress.trials))
        ended = tr("Done after {count} trials", count=count)
        if not findings.complete:
            ended = findings.problem or tr("Ended after {count} trials", count=count)
        self._say(tr("{ended}: {best}.", ended=tr(ended), best=best_words(self.progress)))

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        if self._hunter is not None:
            self._hunter.wait()
            self._close_hunter()
            self._say(tr(sentence))

    def _close_hunter(self) -> None:
        """It has ended: what it says from now on comes too late."""
        hunter, self._hunter = self._hunter, None
        if hunter is not None:
            hunter.deleteLater()
        self._refresh.stop()
        self._stale = True
        self._show()

    @Slot()
    def _turn(self) -> None:
        self.pages.setCurrentIndex(min(self.page.currentIndex(), FOUND))
        if self.page.currentIndex() != PLAN:
            self.found.show_view(self.page.currentIndex() - FOUND)
        self._stale = True
        self._show()

    @Slot()
    def _show(self) -> None:
        """Show what has been found since the last look."""
        progress, busy = self.progress, self._hunter is not None
        self.begin.setText(tr("Cancel") if busy else tr("Search"))
        self.begin.setAccessibleName(self.begin.text())
        self.bar.setVisible(busy)
        self.open.setVisible(progress is not None)
        if progress is None:
            return
        self.open.setEnabled(self._picked is not None or progress.best() is not None)
        self.open.setText(tr("Open the best") if self._picked is None else tr("Open the chosen"))
        self.open.setAccessibleName(self.open.text())
        if self._stale:
            self._stale = False
            self.found.show_progress(progress)
        if busy:
            self.bar.setRange(0, max(1, progress.total))
            self.bar.setValue(len(progress.trials))
            self._say(self._under_way(progress))

    def _under_way(self, progress: Progress) -> str:
        done, left = len(progress.trials), progress.seconds_left
        if left is None:
            return tr("{total} trials at least; processes are starting …",
                      total=number(progress.total))  # fmt: skip
        exact = progress.search.most_trials() is not None
        wait = tr("{seconds} s left", seconds=number(round(left)))
        if not exact:
            wait = tr("{seconds} s left at least", seconds=number(round(left)))
        return tr("{done} of {total} trials, {wait}; {best}", done=number(done),
                  total=number(progress.total), wait=wait, best=best_words(progress))  # fmt: skip

    @Slot(object)
    def _pick(self, point: Point) -> None:
        """A cell of the map was clicked: that is what may be opened."""
        self._picked = point
        self._show()

    @Slot()
    def _open_best(self) -> None:
        """Open what was picked in the map, or else the best."""
        point = self._picked
        if point is None and self.progress is not None:
            point = self.progress.best()
        if point is not None:
            self._open(point)

    def _open(self, point: Point) -> None:
        """Give the experiment at hand these values; whatever else it has by now stays."""
        if self.progress is None or self._spec is None:
            return
        try:
            spec = replace(self.progress.space, experiment=self._spec).spec_at(point)
        except SpecError as error:
            self._say(tr(str(error)))
            return
        self.edited.emit(spec)
        self.settled.emit()

    def _say(self, sentence: str) -> None:
        if self.note.text() != sentence:
            self.note.setText(sentence)
