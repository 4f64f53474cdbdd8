"""A slider with an editable number beside it."""

from __future__ import annotations

import math
from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.number_field import NumberField
from playground.widgets.slider_stops import slider_values
from playground.words.translate import tr
from playground.words.typed_numbers import typed

_PAGE = 10
_PADDING = 5
_WIDEST_SMALL = "8.888e-8"
_WIDEST_PLAIN = "0.8888"
_WIDEST_WHOLE = "888"

# How wide a mark on a slider is, and how thick its stroke.
WIDTH, STROKE = 9, 2


class NumberSlider(QWidget):
    """A number between two ends: drag, step with keys, or type it (`3e-4`, `0,5`).

    `edited` carries the new value, an int where `integer`, after a user's change only.
    """

    edited = Signal(object)

    def __init__(
        self,
        low: float,
        high: float,
        log: bool = False,
        integer: bool = False,
        unit: str = "",
        symbol: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        self._log, self._integer = log, integer
        self._symbol = symbol
        self._stops = slider_values(low, high, log=log, integer=integer)
        self._value: float = self._stops[0]
        self.slider = self._make_slider()
        self.mark = SliderMark(self.slider)
        self.field = self._make_field()
        self.unit = QLabel(unit, self)
        self.unit.setProperty("kind", "caption")
        self.unit.setVisible(bool(unit))
        self.problem = QLabel(self)
        self.problem.setProperty("kind", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        self.setFocusProxy(self.slider)
        self._show_value()

    def value(self) -> float:
        """The number now; an int where the slider is for whole numbers."""
        return self._value

    def setValue(self, value: float) -> None:
        """Show `value` without emitting; beyond the ends it is the end. ValueError for NaN."""
        if math.isnan(value):
            raise ValueError("expected a number, found NaN")
        bounded = min(max(value, self._low), self._high)
        self._value = round(bounded) if self._integer else float(bounded)
        self._show_value()

    def set_heading(self, heading: QWidget) -> None:
        """Put `heading` over the slider with the number at its right, for narrow places."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(heading, 1)
        for part in (self.field, self.unit):
            self._row.removeWidget(part)
            row.addWidget(part)
        self._column.insertLayout(0, row)
        # The figures end where the slider ends, not a field's padding before it.
        self.field.setTextMargins(0, 0, -_PADDING, 0)

    def set_mark(self, value: float | None, caption: str = "", help: str = "") -> None:
        """Mark a number on the slider with a `caption` below and one sentence of `help`.

        None, and a number beyond the ends, hides the mark.
        """
        if value is None or not self._low <= value <= self._high:
            self.mark.hide_mark()
        else:
            self.mark.show_at(self._position(value), caption, help)

    def setTracking(self, live: bool) -> None:
        """Whether dragging emits all along (the default) or once, on release."""
        self.slider.setTracking(live)

    def setAccessibleName(self, name: str) -> None:
        """Name both parts for screen readers, with the symbol of the lectures if there is one."""
        full = f"{name}, {self._symbol}" if self._symbol else name
        super().setAccessibleName(full)
        self.slider.setAccessibleName(full)
        self.field.setAccessibleName(tr("{name}, number", name=full))

    def setToolTip(self, text: str) -> None:
        """One tool-tip for slider and number."""
        super().setToolTip(text)
        self.slider.setToolTip(text)
        self.field.setToolTip(text)

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(0, len(self._stops) - 1)
        slider.setPageStep(min(_PAGE, max(1, len(self._stops) // 5)))
        slider.valueChanged.connect(self._on_slid)
        slider.sliderMoved.connect(self._preview)
        FocusedWheel(slider)
        return slider

    def _make_field(self) -> NumberField:
        field = NumberField(self._low, self._high, integer=self._integer, parent=self)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        fraction = _WIDEST_SMALL if self._log else _WIDEST_PLAIN
        ends = (typed(self._low), typed(self._high))
        field.reserve((*ends, _WIDEST_WHOLE if self._integer else fraction))
        field.entered.connect(self._change)
        field.refused.connect(self._show_problem)
        field.stepped.connect(self._on_stepped)
        return field

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        row.addWidget(self.unit)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.mark.caption)
        column.addWidget(self.problem)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _position(self, value: float) -> int:
        if value <= self._stops[0]:
            return 0
        after = min(bisect_left(self._stops, value), len(self._stops) - 1)
        below, above = self._stops[after - 1], self._stops[after]
        if not self._log:
            return after if value - below >= above - value else after - 1
        # A small positive number never looks like the 0 at the far left.
        return after if below == 0 or value * value >= below * above else after - 1

    def _show_value(self) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(self._position(self._value))
        self.slider.blockSignals(False)
        self.field.show_number(self._value)

    @Slot(object)
    def _change(self, value: float) -> None:
        changed = value != self._value
        self._value = value
        self._show_value()
        if changed:
            self.edited.emit(value)

    @Slot(int)
    def _on_slid(self, position: int) -> None:
        self.field.drop_typing()
        self._change(self._stops[position])

    @Slot(int)
    def _on_stepped(self, steps: int) -> None:
        place = self._position(self._value) + steps
        self._change(self._stops[min(max(place, 0), len(self._stops) - 1)])

    @Slot(int)
    def _preview(self, position: int) -> None:
        if not self.slider.hasTracking():
            self.field.setText(typed(self._stops[position]))

    @Slot(str)
    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


class SliderMark(QWidget):
    """A stroke over a slider, hidden until `show_at`; `caption` says below what it means.

    It lets every click through to the slider.
    """

    def __init__(self, slider: QSlider) -> None:
        super().__init__(slider)
        self._slider, self._position = slider, 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.caption = QLabel(slider.parentWidget())
        self.caption.setProperty("kind", "caption")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.caption.setMinimumWidth(1)
        slider.installEventFilter(self)
        self.hide_mark()

    def show_at(self, position: int, caption: str, help: str) -> None:
        """Mark a position of the slider."""
        self._position = position
        self.caption.setText(caption)
        for part in (self, self.caption):
            part.setAccessibleName(caption)
            part.setAccessibleDescription(help)
            part.setToolTip(help)
            part.show()
        self._place()

    def hide_mark(self) -> None:
        """Mark nothing."""
        self.hide()
        self.caption.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            color = self.palette().color(QPalette.ColorRole.WindowText)
            painter.setPen(QPen(color, STROKE))
            middle = self.width() // 2
            painter.drawLine(middle, 1, middle, self.height() - 2)

    def _place(self) -> None:
        """Stand where the handle would be."""
        slider, option = self._slider, QStyleOptionSlider()
        slider.initStyleOption(option)
        option.sliderPosition = option.sliderValue = self._position
        handle = slider.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
        )
        self.setGeometry(QRect(handle.center().x() - WIDTH // 2, 0, WIDTH, slider.height()))
        self.raise_()
