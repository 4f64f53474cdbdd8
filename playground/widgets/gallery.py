"""A choice among pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.widgets.flow_layout import FlowLayout

Item = tuple[str, str, str, QPixmap]
_GAP = 4
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Gallery(QWidget):
    """Thumbnails with captions, one of them chosen; arrows move, Enter chooses.

    They may stand in groups with a heading each: `headings` has the row of each, for
    more to be put into it.
    `chosen` carries the name of an item after a user's choice only. Captions wider than `ems` times
    the height of their type are cut short; screen readers get them whole.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, ems: float = 20.0) -> None:
        super().__init__(parent)
        self._ems = ems
        self._buttons: dict[str, _Thumb] = {}
        self._group = QButtonGroup(self)
        self._flows: list[FlowLayout] = []
        self.headings: dict[str, FlowLayout] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_items(self, items: Iterable[Item]) -> None:
        """Show these (name, label, tool-tip, picture); the choice stays if its name does."""
        self.set_groups({"": items})

    def set_groups(self, groups: Mapping[str, Iterable[Item]]) -> None:
        """Show these under their headings; an empty heading takes no room."""
        before = self.selected()
        for button in self._buttons.values():
            self._group.removeButton(button)
        while (old := self._column.takeAt(0)) is not None:
            if (part := old.widget()) is not None:
                part.hide()
                part.deleteLater()
        self._buttons, self._flows, self.headings = {}, [], {}
        for heading, items in groups.items():
            if heading:
                self._column.addWidget(self._head(heading))
            page = QWidget(self)
            flow = FlowLayout(page, _GAP, fill=True)
            self._flows.append(flow)
            self._column.addWidget(page)
            for item in items:
                self._buttons[item[0]] = button = self._button(*item, page)
                flow.addWidget(button)
        self._fit()
        self.select(before if before in self._buttons else next(iter(self._buttons), ""))

    def set_pixmap(self, name: str, pixmap: QPixmap) -> None:
        """Give one item another picture, after a change of theme for one."""
        self._buttons[name].setIcon(QIcon(pixmap))

    def show_only(self, names: Collection[str]) -> None:
        """Hide all items but these."""
        for name, button in self._buttons.items():
            button.setVisible(name in names)
        for flow in self._flows:
            flow.invalidate()
        self._column.invalidate()
        self.updateGeometry()

    def names(self) -> tuple[str, ...]:
        """The names of all items in their order."""
        return tuple(self._buttons)

    def button(self, name: str) -> QToolButton:
        """The thumbnail of an item. Raises KeyError for an unknown name."""
        return self._buttons[name]

    def selected(self) -> str:
        """The name of the chosen item, empty if there is none."""
        return next((name for name, b in self._buttons.items() if b.isChecked()), "")

    def select(self, name: str) -> None:
        """Mark `name` as chosen without emitting; an unknown name marks none."""
        self._group.setExclusive(False)
        for other, button in self._buttons.items():
            button.setChecked(other == name)
        self._group.setExclusive(True)
        self._take_tab(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Arrows are commands of the window, too: here they belong to the pictures.
            event.setAccepted(Qt.Key(event.key()) in _MOVES)
            return event.isAccepted()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if isinstance(watched, _Thumb) and key in _MOVES:
                self._move(watched, *_MOVES[key])
                return True
            if isinstance(watched, _Thumb) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _head(self, heading: str) -> QWidget:
        head = QWidget(self)
        self.headings[heading] = row = FlowLayout(head, apart=True)
        words = QLabel(heading, head)
        words.setProperty("kind", "caption")
        row.addWidget(words)
        return head

    def _button(
        self, name: str, label: str, tooltip: str, pixmap: QPixmap, page: QWidget
    ) -> _Thumb:
        button = _Thumb(page)
        button.setProperty("kind", "thumb")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.setText(label)
        button.setToolTip(tooltip)
        button.setAccessibleName(label)
        button.setIcon(QIcon(pixmap))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.clicked.connect(lambda: self._on_clicked(name))
        button.installEventFilter(self)
        self._group.addButton(button)
        button.show()
        return button

    def _on_clicked(self, name: str) -> None:
        self._take_tab(name)
        self.chosen.emit(name)

    def _take_tab(self, name: str) -> None:
        """Let Tab stop once, at the chosen thumbnail; arrows reach the others."""
        stop = name if name in self._buttons else next(iter(self._buttons), "")
        for other, button in self._buttons.items():
            reach = Qt.FocusPolicy.StrongFocus if other == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(reach)

    def _move(self, origin: _Thumb, across: int, along: int) -> None:
        buttons = [button for button in self._buttons.values() if not button.isHidden()]
        if across:
            place = buttons.index(origin) + across
            if 0 <= place < len(buttons):
                buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        centers = {button: button.mapTo(self, button.rect().center()) for button in buttons}
        start = centers[origin]
        ahead = [b for b in buttons if (centers[b].y() - start.y()) * along > 0]
        if ahead:
            nearest = min(ahead, key=lambda b: (centers[b] - start).manhattanLength())
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        buttons = list(getattr(self, "_buttons", {}).values())
        for button in buttons:
            button.ensurePolished()
        if not buttons:
            return
        metrics = buttons[0].fontMetrics()
        room, end = round(self._ems * metrics.height()), Qt.TextElideMode.ElideRight
        for button in buttons:
            button.setText(metrics.elidedText(button.accessibleName(), end, room))
        widest = max(metrics.horizontalAdvance(button.text()) for button in buttons)
        side = max(round(metrics.height() * 1.7), 24)
        width = max(widest, side) + metrics.averageCharWidth()
        for button in buttons:
            button.setIconSize(QSize(side, side))
            button.room = QSize(width, side + metrics.height() + 11)
            button.updateGeometry()
        self.updateGeometry()


class _Thumb(QToolButton):
    """A thumbnail button as large as its gallery wants."""

    room = QSize()

    def sizeHint(self) -> QSize:
        return self.room

    def minimumSizeHint(self) -> QSize:
        return self.room
