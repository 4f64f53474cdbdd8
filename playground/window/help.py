"""What Help shows: the list of shortcuts, made from the table of commands, and what this is.

A report of a fault is complete with the second: version, what computes, what it all stands on.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable

import numpy as np
import PySide6
from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from engine.kernel.library import kernel_library
from engine.training.kernel_stepper import why_numpy
from engine.training.setup import Setup
from playground.widgets.action import Action
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.translate import tr
from playground.words.version import VERSION

WIDTH = 460


def shortcuts_dialog(commands: Iterable[Action], parent: QWidget) -> QDialog:
    """A window that lists each of these that has a key; it deletes itself when closed."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("Shortcuts"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    listed = QWidget(dialog)
    grid = QGridLayout(listed)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    keyed = [command for command in commands if command.shortcut]
    native = QKeySequence.SequenceFormat.NativeText
    for row, command in enumerate(keyed):
        key = QLabel(QKeySequence(command.shortcut).toString(native), dialog)
        key.setProperty("kind", "number")
        grid.addWidget(key, row, 0)
        grid.addWidget(QLabel(tr(command.tip), dialog), row, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    area = VerticalScroll(listed, dialog)
    area.setObjectName("shortcuts.list")
    area.setAccessibleName(tr("Shortcuts"))
    # Arrow keys scroll it.
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(dialog)
    column.addWidget(area)
    column.addWidget(buttons)
    # As high as the list, but never higher than the window.
    around = dialog.sizeHint().height() - area.sizeHint().height()
    high = min(listed.sizeHint().height() + around, parent.window().height())
    dialog.resize(dialog.sizeHint().width(), high)
    return dialog


class AboutDialog(QDialog):
    """Says which version this is and what computes the experiment at hand; can be copied."""

    def __init__(self, setup: Setup, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QLabel("\n\n".join((program(), engine_of(setup), surroundings())), self)
        self.text.setWordWrap(True)
        self.text.setMinimumWidth(WIDTH)
        self.text.setAccessibleName(tr("About"))
        self.text.setAccessibleDescription(self.text.text())
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        # Choosing these flags takes it out of the round of Tab.
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copying = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copying.setToolTip(tr("Put this text on the clipboard, for a report of a fault."))
        self.copying.setAutoDefault(False)
        self.copying.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addWidget(self.text)
        column.addWidget(buttons)

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.text())


def program() -> str:
    """What this program is, and its licence."""
    return tr(
        "Backprop Playground {version}: hand-written back-propagation, made visible. MIT licence; "
        "Inter font under the OFL; data sets with their sources in resources/datasets.",
        version=VERSION,
    )


def engine_of(setup: Setup) -> str:
    """What computes the steps of this experiment, and if NumPy does, why."""
    if setup.spec.engine == "numpy":
        return tr("Computes with NumPy, as this experiment asks.")
    if reason := why_numpy(setup):
        return tr("Computes with NumPy: {reason}", reason=reason)
    library = kernel_library()
    return tr(
        "Computes with the kernel ({processor}, compiled by {compiler}).",
        processor=library.processor,
        compiler=library.compiler,
    )


def surroundings() -> str:
    """The versions of what the program stands on, and the system."""
    parts = {
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide": PySide6.__version__,
        "NumPy": np.__version__,
    }
    versions = ", ".join(f"{name} {number}" for name, number in parts.items())
    return f"{versions}; {platform.system()} {platform.release()}, {platform.machine()}"
