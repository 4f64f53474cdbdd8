"""The session: the experiment at hand, its undo history, and the runner that trains it.

Everything the window does to an experiment is one method here; everything the window shows
comes back through the signals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from engine.labs.changes import RESET
from engine.network.places import Parameter, check_parameter, path_of_parameter
from engine.running.commands import CopyOf, Keep, Load, Reset, Retune
from engine.running.snapshot import Kept, Reply, Snapshot
from engine.specs.differences import differences, every_path
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.nearest import nearest_setup
from engine.training.setup import Setup, Setups
from engine.training.state import RunState
from playground.session.change_words import describe
from playground.session.lineup import Lanes, OpenedLane, OpenedLanes, Version, Yardstick
from playground.session.run_starts import RunStart
from playground.session.training.commands import Training
from playground.session.undo import Edit, ParameterEdit, StartEdit, complete, pushed
from playground.words.places import name_of_parameter
from playground.words.translate import tr

UNDO_LIMIT = 500


class Session(Training):
    """Holds the experiment and the thread that trains it; `setup` is the experiment worked out.

    `version` is the state of the document at hand: its lanes, of which one is lit. What is said of
    the experiment, the run and the setup is said of that one. With `everywhere` edits reach all
    lanes that are not pinned; those that decide the samples reach every lane anyway.

    `spec_changed(ExperimentSpec, Setup, frozenset[str])` after every edit, with every path that
    differs from what was shown before, `run_started(Setup)` when other weights or data are trained
    from now on, `snapshot_ready(Snapshot)` at most once a frame, `kept(Kept)` when a state that was
    asked for has come, `assigned(str, float)` when the weight at that path was given that value,
    NaN when it was put back before anybody knew what it had been, `lanes_changed()` when there are
    other lanes, or other settings or names of them, or another one is lit, `retuned(str, bool)`
    when the run goes on with another setting (again: with the next value of the same drag),
    `noted(str)` for a sentence the user should read.
    """

    spec_changed = Signal(object, object, object)
    run_started = Signal(object)
    snapshot_ready = Signal(object)
    kept = Signal(object)
    assigned = Signal(str, float)
    retuned = Signal(str, bool)
    noted = Signal(str)
    lanes_changed = Signal()

    def __init__(self, spec: ExperimentSpec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self.setups = Setups()
        self.setup = self.setups.of(spec)
        self.version, self.everywhere = Version.alone(spec, 0), False
        self._lane_setups = {0: self.setup}
        self._tickets = count(1)
        self.permissions.refused.connect(self.noted)
        self.runner.submit(Load(self.setup, 0))
        self._frames.taken.connect(self._receive)

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment at hand."""
        return self.version.spec

    @property
    def run(self) -> int:
        """The number of the run being trained."""
        return self.version.run

    @property
    def lane(self) -> int:
        return self.version.lit_number

    @property
    def driven(self) -> tuple[int, ...]:
        return tuple(lane.run for lane in self.version.lanes if not lane.pinned)

    @property
    def document(self) -> int:
        """The number of the document at hand: the run with which it was opened."""
        return self.version.document

    def edit(self, spec: ExperimentSpec, text: str = "") -> bool:
        """Change the experiment, as one step that can be undone; False if it cannot be.

        A change that the weights can follow is applied to the run as it goes on; any other starts
        a new run with new weights.
        """
        if spec == self.spec:
            return True
        if self.permissions.locked and not self.permissions.allow(differences(self.spec, spec)):
            self.show_again(spec)
            return False
        try:
            entry, note = self._lanes.edited(self.version, spec, self.everywhere)
        except (SpecError, MemoryError) as error:
            self.noted.emit(tr("That does not work: {error}", error=error))
            self.show_again(spec)
            return False
        change, live = describe(self.spec, entry.spec), entry.run == self.run
        again = pushed(
            self.undo_stack, Edit(self._show, self.version, entry, change.path, text or change.text)
        )
        if note:
            self.show_again(spec)
            self.noted.emit(tr(note))
        elif live:
            self.retuned.emit(self.undo_stack.undoText(), again)
        return True

    def show_again(self, wanted: ExperimentSpec) -> None:
        """Have whoever asked for this experiment show what holds instead."""
        self._tell(differences(wanted, self.spec))

    def arrange(self, entry: Version, text: str) -> None:
        """Have these lanes, as one step that can be undone."""
        pushed(self.undo_stack, Edit(self._show, self.version, entry, "", text))

    def light(self, number: int) -> None:
        """Show this lane in all that shows one; what the document holds stays the same."""
        if number != self.version.lit_number:
            self._show(self.version.lighting(number))

    def copied(self) -> RunStart:
        """Where a copy of the run at hand begins: at this step, or with the same first weights."""
        untrained = self._beginnings.holds(self.run) and self.version.lit.begins_anew
        return RunStart() if untrained else RunStart(None, CopyOf(self.lane), self._step)

    def setup_of(self, number: int) -> Setup:
        """The experiment of this lane, worked out."""
        return self._lane_setups[number]

    def begin_with(self, setup: Setup, text: str) -> None:
        """Begin another document, worked out aside; hand-set starts stay where their places do."""
        self.setups.of(setup)
        spec = replace(setup.spec, starts=self.spec.starts)
        self.open(nearest_setup(spec, self.setups, self.setup)[0], None, text)

    def open(
        self, setup: Setup, state: RunState | None, text: str, lanes: OpenedLanes | None = None
    ) -> None:
        """Rest with another document, as one step that can be undone: anew, or where it was.

        `lanes` are those beside its main one, if there are any.
        """
        self.pause()
        lanes = lanes or OpenedLanes()
        opened = []
        for lane in (OpenedLane(setup, state, lanes.main), *lanes.beside):
            self.setups.of(lane.setup)
            opened.append(lane.begun(self.new_run()))
        yardstick = Yardstick.of(state, lanes.abreast)
        entry = Version(tuple(opened), lanes.lit, opened[0].run, yardstick)
        pushed(self.undo_stack, Edit(self._show, self.version, entry, "", text))

    @Slot()
    def settle(self) -> None:
        """A drag has ended: the next edit is a step of its own."""
        newest = self.undo_stack.command(self.undo_stack.index() - 1)
        if isinstance(newest, Edit):
            newest.settle()

    def keep(self) -> int:
        """Have a copy of the run's state; it comes with `kept`, under the ticket returned."""
        ticket = next(self._tickets)
        self.runner.submit(Keep(ticket))
        return ticket

    def set_parameter(self, place: Parameter, value: float) -> None:
        """Give one weight or bias another value, as one step that can be undone.

        Before the first step it is a start of the experiment; later it goes with Reset.
        """
        self.set_parameters({place: value})

    def set_parameters(self, values: Mapping[Parameter, float], text: str = "") -> None:
        """The same of several at once; `text` names the step."""
        setup, version, network = self.setup, self.version, self.setup.network
        try:
            for place, value in values.items():
                check_parameter(network, place, value)
            paths = {place: path_of_parameter(network, place) for place in values}
            if not self.permissions.allow(paths.values()):
                return
            if version.lit.begins_anew and self._beginnings.holds(self.run):
                pushed(
                    self.undo_stack,
                    StartEdit.of(self._show, version, self.new_run(), setup, values, text),
                )
                for place, value in values.items():
                    self.assigned.emit(paths[place], value)
                return
        except ValueError as error:
            self.noted.emit(tr("That does not work: {error}", error=error))
            return
        if self.run in self._beginnings.taken_back:
            self.arrange(version.having(self._lanes.branched(version.lit)), tr("Branch"))
        what, lane = name_of_parameter(setup, next(iter(values))), version.lit_number
        submit, tell = self.runner.submit, lambda at, value: self.assigned.emit(paths[at], value)
        step = ParameterEdit(submit, self._tickets, values, what, text, lane, tell)
        again = pushed(self.undo_stack, step)
        self.retuned.emit(self.undo_stack.undoText(), again)

    @Slot()
    def reset(self) -> None:
        """Go back to the same first weights, in all lanes that are not pinned."""
        if not self.permissions.allow((RESET,)):
            return
        self.runner.submit(Reset())
        for run in self.driven:
            self._beginnings.reset(run)
        if not self.version.lit.pinned:
            self.run_started.emit(self.setup)

    @Slot()
    def new_weights(self) -> None:
        """Draw other first weights for the same data; those set by hand are cleared."""
        draw = self.spec.weights_draw + 1
        self.edit(replace(self.spec, weights_draw=draw, starts=()), tr("New weights"))

    def close(self) -> bool:
        """End the thread; returns whether it has ended."""
        self._frames.stop()
        self.undo_stack.blockSignals(True)
        ended = self.runner.close()
        while (snapshot := self.runner.take()) is not None:
            self._hand_out(snapshot.replies)
        # Its steps hold this session: collected with it, they would be deleted twice.
        self.undo_stack.clear()
        return ended

    @property
    def _lanes(self) -> Lanes:
        return Lanes(self._lane_setups, self.setups, self.new_run, self._beginnings.taken_back)

    def _show(self, entry: Version) -> None:
        """Make `entry` the state of the document; the undo commands call it."""
        before = self.version
        # Two documents of equal experiments may have other samples: a table, for one.
        foreign = entry.document != before.document
        untrained = self._beginnings.holds(before.run) and self._beginnings.holds(entry.run)
        quiet = (
            not foreign and untrained and replace(entry.spec, starts=self.spec.starts) == self.spec
        )
        other_run = (entry.run, entry.lit_number) != (before.run, before.lit_number)
        self._send(entry, foreign)
        self._take(entry)
        self._tell(every_path(self.spec) if foreign else differences(before.spec, self.spec))
        if other_run and not quiet:
            self.run_started.emit(self.setup)
        self.lanes_changed.emit()

    def _send(self, entry: Version, foreign: bool) -> None:
        """Have the training thread follow: other lanes, other runs in them, other settings."""
        before = {lane.number: lane for lane in self.version.lanes}
        if entry.standing != self.version.standing:
            self.runner.submit(entry.line_up)
        setups = {}
        for lane in entry.lanes:
            setup = setups[lane.number] = self.setups.of(lane.spec)
            known = before.get(lane.number)
            if known is None or known.run != lane.run:
                self._beginnings.take_up(lane.run, lane.start.step)
                self.runner.submit(Load(setup, lane.run, lane.start.source, lane.number))
            elif lane.number == entry.lit_number or known.spec != lane.spec:
                self.runner.submit(Retune(setup, lane.number))
        self._lane_setups = setups

    def _tell(self, changed: frozenset[str]) -> None:
        self.spec_changed.emit(self.spec, self.setup, changed)

    def _take(self, entry: Version) -> None:
        self.version, self.setup = entry, self._lane_setups[entry.lit_number]

    def _follow(self, snapshot: Snapshot) -> None:
        """Show the settings of steps that were returned to."""
        followed = []
        for one in (snapshot, *snapshot.beside):
            lane = self.version.lane(one.lane)
            if one.spec is not None and one.spec != lane.spec:
                followed.append(replace(lane, spec=one.spec))
                self._lane_setups[lane.number] = self.setups.of(one.spec)
        if followed:
            before = self.spec
            self._take(self.version.having(*followed))
            self._tell(differences(before, self.spec))
            self.lanes_changed.emit()

    def _hand_out(self, replies: tuple[Reply, ...]) -> None:
        """Give each reply to whoever holds its ticket."""
        for reply in replies:
            if isinstance(reply, Kept):
                self.kept.emit(reply)
            else:
                complete(self.undo_stack, reply)

    @Slot(object)
    def _receive(self, snapshot: Snapshot) -> None:
        """Hand a snapshot of the runs at hand to all who draw it."""
        for one in (snapshot, *snapshot.beside):
            self._hand_out(one.replies)
        runs = {lane.number: lane.run for lane in self.version.lanes}
        if (snapshot.lane, snapshot.run) != (self.version.lit_number, self.run):
            return
        if snapshot.beside:
            beside = tuple(one for one in snapshot.beside if runs.get(one.lane) == one.run)
            snapshot = replace(snapshot, beside=beside)
        if snapshot.applied == self.runner.submitted:
            for one in (snapshot, *snapshot.beside):
                self._beginnings.see(one, snapshot.training)
            self._follow(snapshot)
        self._note(snapshot)
        self.snapshot_ready.emit(snapshot)
