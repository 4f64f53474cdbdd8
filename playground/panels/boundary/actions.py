"""The actions of the boundary panel: the tools with which points are drawn."""

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
)
