"""Undo and redo as the window does them: what takes long to work out again is worked out aside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from engine.training.setup import Setup
from playground.control.aside import Aside, Errand
from playground.session.files import working_out
from playground.session.session import Session
from playground.session.undo import leads_to
from playground.words.translate import tr


class History(QObject):
    """Takes steps of the undo history; `failed` says in one line why one cannot be taken.

    One that leads to large samples is taken when they are there, unless something else has
    happened by then.
    """

    def __init__(
        self, session: Session, aside: Aside, failed: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._stack, self._aside = session, session.undo_stack, aside
        self._failed = failed
        self._under_way: tuple[Errand, bool] | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What carries out which command."""
        return {"undo": partial(self._go, forward=False), "redo": partial(self._go, forward=True)}

    def _go(self, forward: bool) -> None:
        stack, setups = self._stack, self._session.setups
        spec, place = leads_to(stack, forward), stack.index()
        if spec is None or setups.holds_samples_of(spec):
            self._take(forward)
            return
        if self._under_way is not None and self._under_way == (self._aside.errand, forward):
            # Whoever presses again wants the same, not its beginning.
            return

        def take(setup: Setup) -> None:
            if (stack.index(), leads_to(stack, forward)) == (place, spec):
                setups.of(setup)
                self._take(forward)

        def fail(problem: str) -> None:
            self._failed(tr("That does not work: {error}", error=problem))

        text = stack.redoText() if forward else stack.undoText()
        words = tr("Redo: {text} …", text=text) if forward else tr("Undo: {text} …", text=text)
        errand = Errand(words, working_out(spec, setups.newest), take, fail)
        self._under_way = errand, forward
        self._aside.begin(errand)

    def _take(self, forward: bool) -> None:
        if forward:
            self._stack.redo()
        else:
            self._stack.undo()
