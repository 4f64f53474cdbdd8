"""Paths to settings, one dialect everywhere: names and places in lists, joined by dots.

Places count from 0: "layers.0.units" is the width of the first layer. Errors, the command line,
files, controls and undo steps all write them so; "" is the whole.
"""

from __future__ import annotations

from collections.abc import Iterable

DOT = "."


def joined(*parts: str | int) -> str:
    """One path of paths, names and places in lists; empty ones count for nothing."""
    return DOT.join(filter(None, map(str, parts)))


def names_in(path: str) -> list[str]:
    """The names and places that a path goes through, outermost first."""
    return path.split(DOT)


def is_inside(path: str, outer: str) -> bool:
    """Whether `path` leads to something inside of what is at `outer`."""
    return path.startswith(outer + DOT)


def depth_of(path: str) -> int:
    """How many names a path goes through, places in lists apart."""
    return sum(not name.isdigit() for name in names_in(path) if name)


def touches(paths: Iterable[str], *places: str) -> bool:
    """Whether any of these paths is one of the places, lies in one, or holds one."""
    # Every edit asks this many times, hence no call for each pair.
    for path in paths:
        for place in places:
            one, other = path + DOT, place + DOT
            if one.startswith(other) or other.startswith(one):
                return True
    return False
