"""Joins the window's intents to the session, and the session's signals to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QInputDialog

from engine.network.layer_edits import add_block
from engine.network.layers.readings import Seen
from engine.probes.cautions import cautions
from engine.running.snapshot import Snapshot, Status
from engine.specs.differences import every_path
from engine.training.divergence import Remedy
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.control.aside import Aside
from playground.control.codes import TextCodes
from playground.control.edits import Edits
from playground.control.exporting import Exporting
from playground.control.file_controller import FileController
from playground.control.finding import PanelFinding
from playground.control.history import History
from playground.control.labs.controller import LabController
from playground.control.ladder import Ladder
from playground.control.lanes import LaneController
from playground.control.little_left import LittleLeft
from playground.control.on_the_way import OnTheWay
from playground.control.stable_rate import StableRate
from playground.control.warming_up import WarmingUp
from playground.importing.importer import Importer
from playground.session.session import Session
from playground.session.settings import Settings
from playground.session.tables import table_name
from playground.window.actions import action_named
from playground.window.appearance import Appearance
from playground.window.help import AboutDialog, shortcuts_dialog
from playground.window.key_guard import KeyGuard
from playground.window.main_window import MainWindow
from playground.window.offers import Offers
from playground.words.speaking import spoken
from playground.words.translate import said, tr

MOST_EPOCHS = 1_000_000


class Controller(QObject):
    """One slot for each command and signal; nothing here computes or paints."""

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        session: Session,
        settings: Settings,
        language: str,
    ) -> None:
        super().__init__()
        self.app, self.window, self.session, self.settings = app, window, session, settings
        session.setParent(self)
        self._guard = KeyGuard(app, self)
        self.appearance = Appearance(app, window, settings, self)
        self._epochs = 10
        self._named: tuple[tuple[str, str, bool], ...] = ()
        self._cautions: tuple[str, ...] = ()
        self._cautioned = ""
        self._offers = Offers(window.banner, self)
        self._little_left = LittleLeft(self._offers, session.pause, self)
        aside = Aside(window.busy, self)
        self._warming_up = WarmingUp(window, session, self)
        self._on_the_way = OnTheWay(window, session, self)
        self._stable_rate = StableRate(window, session, self)
        self.files = FileController(window, session, settings, self._offers, aside)
        self.lanes = LaneController(window, session, self.report_note, self)
        self.labs = LabController(window, session, self.files, aside, settings, spoken(language))
        self._exporting = Exporting(window, session)
        self._ladder = Ladder(window, session, self)
        self._codes = TextCodes(window, session, self.files, self.labs, aside)
        self._finding = PanelFinding(window, spoken(language), self)
        self._edits = Edits(session, aside, self)
        self._history = History(session, aside, self.report, self)
        self.importer = Importer(window)
        self.importer.imported.connect(self._take_table)
        window.dropped.connect(self._take_file)
        window.form.import_wanted.connect(self._ask_import)
        self._connect_commands()
        window.form.edited.connect(self._edits.make)
        window.panels.each(self._edits.follow)
        window.transport.speed_chosen.connect(self._choose_speed)
        window.transport.speed.choose(settings.speed)
        session.set_speed(window.transport.speed.speed)
        window.wanted.connect(self._want)
        window.closing.connect(self._close)
        session.spec_changed.connect(self._show_spec)
        session.run_started.connect(self._start)
        session.snapshot_ready.connect(self._draw)
        session.retuned.connect(self._mark)
        session.noted.connect(self.report_note)
        settings.failed.connect(self.report_note)
        self._show_spec(session.spec, session.setup, every_path(session.spec))
        self._start(session.setup)

    def open(self, path: Path, like: ExperimentSpec | None = None) -> None:
        """Open an experiment, a table or a lab; if that cannot be, say so and change nothing.

        A table is offered to be used as that of the experiment at hand, or of `like`.
        """
        if self.labs.own.takes(path):
            self.labs.own.open(path)
        elif self.importer.takes(path):
            self.importer.open(path, like or self.session.spec, self.appearance.worn)
        else:
            self.files.open(path)

    def discard_changes(self) -> None:
        """Let the window close without asking what becomes of unsaved changes."""
        self.files.discard_changes()

    @Slot(str)
    def report(self, sentence: str) -> None:
        """Show an error as one line."""
        self.window.banner.show_message(sentence, "error")

    @Slot(str)
    def report_note(self, sentence: str) -> None:
        """Show a sentence the user should read."""
        self.window.banner.show_message(sentence, "warning")

    @Slot()
    def note_hinted(self) -> None:
        """Remember that the hints of the first launch have been seen."""
        self.settings.hinted = True

    def _connect_commands(self) -> None:
        session, stack = self.session, self.session.undo_stack
        handlers: dict[str, Callable[[], object]] = {
            **self.files.handlers(),
            "import_csv": self._ask_import,
            "export": self._exporting.ask,
            "quit": self.window.close,
            **self._history.handlers(),
            "new_data": self._edits.new_data,
            "new_weights": session.new_weights,
            "add_layer": self._add_layer,
            **self._panel_actions(),
            "reset": session.reset,
            "play": session.toggle,
            **self._ladder.handlers(),
            "run_epochs": self._ask_epochs,
            "faster": lambda: self.window.transport.speed.leap(1),
            "slower": lambda: self.window.transport.speed.leap(-1),
            **self.appearance.handlers(),
            **self.labs.handlers(),
            **self.lanes.handlers(),
            **self._codes.handlers(),
            **self._finding.handlers(),
            "full_screen": self.window.fill_screen,
            "next_panel": lambda: self.window.go_to_panel(1),
            "previous_panel": lambda: self.window.go_to_panel(-1),
            "menu_bar": self.window.open_menus,
            "spread": self.window.spread,
            "reset_layout": self.window.arrange,
            "shortcuts": lambda: shortcuts_dialog(self.window.commands, self.window).open(),
            "about": lambda: AboutDialog(session.setup, self.window).open(),
        }
        for name, action in self.window.actions_by_name.items():
            handler = handlers[name]
            action.triggered.connect(lambda _checked=False, act=handler: act())
        stack.canUndoChanged.connect(self._name_undo)
        stack.undoTextChanged.connect(self._name_undo)
        stack.canRedoChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_undo)
        self._name_undo()

    def _panel_actions(self) -> dict[str, Callable[[], object]]:
        """What the panels bring, done by the panel that brings it."""
        return {
            action.name: partial(self._act, name, action.name)
            for name, kind in self.window.panels.kinds.items()
            for action in kind.brings
        }

    def _act(self, panel: str, action: str) -> None:
        self.window.panels[panel].act(action)

    @Slot()
    def _name_undo(self) -> None:
        """Say in the menu what would be undone and redone."""
        stack = self.session.undo_stack
        names = (
            ("undo", stack.undoText(), stack.canUndo()),
            ("redo", stack.redoText(), stack.canRedo()),
        )
        # The stack tells of every step several times.
        if names == self._named:
            return
        self._named = names
        for name, text, possible in names:
            action = self.window.actions_by_name[name]
            title = tr(action_named(name).text)
            action.setText(f"{title}: {text}" if text else title)
            action.setEnabled(possible)

    @Slot(object, object, object)
    def _show_spec(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        self.window.set_experiment(spec, setup, changed)
        known, self._cautions = self._cautions, cautions(setup)
        fresh = [sentence for sentence in self._cautions if sentence not in known]
        if fresh:
            self._cautioned = " ".join(map(tr, fresh))
            self.report_note(self._cautioned)
        elif len(self._cautions) < len(known):
            # It was said of an experiment that is gone.
            self._offers.withdraw(self._cautioned)

    @Slot(object)
    def _start(self, setup: Setup) -> None:
        self._little_left.forget()
        self.window.start(setup)

    @Slot(object)
    def _draw(self, snapshot: Snapshot) -> None:
        if snapshot.message and snapshot.status is Status.DIVERGED:
            self._offer_remedy(snapshot.message)
        elif snapshot.message:
            level = "error" if snapshot.error else "info"
            self.window.banner.show_message(snapshot.message, level)
        self._little_left.watch(snapshot)
        self.window.draw(snapshot)

    @Slot(str, bool)
    def _mark(self, text: str, again: bool) -> None:
        for panel in self.window.panels.made():
            if panel.marks_edits:
                panel.mark(text, again)

    @Slot(object)
    def _choose_speed(self, steps_per_second: float | None) -> None:
        self.settings.speed = steps_per_second
        self.session.set_speed(steps_per_second)

    @Slot()
    def _want(self) -> None:
        window = self.window
        asked = (panel.seen for panel in window.panels.seen())
        seen = next((each for each in asked if each is not Seen.USUAL), Seen.USUAL)
        wants = window.wants() | self._stable_rate.wants()
        self.session.want(wants, window.wants_beside(), seen)

    @Slot(object)
    def _close(self, event: QCloseEvent) -> None:
        if not self.files.may_close():
            event.ignore()
            return
        window = self.window
        window.full_screen.leave()
        self.settings.keep(window.saveGeometry(), window.arrangement(), window.shares())
        self.files.stop()
        self.labs.close()
        # First of all who takes the most time: others that are to be waited for end sooner.
        ended = self.session.close()
        for panel in window.panels.made():
            panel.end()
        self.files.writer.close()
        if ended:
            self.files.end()

    def _offer_remedy(self, message: str) -> None:
        """Offer to start again with what fits the cause: data scaled, or a smaller rate."""
        remedy = Remedy.of(self.session.setup)

        def start_again() -> None:
            self.session.edit(Remedy.of(self.session.setup).spec)
            self.session.reset()
            self.session.play()

        if remedy.inputs or remedy.targets:
            sentence = f"{said(message)} {tr(remedy.advice)}"
            choice = tr("Standardise and start again")
        else:
            sentence = tr("{message} Start again with half the learning rate?", message=message)
            choice = tr("Start again, η = {rate:.3g}", rate=remedy.spec.optimizer.lr)
        self._offers.make(sentence, "error", (choice, start_again))

    def _ask_epochs(self) -> None:
        """Ask for how many epochs to train, then train them."""
        dialog = QInputDialog(self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setWindowTitle(tr("Run epochs"))
        dialog.setLabelText(tr("Epochs to train from here:"))
        dialog.setIntRange(1, MOST_EPOCHS)
        dialog.setIntValue(self._epochs)
        dialog.intValueSelected.connect(self._run_epochs)
        dialog.open()

    @Slot(int)
    def _run_epochs(self, epochs: int) -> None:
        self._epochs = epochs
        self.session.run_epochs(epochs)

    def _add_layer(self) -> None:
        spec = self.session.spec
        self.session.edit(replace(spec, layers=add_block(spec.layers)))

    @Slot(object)
    def _take_file(self, path: Path) -> None:
        """Open whatever file was dropped on the window."""
        self.open(path)

    @Slot()
    def _ask_import(self) -> None:
        self.importer.ask(self.session.spec, self.appearance.worn)

    @Slot(object)
    def _take_table(self, setup: Setup) -> None:
        self.files.begin(setup, tr("Import {name}", name=table_name(setup.spec)))
