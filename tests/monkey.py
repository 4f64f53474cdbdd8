"""A monkey at the window: random clicks, drags, wheels, keys and commands, the same for a seed.

It acts on windows, not on widgets: events find their way as those of a person do, through popups,
dialogs, shortcuts and context menus.
"""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QFileDialog, QTabBar, QWidget
from shiboken6 import isValid

from engine.network.blocks import blocks_of
from engine.network.layers import Layer
from engine.network.places import Column, Neuron, Parameter
from playground.control.controller import Controller
from playground.panels.boundary.tools import TOOLS
from playground.panels.panel import Panel

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
MODIFIERS = {SHIFT: Qt.Key.Key_Shift, CONTROL: Qt.Key.Key_Control}
KEYS = (
    *(getattr(Qt.Key, f"Key_{letter}") for letter in "ABCDEFIKLMRSTVWXYZ0123456789"),
    *(Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F1, Qt.Key.Key_F5, Qt.Key.Key_F11),
    *(Qt.Key.Key_Minus, Qt.Key.Key_Period, Qt.Key.Key_Plus, Qt.Key.Key_Menu),
)
# So many turns without a frame would leave what is measured and drawn untouched.
BREATH = 12
# Milliseconds.
PATIENCE = 10
# Seconds after which words that are dragged are let go: under a window system they follow its
# mouse, which nobody moves. Without one they follow the monkey's.
LONGEST = 5.0


@contextmanager
def _no_file_dialogs() -> Iterator[None]:
    """File dialogs would wait for a person: here each is closed at once, without a choice."""
    with pytest.MonkeyPatch.context() as patches:
        for name in ("getOpenFileName", "getSaveFileName"):
            patches.setattr(QFileDialog, name, lambda *_: ("", ""))
        patches.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
        yield


