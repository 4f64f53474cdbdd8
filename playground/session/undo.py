"""What can be undone: another experiment, and another value of one parameter."""

from __future__ import annotations

import math
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from PySide6.QtGui import QUndoCommand, QUndoStack

from engine.network.places import Parameter, path_of_parameter
from engine.network.starts import Start, with_start
from engine.running.commands import PutBack, SetParameter
from engine.running.snapshot import Replaced
from engine.training.beginning.first_weights import Beginning
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.session.change_words import describe
from playground.session.lineup import Version
from playground.words.places import name_of_parameter
from playground.words.settings import word
from playground.words.translate import tr

# Ticks of one drag follow each other within so many seconds.
DRAG = 1.0
# The newest so many steps are at hand; experiments in those before them are packed if they take
# more letters than this, as those with thousands of drawn points do.
NEAR, LARGE = 20, 20_000
# Stands where an experiment is packed.
NOTHING = ExperimentSpec()


class PackedVersion:
    """A version of the document whose large experiments are packed: unpacked it is equal."""

    def __init__(self, version: Version) -> None:
        self._packed: dict[int, bytes] = {}
        bare = []
        for lane in version.lanes:
            text = lane.spec.dumps()
            if len(text) > LARGE and ExperimentSpec.loads(text) == lane.spec:
                self._packed[lane.number] = zlib.compress(text.encode())
                bare.append(replace(lane, spec=NOTHING))
        self._bare = version.having(*bare) if bare else version

    @property
    def document(self) -> int:
        """The number of its document."""
        return self._bare.document

    def unpacked(self) -> Version:
        """The version itself."""
        lanes = []
        for number, packed in self._packed.items():
            spec = ExperimentSpec.loads(zlib.decompress(packed).decode())
            lanes.append(replace(self._bare.lane(number), spec=spec))
        return self._bare.having(*lanes) if lanes else self._bare


def _whole(version: Version | PackedVersion) -> Version:
    return version if isinstance(version, Version) else version.unpacked()


