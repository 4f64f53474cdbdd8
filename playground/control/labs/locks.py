"""Shows on every control whether a lab has locked it, and on some that they are meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from playground.forms.field import KnobField
from playground.forms.spec_form import FamilyField
from playground.look.restyle import restyle
from playground.panels.network.cards.card_row import HeadRow
from playground.session.training.permissions import Permissions
from playground.window.main_window import MainWindow
from playground.words.translate import tr

# What each command of the window changes.
COMMANDS = {
    "new_data": "data_draw",
    "new_weights": "weights_draw",
    "reset": "reset",
    "add_layer": "layers",
}
# Where the words of a control are kept while it is locked.
OWN_TIP = "own_tip"


class LabLocks(QObject):
    """Disables what is locked; whatever the program itself disables inside stays as it is."""

    def __init__(self, window: MainWindow, permissions: Permissions, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._permissions = window, permissions
        self._shown = False
        permissions.changed.connect(self.show)

    @Slot()
    def show(self) -> None:
        """Disable what is locked now, and nothing else; forms may have made controls anew."""
        if not (self._permissions.locked or self._shown):
            return
        self._shown = self._permissions.locked
        for widget, opened in self._places():
            if widget.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled) == opened:
                widget.setEnabled(opened)
            _explain(widget, opened)
        for name, path in COMMANDS.items():
            self._command(name, self._permissions.allows(path))

    def _places(self) -> Iterator[tuple[QWidget, bool]]:
        """What stands for a path as a whole, and whether anything in it may be changed."""
        form, permissions = self._window.form, self._permissions
        for field in form.findChildren(KnobField):
            yield field, permissions.opens(field.place.path)
            if isinstance(field, FamilyField):
                yield field.combo, permissions.allows(field.place.path)
        yield form.data.gallery, permissions.allows("data.dataset")
        yield form.stack, permissions.opens("layers") or permissions.opens("output_layer")
        for row in self._window.panels["network"].findChildren(HeadRow):
            yield row, permissions.opens("layers")

    def _command(self, name: str, opened: bool) -> None:
        action = self._window.actions_by_name[name]
        action.setEnabled(opened)
        button = self._window.transport.buttons.get(name)
        if button is not None:
            button.setEnabled(opened)
            _explain(button, opened)


def _explain(widget: QWidget, opened: bool) -> None:
    """Say in the tool-tips of a place that it is locked, or what they said before."""
    for one in (widget, *widget.findChildren(QWidget)):
        own = one.property(OWN_TIP)
        if opened and own is not None:
            one.setToolTip(own)
            one.setProperty(OWN_TIP, None)
        elif not opened and own is None and (one is widget or one.toolTip()):
            one.setProperty(OWN_TIP, one.toolTip())
            locked = tr("Locked by this lab.")
            one.setToolTip(f"{one.toolTip()}\n{locked}".strip() if one.toolTip() else locked)


class Spotlight(QObject):
    """Lights the panels and controls that a step means."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._lit: list[QWidget] = []

    def turn_to(self, names: Iterable[str]) -> None:
        """Light these and nothing else; a control is scrolled into sight."""
        for widget in self._lit:
            restyle(widget, lit=False)
        self._lit = [widget for name in names for widget in self._meant(name)]
        for widget in self._lit:
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            restyle(widget, lit=True)
            if self._window.form.isAncestorOf(widget):
                self._window.form.scroll_area.ensureWidgetVisible(widget)

    def _meant(self, name: str) -> list[QWidget]:
        window = self._window
        if name in window.panels:
            dock = window.docks[name]
            return [dock.head, dock.body]
        if name in window.transport.buttons:
            return [window.transport.buttons[name]]
        field = window.form.findChild(QWidget, f"{name}.field")
        return [field] if field is not None else []
