"""One line in the window that says what happened and offers what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from engine.sentences import Sentence
from playground.look.restyle import restyle
from playground.words.translate import tr

_ROLES = {"info": "accent", "warning": "warning", "error": "bad"}
LEVELS = {
    "info": Sentence("Note"),
    "warning": Sentence("Warning"),
    "error": Sentence("Error"),
}
# How far it stays from the edges of what it lies over.
MARGIN = 12
# Milliseconds until a message that asks nothing leaves: so many at least, so many a letter.
STAY, LETTER = 6000, 70
_SIGNS = {"info": "●", "warning": "▲", "error": "■"}


class Banner(QFrame):
    """A message over the foot of its parent, or `row` rows above: hidden until `show_message`.

    Its button or Escape closes it. One that asks nothing leaves by itself, though not while it is
    pointed at or has the keyboard.

    `action_clicked` fires when the user takes what it offers, `other_clicked` when they take the
    second offer, `closed` when they wave it away.
    """

    action_clicked = Signal()
    other_clicked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, row: int = 0) -> None:
        super().__init__(parent)
        self._row = row
        self.setProperty("kind", "banner")
        self.sign = QLabel(self)
        self.message = _Message(self)
        self.action = QPushButton(self)
        self.action.setObjectName("banner.action")
        self.action.clicked.connect(self.action_clicked)
        self.other = QPushButton(self)
        self.other.setObjectName("banner.other")
        self.other.clicked.connect(self.other_clicked)
        self.close_button = QToolButton(self)
        self.close_button.setProperty("flat", True)
        self.close_button.setProperty("sign", "close")
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setToolTip(tr("Close this message"))
        self.close_button.clicked.connect(self._dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 6, 4)
        line.setSpacing(8)
        line.addWidget(self.sign)
        line.addWidget(self.message, 1)
        line.addWidget(self.action)
        line.addWidget(self.other)
        line.addWidget(self.close_button)
        self._stay = 0
        self._staying = QTimer(self)
        self._staying.setSingleShot(True)
        self._staying.timeout.connect(self._leave)
        if parent is not None:
            parent.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """The whole message."""
        return self.message.full

    def show_message(
        self, text: str, level: str = "info", action: str = "", other: str = ""
    ) -> None:
        """Show one line; `level` is info, warning or error, `action` and `other` name buttons."""
        role, text = _ROLES[level], tr(text)
        self.sign.setText(_SIGNS[level])
        restyle(self.sign, role=role)
        restyle(self, role=role)
        self.message.set_full(text)
        self.setAccessibleName(f"{tr(LEVELS[level])}: {text}")
        for button, name in ((self.action, action), (self.other, other)):
            button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip(text if name else "")
            button.setVisible(bool(name))
        # First, or it would be under a pointer in the corner for a moment, and stay.
        self._place()
        self.show()
        self._lie_over()
        self._staying.stop()
        self._stay = 0 if action or other else STAY + LETTER * len(text)
        self.update()

    def clear(self) -> None:
        """Hide the message without emitting."""
        self.hide()
        self.message.set_full("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._stay:
            # From when it can be read: what it is about may have held up the window until now.
            self._staying.start(self._stay)
            self._stay = 0

    def hideEvent(self, event: QHideEvent) -> None:
        self._staying.stop()
        for beside in self._beside():
            beside.removeEventFilter(self)
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # Larger type needs more room.
        if event.type() == QEvent.Type.LayoutRequest and not self.isHidden():
            self._place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isHidden():
            return False
        if event.type() == QEvent.Type.ZOrderChange:
            # What has just been brought to light would cover it. Not at once: a dock comes to
            # light only if it is the uppermost of all when it hears of this.
            QTimer.singleShot(0, self, self.raise_)
        elif event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return False

    def _lie_over(self) -> None:
        """Be on top of all that stands beside it, and stay there as long as it is shown."""
        for beside in self._beside():
            beside.installEventFilter(self)
        self.raise_()

    def _beside(self) -> list[QWidget]:
        """The widgets that could cover it."""
        around = self.parentWidget()
        children = around.children() if around is not None else []
        return [child for child in children if isinstance(child, QWidget) and child is not self]

    def _place(self) -> None:
        """In the middle of the foot, as wide as the message needs."""
        around = self.parentWidget()
        if around is not None:
            size = self.sizeHint().boundedTo(around.size() - QSize(2 * MARGIN, 2 * MARGIN))
            self.resize(size)
            left = (around.width() - size.width()) // 2
            self.move(left, around.height() - (self._row + 1) * (size.height() + MARGIN))

    @Slot()
    def _leave(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.focusWidget() or self.window()):
            self._staying.start(STAY)
        else:
            self.clear()

    @Slot()
    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()


class _Message(QLineEdit):
    """Text that ends in … where it is too long, but whole while it is being selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.full = ""
        self.setReadOnly(True)
        self.setProperty("flat", True)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.full) + 3 * metrics.averageCharWidth() + 8
        return QSize(wide, super().sizeHint().height())

    def set_full(self, text: str) -> None:
        self.full = text
        self.updateGeometry()
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setText(self.full)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._elide()

    def _elide(self) -> None:
        if not self.hasFocus():
            room = self.width() - self.fontMetrics().averageCharWidth() * 2 - 8
            elide = Qt.TextElideMode.ElideRight
            self.setText(self.fontMetrics().elidedText(self.full, elide, room))
            self.setCursorPosition(0)
