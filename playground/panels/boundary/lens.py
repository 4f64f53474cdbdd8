"""Looking closer: the wheel zooms into the plane, a drag moves it, a click picks a place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from playground.panels.boundary.boundary_plot import BoundaryPlot

# How much closer one step of the wheel is, and how close one can be.
STEP, CLOSEST = 1.25, 40.0


class Lens(QObject):
    """Shows a part of the plot's plane while `free` says that no tool is in hand.

    `picked` carries a place that was clicked, and not dragged.
    """

    picked = Signal(float, float)

    def __init__(
        self, plot: BoundaryPlot, free: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.plot, self._free = plot, free
        self.zoom = 1.0
        self._whole = (-1.0, 1.0, -1.0, 1.0)
        self._middle = (0.0, 0.0)
        self._held: tuple[float, float] | None = None
        self._dragged = False
        plot.pressed.connect(self._press)
        plot.moved.connect(self._move)
        plot.released.connect(self._release)
        plot.turned.connect(self._turn)
        plot.doubled.connect(self._show_all)
        plot.resized.connect(self.show)

    def fit(self, extent: tuple[float, float, float, float]) -> None:
        """Show the whole of a plane; of the same one the part that is being looked at."""
        if extent != self._whole:
            self._whole = extent
            self.show_all()
        else:
            self.show()

    @Slot()
    def show_all(self) -> None:
        """Show the whole plane again."""
        left, right, bottom, top = self._whole
        self.zoom, self._middle = 1.0, ((left + right) / 2, (bottom + top) / 2)
        self.show()

    @Slot()
    def show(self) -> None:
        """Bring the plot to the part that is looked at, whatever has become of its size."""
        left, right, bottom, top = self._whole
        wide, high = (right - left) / self.zoom / 2, (top - bottom) / self.zoom / 2
        x = min(max(self._middle[0], left + wide), right - wide)
        y = min(max(self._middle[1], bottom + high), top - high)
        self._middle = (x, y)
        self.plot.refit(x - wide, x + wide, y - high, y + high)

    def magnify(self, steps: float, at: tuple[float, float] | None = None) -> None:
        """Look closer or from farther away, with what is at a place staying there."""
        zoom = min(CLOSEST, max(1.0, self.zoom * STEP**steps))
        x, y = at if at is not None else self._middle
        share = self.zoom / zoom
        a, b = self._middle
        self._middle = (x + (a - x) * share, y + (b - y) * share)
        self.zoom = zoom
        self.show()

    @Slot()
    def _show_all(self) -> None:
        if self._free():
            self.show_all()

    @Slot(int, float, float)
    def _turn(self, steps: int, x: float, y: float) -> None:
        if self._free():
            self.magnify(steps, (x, y))

    @Slot(float, float)
    def _press(self, x: float, y: float) -> None:
        self._held, self._dragged = ((x, y) if self._free() else None), False

    @Slot(float, float)
    def _move(self, x: float, y: float) -> None:
        if self._held is None:
            return
        across, up = self._held[0] - x, self._held[1] - y
        reach = QApplication.startDragDistance() * self.plot.pixel()
        if self._dragged or abs(across) + abs(up) > reach:
            self._dragged = True
            self._middle = (self._middle[0] + across, self._middle[1] + up)
            self.show()

    @Slot()
    def _release(self) -> None:
        held, self._held = self._held, None
        if held is not None and not self._dragged:
            self.picked.emit(*held)
