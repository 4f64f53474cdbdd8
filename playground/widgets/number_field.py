"""A field that takes a typed number and says in one sentence what it cannot take."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMetaMethod, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QWidget

from playground.look.restyle import restyle
from playground.words.translate import tr
from playground.words.typed_numbers import NumberError, parse_number, typed

_PAGE = 10
_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: _PAGE,
    Qt.Key.Key_PageDown: -_PAGE,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Milliseconds until what was refused is no longer said beside the field.
_STAY = 10_000


class NumberField(QLineEdit):
    """Type `3e-4` or `0,5`, then Enter or Tab; Escape brings the old number back.

    `entered` carries an accepted number, `refused` the sentence on a text that is none
    (empty once it is mended), `stepped` how many steps the arrow or page keys ask for. Who leaves
    the field with such a text finds the old number in it, and a sentence that says so. Where nobody
    takes the sentence up, it is shown beside the field.
    """

    entered = Signal(object)
    refused = Signal(str)
    stepped = Signal(int)

    def __init__(
        self, low: float, high: float, *, integer: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._integer = low, high, integer
        self._shown = ""
        self._typed = False
        self._said = ""
        self._samples: tuple[str, ...] = ()
        self._refusal: _Refusal | None = None
        self.setProperty("flat", True)
        self.textEdited.connect(self._on_typing)
        self.returnPressed.connect(self._commit)

    @property
    def typing(self) -> bool:
        """Whether something has been typed that is not entered yet."""
        return self._typed

    def show_number(self, value: float) -> None:
        """Show `value`; what is being typed stays until it is entered or given up."""
        before, self._shown = self._shown, typed(value)
        if self._typed:
            return
        if self._shown != before:
            self._tell("")
        if self.text() != self._shown:
            self.setText(self._shown)

    def drop_typing(self) -> None:
        """Give up what was typed and show the number again."""
        self._typed = False
        self._tell("")
        self.setText(self._shown)

    def reserve(self, samples: Iterable[str]) -> None:
        """Be as wide as the widest of these texts."""
        self._samples = tuple(samples)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._commit()
        if self._typed:
            self._typed = False
            self.setText(self._shown)
            self._tell(tr("{problem} It stays {value}.", problem=self._said, value=self._shown))
            restyle(self, invalid=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self._typed:
            self.drop_typing()
            self.selectAll()
        elif key in _STEPS:
            self.drop_typing()
            self.stepped.emit(_STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
        if key in _ENTER:
            # Entered here: what the field stands in has nothing to do with it.
            event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @Slot(str)
    def _on_typing(self, _text: str) -> None:
        self._typed = True
        self._tell("")

    @Slot()
    def _commit(self) -> None:
        if not self._typed:
            return
        try:
            value = parse_number(self.text(), self._low, self._high, integer=self._integer)
        except NumberError as error:
            self._tell(str(error))
            return
        self._shown = typed(value)
        self.drop_typing()
        self.selectAll()
        self.entered.emit(value)

    def _tell(self, sentence: str) -> None:
        if sentence == self._said:
            return
        self._said = sentence
        restyle(self, invalid=bool(sentence))
        self.setAccessibleDescription(sentence)
        self.refused.emit(sentence)
        if self._refusal is not None:
            self._refusal.hide()
            self._refusal.deleteLater()
            self._refusal = None
        if sentence and not self.isSignalConnected(QMetaMethod.fromSignal(self.refused)):
            self._refusal = _Refusal(self, sentence)

    def _fit(self) -> None:
        samples = getattr(self, "_samples", ())
        if samples:
            self.ensurePolished()
            metrics = self.fontMetrics()
            widest = max(metrics.horizontalAdvance(sample) for sample in samples)
            self.setFixedWidth(widest + metrics.averageCharWidth() * 2 + 8)


def drop_typing_in(widget: QWidget) -> None:
    """Give up what is typed in any number of a widget: it stands for something else now."""
    for field in widget.findChildren(NumberField):
        field.drop_typing()


class _Refusal(QLabel):
    """Why a number was refused, over what stands below the field, or above where there is no room.

    No tool-tip: those go with the next click and the next change of focus, which is when a field
    is left.
    """

    def __init__(self, field: NumberField, sentence: str) -> None:
        around = _surroundings(field)
        super().__init__(sentence, around)
        self.setObjectName("refusal")
        self.setProperty("kind", "refusal")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.ensurePolished()
        seen = around.visibleRegion().boundingRect()
        width = min(self.sizeHint().width(), max(1, seen.width()))
        self.setWordWrap(True)
        self.resize(width, self.heightForWidth(width))
        at = field.mapTo(around, QPoint(0, field.height() + 2))
        if at.y() + self.height() > seen.bottom():
            at.setY(field.mapTo(around, QPoint(0, -2)).y() - self.height())
        left = min(at.x(), seen.right() - self.width())
        self.move(max(left, seen.left()), max(at.y(), seen.top()))
        field.destroyed.connect(self.deleteLater)
        QTimer.singleShot(_STAY, self, self.hide)
        self.show()
        self.raise_()


def _surroundings(field: QWidget) -> QWidget:
    """What a sentence about the field may lie over: it scrolls and leaves as the field does."""
    around = field
    while not around.isWindow() and (above := around.parentWidget()) is not None:
        if isinstance(above.parentWidget(), QScrollArea):
            break
        around = above
    return around