class Edit(QUndoCommand):
    """One change of the experiment; changes of the same control in one run are one step."""

    def __init__(
        self, show: Callable[[Version], None], old: Version, new: Version, path: str, text: str
    ) -> None:
        super().__init__(text)
        self._show, self._path = show, path
        self._old: Version | PackedVersion = old
        self._new: Version | PackedVersion = new
        self._made = time.monotonic()
        self._settled = False

    def settle(self) -> None:
        """The drag has ended: what follows is another step, however soon."""
        self._settled = True

    @property
    def documents(self) -> tuple[int, int]:
        """The documents of what it leads from, and to."""
        return self._old.document, self._new.document

    def redo(self) -> None:
        self._show(_whole(self._new))

    def undo(self) -> None:
        self._show(_whole(self._old))

    def pack(self) -> None:
        """Take little memory from now on: it will hardly be undone soon."""
        if isinstance(self._old, Version):
            self._old = PackedVersion(self._old)
        if isinstance(self._new, Version):
            self._new = PackedVersion(self._new)

    def leads_to(self, forward: bool) -> ExperimentSpec:
        """The experiment after redo, or undo."""
        return _whole(self._new if forward else self._old).spec

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next tick of the same drag: same control, same run, within a second."""
        assert isinstance(other, Edit)
        # The first tick may have begun a new run; those that follow in it are the same drag.
        old, here, there = self._old, self._new, other._new
        if isinstance(old, PackedVersion) or not isinstance(here, Version):
            return False
        assert isinstance(there, Version)
        if (here.run, here.lit_number) != (there.run, there.lit_number):
            return False
        if not self._swallow(other):
            return False
        self.setText(describe(old.spec, there.spec).text)
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
    """A parameter given another value: its path, what it is called, and both values.

    `together` names the step of which it is a part with others.
    """

    path: str
    what: str
    before: float
    value: float
    together: str = ""

    @property
    def text(self) -> str:
        """The name of such a step."""
        if self.together:
            return self.together
        if math.isnan(self.before):
            return tr("{what} to {new}", what=self.what, new=word(self.value))
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
        # What sets several parameters is no tick of a drag.
        super().__init__(show, old, new, "" if done.together else done.path, done.text)
        self._done = done

    @classmethod
    def of(
        cls,
        show: Callable[[Version], None],
        old: Version,
        run: int,
        setup: Setup,
        values: Mapping[Parameter, float],
        text: str = "",
    ) -> StartEdit:
        """The step that sets parameters; raises KnobError if there can be no such start.

        `text` names a step that sets several.
        """
        beginning, starts, done = Beginning(setup), old.spec.starts, Assigned("", "", 0, 0)
        drawn = beginning.weights.layers
        for place, value in values.items():
            path = path_of_parameter(setup.network, place)
            starts = with_start(starts, Start(path, value))
            # Of a layer that is still to be pre-trained nobody knows yet.
            known = float(drawn[place.layer][place.name][place.index])
            before = known if beginning.ready else math.nan
            done = Assigned(path, name_of_parameter(setup, place), before, value, text)
        return cls(show, old, old.edited(replace(old.spec, starts=starts), run), done)

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
    """Weights or biases given other values; undo puts back the very bits that were there.

    They are known once the replies have come, and so is the whole name of a step that sets one;
    `text` names one that sets several. Until then the undo names the ticket of each change, and the
    training thread knows the bits. `tell` hears of every value that is given, there and back; NaN
    stands for one that is not known yet.
    """

    def __init__(
        self,
        submit: Callable[[SetParameter | PutBack], None],
        tickets: Iterator[int],
        values: Mapping[Parameter, float],
        what: str,
        text: str = "",
        lane: int = 0,
        tell: Callable[[Parameter, float], object] = lambda place, value: None,
    ) -> None:
        *_, newest = values.values()
        super().__init__(text or tr("{what} to {new}", what=what, new=word(newest)))
        self._submit, self._tickets, self._lane = submit, tickets, lane
        self._values, self._what, self._text, self._tell = dict(values), what, text, tell
        self._asked: dict[Parameter, int] = {}
        self._before: dict[Parameter, float] = {}
        self._made = time.monotonic()

    def redo(self) -> None:
        self._asked, self._before = {place: next(self._tickets) for place in self._values}, {}
        for place, more in self._each():
            value, ticket = self._values[place], self._asked[place]
            self._submit(SetParameter(place, value, ticket, self._lane, more))
            self._tell(place, value)

    def undo(self) -> None:
        for place, more in self._each():
            before = self._before.get(place)
            if before is None:
                self._submit(PutBack(place, self._asked[place], self._lane, more))
            else:
                self._submit(SetParameter(place, before, next(self._tickets), self._lane, more))
            self._tell(place, math.nan if before is None else before)

    def _each(self) -> Iterator[tuple[Parameter, bool]]:
        """Every parameter, and whether more follow."""
        left = len(self._values)
        for place in self._values:
            left -= 1
            yield place, left > 0

    def takes(self, reply: Replaced) -> bool:
        """Take the value that was there, if it was asked for here; it completes the name."""
        place = next((p for p, ticket in self._asked.items() if ticket == reply.ticket), None)
        if place is None:
            return False
        self._before[place] = reply.before
        self._rename()
        return True

    def _rename(self) -> None:
        """Name both values where one parameter is set."""
        for place, before in () if self._text else self._before.items():
            self.setText(Assigned("", self._what, before, self._values[place]).text)

    def id(self) -> int:
        return 2

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next tick of the same drag, which goes back to where the drag began."""
        assert isinstance(other, ParameterEdit)
        here, there = ((*e._values, e._lane) for e in (self, other))
        if here != there or self._text or other._made - self._made > DRAG:
            return False
        self._values, self._made = other._values, other._made
        self.setText(other.text())
        self._rename()
        return True


def leads_to(stack: QUndoStack, forward: bool) -> ExperimentSpec | None:
    """The experiment that redo, or undo, leads to; None if it stays the same."""
    step = stack.command(stack.index() - (not forward))
    return step.leads_to(forward) if isinstance(step, Edit) else None


def documents_in(stack: QUndoStack) -> set[int]:
    """The numbers of the documents that undo and redo can lead to."""
    steps = map(stack.command, range(stack.count()))
    return {number for step in steps if isinstance(step, Edit) for number in step.documents}


def pushed(stack: QUndoStack, step: QUndoCommand) -> bool:
    """Make a step that can be undone; True if the one before, of the same drag, took it in.

    Of the steps that lie far back, one more takes little memory from then on.
    """
    before = stack.command(stack.index() - 1)
    stack.push(step)
    # Not told by its place: a stack that is full drops its oldest step for the new one.
    if before is not None and stack.command(stack.index() - 1) is before:
        return True
    far = stack.count() - 1 - NEAR
    old = stack.command(far) if far >= 0 else None
    if isinstance(old, Edit):
        old.pack()
    return False


def complete(stack: QUndoStack, reply: Replaced) -> None:
    """Tell the step of an undo history what it has replaced; steps of a drag share one."""
    for place in reversed(range(stack.count())):
        step = stack.command(place)
        if isinstance(step, ParameterEdit) and step.takes(reply):
            if place == stack.index() - 1:
                stack.undoTextChanged.emit(step.text())
            return
