"""Bounds and typed answers: what is right, what is wrong, and what is no answer."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from labs_support import small

from engine.labs.formulas import TypedFormula
from engine.labs.goals import Bound
from engine.labs.goals.answers import Answer, matrix_in
from engine.labs.lab import Lab

SLOPE = 'kind = "number"\nwords = { en = "the slope", de = "die Steigung" }\nequals = "slope"'
MATRIX = 'kind = "matrix"\nwords = { en = "the slope", de = "die Steigung" }\nequals = '
NAMED = {"slope": 2.0, "train.loss": np.array([1.0, 2.0])}


def answer(text: str) -> Answer:
    """The goal of the step in which a student says what something is."""
    goal = lab(text).steps[2].goals[0]
    assert isinstance(goal, Answer)
    return goal


def lab(text: str) -> Lab:
    return small(old=SLOPE, new=text)


@pytest.mark.parametrize(
    ("bound", "within", "without", "words"),
    [
        (Bound(at_most=2.0), [2, -9], [2.1, math.nan], "at most 2"),
        (Bound(at_least=2.0), [2, 9], [1.9, math.nan], "at least 2"),
        (Bound(at_most=3.0, at_least=2.0), [2, 3], [1.9, 3.1, math.nan], "from 2 to 3"),
        (Bound(equals=2.0), [2], [2.001, math.nan], "exactly 2"),
        (Bound(equals=2.0, within=0.5), [1.5, 2.5], [2.6, math.nan], "2 ± 0.5"),
    ],
)
def test_a_bound_and_its_words(
    bound: Bound, within: list[float], without: list[float], words: str
) -> None:
    assert all(map(bound.holds, within))
    assert not any(map(bound.holds, without))
    assert bound.sentence == words


@pytest.mark.parametrize(
    ("given", "right", "wrong"),
    [
        (SLOPE, ["2", "2,0", "4/2", "2.01"], ["2.1", "-2"]),
        (SLOPE.replace('"slope"', "0.5"), ["1/2", "0,5"], ["0.51", "2"]),
        (SLOPE.replace('"slope"', "0.5\nwithin = 0.2"), ["0.7", "0.3"], ["0.71"]),
        (MATRIX + "[[1, 2], [3, 4]]", ["1 2; 3 4", "[1, 2]\n[3, 4]"], ["1 2; 3 5", "1 2"]),
        (MATRIX + '"train.loss"', ["1 2"], ["1; 2", "2 1"]),
        (MATRIX + '["train.loss", "train.loss"]', ["1 2; 1 2"], ["1 2"]),
    ],
)
def test_what_is_typed_is_compared_with_what_is_so(
    given: str, right: list[str], wrong: list[str]
) -> None:
    goal = answer(given)
    assert [text for text in right if not goal.right(text, named)] == []
    assert [text for text in wrong if goal.problem(text) or goal.right(text, named)] == []


@pytest.mark.parametrize("text", ["", "abc", "1/0", "1 +", "1e999"])
@pytest.mark.parametrize("given", [SLOPE, MATRIX + "[[1]]"])
def test_what_is_no_answer_says_why_and_is_not_right(given: str, text: str) -> None:
    goal = answer(given)
    assert goal.problem(text)
    assert not goal.right(text, named)


def test_a_formula_is_compared_by_its_values() -> None:
    goal = small().steps[-1].goals[0]
    assert isinstance(goal, Answer)
    assert goal.truth(named) == "relu(x)"
    assert goal.right("y = (x + abs(x)) / 2", named)
    assert not goal.right("x", named), "it differs where x is negative"
    assert not goal.right("abs(x)", named)
    assert goal.problem("z")
    assert not goal.right("z", named)


@pytest.mark.parametrize(
    ("typed", "asked", "same"),
    [
        ("log(x) + log(y)", "log(x*y)", True),
        ("0.5*log(x^2)", "log(x)", True),
        ("x*y^(-0.5)", "x/sqrt(y)", True),
        ("tanh(x)", "2*sigma(2*x) - 1", True),
        ("abs(x)", "x", False),
        ("x", "relu(x)", False),
        ("max(0, x)", "relu(x)", True),
        ("min(0, x)", "relu(x)", False),
        ("sqrt(x)", "log(x)", False),
        ("log(x - 2)", "x", False),
    ],
)
def test_formulas_are_compared_where_both_have_a_value(typed: str, asked: str, same: bool) -> None:
    names = ("x", "y")
    assert TypedFormula.of(typed, names).equals(TypedFormula.of(asked, names), names) == same


@pytest.mark.parametrize("text", ["1 2; 3", "", "[]"])
def test_rows_of_a_matrix_are_of_one_length(text: str) -> None:
    with pytest.raises(ValueError, match="expected rows of equal length, such as 1 2; 3 4"):
        matrix_in(text)


@pytest.mark.parametrize("rows", ["[[1, 2], [3]]", "[]", "[1, 2]", "[[1e13]]", "[[true]]", "2"])
def test_rows_that_are_none_are_refused_with_their_place(rows: str) -> None:
    with pytest.raises(ValueError, match="expected rows of numbers, all of one length, or a name"):
        lab(MATRIX + rows)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("at_most = 0.6\n", "", "expected one of at_most, at_least, equals"),
        ("for_steps = 10\n", "for_steps = 10\nby_step = 29\n", "expected 30 or more"),
        ('probe = "scores"\nfield = "train.loss"', 'measure = "tides"', "unknown measure 'tides'"),
    ],
)
def test_a_goal_without_sense_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        small(old=old, new=new)


def named(name: str) -> Any:
    return NAMED[name]
