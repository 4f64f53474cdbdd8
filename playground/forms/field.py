"""One knob as a control with its label: the plain kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

import playground.look.theme as look
from engine.specs.knobs import ChoiceKnob, Knob, NumberKnob, Spec
from playground.forms.levels import shown_at
from playground.forms.offered import OfferedSettings, Reasons
from playground.look.tokens import Theme
from playground.widgets.count_box import CountBox
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.number_slider import NumberSlider
from playground.words.settings import (
    REBUILD_SIGN,
    REBUILDS,
    heading_of,
    item_lines,
    lines_of,
    tooltip,
    words_of,
)
from playground.words.translate import tr

_FEWEST_LETTERS = 6
# A slider has air of its own around it, a combo box has none.
COMBO_MARGINS = (0, 4, 0, 4)


@dataclass(frozen=True, slots=True)
class KnobPlace:
    """Which knob of which spec class a control edits, and the name of the control.

    `marked`: whether what rebuilds carries the sign; not where a section's title has it for all.
    """

    owner: type[Spec]
    name: str
    knob: Knob
    path: str
    marked: bool = True


def short_words(place: KnobPlace, short: Mapping[str, str]) -> str:
    """The name of a knob where one line holds many: from `short`, else its label."""
    return tr(short[place.name]) if place.name in short else words_of(place.name, place.knob)


class KnobField(QWidget):
    """A control for one knob; `edited` carries the new value after a user's change only.

    The control itself has the knob's path as its object name, the row around it
    `<path>.field`.
    """

    edited = Signal(object)

    def __init__(self, place: KnobPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._offers = OfferedSettings()
        self._asked_for = True
        self.setObjectName(f"{place.path}.field")
        self.setProperty("knob", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)

    def set_value(self, value: object) -> None:
        """Show `value` without emitting."""
        raise NotImplementedError

    def set_level(self, level: str) -> None:
        """Show or hide the knob as the level asks."""
        self._asked_for = shown_at(self.place.knob.level, level)
        self._show_offer()

    def set_offers(self, offers: OfferedSettings) -> None:
        """Hide the knob while it changes nothing."""
        self._offers = offers
        self._show_offer()

    def _show_offer(self) -> None:
        self.setVisible(self._asked_for and self.place.path not in self._offers.idle)

    def heading(self) -> QWidget:
        """The label, with the mark of what rebuilds where it does."""
        place = self.place
        label = ElidedLabel(heading_of(place.name, place.knob))
        label.setToolTip(tooltip(lines_of(place.owner, place.knob)))
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(label)
        if place.marked and place.knob.rebuilds:
            line.addWidget(rebuild_mark(row))
        line.addStretch(1)
        return row

    def introduce(self, control: QWidget) -> None:
        """Name the control for tests and screen readers, and give it its tool-tip."""
        place = self.place
        lines = lines_of(place.owner, place.knob)
        control.setObjectName(place.path)
        control.setAccessibleName(words_of(place.name, place.knob))
        control.setAccessibleDescription(" ".join(lines))
        control.setToolTip(tooltip(lines))


class SliderField(KnobField):
    """A number: label and value above, slider below."""

    def __init__(self, place: KnobPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        knob = place.knob
        assert isinstance(knob, NumberKnob)
        self.slider = NumberSlider(
            knob.low, knob.high, knob.log, knob.integer, tr(knob.unit), knob.symbol, self
        )
        self.slider.set_heading(self.heading())
        self.introduce(self.slider)
        self.slider.edited.connect(self.edited)
        self.column.addWidget(self.slider)

    def set_value(self, value: object) -> None:
        assert isinstance(value, int | float)
        if value != self.slider.value():
            self.slider.setValue(value)


class CountField(KnobField):
    """A whole number that is counted rather than slid: label left, − n + right."""

    def __init__(self, place: KnobPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        knob = place.knob
        assert isinstance(knob, NumberKnob)
        self.stepper = CountBox(int(knob.low), int(knob.high), parent=self)
        self.introduce(self.stepper)
        self.stepper.edited.connect(self.edited.emit)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.heading(), 1)
        line.addWidget(self.stepper)
        self.column.addLayout(line)

    def set_value(self, value: object) -> None:
        assert isinstance(value, int)
        if value != self.stepper.value():
            self.stepper.setValue(value)


class ChoiceField(KnobField):
    """One of a few words."""

    def __init__(self, place: KnobPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        assert isinstance(place.knob, ChoiceKnob)
        self._shown = ""
        self.combo = narrow_combo(self)
        self.combo.addItems([tr(option.replace("_", " ")) for option in place.knob.options])
        self.introduce(self.combo)
        self.combo.activated.connect(self._on_chosen)
        self.column.setContentsMargins(*COMBO_MARGINS)
        self.column.addWidget(self.heading())
        self.column.addWidget(self.combo)

    def set_value(self, value: object) -> None:
        assert isinstance(self.place.knob, ChoiceKnob)
        self._shown = str(value)
        self.combo.setCurrentIndex(self.place.knob.options.index(self._shown))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        assert isinstance(self.place.knob, ChoiceKnob)
        option = self.place.knob.options[index]
        if option != self._shown:
            self._shown = option
            self.edited.emit(option)


class FlagField(KnobField):
    """Yes or no."""

    def __init__(self, place: KnobPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.box = QCheckBox(heading_of(place.name, place.knob), self)
        self.introduce(self.box)
        self.box.clicked.connect(self._on_clicked)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.box)
        if place.marked and place.knob.rebuilds:
            line.addWidget(rebuild_mark(self))
        line.addStretch(1)
        self.column.addLayout(line)

    def set_value(self, value: object) -> None:
        self.box.setChecked(bool(value))

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:
        self.edited.emit(checked)


def rebuild_mark(parent: QWidget) -> QLabel:
    """The small sign beside whatever starts again with new weights."""
    mark = QLabel(REBUILD_SIGN, parent)
    mark.setProperty("role", "warning")
    mark.setToolTip(tr(REBUILDS))
    mark.setAccessibleName(tr(REBUILDS))
    return mark


def sign_icon(theme: Theme) -> QIcon:
    """The same sign for a button's icon."""
    side, ratio = theme.base_px + 2, 2
    pixmap = QPixmap(side * ratio, side * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setFont(look.font(theme))
        painter.setPen(theme.color(theme.words("warning")))
        painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, REBUILD_SIGN)
    return QIcon(pixmap)


def narrow_combo(parent: QWidget) -> QComboBox:
    """A combo box that takes the width it is given, and the wheel only when it has the keyboard."""
    combo = QComboBox(parent)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_FEWEST_LETTERS)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    FocusedWheel(combo)
    return combo


def offer_kinds(combo: QComboBox, kinds: Sequence[type[Spec]], unfit: Reasons) -> None:
    """Let no kind be chosen that does not work here; its tool-tip says why."""
    model = combo.model()
    assert isinstance(model, QStandardItemModel)
    for index, kind in enumerate(kinds):
        reason = unfit.get(kind)
        model.item(index).setEnabled(reason is None)
        lines = [*item_lines(kind), *([] if reason is None else [reason])]
        combo.setItemData(index, tooltip(lines), Qt.ItemDataRole.ToolTipRole)


def retire(widget: QWidget) -> None:
    """Take a control away; its name is free at once, though Qt deletes it only later.

    Nothing in it tells anything any more: a number that was being typed would be entered, for
    what is hidden loses the focus, where there is nothing left that it belongs to.
    """
    for part in (widget, *widget.findChildren(QWidget)):
        part.setObjectName("")
        part.blockSignals(True)
    widget.hide()
    widget.deleteLater()
