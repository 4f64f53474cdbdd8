"""What a column of a table can be used for."""

from __future__ import annotations

from dataclasses import dataclass, field

INPUT, TARGET, IGNORED = "input", "target", "ignored"
ROLES = (INPUT, TARGET, IGNORED)
# A date is days since the first one; a text is what a network cannot be shown.
# Ordered words, such as small, medium and large, are 0, 1, 2.
NUMBER, CATEGORY, ORDERED = "number", "category", "ordered"
DATE, TEXT = "date", "text"
KINDS = (NUMBER, CATEGORY, ORDERED, DATE, TEXT)
# What the network is shown as one number.
MEASURED = (NUMBER, ORDERED, DATE)


@dataclass(frozen=True, slots=True)
class Use:
    """What one column is used for: one of ROLES, and one of KINDS; `why` says who thinks so."""

    role: str
    kind: str
    why: str = field(default="", compare=False)
