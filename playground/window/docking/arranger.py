"""Keeps the default arrangement in shape until somebody arranges the docks themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import partial

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLayout, QMainWindow

from playground.widgets.card_dock import CardDock
from playground.window.docking.default_layout import (
    LESSON,
    ON_DEMAND,
    OVER,
    arrange,
    form_of,
    homeless,
    low,
    make_room,
    place,
    settle,
    share,
    shares_of,
    spread,
)
from playground.window.docking.moved import untouched
from playground.window.docking.saved_places import restore, saved
from playground.window.docking.shares import Shares

# How many layouts stand in each other.
NESTED = 8
# By how much of the window a share must have moved to have been dragged, not rounded.
MOVED = 0.005


class Arranger(QObject):
    """Arranges the docks of a window; `homes` names the dock whose place another one shares.

    As long as the docks stand by each other as by default, they share the window at every size as
    `shares` says; dragging the gap between two of them changes that, moving a dock ends it. While
    it is `held` it leaves all as it is.
    """

    def __init__(
        self, window: QMainWindow, docks: Mapping[str, CardDock], homes: Mapping[str, str]
    ) -> None:
        super().__init__(window)
        self._window, self._docks, self._homes = window, docks, homes
        self._form: tuple[bool, ...] = ()
        self._default = self._pulled = self.held = False
        self.shares = self._given = Shares()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._be_filled)
        window.installEventFilter(self)
        for name, dock in docks.items():
            dock.topLevelChanged.connect(self._leave_default)
            if name in ON_DEMAND:
                dock.toggleViewAction().triggered.connect(partial(self._follow_menu, name))
            else:
                dock.close_button.clicked.connect(self._leave_default)
                dock.toggleViewAction().triggered.connect(self._leave_default)

    def arrange(self) -> None:
        """The default arrangement, in the form that suits the window as it is now."""
        self.shares = Shares()
        self._arrange()

    def spread(self) -> None:
        """Every panel side by side."""
        self._default = False
        for dock in self._docks.values():
            dock.show_head(True)
        spread(self._window, self._docks)

    def fit(self) -> None:
        """Keep the default arrangement in shape after the window or its type has changed."""
        if self.held or not self._default:
            return
        if self._form != form_of(self._window):
            opened = [name for name in ON_DEMAND if not self._docks[name].isHidden()]
            front = self._front()
            self._arrange()
            for name in (*opened, *front):
                self.reveal(name)
        self._share()

    def expect(self) -> None:
        """A dock is about to be filled: what is not styled yet may ask for more than it needs."""
        self._let_grow(False)
        self._soon.start()

    def fit_type(self) -> None:
        """Fit, once all widgets have the sizes of another look."""
        # On its way from one arrangement to the next a dock may ask for more than it needs there,
        # and the window would stay as large as that.
        self._let_grow(False)
        self.fit()
        self._lay_out()
        self.fit()
        self._let_grow(True)

    @Slot()
    def _be_filled(self) -> None:
        self._lay_out()
        self._let_grow(True)

    def _lay_out(self) -> None:
        # What stands in something asks that for another size, which asks what it stands in.
        for _ in range(NESTED):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _let_grow(self, allowed: bool) -> None:
        """Whether the window grows where its docks ask for more than it has."""
        layout, kinds = self._window.layout(), QLayout.SizeConstraint
        assert layout is not None
        layout.setSizeConstraint(kinds.SetDefaultConstraint if allowed else kinds.SetNoConstraint)

    def reveal(self, name: str) -> None:
        """Bring a dock to light, wherever it is."""
        dock = self._docks[name]
        hidden = dock.isHidden()
        dock.show()
        if hidden:
            self._follow_menu(name)
        dock.raise_()

    def arrangement(self) -> QByteArray:
        """The places of all docks, to be restored later."""
        return saved(self._window)

    def restore(self, arrangement: QByteArray, shares: Shares | None = None) -> bool:
        """Put the docks where they were; what is no arrangement changes nothing.

        A dock that came after the arrangement was saved takes its default place. Docks that
        nobody had moved stand as by default now, and share the window as `shares` says.
        """
        taught = not self._docks[LESSON].isHidden()
        default, self._default = self._default, False
        if not restore(self._window, arrangement):
            self._default = default
            return False
        self.give_places()
        # Whether there is a lesson no arrangement says.
        self._docks[LESSON].setVisible(taught)
        for dock in self._docks.values():
            dock.show_head(True)
        settle(self._window)
        if untouched(self._window, self._docks, self._homes):
            front = self._front()
            self.shares = self.shares if shares is None else shares
            self._arrange()
            for name in front:
                self._docks[name].raise_()
        return True

    def give_places(self) -> None:
        """Have docks that have no place in the window stand where they do by default."""
        place(self._window, self._docks, self._homes, homeless(self._window, self._docks))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and self._default:
            if event.type() == QEvent.Type.MouseButtonPress:
                # The gaps between docks are no widgets.
                self._pulled = self._window.childAt(event.position().toPoint()) is None
                self._given = shares_of(self._window, self._docks)
            elif event.type() == QEvent.Type.MouseButtonRelease and self._pulled:
                self._pulled = False
                self._keep_dragged()
        return False

    def _arrange(self) -> None:
        taught = not self._docks[LESSON].isHidden()
        # The window may be resized on the way, when some docks have no place.
        self._default = False
        arrange(self._window, self._docks, self._homes)
        self._docks[LESSON].setVisible(taught)
        if taught:
            self._docks[LESSON].raise_()
        self._default, self._form = True, form_of(self._window)
        self._share()

    def _follow_menu(self, name: str, shown: bool = True) -> None:
        """Have what was there and what has been opened or closed share the room again."""
        if shown and self._default and not self.held and name == "inspector":
            make_room(self._window, self._docks)
        self.fit()

    def _front(self) -> list[str]:
        """The docks that lie over others, those that do so by themselves first."""
        front = [
            name
            for name, dock in self._docks.items()
            if not dock.isHidden() and dock.geometry().right() > 0
        ]
        return sorted(front, key=lambda name: OVER.index(name) if name in OVER else len(OVER))

    def _share(self) -> None:
        for dock in self._docks.values():
            tabbed = bool(self._window.tabifiedDockWidgets(dock)) and not dock.isFloating()
            dock.show_head(not (tabbed and low(self._window)))
        # The docks' least sizes follow their titles and the type.
        settle(self._window)
        share(self._window, self._docks, self.shares)

    def _keep_dragged(self) -> None:
        """Take over what has been dragged."""
        now = shares_of(self._window, self._docks)
        for field in fields(Shares):
            name = field.name
            if abs(getattr(now, name) - getattr(self._given, name)) > MOVED:
                self.shares = replace(self.shares, **{name: getattr(now, name)})

    @Slot()
    def _leave_default(self) -> None:
        if not self.held:
            self._default = False
