"""The composition root: the only file that knows everybody. It joins window, session and files."""

from __future__ import annotations

import ctypes
import gc
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import playground.look.theme as look
from engine.disk.whole_file import replace_file
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from playground.control.controller import Controller
from playground.control.errors import ErrorHooks
from playground.labs.finding import LabWish
from playground.panels import panel_types
from playground.plotting.export import encoded
from playground.session.experiments import Found
from playground.session.session import Session
from playground.session.settings import Settings
from playground.window.first_hints import FirstHints
from playground.window.main_window import MainWindow
from playground.window.on_screen import OnScreen
from playground.words.speaking import install
from playground.words.translate import tr

# With the interpreter's 5 ms a training step could hold back a frame by as much.
SWITCH_INTERVAL = 0.001
# Bytes from which on an array has memory of its own, and how many may lie unused behind the others.
# Left to itself, glibc soon takes up to 32 MB from where small things are, and those that stay keep
# what large ones have left: after some hundred edits of a network of a million weights, gigabytes.
OWN_MEMORY, UNUSED = 4_000_000, 32_000_000
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
# Milliseconds without a snapshot after which nothing more is being measured.
QUIET = 500
FIRST_SIZE = QSize(1440, 900)


def application() -> QApplication:
    """The application object, made once."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Backprop Playground")
    sys.setswitchinterval(SWITCH_INTERVAL)
    give_back_memory()
    return app


def give_back_memory() -> None:
    """Have what large arrays held go back to the system with them, where the C library can."""
    if not sys.platform.startswith("linux"):
        return
    option = getattr(ctypes.CDLL(None), "mallopt", None)
    if option is not None:
        option(M_MMAP_THRESHOLD, OWN_MEMORY)
        option(M_TRIM_THRESHOLD, UNUSED)


def build(spec: ExperimentSpec, theme: str = "system", language: str = "") -> Controller:
    """A complete window on an experiment, not yet shown; closing it ends its thread."""
    app = application()
    settings = Settings()
    install(app, language or settings.language)
    worn = look.named(app, theme)
    look.prepare(app, worn)
    session = Session(spec)
    window = MainWindow(session.setup, worn, panel_types())
    window.resize(FIRST_SIZE)
    look.apply(app, worn)
    controller = Controller(app, window, session, settings, language or settings.language)
    controller.appearance.choose_theme(theme)
    known = window.restore(settings.geometry, settings.layout, settings.shares)
    if not known and settings.layout:
        controller.report_note(tr("Where the panels stood is damaged: they stand as at first."))
    return controller


def run(
    path: Path | None,
    spec: ExperimentSpec | None = None,
    theme: str | None = None,
    language: str = "",
    wish: LabWish | None = None,
    projector: bool = False,
    like: ExperimentSpec | None = None,
) -> int:
    """Open the window, perhaps with a lab, and stay until it is closed; returns the exit code.

    A table is opened as that of the experiment `like`.
    """
    app = application()
    # Before the first file is opened, which are the settings.
    hooks = ErrorHooks()
    try:
        controller = build(spec or ExperimentSpec(), theme or Settings().theme, language)
        hooks.show_with(controller.report)
        told = controller.window.banner.text()
        OnScreen(controller.window).open(first=controller.settings.geometry.isEmpty())
        if path is not None:
            with hooks.catching():
                controller.open(path, like)
        if projector:
            controller.window.actions_by_name["projector"].trigger()
        if wish is not None:
            controller.labs.begin(wish)
        if (wish is None or not wish.has_lab) and not controller.settings.hinted:
            QTimer.singleShot(0, partial(_hint, app, controller))
        if controller.window.banner.text() == told:
            # Else it says why a file could not be opened: what is left waits for the next start.
            with hooks.catching():
                controller.files.offer_leftovers()
        QTimer.singleShot(0, _look_for_garbage)
        return app.exec()
    finally:
        hooks.remove()


def _hint(app: QApplication, controller: Controller) -> None:
    """Show the first hints. They watch every event, of which a window that opens has thousands."""
    hints = FirstHints(app, controller.window.panels["boundary"])
    hints.left.connect(controller.note_hinted)


def _look_for_garbage() -> None:
    """Begin to, if the command line has put it off: not among what there is now, which stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def screenshot(
    found: Found,
    steps: int,
    out: Path,
    size: tuple[int, int] = (1440, 900),
    theme: str = "light",
    scale: float = 1.0,
    language: str = "",
) -> None:
    """Draw the real window into a PNG file after `steps` more steps; raises `WriteError`."""
    app = application()
    controller = build(found.spec, theme, language)
    first = 0
    if found.state is not None:
        first = found.state.step
        controller.session.open(found.setup, found.state, "")
        controller.files.document.opened(None, first)
    window = controller.window
    window.resize(QSize(*size))
    window.show()
    window.arrange()
    _train(app, controller.session, first + steps)
    picture = QImage(QSize(*size) * scale, QImage.Format.Format_ARGB32)
    picture.setDevicePixelRatio(scale)
    window.render(picture)
    controller.discard_changes()
    window.close()
    window.deleteLater()
    replace_file(out, encoded(picture))


def _train(app: QApplication, session: Session, steps: int) -> None:
    """Let the session train until `steps` steps have been drawn, with all that is drawn at rest."""
    session.set_speed(None)
    loop, quiet = QEventLoop(), QTimer()
    quiet.setSingleShot(True)
    quiet.timeout.connect(loop.quit)

    def watch(snapshot: Snapshot) -> None:
        if snapshot.step >= steps or snapshot.message:
            # What takes long to measure comes in snapshots of its own.
            quiet.start(QUIET)

    session.snapshot_ready.connect(watch)
    session.run_to(steps)
    loop.exec()
    # Two more turns: what the last snapshot asked for is laid out, then painted.
    for _ in range(2):
        app.processEvents()
