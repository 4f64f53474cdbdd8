"""The tiles of a surface: their corners on the screen and their shaded colours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from PySide6.QtGui import QBrush, QColor, QPen

from engine.arrays import Array
from playground.look.colors import rgb
from playground.look.tokens import Theme
from playground.panels.landscape.camera import Camera
from playground.panels.landscape.scale import beyond_color

TONES, LIGHTS = 48, 24
# How far the tiles turned away go to black, and those turned to the light to white.
DARKEST, BRIGHTEST = -0.35, 0.28
# How much brighter the line around a tile is.
EDGE = 0.09
# Where the light comes from: left, front, above.
LIGHT = np.array([-0.5, -0.35, 0.8]) / np.linalg.norm([-0.5, -0.35, 0.8])

Look = tuple[QPen, QBrush]
Tones = list[list[Look]]
Corners = list[list[float]]


# A look is worn again and again, and this takes as long as a frame.
@lru_cache(maxsize=8)
def tones_of(theme: Theme) -> Tones:
    """Colours from the lowest loss to the highest and the infinite, each from dark to lit."""
    ramp = theme.sequential()[np.linspace(0, 255, TONES).round().astype(int)]
    tones = np.vstack([ramp, rgb(beyond_color(theme))])
    shades = np.linspace(DARKEST, BRIGHTEST, LIGHTS)
    edges, faces = _shaded(tones, shades + EDGE), _shaded(tones, shades)
    return [
        [(QPen(QColor(*edge), 0), QBrush(QColor(*face))) for edge, face in zip(*row, strict=True)]
        for row in zip(edges.tolist(), faces.tolist(), strict=True)
    ]


def tiles_of(shares: Array, screen: Camera, tones: Tones) -> Iterator[tuple[Look, Corners]]:
    """Look and corners of every tile, the farthest first.

    shares (rows, columns) are heights from 0 to 1, NaN where the loss is infinite: there the
    surface is as high as it gets.
    """
    rows, columns = shares.shape
    beyond = np.isnan(shares)
    heights = np.where(beyond, 1.0, shares)
    up, across = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, columns), indexing="ij")
    x, y, depth = screen.place(np.stack([across, up, heights], axis=-1))
    around = [np.stack([_corner(each, k) for k in range(4)]) for each in (x, y)]
    mean = sum(_corner(heights, k) for k in range(4)) / 4
    tone = np.minimum(mean * TONES, TONES - 1).astype(int)
    tone[np.logical_or.reduce([_corner(beyond, k) for k in range(4)])] = TONES
    light = _lights(heights, screen.height)
    order = np.argsort(-(_corner(depth, 0) + _corner(depth, 2)), axis=None, kind="stable")
    corners = np.stack(around, axis=-1).reshape(4, -1, 2)[:, order].transpose(1, 0, 2).tolist()
    looks = zip(tone.ravel()[order].tolist(), light.ravel()[order].tolist(), strict=True)
    for (tint, shade), found in zip(looks, corners, strict=True):
        yield tones[tint][shade], found


def _corner(values: Array, number: int) -> Array:
    """One corner of every tile, 0 to 3 in order around it."""
    row, column = ((0, 0), (0, 1), (1, 1), (1, 0))[number]
    rows, columns = values.shape
    return values[row : rows - 1 + row, column : columns - 1 + column]


def _lights(heights: Array, high: float) -> Array:
    """How bright each tile is, as a place among LIGHTS: by the angle between it and the light."""
    rows, columns = heights.shape
    slope_x = np.diff((heights[:-1] + heights[1:]) / 2, axis=1) * (columns - 1) * high
    slope_y = np.diff((heights[:, :-1] + heights[:, 1:]) / 2, axis=0) * (rows - 1) * high
    normal = np.stack([-slope_x, -slope_y, np.ones_like(slope_x)], axis=-1)
    cosine = (normal @ LIGHT) / np.linalg.norm(normal, axis=-1)
    return np.asarray(np.clip((cosine * LIGHTS).astype(int), 0, LIGHTS - 1))


def _shaded(tones: Array, shades: Array) -> Array:
    """Bytes (tones, shades, 3): tones (k, 3) towards white as far as a shade says, or black."""
    pole = np.where(shades > 0, 255, 0)[:, np.newaxis]
    mixed = tones[:, np.newaxis] + np.abs(shades)[:, np.newaxis] * (pole - tones[:, np.newaxis])
    return np.asarray(mixed.round().astype(int))
