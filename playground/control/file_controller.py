"""The File menu: new, open, recent, save; the question before something is lost; recovery."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from engine.disk.disk_copy import free_name
from engine.probes.cautions import stand_in
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.control.aside import Aside, Errand
from playground.session.document import Document
from playground.session.files import SUFFIXES, WHOLE, Opened, filters, opening
from playground.session.recent import RecentMenu
from playground.session.recovery import Leftover, Recovery, leftovers, set_aside
from playground.session.session import Session
from playground.session.settings import Settings
from playground.session.tables import table_name
from playground.session.writer import Writer
from playground.window.main_window import MainWindow
from playground.window.offers import Offers
from playground.window.question import ask_to_save, ask_which
from playground.words.translate import tr


class FileController(QObject):
    """Joins the document to the window: its commands, its name in the title, its questions."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        settings: Settings,
        offers: Offers,
        aside: Aside,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._offers, self._aside = window, session, offers, aside
        self.writer = Writer(self)
        self.document = Document(session, self.writer, self)
        self.recovery = Recovery(session, self.document, self.writer, self._extras, self)
        self._recent = RecentMenu(settings, window)
        self._recent.chosen.connect(self.open)
        self._recent.gone.connect(self._say_gone)
        menu = window.menus["File"]
        entries = menu.actions()
        below = entries[entries.index(window.actions_by_name["open"]) + 1]
        menu.insertMenu(below, self._recent.menu)
        self._asking: QMessageBox | None = None
        self._then: Callable[[], object] | None = None
        self._may_close = False
        self._left: Iterator[Leftover | str] = iter(())
        self._held: Leftover | None = None
        self._restored: tuple[int, Leftover] | None = None
        self.document.changed.connect(self._show_name)
        self.document.saved.connect(self._note_saved)
        self.document.failed.connect(self._note_failed)
        self.document.overtaken.connect(self._ask_which)
        self.recovery.failed.connect(self._warn)
        self.recovery.kept.connect(self._let_go)
        self._show_name()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands of the File menu do."""
        return {
            "new": self.new,
            "open": self._ask_open,
            "save": self.save,
            "save_as": self.ask_save_as,
        }

    def new(self) -> None:
        """Begin with the default experiment, after asking about what would be lost."""
        self._aside.leave()
        self.unless_missed(lambda: self._install(Opened(None, Setup.of(ExperimentSpec()))))

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open a file, which may take long; if it cannot be, say so. Until then all stays as it is.

        The next file to be opened, or whatever else begins a document, replaces this one.
        """
        self._read(path, self._show)

    def begin(self, setup: Setup, text: str) -> None:
        """Begin a document of its own with an imported table; undo returns to the one before."""
        self._aside.leave()
        self._session.begin_with(setup, text)
        self.document.begun()

    @Slot()
    def save(self) -> None:
        """Write the document to its file; ask for one if it has none."""
        path = self.document.path
        if path is None:
            self.ask_save_as()
        else:
            self.document.save(path, self._extras())

    @Slot()
    def ask_save_as(self) -> None:
        """Ask for a file and write the document to it."""
        current = self.document.path
        offered = str(current or f"{table_name(self._session.spec) or tr('experiment')}{WHOLE}")
        title = tr("Save experiment")
        name, _ = QFileDialog.getSaveFileName(self._window, title, offered, filters())
        if not name:
            self._then = None
            return
        path = Path(name)
        if path.suffix.lower() not in SUFFIXES:
            path = path.with_name(path.name + WHOLE)
        # The dialog has asked already whether a file of this name may be replaced.
        self.document.save(path, self._extras(), replacing=True)

    def discard_changes(self) -> None:
        """Let the window close without a question."""
        self._may_close = True

    def may_close(self) -> bool:
        """Whether the window may close now; if not, the user is asked and decides."""
        if self._may_close or not self.document.would_be_missed:
            return True
        self.unless_missed(self._close)
        return False

    def stop(self) -> None:
        """The window is closing: nothing is written or opened from now on."""
        self.recovery.close()
        self._aside.close()

    def end(self) -> None:
        """The training thread has ended, and nothing was lost."""
        self.recovery.remove()
        for left in (self._held, self._restored[1] if self._restored else None):
            if left is not None:
                left.lock.unlock()

    def offer_leftovers(self) -> None:
        """Offer what sessions that ended unexpectedly have left, one after the other."""
        self._left = leftovers()
        self._offer_next()

    def _offer_next(self) -> None:
        self._held = None
        found = next(self._left, None)
        if isinstance(found, str):
            self._warn(found)
        elif found is not None:
            self._held = left = found
            self._offers.make(
                left.sentence(),
                "info",
                (tr("Restore"), lambda: self._restore(left)),
                (tr("Discard"), lambda: self._discard(left)),
            )

    def _restore(self, left: Leftover) -> None:
        def take(opened: Opened) -> None:
            self._session.open(opened.setup, opened.state, tr("Restore"), opened.lanes)
            self.document.recovered(left.origin, opened.step, left.on_disk)
            self._follow(opened)
            self._restored = self._session.version.main.run, left
            self.recovery.keep()
            self._offer_next()

        def fail(_: str) -> None:
            # Whatever is wrong with it: left where it is, it would be offered for ever.
            sentence = set_aside(left.path)
            left.lock.unlock()
            self._offer_next()
            self._say_error(sentence)

        self._read(left.path, take, fail)

    @Slot(int)
    def _let_go(self, run: int) -> None:
        """The old recovery file goes when what it held is kept under our own name."""
        if self._restored is not None and self._restored[0] == run:
            restored, self._restored = self._restored[1], None
            restored.remove()

    def _discard(self, left: Leftover) -> None:
        left.remove()
        self._offer_next()

    def _read(
        self,
        path: Path,
        then: Callable[[Opened], object],
        failed: Callable[[str], object] | None = None,
    ) -> None:
        words = tr("Opening {name} …", name=path.name)
        self._aside.begin(Errand(words, opening(path), then, failed or self._say_error))

    def _show(self, opened: Opened) -> None:
        """Show what has been read, after what is being asked at the moment, and what is to be."""
        if self._asking is not None:
            self._asking.finished.connect(lambda _: self._show(opened))
        elif not self._may_close and self._then is None:
            self.unless_missed(lambda: self._install(opened))

    def _install(self, opened: Opened) -> None:
        path = opened.path
        text = tr("New experiment") if path is None else tr("Open {name}", name=path.name)
        self._session.open(opened.setup, opened.state, text, opened.lanes)
        self.document.opened(path, opened.step, opened.on_disk)
        self._follow(opened)
        if path is not None:
            self._recent.add(path)

    def _follow(self, opened: Opened) -> None:
        """Say who trains on what was opened, and put the panels where the file has them."""
        trains = stand_in(opened.setup, goes_on=opened.step > 0)
        said = [tr(trains)] if trains else []
        if opened.layout and not self._window.restore_arrangement(opened.layout):
            said.append(tr("Where the panels stood is damaged: they stay where they are now."))
        if said:
            self._warn(" ".join(said))

    def _extras(self) -> dict[str, bytes]:
        """What a file holds beside the run."""
        return {"layout": bytes(self._window.arrangement().data())}

    def unless_missed(self, act: Callable[[], object]) -> None:
        """Do it, but ask first if something would be lost."""
        if not self.document.would_be_missed:
            act()
        elif self._asking is None:

            def save() -> None:
                self._then = act
                self.save()

            self._asking = ask_to_save(self._window, self.document.name)
            acts: dict[str, Callable[[], object]] = {"save": save, "discard": act}
            self._asking.finished.connect(lambda _: self._take_answer(acts))

    def _take_answer(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Do what belongs to the button that was pressed."""
        asked, self._asking = self._asking, None
        if asked is None:
            return
        button = asked.clickedButton()
        name = button.objectName().removeprefix("question.") if button else ""
        asked.deleteLater()
        if name in acts:
            acts[name]()

    @Slot(object)
    def _ask_which(self, path: Path) -> None:
        """Somebody else has changed the file: ask what becomes of the two."""
        then, self._then = self._then, None
        if self._asking is not None:
            return
        other = free_name(path)

        def keep(target: Path) -> None:
            self._then = then
            self.document.save(target, self._extras(), replacing=True)

        acts = {
            "both": lambda: keep(other),
            "replace": lambda: keep(path),
            "open": lambda: self._read(path, self._install),
        }
        self._asking = ask_which(self._window, path.name, other.name)
        self._asking.finished.connect(lambda _: self._take_answer(acts))

    def _close(self) -> None:
        self._may_close = True
        self._window.close()

    @Slot()
    def _show_name(self) -> None:
        title = tr("{name} – Backprop Playground", name=f"{self.document.name}[*]")
        if self._window.windowTitle() != title:
            self._window.setWindowTitle(title)
        self._window.setWindowModified(self.document.modified)

    @Slot(str)
    def _note_saved(self, left_out: str) -> None:
        path = self.document.path
        if path is not None:
            self._recent.add(path)
        if left_out:
            self._warn(left_out)
        then, self._then = self._then, None
        if then is not None:
            then()

    @Slot(str)
    def _note_failed(self, sentence: str) -> None:
        self._then = None
        self._say_error(sentence)

    @Slot(object)
    def _say_gone(self, path: Path) -> None:
        self._warn(tr("{name} is no longer where it was.", name=path.name))

    @Slot(str)
    def _warn(self, sentence: str) -> None:
        self._window.banner.show_message(sentence, "warning")

    def _say_error(self, sentence: str) -> None:
        self._window.banner.show_message(sentence, "error")

    def _ask_open(self) -> None:
        wanted = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = tr("Experiments ({kinds})", kinds=wanted)
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Open experiment"), "", kinds)
        if name:
            self.open(Path(name))
