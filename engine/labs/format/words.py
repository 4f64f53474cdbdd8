"""Words in several languages, with placeholders that the engine fills: no result stands in a text.

A placeholder is a name in braces, `{dead_units.count}`; it is looked up and never formatted.
Between dollar signs stands a formula and between back-ticks code: braces mean nothing there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from engine.sentences import raised

FALLBACK = "en"
LANGUAGE = re.compile(r"[a-z]{2}")
MINUS = "−"

# A formula or code as a whole, else a placeholder, else a brace that belongs to neither.
_PIECES = re.compile(r"\$[^$]*\$|`[^`]*`|\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"[^\W\d][\w/∂²¹³′]*(?:\.[\w/∂²¹³′-]+)*")
_LINK = re.compile(r"\]\(|<[A-Za-z/!]|https?://")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in several languages: pairs of a language and its text, English among them."""

    texts: tuple[tuple[str, str], ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are."""
        return tuple(language for language, _ in self.texts)

    def of(self, language: str) -> str:
        """The text in a language such as "de" or "de_AT", else in English."""
        known = dict(self.texts)
        return known.get(language) or known.get(language[:2]) or known.get(FALLBACK, "")

    @property
    def names(self) -> tuple[str, ...]:
        """The placeholders in any language, each once."""
        found = (name for _, text in self.texts for name in placeholders(text))
        return tuple(dict.fromkeys(found))

    @property
    def count(self) -> int:
        """How many words the longest of the texts has."""
        return max((len(_WORD.findall(plain_part(text))) for _, text in self.texts), default=0)

    def __bool__(self) -> bool:
        return bool(self.texts)


def placeholders(text: str) -> Iterator[str]:
    """The names in braces, in order."""
    return (found[1] for found in _PIECES.finditer(text) if found[1] is not None)


def plain_part(text: str) -> str:
    """A text without its formulas, code and placeholders."""
    return _PIECES.sub(" ", text)


def problem_of(text: str) -> str:
    """What is wrong with a text of a lab, one phrase; empty for nothing."""
    for found in _PIECES.finditer(text):
        if found[0] in ("{", "}"):
            return "a brace that belongs to no placeholder; formulas stand between dollar signs"
        if found[1] is not None and not _NAME.fullmatch(found[1]):
            return f"expected a name between braces, found {found[1][:40]!r}"
    if text.count("$") % 2:
        return "a formula that does not end: the number of dollar signs is odd"
    if _LINK.search(plain_part(text)):
        return "expected plain Markdown, found HTML or a link to the outside"
    return ""


def result_in(text: str) -> str:
    """The first number that stands in a text outside formulas and placeholders; empty for none.

    The digit of a name such as L2 is none.
    """
    found = re.search(r"(?<!\w)[0-9]+(?:[.,][0-9]+)?", plain_part(text))
    return found[0] if found else ""


def filled(text: str, value_of: Callable[[str], str]) -> str:
    """The text with what `value_of` says of each placeholder, formulas and code as they are."""
    return _PIECES.sub(lambda found: found[0] if found[1] is None else value_of(found[1]), text)


def figure(value: object) -> str:
    """A value as a text shows it: four digits, a real minus, – for none; a row in parentheses."""
    if isinstance(value, np.ndarray | tuple | list):
        return f"({', '.join(figure(one) for one in np.asarray(value).tolist())})"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(getattr(value, "label", value))
    if isinstance(value, int):
        return f"{value:,}".replace("-", MINUS)
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return f"{MINUS}∞" if value < 0 else "∞"
    if value == round(value) and abs(value) < 1e6:
        return figure(round(value))
    mantissa, _, power = f"{value:.4g}".partition("e")
    if power:
        mantissa = f"{mantissa}·10{raised(int(power))}"
    return mantissa.replace("-", MINUS)
