"""A lab that is being written: its mistakes by line and column, above the lesson."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.labs.format.table import Fault
from playground.labs.cards.base import button
from playground.look.restyle import restyle
from playground.words.translate import tr

# Mistakes that are shown at a time: the first ones are mended first.
SHOWN = 6


class FaultList(QFrame):
    """Hidden unless a lab is being written. `check_wanted()` asks for the proof that it works."""

    check_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lesson.faults")
        self.setProperty("kind", "banner")
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.lines = QLabel(self)
        self.lines.setObjectName("lesson.faults.lines")
        self.lines.setWordWrap(True)
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        flags = Qt.TextInteractionFlag
        self.lines.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self.check = button(tr("Check"), "lesson.prove", self.check_wanted.emit, self)
        self.check.setToolTip(
            tr("Train every step, unchanged and with the solution, and say whether the lab works.")
        )
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.lines)
        self.hide()

    def show_faults(self, name: str, faults: Sequence[Fault], usable: bool = True) -> None:
        """Say what is wrong with the file of this name, if anything; whether it is shown at all."""
        if not faults:
            self.say(tr("{name}: no mistakes found in reading it.", name=name))
        elif usable:
            self.say(tr("{name}: {n} mistakes.", name=name, n=len(faults)), faults)
        else:
            words = tr("{name}: {n} mistakes; below is the one before.", name=name, n=len(faults))
            self.say(words, faults)
        self.check.setEnabled(usable)

    def say(self, words: str, faults: Sequence[Fault] = ()) -> None:
        """A sentence, and mistakes below it."""
        self.title.setText(words)
        lines = [tr(fault.text) for fault in faults[:SHOWN]]
        if len(faults) > SHOWN:
            lines.append(tr("and {n} more", n=len(faults) - SHOWN))
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        restyle(self, role="warning" if lines else "")
        self.setAccessibleName("\n".join((words, *lines)))
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
