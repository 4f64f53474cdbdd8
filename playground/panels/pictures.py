"""Three ways to draw what a network answers: class regions, a curve, a heat map."""

from __future__ import annotations

from engine.datasets import Data
from engine.planes import Plane
from playground.drawing.class_picture import ClassPicture
from playground.drawing.number_pictures import CurvePicture, HeatPicture
from playground.drawing.picture import Picture
from playground.panels.plots import Plot
from playground.tokens import Theme

__all__ = ["ClassPicture", "CurvePicture", "HeatPicture", "Picture", "kind_of", "picture_for"]


def kind_of(data: Data) -> type[Picture]:
    """The way of drawing that fits the data."""
    if data.classes:
        return ClassPicture
    return CurvePicture if data.x.shape[1] == 1 else HeatPicture


def picture_for(plot: Plot, theme: Theme, data: Data, plane: Plane) -> Picture:
    """A picture of the kind that fits the data."""
    return kind_of(data)(plot, theme, data, plane)
