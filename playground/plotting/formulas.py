"""Formulas: LaTeX typeset as drawings, once each, and painted in the colour of words.

ziamath does it in Python alone, from a mathematical font of its own, in about a hundredth of a
second; it is loaded with the first formula and not before.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from engine.steps import Steps

log = logging.getLogger(__name__)

# A formula between dollar signs, and what may stand close behind it: that is drawn with it, since
# Qt would end a line behind a picture and begin the next with a comma.
FORMULA = re.compile(r"\$([^$]+)\$")
FORMULA_AND_STOP = re.compile(FORMULA.pattern + r"([.,:;?!)]*)")
# A gap between two formulas that share a line: there it is cut first.
GAPS = re.compile(r"\\q?quad\b\s*")
# Signs before which a formula may go on in the next line, and what they must not stand inside of.
SIGNS = (
    re.compile(r"(?==|\\(?:le|ge|approx|propto|sim|to|leftarrow|Rightarrow)\b)"),
    re.compile(r"(?=\\(?:exp|max|arg|log)\b)"),
    re.compile(r"(?<=[\w)}\]])\s*(?=[+-]|\\(?:cdot|odot|otimes)\b)"),
)
OPENING = re.compile(r"[{(\[]|\\(?:left|begin)(?![a-z])")
CLOSING = re.compile(r"[})\]]|\\(?:right|end)(?![a-z])")
# Behind these a minus is a sign and no difference: it stands close to its number.
SIGNED = re.compile(r"([{(\[,;=<>]|\\(?:le|ge|cdot|approx|times|to|leftarrow|Rightarrow)\b)(\s*)-")
# The size at which formulas are typeset: drawings scale.
SIZE = 100
# How high the letters of the formulas are beside those of the text.
BESIDE = 1.12


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula as SVG, and its box in shares of the type size: `ascent` is above the base line."""

    svg: bytes
    width: float
    ascent: float
    descent: float


def parts_of(source: str, where: re.Pattern[str] = GAPS) -> list[str]:
    """A formula cut where a pattern is found, inside of braces and brackets apart."""
    parts, end, depth, seen = [], 0, 0, 0
    for found in where.finditer(source):
        before = source[seen : found.start()]
        depth += len(OPENING.findall(before)) - len(CLOSING.findall(before))
        seen = found.start()
        if depth == 0:
            parts.append(source[end : found.start()])
            end = found.end()
    return [part.strip() for part in (*parts, source[end:]) if part.strip()]


def stopped(source: str, stop: str) -> str:
    """A formula with a full stop or the like behind it, which belongs to the sentence."""
    return f"{source}\\text{{{stop}}}" if stop else source


class Formulas:
    """Every formula typeset so far; one that cannot be typeset has no drawing."""

    def __init__(self) -> None:
        # The library reads glyphs from one open font.
        self._typesetting = Lock()
        self._drawings: dict[tuple[str, bool], Drawing | None] = {}

    def preparing(self, texts: Iterable[str]) -> Steps[None]:
        """Typeset all formulas in these texts, one after the other; any thread may do it."""
        lines = [line for text in texts for line in text.splitlines() if "$" in line]
        for number, line in enumerate(lines):
            yield number / len(lines)
            alone = FORMULA_AND_STOP.fullmatch(line.strip()) is not None
            for source, stop in FORMULA_AND_STOP.findall(line):
                self.drawing(stopped(source, stop), alone)

    def drawing(self, source: str, alone: bool = False) -> Drawing | None:
        """The formula as a drawing, larger where it stands in a line `alone`."""
        key = source, alone
        with self._typesetting:
            if key not in self._drawings:
                self._drawings[key] = _typeset(source, alone)
        return self._drawings[key]

    def lines_within(self, source: str, room: float) -> list[str]:
        """A formula as lines no wider than `room` times the type size, as far as it can be cut."""

        def fits(part: str) -> bool:
            drawing = self.drawing(part, True)
            return drawing is None or drawing.width <= room

        lines: list[str] = []
        for part in [source] if fits(source) else parts_of(source):
            lines += _filled([part], fits, SIGNS)
        return lines


def _filled(
    pieces: list[str], fits: Callable[[str], bool], signs: Sequence[re.Pattern[str]]
) -> list[str]:
    """Pieces of one formula joined to as few lines as hold them; too wide ones are cut further."""
    lines: list[str] = []
    for piece in pieces:
        if lines and fits(f"{lines[-1]} {piece}"):
            lines[-1] = f"{lines[-1]} {piece}"
        elif fits(piece) or not signs:
            lines.append(piece)
        else:
            lines += _filled(parts_of(piece, signs[0]), fits, signs[1:])
    return lines


def _typeset(source: str, alone: bool) -> Drawing | None:
    try:
        # It takes a while to load, and most windows show no formula.
        import ziamath  # noqa: PLC0415

        # Qt knows the older SVG alone, without symbols.
        ziamath.config.svg2 = False
        written = SIGNED.sub(r"\1\2{-}", source)
        svg = ziamath.Latex(written, size=SIZE, inline=not alone).svg().encode()
    except Exception:
        # Whatever a teacher has written: the text shows the source instead.
        log.warning("cannot be typeset: %s", source, exc_info=True)
        return None
    box = QSvgRenderer(QByteArray(svg)).viewBoxF()
    top, bottom = -box.top() / SIZE, box.bottom() / SIZE
    return Drawing(svg, box.width() / SIZE, max(0.0, top), max(0.0, bottom))


@dataclass(frozen=True, slots=True)
class TextLine:
    """The type of the text around a formula: its size and how far it goes below the base line."""

    pixels: float
    descent: float
    color: str
    ratio: float


@dataclass(frozen=True, slots=True)
class FormulaImage:
    """A formula as an image for a line of text; `middle`: its middle stands on the base line."""

    image: QImage
    width: float
    height: float
    middle: bool


def picture(drawing: Drawing, line: TextLine, room: float) -> FormulaImage:
    """The formula painted for a line, no wider than `room`, with air where its base line asks."""
    pixels = line.pixels * BESIDE
    if drawing.width * pixels > room > 0:
        pixels = room / drawing.width
    above, below = drawing.ascent * pixels, drawing.descent * pixels
    # Qt puts the foot of an image on the foot of the line, or its middle on the base line.
    middle = below > line.descent + 1
    foot = max(above, below) if middle else line.descent
    head = foot if middle else above
    width, height = math.ceil(drawing.width * pixels) + 1, math.ceil(head + foot)
    image = QImage(QSize(width, height) * line.ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(line.ratio)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(0, height - foot - above, drawing.width * pixels, above + below)
        QSvgRenderer(QByteArray(drawing.svg)).render(painter, place)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(QRectF(0, 0, width, height), QColor(line.color))
    return FormulaImage(image, width, height, middle)
