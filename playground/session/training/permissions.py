"""What may be changed at the moment: a lab unlocks a few settings, else all are open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from engine.labs.changes import STARTS, Unlocked
from engine.network.places import is_parameter_path
from playground.words.translate import tr


class Permissions(QObject):
    """Says yes or no to every change; `refused(str)` tells why not, `changed()` that others hold.

    `all_open` is a teacher's switch: it lifts the locks of a lab without ending it.
    """

    refused = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._unlocked: Unlocked | None = None
        self._trains, self._all_open = True, False

    @property
    def locked(self) -> bool:
        """Whether anything is locked."""
        return self._unlocked is not None and not self._all_open

    @property
    def all_open(self) -> bool:
        """Whether the locks of a lab are lifted."""
        return self._all_open

    def lock(self, unlocked: Unlocked, *, trains: bool = True) -> None:
        """Leave only this open; `trains` is whether one may train."""
        self._unlocked, self._trains = unlocked, trains
        self.changed.emit()

    def open(self) -> None:
        """No lab locks anything."""
        self._unlocked, self._trains = None, True
        self.changed.emit()

    def open_all(self, opened: bool) -> None:
        """Lift the locks, or put them back."""
        self._all_open = opened
        self.changed.emit()

    def allows(self, path: str) -> bool:
        """Whether a setting, a weight or a command may be changed."""
        if not self.locked or self._unlocked is None:
            return True
        return self._unlocked.allows(path) or (path == STARTS and self._opens_starts)

    def opens(self, path: str) -> bool:
        """Whether anything that lies inside a path may be changed, or the whole of it."""
        if not self.locked or self._unlocked is None or self.allows(path):
            return True
        if path == "weights":
            return any(is_parameter_path(f"{one}.0") for one in self._unlocked.paths)
        return any(one.startswith(f"{path}.") for one in self._unlocked.paths)

    def allow(self, paths: Iterable[str]) -> bool:
        """Whether all of these may be changed; says so if not."""
        if all(map(self.allows, paths)):
            return True
        self.refused.emit(tr("That is locked by this lab."))
        return False

    def may_train(self) -> bool:
        """Whether one may train; says so if not."""
        if self._trains or not self.locked:
            return True
        self.refused.emit(tr("First lock your prediction, then run it."))
        return False

    @property
    def _opens_starts(self) -> bool:
        assert self._unlocked is not None
        return any(
            one in ("weights", "new_weights") or is_parameter_path(f"{one}.0")
            for one in self._unlocked.paths
        )
