"""The background thread in which a trainer lives. The only file that imports `threading`.

The owner submits commands; the runner applies them between bursts of steps, takes the wanted
probes and leaves the snapshot in a one-slot mailbox, where the latest wins. Then it rests until
the owner says `resume`: painting never competes with training for the interpreter. What trains in
the compiled kernel needs none: it goes on while a frame is painted, and is told of with the next.
"""

from __future__ import annotations

import threading
import time
from collections import deque

from engine.running.commands import Back, Command, Keep, Pause, Retune, Seek
from engine.running.lane import KERNEL_SECONDS
from engine.running.loop import Loop
from engine.running.snapshot import Snapshot

FRAME = 0.033


class Runner:
    """Trains in a thread of its own until `close`."""

    def __init__(self) -> None:
        self._loop = Loop()
        self._commands: deque[Command] = deque()
        self.submitted = 0
        self._changed = threading.Condition()
        self._mailbox: Snapshot | None = None
        self._messages: deque[Snapshot] = deque()
        self._resumed = True
        self._drawn: float | None = None
        self._closing = False
        self._frame_ends = 0.0
        self._thread = threading.Thread(target=self._work, name="trainer", daemon=True)
        self._thread.start()

    def submit(self, command: Command) -> None:
        """Have a command carried out; returns at once. `submitted` counts them."""
        with self._changed:
            self.submitted += 1
            self._commands.append(command)
            self._changed.notify()
        self._end_burst()

    def take(self, patience: float = 0.0) -> Snapshot | None:
        """The newest snapshot since the last call, if any, or if one comes within `patience`.

        One that carries a message or replies is handed out even if a newer one has arrived.
        """
        with self._changed:
            if patience and not (self._mailbox or self._messages):
                self._changed.wait(patience)
            snapshot = self._messages.popleft() if self._messages else self._mailbox
            if snapshot is self._mailbox:
                self._mailbox = None
            self._changed.notify()
            return snapshot

    def resume(self, seconds: float = FRAME, drawn: float | None = None) -> None:
        """Let training go on; the next snapshot is wanted within `seconds`.

        So many seconds of work were `drawn` from the last one, if it had something new.
        """
        with self._changed:
            self._resumed, self._drawn = True, drawn
            self._frame_ends = time.perf_counter() + seconds
            self._changed.notify()

    def close(self, timeout: float = 5.0) -> bool:
        """End the thread after the step at hand; returns whether it has ended.

        What was asked to be kept before is kept still: `take` hands it out.
        """
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._end_burst()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _end_burst(self) -> None:
        """Have what is being trained end after the step at hand."""
        for lane in tuple(self._loop.lanes.values()):
            if lane.run is not None:
                lane.run.interrupt()

    def _work(self) -> None:
        while self._await_work():
            while self._commands:
                self._loop.apply(self._next_command(), self._asked_otherwise)
            self._note_drawing()
            # What was left to measure belongs to this step: it comes before the next one.
            if self._resumed and not self._loop.waiting:
                left = self._frame_ends - time.perf_counter() - self._loop.measuring_time()
                self._loop.burst(max(left, 0.001), self._interrupted)
            if self._loop.news and not self._about_to_rest():
                self._post(self._loop.snapshot(self._interrupted))
            elif self._loop.replies:
                self._answer()
            elif self._loop.waiting and (self._resumed or not self._loop.running):
                self._rest()
            elif self._loop.running and not self._loop.owing:
                self._nap()
            self._train_aside()
        self._keep_what_was_asked_for()

    def _keep_what_was_asked_for(self) -> None:
        """At the end, carry out all up to the last wish to keep, and leave the rest undone.

        What was promised is done to its end.
        """
        asked = [place for place, command in enumerate(self._commands) if isinstance(command, Keep)]
        for _ in range(asked[-1] + 1 if asked else 0):
            self._loop.apply(self._commands.popleft())
        self._loop.keep_promises()
        if self._loop.replies:
            self._answer()

    def _await_work(self) -> bool:
        """Rest until there is something to do; False when it is time to end."""
        with self._changed:
            while not (self._closing or self._commands):
                if (self._loop.running or self._loop.news) and self._resumed:
                    break
                taken = not self._mailbox and not self._messages
                if self._loop.waiting and not self._loop.running and taken:
                    break
                self._changed.wait()
            return not self._closing

    def _note_drawing(self) -> None:
        with self._changed:
            drawn, self._drawn = self._drawn, None
        if drawn is not None:
            self._loop.drawing.note(drawn)

    def _train_aside(self) -> None:
        """Go on until the frame has been painted, where that leaves the interpreter to others."""
        while not (self._resumed or self._interrupted()) and self._loop.in_kernel:
            if not self._loop.burst(KERNEL_SECONDS, self._interrupted):
                break

    def _next_command(self) -> Command:
        """The next in order; of settings or steps that follow each other in a drag, the last."""
        command = self._commands.popleft()
        while (
            isinstance(command, Retune | Seek)
            and self._commands
            and type(self._commands[0]) is type(command)
            and getattr(self._commands[0], "lane", 0) == getattr(command, "lane", 0)
        ):
            self._loop.pass_over()
            command = self._commands.popleft()
        return command

    def _nap(self) -> None:
        """At a chosen speed the next step is not due yet: rest for a part of a frame."""
        with self._changed:
            if not self._interrupted():
                self._changed.wait(FRAME / 4)

    def _about_to_rest(self) -> bool:
        """Whether the next command is to pause: what is measured then says more, and sooner."""
        return bool(self._commands) and isinstance(self._commands[0], Pause)

    def _asked_otherwise(self) -> bool:
        """Whether what comes next is no other step to look at: of these each is to be seen."""
        other = bool(self._commands) and not isinstance(self._commands[0], Seek | Back)
        return self._closing or other

    def _interrupted(self) -> bool:
        return self._closing or bool(self._commands)

    def _rest(self) -> None:
        """Measure what takes long; at rest it is handed out even if something newer arrives."""
        snapshot = self._loop.rest(self._interrupted)
        if snapshot is None:
            return
        if self._loop.running:
            self._post(snapshot)
            return
        with self._changed:
            self._messages.append(snapshot)

    def _answer(self) -> None:
        """Hand out replies; what was measured before still waits to be taken."""
        with self._changed:
            self._messages.append(self._loop.answer())

    def _post(self, snapshot: Snapshot) -> None:
        with self._changed:
            self._resumed = False
            if snapshot.message or snapshot.replies:
                self._messages.append(snapshot)
            self._mailbox = snapshot
            self._changed.notify()
