"""What can be undone: another experiment, and another value of one parameter."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QUndoCommand

from engine.network.places import Parameter
from engine.running.commands import PutBack, SetParameter
from engine.training.experiment import ExperimentSpec
from engine.training.state import RunState
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
    state: RunState | None = None
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

    They are known once the reply has come, and so is the step's whole name. Until then the undo
    names the `ticket` of the change, and the training thread knows the bits.
    """

    def __init__(
        self,
        submit: Callable[[SetParameter | PutBack], None],
        tickets: Iterator[int],
        place: Parameter,
        what: str,
        value: float,
    ) -> None:
        super().__init__(tr("{what} to {new}", what=what, new=word(value)))
        self._submit, self._tickets = submit, tickets
        self._place, self._what, self._value = place, what, value
        self.ticket = 0
        self._before: float | None = None
        self._made = time.monotonic()

    def redo(self) -> None:
        self.ticket, self._before = next(self._tickets), None
        self._submit(SetParameter(self._place, self._value, self.ticket))

    def undo(self) -> None:
        if self._before is None:
            self._submit(PutBack(self._place, self.ticket))
        else:
            self._submit(SetParameter(self._place, self._before, next(self._tickets)))

    def replaced(self, before: float) -> None:
        """Take the value that was there, which completes the name."""
        self._before = before
        old, new = word(before), word(self._value)
        self.setText(tr("{what}, {old} to {new}", what=self._what, old=old, new=new))

    def id(self) -> int:
        return 2

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next tick of the same drag, which goes back to where the drag began."""
        assert isinstance(other, ParameterEdit)
        if self._place != other._place or other._made - self._made > DRAG:
            return False
        self._value, self._made = other._value, other._made
        if self._before is None:
            self.setText(other.text())
        else:
            self.replaced(self._before)
        return True
