"""From which side a surface is seen, and where its points end up on the screen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QRectF

from engine.arrays import Array

LOWEST, HIGHEST = 8.0, 85.0
SMALLEST, LARGEST = 0.5, 4.0
ZOOM = 1.15


@dataclass(frozen=True, slots=True)
class Camera:
    """A parallel projection from `turn` degrees round and `tilt` degrees above the horizon.

    The surface stands on a square with sides of length 1 and is `height` high. `scale` pixels are
    one side of the square; its middle is at (x, y).
    """

    turn: float = 330.0
    tilt: float = 36.0
    zoom: float = 1.0
    height: float = 0.55
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def turned(self, across: float, up: float) -> Camera:
        """Seen from further round and further above."""
        tilt = min(max(self.tilt + up, LOWEST), HIGHEST)
        return replace(self, turn=(self.turn + across) % 360, tilt=tilt)

    def zoomed(self, notches: float) -> Camera:
        """Seen from nearer, in notches of the wheel."""
        zoom = min(max(self.zoom * ZOOM**notches, SMALLEST), LARGEST)
        return replace(self, zoom=zoom)

    def fitted(self, room: QRectF) -> Camera:
        """The same view, filling `room` at zoom 1."""
        corners = np.array([[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)], float)
        x, y, _ = replace(self, scale=1.0, x=0.0, y=0.0).place(corners)
        wide, high = float(np.ptp(x)), float(np.ptp(y))
        scale = self.zoom * max(1.0, min(room.width() / wide, room.height() / high))
        middle = float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2
        return replace(
            self,
            scale=scale,
            x=room.center().x() - middle[0] * scale,
            y=room.center().y() - middle[1] * scale,
        )

    def place(self, points: Array) -> tuple[Array, Array, Array]:
        """Screen x and y, downwards, and depth of points (..., 3) with coordinates from 0 to 1."""
        turn, tilt = math.radians(self.turn), math.radians(self.tilt)
        a, b, c = points[..., 0] - 0.5, points[..., 1] - 0.5, points[..., 2] * self.height
        across = a * math.cos(turn) - b * math.sin(turn)
        away = a * math.sin(turn) + b * math.cos(turn)
        up = c * math.cos(tilt) + away * math.sin(tilt)
        return self.x + self.scale * across, self.y - self.scale * up, away

    def towards_eye(self) -> Array:
        """The way to the eye (3,), in coordinates from 0 to 1, as long as crosses the square."""
        turn, tilt = math.radians(self.turn), math.radians(self.tilt)
        return np.array([-math.sin(turn), -math.cos(turn), math.tan(tilt) / self.height]) * 1.42
