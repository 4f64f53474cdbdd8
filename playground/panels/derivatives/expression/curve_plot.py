"""A formula as a curve over one variable, with its tangent; at a kink with all subgradients."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.expressions import CurveAlong
from playground.look.tokens import Theme
from playground.plotting.plots import Dots, Line, Plot, set_grid
from playground.words.numbers import number
from playground.words.translate import tr

MARGIN, AT_KINKS = 0.12, 0.35
# The few values beyond these shares of the curve are not looked at where it is fitted in.
SHARES = (0.02, 0.98)


class CurvePlot(Plot):
    """The curve, the line with the slope that is taken, and at a kink three that are allowed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.curve, self.tangent = Line(), Line()
        self.fan = (Line(), Line(), Line())
        self.point = Dots(size=9)
        super().__init__(theme, tr("The formula over one variable"), parent)
        for item in (*self.fan, self.curve, self.tangent, self.point):
            self.addItem(item)
        set_grid(self, True, True)

    def show_curve(self, found: CurveAlong, variable: str, name: str) -> None:
        """Show a curve of the output `name` over a variable."""
        known = np.isfinite(found.y)
        self.curve.setData(found.x[known], found.y[known])
        ends = found.x[[0, -1]]
        middle = (found.left + found.right) / 2
        for item, slope, shown in (
            (self.tangent, found.slope, True),
            *((item, slope, found.is_kink)
              for item, slope in zip(self.fan, (found.left, middle, found.right), strict=True)),
        ):  # fmt: skip
            line = found.line(slope, ends)
            usable = shown and np.isfinite(line).all()
            item.setData(ends if usable else [], line if usable else [])
        at = [found.at] if np.isfinite(found.value) else []
        self.point.setData(at, [found.value] * len(at))
        low, high = (0.0, 1.0) if not known.any() else np.quantile(found.y[known], SHARES)
        # Lines at a kink go on below the curve.
        room = (AT_KINKS if found.is_kink else MARGIN) * (high - low) or 1.0
        self.show_range(float(ends[0]), float(ends[1]), float(low - room), float(high + room))
        self.set_labels(variable, name)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.curve.setPen(theme.pen("text", 2))
        self.tangent.setPen(theme.pen("accent", 2))
        for item in self.fan:
            item.setPen(theme.pen("accent", 1, style=Qt.PenStyle.DashLine))
        self.point.setPen(theme.pen("surface", 1))
        self.point.setBrush(theme.brush("accent"))


def told_of(found: CurveAlong, variable: str, name: str) -> str:
    """The slope in words; at a kink, which slopes would be allowed."""
    slope, at = number(found.slope, 3), number(found.at, 3)
    above = (
        tr("the curve stays above its line wherever it is drawn")
        if found.stays_above
        else tr("the curve does not stay above its line: it is not convex there")
    )
    if not found.is_kink:
        text = tr("∂{f}/∂{x} = {slope} is the slope of the tangent at {x} = {at}",
                  f=name, x=variable, slope=slope, at=at)  # fmt: skip
    elif found.left < found.right:
        text = tr(
            "a kink at {x} = {at}: every slope v from {left} to {right} is a subgradient, "
            "f({x}) ≥ f({at}) + v·({x} − {at}); the one that is taken is {slope}",
            x=variable, at=at, left=number(found.left, 3), right=number(found.right, 3),
            slope=slope,
        )  # fmt: skip
    else:
        text = tr(
            "a kink at {x} = {at} that points up: no line through it stays below, so there is no "
            "subgradient; {slope} is taken",
            x=variable, at=at, slope=slope,
        )  # fmt: skip
        return text
    return f"{text} · {above}"
