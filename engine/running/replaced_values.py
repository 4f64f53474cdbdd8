"""The values of parameters that were set by hand, so that they can be put back."""

from __future__ import annotations

from collections import OrderedDict

# So many are remembered; who wants one back asks before long.
MOST_REPLACED = 1_000


class ReplacedValues:
    """Remembers what each parameter was before it was set, by the ticket of the command."""

    def __init__(self) -> None:
        self._values: OrderedDict[int, float] = OrderedDict()

    def note(self, ticket: int, before: float) -> None:
        """Remember a value; the oldest gives way."""
        self._values[ticket] = before
        if len(self._values) > MOST_REPLACED:
            self._values.popitem(last=False)

    def of(self, ticket: int) -> float | None:
        """The value that was there; None if it was set too long ago, or never."""
        return self._values.get(ticket)