class Monkey:
    """Does one thing after another to the window of a controller; `done` are the last ones."""

    def __init__(self, controller: Controller, seed: int) -> None:
        self.controller, self.window = controller, controller.window
        self.random = random.Random(seed)
        self._home = controller.session.spec
        # The end of the window would be the end of the test; menus offer it, too.
        self.window.actions_by_name["quit"].setEnabled(False)
        self.done: deque[str] = deque(maxlen=8)
        # The menu of a button keeps the click that opened it waiting until something is chosen.
        self._waiting, self._began = False, 0.0
        self._screenless = QGuiApplication.platformName() == "offscreen"
        self._doorman = QTimer(interval=PATIENCE)
        self._doorman.timeout.connect(self._choose)
        self._tricks: dict[Callable[[], str], int] = {
            self._click: 30,
            self._hover: 8,
            self._drag: 10,
            self._wheel: 8,
            self._key: 16,
            self._command: 12,
            self._storm: 2,
            self._switch_tab: 3,
            self._dock: 4,
            self._edit_layers: 3,
            self._select: 5,
            self._draw: 3,
            self._resize: 1,
            self._panel: 4,
        }

    def act(self, count: int) -> None:
        """Do `count` things."""
        tricks, weights = list(self._tricks), list(self._tricks.values())
        self._doorman.start()
        with _no_file_dialogs():
            for number in range(count):
                self._leave_popups()
                trick = self.random.choices(tricks, weights)[0]
                self._began = time.monotonic()
                self.done.append(f"{number} {trick.__name__}")
                self.done[-1] += f" {trick()}"
                QApplication.processEvents()
                if number % BREATH == 0:
                    QTest.qWait(1)
                self._waiting = False
        self._doorman.stop()
        self.calm_down()

    def calm_down(self) -> None:
        """Close what is open, and leave full screens."""
        for _ in range(20):
            top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if top is None:
                break
            top.close()
            QApplication.processEvents()

    def come_home(self) -> int:
        """Take one step in a new document, wherever the window is; returns the number of its run.

        Elsewhere a step may rightly change nothing that is shown: a lab asks for a prediction
        first, a pinned lane rests, a run that diverged stays, a step back is still on its way.
        """
        controller, session = self.controller, self.controller.session
        self.calm_down()
        self.window.busy.stopped.emit()
        if controller.labs.lesson is not None:
            controller.labs.leave()
        session.open(session.setups.of(self._home), None, "Home")
        controller.files.document.begun()
        session.step()
        return session.run

    def _choose(self) -> None:
        """Choose from a menu that has been open for two ticks, or close it."""
        if time.monotonic() - self._began > LONGEST and not self._screenless:
            QDrag.cancel()
        menu = QApplication.activePopupWidget()
        if menu is None or not self._waiting:
            self._waiting = menu is not None
            return
        key = self.random.choice((Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape))
        handle = menu.windowHandle()
        if handle is not None:
            type_into(handle, key, PLAIN)
        if self.random.random() < 0.5 and QApplication.activePopupWidget() is menu:
            menu.close()

    def _leave_popups(self) -> None:
        """Now and then what popped up is closed, so that there is something else to do."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if top is not None and self.random.random() < 0.3:
            top.close()

    def _click(self) -> str:
        widget, at = self._spot()
        name = _name(widget)
        button = self.random.choices((LEFT, RIGHT), (8, 1))[0]
        modifier = self.random.choices((PLAIN, SHIFT, CONTROL), (12, 1, 1))[0]
        window, place = _in_window(widget, at)
        # The second click finds any other window closed by the first.
        if window is self.window.windowHandle() and self.random.random() < 0.1:
            QTest.mouseDClick(window, button, modifier, place)
        elif window is not None:
            QTest.mousePress(window, button, modifier, place)
            if _lives(window, place):
                QTest.mouseRelease(window, button, modifier, place)
        return name

    def _hover(self) -> str:
        widget, at = self._spot()
        name = _name(widget)
        window, place = _in_window(widget, at)
        if window is not None:
            QTest.mouseMove(window, place)
        return name

    def _drag(self) -> str:
        widget, at = self._spot()
        name = _name(widget)
        self._pull(widget, [at, *(self._inside(widget) for _ in range(self.random.randint(1, 4)))])
        return name

    def _wheel(self) -> str:
        widget, at = self._spot()
        name = _name(widget)
        window, place = _in_window(widget, at)
        if window is not None:
            turn = QPoint(0, self.random.choice((-360, -120, 120, 360)))
            QTest.wheelEvent(window, QPointF(place), turn)
        return name

    def _key(self) -> str:
        window = QApplication.focusWindow() or self.window.windowHandle()
        key = self.random.choice(KEYS)
        modifier = self.random.choices((PLAIN, SHIFT, CONTROL), (8, 1, 1))[0]
        type_into(window, key, modifier)
        return str(key)

    def _command(self) -> str:
        name = self.random.choice(sorted(self.window.actions_by_name))
        self.window.actions_by_name[name].trigger()
        return name

    def _storm(self) -> str:
        """Undo and redo without waiting for anything."""
        for _ in range(self.random.randint(2, 12)):
            name = self.random.choice(("undo", "undo", "redo"))
            self.window.actions_by_name[name].trigger()
        return ""

    def _switch_tab(self) -> str:
        bars = [bar for bar in self.window.findChildren(QTabBar) if bar.count()]
        if not bars:
            return ""
        bar = self.random.choice(bars)
        bar.setCurrentIndex(self.random.randrange(bar.count()))
        return bar.tabText(bar.currentIndex())

    def _dock(self) -> str:
        name = self.random.choice(sorted(self.window.docks))
        dock = self.window.docks[name]
        what = self.random.choice(("float", "close", "show", "show", "full", "leave", "raise"))
        if what == "float":
            dock.setFloating(not dock.isFloating())
        elif what == "close":
            dock.close()
        elif what == "show":
            dock.show()
        elif what == "full":
            self.window.full_screen.toggle(dock)
        elif what == "leave":
            self.window.full_screen.leave()
        else:
            dock.raise_()
        return f"{what} {name}"

    def _edit_layers(self) -> str:
        """Layers come and go, without a look for a button."""
        session = self.controller.session
        layers = list(session.spec.layers)
        if layers and self.random.random() < 0.5:
            del layers[self.random.randrange(len(layers))]
        elif layers:
            self.random.shuffle(layers)
        session.edit(replace(session.spec, layers=tuple(layers)))
        return str(len(layers))

    def _select(self) -> str:
        """Some place in the network, or a row of the data."""
        panel = self._any_panel()
        if self.random.random() < 0.5:
            row = self.random.randrange(len(self.controller.session.setup.data.x))
            panel.pick(sample=row)
            return f"row {row}"
        place = self.random.choice((self._parameter(), self._column(), self._neuron(), None))
        panel.pick(place=place)
        return repr(place)

    def _parameter(self) -> Parameter | None:
        network = self.controller.session.setup.network
        layer = self.random.randrange(len(network.layers))
        shapes = list(network.layers[layer].shapes(network.fan_ins[layer]).items())
        if not shapes:
            return None
        name, shape = self.random.choice(shapes)
        return Parameter(layer, name, tuple(self.random.randrange(side) for side in shape))

    def _column(self) -> Column:
        return Column(self.random.randrange(len(blocks_of(self._layers()))))

    def _neuron(self) -> Neuron:
        network = self.controller.session.setup.network
        column = self._column().column
        first = blocks_of(self._layers())[column].first
        width = network.layers[first].width(network.fan_ins[first])
        return Neuron(column, self.random.randrange(width))

    def _layers(self) -> tuple[Layer, ...]:
        return self.controller.session.setup.network.layers

    def _draw(self) -> str:
        tool = self.random.choice(TOOLS)
        self.window.actions_by_name[f"tool_{tool}"].trigger()
        canvas = self.window.panels["boundary"]
        self._pull(canvas, [self._inside(canvas) for _ in range(self.random.randint(2, 8))])
        return tool

    def _resize(self) -> str:
        width, height = self.random.randint(600, 1900), self.random.randint(400, 1100)
        self.window.resize(width, height)
        return f"{width}×{height}"

    def _panel(self) -> str:
        """What a panel is asked by others: a picture of it, its numbers."""
        panel = self._any_panel()
        what = self.random.choice(("table", "grab", "copy"))
        if what == "table":
            panel.table()
        elif what == "grab":
            panel.grab()
        else:
            self.window.menus_by_panel[panel.name].copy()
        return f"{what} {panel.name}"

    def _any_panel(self) -> Panel:
        return self.window.panels[self.random.choice(sorted(self.window.panels))]

    def _pull(self, widget: QWidget, path: list[QPoint]) -> None:
        """Press, move along a path, release; frames go by meanwhile."""
        window, first = _in_window(widget, path[0])
        if window is None:
            return
        QTest.mousePress(window, LEFT, PLAIN, first)
        last = first
        for at in path[1:]:
            QApplication.processEvents()
            if not _lives(window):
                return
            last = first + at - path[0]
            size = window.size()
            last.setX(min(max(last.x(), 0), size.width() - 1))
            last.setY(min(max(last.y(), 0), size.height() - 1))
            QTest.mouseEvent(QTest.MouseAction.MouseMove, window, LEFT, PLAIN, last)
        if _lives(window, last):
            QTest.mouseRelease(window, LEFT, PLAIN, last)

    def _spot(self) -> tuple[QWidget, QPoint]:
        """A place in some widget that can be seen; what pops up has all the attention."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if top is None:
            floating = [
                dock
                for dock in self.window.docks.values()
                if dock.isFloating() and dock.isVisible()
            ]
            top = self.random.choice((self.window, self.window, self.window, *floating))
        widgets = top.findChildren(QWidget)
        # Most are behind another tab: asking all of them would take longer than the click.
        while widgets:
            place = self.random.randrange(len(widgets))
            widget = widgets[place]
            if widget.isVisible() and not widget.visibleRegion().isEmpty():
                return widget, self._inside(widget)
            widgets[place] = widgets[-1]
            widgets.pop()
        return top, self._inside(top)

    def _inside(self, widget: QWidget) -> QPoint:
        if not isValid(widget):
            return QPoint()
        return QPoint(
            self.random.randint(0, max(0, widget.width() - 1)),
            self.random.randint(0, max(0, widget.height() - 1)),
        )


