"""Goals that a student answers: a number, a matrix, a formula, checked to one per cent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.labs.conditions import Side
from engine.labs.format.table import LabTable
from engine.labs.formulas import TypedFormula
from engine.labs.goals.base import Goal, ValueOf, goal
from engine.labs.quantities import Measurable
from engine.sentences import Sentence

WITHIN = 0.01
# What a rounded zero may be off by.
NOTHING = 1e-9
_GAPS = re.compile(r"[\s,]+")
_ROWS = re.compile(r"[;\n]|\]\s*,?\s*\[")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Goal):
    """Something to be typed, compared with what the engine or the lab says."""

    def problem(self, text: str) -> str:
        """Why a typed text is no answer at all, one phrase; empty if it is one."""
        try:
            self.parsed(text)
        except ValueError as error:
            return str(error)
        return ""

    def parsed(self, text: str) -> Any:
        """What a typed text stands for; raises ValueError with one phrase."""
        raise NotImplementedError

    def right(self, text: str, value_of: ValueOf) -> bool:
        """Whether a typed text is the answer; False for what is none."""
        raise NotImplementedError

    def truth(self, value_of: ValueOf) -> Any:
        """The right answer."""
        raise NotImplementedError


@goal("number")
@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAnswer(Answer):
    """A number: `equals` is the number itself, or the name of what the engine measures.

    Right within a share of 1 %, or `within` so much if that is given.
    """

    equals: Side
    within: float | None = None

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> NumberAnswer:
        words = table.words("words")
        within = table.number("within", low=0) if "within" in table else None
        return cls(place=table.path, words=words, equals=_side(table), within=within)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.equals.name,) if self.equals.name else ()

    def parsed(self, text: str) -> float:
        return number_in(text)

    def truth(self, value_of: ValueOf) -> float:
        return float(self.equals.of(value_of))

    def right(self, text: str, value_of: ValueOf) -> bool:
        if self.problem(text):
            return False
        truth = self.truth(value_of)
        allowed = self.within if self.within is not None else WITHIN * abs(truth) + NOTHING * 1e-3
        return abs(self.parsed(text) - truth) <= allowed


@goal("matrix")
@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixAnswer(Answer):
    """A matrix, row by row: `equals` lists the rows, or names what the engine measures.

    A list of names has one for each row.
    """

    rows: tuple[tuple[float, ...], ...] = ()
    measured: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> MatrixAnswer:
        words, given = table.words("words"), table.raw("equals")
        if isinstance(given, str):
            return cls(place=table.path, words=words, measured=(given,))
        if isinstance(given, list) and given and all(isinstance(name, str) for name in given):
            return cls(place=table.path, words=words, measured=tuple(given))
        rows = _rows(given)
        if not rows:
            table.blame(
                "equals", Sentence("expected rows of numbers, all of one length, or a name")
            )
        return cls(place=table.path, words=words, rows=rows)

    @property
    def names(self) -> tuple[str, ...]:
        return self.measured

    def parsed(self, text: str) -> Array:
        return matrix_in(text)

    def truth(self, value_of: ValueOf) -> Array:
        if not self.measured:
            return np.array(self.rows)
        return np.vstack([np.atleast_2d(value_of(name)) for name in self.measured])

    def right(self, text: str, value_of: ValueOf) -> bool:
        if self.problem(text):
            return False
        given, truth = self.parsed(text), self.truth(value_of)
        if given.shape != truth.shape:
            return False
        return bool((np.abs(given - truth) <= WITHIN * np.abs(truth) + NOTHING).all())


@goal("formula")
@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaAnswer(Answer):
    """A formula in the variables `names_used`, compared by its values at a dozen points."""

    equals: TypedFormula
    names_used: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> FormulaAnswer:
        words, names = table.words("words"), table.texts("variables")
        text = table.text("equals", pattern=r"[^\n]{1,300}")
        try:
            formula = TypedFormula.of(text, names)
        except ValueError as error:
            table.blame("equals", str(error))
            formula = TypedFormula.of("0", ())
        return cls(place=table.path, words=words, equals=formula, names_used=names)

    def parsed(self, text: str) -> TypedFormula:
        # A right side with its name, as in s = w x + b, is what was asked for.
        return TypedFormula.of(text.rpartition("=")[2], self.names_used)

    def truth(self, value_of: ValueOf) -> str:
        return self.equals.text

    def right(self, text: str, value_of: ValueOf) -> bool:
        if self.problem(text):
            return False
        return self.parsed(text).equals(self.equals, self.names_used, WITHIN)


def number_in(text: str) -> float:
    """The number that a student has typed: 0.5, 0,5, 1/3, 8.2·10⁻⁶; raises ValueError."""
    value = float(TypedFormula.of(text.strip().replace(",", "."), ()).value({}))
    if not np.isfinite(value):
        raise ValueError(Sentence("expected a finite number"))
    return value


def matrix_in(text: str) -> Array:
    """The matrix that a student has typed: rows apart by semicolons or lines, numbers by spaces.

    Raises ValueError for rows of different length.
    """
    plain = text.strip().removeprefix("[").removesuffix("]")
    rows = [row.strip(" \t[]()") for row in _ROWS.split(plain)]
    found = [[number_in(piece) for piece in _GAPS.split(row) if piece] for row in rows if row]
    if not found or len({len(row) for row in found}) > 1:
        raise ValueError(Sentence("expected rows of equal length, such as 1 2; 3 4"))
    return np.array(found)


def _side(table: LabTable) -> Side:
    given = table.raw("equals")
    if isinstance(given, str):
        return Side(name=given)
    return Side(table.number("equals"))


def _rows(given: Any) -> tuple[tuple[float, ...], ...]:
    rows = given if isinstance(given, list) else []
    good = all(isinstance(row, list) and row for row in rows)
    if not good or len({len(row) for row in rows}) != 1:
        return ()
    if not all(type(item) in (int, float) and abs(item) < 1e12 for row in rows for item in row):
        return ()
    return tuple(tuple(float(item) for item in row) for row in rows)
