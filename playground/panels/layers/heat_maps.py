"""The last histograms of every layer as small pictures, written into in place."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from playground.look.tokens import Theme
from playground.panels.layers.recent_histograms import RecentHistograms


class HeatMaps:
    """One picture for each layer: a line for each histogram, the newest at the bottom."""

    def __init__(self, theme: Theme, memory: RecentHistograms) -> None:
        count, height, width = memory.shares.shape
        self._pixels = np.zeros((count, height, width), dtype=np.uint8)
        self.images = [
            QImage(self._pixels[i].data, width, height, width, QImage.Format.Format_Indexed8)
            for i in range(count)
        ]
        self.set_theme(theme)

    def draw(self, memory: RecentHistograms) -> None:
        """Show what is remembered by now."""
        self._pixels[...] = memory.picture()

    def set_theme(self, theme: Theme) -> None:
        """Colour it by the theme's map for magnitudes."""
        colors = theme.sequential().tolist()
        table = [0xFF000000 | red << 16 | green << 8 | blue for red, green, blue in colors]
        for image in self.images:
            image.setColorTable(table)
