"""One formula, typeset; where that cannot be done, as it was typed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.theme import font
from playground.look.tokens import Theme
from playground.plotting.formulas import BESIDE, Drawing, FormulaImage, Formulas, TextLine, picture
from playground.words.translate import tr

# Above and below the formula, in pixels.
AIR = 3


class TypesetFormula(QWidget):
    """As high as its formula, which is made smaller where it finds no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("The formula"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.typed = self._source = ""
        self._due = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._typeset)
        self._formulas = Formulas()
        self._drawing: Drawing | None = None
        self._image: FormulaImage | None = None
        self._painted_for: tuple[object, ...] = ()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.theme = theme
        self._painted_for = ()
        self.updateGeometry()
        self.update()

    def show_formula(self, source: str, typed: str) -> None:
        """Show a formula: its LaTeX, and how it was typed."""
        self.typed = typed
        self.setAccessibleDescription(typed)
        self._source, self._due = source, True
        self.update()

    @Slot()
    def _typeset(self) -> None:
        self._due = False
        self._drawing = self._formulas.drawing(self._source, alone=True)
        self._painted_for = ()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        found = self._drawing
        high = 1.4 if found is None else max(1.4, BESIDE * (found.ascent + found.descent))
        return QSize(100, round(high * self.theme.base_px) + 2 * AIR)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._due:
            # Only what is seen is typeset: it takes a quarter of a second, the first time one. A
            # window that opens counts as visible what another tab is about to cover.
            self._soon.start()
        with QPainter(self) as painter:
            if self._drawing is None:
                painter.setFont(font(self.theme))
                painter.setPen(self.theme.color("text"))
                painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter, self.typed)
                return
            image = self._painted(self._drawing)
            top = (self.height() - image.height) / 2
            painter.drawImage(QRectF(0, top, image.width, image.height), image.image)

    def _painted(self, drawing: Drawing) -> FormulaImage:
        """The formula for the room there is; painted once for each size."""
        ratio = self.devicePixelRatioF()
        wanted = (drawing, self.width(), ratio)
        if self._image is None or wanted != self._painted_for:
            # As deep as the formula itself: it stands alone, on no line of text.
            descent = BESIDE * drawing.descent * self.theme.base_px
            line = TextLine(self.theme.base_px, descent, self.theme.text, ratio)
            self._image = picture(drawing, line, self.width() - 2)
            self._painted_for = wanted
        return self._image
