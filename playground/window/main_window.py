"""The window: menus, tool bar and docks assembled from their tables. No logic."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QTabBar, QToolBar

from engine.running.pace import Want
from engine.running.snapshot import Snapshot
from engine.specs.paths import touches
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.forms.experiment_dock import ExperimentForm
from playground.labs.view import LessonView
from playground.look.theme import app_icon
from playground.look.tokens import Theme
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.widgets.action import Action
from playground.widgets.banner import Banner
from playground.widgets.card_dock import CardDock
from playground.window.actions import MENUS, actions_with
from playground.window.bar.transport import Transport
from playground.window.busy_line import BusyLine
from playground.window.docking.arranger import Arranger
from playground.window.docking.default_layout import ON_DEMAND, prepare_tabs, reading_order
from playground.window.docking.dock_menu import DockMenu
from playground.window.docking.full_screen import FullScreen
from playground.window.docking.lanes_abreast import LanesAbreast
from playground.window.docking.panels import Panels
from playground.window.docking.shares import Shares
from playground.window.measured import MeasuredSteps
from playground.window.tab_order import first_stop_after, stops
from playground.window.view_menu import add_docks, add_languages
from playground.words.mnemonics import keep_marked, marked
from playground.words.translate import tr


class MainWindow(QMainWindow):
    """Everything visible. `closing(QCloseEvent)` precedes closing, unless the event is ignored.

    `wanted` says that `wants` has changed.
    `language_chosen` carries a tag such as "de", or "system"; `dropped` the `Path` of a file that
    was dropped on the window.
    """

    closing = Signal(object)
    dropped = Signal(object)
    language_chosen = Signal(str)
    wanted = Signal()

    def __init__(self, setup: Setup, theme: Theme, panels: Mapping[str, type[Panel]]) -> None:
        super().__init__()
        self.theme = theme
        self.setWindowTitle("Backprop Playground")
        self.setWindowIcon(app_icon())
        self.setObjectName("window")
        self.setDockNestingEnabled(True)
        self.setDocumentMode(True)
        self.setAcceptDrops(True)
        self.commands = actions_with(panels.values())
        self.actions_by_name = {command.name: self._action(command) for command in self.commands}
        self._fill_menus()
        tools = [
            (self.actions_by_name[command.name], command)
            for kind in ("text", "word")
            for command in self.commands
            if command.toolbar == kind
        ]
        self.transport = Transport(theme, tools, self)
        self.banner = Banner(self)
        self.busy = BusyLine(self)
        self._add_bar()
        self.form = ExperimentForm(setup.spec, setup, theme)
        self.transport.seed.clicked.connect(self._reveal_seed)
        self.selection = Selection()
        self.docks = {"experiment": CardDock("dock.experiment", tr("Experiment"), self)}
        self.docks["experiment"].set_content(self.form)
        self.panels = Panels(panels, theme)
        self.panels.each(self._welcome)
        self.menus_by_panel: dict[str, DockMenu] = {}
        for name, kind in panels.items():
            self.docks[name] = CardDock(f"dock.{name}", tr(kind.title), self, tr(kind.tab))
            self.docks[name].visibilityChanged.connect(partial(self._see, name))
            if kind.marks_edits or not (kind.home or name in ON_DEMAND):
                # In sight from the start, or it has to know what is done.
                self.panels[name]
        self.lesson = LessonView(theme)
        self.docks["lesson"] = CardDock("dock.lesson", tr("Lab"), self)
        self.docks["lesson"].set_content(self.lesson)
        self.docks["lesson"].hide()
        self.docks["lesson"].visibilityChanged.connect(self.wanted)
        self.measured = MeasuredSteps(self.panels.seen, self.docks)
        self.wanted.connect(self.measured.forget_wants)
        add_docks(self.menus["View"], self.docks.values())
        add_languages(self.menus["View"], self.language_chosen.emit)
        self.arranger = Arranger(self, self.docks, {n: kind.home for n, kind in panels.items()})
        self.full_screen = FullScreen(self, self.docks, self.arranger)
        self.lanes_abreast = LanesAbreast(self, self.docks, self.full_screen)
        self.arrange()
        self.transport.buttons["play"].setFocus()

    def wants(self) -> frozenset[Want]:
        """What has to be measured for what can be seen."""
        of_panels = (panel.wants() for panel in self.panels.seen())
        return self.transport.wants().union(self.lesson.wants(), *of_panels)

    def wants_beside(self) -> frozenset[Want]:
        """What has to be measured of the lanes that are not lit."""
        return frozenset().union(*(panel.wants_beside() for panel in self.panels.seen()))

    def start(self, setup: Setup) -> None:
        """A run begins."""
        self.selection = self.selection.within(setup)
        self.transport.start(setup)
        self.measured.start()
        self.panels.start(setup)
        for name, kind in self.panels.kinds.items():
            self.docks[name].set_titles(*kind.titles(setup))

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """Show an edited experiment in the forms and panels that have to do with its changes."""
        if "seed" in changed:
            self.transport.show_seed(spec.seed)
        self.form.set_experiment(spec, setup, changed)
        if touches(changed, "data"):
            self.selection = self.selection.within(setup)
        self.panels.set_experiment(spec, setup, changed)

    @Slot(object)
    def select(self, picked: Selection) -> None:
        """Point out in every panel what was picked in one; those that are made for it show."""
        self.selection = self.selection.then(picked)
        for name, kind in self.panels.kinds.items():
            if self.selection.shows(kind.revealed_by):
                self.arranger.reveal(name)
        self.panels.select(self.selection)

    def draw(self, snapshot: Snapshot) -> None:
        """Hand a snapshot to all that shows it."""
        self.transport.draw(snapshot)
        self.panels.draw(snapshot)
        self.measured.draw(snapshot)

    def cover(self, names: Collection[str], numbers: bool = False) -> None:
        """Cover these panels, and the numbers of the run, so that they tell nothing yet."""
        words = tr("covered until your prediction is locked")
        for name in self.panels:
            self.docks[name].cover(words if name in names else "")
        self.panels.keep_quiet(names)
        self.transport.numbers.cover(numbers)
        self.wanted.emit()

    def fill_screen(self) -> None:
        """Let the panel with the focus or under the pointer fill the screen, else the window."""
        focus = self.focusWidget() if self.full_screen.dock is None else None
        panels = [self.docks[name] for name in self.panels if self.docks[name].isVisible()]
        meant = [dock for dock in panels if focus is not None and dock.isAncestorOf(focus)]
        meant += [dock for dock in panels if dock.underMouse()]
        self.full_screen.toggle(meant[0] if meant else None)

    def go_to_panel(self, step: int) -> None:
        """Give the keyboard to the next panel that can be seen, or to the one before."""
        docks = [self.docks[name] for name in reading_order(self.docks)]
        if (target := first_stop_after(self, docks, step)) is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def open_menus(self) -> None:
        """Give the keyboard to the menu bar."""
        bar = self.menuBar()
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        bar.setActiveAction(bar.actions()[0])

    def set_theme(self, theme: Theme) -> None:
        """Colour again what the style sheet does not reach."""
        self.theme = theme
        self.transport.set_theme(theme)
        self.form.set_theme(theme)
        self.lesson.set_theme(theme)
        self.panels.set_theme(theme)
        self.arranger.fit_type()
        self.lanes_abreast.fit()

    def arrange(self) -> None:
        """The default arrangement: see `playground.window.docking.default_layout`."""
        self.lanes_abreast.leave()
        self.arranger.arrange()

    def spread(self) -> None:
        """Every panel side by side: see `playground.window.docking.default_layout`."""
        self.lanes_abreast.leave()
        self.arranger.spread()

    def arrangement(self) -> QByteArray:
        """The places of all docks, to be restored later."""
        return self.lanes_abreast.arrangement

    def shares(self) -> str:
        """How the docks share the window, to be restored later."""
        return self.arranger.shares.dumps()

    def restore(self, geometry: QByteArray, arrangement: QByteArray, shares: str = "") -> bool:
        """Put window and docks where they were; False if the arrangement is not known."""
        # Qt refuses the place of a window on a screen of another width; the docks go by themselves.
        self.restoreGeometry(geometry)
        known = self.arranger.restore(arrangement, Shares.loads(shares))
        if not known:
            self.arrange()
        return known

    def restore_arrangement(self, arrangement: bytes) -> bool:
        """Put the docks where a file has them; what is not known changes nothing and is False."""
        abreast = self.lanes_abreast.shown
        self.lanes_abreast.leave()
        known = self.arranger.restore(QByteArray(arrangement))
        if abreast:
            self.lanes_abreast.show()
        return known

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arranger.fit()
        self.lanes_abreast.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Docks can be given their sizes only when the window is laid out.
        self.arranger.fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a single file, whatever it is; who opens it says whether it is a known one."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes through the bar, then dock by dock; in form and lab from top to bottom."""
        groups = [self.docks[name] for name in reading_order(self.docks)]
        visited = stops(self, groups, [self.docks["experiment"], self.docks["lesson"]])
        here = self.focusWidget()
        if not visited:
            return False
        place = visited.index(here) + (1 if forwards else -1) if here in visited else 0
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        visited[place % len(visited)].setFocus(reason)
        return True

    def childEvent(self, event: QChildEvent) -> None:
        """Name the tab bars of docks; asked for all children, PySide6 looks up a class for each."""
        super().childEvent(event)
        child = event.child() if event.type() == QEvent.Type.ChildPolished else None
        if isinstance(child, QTabBar):
            prepare_tabs(child)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)
        if event.isAccepted():
            super().closeEvent(event)

    def _action(self, command: Action) -> QAction:
        action = QAction(tr(command.text), self)
        action.setObjectName(command.name)
        tip = tr(command.tip)
        action.setToolTip(f"{tip} ({command.shortcut})" if command.shortcut else tip)
        action.setStatusTip(tip)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        self.addAction(action)
        return action

    def _fill_menus(self) -> None:
        titles = marked([tr(title) for title in MENUS])
        self.menus = {
            name: self.menuBar().addMenu(title) for name, title in zip(MENUS, titles, strict=True)
        }
        for menu in self.menus.values():
            keep_marked(menu)
        groups: dict[str, int] = {}
        for command in self.commands:
            menu = self.menus[command.menu]
            if groups.setdefault(command.menu, command.group) != command.group:
                menu.addSeparator()
                groups[command.menu] = command.group
            menu.addAction(self.actions_by_name[command.name])

    def _add_bar(self) -> None:
        bar = QToolBar(tr("Transport"), self)
        bar.setObjectName("transport")
        bar.setMovable(False)
        bar.addWidget(self.transport)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)

    @Slot()
    def _reveal_seed(self) -> None:
        self.arranger.reveal("experiment")
        self.form.reveal_seed()

    def _see(self, name: str, shown: bool) -> None:
        """A dock comes to light, with its panel, or goes: other things are wanted."""
        if shown and not self.panels.has_made(name):
            self.arranger.expect()
            self.panels[name]
        self.wanted.emit()

    def _welcome(self, panel: Panel) -> None:
        """Put a panel that has just been made into its dock."""
        dock = self.docks[panel.name]
        dock.set_content(panel)
        panel.rewanted.connect(self.wanted)
        panel.selected.connect(self.select)
        menu = self.menus_by_panel[panel.name] = DockMenu(dock, panel)
        menu.said.connect(self.banner.show_message)
        menu.full_screen.connect(lambda: self.full_screen.toggle(dock))
