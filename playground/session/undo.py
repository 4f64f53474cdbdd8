"""What can be undone: another experiment, and another value of one parameter."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QUndoCommand

from engine.network.places import Parameter
from engine.running.commands import SetParameter
from engine.training.experiment import ExperimentSpec
from engine.training.state import TrainerState
from playground.session.change_words import describe
from playground.words.settings import word
from playground.words.translate import tr

# Ticks of one drag follow each other within so many seconds.
DRAG = 1.0


@dataclass(frozen=True, slots=True)
class Version:
    """One state of the document: an experiment, the run that trains it, and where that began.

    Without a `state` the run began with first weights. `document` is the run with which the
    document was opened that it belongs to.
    """

    spec: ExperimentSpec
    run: int
    state: TrainerState | None = None
    document: int = 0

    def edited(self, spec: ExperimentSpec, run: int) -> Version:
        """The same document with another experiment; another run begins with first weights."""
        return replace(self, spec=spec, run=run, state=self.state if run == self.run else None)


class Edit(QUndoCommand):
    """One change of the experiment; changes of the same control in one run are one step."""

    def __init__(
        self, show: Callable[[Version], None], old: Version, new: Version, path: str, text: str
    ) -> None:
        super().__init__(text)
        self._show, self._old, self._new, self._path = show, old, new, path
        self._made = time.monotonic()
        self._settled = False

    def settle(self) -> None:
        """The drag has ended: what follows is another step, however soon."""
        self._settled = True

    def redo(self) -> None:
        self._show(self._new)

    def undo(self) -> None:
        self._show(self._old)

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next tick of the same drag: same control, same run, within a second."""
        assert isinstance(other, Edit)
        # The first tick may have begun a new run; those that follow in it are the same drag.
        same = self._path == other._path and self._new.run == other._new.run
        if not same or self._settled or other._made - self._made > DRAG:
            return False
        self._new, self._made = other._new, other._made
        self.setText(describe(self._old.spec, self._new.spec).text)
        return True


class ParameterEdit(QUndoCommand):
    """One weight or bias given another value; undo puts back the very bits that were there.

    They are known once the training thread has made the change, and so is the step's whole name.
    """

    def __init__(
        self, submit: Callable[[SetParameter], None], place: Parameter, what: str, value: float
    ) -> None:
        super().__init__(tr("{what} to {new}", what=what, new=word(value)))
        self._submit, self._place, self._what, self._value = submit, place, what, value
        self._before = math.nan
        self._whole = False
        self._made = time.monotonic()

    def redo(self) -> None:
        self._submit(SetParameter(self._place, self._value, self._note))

    def undo(self) -> None:
        self._submit(SetParameter(self._place, lambda: self._before))

    def named(self) -> bool:
        """Take the whole name if it is known by now; True if that is new."""
        if self._whole or math.isnan(self._before):
            return False
        old, new = word(self._before), word(self._value)
        self.setText(tr("{what}, {old} to {new}", what=self._what, old=old, new=new))
        self._whole = True
        return True

    def id(self) -> int:
        return 2

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next tick of the same drag: same parameter, within a second."""
        assert isinstance(other, ParameterEdit)
        if self._place != other._place or other._made - self._made > DRAG:
            return False
        self._value, self._made = other._value, other._made
        self._whole = False
        self.setText(other.text())
        return True

    def _note(self, before: float) -> None:
        """The training thread calls it; a drag goes back to where it began."""
        self._before = before
