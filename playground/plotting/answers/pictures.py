"""Three ways to draw what a network answers: class regions, a curve, a heat map."""

from __future__ import annotations

import math

from engine.data.datasets import Data
from engine.data.plane import Plane
from playground.look.tokens import Theme
from playground.plotting.answers.class_picture import ClassPicture
from playground.plotting.answers.number_pictures import CurvePicture, HeatPicture
from playground.plotting.answers.picture import Picture
from playground.plotting.plots import Plot

__all__ = [
    "COARSE",
    "ClassPicture",
    "CurvePicture",
    "HeatPicture",
    "Picture",
    "fine_side",
    "kind_of",
    "picture_for",
]

# Points along each side of what is measured for a picture that moves, and at rest.
COARSE, FINE = 100, 300
# The fine picture has fewer where each has many inputs: so many numbers at most.
FINE_NUMBERS = 3_000_000


def fine_side(inputs: int) -> int:
    """Points along each side of the picture at rest, by the number of inputs."""
    return max(COARSE, min(FINE, math.isqrt(FINE_NUMBERS // max(1, inputs))))


def kind_of(data: Data) -> type[Picture]:
    """The way of drawing that fits the data."""
    if data.classes:
        return ClassPicture
    return CurvePicture if data.x.shape[1] == 1 else HeatPicture


def picture_for(plot: Plot, theme: Theme, data: Data, plane: Plane) -> Picture:
    """A picture of the kind that fits the data."""
    return kind_of(data)(plot, theme, data, plane)
