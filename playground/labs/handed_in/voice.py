"""How a report speaks: sentences and numbers as in the window, formulas as pictures in the line."""

from __future__ import annotations

import base64
import re
from functools import partial
from html import escape

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextCursor, QTextDocument

from engine.labs.hand_in.markup import source_of
from engine.labs.hand_in.report import INK, POINTS, ReportVoice
from playground.labs.figures import writing_in
from playground.plotting.export import encoded
from playground.plotting.formulas import Formulas, TextLine, picture
from playground.words.translate import tr

# How much finer than the text the pictures of formulas are: they are sharp on paper, too.
FINER = 3.0
# The size of the type of a page as browsers show it.
PIXELS = POINTS * 96 / 72
# Where a formula stands: a word for Qt, and the distance that browsers take.
PLACED = re.compile(r'style="vertical-align: (\w+); vertical-align: [^"]*"')


def voice_in(language: str, formulas: Formulas) -> ReportVoice:
    """The voice of a report in the language of a lab."""
    return ReportVoice(tr, writing_in(language), partial(set_formula, formulas))


def set_formula(formulas: Formulas, source: str, alone: bool) -> str:
    """A formula as a picture that stands on the line of the text, with its source beside it."""
    drawing = formulas.drawing(source, alone)
    if drawing is None:
        return source_of(source, alone)
    font = QFont()
    font.setPixelSize(round(PIXELS))
    line = TextLine(PIXELS, QFontMetricsF(font).descent(), QColor(INK).name(), FINER)
    made = picture(drawing, line, 0)
    below = made.height / 2 if made.middle else line.descent
    data = base64.b64encode(encoded(made.image)).decode()
    known = "middle" if made.middle else "baseline"
    placed = f"vertical-align: {known}; vertical-align: -{round(below)}px"
    return (
        f'<img src="data:image/png;base64,{data}" width="{made.width}" height="{made.height}"'
        f' alt="{escape(source)}" style="{placed}">'
    )


def page_for_qt(page: str) -> QTextDocument:
    """A page as a document, its formulas on the line of the text as in a browser."""
    document = QTextDocument()
    # Headings are so much larger than this.
    font = document.defaultFont()
    font.setPointSizeF(POINTS)
    document.setDefaultFont(font)
    document.setHtml(PLACED.sub(r'style="vertical-align: \1"', page))
    how = QTextCharFormat.VerticalAlignment
    block = document.begin()
    while block.isValid():
        places = block.begin()
        while not places.atEnd():
            fragment = places.fragment()
            form = fragment.charFormat()
            if form.isImageFormat() and form.verticalAlignment() == how.AlignNormal:
                # The foot of a picture stands on the foot of its line.
                form.setVerticalAlignment(how.AlignBaseline)
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.movePosition(
                    QTextCursor.MoveOperation.Right,
                    QTextCursor.MoveMode.KeepAnchor,
                    fragment.length(),
                )
                cursor.setCharFormat(form)
            places += 1
        block = block.next()
    return document
