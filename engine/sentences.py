"""Sentences that remember how they were made, so that a window can say them in its language."""

from __future__ import annotations


class Sentence(str):
    """A text with its places filled in: `Sentence("{n} of {all}", n=3, all=5)` is "3 of 5".

    `pattern` is the text with its places still empty, a literal; `values` is what they were filled
    with, which may be sentences themselves.
    """

    __slots__ = ("pattern", "values")

    pattern: str
    values: dict[str, object]

    def __new__(cls, pattern: str, /, **values: object) -> Sentence:
        made = super().__new__(cls, pattern.format(**values) if values else pattern)
        made.pattern, made.values = pattern, values
        return made

    def __str__(self) -> str:
        # The text of an exception goes through here: it stays a sentence.
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        return (self.pattern,), self.values


RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def raised(number: int) -> str:
    """A whole number above the line: ² or ⁻⁶."""
    return str(number).translate(RAISED)


def lowered(number: int) -> str:
    """A number from 0 below the line: ₂."""
    return str(number).translate(LOWERED)
