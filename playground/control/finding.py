"""From a question, a verdict or a number to the panel that answers it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from playground.labs.terms import glossary
from playground.panels.panel import Panel
from playground.widgets.card_dock import CardDock
from playground.window.docking.default_layout import LANES
from playground.window.docking.finder import PanelFinder
from playground.window.docking.questions import Questions
from playground.window.main_window import MainWindow
from playground.window.tab_order import stops


class PanelFinding(QObject):
    """Opens the list of questions, and the panels that are asked for."""

    def __init__(self, window: MainWindow, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._language = window, language
        self._explaining = {
            word: name for name, kind in window.panels.kinds.items() for word in kind.explains
        }
        window.panels.each(self._welcome)
        window.transport.numbers.asked.connect(self.explain)

    @Slot(object)
    def _welcome(self, panel: Panel) -> None:
        panel.asked.connect(self.explain)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What carries out which command."""
        return {"find_panel": self.open}

    def open(self) -> PanelFinder:
        """Let the user ask."""
        window = self._window
        kinds, docks = window.panels.kinds, window.docks
        titles = {name: docks[name].title for name in kinds}
        questions = Questions(kinds, glossary(), self._language, titles)
        finder = PanelFinder(questions, window.theme, window)
        finder.chosen.connect(self.show)
        finder.show()
        finder.activateWindow()
        return finder

    @Slot(str)
    def show(self, name: str) -> None:
        """Bring a panel to light, and give it the keyboard."""
        if name != LANES:
            self._window.lanes_abreast.leave()
        self._window.arranger.reveal(name)
        dock = self._window.docks[name]
        self._window.activateWindow()
        first = next((w for w in stops(self._window, [dock], []) if _inside(dock, w)), dock.body)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def explain(self, word: str) -> None:
        """Bring to light what explains a verdict or a number."""
        if word in self._explaining:
            # Lanes fill the place of all panels until one of these is wanted.
            self._window.lanes_abreast.leave()
            self._window.arranger.reveal(self._explaining[word])


def _inside(dock: CardDock, widget: QWidget) -> bool:
    """Whether it is a part of what the dock holds, its title apart."""
    return dock.isAncestorOf(widget) and not dock.head.isAncestorOf(widget)
