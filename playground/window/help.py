"""What Help shows: the list of shortcuts, made from the table of commands, and the version."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from playground.widgets.action import Action
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.translate import tr


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


def about_text() -> str:
    """One line on what this program is."""
    return tr(
        "Backprop Playground {version}: hand-written back-propagation, made visible. MIT licence; "
        "Inter font under the OFL; data sets with their sources in resources/datasets.",
        version=program_version(),
    )


def program_version() -> str:
    """The installed version, or a word for a checkout that is not installed."""
    try:
        return version("backprop-playground")
    except PackageNotFoundError:
        return tr("(not installed)")
