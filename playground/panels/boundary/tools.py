"""The bar above the decision boundary: tools to draw with, classes, brush, and ways to look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QSlider, QToolButton, QWidget

import playground.look.theme as look
from engine.data.datasets.drawn import MOST_CLASSES
from playground.look.tokens import Theme
from playground.panels.boundary.actions import ACTIONS
from playground.plotting.markers import marker_icon
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.translate import tr

LOOK, PAINT, DRAG, ERASE = TOOLS = ("look", "brush", "drag", "eraser")
# How the names of the actions begin that take one of them in hand.
TOOL = "tool_"
# The brush's radius in hundredths of the plane's half side.
THINNEST, THICKEST, USUAL = 2, 40, 10
# What Qt takes for no limit.
WIDEST = 16_777_215


@dataclass(frozen=True, slots=True)
class Hand:
    """What the user holds: a tool, a class to paint, and a brush in shares of the half side."""

    tool: str
    label: int
    size: float


class ToolBar(QWidget):
    """`changed` says that another tool or class was taken, or the brush got another size.

    `looked` says that regions, contours or held-back samples were switched; `cleared` and
    `adopted` ask for no points, and for the points of the data at hand.
    """

    changed = Signal()
    looked = Signal()
    cleared = Signal()
    adopted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QToolButton, str] = {}
        self._added: list[QWidget] = []
        self.tools = {name: self._tool(name) for name in TOOLS}
        self._one_of(self.tools.values())
        self.tools[LOOK].setChecked(True)
        self.chips = [self._chip(label) for label in range(MOST_CLASSES)]
        self._one_of(self.chips)
        self.chips[0].setChecked(True)
        self.brush = self._make_brush()
        self.clear = self._button("clear", tr("Clear"), tr("Takes all points away."), "clear")
        self.clear.clicked.connect(self.cleared)
        self.adopt = self._button(
            "adopt",
            tr("Start from these points"),
            tr("Makes these samples points to paint, drag and erase. Rebuilds: new weights."),
            "pencil",
        )
        self.adopt.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.adopt.clicked.connect(self.adopted)
        self.regions = self._button(
            "regions",
            tr("Plain regions"),
            tr("Shows only which answer is the likeliest, not how sure it is."),
            "regions",
        )
        self.contours = self._button(
            "contours",
            tr("Contours"),
            tr("Draws the boundary, and where an answer is 75 % and 90 % sure."),
            "contours",
        )
        self.held_back = self._button(
            "held_back",
            tr("Held-back samples"),
            tr("Shows the samples for validation and test beside those that are trained on."),
            "held-back",
        )
        for button in (self.regions, self.contours, self.held_back):
            button.setCheckable(True)
            button.clicked.connect(self.looked)
        for button in (self.contours, self.held_back):
            button.setChecked(True)
        self._lay_out()
        self.show_drawing(drawing=False, adoptable=False)
        self.set_theme(theme)

    @property
    def hand(self) -> Hand:
        """What is held."""
        tool = next(name for name, button in self.tools.items() if button.isChecked())
        label = next(i for i, chip in enumerate(self.chips) if chip.isChecked())
        return Hand(tool, label, self.brush.value() / 100)

    @property
    def looks(self) -> tuple[bool, bool, bool]:
        """Whether regions are plain, contours drawn, and samples shown that are held back."""
        return self.regions.isChecked(), self.contours.isChecked(), self.held_back.isChecked()

    def take(self, tool: str) -> None:
        """Take another tool."""
        self.tools[tool].setChecked(True)
        self.changed.emit()

    def choose_class(self, label: int) -> None:
        """Paint another class; one that cannot be seen yet stays where it is."""
        if 0 <= label < len(self.chips) and not self.chips[label].isHidden():
            self.chips[label].setChecked(True)
            self.changed.emit()

    def show_drawing(self, *, drawing: bool, adoptable: bool) -> None:
        """Show what one can draw with, or the way there."""
        parts = [*self.tools.values(), self.brush, self.clear]
        for part in parts:
            part.setVisible(drawing)
        self.adopt.setVisible(adoptable and not drawing)
        if not drawing:
            self.tools[LOOK].setChecked(True)
            self.show_classes(0)

    def show_classes(self, used: int) -> None:
        """A chip for each class in use, two at least, and for one more to begin; 0: none."""
        shown = min(len(self.chips), max(used, 2) + 1) if used else 0
        for label, chip in enumerate(self.chips):
            chip.setVisible(label < shown)
        if self.hand.label >= max(1, shown):
            self.chips[0].setChecked(True)

    def add(self, widget: QWidget) -> None:
        """Put what else is chosen into the same line."""
        self._flow.addWidget(widget)
        self._added.append(widget)

    def breadth(self, least: int, most: int, high: int) -> int:
        """How broad a column of so many pixels' height has to be to show every tool.

        Where none does, the one that shows the most of them.
        """
        choices = range(least, most + 1, max(1, least // 6))
        heights = {wide: self._flow.heightForWidth(wide) for wide in choices}
        fitting = (wide for wide, needed in heights.items() if needed <= high)
        return next(fitting, min(heights, key=heights.__getitem__))

    def set_narrow(self, breadth: int) -> None:
        """Fit into a column of so many pixels; 0: there is room."""
        style = Qt.ToolButtonStyle
        self.adopt.setToolButtonStyle(
            style.ToolButtonIconOnly if breadth else style.ToolButtonTextBesideIcon
        )
        for box in self._added:
            box.setMaximumWidth(breadth or WIDEST)

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        side = round(theme.base_px * 1.3)
        for button, name in self._icons.items():
            button.setIcon(look.icon(name, theme))
            button.setIconSize(QSize(side, side))
        for label, chip in enumerate(self.chips):
            chip.setIcon(marker_icon(theme, label, side))
            chip.setIconSize(QSize(side, side))
        self.brush.setFixedSize(theme.base_px * 5, side + 8)

    def _tool(self, name: str) -> QToolButton:
        about = next(action for action in ACTIONS if action.name == TOOL + name)
        tip = f"{tr(about.tip)} ({about.shortcut})"
        button = self._button(name, tr(about.text), tip, name)
        button.setCheckable(True)
        button.clicked.connect(self.changed)
        return button

    def _chip(self, label: int) -> QToolButton:
        tip = tr("Paint points of class {label} (key {label} on the plot).", label=label)
        chip = self._button(f"class{label}", tr("Class {label}", label=label), tip, "")
        chip.setCheckable(True)
        chip.clicked.connect(self.changed)
        return chip

    def _button(self, name: str, words: str, tip: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"boundary.{name}")
        button.setProperty("kind", "tool")
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        if icon:
            self._icons[button] = icon
        return button

    def _make_brush(self) -> QSlider:
        brush = QSlider(Qt.Orientation.Horizontal, self)
        brush.setObjectName("boundary.size")
        brush.setRange(THINNEST, THICKEST)
        brush.setValue(USUAL)
        brush.setAccessibleName(tr("Size of the brush"))
        brush.setToolTip(tr("How far brush and eraser reach; the mouse wheel over the plot too."))
        FocusedWheel(brush)
        brush.valueChanged.connect(self.changed)
        return brush

    def _one_of(self, buttons: Iterable[QToolButton]) -> None:
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)

    def _lay_out(self) -> None:
        self._flow = FlowLayout(self, 2)
        for part in (*self.tools.values(), *self.chips, self.brush, self.clear, self.adopt):
            self._flow.addWidget(part)
        for button in (self.regions, self.contours, self.held_back):
            self._flow.addWidget(button)

    @Slot(int)
    def turn(self, steps: int) -> None:
        """Make the brush larger or smaller."""
        self.brush.setValue(self.brush.value() + 2 * steps)
