"""The three hints of the first launch: over the plot, until the first key or click."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from engine.sentences import Sentence
from playground.words.translate import tr

HINTS = (
    Sentence("Space plays"),
    Sentence("Point at a neuron to see its map"),
    Sentence("Click a weight to set it"),
)
ENDING = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class FirstHints(QLabel):
    """A card over the middle of `plot`; the first key or click lets it `leave`."""

    left = Signal()

    def __init__(self, app: QCoreApplication, plot: QWidget) -> None:
        super().__init__("<br>".join(tr(hint) for hint in HINTS), plot)
        self.setObjectName("first_hints")
        self.setProperty("kind", "hints")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # What is under it can be pointed at.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot, self._app = plot, app
        self._app.installEventFilter(self)
        self._place()
        self.show()

    def leave(self) -> None:
        """Go, and never come back."""
        self._app.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ENDING and not self.isHidden():
            self.leave()
        elif event.type() == QEvent.Type.Resize and watched is self._plot:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        self.move(self._plot.rect().center() - self.rect().center())
