"""Questions before something is lost: each button says what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from playground.words.translate import tr

_ROLES = QMessageBox.ButtonRole
# The name of a button, what it says, what it does, and how it counts.
_Answer = tuple[str, str, str, QMessageBox.ButtonRole]


def ask_to_save(parent: QWidget, name: str) -> QMessageBox:
    """Ask, without blocking, what becomes of the changes of `name`.

    The buttons are called `question.save`, `question.discard` and `question.cancel`; Enter saves,
    Escape cancels.
    """
    return _ask(
        parent,
        tr("Unsaved changes"),
        tr("Save the changes of {name}?", name=name),
        tr("Otherwise its newest edits and training are lost."),
        ("save", tr("&Save"), tr("Write them to the file."), _ROLES.AcceptRole),
        ("discard", tr("&Discard"), tr("Go on without them."), _ROLES.DestructiveRole),
    )


def ask_which(parent: QWidget, name: str, other: str) -> QMessageBox:
    """Ask, without blocking, what becomes of a file that somebody else has changed.

    The buttons are called `question.both`, `question.replace`, `question.open` and
    `question.cancel`; Enter keeps both, Escape cancels.
    """
    return _ask(
        parent,
        tr("Changed by somebody else"),
        tr("{name} has been changed since it was opened here.", name=name),
        tr("Another window or program has written it. Which of the two is to be kept?"),
        (
            "both",
            tr("&Keep both"),
            tr("Save this one as {name}; the file stays as it is.", name=other),
            _ROLES.AcceptRole,
        ),
        (
            "replace",
            tr("&Replace"),
            tr("Write this one over the file: what the other holds is lost."),
            _ROLES.DestructiveRole,
        ),
        (
            "open",
            tr("&Open the other"),
            tr("Show what the file holds; Undo brings this one back."),
            _ROLES.ActionRole,
        ),
    )


def ask_where(parent: QWidget, name: str, done: int, steps: int) -> QMessageBox:
    """Ask, without blocking, whether to go on in a lab where it was left.

    The buttons are called `question.continue`, `question.anew` and `question.cancel`; Enter
    continues, Escape cancels.
    """
    return _ask(
        parent,
        tr("Go on or start over"),
        tr("You have been in {name} before.", name=name),
        tr("{done} of {steps} steps are done.", done=done, steps=steps),
        ("continue", tr("&Continue"), tr("Go on at the step where you left."), _ROLES.AcceptRole),
        (
            "anew",
            tr("Start &over"),
            tr("Begin at the first step; what was done is kept aside."),
            _ROLES.DestructiveRole,
        ),
    )


def ask_with_best(parent: QWidget) -> QMessageBox:
    """Ask, without blocking, whether the best weights are exported, too.

    The buttons are called `question.with_best`, `question.without` and `question.cancel`; Enter
    takes them along, Escape cancels.
    """
    return _ask(
        parent,
        tr("Export results"),
        tr("A stopping rule keeps the weights of the best epoch."),
        tr("Are they to be written beside those of this step?"),
        (
            "with_best",
            tr("&Both"),
            tr("weights.npz is of this step, best_weights.npz of the best epoch so far."),
            _ROLES.AcceptRole,
        ),
        ("without", tr("&This step only"), tr("Write weights.npz alone."), _ROLES.ActionRole),
    )


def _ask(parent: QWidget, title: str, text: str, more: str, *answers: _Answer) -> QMessageBox:
    """A question whose first answer is taken by Enter; Cancel is added, and taken by Escape."""
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setAccessibleName(title)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(more)
    box.setTextFormat(Qt.TextFormat.PlainText)
    cancel = ("cancel", tr("&Cancel"), tr("Go back to the experiment."), _ROLES.RejectRole)
    for key, label, tip, role in (*answers, cancel):
        button = box.addButton(label, role)
        button.setObjectName(f"question.{key}")
        button.setAccessibleName(label.replace("&", ""))
        button.setToolTip(tip)
        if key == answers[0][0]:
            box.setDefaultButton(button)
        elif key == "cancel":
            box.setEscapeButton(button)
    box.open()
    return box
