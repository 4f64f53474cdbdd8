"""What a column of a table can be used for."""

from __future__ import annotations

from dataclasses import dataclass, field

INPUT, TARGET, IGNORED = "input", "target", "ignored"
ROLES = (INPUT, TARGET, IGNORED)
# A date is days since the first one; a text is what a network cannot be shown.
NUMBER, CATEGORY, DATE, TEXT = "number", "category", "date", "text"
KINDS = (NUMBER, CATEGORY, DATE, TEXT)
# What the network is shown as one number.
MEASURED = (NUMBER, DATE)


@dataclass(frozen=True, slots=True)
class Use:
    """What one column is used for: one of ROLES, and one of KINDS; `why` says who thinks so."""

    role: str
    kind: str
    why: str = field(default="", compare=False)
