"""Where runs begin that go on from a document, and how much memory the states there may take."""

from __future__ import annotations

import weakref
from pathlib import Path

from engine.disk.disk_copy import DiskCopy
from engine.disk.whole_file import make_folder
from engine.files.stored_state import ParkedState, StoredState
from engine.running.commands import CopyOf
from engine.training.past.checkpoints import arrays_of
from engine.training.state import RunState
from playground.session.writer import Writer

# The states of opened documents that are at hand take no more than this; others are read again.
LARGEST_AT_HAND = 32_000_000


class RunStart:
    """Where one run begins, at `step`: with first weights, or in a state.

    The state is at hand, or in a file from which it is read again, or another lane's run is in it
    when this one begins.
    """

    def __init__(
        self, state: RunState | None = None, copied: CopyOf | None = None, step: int = 0
    ) -> None:
        self._state = state
        self._elsewhere: StoredState | ParkedState | CopyOf | None = copied
        self.step = step if state is None else state.step
        self.nbytes = 0 if state is None else sum(array.nbytes for array in arrays_of(state))

    @property
    def begins_anew(self) -> bool:
        """Whether it begins with first weights that can be drawn again."""
        return self.source is None

    @property
    def source(self) -> RunState | StoredState | ParkedState | CopyOf | None:
        """What the run goes on from; None for first weights."""
        return self._state or self._elsewhere

    @property
    def at_hand(self) -> bool:
        """Whether a state takes memory."""
        return self._state is not None

    @property
    def in_a_file(self) -> bool:
        """Whether the state can be let go, since a document still holds it."""
        return isinstance(self._elsewhere, StoredState) and self._elsewhere.stands

    def stands_in(self, path: Path, seen: DiskCopy | None) -> None:
        """A document that was just read holds the state."""
        if self._state is not None and seen is not None:
            self._elsewhere = StoredState(self._state.spec, path, seen)

    def moves_to(self, path: Path, seen: DiskCopy | None, state: RunState) -> None:
        """A document that was just written holds a later state of the run, to begin with instead.

        First weights stay what a run begins with that has not been trained.
        """
        if state.begins:
            self._state = self._elsewhere = None
            self.step = self.nbytes = 0
        elif seen is not None and (state.step or not self.begins_anew):
            self._state, self._elsewhere = None, StoredState(state.spec, path, seen)
            self.step, self.nbytes = state.step, 0

    def let_go(self) -> None:
        """Hold no state: it is read again when it is needed."""
        assert self._elsewhere is not None, "there would be none any more"
        self._state = None

    def park(self, folder: Path) -> None:
        """Write the state to a file without a name; on any thread. Raises OSError."""
        state = self._state
        if state is not None:
            make_folder(folder)
            parked = ParkedState.of(state, folder)
            weakref.finalize(self, parked.file.close)
            self._elsewhere = parked


class RunStarts:
    """Bounds the memory of the states that are at hand; the newest stay the longest.

    Those that still stand in a document are let go first, others are moved into `folder`.
    """

    def __init__(self, writer: Writer, folder: Path) -> None:
        self._writer, self._folder = writer, folder
        self._known: list[weakref.ref[RunStart]] = []
        self._moving: set[int] = set()

    def hold(self, start: RunStart) -> None:
        """A document has been opened with this start."""
        self._known.append(weakref.ref(start))
        alive = [known() for known in self._known]
        at_hand = [known for known in alive if known is not None and known.at_hand]
        self._known = [weakref.ref(known) for known in at_hand]
        too_much = sum(known.nbytes for known in at_hand) - LARGEST_AT_HAND
        for known in sorted(at_hand, key=lambda known: not known.in_a_file):
            if too_much <= 0:
                return
            too_much -= known.nbytes
            self._give_up(known)

    def _give_up(self, start: RunStart) -> None:
        if start.in_a_file:
            start.let_go()
        elif id(start) not in self._moving:
            self._moving.add(id(start))

            def end(problem: str) -> None:
                self._moving.discard(id(start))
                if not problem:
                    start.let_go()

            self._writer.write(lambda: start.park(self._folder), end)
