"""What can be undone: another experiment, and another value of one parameter."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QUndoCommand, QUndoStack

from engine.network.places import Parameter, path_of_parameter
from engine.network.starts import Start, with_start
from engine.running.commands import PutBack, SetParameter
from engine.running.snapshot import Replaced
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import first_weights
from playground.session.change_words import describe
from playground.session.lineup import Version
from playground.words.places import name_of_parameter
from playground.words.settings import word
from playground.words.translate import tr

# Ticks of one drag follow each other within so many seconds.
DRAG = 1.0


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

    @property
    def versions(self) -> tuple[Version, Version]:
        """What it leads from, and to."""
        return self._old, self._new

    def redo(self) -> None:
        self._show(self._new)

    def undo(self) -> None:
        self._show(self._old)

    def leads_to(self, forward: bool) -> ExperimentSpec:
        """The experiment after redo, or undo."""
        return (self._new if forward else self._old).spec

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next tick of the same drag: same control, same run, within a second."""
        assert isinstance(other, Edit)
        # The first tick may have begun a new run; those that follow in it are the same drag.
        here, there = self._new, other._new
        if (here.run, here.lit_number) != (there.run, there.lit_number):
            return False
        if not self._swallow(other):
            return False
        self.setText(describe(self._old.spec, self._new.spec).text)
        return True

    def _swallow(self, other: Edit) -> bool:
        """Lead to where the next edit of the same control leads, if it comes soon enough."""
        late = self._settled or other._made - self._made > DRAG
        # What changes no single setting is no tick of a drag.
        if late or not self._path or self._path != other._path:
            return False
        self._new, self._made = other._new, other._made
        return True


@dataclass(frozen=True, slots=True)
class Assigned:
    """A parameter given another value: its path, what it is called, and both values."""

    path: str
    what: str
    before: float
    value: float

    @property
    def text(self) -> str:
        """The name of such a step."""
        values = {"old": word(self.before), "new": word(self.value)}
        return tr("{what}, {old} to {new}", what=self.what, **values)


class StartEdit(Edit):
    """One weight or bias set by hand before the first step, which makes it a start.

    Every value has a run of its own, which has not been trained yet: ticks of one drag are one
    step all the same.
    """

    def __init__(
        self, show: Callable[[Version], None], old: Version, new: Version, done: Assigned
    ) -> None:
        super().__init__(show, old, new, done.path, done.text)
        self._done = done

    @classmethod
    def of(
        cls,
        show: Callable[[Version], None],
        old: Version,
        run: int,
        setup: Setup,
        place: Parameter,
        value: float,
    ) -> StartEdit:
        """The step that sets one parameter; raises KnobError if there can be no such start."""
        before = first_weights(setup).layers[place.layer][place.name][place.index]
        path = path_of_parameter(setup.network, place)
        starts = with_start(old.spec.starts, Start(path, value))
        new = old.edited(replace(old.spec, starts=starts), run)
        done = Assigned(path, name_of_parameter(setup, place), float(before), value)
        return cls(show, old, new, done)

    def id(self) -> int:
        return 3

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next tick of the same drag, which goes back to where the drag began."""
        assert isinstance(other, StartEdit)
        if not self._swallow(other):
            return False
        self._done = replace(self._done, value=other._done.value)
        self.setText(self._done.text)
        return True


class ParameterEdit(QUndoCommand):
    """One weight or bias given another value; undo puts back the very bits that were there.

    They are known once the reply has come, and so is the step's whole name. Until then the undo
    names the `ticket` of the change, and the training thread knows the bits. `tell` hears of every
    value that is given, there and back; NaN stands for one that is not known yet.
    """

    def __init__(
        self,
        submit: Callable[[SetParameter | PutBack], None],
        tickets: Iterator[int],
        place: Parameter,
        what: str,
        value: float,
        lane: int = 0,
        tell: Callable[[float], object] = float,
    ) -> None:
        super().__init__(tr("{what} to {new}", what=what, new=word(value)))
        self._submit, self._tickets, self._lane = submit, tickets, lane
        self._place, self._what, self._value, self._tell = place, what, value, tell
        self.ticket = 0
        self._before: float | None = None
        self._made = time.monotonic()

    def redo(self) -> None:
        self.ticket, self._before = next(self._tickets), None
        self._submit(SetParameter(self._place, self._value, self.ticket, self._lane))
        self._tell(self._value)

    def undo(self) -> None:
        if self._before is None:
            self._submit(PutBack(self._place, self.ticket, self._lane))
        else:
            self._submit(SetParameter(self._place, self._before, next(self._tickets), self._lane))
        self._tell(math.nan if self._before is None else self._before)

    def replaced(self, before: float) -> None:
        """Take the value that was there, which completes the name."""
        self._before = before
        self.setText(Assigned("", self._what, before, self._value).text)

    def id(self) -> int:
        return 2

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next tick of the same drag, which goes back to where the drag began."""
        assert isinstance(other, ParameterEdit)
        here, there = (self._place, self._lane), (other._place, other._lane)
        if here != there or other._made - self._made > DRAG:
            return False
        self._value, self._made = other._value, other._made
        if self._before is None:
            self.setText(other.text())
        else:
            self.replaced(self._before)
        return True


def leads_to(stack: QUndoStack, forward: bool) -> ExperimentSpec | None:
    """The experiment that redo, or undo, leads to; None if it stays the same."""
    step = stack.command(stack.index() - (not forward))
    return step.leads_to(forward) if isinstance(step, Edit) else None


def documents_in(stack: QUndoStack) -> set[int]:
    """The numbers of the documents that undo and redo can lead to."""
    steps = map(stack.command, range(stack.count()))
    return {
        version.document for step in steps if isinstance(step, Edit) for version in step.versions
    }


def complete(stack: QUndoStack, reply: Replaced) -> None:
    """Tell the step of an undo history what it has replaced; steps of a drag share one."""
    for place in reversed(range(stack.count())):
        step = stack.command(place)
        if isinstance(step, ParameterEdit) and step.ticket == reply.ticket:
            step.replaced(reply.before)
            if place == stack.index() - 1:
                stack.undoTextChanged.emit(step.text())
            return
