"""What a header says of its columns beside their names: their kinds and roles, as Orange writes it.

Either two rows below the names hold them, or letters before the names: `cD#species` is the class
and discrete, `mS#name` meta and a string, `C#age` continuous, `i#row` ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DISCRETE = frozenset(["discrete", "d", "categorical"])
_MEASURED = frozenset(["continuous", "c", "numeric"])
_TYPES = _DISCRETE | _MEASURED | {"string", "time", "s", "t", "n", "class"}
_ASIDE = frozenset(["meta", "m", "ignore", "i"])
_ROLES = _ASIDE | {"class", "feature"}
# A role, a type, and the name.
_FLAGGED = re.compile(r"\s*(?P<role>[cmiw]?)(?P<type>[DCSTNB]?)#(?P<name>.*\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SaidOfColumns:
    """Places of columns, counted from 0: the target, −1 if none is said to be it; those that are
    no inputs; those whose cells are names, or numbers, whatever they look like.
    """

    target: int = -1
    aside: tuple[int, ...] = ()
    discrete: tuple[int, ...] = ()
    measured: tuple[int, ...] = ()


def said_below(types: list[str], roles: list[str]) -> SaidOfColumns | None:
    """What two rows below the names say; None if they are rows of data."""
    types, roles = ([cell.strip().lower() for cell in row] for row in (types, roles))
    known = [cell for cell in types if cell]
    if not any(cell in _TYPES for cell in known):
        return None
    # Values in place of a type are discrete ones.
    if not all(cell in _TYPES or (" " in cell and cell.isascii()) for cell in known):
        return None
    plain = [role.split("=")[0] for role in roles]
    if not all(not role or role in _ROLES for role in plain):
        return None
    return SaidOfColumns(
        target=roles.index("class") if "class" in roles else -1,
        aside=tuple(i for i, role in enumerate(plain) if role in _ASIDE),
        discrete=tuple(i for i, cell in enumerate(types) if cell in _DISCRETE or " " in cell),
        measured=tuple(i for i, cell in enumerate(types) if cell in _MEASURED),
    )


def said_before(names: list[str]) -> SaidOfColumns | None:
    """What letters before the names say; None if these are names as any others."""
    found = [_FLAGGED.fullmatch(name) for name in names]
    flags = [(match["role"], match["type"]) if match else ("", "") for match in found]
    roles, types = [role for role, _ in flags], [kind for _, kind in flags]
    # C#4 and D#4 are notes; in a header of Orange all columns have a type, or one has a role.
    if not any(roles) and sum(map(bool, types)) < max(2, len(names)):
        return None
    if any("#" in name for name, match in zip(names, found, strict=True) if match is None):
        return None
    return SaidOfColumns(
        target=roles.index("c") if "c" in roles else -1,
        aside=tuple(i for i, role in enumerate(roles) if role in tuple("miw")),
        discrete=tuple(i for i, kind in enumerate(types) if kind == "D"),
        measured=tuple(i for i, kind in enumerate(types) if kind in tuple("CN")),
    )


def without_flags(name: str) -> str:
    """A name without the letters before it."""
    found = _FLAGGED.fullmatch(name)
    return found["name"].strip() if found else name
