"""The gallery of all registered data sets, each with a picture of its own samples."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.data.datasets import Data, dataset
from engine.data.datasets.drawn import Drawn
from engine.data.datasets.surfaces import MultiGauss
from engine.data.datasets.table import Table
from engine.sentences import Sentence
from playground.forms.data.thumbnails import sample_for_thumbnail, table_picture, thumbnail
from playground.look.tokens import Theme
from playground.widgets.gallery import Gallery
from playground.words.settings import REBUILDS, item_lines, label_of_kind, tooltip
from playground.words.translate import tr

# What most people look for first, row by row; the rest is one click away.
FIRST_SHOWN = (
    *("circle", "xor", "clouds", "spiral", "moons", "digits", "iris", "drawn"),
    *("sine", "plane", "multi_gauss", "table"),
)
_GROUPS = {
    "classification": Sentence("Classification"),
    "regression": Sentence("Regression · tables"),
}
# Four stand beside each other in the form, in every language.
_WIDEST_CAPTION = 3.06


class DatasetGallery(QWidget):
    """Choose a data set by its picture; `chosen` carries its name after a user's choice only.

    A few are shown, and the chosen one; a button unfolds all of them.
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
        self._visible: list[str] = []
        self._unfolded = False
        self.gallery = Gallery(self, _WIDEST_CAPTION)
        self.gallery.set_groups(
            {
                tr(heading): [
                    (name, tr(short_name(name)), self._tooltip(name), QPixmap())
                    for name in _in_order()
                    if dataset[name].task == task
                ]
                for task, heading in _GROUPS.items()
            }
        )
        self.gallery.chosen.connect(self.chosen)
        for name in dataset.names:
            self.gallery.button(name).setAccessibleDescription(tr(REBUILDS))
        self._painting = QTimer(self)
        self._painting.timeout.connect(self._paint_next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.gallery)
        self.gallery.headings[tr(_GROUPS["classification"])].addWidget(self._make_more())
        self._show_some()

    def select(self, name: str) -> None:
        """Mark a data set as chosen without emitting."""
        self.gallery.select(name)
        if self.shown() != self._visible:
            self._show_some()

    def shown(self) -> list[str]:
        """The names of the data sets one can see now."""
        if self._unfolded:
            return list(self.gallery.names())
        return [n for n in self.gallery.names() if n in FIRST_SHOWN or n == self.gallery.selected()]

    def set_theme(self, theme: Theme) -> None:
        """Wear another look; the pictures follow when there is time."""
        self._theme = theme
        if self.isVisible():
            self._start()

    def is_painted(self) -> bool:
        """Whether every picture that can be seen is there."""
        icons = [self.gallery.button(name).icon() for name in self.shown()]
        return not self._missing and not any(icon.isNull() for icon in icons)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._painting.stop()

    def _start(self) -> None:
        self._missing = self.shown()
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
            side = self.gallery.button(name).iconSize().width()
            if dataset[name] is Table:
                self._pictures[key] = table_picture(self._theme, side, ratio)
                return self._pictures[key]
            if name not in self._samples:
                self._samples[name] = sample_for_thumbnail(dataset[name]())
            self._pictures[key] = thumbnail(self._samples[name], self._theme, side, ratio)
        return self._pictures[key]

    @Slot()
    def _on_more(self) -> None:
        self._unfolded = not self._unfolded
        self._show_some()

    def _show_some(self) -> None:
        self._visible = self.shown()
        self.gallery.show_only(self._visible)
        words = tr("Fewer data sets") if self._unfolded else tr("All {n} data sets", n=len(dataset))
        self.more.setText(words)
        self.more.setAccessibleName(words)
        if self.isVisible():
            self._start()

    def _make_more(self) -> QPushButton:
        self.more = QPushButton(self)
        self.more.setObjectName("data.more")
        self.more.setProperty("kind", "fold")
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setToolTip(tr("Shows or hides the less common data sets"))
        self.more.setVisible(len(dataset) > len(FIRST_SHOWN))
        self.more.clicked.connect(self._on_more)
        return self.more

    def _tooltip(self, name: str) -> str:
        kind = dataset[name]
        return tooltip([label_of_kind(kind), *item_lines(kind), REBUILDS])


def _in_order() -> list[str]:
    """The names of all data sets, those shown first before the others."""
    first = [name for name in FIRST_SHOWN if name in dataset]
    return [*first, *(name for name in dataset.names if name not in first)]


def short_name(name: str) -> str:
    """The words under a thumbnail, where full labels have no room."""
    short = {Drawn: Sentence("draw…"), Table: Sentence("table…"), MultiGauss: Sentence("bumps")}
    return short.get(dataset[name], name.replace("_", " "))
