"""How the cells of the columns are painted and edited: bars, and lists of categories."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from playground.look.tokens import Theme
from playground.panels.samples.inputs.columns_model import MATTERS, ColumnsModel
from playground.words.translate import tr

Index = QModelIndex | QPersistentModelIndex
_BAR, _GAP = 0.45, 6


class ColumnCells(QStyledItemDelegate):
    """Importance as a bar with its spread behind the number; a category as a list to type in."""

    def __init__(self, theme: Theme, model: ColumnsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self._model = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() != MATTERS or self._model.importance is None:
            return
        metrics, cell = option.fontMetrics, QRectF(option.rect)
        left = cell.left() + metrics.horizontalAdvance("−0.0088 ± 0.0088") + 2 * _GAP
        room = cell.right() - _GAP - left
        if room < 2 * _GAP:
            return
        mean, spread = self._model.share(index.row())
        high = cell.height() * _BAR
        middle = cell.center().y()
        role = "accent" if mean >= 0 else "warning"
        painter.fillRect(
            QRectF(left, middle - high / 2, room * abs(mean), high), self.theme.color(role)
        )
        painter.fillRect(
            QRectF(left + room * max(0.0, abs(mean) - spread), middle - 0.5, 2 * room * spread, 1),
            self.theme.color("text"),
        )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        source = self._model.sources[index.row()]
        editor: QWidget
        words = source.words or (source.manner.order if source.manner is not None else ())
        if words:
            box = QComboBox(parent)
            box.setEditable(True)
            box.addItems(["", *words])
            box.activated.connect(lambda _: self.commitData.emit(box))
            editor = box
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(tr("Value of {name}", name=source.name))
        editor.setToolTip(tr("Enter takes it; nothing means that there is no value"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        word = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentText(word)
        elif isinstance(editor, QLineEdit):
            editor.setText(word)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        word = editor.currentText() if isinstance(editor, QComboBox) else ""
        word = editor.text() if isinstance(editor, QLineEdit) else word
        self._model.setData(index, word)
