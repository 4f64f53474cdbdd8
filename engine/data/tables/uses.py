"""What a column of a table can be used for."""

from __future__ import annotations

from dataclasses import dataclass

INPUT, TARGET, IGNORED = "input", "target", "ignored"
ROLES = (INPUT, TARGET, IGNORED)
NUMBER, CATEGORY = "number", "category"
KINDS = (NUMBER, CATEGORY)


@dataclass(frozen=True, slots=True)
class Use:
    """What one column is used for: one of ROLES, and one of KINDS."""

    role: str
    kind: str
