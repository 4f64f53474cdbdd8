"""Labs of one's own: a file or a hand-in that is opened, a folder that the menu shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QTextBrowser, QVBoxLayout

from engine.labs.library import Library
from playground.control.aside import Aside, Errand
from playground.labs.catalogue.groups import groups_of
from playground.labs.catalogue.menu import LabsMenu
from playground.labs.catalogue.start_page import StartPage
from playground.labs.finding import SUFFIXES, LabUnusableError, lab_of
from playground.labs.guide import page
from playground.labs.lesson_text import APART, set_apart
from playground.labs.terms import TermsDialog, terms_in_words
from playground.session.settings import Settings
from playground.window.main_window import MainWindow
from playground.words.translate import tr

# How wide the guide is, in widths of a letter, and how high, in lines.
WIDE, HIGH = 100, 40


class OwnLabs(QObject):
    """Asks for files and folders; `found(FoundLab)` for a lab to be shown, `failed(str)` if none.

    `given` are folders that the command line names; that of the settings stands beside them.
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(
        self, window: MainWindow, menu: LabsMenu, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._menu, self._settings = window, menu, settings
        self._given: tuple[Path, ...] = ()
        window.lesson.labs_wanted.connect(self.list_labs)
        self._show_folders()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do."""
        return {
            "lab_list": self.list_labs,
            "lab_open": self.ask_file,
            "lab_folder": self.ask_folder,
            "lab_no_folder": lambda: self._choose(None),
        }

    def give(self, folders: tuple[Path, ...]) -> None:
        """Show the labs of these folders as long as the window is open."""
        self._given = folders
        self._show_folders()

    def takes(self, path: Path) -> bool:
        """Whether a file is one of a lab, by its name."""
        return path.suffix.lower() in SUFFIXES

    def open(self, path: Path) -> None:
        """Show the lab in a file, or what was handed in."""

        def find(library: Library) -> None:
            try:
                self.found.emit(lab_of(str(path), library))
            except LabUnusableError as error:
                more = tr("and {n} more", n=len(error.lines) - 1) if error.lines[1:] else ""
                self.failed.emit(" ".join(filter(None, (tr(error.lines[0]), more))))

        self._menu.need(find)

    @Slot()
    def list_labs(self) -> None:
        """Show the start page, on which every lab stands."""

        def show(library: Library) -> None:
            groups = groups_of(library, self._menu.folders)
            page = StartPage(groups, self._menu.language, self._window)
            page.chosen.connect(self._menu.chosen)
            page.open()

        self._menu.need(show)

    @Slot()
    def ask_file(self) -> None:
        """Ask for the file of a lab."""
        kinds = tr("Labs and hand-ins ({kinds})", kinds=" ".join(f"*{one}" for one in SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Open a lab file"), "", kinds)
        if name:
            self.open(Path(name))

    @Slot()
    def ask_folder(self) -> None:
        """Ask for a folder of labs."""
        now = self._settings.labs_folder
        title = tr("Folder of my labs")
        name = QFileDialog.getExistingDirectory(self._window, title, str(now or ""))
        if name:
            self._choose(Path(name))

    def _choose(self, folder: Path | None) -> None:
        self._settings.labs_folder = folder
        self._show_folders()
        if folder is not None:
            self._menu.need(lambda library: self._tell(library, folder))

    def _tell(self, library: Library, folder: Path) -> None:
        count = len(library.of_folder(folder))
        words = tr("{n} labs of {folder} are in the menu Labs now.", n=count, folder=folder.name)
        self._window.banner.show_message(words)

    def _show_folders(self) -> None:
        kept = self._settings.labs_folder
        self._menu.show_folders(dict.fromkeys((*self._given, *((kept,) if kept else ()))))
        self._window.actions_by_name["lab_no_folder"].setEnabled(kept is not None)


def show_terms(language: str, window: MainWindow, aside: Aside) -> None:
    """Open the glossary; its formulas are typeset aside when it is opened first."""
    formulas = window.lesson.formulas
    errand = Errand(
        tr("Opening {name} …", name=tr("Terms and symbols")),
        formulas.preparing([terms_in_words(language)]),
        lambda _: TermsDialog(language, formulas, window).open(),
        window.banner.show_message,
    )
    aside.begin(errand)


def guide_dialog(language: str, parent: MainWindow) -> QDialog:
    """The page on how a lab is written; it deletes itself when closed."""
    dialog = QDialog(parent)
    dialog.setObjectName("guide")
    dialog.setWindowTitle(tr("Writing labs"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = QTextBrowser(dialog)
    text.setObjectName("guide.text")
    text.setAccessibleName(tr("Writing labs"))
    text.setMarkdown(page(language))
    text.setOpenLinks(False)
    set_apart(text.document(), APART * text.fontMetrics().height())
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(text)
    column.addWidget(buttons)
    metrics, room = dialog.fontMetrics(), parent.size()
    wide = min(WIDE * metrics.averageCharWidth(), room.width())
    dialog.resize(wide, min(HIGH * metrics.lineSpacing(), room.height()))
    return dialog
