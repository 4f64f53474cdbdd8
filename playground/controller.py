"""Joins the window's intents to the session, and the session's signals to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QFileDialog

from engine.experiment import ExperimentSpec
from engine.places import Parameter, Place
from engine.plan import Plan
from engine.snapshot import Snapshot, Status
from playground import theme as look
from playground.actions import command
from playground.document import FILTER, SUFFIX, DocumentError, open_experiment, save_experiment
from playground.forms.layer_edits import add_block
from playground.main_window import MainWindow
from playground.session import Session
from playground.settings import Settings
from playground.shortcuts import about_text, shortcuts_dialog
from playground.widgets.key_guard import KeyGuard
from playground.words import tr


class Controller(QObject):
    """One slot for each command and signal; nothing here computes or paints."""

    def __init__(
        self, app: QApplication, window: MainWindow, session: Session, settings: Settings
    ) -> None:
        super().__init__()
        self.app, self.window, self.session, self.settings = app, window, session, settings
        session.setParent(self)
        self._guard = KeyGuard(app, self)
        self._theme = "system"
        self._projecting = False
        self._offer: Callable[[], None] | None = None
        self._connect_commands()
        window.form.edited.connect(self._edit)
        for panel in window.panels.values():
            panel.edited.connect(self._edit)
            panel.parameter_set.connect(self._set_parameter)
            panel.selected.connect(self._select)
            panel.sample_selected.connect(self._select_sample)
        window.transport.speed_chosen.connect(session.set_speed)
        window.wanted.connect(self._want)
        window.closing.connect(self._close)
        window.banner.action_clicked.connect(self._take_offer)
        window.language_chosen.connect(self._choose_language)
        session.spec_changed.connect(self._show_spec)
        session.run_started.connect(self._start)
        session.snapshot_ready.connect(self._draw)
        session.retuned.connect(self._mark)
        session.noted.connect(self.report_note)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._show_spec(session.spec, session.plan)
        self._start(session.plan)

    def open(self, path: Path) -> None:
        """Open an experiment; if it cannot be, say so and leave everything as it is."""
        try:
            spec = open_experiment(path)
        except DocumentError as error:
            self.window.banner.show_message(str(error), "error")
            return
        if self.session.edit(spec, f"Open {path.name}"):
            self.named(path)

    def named(self, path: Path) -> None:
        """Show the file's name in the title."""
        self.window.setWindowTitle(f"{path.stem} – Backprop Playground")

    def choose_theme(self, name: str) -> None:
        """Take the look `name`: light, dark or system."""
        self._theme = name
        self._apply_theme()

    @Slot(str)
    def report(self, sentence: str) -> None:
        """Show an error as one line."""
        self.window.banner.show_message(sentence, "error")

    @Slot(str)
    def report_note(self, sentence: str) -> None:
        """Show a sentence the user should read."""
        self.window.banner.show_message(sentence, "warning")

    def _connect_commands(self) -> None:
        session, stack = self.session, self.session.undo_stack
        handlers: dict[str, Callable[[], object]] = {
            "open": self._ask_open,
            "save": self._ask_save,
            "export": self._ask_export,
            "quit": self.window.close,
            "undo": stack.undo,
            "redo": stack.redo,
            "new_data": session.new_data,
            "new_weights": session.new_weights,
            "add_layer": self._add_layer,
            "reset": session.reset,
            "play": session.toggle,
            "back": session.back,
            "step": session.step,
            "epoch": session.epoch,
            "light": lambda: self._pick_theme("light"),
            "dark": lambda: self._pick_theme("dark"),
            "system": lambda: self._pick_theme("system"),
            "projector": self._toggle_projector,
            "full_screen": self.window.fill_screen,
            "reset_layout": self.window.arrange,
            "shortcuts": lambda: shortcuts_dialog(self.window).open(),
            "about": lambda: self.window.banner.show_message(about_text()),
        }
        for name, action in self.window.actions_by_name.items():
            handler = handlers[name]
            action.triggered.connect(lambda _checked=False, act=handler: act())
        stack.canUndoChanged.connect(self._name_undo)
        stack.undoTextChanged.connect(self._name_undo)
        stack.canRedoChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_undo)
        self._name_undo()

    @Slot()
    def _name_undo(self) -> None:
        """Say in the menu what would be undone and redone."""
        stack = self.session.undo_stack
        for name, text, possible in (
            ("undo", stack.undoText(), stack.canUndo()),
            ("redo", stack.redoText(), stack.canRedo()),
        ):
            action = self.window.actions_by_name[name]
            title = tr(command(name).text)
            action.setText(f"{title}: {text}" if text else title)
            action.setEnabled(possible)

    @Slot(object)
    def _edit(self, spec: ExperimentSpec) -> None:
        self.session.edit(spec)

    @Slot(object, object)
    def _show_spec(self, spec: ExperimentSpec, plan: Plan) -> None:
        self.window.set_experiment(spec, plan)

    @Slot(object, float)
    def _set_parameter(self, place: Parameter, value: float) -> None:
        self.session.set_parameter(place, value)

    @Slot(object)
    def _select(self, place: Place | None) -> None:
        self.window.select(place)

    @Slot(int)
    def _select_sample(self, row: int) -> None:
        self.window.select_sample(row)

    @Slot(object)
    def _start(self, plan: Plan) -> None:
        self.window.start(plan)

    @Slot(object)
    def _draw(self, snapshot: Snapshot) -> None:
        if snapshot.message and snapshot.status is Status.DIVERGED:
            self._offer_smaller_rate(snapshot.message)
        elif snapshot.message:
            level = "error" if snapshot.status is Status.FAILED else "info"
            self.window.banner.show_message(snapshot.message, level)
        self.window.draw(snapshot)

    @Slot(str)
    def _mark(self, text: str) -> None:
        for panel in self.window.panels.values():
            panel.mark(text)

    @Slot()
    def _want(self) -> None:
        self.session.want(self.window.probes())

    @Slot()
    def _close(self) -> None:
        self.settings.keep(self.window.saveGeometry(), self.window.arrangement())
        self.session.close()

    def _offer_smaller_rate(self, message: str) -> None:
        rate = self.session.spec.optimizer.lr / 2

        def start_again() -> None:
            optimizer = replace(self.session.spec.optimizer, lr=max(rate, 1e-5))
            self.session.edit(replace(self.session.spec, optimizer=optimizer))
            self.session.reset()
            self.session.play()

        self._offer = start_again
        self.window.banner.show_message(
            f"{message} Start again with half the learning rate?",
            "error",
            f"Start again, η = {rate:.3g}",
        )

    @Slot()
    def _take_offer(self) -> None:
        self.window.banner.clear()
        if self._offer is not None:
            offer, self._offer = self._offer, None
            offer()

    def _add_layer(self) -> None:
        spec = self.session.spec
        self.session.edit(replace(spec, layers=add_block(spec.layers)))

    def _ask_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.window, "Open experiment", "", FILTER)
        if name:
            self.open(Path(name))

    def _ask_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self.window, "Save experiment", "experiment.json", FILTER
        )
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(name + SUFFIX)
        try:
            save_experiment(path, self.session.spec)
        except DocumentError as error:
            self.report(str(error))
            return
        self.named(path)

    def _ask_export(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window, "Export results into a folder")
        if name:
            self.session.export(Path(name))

    def _pick_theme(self, name: str) -> None:
        self.settings.theme = name
        self.choose_theme(name)

    @Slot(str)
    def _choose_language(self, tag: str) -> None:
        """Remember the language; what is on screen keeps its words."""
        self.settings.language = tag
        self.report_note(tr("The window speaks the chosen language from the next start on."))

    def _toggle_projector(self) -> None:
        self._projecting = not self._projecting
        self._apply_theme()

    @Slot()
    def _follow_system(self) -> None:
        if self._theme == "system":
            self._apply_theme()

    def _apply_theme(self) -> None:
        theme = look.named(self.app, self._theme)
        if self._projecting:
            theme = theme.projector()
        look.apply(self.app, theme)
        self.window.set_theme(theme)
