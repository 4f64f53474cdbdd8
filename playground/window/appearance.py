"""How the window looks and speaks: theme, projector, level, language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

import playground.look.theme as look
from engine.specs.knobs import LEVELS
from playground.look.tokens import Theme
from playground.session.settings import THEMES, Settings
from playground.window.main_window import MainWindow
from playground.words.translate import tr


class Appearance(QObject):
    """Carries out the commands of the View menu that change the whole window."""

    def __init__(
        self, app: QApplication, window: MainWindow, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._app, self._window, self._settings = app, window, settings
        self._theme = "system"
        self._projecting = False
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        window.language_chosen.connect(self._choose_language)
        window.form.set_level(settings.level)
        window.form.open_folds(settings.folds)
        window.form.turned.connect(settings.keep_fold)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What carries out which command."""
        themes = {name: lambda name=name: self._pick_theme(name) for name in THEMES}
        levels = {name: lambda name=name: self._pick_level(name) for name in LEVELS}
        return {**themes, **levels, "projector": self._toggle_projector}

    @property
    def worn(self) -> Theme:
        """The look of the window now."""
        theme = look.named(self._app, self._theme)
        return theme.projector() if self._projecting else theme

    def choose_theme(self, name: str) -> None:
        """Take the look `name`, light, dark or system, without remembering it."""
        self._theme = name
        self._apply()

    def _pick_theme(self, name: str) -> None:
        self._settings.theme = name
        self.choose_theme(name)

    def _pick_level(self, name: str) -> None:
        self._settings.level = name
        self._window.form.set_level(name)

    def _toggle_projector(self) -> None:
        self._projecting = not self._projecting
        self._apply()

    @Slot(str)
    def _choose_language(self, tag: str) -> None:
        """Remember the language; what is on screen keeps its words."""
        self._settings.language = tag
        sentence = tr("The window speaks the chosen language from the next start on.")
        self._window.banner.show_message(sentence)

    @Slot()
    def _follow_system(self) -> None:
        if self._theme == "system":
            self._apply()

    def _apply(self) -> None:
        """Dress application and window, unless they wear this already: it takes a while."""
        if self.worn == self._window.theme:
            return
        # Qt styles every control anew, which can be felt.
        self._app.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with self._window.busy.holding_up(tr("Changing the look …")):
                look.apply(self._app, self.worn)
                self._window.set_theme(self.worn)
        finally:
            self._app.restoreOverrideCursor()
