"""The question before something is lost: save, discard or cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from playground.words.translate import tr


def ask_to_save(parent: QWidget, name: str) -> QMessageBox:
    """Ask, without blocking, what becomes of the changes of `name`.

    The buttons are called `question.save`, `question.discard` and `question.cancel`; Enter saves,
    Escape cancels.
    """
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setAccessibleName(tr("Unsaved changes"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Unsaved changes"))
    box.setText(tr("Save the changes of {name}?", name=name))
    box.setInformativeText(tr("Otherwise its newest edits and training are lost."))
    box.setTextFormat(Qt.TextFormat.PlainText)
    roles = QMessageBox.ButtonRole
    for key, text, tip, role in (
        ("save", tr("&Save"), tr("Write them to the file."), roles.AcceptRole),
        ("discard", tr("&Discard"), tr("Go on without them."), roles.DestructiveRole),
        ("cancel", tr("&Cancel"), tr("Go back to the experiment."), roles.RejectRole),
    ):
        button = box.addButton(text, role)
        button.setObjectName(f"question.{key}")
        button.setAccessibleName(text.replace("&", ""))
        button.setToolTip(tip)
        if key == "save":
            box.setDefaultButton(button)
        elif key == "cancel":
            box.setEscapeButton(button)
    box.open()
    return box
