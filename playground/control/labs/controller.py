"""Takes a student through a lab: loads, locks, covers, runs, and keeps what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox

from engine.labs.changes import with_value
from engine.labs.lab import Lab
from engine.labs.progress import LabProgress
from engine.labs.quantities import search_among
from engine.specs.registry import SpecError
from engine.specs.strict_json import parse
from engine.training.experiment import ExperimentSpec
from playground.control.aside import Aside, Errand
from playground.control.file_controller import FileController
from playground.control.labs.handing_in import HandingIn
from playground.control.labs.kept_runs import RunKeeper, TrainedRun, opening_run
from playground.control.labs.own import OwnLabs, guide_dialog, show_terms
from playground.control.labs.run import LabRun
from playground.control.labs.writing import LabWriting
from playground.labs.catalogue.menu import LabsMenu
from playground.labs.finding import FoundLab, LabWish
from playground.labs.lesson import Lesson
from playground.session.lab_keeper import LabKeeper
from playground.session.session import Session
from playground.session.settings import Settings
from playground.window.main_window import MainWindow
from playground.window.question import ask_where
from playground.words.translate import tr
from playground.words.version import VERSION


class LabController(QObject):
    """Joins a lesson to session and window; `language` is the one in which labs speak."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        files: FileController,
        aside: Aside,
        settings: Settings,
        language: str,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._files, self._aside = window, session, files, aside
        self._settings, self._language = settings, language
        self.lesson: Lesson | None = None
        self.menu = LabsMenu(window.menus["Labs"], language, self)
        self.menu.chosen.connect(self.open)
        self.keeper = LabKeeper(files.writer, self)
        self.keeper.failed.connect(self._warn)
        self.run = LabRun(window, session, files.document, self)
        self.run.failed.connect(self._warn)
        self.runs = RunKeeper(session, files.writer, self._trained, self)
        session.assigned.connect(self.runs.hurry)
        self.own = OwnLabs(window, self.menu, settings, self)
        self.own.found.connect(self.show)
        self.own.failed.connect(self._warn)
        self._writing: LabWriting | None = None
        # The lesson on the lab that is being written, as it was read last.
        self._draft: Lesson | None = None
        # What somebody else has done, or a lab that is being written, is kept nowhere.
        self._keeps = True
        self._asking: QMessageBox | None = None
        window.lesson.place_wanted.connect(self.go_to)
        window.lesson.lane_wanted.connect(self.run.run_lane)
        window.lesson.begin_wanted.connect(self.begin_step)
        window.lesson.hand_in_wanted.connect(self.hand_in)
        self._terms = partial(show_terms, language, window, aside)
        window.lesson.terms_wanted.connect(self._terms)
        # Commands that can be chosen while there is a lab.
        self._inside: dict[str, Callable[[], object]] = {
            "lab_begin": self.begin_step,
            "lab_open_all": self._turn_locks,
            "lab_hand_in": self.hand_in,
            "lab_leave": self.leave,
        }
        self._offer_commands()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands of the Labs menu do."""
        return {
            **self._inside,
            "lab_terms": self._terms,
            "lab_guide": lambda: guide_dialog(self._language, self._window).open(),
            **self.own.handlers(),
        }

    def begin(self, wish: LabWish) -> None:
        """Do what the command line asks for: show folders, open a lab, follow one being written."""
        if wish.folders:
            self.own.give(wish.folders)
        if wish.found is not None:
            self.show(wish.found)
        if wish.writing is not None:
            self.write(wish.writing)

    def write(self, path: Path) -> None:
        """Show the lab in a file, and show it again whenever the file is saved."""
        if self._writing is not None:
            self._writing.close()
        window = self._window
        self._writing = writing = LabWriting(path, window.lesson, window.panels, self)
        writing.read.connect(self._rewrite)
        window.arranger.reveal("lesson")
        self.menu.need(writing.begin)

    @Slot(object)
    def show(self, found: FoundLab) -> None:
        """Open a lab, or what somebody has handed in of it, which stays as it is."""
        handed = found.handed
        if handed is None:
            self.open(found.lab)
            return

        def begin() -> None:
            self._begin(found.lab, handed.progress, handed.name or tr("no name"))
            words = tr(
                "Handed in by {name}: what you change here is kept nowhere.", name=handed.name
            )
            self._window.banner.show_message(words)

        self._files.unless_missed(begin)

    @Slot(object)
    def _rewrite(self, lab: Lab) -> None:
        """The file of the lab that is open has been saved: show it as it is now."""
        before, note = self.lesson, tr("being written")
        if before is None or before is not self._draft:
            self._begin(lab, LabProgress.begun(lab, self._language), note)
            self._draft = self.lesson
            return
        self.lesson = self._draft = lesson = Lesson(
            lab, before.progress.carried(before.lab, lab), self
        )
        self._name(lab, note)
        self.run.take_over(lesson)
        self._window.lesson.open(lesson)
        self._window.form.set_level(lab.controls)
        self.run.enter(lesson.place)
        before.deleteLater()

    @Slot(object)
    def open(self, lab: Lab) -> None:
        """Open a lab: its first formulas are typeset aside, then the student is asked."""
        texts = [words.of(self._language) for words in lab.steps[0].all_words if words]
        title = lab.title.of(self._language)
        errand = Errand(
            tr("Opening {name} …", name=title),
            self._window.lesson.formulas.preparing(texts),
            lambda _: self._ask(lab),
            self._warn,
        )
        self._aside.begin(errand)

    @Slot(int)
    def go_to(self, place: int) -> None:
        """Turn to another step of the lab; its experiment is loaded where it is another."""
        if self.lesson is not None:
            self.lesson.pass_on()
            self.run.enter(place)

    @Slot()
    def begin_step(self) -> None:
        """Load the experiment of the step at hand again."""
        if self.lesson is not None:
            self.run.load(self.lesson.lab.begins[self.lesson.place])

    @Slot()
    def hand_in(self) -> None:
        """Ask for the name, then save what was done as three files."""
        if self.lesson is not None:
            writer = self._files.writer
            HandingIn(self.lesson, self._session.spec, self._window, writer)

    @Slot()
    def leave(self) -> None:
        """Leave the lab: everything is unlocked, and what was done stays."""
        self.runs.keep()
        lesson, self.lesson = self.lesson, None
        self._keeps = True
        self._window.lesson.close_lesson()
        self._window.docks["lesson"].hide()
        self._window.arranger.fit()
        self.run.leave()
        self._session.permissions.open_all(False)
        self._window.form.set_level(self._settings.level)
        self._offer_commands()
        if lesson is not None:
            lesson.deleteLater()

    def close(self) -> None:
        """The window is closing: what waits is written."""
        if self._writing is not None:
            self._writing.close()
        self.menu.close()
        self._window.lesson.stop()
        self.runs.close()
        self.run.close()
        self.keeper.flush()

    def _ask(self, lab: Lab) -> None:
        """Go on or start over, if this lab has been begun before."""
        kept = self.keeper.load(lab)
        fresh = LabProgress.begun(lab, self._language, (f"playground {VERSION}",))
        if kept is None or not (
            kept.events or any(one != two for one, two in zip(kept.steps, fresh.steps, strict=True))
        ):
            self._files.unless_missed(lambda: self._begin(lab, fresh))
            return
        done = sum(record.done for record in kept.steps)
        title = lab.title.of(self._language)
        self._asking = box = ask_where(self._window, title, done, len(lab.steps))

        def take(_: int) -> None:
            button = box.clickedButton()
            name = button.objectName() if button else ""
            self._asking = None
            box.deleteLater()
            if name == "question.continue":
                self._go_on(lab, replace(kept, language=self._language))
            elif name == "question.anew":
                self._files.unless_missed(lambda: self._anew(lab, fresh))

        box.finished.connect(take)

    def _go_on(self, lab: Lab, progress: LabProgress) -> None:
        """Take up a lab with the run that was trained in it, if that was kept."""

        def begin(trained: TrainedRun | None) -> None:
            self._files.unless_missed(lambda: self._begin(lab, progress, trained=trained))

        words = tr("Opening {name} …", name=lab.title.of(self._language))
        self._aside.begin(Errand(words, opening_run(progress), begin, self._warn))

    def _trained(self) -> LabProgress | None:
        """What was done, if there is a run at hand that belongs to it and has been trained."""
        lesson = self.lesson
        if lesson is None or not self._keeps or self.run.is_aside or lesson.lane or not lesson.at:
            return None
        return lesson.progress

    def _anew(self, lab: Lab, fresh: LabProgress) -> None:
        self.keeper.put_aside(lab)
        self._begin(lab, fresh)

    def _begin(
        self,
        lab: Lab,
        progress: LabProgress,
        note: str = "",
        trained: TrainedRun | None = None,
    ) -> None:
        """Take up a lab where its progress is; with a note it is nobody's work at this machine."""
        if self.lesson is not None:
            self.leave()
        self._window.arranger.reveal("lesson")
        self._keeps = not note
        self._name(lab, note)
        self.lesson = lesson = Lesson(lab, progress, self)
        lesson.changed.connect(self._keep)
        self.run.take_up(lesson)
        self._propose_search(lab)
        self._window.lesson.open(lesson)
        self._window.form.set_level(lab.controls)
        self._offer_commands()
        self.run.enter(progress.place, _latest(lab, progress), trained)

    def _propose_search(self, lab: Lab) -> None:
        """A search that the lab speaks of stands in the panel, ready to be begun."""
        plan = search_among(lab.measures)
        if plan is not None:
            self._window.panels.propose(plan)

    def _name(self, lab: Lab, note: str) -> None:
        dock = self._window.docks["lesson"]
        dock.label.setText(tr("Lab · {title}", title=lab.title.of(self._language)).upper())
        dock.set_note(note or tr("{n} min", n=lab.minutes))

    @Slot()
    def _keep(self) -> None:
        """What was done is another: have it written at once."""
        if self.lesson is not None and self._keeps:
            self.keeper.save(self.lesson.progress)
            self.runs.hurry()

    def _turn_locks(self) -> None:
        permissions = self._session.permissions
        permissions.open_all(not permissions.all_open)
        self._offer_commands()

    def _offer_commands(self) -> None:
        """Commands of a lab can be chosen while there is one."""
        for name in self._inside:
            self._window.actions_by_name[name].setEnabled(self.lesson is not None)
        opened = self._session.permissions.all_open
        text = tr("Lock controls again") if opened else tr("Open all controls")
        self._window.actions_by_name["lab_open_all"].setText(text)

    @Slot(str)
    def _warn(self, sentence: str) -> None:
        self._window.banner.show_message(sentence, "warning")


def _latest(lab: Lab, progress: LabProgress) -> ExperimentSpec:
    """The experiment of the step as it was left, if it began there: with what was changed since."""
    spec = lab.begins[progress.place]
    begun = [n for n, event in enumerate(progress.events) if event.what == "begin"]
    since = progress.events[begun[-1] :] if begun else ()
    if not since or since[0].place != progress.place:
        return spec
    for event in since:
        if event.what == "edit" and not event.lane:
            try:
                spec = with_value(spec, event.path, parse(event.text))
            except SpecError:
                return lab.begins[progress.place]
    return spec
