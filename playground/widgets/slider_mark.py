"""A mark on a slider: a stroke at one of its places, with words below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QSlider, QStyle, QStyleOptionSlider, QWidget

# How wide it is where it can be pointed at, and how thick its stroke.
WIDTH, STROKE = 9, 2


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