def _in_window(widget: QWidget, at: QPoint) -> tuple[QWindow | None, QPoint]:
    """The window system's window of a widget, and a place of the widget in it.

    None for a place beyond its edge, where nobody can click, and in what has gone meanwhile: a
    dialog that nobody refers to any more ends when Python looks for such, and of the list of a
    choice Python may take an earlier one at the same address for the parent.
    """
    if not isValid(widget):
        return None, at
    host = widget.window()
    place, handle = widget.mapTo(host, at), host.windowHandle()
    return (handle if handle is not None and _lives(handle, place) else None), place


def _lives(window: QWindow, at: QPoint | None = None) -> bool:
    """Whether a window, and a place in it, are still there: a press, or a frame, may close it."""
    if not isValid(window) or window not in QGuiApplication.topLevelWindows():
        return False
    size = window.size()
    return at is None or (0 <= at.x() < size.width() and 0 <= at.y() < size.height())


def type_into(window: QWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press a key and release it, and a modifier around it, as long as the window is there.

    `QTest.keyPress` sends the modifier's press before the key's: it ended the process where that
    was the end of the window.
    """
    text = QTest.keyToAscii(key).strip("\0")
    strokes = [(key, modifier, text)]
    if modifier != PLAIN:
        strokes.insert(0, (MODIFIERS[modifier], PLAIN, ""))
    for pressed, order in ((True, strokes), (False, strokes[::-1])):
        for code, held, letter in order:
            if _lives(window):
                QTest.simulateEvent(window, pressed, code, held, letter, False)


def _name(widget: QWidget) -> str:
    parts = []
    # The parent of what pops up may be known to Python as another one, which is gone.
    while widget is not None and isValid(widget) and len(parts) < 3:
        if isinstance(widget, QDockWidget):
            break
        parts.append(f"{type(widget).__name__}:{widget.objectName()}")
        widget = widget.parentWidget()
    return " < ".join(parts)
