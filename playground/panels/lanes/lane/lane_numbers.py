"""The numbers of one lane, large, each over what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
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
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Numbers of the lane"))
        self.set_theme(theme)

    def show_numbers(self, numbers: Sequence[LaneNumber]) -> None:
        """Show these; nothing happens where they are the same as before."""
        if (found := tuple(numbers)) == self.numbers:
            return
        self.numbers = found
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
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        large, _, small = self.metrics
        return QSize(10 * self.theme.base_px, large.height() + small.height())

    def fitting(self) -> tuple[int, bool]:
        """The largest face in which all numbers fit, and whether their captions are in full."""
        ways = ((0, True), (0, False), (1, False))
        room = self.width() - GAP * (len(self.numbers) - 1)
        fit = (way for way in ways if sum(self._needed(e, *way) for e in self.numbers) <= room)
        return next(fit, ways[-1])

    def cells(self) -> list[QRectF]:
        """Where the numbers stand: as wide as they need, what is left over is shared."""
        if not self.numbers:
            return []
        way = self.fitting()
        needed = [self._needed(each, *way) for each in self.numbers]
        spare = (self.width() - sum(needed) - GAP * (len(needed) - 1)) / len(needed)
        found, left = [], 0.0
        for wide in needed:
            own = wide + (min(spare, 2 * GAP) if spare > 0 else spare)
            found.append(QRectF(left, 0, max(1.0, own), self.height()))
            left += own + GAP
        return found

    def words_at(self, where: QPoint) -> str:
        """What the number under a point is."""
        pairs = zip(self.numbers, self.cells(), strict=True)
        return next((each.tip for each, cell in pairs if cell.contains(where)), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        large, _, small = self.metrics
        size, whole = self.fitting()
        with QPainter(self) as painter:
            for each, cell in zip(self.numbers, self.cells(), strict=True):
                top = QRectF(cell.left(), 0, cell.width(), large.height())
                below = QRectF(cell.left(), large.height(), cell.width(), small.height())
                self._write(painter, top, each.text, size, each.role)
                self._write(painter, below, _caption(each, whole), CAPTION, "quiet")

    def _write(self, painter: QPainter, area: QRectF, text: str, size: int, role: str) -> None:
        painter.setFont(self.faces[size])
        painter.setPen(self.theme.color(self.theme.words(role)))
        shown = self.metrics[size].elidedText(
            text, Qt.TextElideMode.ElideRight, int(area.width() + 0.5)
        )
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(area, int(sides), shown)

    def _needed(self, each: LaneNumber, size: int, whole: bool) -> int:
        wide, under = self.metrics[size], self.metrics[CAPTION]
        caption = under.horizontalAdvance(_caption(each, whole))
        texts = map(wide.horizontalAdvance, (each.text, each.widest))
        return max(*texts, caption) + 1


def _caption(each: LaneNumber, whole: bool) -> str:
    return each.caption if whole else each.short or each.caption
