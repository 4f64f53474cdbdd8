"""The Labs menu: ways through the labs, labs by theme and by lecture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from engine.labs.lab import LECTURES, PATHS, THEMES, Lab
from engine.labs.library import Library
from engine.sentences import Sentence
from playground.importing.work import Work
from playground.labs.shelf import reading
from playground.words.mnemonics import keep_marked
from playground.words.translate import tr

WAYS = {"first-hour": Sentence("First hour"), "course": Sentence("Course of ten")}
THEME_NAMES = {
    "neurons": Sentence("Neurons"),
    "backpropagation": Sentence("Back-propagation"),
    "activations": Sentence("Activations"),
    "initialisation": Sentence("Initialisation"),
    "normalisation": Sentence("Normalisation"),
    "losses": Sentence("Losses"),
    "optimisers": Sentence("Optimisers"),
    "regularisation": Sentence("Regularisation"),
    "pictures": Sentence("Pictures"),
    "models": Sentence("Models"),
}
PATIENCE = 50


class LabsMenu(QObject):
    """Fills a menu when it is opened first: labs are read then, aside, and no sooner.

    `chosen(Lab)` when a lab is picked. Labs in `folders` of one's own stand beside those of the
    program, and before them where both have one of the same name.
    """

    chosen = Signal(object)

    def __init__(self, menu: QMenu, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._menu, self._language = menu, language
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
        labs = library.labs
        for folder in self.folders:
            name = tr("My labs: {folder}", folder=folder.name or str(folder))
            self._add(self._menu, name, library.of_folder(folder))
        for path in PATHS:
            self._add(self._menu, tr(WAYS[path]), (lab for lab in labs if path in lab.paths))
        themes = self._submenu(self._menu, tr("By theme"))
        for theme in THEMES:
            self._add(themes, tr(THEME_NAMES[theme]), (lab for lab in labs if lab.theme == theme))
        lectures = self._submenu(self._menu, tr("By lecture"))
        for text in LECTURES:
            about = (lab for lab in labs if any(one.text == text for one in lab.lectures))
            self._add(lectures, tr("Lecture {number}", number=text), about)
        for name, problem in library.unusable:
            line = self._add_line(self._menu, tr("Unusable: {name}", name=Path(name).name))
            line.setToolTip(problem)
            self._made.append(line)

    def _add(self, menu: QMenu, title: str, labs: Iterable[Lab]) -> None:
        found = list(labs)
        if not found:
            return
        inside = self._submenu(menu, title)
        for lab in found:
            action = inside.addAction(line_of(lab, self._language))
            action.setObjectName(f"lab.{lab.id}")
            headings = "; ".join(one.heading for one in lab.lectures)
            action.setToolTip(f"{lab.teaches.of(self._language)} ({headings})")
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


def line_of(lab: Lab, language: str) -> str:
    """A lab in one line: title, minutes, difficulty."""
    level = "●" * lab.difficulty + "○" * (3 - lab.difficulty)
    # What follows a tab stands at the right, where the keys of commands do.
    return f"{lab.title.of(language)}\t{tr('{n} min', n=lab.minutes)}  {level}"
