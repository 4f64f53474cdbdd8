"""Three ways to draw what a network answers: class regions, a curve, a heat map."""

from __future__ import annotations

from engine.data.datasets import Data
from engine.data.plane import Plane
from playground.look.tokens import Theme
from playground.plotting.class_picture import ClassPicture
from playground.plotting.number_pictures import CurvePicture, HeatPicture
from playground.plotting.picture import Picture
from playground.plotting.plots import Plot

__all__ = ["ClassPicture", "CurvePicture", "HeatPicture", "Picture", "kind_of", "picture_for"]


def kind_of(data: Data) -> type[Picture]:
    """The way of drawing that fits the data."""
    if data.classes:
        return ClassPicture
    return CurvePicture if data.x.shape[1] == 1 else HeatPicture


def picture_for(plot: Plot, theme: Theme, data: Data, plane: Plane) -> Picture:
    """A picture of the kind that fits the data."""
    return kind_of(data)(plot, theme, data, plane)
