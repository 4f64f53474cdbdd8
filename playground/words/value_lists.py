"""Lists of values as a person writes them, without Qt: 0.001, 0.01, 0.1 or sgd, adam."""

from __future__ import annotations

import re

from engine.sentences import Sentence
from engine.specs.knobs import Value
from playground.words.number_syntax import read_number

TRUTHS = {"true": True, "false": False}
# What is left of a number behind a decimal comma, as in 0,03: nobody would write that alone.
_DECIMALS = re.compile(r"0[0-9]+")


def read_values(words: str) -> list[Value]:
    """The values in a text, none if one of them is missing.

    Where semicolons set the values apart, as in 0,001;0,01, a comma is a decimal sign. Raises
    ValueError where a comma may be either.
    """
    found = [word.strip() for word in words.split(";" if ";" in words else ",")]
    if ";" not in words and any(map(_DECIMALS.fullmatch, found[1:])):
        raise ValueError(
            Sentence(
                "commas set values apart: write a decimal point, or set values apart with "
                "semicolons; found {found!r}",
                found=words[:60],
            )
        )
    return [_value(word) for word in found] if all(found) else []


def _value(word: str) -> Value:
    if word in TRUTHS:
        return TRUTHS[word]
    if re.fullmatch(r"[+-]?[0-9]{1,15}", word):
        return int(word)
    value = read_number(word)
    return word if value is None else value
