"""Pens and colours of the network view in one look, made once."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPen

from engine.arrays import Array
from playground.look.colors import mix
from playground.look.theme import font
from playground.look.tokens import Theme
from playground.panels.network.links import GRADES

THINNEST, THICKEST = 0.7, 3.2
# The weakest links still stand off the ground by this share of their full colour.
FAINTEST = 0.28
# So much is left of what has no link to the neuron that is lit.
FADED = 0.2
Pens: TypeAlias = tuple[tuple[QPen, ...], ...]


class Inks:
    """What links, maps and words are drawn with.

    Links have opaque colours mixed with the ground: clear ones would take ten times as long.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._pens: dict[float, Pens] = {}
        self.small: QFont = font(theme, theme.small_px)
        red, green, blue = theme.diverging().astype(np.uint32).T
        self.diverging: Array = 0xFF000000 | (red << 16) | (green << 8) | blue
        self.outline = theme.pen("border")
        self.surface = theme.color("surface")

    def pens(self, thickness: float) -> Pens:
        """Pens by sign (negative, positive) and grade, `thickness` times as thick as usual."""
        key = round(thickness, 1)
        if key not in self._pens:
            self._pens[key] = _link_pens(self.theme, key)
        return self._pens[key]

    def map_of(self, values: Array, limit: float) -> Array:
        """Colours 0xFFRRGGBB of signed values, the first row at the bottom."""
        place = np.nan_to_num(values, nan=0.0, posinf=limit, neginf=-limit) * (127.5 / limit)
        index = (np.clip(place, -127.5, 127.5) + 128).astype(np.uint8)
        return np.ascontiguousarray(self.diverging[index[..., ::-1, :]])

    def signed(self, share: float) -> QColor:
        """The colour of a value that is `share` of the scale, −1 to 1."""
        place = 0.0 if math.isnan(share) else min(1.0, max(-1.0, share))
        return QColor.fromRgb(int(self.diverging[int(place * 127.5 + 128)]))


def _link_pens(theme: Theme, thickness: float) -> Pens:
    found = []
    for pole in (theme.negative, theme.positive):
        pens = []
        for grade in range(GRADES):
            share = (grade + 0.5) / GRADES
            tone = mix(theme.surface, pole, FAINTEST + (1 - FAINTEST) * share)
            thickest = max(THINNEST, THICKEST * thickness)
            width = THINNEST + (thickest - THINNEST) * share
            pen = QPen(QColor(tone), width * theme.line_px)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pens.append(pen)
        found.append(tuple(pens))
    return tuple(found)
