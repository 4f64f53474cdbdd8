"""The settings that are to be varied, a line each: which one, and over which values."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.search.methods import Vary
from engine.specs.knobs import KnobError, Value
from playground.panels.search.offers import Offer
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.translate import tr
from playground.words.typed_numbers import typed
from playground.words.value_lists import TRUTHS, read_values

MOST = 8
# What a new window proposes, as far as the experiment has it.
FIRST = ("optimizer.lr", "layers.0.units")


class RangeLine(QWidget):
    """One setting and its values."""

    changed = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: dict[str, Offer] = {}
        self.which, self.values = QComboBox(self), QLineEdit(self)
        self.remove = QToolButton(self)
        self.remove.setText("×")
        for part, name, words, tip in (
            (self.which, "path", tr("Setting {i} to vary", i=number),
             tr("A setting of the experiment; all others stay as they are.")),
            (self.values, "values", tr("Values of setting {i}", i=number),
             tr("Values to try, such as 0.001, 0.01, 0.1 or sgd, adam.")),
            (self.remove, "remove", tr("Leave setting {i} out", i=number),
             tr("Vary one setting less.")),
        ):  # fmt: skip
            part.setObjectName(f"search.{name}{number}")
            part.setAccessibleName(words)
            part.setToolTip(tip)
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.which.setMinimumContentsLength(5)
        self.values.setMinimumWidth(1)
        FocusedWheel(self.which)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.which, 3)
        row.addWidget(self.values, 2)
        row.addWidget(self.remove)
        self.which.currentIndexChanged.connect(self._suggest)
        self.values.textEdited.connect(self.changed)

    @property
    def path(self) -> str:
        """The path of the setting."""
        return str(self.which.currentData() or "")

    def offer(self, offers: dict[str, Offer], path: str = "") -> None:
        """Let one of these be chosen; the one that is chosen stays, else `path` is."""
        kept, self._offers = self.path or path, offers
        self.which.blockSignals(True)
        self.which.clear()
        for each in offers.values():
            self.which.addItem(f"{each.words} · {each.path}", each.path)
        self.which.setCurrentIndex(max(0, self.which.findData(kept)))
        self.which.blockSignals(False)
        if self.path != kept or not self.values.text():
            self._suggest()

    def vary(self) -> Vary:
        """The setting with its values; raises `KnobError`, or ValueError for a comma too many."""
        return Vary(self.path, tuple(read_values(self.values.text())))

    @Slot()
    def _suggest(self) -> None:
        offer = self._offers.get(self.path)
        self.values.setText(_written(offer.values) if offer is not None else "")
        self.values.setCursorPosition(0)
        self.changed.emit()


class Ranges(QWidget):
    """Lines for settings; `changed` when one of them is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: dict[str, Offer] = {}
        self.lines = [RangeLine(i + 1, self) for i in range(MOST)]
        self.shown = 0
        self.more = QPushButton(tr("Vary another setting"), self)
        self.more.setObjectName("search.more")
        self.more.setAccessibleName(self.more.text())
        self.more.setToolTip(tr("Vary one setting more."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for place, line in enumerate(self.lines):
            column.addWidget(line)
            line.changed.connect(self.changed)
            line.remove.clicked.connect(partial(self._remove, place))
        column.addWidget(self.more)
        self.more.clicked.connect(self._add)

    def offer(self, offers: tuple[Offer, ...]) -> None:
        """Let these settings be varied; lines about others take the first of them."""
        if self._offers and tuple(self._offers.values()) == offers:
            return
        first = not self._offers
        self._offers = {offer.path: offer for offer in offers}
        known = [path for path in FIRST if path in self._offers]
        if first:
            self.shown = max(1, len(known))
        for place, line in enumerate(self.lines):
            spare = list(self._offers)[place % len(self._offers)] if self._offers else ""
            line.offer(self._offers, known[place] if place < len(known) else spare)
        self._show()

    def propose(self, vary: Sequence[Vary]) -> bool:
        """Fill the lines with these; False if the experiment does not have all of them."""
        if not all(axis.path in self._offers for axis in vary) or len(vary) > MOST:
            return False
        self.shown = max(1, len(vary))
        for line, axis in zip(self.lines, vary, strict=False):
            line.which.setCurrentIndex(line.which.findData(axis.path))
            line.values.setText(_written(axis.values))
        self._show()
        self.changed.emit()
        return True

    def vary(self) -> tuple[Vary, ...]:
        """What is to be varied; raises `KnobError`, or ValueError."""
        found = []
        for line in self.lines[: self.shown]:
            try:
                found.append(line.vary())
            except KnobError as error:
                raise KnobError(line.path or error.path, error.problem) from None
        return tuple(found)

    @Slot()
    def _add(self) -> None:
        self.shown = min(MOST, self.shown + 1)
        self._show()
        self.changed.emit()

    def _remove(self, place: int) -> None:
        """Close the gap: the lines below move up."""
        for upper, lower in zip(
            self.lines[place:], self.lines[place + 1 : self.shown], strict=False
        ):
            upper.which.setCurrentIndex(lower.which.currentIndex())
            upper.values.setText(lower.values.text())
        self.shown = max(1, self.shown - 1)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for place, line in enumerate(self.lines):
            line.setVisible(place < self.shown)
            line.remove.setEnabled(self.shown > 1)
        self.more.setVisible(self.shown < MOST)


def _written(values: Sequence[Value]) -> str:
    """Values as they are read again."""
    truths = {truth: name for name, truth in TRUTHS.items()}
    return ", ".join(
        truths[value]
        if isinstance(value, bool)
        else typed(value)
        if isinstance(value, float)
        else str(value)
        for value in values
    )
