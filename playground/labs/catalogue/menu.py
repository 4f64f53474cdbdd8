"""The Labs menu: ways through the labs, labs by theme and by lecture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from engine.labs.lab import Lab
from engine.labs.library import Library
from playground.importing.work import Work
from playground.labs.catalogue.groups import groups_of, line_of
from playground.labs.shelf import reading
from playground.words.mnemonics import keep_marked
from playground.words.translate import tr

PATIENCE = 50


class LabsMenu(QObject):
    """Fills a menu when it is opened first: labs are read then, aside, and no sooner.

    `chosen(Lab)` when a lab is picked. Labs in `folders` of one's own stand beside those of the
    program, and before them where both have one of the same name.
    """

    chosen = Signal(object)

    def __init__(self, menu: QMenu, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._menu, self.language = menu, language
        self.library: Library | None = None
        self.folders: tuple[Path, ...] = ()
        # What stands in the menu for the labs that were read last.
        self._made: list[QAction] = []
        self._waiting: list[Callable[[Library], object]] = []
        self._work = Work((OSError,), self)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._fail)
        self._first = menu.actions()[0] if menu.actions() else None
        self._reading = self._add_line(menu, tr("Reading the labs …"))
        if self._first is not None:
            menu.insertSeparator(self._first)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self.need(lambda _: None))

    def need(self, then: Callable[[Library], object]) -> None:
        """Have the labs; `then` is told when they have been read."""
        if self.library is not None:
            then(self.library)
            return
        self._waiting.append(then)
        if len(self._waiting) == 1:
            self._work.start(reading(self.folders), PATIENCE)

    def show_folders(self, folders: Iterable[Path]) -> None:
        """Have the labs of these folders read when the menu is opened next."""
        self.folders = tuple(folders)
        self.library = None
        for action in self._made:
            self._menu.removeAction(action)
        self._made.clear()
        self._reading.setText(tr("Reading the labs …"))
        self._reading.setVisible(True)
        if self._waiting:
            self._work.start(reading(self.folders), PATIENCE)

    def close(self) -> None:
        """Wait until nothing is being read."""
        self._work.leave()
        self._work.stop()

    @Slot(object)
    def _take(self, library: Library) -> None:
        if not isValid(self._menu):
            # The window went while the labs were being read.
            return
        self.library = library
        self._fill(library)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(library)

    @Slot(str)
    def _fail(self, problem: str) -> None:
        self._waiting.clear()
        self._reading.setText(tr("The labs cannot be read: {problem}", problem=problem))

    def _fill(self, library: Library) -> None:
        self._reading.setVisible(False)
        inside: dict[str, QMenu] = {}
        for group in groups_of(library, self.folders):
            if group.above and group.above not in inside:
                inside[group.above] = self._submenu(self._menu, group.above)
            self._add(inside.get(group.above, self._menu), group.title, group.labs)
        for name, problem in library.unusable:
            line = self._add_line(self._menu, tr("Unusable: {name}", name=Path(name).name))
            line.setToolTip(problem)
            self._made.append(line)

    def _add(self, menu: QMenu, title: str, labs: Iterable[Lab]) -> None:
        inside = self._submenu(menu, title)
        for lab in labs:
            action = inside.addAction(line_of(lab, self.language))
            action.setObjectName(f"lab.{lab.id}")
            headings = "; ".join(one.heading for one in lab.lectures)
            action.setToolTip(f"{lab.teaches.of(self.language)} ({headings})")
            action.triggered.connect(partial(self._choose, lab))

    def _choose(self, lab: Lab, _checked: bool = False) -> None:
        self.chosen.emit(lab)

    def _submenu(self, menu: QMenu, title: str) -> QMenu:
        made = QMenu(title, menu)
        made.setToolTipsVisible(True)
        keep_marked(made)
        if menu is self._menu and self._first is not None:
            separators = [one for one in menu.actions() if one.isSeparator()]
            self._made.append(menu.insertMenu(separators[0], made))
        else:
            menu.addMenu(made)
        return made

    def _add_line(self, menu: QMenu, text: str) -> QAction:
        """A line that says something and can be chosen by nobody."""
        action = QAction(text, menu)
        action.setEnabled(False)
        if self._first is not None:
            menu.insertAction(self._first, action)
        else:
            menu.addAction(action)
        return action
