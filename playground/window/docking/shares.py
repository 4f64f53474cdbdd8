"""How the docks share the window: a value that is kept from one start to the next."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

SIDES = (8.0, 80.0)
PARTS = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Shares:
    """How the docks share the window where they stand by default, as far as somebody dragged them.

    `side` is the width of the form in line heights, `network` the share of the network in the rest
    of the width; `left` and `right` are the shares of the upper panels in the height of their
    columns, None as long as they follow the height of the window.
    """

    side: float = 17.0
    network: float = 0.55
    left: float | None = None
    right: float | None = None

    def dumps(self) -> str:
        """These shares as a text."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text: str) -> Self:
        """The shares that `dumps` wrote; those of a fresh window for any other text."""
        try:
            return cls(**json.loads(text))._checked()
        except (TypeError, ValueError, RecursionError):
            return cls()

    def _checked(self) -> Self:
        parts = [part for part in (self.network, self.left, self.right) if part is not None]
        if not _within(SIDES, self.side) or not all(_within(PARTS, part) for part in parts):
            raise ValueError("out of range")
        return self


def _within(ends: tuple[float, float], value: Any) -> bool:
    return isinstance(value, float) and ends[0] <= value <= ends[1]
