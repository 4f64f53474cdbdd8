"""The numbers of one lane, large, each over what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.words.translate import tr

BOLD, GAP = 600, 8
# Of the faces, large, small and that of the captions.
CAPTION = 2


@dataclass(frozen=True, slots=True)
class LaneNumber:
    """A number as it is read, what it is, the same in full, and the colour it wears.

    `short` is the caption where there is little room, `widest` a text as wide as it may become.
    """

    text: str
    caption: str
    tip: str
    role: str = "text"
    short: str = ""
    widest: str = ""


class LaneNumbers(QWidget):
    """Numbers side by side, painted by hand: what changes in every frame lays nothing out anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers: tuple[LaneNumber, ...] = ()
        self._rows = 1
        # Where they stand, and how: painted more often than changed.
        self._cells: list[QRectF] = []
        self._way = 0, True
        # How wide captions and reserves are, by face and text.
        self._widths: dict[tuple[int, str], int] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Numbers of the lane"))
        self.set_theme(theme)

    def show_numbers(self, numbers: Sequence[LaneNumber]) -> None:
        """Show these; nothing happens where they are the same as before."""
        if (found := tuple(numbers)) == self.numbers:
            return
        self.numbers = found
        self._fit()
        self.setAccessibleDescription(self.words())
        self.update()

    def words(self) -> str:
        """All numbers in one line."""
        return ", ".join(f"{each.caption} {each.text}" for each in self.numbers)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes."""
        self.theme = theme
        self.faces = (
            font(theme, theme.large_px, BOLD),
            font(theme, theme.base_px, BOLD),
            font(theme, theme.small_px),
        )
        self.metrics = tuple(QFontMetrics(face) for face in self.faces)
        self._widths.clear()
        self._fit()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(10 * self.theme.base_px, self._rows * self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def fitting(self) -> tuple[int, bool]:
        """The largest face in which all numbers fit, and whether their captions are in full."""
        ways = ((0, True), (0, False), (1, False))
        fit = (way for way in ways if all(sum(row) <= self._room(row) for row in self._needed(way)))
        return next(fit, ways[-1])

    def cells(self) -> list[QRectF]:
        """Where the numbers stand: what they need, of what is left over an equal share.

        Where there is too little room, captions are cut before numbers are.
        """
        found: list[QRectF] = []
        way = self.fitting()
        for number, (wanted, least) in enumerate(
            zip(self._needed(way), self._needed(way, captions=False), strict=True)
        ):
            room, left = self._room(wanted), 0.0
            over = room - sum(wanted)
            missing = sum(wanted) - sum(least)
            share = max(0.0, (room - sum(least)) / missing) if over < 0 < missing else 1.0
            for want, need in zip(wanted, least, strict=True):
                wide = need + share * (want - need) + min(max(0.0, over / len(wanted)), 2 * GAP)
                found.append(QRectF(left, number * self._line, max(1.0, wide), self._line))
                left += wide + GAP
        return found

    def _fit(self) -> None:
        """Stand in two rows where one has no room for the numbers themselves."""
        before, self._rows = self._rows, 1
        if any(sum(row) > self._room(row) for row in self._needed((1, False), captions=False)):
            self._rows = 2
        if self._rows != before:
            self.updateGeometry()
        self._cells, self._way = self.cells(), self.fitting()

    def _needed(self, way: tuple[int, bool], *, captions: bool = True) -> list[list[int]]:
        """How wide each number is, row by row, in a face and with its caption in full or short."""
        size, whole = way
        face = self.metrics[size]
        wide = [
            max(
                face.horizontalAdvance(each.text),
                self._width(size, each.widest),
                self._width(CAPTION, _caption(each, whole)) if captions else 0,
            )
            + 1
            for each in self.numbers
        ]
        return [wide] if self._rows == 1 else [wide[:2], wide[2:]]

    def _width(self, face: int, text: str) -> int:
        """How wide a text that comes again and again is in a face."""
        if (known := self._widths.get((face, text))) is None:
            known = self._widths[face, text] = self.metrics[face].horizontalAdvance(text)
        return known

    def _room(self, row: Sequence[int]) -> int:
        return self.width() - GAP * (len(row) - 1)

    @property
    def _line(self) -> int:
        """How high a number with its caption is."""
        return self.metrics[0].height() + self.metrics[CAPTION].height()

    def words_at(self, where: QPoint) -> str:
        """What the number under a point is."""
        pairs = zip(self.numbers, self._cells, strict=True)
        return next((each.tip for each, cell in pairs if cell.contains(where)), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        large, _, small = self.metrics
        size, whole = self._way
        with QPainter(self) as painter:
            for each, cell in zip(self.numbers, self._cells, strict=True):
                top = QRectF(cell.left(), cell.top(), cell.width(), large.height())
                below = QRectF(cell.left(), top.bottom(), cell.width(), small.height())
                self._write(painter, top, each.text, size, each.role)
                self._write(painter, below, _caption(each, whole), CAPTION, "quiet")

    def _write(self, painter: QPainter, area: QRectF, text: str, size: int, role: str) -> None:
        painter.setFont(self.faces[size])
        painter.setPen(self.theme.color(self.theme.words(role)))
        shown, room = text, int(area.width() + 0.5)
        if self.metrics[size].horizontalAdvance(text) > room:
            shown = self.metrics[size].elidedText(text, Qt.TextElideMode.ElideRight, room)
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(area, int(sides), shown)


def _caption(each: LaneNumber, whole: bool) -> str:
    return each.caption if whole else each.short or each.caption
