"""Small maps of features: what each makes of every point of the data's plane."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from engine.data.features import Feature
from engine.data.plane import Plane
from playground.look.tokens import Theme

_CELLS = 16
_AIR = 3


def feature_map(one: Feature, plane: Plane, theme: Theme, side: int, ratio: float) -> QIcon:
    """The picture of a feature of one column over `plane`, in the colours of signed values.

    Of a single input every row is alike: the picture shows the feature from left to right.
    """
    inputs = plane.axes.shape[1]
    with np.errstate(all="ignore"):
        values = np.nan_to_num(one(plane.grid(_CELLS))[:, 0])
    # A plane of one input is a line; the lines of a picture come from above, those of a plane from
    # below.
    field = np.broadcast_to(values.reshape(1 if inputs == 1 else _CELLS, _CELLS), (_CELLS, _CELLS))
    field = field[::-1]
    largest = max(float(np.abs(field).max()), 1e-300)
    entries = np.clip(np.rint(128 + 127 * field / largest), 0, 255).astype(np.uint8)
    colors = np.ascontiguousarray(theme.diverging()[entries][..., :3].astype(np.uint8))
    image = QImage(colors.tobytes(), _CELLS, _CELLS, 3 * _CELLS, QImage.Format.Format_RGB888)
    # The words beside it keep their distance.
    pixmap = QPixmap(round((side + _AIR) * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.drawImage(QRectF(0, 0, side, side), image)
    return QIcon(pixmap)
