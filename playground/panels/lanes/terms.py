"""On what terms lanes run: how they stay abreast, what they aim at, what edits reach."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from engine.running.lockstep import Lockstep
from engine.sentences import Sentence
from playground.panels.lanes_shown import AimAt, Comparison, EditAll, StayAbreast
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.widgets.number_field import NumberField
from playground.words.translate import tr

ABREAST = {
    Lockstep.STEPS: Sentence("by steps"),
    Lockstep.SECONDS: Sentence("by seconds"),
    Lockstep.EPOCHS: Sentence("by epochs"),
}
LOWEST, HIGHEST, USUAL = 1e-9, 1e9, 0.1
WIDEST = "0.00088"


class Terms(QWidget):
    """Fields that show a `Comparison`; `wished(LaneWish)` asks for another one."""

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.abreast = QComboBox(self)
        self.abreast.setObjectName("lanes.abreast")
        self.abreast.addItems([tr(words) for words in ABREAST.values()])
        self.abreast.setAccessibleName(tr("Lanes stay abreast"))
        self.abreast.setToolTip(
            tr("Lanes take as many steps as each other, train as long, or see the data as often.")
        )
        self.abreast.setProperty("compact", True)
        FocusedWheel(self.abreast)
        self.aimed = QCheckBox(tr("Target loss"), self)
        self.aimed.setObjectName("lanes.aimed")
        self.aimed.setToolTip(
            tr("Measures after how many steps and seconds each training loss is so small.")
        )
        self.aim = NumberField(LOWEST, HIGHEST, parent=self)
        self.aim.setObjectName("lanes.aim")
        self.aim.setAccessibleName(tr("Target loss"))
        self.aim.setToolTip(self.aimed.toolTip())
        self.aim.reserve((WIDEST,))
        self.everywhere = QCheckBox(tr("Edits reach all lanes"), self)
        self.everywhere.setObjectName("lanes.everywhere")
        self.everywhere.setToolTip(
            tr("Whether an edit changes all lanes or the one that is lit; data always does.")
        )
        label = QLabel(tr("Abreast"), self)
        label.setBuddy(self.abreast)
        label.setProperty("pictured", False)
        flow = FlowLayout(self, 12)
        flow.addWidget(_beside(label, self.abreast))
        flow.addWidget(_beside(self.aimed, self.aim))
        flow.addWidget(_beside(self.everywhere))
        self.show_comparison(Comparison())
        self.abreast.activated.connect(self._stay_abreast)
        self.aimed.clicked.connect(self._switch_aim)
        self.aim.entered.connect(self._aim_at)
        self.everywhere.clicked.connect(self._edit_all)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what is in force."""
        self._aim = USUAL if comparison.aim is None else comparison.aim
        blocked = [QSignalBlocker(part) for part in (self.abreast, self.aimed, self.everywhere)]
        self.abreast.setCurrentIndex(list(ABREAST).index(comparison.by))
        self.aimed.setChecked(comparison.aim is not None)
        self.everywhere.setChecked(comparison.everywhere)
        del blocked
        self.aim.show_number(self._aim)

    @Slot(int)
    def _stay_abreast(self, place: int) -> None:
        self.wished.emit(StayAbreast(list(ABREAST)[place]))

    @Slot(bool)
    def _switch_aim(self, wanted: bool) -> None:
        self.wished.emit(AimAt(self._aim if wanted else None))

    @Slot(object)
    def _aim_at(self, loss: float) -> None:
        self._aim = loss
        self.aimed.setChecked(True)
        self.wished.emit(AimAt(loss))

    @Slot(bool)
    def _edit_all(self, wanted: bool) -> None:
        self.wished.emit(EditAll(wanted))


def _beside(*parts: QWidget) -> QWidget:
    """What belongs together in one line."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    return whole
