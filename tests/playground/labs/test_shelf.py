"""Labs are found in the program and in folders of one's own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from labs_support import LABS, SMALL

from engine.labs.check import Checking, check
from engine.labs.lab import PATHS, Lab
from engine.labs.steps import CurveAnswer, PredictStep, RecallStep
from playground.labs.catalogue.groups import level_of
from playground.labs.shelf import shelf
from playground.labs.terms import glossary
from playground.panels import panel_types

SHIPPED = shelf()


def test_every_shipped_file_is_a_lab_and_they_come_in_order() -> None:
    assert SHIPPED.unusable == ()
    seen: set[str] = set()
    for lab in SHIPPED.labs:
        assert set(lab.builds_on) <= seen
        seen.add(lab.id)


def test_the_glossary_ships_with_the_labs() -> None:
    assert glossary().terms
    assert glossary().notation


def test_the_order_is_that_of_the_course() -> None:
    """Other labs may come between; the order follows from what each of them builds on."""
    course = (
        "one-neuron", "perceptron-adaline", "two-gates", "xor-by-hand", "linear-layers-collapse",
        "one-step", "xor-descent", "jacobians", "squared-or-cross-entropy", "sigmoid-saturates",
        "zero-centred", "dead-relu", "clones", "deep-tanh", "relu-init", "batch-norm",
        "batch-norm-backwards", "batch-size", "overfitting", "greedy-grid", "two-or-not",
        "ten-digits", "universal-approximation", "folding-a-sawtooth", "which-gaussian",
        "digits-from-codes", "three-machines", "layer-by-layer",
    )  # fmt: skip
    names = [lab.id for lab in SHIPPED.labs]
    assert [name for name in names if name in course] == list(course)


def test_what_the_labs_hold_together() -> None:
    """At least ten mend something, at least fifteen run lanes, some are sketched in."""
    kinds = [{step.kind for step in lab.steps} for lab in SHIPPED.labs]
    assert sum("debug" in found for found in kinds) >= 10
    assert sum(any(step.lanes for step in lab.steps) for lab in SHIPPED.labs) >= 15
    predictions = [s for lab in SHIPPED.labs for s in lab.steps if isinstance(s, PredictStep)]
    assert any(isinstance(step.answer, CurveAnswer) for step in predictions)
    replies = [option.reply for step in predictions for option in step.options]
    assert all(replies), "every misconception is answered"
    for lab in SHIPPED.labs:
        (recall,) = [step for step in lab.steps if isinstance(step, RecallStep)]
        assert len(recall.questions) == 2
        assert lab.lectures
        assert all(step.hints for step in lab.steps if step.hands_on)


def test_readme_lists_every_lab_with_minutes_and_difficulty_and_both_ways() -> None:
    readme = (LABS.parents[1] / "README.md").read_text(encoding="utf-8")
    for lab in SHIPPED.labs:
        assert f"`{lab.id}` ({lab.minutes}, {level_of(lab)})" in readme
        for text in {lecture.text for lecture in lab.lectures}:
            (line,) = [row for row in readme.splitlines() if row.startswith(f"| {text} | `")]
            assert f"`{lab.id}`" in line
    for path in PATHS:
        names = [f"`{lab.id}`" for lab in SHIPPED.labs if path in lab.paths]
        assert " → ".join(names) in readme


def test_a_lab_of_ones_own_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    name = SHIPPED.labs[0].id
    (tmp_path / "own.toml").write_text(SMALL.replace('id = "small"', f'id = "{name}"'), "utf-8")
    (tmp_path / "broken.toml").write_text("id = ", "utf-8")
    found = shelf([tmp_path])
    assert found.named(name) != SHIPPED.named(name)
    assert [problem.split(":")[0] for _, problem in found.unusable] == ["line 1, column 6"], found


PANELS = frozenset(panel_types())
KNOWN = {known.id for known in SHIPPED.labs}
# All labs together have six minutes on two cores.
LONGEST = 60.0

each_lab = pytest.mark.parametrize("lab", SHIPPED.labs, ids=lambda lab: lab.id)


@each_lab
def test_a_shipped_lab_is_complete(lab: Lab) -> None:
    """What can be told without training; `test_a_shipped_lab_works` tells the rest."""
    assert check(lab, Checking(PANELS, KNOWN, seeds=0)) == ()
    assert lab.languages[:2] == ("en", "de")


@each_lab
def test_every_step_has_a_name_of_its_own(lab: Lab) -> None:
    for language in ("en", "de"):
        names = [step.title.of(language) if step.title else "" for step in lab.steps]
        assert all(names)
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["one-neuron", "two-gates", "xor-by-hand", "one-step"])
def test_a_lab_that_trains_little_works(name: str) -> None:
    lab = SHIPPED.named(name)
    assert lab is not None
    assert check(lab, Checking(PANELS, KNOWN, seeds=1)) == ()


@pytest.mark.long
@each_lab
def test_a_shipped_lab_works(lab: Lab) -> None:
    begun = time.process_time()
    assert check(lab, Checking(PANELS, KNOWN)) == ()
    assert time.process_time() - begun < LONGEST
