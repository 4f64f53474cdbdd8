"""What the View menu has beside its commands: which docks there are, and the languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QDockWidget, QMenu

from playground.window.docking.default_layout import ON_DEMAND
from playground.words.languages import SYSTEM, languages
from playground.words.mnemonics import keep_marked
from playground.words.speaking import name_of
from playground.words.translate import tr


def add_docks(view: QMenu, docks: Iterable[QDockWidget]) -> None:
    """A menu that shows and hides docks; those that are there on demand have one of their own.

    The alphabet has a letter for each of so many and no more.
    """
    view.addSeparator()
    usual = view.addMenu(tr("Panels"))
    more = view.addMenu(tr("More panels"))
    for menu in (usual, more):
        keep_marked(menu)
    on_demand = {f"dock.{name}" for name in ON_DEMAND}
    for dock in docks:
        action = dock.toggleViewAction()
        (more if dock.objectName() in on_demand else usual).addAction(action)
        # It may share its place with others, and was asked for.
        action.triggered.connect(lambda shown, dock=dock: dock.raise_() if shown else None)


def add_languages(view: QMenu, chosen: Callable[[str], object]) -> None:
    """A menu of the languages there are; `chosen` is told the tag of one."""
    menu = view.addMenu(tr("Language"))
    keep_marked(menu)
    for tag in (SYSTEM, *languages()):
        name = tr("As the system") if tag == SYSTEM else name_of(tag)
        action = menu.addAction(name)
        action.setObjectName(f"language.{tag}")
        action.triggered.connect(lambda _checked=False, tag=tag: chosen(tag))
