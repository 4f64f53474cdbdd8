"""A list of specs of one family: items are added, set and taken away one by one."""

from __future__ import annotations

from html import escape
from typing import Any, get_args, get_type_hints

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

import playground.look.theme as look
from engine.specs.knobs import Spec, TupleKnob
from engine.specs.paths import joined
from engine.specs.registry import Registry
from playground.forms.card import body_column
from playground.forms.field import (
    COMBO_MARGINS,
    KnobField,
    KnobPlace,
    narrow_combo,
    offer_kinds,
    retire,
)
from playground.forms.offered import OfferedSettings
from playground.forms.spec_form import SPACING, SpecForm
from playground.look.tokens import Theme
from playground.words.settings import item_lines, label_of_kind, tooltip, words_of
from playground.words.translate import tr


class SpecList(KnobField):
    """`edited` carries the new tuple after a user's change only.

    The family follows from the type of the field. The control with the knob's path adds an item;
    the knobs of item i are called `<path>.<i>.<knob>` and what takes it away `<path>.<i>.remove`.
    """

    def __init__(self, place: KnobPlace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        assert isinstance(place.knob, TupleKnob)
        self._theme, self._level = theme, ""
        self._most = place.knob.most
        self._items: tuple[Spec, ...] = ()
        self._kinds = tuple(_family(place))
        self.rows: list[ItemRow] = []
        self.add = narrow_combo(self)
        self.add.addItems([label_of_kind(kind) for kind in self._kinds])
        offer_kinds(self.add, self._kinds, {})
        family = _family(place).family.replace("_", " ")
        self.add.setPlaceholderText(tr("+ add {kind}", kind=tr(family)))
        self.add.setCurrentIndex(-1)
        self.introduce(self.add)
        self.add.setAccessibleName(tr("Add to {list}", list=words_of(place.name, place.knob)))
        self.add.activated.connect(self._on_added)
        self.column.setContentsMargins(*COMBO_MARGINS)
        self.column.setSpacing(SPACING)
        self.column.addWidget(self.heading())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACING)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.add)

    def set_value(self, value: object) -> None:
        assert isinstance(value, tuple)
        self._items = value
        kept = [type(row.form.spec) for row in self.rows] == [type(item) for item in value]
        if not kept:
            for old in self.rows:
                self._rows.removeWidget(old)
                retire(old)
            self.rows = [self._row(i, item) for i, item in enumerate(value)]
        for row, item in zip(self.rows, value, strict=True):
            row.form.set_value(item)
        self.add.setEnabled(len(value) < self._most)

    def set_level(self, level: str) -> None:
        super().set_level(level)
        self._level = level
        for row in self.rows:
            row.set_level(level)

    def set_offers(self, offers: OfferedSettings) -> None:
        super().set_offers(offers)
        offer_kinds(self.add, self._kinds, offers.unfit.get(self.place.path, {}))

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self._theme = theme
        for row in self.rows:
            row.set_theme(theme)

    @Slot(int)
    def _on_added(self, index: int) -> None:
        # Back to the words that invite to add one more.
        with QSignalBlocker(self.add):
            self.add.setCurrentIndex(-1)
        self._take((*self._items, self._kinds[index]()))

    def _row(self, place: int, item: Spec) -> ItemRow:
        row = ItemRow(item, joined(self.place.path, place), self._theme, self.place.marked, self)
        row.form.edited.connect(lambda new: self._take(self._without(place, new)))
        row.removed.connect(lambda: self._take(self._without(place)))
        if self._level:
            row.set_level(self._level)
        self._rows.addWidget(row)
        return row

    def _without(self, place: int, *instead: Any) -> tuple[Spec, ...]:
        return (*self._items[:place], *instead, *self._items[place + 1 :])

    def _take(self, items: tuple[Spec, ...]) -> None:
        self.set_value(items)
        self.edited.emit(items)


class ItemRow(QWidget):
    """One item of the list: what it is, a button that takes it away, its knobs below."""

    removed = Signal()

    def __init__(
        self, item: Spec, path: str, theme: Theme, marked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name = label_of_kind(type(item))
        lines = item_lines(type(item))
        title = QLabel(f"<b>{escape(name)}</b>", self)
        title.setToolTip(tooltip(lines))
        self.form = SpecForm(item, path, marked=marked, parent=self)
        self.remove = QToolButton(self)
        self.remove.setObjectName(f"{path}.remove")
        self.remove.setProperty("flat", True)
        self.remove.setAccessibleName(tr("Remove {name}", name=name))
        self.remove.setToolTip(tooltip([tr("Remove {name}", name=name)]))
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.clicked.connect(self.removed)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(title, 1)
        head.addWidget(self.remove)
        self._body = QWidget(self)
        body_column(self._body).addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._body)
        self.set_theme(theme)

    def set_level(self, level: str) -> None:
        """Show the knobs up to this level."""
        self.form.set_level(level)
        self._body.setVisible(not self.form.is_bare())

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in this look."""
        self.remove.setIcon(look.icon("close", theme, "quiet"))


def _family(place: KnobPlace) -> Registry[Any]:
    """The family of which the field at `place` holds a tuple."""
    item = get_args(get_type_hints(place.owner)[place.name])[0]
    registry: Registry[Any] = item.registry
    return registry
