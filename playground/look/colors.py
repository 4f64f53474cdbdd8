"""Colour arithmetic: contrast, legible variants, perceptually even gradients.

Colours are `"#RRGGBB"` strings; arrays of colours are (n, 3). Nothing here knows Qt.
OKLab after Björn Ottosson, "A perceptual color space for image processing" (2020);
contrast after WCAG 2.2.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def rgb(color: str) -> tuple[int, int, int]:
    """The three bytes of `#RRGGBB`. Raises ValueError for anything else."""
    if len(color) != 7 or color[0] != "#":
        raise ValueError(f"expected a colour such as #1B2430, found {color!r}")
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mix(start: str, end: str, share: float) -> str:
    """The colour `share` of the way from `start` to `end`, mixed in sRGB as a screen would."""
    a, b = np.array(rgb(start)), np.array(rgb(end))
    red, green, blue = np.rint(a + share * (b - a)).astype(int)
    return f"#{red:02X}{green:02X}{blue:02X}"


@cache
def luminance(color: str) -> float:
    """Relative luminance of WCAG 2.2, 0 for black to 1 for white."""
    return float(_linear(np.array(rgb(color)) / 255) @ (0.2126, 0.7152, 0.0722))


def contrast(first: str, second: str) -> float:
    """Contrast ratio of WCAG 2.2, 1 (equal) to 21 (black on white)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def legible(color: str, ground: str, least: float) -> str:
    """`color`, moved only as far to black or white as contrast `least` on `ground` needs."""
    pole = max("#000000", "#FFFFFF", key=lambda end: contrast(end, ground))
    tries = (mix(color, pole, share) for share in np.linspace(0, 1, 51))
    return next((tone for tone in tries if contrast(tone, ground) >= least), pole)


def oklab(colors: ArrayLike) -> Floats:
    """OKLab of sRGB bytes; (..., 3) to (..., 3). Equal distances look about equally different."""
    linear = _linear(np.asarray(colors, dtype=np.float64) / 255)
    return np.asarray(np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T, dtype=np.float64)


@cache
def even_gradient(stops: tuple[str, ...], count: int) -> Bytes:
    """`count` colours through `stops` in perceptually equal steps; (count, 3) bytes, read only."""
    corners = oklab([rgb(stop) for stop in stops])
    lengths = np.linalg.norm(np.diff(corners, axis=0), axis=1)
    place = np.concatenate(([0.0], np.cumsum(lengths)))
    wanted = np.linspace(0, place[-1], count)
    lab = np.stack([np.interp(wanted, place, axis) for axis in corners.T], axis=-1)
    steps = _bytes(lab)
    steps.flags.writeable = False
    return steps


def _bytes(lab: Floats) -> Bytes:
    linear = (lab @ np.linalg.inv(_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_LMS).T
    linear = np.clip(linear, 0, 1)
    curved = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(curved * 255), dtype=np.uint8)


def _linear(srgb: Floats) -> Floats:
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
