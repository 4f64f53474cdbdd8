"""The commands that train: what a session asks of its thread, and what it may ask for."""

from __future__ import annotations

import math
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from engine.network.layers.readings import Seen
from engine.running.commands import (
    Aim,
    Back,
    Command,
    Epoch,
    Export,
    KeepAbreast,
    Measure,
    Pause,
    Play,
    Seek,
    Speed,
    TakeStep,
)
from engine.running.lockstep import Lockstep
from engine.running.pace import Want
from engine.running.snapshot import Snapshot, Status
from engine.running.thread import Runner
from playground.session.training.beginnings import Beginnings
from playground.session.training.frames import Frames
from playground.session.training.permissions import Permissions


class Training(QObject):
    """The thread in which runs live, and every command to train.

    `permissions` says whether one may train at all; `rest_at` is a step at which playing rests by
    itself once, 0 for none.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = Runner()
        self.status = Status.PAUSED
        self.permissions = Permissions(self)
        self.rest_at = 0
        self._beginnings = Beginnings()
        self._step, self._epochs_done = 0, 0.0
        self._runs = count(1)
        self._asked = Play()
        self._frames = Frames(self.runner, self)

    def new_run(self) -> int:
        """The number of a run that has not been begun."""
        return next(self._runs)

    @property
    def lane(self) -> int:
        """The number of the lane that is lit."""
        raise NotImplementedError

    @property
    def driven(self) -> tuple[int, ...]:
        """The numbers of the runs that train when it is asked for."""
        raise NotImplementedError

    @Slot()
    def play(self) -> None:
        """Train until paused, or up to `rest_at`."""
        ahead = self.rest_at if self._step < self.rest_at else math.inf
        self._play(Play(steps=ahead))

    def go_on(self) -> None:
        """Train as far as was asked for last."""
        self._train(self._asked)

    @Slot()
    def pause(self) -> None:
        """Stop training after the step at hand."""
        self.runner.submit(Pause())
        self._beginnings.rest()
        self._frames.hurry()

    @Slot()
    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        if self.status is Status.RUNNING:
            self.pause()
        else:
            self.play()

    @Slot()
    def step(self) -> None:
        """Train on one mini-batch."""
        self._train(TakeStep())

    @Slot()
    def epoch(self) -> None:
        """Train to the end of the epoch."""
        self._train(Epoch())

    @Slot()
    def back(self) -> None:
        """Undo the last step, with the settings it was made with."""
        self._train(Back())

    @Slot()
    def back_epoch(self) -> None:
        """Go to the end of the epoch before, exactly as it was."""
        self._train(Back(epoch=True))

    def seek(self, step: int) -> None:
        """Go to a step that has been trained before, earlier or later."""
        self._train(Seek(step))

    def run_to(self, steps: int) -> None:
        """Train until `steps` steps have been done in all, then rest."""
        self._play(Play(steps=steps))

    def run_epochs(self, epochs: int) -> None:
        """Train for so many epochs from here, then rest."""
        self._play(Play(epochs=self._epochs_done + epochs))

    def set_speed(self, steps_per_second: float | None) -> None:
        """Limit the steps per second; None is as fast as the machine goes."""
        self.runner.submit(Speed(steps_per_second))

    def export(self, folder: Path, *, with_best: bool = True) -> None:
        """Write weights, history and scores into a folder, from the training thread.

        The best weights that a stopping rule keeps go there too, unless they are not wanted.
        """
        self.runner.submit(Export(folder, self.lane, with_best))

    def want(
        self,
        wants: frozenset[Want],
        beside: frozenset[Want] = frozenset(),
        seen: Seen = Seen.USUAL,
    ) -> None:
        """Have these measured from now on, and those `beside` of the lanes that are not lit.

        `seen` says by which statistics normalisations over the batch are looked at.
        """
        self.runner.submit(Measure(wants, beside, seen))

    def aim(self, loss: float | None) -> None:
        """Have each lane say when it came to this training loss."""
        self.runner.submit(Aim(loss))

    def stay_abreast(self, by: Lockstep) -> None:
        """Have lanes take as many steps, seconds or epochs as each other."""
        self.runner.submit(KeepAbreast(by))

    def _play(self, asked: Play) -> None:
        self._asked = asked
        self._train(asked)

    def _train(self, command: Command) -> None:
        if not self.permissions.may_train():
            return
        for run in self.driven:
            self._beginnings.train(run)
        self.runner.submit(command)
        self._frames.take_time()

    def _note(self, snapshot: Snapshot) -> None:
        """Keep what the run at hand is doing, or that others train."""
        self.status = Status.RUNNING if snapshot.training else snapshot.status
        self._step = snapshot.step
        self._epochs_done = snapshot.epochs
