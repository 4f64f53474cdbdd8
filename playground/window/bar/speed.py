"""The speed of training: a slider from one step a second to as fast as the machine goes."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QVBoxLayout, QWidget

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.session.settings import FIRST_SPEED
from playground.words.numbers import number
from playground.words.translate import tr

# Slider positions to a power of ten; at the last position there is no limit.
DECADE = 30
NO_LIMIT = 4 * DECADE
# The keys go half a power of ten.
LEAP = DECADE // 2


def speed_at(position: int) -> float | None:
    """The steps a second at a position of the slider, in two digits; None: no limit."""
    return None if position >= NO_LIMIT else float(f"{10 ** (position / DECADE):.2g}")


def position_of(speed: float | None) -> int:
    """The position of the slider whose speed is nearest to `speed`."""
    if speed is None:
        return NO_LIMIT
    return min(range(NO_LIMIT), key=lambda position: abs((speed_at(position) or 0) - speed))


class SpeedChoice(QWidget):
    """A slider over its scale. `chosen` carries steps a second, or None for no limit."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("transport.speed")
        self.slider.setRange(0, NO_LIMIT)
        self.slider.setPageStep(DECADE)
        self.slider.setAccessibleName(tr("Speed"))
        self.slider.setValue(position_of(FIRST_SPEED))
        self._scale = _Scale(self.slider, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.slider)
        column.addWidget(self._scale)
        column.addStretch(1)
        self.setFixedWidth(self._scale.wanted_width())
        self._say()
        self.slider.valueChanged.connect(self._tell)

    @property
    def speed(self) -> float | None:
        """The steps a second that are chosen; None: no limit."""
        return speed_at(self.slider.value())

    def choose(self, speed: float | None) -> None:
        """Choose a speed, and tell so if it is another."""
        self.slider.setValue(position_of(speed))

    def leap(self, direction: int) -> None:
        """Go to the next mark of the scale, or half way there: 1 is faster, −1 slower."""
        place = self.slider.value() / LEAP
        to = math.floor(place) + 1 if direction > 0 else math.ceil(place) - 1
        self.slider.setValue(to * LEAP)

    def set_theme(self, theme: Theme) -> None:
        """Paint the scale in another look."""
        self._scale.set_theme(theme)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Do without the scale where there is hardly room."""
        self._scale.setVisible(not narrow)
        self.setFixedWidth(self._scale.wanted_width() // (2 if narrow else 1))

    @Slot()
    def _tell(self) -> None:
        self._say()
        self.chosen.emit(self.speed)

    def _say(self) -> None:
        speed = self.speed
        said = tr("as fast as it goes") if speed is None else tr("{n} steps/s", n=number(speed))
        self.slider.setToolTip(
            tr("Speed: {speed}. From one mini-batch a second to as fast as it goes.", speed=said)
        )


class _Scale(QWidget):
    """The marks under the slider: 1 · 10 · 100 · 1k · max."""

    def __init__(self, slider: QSlider, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._slider = slider
        self._marks = ["1", "10", "100", "1k", tr("max")]
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._face = theme, font(theme, theme.small_px)
        self._metrics = QFontMetrics(self._face)
        self.setFixedHeight(self._metrics.height())
        self.updateGeometry()
        self.update()

    def wanted_width(self) -> int:
        """So wide that the marks do not touch."""
        words = sum(self._metrics.horizontalAdvance(mark) for mark in self._marks)
        return words + 3 * self._metrics.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self._face)
            painter.setPen(self._theme.color("quiet"))
            for place, mark in enumerate(self._marks):
                wide = self._metrics.horizontalAdvance(mark)
                left = self._x_of(place * DECADE) - wide // 2
                left = max(0, min(left, self.width() - wide))
                painter.drawText(
                    QRect(QPoint(left, 0), QSize(wide + 1, self.height())),
                    Qt.AlignmentFlag.AlignCenter,
                    mark,
                )

    def _x_of(self, position: int) -> int:
        """Where the handle stands at a position."""
        option = QStyleOptionSlider()
        self._slider.initStyleOption(option)
        option.sliderPosition = position
        style, part = self._slider.style(), QStyle.SubControl.SC_SliderHandle
        handle = style.subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self._slider)
        return handle.center().x()
