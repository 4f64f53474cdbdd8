"""The actions of the boundary panel: the tools with which points are drawn, and its zoom."""

from __future__ import annotations

from playground.widgets.action import Action

ACTIONS = (
    Action(
        "tool_look",
        "Look at points",
        "Data",
        "Read answers off the decision boundary, and click samples.",
        "V",
        "look",
        group=1,
    ),
    Action(
        "tool_brush",
        "Paint points",
        "Data",
        "Paint points of the chosen class on the decision boundary.",
        "B",
        "brush",
        group=1,
    ),
    Action(
        "tool_drag",
        "Drag points",
        "Data",
        "Drag single points of your own across the decision boundary.",
        "M",
        "drag",
        group=1,
    ),
    Action(
        "tool_eraser",
        "Erase points",
        "Data",
        "Erase points of your own from the decision boundary.",
        "E",
        "eraser",
        group=1,
    ),
    Action(
        "zoom_in",
        "Zoom into the boundary",
        "View",
        "Look closer at the decision boundary; the wheel does it around the pointer.",
        "Ctrl++",
        group=3,
    ),
    Action(
        "zoom_out",
        "Zoom out of the boundary",
        "View",
        "Look at more of the decision boundary.",
        "Ctrl+-",
        group=3,
    ),
    Action(
        "zoom_all",
        "Whole boundary",
        "View",
        "Show the whole plane of the data again, as a double click does.",
        "Ctrl+0",
        group=3,
    ),
)
