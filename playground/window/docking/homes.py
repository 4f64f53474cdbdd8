"""Whose place a dock shares."""

from __future__ import annotations

from collections.abc import Mapping


def first_at(home: str, homes: Mapping[str, str]) -> str:
    """The dock that has the place of its own which another one shares with it."""
    while homes.get(home):
        home = homes[home]
    return home


def low_homes(homes: Mapping[str, str]) -> dict[str, str]:
    """The same where two panels over each other are too low for anything but map and curves.

    What else there is shares the place of the network, which is as high as the window.
    """
    others = {name: home and "network" for name, home in homes.items() if name != "layers"}
    return {"layers": "network", **others}
