"""The gallery of all registered data sets, each with a picture of its own samples."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from engine.datasets import Data, dataset
from playground.forms.help_texts import REBUILDS, item_lines, tooltip
from playground.forms.thumbnails import sample_for_thumbnail, thumbnail
from playground.tokens import Theme
from playground.widgets.gallery import Gallery


class DatasetGallery(QWidget):
    """Choose a data set by its picture; `chosen` carries its name after a user's choice only.

    Pictures are painted one at a time when the window has nothing else to do, and kept per
    theme and screen, so that the window never waits for them.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._samples: dict[str, Data] = {}
        self._pictures: dict[tuple[str, str, float], QPixmap] = {}
        self._missing: list[str] = []
        self.gallery = Gallery(self)
        self.gallery.set_items(
            (name, short_name(name), self._tooltip(name), QPixmap()) for name in dataset.names
        )
        self.gallery.chosen.connect(self.chosen)
        for name in dataset.names:
            self.gallery.button(name).setAccessibleDescription(REBUILDS)
        self._painting = QTimer(self)
        self._painting.timeout.connect(self._paint_next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.gallery)

    def select(self, name: str) -> None:
        """Mark a data set as chosen without emitting."""
        self.gallery.select(name)

    def set_theme(self, theme: Theme) -> None:
        """Wear another look; the pictures follow when there is time."""
        self._theme = theme
        if self.isVisible():
            self._start()

    def is_painted(self) -> bool:
        """Whether every picture is there."""
        return not self._missing and all(not b.icon().isNull() for b in self._buttons())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._painting.stop()

    def _start(self) -> None:
        self._missing = list(dataset.names)
        self._painting.start(0)

    @Slot()
    def _paint_next(self) -> None:
        if not self._missing:
            self._painting.stop()
            return
        name = self._missing.pop(0)
        self.gallery.set_pixmap(name, self._picture(name))

    def _picture(self, name: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (self._theme.name, name, ratio)
        if key not in self._pictures:
            if name not in self._samples:
                self._samples[name] = sample_for_thumbnail(dataset[name]())
            side = self.gallery.button(name).iconSize().width()
            self._pictures[key] = thumbnail(self._samples[name], self._theme, side, ratio)
        return self._pictures[key]

    def _buttons(self) -> list[QToolButton]:
        return [self.gallery.button(name) for name in self.gallery.names()]

    def _tooltip(self, name: str) -> str:
        kind = dataset[name]
        return tooltip([getattr(kind, "label", name), *item_lines(kind), REBUILDS])


def short_name(name: str) -> str:
    """The words under a thumbnail, where full labels have no room."""
    return name.replace("_", " ")
