"""An action: what a menu, a button and a key have in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """`name` is what the window looks the handler up by; `group` separates menu sections.

    `toolbar` is "text" for a button with sign and name in the bar on top, "word" for a name alone.
    """

    name: str
    text: str
    menu: str
    tip: str
    shortcut: str = ""
    icon: str = ""
    group: int = 0
    toolbar: str = ""
