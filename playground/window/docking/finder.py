"""The list in which a panel is found by what one wants to know."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from playground.look.tokens import Theme
from playground.window.docking.questions import FoundQuestion, Questions
from playground.words.translate import tr

WIDE_EMS, HIGH_EMS, ROW_EMS = 44, 34, 1.7
# What it takes of the window at most.
SHARE = 0.9
GAP = 8
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
TITLE = Qt.ItemDataRole.UserRole
NAME = Qt.ItemDataRole.UserRole + 1


class PanelFinder(QDialog):
    """A field over a list: what is typed finds questions, arrows choose one, Enter opens it.

    `chosen(str)` names the panel. Escape and a click elsewhere close it.
    """

    chosen = Signal(str)

    def __init__(self, questions: Questions, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("finder")
        self.setWindowTitle(tr("Find a panel"))
        self._questions = questions
        self.field = QLineEdit(self)
        self.field.setObjectName("finder.field")
        self.field.setAccessibleName(tr("What do you want to know?"))
        self.field.setPlaceholderText(tr("What do you want to know?"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("finder.list")
        self.list.setAccessibleName(tr("Questions that panels answer"))
        self.list.setItemDelegate(QuestionLine(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = QLabel(tr("Nothing fits: try a term of the lecture."), self)
        self.hint.setProperty("kind", "caption")
        self.hint.hide()
        card = QFrame(self)
        card.setProperty("kind", "layer")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        for part in (self.field, self.hint, self.list):
            column.addWidget(part)
        self.field.textChanged.connect(self._search)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self._place(parent, theme)
        self._search("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                # The list moves while one goes on typing.
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        lost = event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow()
        if lost and self.isVisible():
            self.close()

    def _search(self, typed: str) -> None:
        answers = self._questions.answers(typed)
        self.list.clear()
        for answer in answers:
            self.list.addItem(_line(answer))
        self.list.setCurrentRow(0)
        self.hint.setVisible(not answers)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            name = item.data(NAME)
            self.close()
            self.chosen.emit(name)

    def _place(self, parent: QWidget, theme: Theme) -> None:
        """Under the bar on top, in the middle."""
        wide = min(WIDE_EMS * theme.base_px, round(SHARE * parent.width()))
        high = min(HIGH_EMS * theme.base_px, round(SHARE * parent.height()) // 2 + GAP)
        self.resize(wide, high)
        top = parent.mapToGlobal(parent.rect().topLeft())
        self.move(top.x() + (parent.width() - wide) // 2, top.y() + parent.height() // 10)


class QuestionLine(QStyledItemDelegate):
    """A question, and at the end of its line the panel that answers it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line = QStyleOptionViewItem(option)
        self.initStyleOption(line, index)
        metrics, cut, place = line.fontMetrics, Qt.TextElideMode.ElideRight, QRect(line.rect)
        place.adjust(GAP, 0, -GAP, 0)
        title = metrics.elidedText(str(index.data(TITLE)), cut, place.width() // 2)
        room = place.width() - metrics.horizontalAdvance(title) - GAP
        question = metrics.elidedText(line.text, cut, room)
        line.text = ""
        QApplication.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, line, painter, self._view
        )
        for text, role, side in ((question, "text", LEFT), (title, "quiet", RIGHT)):
            painter.setPen(self._theme.color(self._theme.words(role)))
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, round(ROW_EMS * option.fontMetrics.height()))


def _line(answer: FoundQuestion) -> QListWidgetItem:
    title = f"{answer.term} · {answer.title}" if answer.term else answer.title
    item = QListWidgetItem(answer.question)
    item.setData(TITLE, title)
    item.setData(NAME, answer.name)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{answer.question} {title}")
    return item
