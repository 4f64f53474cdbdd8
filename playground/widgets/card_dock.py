"""A dock that looks like a card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.look.restyle import restyle
from playground.widgets.elided_label import ElidedLabel
from playground.words.mnemonics import keep_marked
from playground.words.translate import tr

# Around the content, in pixels: left, top, right, bottom; less where room is so dear that there
# is no title.
MARGINS, MARGINS_ALONE = (14, 2, 14, 14), (10, 8, 10, 8)


class CardDock(QDockWidget):
    """A dock with a quiet title, a note at its right and a rounded body.

    Drag it by its title; a double click on the title makes it float. Where room is dear, its tab
    is title enough.
    """

    def __init__(self, name: str, title: str, parent: QWidget | None = None, tab: str = "") -> None:
        super().__init__(parent)
        self.title = ""
        self.setObjectName(name)
        self.head = QFrame(self)
        self.head.setProperty("card", "head")
        self.label = QLabel(self.head)
        self.label.setProperty("kind", "title")
        self.note = ElidedLabel("")
        self.note.setProperty("kind", "caption")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._extras = QHBoxLayout()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(14, 9, 6, 3)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(_RoomOfNote(self.note, self.head), 1)
        row.addLayout(self._extras)
        self.menu_button = self._button("more")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.hide()
        row.addWidget(self.menu_button)
        self.float_button = self._button("float", self._toggle_floating)
        self.close_button = self._button("close", self.close)
        row.addWidget(self.float_button)
        row.addWidget(self.close_button)
        self._no_head: QWidget | None = None
        self.setTitleBarWidget(self.head)
        self.body = QFrame(self)
        # A click anywhere in the card says which one is meant by F11 and the like.
        self.body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.setProperty("card", "body")
        self._inner = QVBoxLayout(self.body)
        self._inner.setContentsMargins(*MARGINS)
        self._contents: list[QWidget] = []
        self._shown = True
        self._cover: QLabel | None = None
        self.setWidget(self.body)
        self.visibilityChanged.connect(self._follow_tab)
        self.topLevelChanged.connect(self._follow_floating)
        self.set_titles(title, tab)

    def set_titles(self, title: str, tab: str = "") -> None:
        """Be called like this, on the tab more shortly."""
        if title == self.title:
            return
        self.title = title
        self.label.setText(title.upper())
        # Capitals are for the eye: read aloud they may be spelt.
        self.label.setAccessibleName(title)
        self.body.setAccessibleName(title)
        buttons = {
            self.menu_button: tr("Menu of {title}", title=title),
            self.float_button: tr("Float {title}", title=title),
            self.close_button: tr("Close {title}", title=title),
        }
        for button, name in buttons.items():
            button.setToolTip(name)
            button.setAccessibleName(name)
        self.setWindowTitle(tab or title)
        # Qt has the window's title in the menu, too.
        self.toggleViewAction().setText(title)

    def set_content(self, widget: QWidget) -> None:
        """Put the content into the card."""
        self._inner.addWidget(widget)
        self._contents.append(widget)
        self._show_contents()

    def add_menu(self) -> QMenu:
        """An empty menu at the right of the title."""
        menu = QMenu(self.menu_button)
        keep_marked(menu)
        self.menu_button.setMenu(menu)
        self.menu_button.show()
        return menu

    def show_head(self, shown: bool) -> None:
        """Have a title row, or leave its room to the content."""
        if not shown and self._no_head is None:
            self._no_head = QWidget(self)
        head = self.head if shown else self._no_head
        if head is not None and self.titleBarWidget() is not head:
            self.setTitleBarWidget(head)
            for bar in (self.head, self._no_head):
                if bar is not None:
                    bar.setVisible(bar is head)
            restyle(self.body, card="body" if shown else "alone")
            self._inner.setContentsMargins(*(MARGINS if shown else MARGINS_ALONE))

    def set_note(self, text: str) -> None:
        """The few quiet words at the right of the title."""
        if self.note.text() != text:
            self.note.setText(text)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a small control or a legend at the right of the title."""
        self._extras.addWidget(widget)

    def cover(self, words: str) -> None:
        """Say this in the place of the content, which tells nothing; empty: show it again."""
        if words and self._cover is None:
            self._cover = self._new_cover()
        if self._cover is not None and words != self._cover.text():
            self._cover.setText(words)
            self._cover.setAccessibleName(words)
            self.menu_button.setEnabled(not words)
            self._show_contents()

    @Slot(bool)
    def _follow_floating(self, floating: bool) -> None:
        """A window of its own has a title row, and no tab lies before it."""
        self.show_head(True)
        if floating and not self._shown:
            # Qt does not say that it can be seen now.
            self.visibilityChanged.emit(True)

    @Slot(bool)
    def _follow_tab(self, shown: bool) -> None:
        """Behind another tab there is nothing to see and nothing that Tab should stop at."""
        # The body stays: without it the dock, and all it shares a place with, could not grow.
        self._shown = shown
        self._show_contents()
        self.head.setEnabled(shown)

    def _show_contents(self) -> None:
        covered = self._cover is not None and bool(self._cover.text())
        for widget in self._contents:
            widget.setVisible(self._shown and not covered)
        if self._cover is not None:
            self._cover.setVisible(self._shown and covered)

    def _new_cover(self) -> QLabel:
        cover = QLabel(self.body)
        cover.setProperty("kind", "caption")
        cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cover.setWordWrap(True)
        self._inner.insertWidget(0, cover, 1)
        return cover

    def _toggle_floating(self) -> None:
        self.setFloating(not self.isFloating())

    def _button(self, sign: str, act: Callable[[], object] | None = None) -> QToolButton:
        button = QToolButton(self.head)
        button.setProperty("flat", True)
        button.setProperty("sign", sign)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if act is not None:
            button.clicked.connect(act)
        return button


class _RoomOfNote(QWidget):
    """Whatever room is left, filled by words that change while training: they move nothing.

    A label whose size is fixed leaves the window's layout alone when its text changes.
    """

    def __init__(self, note: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self._note = note
        note.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return self._note.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setFixedSize(event.size())
