"""The run of a lab's step: loaded, locked, covered, run as far as the step goes, watched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from engine.labs.lab import Lab
from engine.labs.steps import PredictStep
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from engine.training.state import RunState
from playground.control.aside import Aside, Errand
from playground.control.labs.heats import Heats
from playground.control.labs.kept_runs import TrainedRun
from playground.control.labs.locks import LabLocks, Spotlight
from playground.control.labs.rehearsals import Rehearsals
from playground.labs.lesson import Lesson
from playground.session.document import Document
from playground.session.files import working_out
from playground.session.lineup import OpenedLanes
from playground.session.session import Session
from playground.window.main_window import MainWindow
from playground.words.translate import tr


class LabRun(QObject):
    """Joins a lesson to the session; `failed(str)` when an experiment cannot be loaded.

    Each step that has an experiment of its own is a document, which undo can leave: then it is
    open `aside`, nothing is locked, and nothing is taken for work in the lab.
    """

    failed = Signal(str)

    def __init__(
        self, window: MainWindow, session: Session, document: Document, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._kept = window, session, document
        self._aside = Aside(window.busy, self)
        self._rehearsals = Rehearsals(window, self.failed.emit, self)
        self._locks = LabLocks(window, session.permissions, self)
        self._spotlight = Spotlight(window, self)
        self.lesson: Lesson | None = None
        # The document that the step trains, and the step whose experiment it is.
        self._document, self._root = -1, -1
        # How many commands had been given when something was changed last.
        self._since = 0
        self._loading = self._was_running = self._covering = False
        # The lanes of a comparison that run side by side.
        self._heats = Heats()
        session.spec_changed.connect(self._follow)
        session.snapshot_ready.connect(self._take)
        session.assigned.connect(self._note_weight)

    def take_up(self, lesson: Lesson) -> None:
        """Follow this lesson from now on."""
        self.lesson = lesson
        self._document = self._root = -1
        lesson.stood.connect(self._rest)
        lesson.changed.connect(self._see_prediction)

    def take_over(self, lesson: Lesson) -> None:
        """Follow another version of the lesson; its run goes on if the experiment is the same."""
        before, document = self.lesson, self._document
        self.take_up(lesson)
        if before is None or before.lane:
            return
        if lesson.lab.begins[lesson.place] == before.lab.begins[before.place]:
            self._document = document
            self._root = self._root_of(lesson.lab, lesson.place)
            lesson.go_on(before)

    def leave(self) -> None:
        """Follow none: all is open."""
        self.lesson = None
        self._spotlight.turn_to(())
        self._apply()

    def close(self) -> None:
        """The window is closing: nothing is worked out any more."""
        self._aside.close()
        self._rehearsals.close()

    def enter(
        self, place: int, spec: ExperimentSpec | None = None, trained: TrainedRun | None = None
    ) -> None:
        """Show a step; load its experiment, or the run that was kept, unless it is at hand."""
        lesson = self.lesson
        assert lesson is not None
        lesson.go_to(place)
        step = lesson.step
        for name in step.panels:
            if name in self._window.panels:
                self._window.arranger.reveal(name)
        self._spotlight.turn_to(step.spotlight)
        self._was_running = False
        if trained is not None and self._root_of(lesson.lab, place) == trained.place:
            self.resume(trained)
        elif self._root_of(lesson.lab, place) != self._root or self.is_aside:
            self.load(spec or lesson.lab.begins[place])
        else:
            self._apply()
        if isinstance(step, PredictStep) or lesson.rehearsed:
            self._rehearsals.begin(lesson, place)

    @property
    def is_aside(self) -> bool:
        """Whether something else than the experiment of the step is open."""
        return self._session.document != self._document

    @staticmethod
    def _root_of(lab: Lab, place: int) -> int:
        """The step whose experiment the one at `place` goes on with."""
        own = [number for number in range(place + 1) if lab.steps[number].setup is not None]
        return own[-1] if own else 0

    def load(
        self, spec: ExperimentSpec, lane: str = "", then: Callable[[], object] | None = None
    ) -> None:
        """Begin the document of a step, or of one of its lanes; undo returns to the one before."""
        lesson = self.lesson
        assert lesson is not None
        place = lesson.place

        def begin(setup: Setup) -> None:
            if self.lesson is not lesson or lesson.place != place:
                return
            self._open(setup)
            self._begun(lesson.lab.changed(place, lane), lane)
            lesson.edited(setup.spec)
            if then is not None:
                then()

        words = tr("Loading step {n} …", n=place + 1)
        known = self._session.setups.newest
        self._aside.begin(Errand(words, working_out(spec, known), begin, self.failed.emit))

    def resume(self, trained: TrainedRun) -> None:
        """Go on with the run of the step as it was kept; nothing has happened to it since."""
        lesson = self.lesson
        assert lesson is not None
        self._open(trained.setup, trained.state)
        lesson.spec, lesson.at = trained.setup.spec, trained.state.step
        self._show_document()

    def _open(
        self, setup: Setup, state: RunState | None = None, lanes: OpenedLanes | None = None
    ) -> None:
        """Have the session rest with an experiment of the step."""
        assert self.lesson is not None
        self._heats, self._loading = Heats(), True
        words = tr("Step {n} of the lab", n=self.lesson.place + 1)
        self._session.open(setup, state, words, lanes)
        self._kept.opened(None, 0 if state is None else state.step)
        self._loading = False

    def _begun(self, spec: ExperimentSpec, lane: str) -> None:
        """The session has just begun with the step's document, or shows another lane of it."""
        assert self.lesson is not None
        self.lesson.begin(spec, lane)
        self._show_document()

    def _show_document(self) -> None:
        """What the session has open is the document of the step."""
        assert self.lesson is not None
        self._since = self._session.runner.submitted
        self._document = self._session.document
        self._root = self._root_of(self.lesson.lab, self.lesson.place)
        self._was_running = False
        self._apply()

    def _run_abreast(self, lesson: Lesson, heats: Heats) -> None:
        """Run the lanes of a heat side by side; what is compared is measured at the end."""
        step, place, names = lesson.step, lesson.place, heats.next()
        words = dict(step.lane_names)
        called = [lesson.text(words[name]) if words.get(name) else name for name in names]
        specs = [lesson.lab.changed(place, name) for name in names]

        def begin(setup: Setup) -> None:
            if self.lesson is not lesson or lesson.place != place:
                return
            setups = self._session.setups
            lanes = OpenedLanes.fresh([setup, *map(setups.of, specs[1:])], called)
            self._open(setup, lanes=lanes)
            self._heats = heats
            self._begun(specs[0], names[0])
            self._window.lanes_abreast.show()
            self._session.run_to(step.steps)

        words_of_loading = tr("Loading step {n} …", n=place + 1)
        known = self._session.setups.newest
        errand = Errand(words_of_loading, working_out(specs[0], known), begin, self.failed.emit)
        self._aside.begin(errand)

    def _read_next_lane(self) -> None:
        """Have the next lane measured that has run; the first one is lit again at the end."""
        lesson = self.lesson
        assert lesson is not None
        if self._heats.more:
            self._run_abreast(lesson, self._heats)
            return
        lane = self._heats.next_lane()
        self._loading = True
        self._session.light(self._heats.names.index(lane) if lane else 0)
        self._loading = False
        if lane:
            self._begun(lesson.lab.changed(lesson.place, lane), lane)

    @Slot(object, object, object)
    def _follow(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """The experiment is another: an edit of the step, or a document that is not the lab's."""
        if self.lesson is None or self._loading:
            return
        if not self.is_aside:
            self._since = self._session.runner.submitted
            self.lesson.edited(spec)
        self._apply()

    @Slot(object)
    def _take(self, snapshot: Snapshot) -> None:
        lesson = self.lesson
        if lesson is None or self.is_aside or self._loading:
            return
        if snapshot.applied < self._since:
            # It was measured before the newest change, and is no news of it.
            return
        lit = self._heats.lit(self._session.lane) if lesson.lane else ""
        if lit and lit != lesson.lane:
            # Another lane has been lit: what comes is of that one.
            self._begun(lesson.lab.changed(lesson.place, lit), lit)
            return
        lesson.take(snapshot)
        running = snapshot.training
        if not running and not lesson.settled:
            # What takes long to measure comes in snapshots of its own.
            return
        ended = self._was_running and not running
        self._was_running = running
        end = lesson.step.steps if lesson.lane else lesson.step.horizon
        if running or snapshot.step < end or not end:
            return
        if lesson.lane:
            lesson.keep_lane()
            if self._heats.measured(lesson.lane):
                self._read_next_lane()
        elif ended and lesson.step.hands_on and not lesson.judge.all_reached:
            self._window.lesson.say_run_ended()

    @Slot(str, float)
    def _note_weight(self, path: str, value: float) -> None:
        if self.lesson is not None and not self.is_aside:
            self._since = self._session.runner.submitted
            self.lesson.weighed(path, value)

    @Slot(str)
    def run_lane(self, lane: str) -> None:
        """Run one lane of a comparison to its end, or all of them side by side."""
        lesson = self.lesson
        if lesson is None:
            return
        if not lane:
            self._run_abreast(lesson, Heats([name for name, _ in lesson.step.lanes]))
            return
        steps = lesson.step.steps
        spec = lesson.lab.changed(lesson.place, lane)
        self.load(spec, lane, lambda: self._session.run_to(steps))

    @Slot()
    def _see_prediction(self) -> None:
        """Unlock what a prediction has locked."""
        lesson = self.lesson
        if lesson is None or not isinstance(lesson.step, PredictStep):
            return
        if self._covering and not lesson.predicts:
            self._covering = False
            self._run_predicted()

    def _run_predicted(self) -> None:
        """The prediction is locked: uncover, and let it be seen."""
        lesson = self.lesson
        assert lesson is not None
        self._rehearsals.begin(lesson, lesson.place)
        steps = lesson.step.steps
        if steps and not lesson.step.lanes:
            spec = lesson.lab.begins[lesson.place]
            self.load(spec, then=lambda: self._session.run_to(steps))
        else:
            self._apply()

    def _apply(self) -> None:
        """Lock, cover and measure as the step at hand asks."""
        lesson, permissions = self.lesson, self._session.permissions
        aside = lesson is not None and self.is_aside
        self._window.lesson.set_aside(aside)
        if lesson is None or aside:
            self._covering = False
            self._window.cover(())
            permissions.open()
        else:
            step = lesson.step
            self._covering = lesson.predicts
            cover = step.cover if isinstance(step, PredictStep) and lesson.predicts else ()
            self._window.cover(cover, numbers=bool(cover))
            permissions.lock(step.unlocked, trains=not lesson.predicts)
        self._rest()
        self._locks.show()

    @Slot()
    def _rest(self) -> None:
        """Let a run rest where the step ends, so that goals are looked at there."""
        lesson = self.lesson
        open_goals = (
            lesson is not None
            and not self.is_aside
            and lesson.step.hands_on
            and not lesson.judge.all_reached
        )
        self._session.rest_at = lesson.step.horizon if lesson is not None and open_goals else 0
