"""Which plane of more than two inputs is looked at: chosen by three boxes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from engine.data.plane import FITTING, Plane, PlaneView
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.translate import tr

_FEWEST_LETTERS = 12


class ViewChooser(QObject):
    """`changed` asks for another plane; the `boxes` hide while there is nothing to choose."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._inputs: tuple[str, ...] = ()
        self._row = -1
        self.across = self._box("across", tr("Input along the bottom"))
        self.upwards = self._box("upwards", tr("Input up the side"))
        self.held = self._box("held", tr("Where the other inputs are held"))
        self.held.addItems([tr("others: their mean"), tr("others: as in the chosen sample")])
        self.boxes = (self.across, self.upwards, self.held)
        self.tell("")
        self._show_boxes()

    @property
    def view(self) -> PlaneView:
        """What is chosen."""
        across = self.across.currentIndex() - 1
        if len(self._inputs) <= 2 or across < 0:
            return FITTING
        held = self._row if self.held.currentIndex() == 1 else -1
        return PlaneView(across, self.upwards.currentIndex(), held)

    @property
    def offered(self) -> bool:
        """Whether there is anything to choose."""
        return len(self._inputs) > 2

    def set_inputs(self, inputs: tuple[str, ...]) -> None:
        """Offer these inputs; the choice stays while they are the same."""
        if inputs != self._inputs:
            self._inputs, self._row = inputs, -1
            for box, first in ((self.across, [tr("PC 1 and PC 2")]), (self.upwards, [])):
                box.clear()
                box.addItems([*first, *inputs])
            self.across.setCurrentIndex(0)
            self.held.setCurrentIndex(0)
        self._show_boxes()

    def select_sample(self, row: int) -> bool:
        """Remember the sample that was clicked; True if the plane follows it."""
        before = self.view
        self._row = row
        return self.view != before

    def says(self, plane: Plane | None) -> str:
        """Which plane it is, in words; empty where the axes say it all."""
        if plane is not None and plane.principal:
            return tr(
                "PC 1 and 2 show {share:.0%} of the variance; others at their mean",
                share=plane.explained,
            )
        view = self.view
        if view is FITTING:
            return ""
        shown = tr("2 of {count} inputs", count=len(self._inputs))
        if self.held.currentIndex() == 0:
            return tr("{shown}, the others at their mean", shown=shown)
        if view.held < 0:
            return tr("{shown}, the others at their mean: click a sample", shown=shown)
        return tr("{shown}, the others as in sample {row}", shown=shown, row=view.held + 1)

    def tell(self, words: str) -> None:
        """Say this of the plane to whoever points at a box."""
        for box in self.boxes:
            about = tr("{about} of the decision boundary.", about=box.accessibleName())
            box.setToolTip(f"{about}\n{words}".strip())

    @Slot(int)
    def _on_activated(self, _index: int) -> None:
        across = self.across.currentIndex() - 1
        if across == self.upwards.currentIndex():
            # One input on both axes shows nothing.
            self.upwards.setCurrentIndex(0 if across else 1)
        self._show_boxes()
        self.changed.emit()

    def _show_boxes(self) -> None:
        chosen = self.offered and self.across.currentIndex() > 0
        self.across.setVisible(self.offered)
        self.upwards.setVisible(chosen)
        self.held.setVisible(chosen)

    def _box(self, name: str, about: str) -> QComboBox:
        box = QComboBox(self._host)
        box.setObjectName(f"boundary.{name}")
        box.setAccessibleName(about)
        box.setMinimumContentsLength(_FEWEST_LETTERS)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        FocusedWheel(box)
        box.activated.connect(self._on_activated)
        return box
