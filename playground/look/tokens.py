"""The colours, sizes and plot tools of one look, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from playground.look.colors import Bytes, contrast, even_gradient, legible, mix, rgb

# Okabe and Ito (2008) without their orange and blue, which classes 0 and 1 already wear.
# Sky blue and black come late: beside class 1 and dark outlines they are hard to tell apart.
# The last two complete the ten classes of the digits.
FURTHER_CLASSES = (
    *("#009E73", "#F0E442", "#D55E00", "#CC79A7"),
    *("#000000", "#56B4E9", "#7A4B1E", "#8A94A3"),
)
CLASS_SYMBOLS = ("o", "s", "t", "d", "star", "p", "h", "+", "x", "t1")


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: colours by role, type sizes in pixels, line width."""

    name: str
    dark: bool
    background: str
    surface: str
    border: str
    grid: str
    text: str
    quiet: str
    accent: str
    wash: str
    negative: str
    zero: str
    positive: str
    good: str
    warning: str
    bad: str
    magnitude: tuple[str, ...]
    base_px: int = 13
    least_px: int = 0
    line_px: float = 1.0
    region_share: float = 0.45

    @property
    def small_px(self) -> int:
        """Height of captions, titles and chips; 11 where text is 13."""
        return max(self.least_px, round(self.base_px * 11 / 13))

    @property
    def large_px(self) -> int:
        """Height of the numbers to look at first; 17 where text is 13."""
        return round(self.base_px * 17 / 13)

    @property
    def control_px(self) -> int:
        """Height of buttons and fields; 32 where text is 13."""
        return round(self.base_px * 1.25) + 16

    @property
    def on_accent(self) -> str:
        """The colour of words on the accent colour."""
        return max("#FFFFFF", "#0B0F14", key=lambda tone: contrast(tone, self.accent))

    def words(self, role: str) -> str:
        """The colour of a role where it colours words: at least 4.5:1 on every ground used."""
        tone = self._hex(role)
        for ground in (self.background, self.surface, self.grid):
            tone = legible(tone, ground, 4.5)
        return tone

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """A role's colour (or a `#RRGGBB`) for Qt; `alpha` from 0, clear, to 1."""
        color = QColor(self._hex(role))
        color.setAlphaF(alpha)
        return color

    def pen(
        self,
        role: str,
        width: float = 1,
        *,
        alpha: float = 1.0,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> QPen:
        """A cosmetic pen, `width` times as wide as this look's lines."""
        pen = QPen(self.color(role, alpha), width * self.line_px, style)
        pen.setCosmetic(True)
        return pen

    def brush(self, role: str, alpha: float = 1.0) -> QBrush:
        """A brush in a role's colour."""
        return QBrush(self.color(role, alpha))

    def class_color(self, index: int) -> str:
        """The colour of class `index`; beyond ten classes they repeat."""
        place = index % len(CLASS_SYMBOLS)
        if place < 2:
            return (self.negative, self.positive)[place]
        tone = FURTHER_CLASSES[place - 2]
        if not self.dark:
            return tone
        # Sky blue goes furthest, away from the dark look's blue of class 1.
        return mix(tone, "#FFFFFF", 0.55 if tone in ("#000000", "#56B4E9") else 0.25)

    def class_symbol(self, index: int) -> str:
        """The pyqtgraph marker of class `index`, so that classes differ not by colour alone."""
        return CLASS_SYMBOLS[index % len(CLASS_SYMBOLS)]

    def diverging(self) -> Bytes:
        """Negative to zero to positive, (256, 3); levels (-m, m) put zero at entry 128."""
        below = even_gradient((self.negative, self.zero), 129)
        above = even_gradient((self.zero, self.positive), 128)
        return np.concatenate((below, above[1:]))

    def sequential(self) -> Bytes:
        """From nothing (near the surface) to much in perceptually equal steps, (256, 3)."""
        return even_gradient((self.zero, *self.magnitude), 256)

    def shade_regions(self, probabilities: ArrayLike) -> Bytes:
        """Class regions as a picture, (h, w, k) to (h, w, 3) bytes.

        Each class counts by how far its probability p stands above chance,
        w = max(0, p - 1/k) / (1 - 1/k): certain regions wear `region_share` of the class
        colour, undecided ones the bare surface, and so do values that are not finite.
        One plane alone, k = 1, is the probability of class 1 of two.
        """
        share = np.nan_to_num(probabilities, nan=0.0, posinf=0.0, neginf=0.0)
        share = np.clip(share, 0, 1).astype(np.float32)
        if share.shape[-1] == 1:
            share = np.concatenate((1 - share, share), axis=-1)
        count = share.shape[-1]
        weight = np.clip((share - 1 / count) * (count / (count - 1)), 0, 1)
        ground = np.array(rgb(self.surface), dtype=np.float32)
        paint = np.array([rgb(self.class_color(i)) for i in range(count)], dtype=np.float32)
        picture = ground + weight @ ((paint - ground) * np.float32(self.region_share))
        return np.asarray(np.clip(np.rint(picture), 0, 255), dtype=np.uint8)

    def projector(self) -> Theme:
        """This look for a projector: type of 18 pt and more, 2-pixel lines, highest contrast."""
        ground, pole = ("#000000", "#FFFFFF") if self.dark else ("#FFFFFF", "#000000")
        accent = legible(self.accent, ground, 7)
        return replace(
            self,
            name=f"{self.name} projector",
            background=ground,
            surface=ground,
            border=mix(ground, pole, 0.55),
            grid=mix(ground, pole, 0.12),
            text=pole,
            quiet=mix(ground, pole, 0.85),
            accent=accent,
            wash=mix(ground, accent, 0.2),
            negative=legible(self.negative, ground, 3),
            positive=legible(self.positive, ground, 3),
            good=legible(self.good, ground, 7),
            warning=legible(self.warning, ground, 7),
            bad=legible(self.bad, ground, 7),
            base_px=24,
            least_px=24,
            line_px=2.0,
        )

    def _hex(self, role: str) -> str:
        return role if role.startswith("#") else str(getattr(self, role))


LIGHT = Theme(
    name="light",
    dark=False,
    background="#F4F6F9",
    surface="#FFFFFF",
    border="#DFE4EA",
    grid="#EDF0F4",
    text="#1B2430",
    quiet="#5A6675",
    accent="#2563EB",
    wash="#E8EFFE",
    negative="#F08C1E",
    zero="#ECEEF0",
    positive="#0877BD",
    good="#0E7C55",
    warning="#B45309",
    bad="#B42318",
    magnitude=("#8CCFC4", "#2A86B4", "#3B2A80", "#1C0F3A"),
)

DARK = Theme(
    name="dark",
    dark=True,
    background="#11151B",
    surface="#1A2029",
    border="#2A3340",
    grid="#242C38",
    text="#E8ECF2",
    quiet="#9AA7B8",
    accent="#6BA3FF",
    wash="#1E2C45",
    negative="#F5A040",
    zero="#282F3A",
    positive="#4AA8E8",
    good="#4CC38A",
    warning="#F5B454",
    bad="#FF8A7A",
    magnitude=("#3F4C96", "#3A93B8", "#8FD3A6", "#F8F3C4"),
)
