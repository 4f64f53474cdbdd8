"""Words of a lesson: Markdown without HTML and links, with formulas typeset in the line."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from playground.plotting.formulas import (
    BESIDE,
    FORMULA_AND_STOP,
    Formulas,
    TextLine,
    picture,
    stopped,
)

# Formulas stand in the Markdown as single letters of the private area, which nobody types.
FIRST_LETTER = 0xE000
# What Markdown takes for the first item of a list.
COUNTED = re.compile(r"^(\s*\d+)([.)])(?=\s)")
# The air between paragraphs, in shares of the type size.
APART = 0.55
_PLAIN = QTextDocument.MarkdownFeature.MarkdownNoHTML
_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
_IMAGE = QTextDocument.ResourceType.ImageResource


class LessonText(QTextBrowser):
    """Shows one text as high as it is; it can be selected, and nothing in it leads anywhere."""

    def __init__(self, formulas: Formulas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formulas = formulas
        self._words, self._made_for = "", (0, "")
        self.setProperty("kind", "words")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def words(self) -> str:
        """The Markdown that is shown."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show another text; costs nothing if it is the same."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words.replace("$", "").replace("*", ""))
            self._make()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._make()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.FontChange, kinds.StyleChange, kinds.PaletteChange):
            self._make()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What it stands in scrolls."""
        event.ignore()

    def _make(self) -> None:
        """Set the text for the width, the type and the colour that there are now."""
        room = self.viewport().width()
        document = self.document()
        document.setDefaultFont(self.font())
        color = self.palette().text().color().name()
        fill(document, self._words, self._formulas, _line(self.font(), color, self), room)
        document.setTextWidth(room)
        height = math.ceil(document.size().height())
        if height != self.height():
            self.setFixedHeight(height)


def _line(font: QFont, color: str, widget: QWidget) -> TextLine:
    size = font.pixelSize() if font.pixelSize() > 0 else QFontMetricsF(font).height() * 0.8
    # Twice as fine as it need be: on paper and when enlarged it is still sharp.
    return TextLine(
        size, QFontMetricsF(font).descent(), color, max(2.0, widget.devicePixelRatioF())
    )


def fill(
    document: QTextDocument, words: str, formulas: Formulas, line: TextLine, room: float
) -> None:
    """Put Markdown into a document, its formulas as images no wider than `room`."""
    words = "\n".join(_broken(text, formulas, line, room) for text in words.splitlines())
    sources: list[str] = []

    def letter(found: re.Match[str]) -> str:
        sources.append(stopped(found[1], found[2]))
        return chr(FIRST_LETTER + len(sources) - 1)

    plain = FORMULA_AND_STOP.sub(letter, words)
    document.setMarkdown(plain, _PLAIN | _DIALECT)
    text = document.toPlainText()
    for place in reversed(range(len(text))):
        number = ord(text[place]) - FIRST_LETTER
        if 0 <= number < len(sources):
            cursor = QTextCursor(document)
            cursor.setPosition(place)
            cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
            alone = cursor.block().text().strip() == text[place]
            _put(cursor, sources[number], alone, formulas, line, room)
    set_apart(document, line.pixels * APART)


def _broken(text: str, formulas: Formulas, line: TextLine, room: float) -> str:
    """A line of text; a formula in it that is too wide stands by itself, in several lines."""
    # A measured number with a full stop behind it begins a sentence, no list.
    text = COUNTED.sub(r"\1\\\2", text)
    most = room / (line.pixels * BESIDE)
    alone = FORMULA_AND_STOP.fullmatch(text.strip()) is not None

    def broken(found: re.Match[str]) -> str:
        drawing = formulas.drawing(stopped(found[1], found[2]), alone)
        if drawing is None or not 0 < most < drawing.width:
            return found[0]
        lines = "\n\n".join(f"${part}$" for part in formulas.lines_within(found[1], most))
        return f"\n\n{lines}{found[2]}\n\n"

    return FORMULA_AND_STOP.sub(broken, text)


def set_apart(document: QTextDocument, gap: float) -> None:
    """Leave some air between paragraphs, and none between lines of code."""
    block = document.begin()
    while block.isValid() and block.next().isValid():
        form, below = block.blockFormat(), block.next().blockFormat()
        code = form.nonBreakableLines() and below.nonBreakableLines()
        form.setBottomMargin(0 if code else gap)
        QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _put(
    cursor: QTextCursor, source: str, alone: bool, formulas: Formulas, line: TextLine, room: float
) -> None:
    """Put one formula in the place that is selected; its source if it cannot be typeset."""
    drawing = formulas.drawing(source, alone)
    if drawing is None:
        cursor.insertText(source)
        return
    made = picture(drawing, line, room)
    url = QUrl(f"formula:{cursor.selectionStart()}")
    cursor.document().addResource(_IMAGE, url, made.image)
    form = QTextImageFormat()
    form.setName(url.toString())
    form.setWidth(made.width)
    form.setHeight(made.height)
    how = QTextCharFormat.VerticalAlignment
    form.setVerticalAlignment(how.AlignMiddle if made.middle else how.AlignBaseline)
    form.setProperty(QTextImageFormat.Property.ImageAltText, source)
    cursor.insertImage(form)
