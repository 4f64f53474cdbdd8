"""What every command says to a terminal the same way: exit codes and one-line complaints."""

from __future__ import annotations

import sys

# Exit codes: 1 means that training failed, 2 that the request cannot be met.
FAILED = 1
MISUSED = 2
INTERRUPTED = 130


class UserError(Exception):
    """Something the user can put right; its text is the one line that says what."""


def complain(message: str) -> None:
    """Print one line to stderr; what cannot be printed is escaped."""
    safe = "".join(c if c.isprintable() else repr(c)[1:-1] for c in message)
    print(f"playground: {safe}", file=sys.stderr)
