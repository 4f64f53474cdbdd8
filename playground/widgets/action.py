"""An action: what a menu, a button and a key have in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """`name` is what the window looks the handler up by; `group` separates menu sections.

    `toolbar` is "text" or "icon" for a button in the bar on top.
    """

    name: str
    text: str
    menu: str
    tip: str
    shortcut: str = ""
    icon: str = ""
    group: int = 0
    toolbar: str = ""
