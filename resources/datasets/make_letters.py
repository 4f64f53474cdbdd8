"""Make the pictures of letters of this folder from the program's own font.

    QT_QPA_PLATFORM=offscreen python resources/datasets/make_letters.py

Writes `letters.npz` beside this script and prints its SHA-256, which belongs into `letters.md`.
Every capital is drawn in each weight of Inter, some times over: a little larger or smaller, moved
and turned. The same font and the same release of Qt give the same pictures.
"""

from __future__ import annotations

import hashlib
import string
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPainterPath, QRawFont, QTransform

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
SIDE, TIMES, INK = 20, 12, 16
# Pixels of a capital's height and of its way from the middle, and degrees that it is turned by.
HEIGHTS, SHIFT, TURN = (13.0, 16.5), 1.2, 9.0


def outline(font: QRawFont, letter: str) -> QPainterPath:
    """The outline of a letter with its middle at the origin, one unit high."""
    (glyph,) = font.glyphIndexesForString(letter)
    path = font.pathForGlyph(glyph)
    box = path.boundingRect()
    move = QTransform.fromTranslate(-box.center().x(), -box.center().y())
    return (move * QTransform.fromScale(1 / font.capHeight(), 1 / font.capHeight())).map(path)


def picture(path: QPainterPath, rng: np.random.Generator) -> np.ndarray:
    """Pixels (20, 20) from 0 (paper) to 16 (ink) of an outline, placed at random."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    place = QTransform()
    place.translate(*(SIDE / 2 + rng.uniform(-SHIFT, SHIFT, 2)))
    place.rotate(rng.uniform(-TURN, TURN))
    height = rng.uniform(*HEIGHTS)
    place.scale(height, height)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(place.map(path), Qt.GlobalColor.white)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, image.bytesPerLine())
    return np.rint(rows[:, :SIDE] * (INK / 255)).astype(np.uint8).ravel()


def main() -> None:
    """Draw all letters and write them."""
    app = QGuiApplication([])
    rng = np.random.default_rng(1957)
    fonts = [QRawFont(str(FONTS / f"Inter-{weight}.otf"), 100) for weight in WEIGHTS]
    pictures, labels = [], []
    for label, letter in enumerate(string.ascii_uppercase):
        for font in fonts:
            path = outline(font, letter)
            pictures += [picture(path, rng) for _ in range(TIMES)]
            labels += [label] * TIMES
    target = HERE / "letters.npz"
    np.savez_compressed(
        target,
        x=np.array(pictures),
        y=np.array(labels, np.uint8),
        inputs=[f"r{row}c{column}" for row in range(SIDE) for column in range(SIDE)],
        classes=list(string.ascii_uppercase),
        image=(SIDE, SIDE),
    )
    print(hashlib.sha256(target.read_bytes()).hexdigest(), target.name, len(pictures))
    app.quit()


if __name__ == "__main__":
    main()
