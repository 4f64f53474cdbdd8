"""A typed formula cut into numbers, names and signs, each with the column where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.sentences import LOWERED, RAISED, Sentence

LONGEST_FORMULA = 300
NUMBER, NAME, SIGN_OF, END = "number", "name", "sign", "end"
# What else people type or paste for the same sign.
_ALIASES = {"·": "*", "×": "*", "∗": "*", "−": "-", "–": "-", "÷": "/", "**": "^", "π": "pi"}
_TO_PLAIN = {low: plain for plain, low in LOWERED.items()}
_RAISED = "".join(map(chr, RAISED.values()))
_TO_POWER = {high: plain for plain, high in RAISED.items()}
_LETTER = r"A-Za-zα-ωΑ-Ω"
_PIECES = re.compile(
    rf"(?P<space>\s+)"
    rf"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    rf"|(?P<name>[{_LETTER}_][{_LETTER}_0-9₀-₉]*)"
    rf"|(?P<raised>[{_RAISED}]+)"
    rf"|(?P<sign>\*\*|[-+*/^(),;=·×∗−–÷])"
)
# Beyond this a double has no more to say of it.
LARGEST_NUMBER = 1e12


class FormulaError(ValueError):
    """What is wrong with a formula in one sentence, and the column where, from 1."""

    def __init__(self, column: int, what: Sentence) -> None:
        super().__init__(Sentence("Column {column}: {what}", column=column, what=what))
        self.column = column


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula: `kind` is a number, a name, a sign or the end; columns are from 1."""

    kind: str
    text: str
    column: int

    def __str__(self) -> str:
        return self.text


def tokens_of(text: str) -> list[Token]:
    """The pieces of a formula, the end last; raises `FormulaError` for what is no part of one."""
    if len(text) > LONGEST_FORMULA:
        raise FormulaError(
            LONGEST_FORMULA + 1,
            Sentence("a formula has at most {most} letters", most=LONGEST_FORMULA),
        )
    return [*_pieces(text), Token(END, "", len(text.rstrip()) + 1)]


def _pieces(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        found = _PIECES.match(text, place)
        if found is None:
            raise FormulaError(
                place + 1, Sentence("“{letter}” is no part of a formula", letter=text[place])
            )
        column, piece = place + 1, found[0]
        place = found.end()
        match found.lastgroup:
            case "number":
                if not float(piece) <= LARGEST_NUMBER:
                    raise FormulaError(column, Sentence("the number is too large"))
                yield Token(NUMBER, piece, column)
            case "name":
                name = _ALIASES.get(piece, piece.translate(_TO_PLAIN))
                yield Token(NAME, name, column)
            case "raised":
                power = piece.translate(_TO_POWER)
                yield from (Token(SIGN_OF, "^", column), Token(SIGN_OF, "(", column))
                yield from _power(power, column)
                yield Token(SIGN_OF, ")", column)
            case "sign":
                yield Token(SIGN_OF, _ALIASES.get(piece, piece), column)


def _power(power: str, column: int) -> Iterator[Token]:
    """A number above the line: ² or ⁻³."""
    if power.startswith("-"):
        yield Token(SIGN_OF, "-", column)
    digits = power.removeprefix("-")
    if not digits.isdigit():
        raise FormulaError(column, Sentence("expected a whole number above the line"))
    yield Token(NUMBER, digits, column)
