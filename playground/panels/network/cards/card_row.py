"""The cards of all columns in a row, each over its neurons, with a + between them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from playground.forms.field import retire
from playground.look.tokens import Theme
from playground.panels.network.cards.card import Head, card_height
from playground.panels.network.cards.stack import Stack
from playground.panels.network.wiring import Wiring
from playground.plotting.columns import Columns
from playground.words.settings import REBUILDS, tooltip
from playground.words.translate import tr

# In heights of the type: a circle that adds a layer, and a card at its widest.
CIRCLE_EMS, WIDEST_EMS = 1.5, 16
# So much of a circle is the gap between two cards at least.
GAP_SHARE = 0.7


class HeadRow(QWidget):
    """Intents by column: `edited(int, Layers)`, `chosen(int)`, `opened(int)`, `removed(int)`,
    `moved(int, int)`, `added(int)` with the column before which, `menu_asked(int, QPoint)`.
    """

    edited = Signal(int, object)
    chosen = Signal(int)
    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)
    added = Signal(int)
    menu_asked = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.heads: list[Head] = []
        self.adds: list[QToolButton] = []
        # Where a dragged card would go.
        self.mark = QFrame(self)
        self.mark.setAutoFillBackground(True)
        self.mark.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._color_mark()

    def show_stack(self, stack: Stack, wiring: Wiring, frozen: frozenset[int]) -> None:
        """One card for each column, the output's last; cards that are there stay."""
        hidden = len(stack.blocks)
        while len(self.heads) > wiring.columns:
            retire(self.heads.pop())
        while len(self.heads) < wiring.columns:
            self.heads.append(self._head(len(self.heads)))
        while len(self.adds) > hidden + 1:
            retire(self.adds.pop())
        while len(self.adds) < hidden + 1:
            self.adds.append(self._add(len(self.adds)))
        for place, button in enumerate(self.adds):
            # The one before the output is where a layer is added by default.
            button.setObjectName("network.add" if place == hidden else f"network.add.{place}")
            button.setEnabled(stack.can_add(place))
        for column, head in enumerate(self.heads):
            rank = wiring.rank(column)
            block = stack.blocks[column] if column < hidden else ()
            head.show_block(rank.title, block, rank.units, column in frozen)
        self._order_tabs()
        self._lay_out()

    def last_stop(self) -> QWidget:
        """The last control on the way of Tab."""
        return self.heads[-1].more if self.heads else self

    def choose(self, column: int | None) -> None:
        """Point out the card of a column."""
        for head in self.heads:
            head.set_chosen(head.column == column)

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self.theme = theme
        self._color_mark()
        for head in self.heads:
            head.set_theme(theme)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(0, card_height(self.theme))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _color_mark(self) -> None:
        colors = self.mark.palette()
        colors.setColor(self.mark.backgroundRole(), self.theme.color("accent"))
        self.mark.setPalette(colors)

    def _lay_out(self) -> None:
        columns = Columns(self.width(), len(self.heads), self.theme.base_px)
        em, high = self.theme.base_px, card_height(self.theme)
        side = round(CIRCLE_EMS * em)
        # The circles stand on the gaps, over the edges of the cards.
        gap = round(side * GAP_SHARE)
        wide = round(min(columns.each - gap, WIDEST_EMS * em))
        for head in self.heads:
            left = round(columns.centre(head.column) - wide / 2)
            head.setGeometry(left, 0, max(1, wide), high)
        for place, button in enumerate(self.adds):
            middle = round(columns.left(place))
            button.setGeometry(middle - side // 2, (high - side) // 2, side, side)
            button.raise_()
        if self.height() != high:
            self.setFixedHeight(high)

    def _order_tabs(self) -> None:
        order: list[QWidget] = []
        for place, add in enumerate(self.adds):
            order.append(add)
            if place < len(self.heads):
                order += self.heads[place].stops()
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _head(self, column: int) -> Head:
        head = Head(column, self.theme, self)
        head.edited.connect(lambda block: self.edited.emit(column, block))
        head.opened.connect(lambda: self.opened.emit(column))
        head.removed.connect(lambda: self.removed.emit(column))
        head.title.clicked.connect(lambda: self.chosen.emit(column))
        head.title.menu_asked.connect(lambda at: self.menu_asked.emit(column, at))
        head.title.pushed.connect(lambda step: self._push(column, step))
        head.title.dragged.connect(lambda at: self._drag(column, at))
        head.title.dropped.connect(lambda at: self._drop(column, at))
        head.show()
        return head

    def _add(self, place: int) -> QToolButton:
        button = QToolButton(self)
        button.setText("+")
        button.setProperty("kind", "insert")
        words = tr("Add a layer before column {place}", place=place + 1)
        button.setAccessibleName(words)
        button.setToolTip(tooltip([tr("One more layer here, set as the one before it."), REBUILDS]))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.added.emit(place))
        button.show()
        return button

    def _push(self, column: int, step: int) -> None:
        to = column + step
        if column < len(self.adds) - 1 and 0 <= to < len(self.adds) - 1:
            self.moved.emit(column, to)
            self.heads[to].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gap_at(self, at: QPointF) -> int:
        """Before which column a card dropped here would stand."""
        x = self.mapFromGlobal(at).x()
        columns = Columns(self.width(), len(self.heads), self.theme.base_px)
        place = round((x - columns.gutter) / columns.each)
        return min(max(0, place), len(self.adds) - 1)

    def _drag(self, column: int, at: QPointF) -> None:
        if column >= len(self.adds) - 1:
            return
        columns = Columns(self.width(), len(self.heads), self.theme.base_px)
        middle = round(columns.left(self._gap_at(at)))
        self.mark.setGeometry(middle - 1, 0, 3, self.height())
        self.mark.show()
        self.mark.raise_()

    def _drop(self, column: int, at: QPointF) -> None:
        self.mark.hide()
        gap = self._gap_at(at)
        to = gap if gap <= column else gap - 1
        if column < len(self.adds) - 1 and to != column:
            self.moved.emit(column, to)
