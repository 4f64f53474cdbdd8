"""Keeps the window on its screen: never larger than the room there, never beyond an edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer, Slot
from PySide6.QtWidgets import QLayout, QMainWindow

# The first window is no larger than this, on whatever screen.
LARGEST = QSize(1920, 1200)
# Until its window manager has framed it, a window is taken to have a title of so many line
# heights, and borders of so many pixels.
TITLE_EMS, BORDER = 2, 4
# A window manager frames and places a window within so many looks, so many milliseconds apart;
# none says when it has done so.
LOOKS, APART = 10, 100


class OnScreen(QObject):
    """Opens a window in the room of its screen, and brings it back there when it is restored.

    While somebody moves or enlarges the window, it is left alone. Docks may ask for more than the
    screen has, in an arrangement of one's own with larger type: then they are squeezed.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._looks = 0
        self._settling = QTimer(self)
        self._settling.setInterval(APART)
        self._settling.timeout.connect(self._look)
        window.installEventFilter(self)

    def open(self, first: bool) -> None:
        """Show the window; the first time of all as large as is of use."""
        window = self._window
        room = self._room()
        if first:
            title = TITLE_EMS * window.fontMetrics().height()
            inside = room.adjusted(BORDER, title, -BORDER, -BORDER)
            place = QRect(inside.topLeft(), inside.size().boundedTo(LARGEST))
            place.moveCenter(inside.center())
            window.setGeometry(place)
        window.show()
        self.fit()

    def fit(self) -> None:
        """Make the window as small, and move it as far, as it takes to be on its screen."""
        window = self._window
        if window.isMaximized() or window.isFullScreen() or window.isMinimized():
            return
        room, outside = self._room(), window.frameGeometry()
        if room.contains(outside):
            return
        frame = outside.size() - window.size()
        window.resize(window.size().boundedTo(room.size() - frame))
        # With all of it inside, its title can be reached.
        left = max(room.left(), min(outside.left(), room.right() - window.width() - frame.width()))
        top = max(room.top(), min(outside.top(), room.bottom() - window.height() - frame.height()))
        window.move(left, top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Show, QEvent.Type.WindowStateChange):
            self._looks = LOOKS
            self._settling.start()
        elif kind == QEvent.Type.Hide:
            self._settling.stop()
        elif kind == QEvent.Type.LayoutRequest:
            self._bound()
        return False

    def _bound(self) -> None:
        """Keep the layout, which is about to act, from enlarging the window past its screen."""
        window, layout = self._window, self._window.layout()
        if layout is None:
            return
        frame = window.frameGeometry().size() - window.size()
        room, least = self._room().size() - frame, layout.totalMinimumSize()
        constraint = QLayout.SizeConstraint
        fits = least.boundedTo(room) == least
        wanted = constraint.SetDefaultConstraint if fits else constraint.SetNoConstraint
        if layout.sizeConstraint() is not wanted:
            layout.setSizeConstraint(wanted)
            # The layout has set one, and goes on to do so where it may.
            window.setMinimumSize(0, 0)
            self.fit()

    @Slot()
    def _look(self) -> None:
        self.fit()
        self._looks -= 1
        if not self._looks:
            self._settling.stop()

    def _room(self) -> QRect:
        return self._window.screen().availableGeometry()
