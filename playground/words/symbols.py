"""Symbols and formulas as the inspector writes them: rich text with indices below the line."""

from __future__ import annotations

from engine.network.naming import PlaceNames
from engine.network.places import Parameter
from playground.words.numbers import MINUS, number

# Spaces that keep a term on one line.
TIMES = "\u00a0·\u00a0"
# A hair's width keeps the prime off the slanted f.
SLOPE = "<i>f</i>\u200a′"
EQUALS = "=\u00a0"


def factor(value: float) -> str:
    """A number inside a product: in brackets where it is negative."""
    text = number(value)
    return f"({text})" if text.startswith(MINUS) else text


def indexed(letter: str, *indices: int) -> str:
    """A symbol with its indices below, counted from 1: w₃₄, or w₃,₁₂ beyond nine."""
    shown = [str(index + 1) for index in indices]
    between = "," if any(len(text) > 1 for text in shown) else ""
    return f"<i>{letter}</i><sub>{between.join(shown)}</sub>" if shown else f"<i>{letter}</i>"


def symbol_of(names: PlaceNames, place: Parameter) -> str:
    """w₃₄ or b₄: one number of an array has the array's letter, but small."""
    return indexed(names.term(place).symbol.lower(), *place.index)


def entering(names: PlaceNames, place: Parameter) -> str:
    """What a parameter is multiplied by: h₃ of the layer below, x₃, x̂₃; nothing for 1."""
    times = names.term(place).times
    if times == "x" and place.layer > 0:
        times = "h"
    return indexed(times, place.index[0]) if times else ""


def lines(*parts: str) -> str:
    """Lines of a formula, the ones after the first set in."""
    first, *others = (part for part in parts if part)
    return "<br>".join([first, *(f"&nbsp;&nbsp;{part}" for part in others)])
