"""The settings of one layer, opened over its card in the network view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from engine.network.layer_edits import parameter_counts
from engine.specs.paths import joined
from engine.training.experiment import OUTPUT_KNOBS
from playground.forms.field import retire
from playground.forms.layers.block_list import BlockList
from playground.forms.layers.layer_card import LayerCard
from playground.forms.spec_form import SpecForm
from playground.look.tokens import Theme
from playground.panels.network.cards.stack import Stack
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.translate import tr

WIDE_EMS = 20
# Initialiser, normalisation and dropout are knobs of this level.
LEVEL = "standard"


class LayerPopup(QFrame):
    """A form in a window of its own, gone with Escape or a click elsewhere.

    `edited(int, Layers)` carries a column and its new layers, `asked(int, str)` a column and up,
    down, duplicate or remove, `output_edited` an experiment whose output layer starts otherwise.
    """

    edited = Signal(int, object)
    asked = Signal(int, str)
    output_edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", "whole")
        self.setObjectName("network.settings")
        self.setAccessibleName(tr("Settings of a layer"))
        self.theme = theme
        self.column: int | None = None
        self.content: LayerCard | SpecForm | None = None
        page = QWidget()
        self._inner = QVBoxLayout(page)
        self._inner.setContentsMargins(8, 8, 8, 8)
        self._inner.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(VerticalScroll(page, self))
        self._page = page

    def open(self, column: int, stack: Stack, below: QWidget) -> None:
        """Show the settings of a column under a widget of the window."""
        self.close_settings()
        self.column = column
        output = column >= len(stack.blocks)
        self.content = self._output(stack) if output else self._layer(column)
        self._inner.insertWidget(0, self.content)
        self.show_stack(stack)
        self.show()
        self._place(below)
        self.content.setFocus(Qt.FocusReason.PopupFocusReason)
        self.focusNextChild()

    def show_stack(self, stack: Stack) -> None:
        """Show what the experiment has become; a column that is gone takes its settings along."""
        if self.column is None or self.content is None:
            return
        if isinstance(self.content, SpecForm):
            self.content.set_value(stack.spec)
        elif self.column >= len(stack.blocks):
            self.close_settings()
        else:
            _fill(self.content, self.column, stack)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_settings()
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Wear another look from the next time on."""
        self.theme = theme
        self.close_settings()

    def close_settings(self) -> None:
        """Put the form away."""
        self.hide()
        if self.content is not None:
            self._inner.removeWidget(self.content)
            retire(self.content)
            self.content = None
        self.column = None

    def _layer(self, column: int) -> LayerCard:
        path = joined("network", column, "settings")
        card = LayerCard(path, self.theme, LEVEL, self._list_inside, self._page)
        card.edited.connect(lambda block: self.edited.emit(column, block))
        card.asked.connect(lambda action: self._on_asked(column, action))
        return card

    def _output(self, stack: Stack) -> SpecForm:
        form = SpecForm(stack.spec, "network.output", OUTPUT_KNOBS, parent=self._page)
        form.edited.connect(self.output_edited)
        return form

    def _list_inside(self, path: str, parent: QWidget) -> BlockList:
        return BlockList(path, self.theme, LEVEL, 1, parent)

    def _on_asked(self, column: int, action: str) -> None:
        # What is asked moves the columns: these settings would be another layer's.
        self.close_settings()
        self.asked.emit(column, action)

    def _place(self, below: QWidget) -> None:
        em = self.fontMetrics().height()
        screen = below.screen().availableGeometry()
        self.ensurePolished()
        self._inner.activate()
        wanted = self._page.sizeHint() + QSize(2, em)
        wide = max(WIDE_EMS * em, wanted.width())
        high = min(wanted.height(), screen.height() - 2 * em)
        self.resize(wide, high)
        at = below.mapToGlobal(QPoint(0, below.height() + 2))
        left = min(max(at.x(), screen.left()), screen.right() - wide)
        top = min(max(at.y(), screen.top()), screen.bottom() - high)
        self.move(left, top)


def _fill(card: LayerCard, column: int, stack: Stack) -> None:
    block, fan_in = stack.blocks[column], stack.width_into(column)
    (count,), _ = parameter_counts([block], fan_in)
    possible = {
        "up": column > 0,
        "down": column < len(stack.blocks) - 1,
        "duplicate": stack.can_duplicate(column),
        "remove": True,
    }
    allowed = frozenset(name for name, fits in possible.items() if fits)
    card.set_block(block, tr("{count:,} params", count=count), fan_in, stack.room, allowed)
    if not card.is_open() and card.body is None:
        card.set_open(True)
        # In a window of its own the card has nothing to fold away.
        card.head.setCheckable(False)
