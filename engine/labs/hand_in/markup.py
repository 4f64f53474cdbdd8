"""Words of a lab as HTML: paragraphs, stress, code and formulas; everything else is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

# A formula as HTML, given its source and whether it stands in a line of its own.
SetFormula = Callable[[str, bool], str]
# A formula or code as a whole, else words that are stressed.
_PIECES = re.compile(r"\$([^$]+)\$|`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*")


def source_of(formula: str, alone: bool) -> str:
    """A formula as it is written, for whoever cannot typeset it."""
    return f"<code>{escape(formula)}</code>"


def as_markup(text: str, set_formula: SetFormula = source_of) -> str:
    """A text as paragraphs of HTML; a formula in a line of its own has a paragraph of its own."""
    blocks: list[str] = [""]
    for line in text.splitlines():
        if not line.strip():
            blocks.append("")
        elif _is_formula(line):
            blocks += [line.strip(), ""]
        else:
            blocks[-1] = f"{blocks[-1]} {line.strip()}".strip()
    return "".join(f"<p>{in_line(block, set_formula)}</p>" for block in blocks if block)


def in_line(text: str, set_formula: SetFormula = source_of) -> str:
    """A text of one line as HTML."""
    alone = _is_formula(text)
    found: list[str] = []
    end = 0
    for piece in _PIECES.finditer(text):
        found.append(escape(text[end : piece.start()]))
        formula, code, strong, stressed = piece.groups()
        if formula is not None:
            found.append(set_formula(formula, alone))
        elif code is not None:
            found.append(f"<code>{escape(code)}</code>")
        elif strong is not None:
            found.append(f"<b>{in_line(strong, set_formula)}</b>")
        else:
            found.append(f"<i>{in_line(stressed, set_formula)}</i>")
        end = piece.end()
    return "".join(found) + escape(text[end:])


def _is_formula(line: str) -> bool:
    found = _PIECES.fullmatch(line.strip())
    return found is not None and found[1] is not None
