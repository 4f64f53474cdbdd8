"""A lab that does not hold together is told where and why: what is missing, what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from labs_support import small

from engine.labs.check import Checking
from engine.labs.check.form import form_of, names_of
from engine.labs.check.trials import trials_of
from engine.labs.lab import Lab

PANELS = Checking(panels=frozenset({"layers"}), known=frozenset({"small"}), seeds=1)


def said_of_form(lab: Lab) -> list[str]:
    return [str(sentence) for _, sentence in form_of(lab, PANELS)]


def said_of_trials(place: int, **spoiled: str) -> Iterator[str]:
    return (str(sentence) for _, sentence in trials_of(small(**spoiled), place, PANELS))


def test_a_whole_lab_has_every_part() -> None:
    assert said_of_form(small()) == []
    assert list(names_of(small(), PANELS)) == []


def test_parts_that_are_missing_are_named() -> None:
    lab = small()
    assert "expected a step of kind 'predict'" in said_of_form(replace(lab, steps=lab.steps[1:]))
    words_alone = replace(lab, steps=(lab.steps[0], lab.steps[3], lab.steps[4]))
    assert said_of_form(words_alone) == [
        "expected a step of kind 'recall'",
        "expected a goal that the engine measures, or an answer that it checks",
    ]


def test_a_lab_that_is_built_on_is_there() -> None:
    lab = small(old="builds_on = []", new='builds_on = ["nobody"]')
    assert "there is no lab called 'nobody'" in said_of_form(lab)


@pytest.mark.parametrize(
    ("place", "old", "new", "said"),
    [
        (0, 'field = "count", within = 3', 'field = "lost", within = 3', "the answer cannot be"),
        (0, 'field = "count", within = 3', 'field = "units", within = 3', "the answer"),
        (1, '"optimizer.lr" = 0.1 }\nhints', '"optimizer.lr" = 9.0 }\nhints', "misses it in the"),
        (1, "at_most = 0.6", "at_most = 60", "the start reaches it, unchanged, in seed"),
        (1, "{dead_units.count} are", "{dead_units.ghosts} are", "cannot be read"),
        (2, 'equals = "slope"', 'equals = "train.ghost"', "the answer cannot be read"),
    ],
)
def test_a_step_is_run_and_what_fails_is_said(place: int, old: str, new: str, said: str) -> None:
    assert any(said in sentence for sentence in said_of_trials(place, old=old, new=new))
