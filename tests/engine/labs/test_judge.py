"""Goals are judged by readings as they come, and labs are proved to work by running them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from labs_support import small, spoiled

from engine.labs.check import Checking, check
from engine.labs.conditions import Condition
from engine.labs.formulas import TypedFormula
from engine.labs.goals import Bound, Measured
from engine.labs.goals.answers import matrix_in, number_in
from engine.labs.judge import Judge
from engine.labs.lab import Lab
from engine.labs.quantities import MeasureError, quantity_named
from engine.labs.rehearsal import (
    Lookup,
    begun,
    foreseeing_all,
    measured,
    readings_of,
    trained,
    unmeasured,
    written,
)
from engine.labs.steps import PredictStep
from engine.probes import ScoresProbe
from engine.steps import at_once
from engine.training.trainer import Score

QUICK = Checking(seeds=1)


def scores(loss: float) -> dict[ScoresProbe, dict[str, Score]]:
    return {ScoresProbe(): {"train": Score(loss, 1.0)}}


def test_a_goal_is_reached_when_its_bound_has_held_for_long_enough() -> None:
    judge = Judge(small().steps[1])
    (goal,) = judge.goals
    assert isinstance(goal, Measured)
    assert judge.wanted == {ScoresProbe()}
    judge.take(10, scores(0.1))
    assert judge.standings[0].since is None, "readings count from step 20 on"
    judge.take(20, scores(0.1))
    judge.take(29, scores(0.1))
    assert not judge.all_reached
    judge.take(30, scores(0.7))
    assert judge.standings[0].since is None
    judge.take(31, scores(0.1))
    assert judge.take(41, scores(0.1))
    assert judge.all_reached
    assert judge.standings[0].step == 41
    judge.take(42, scores(9.0))
    assert judge.all_reached, "what has been reached stays so"
    assert judge.standings[0].value == 9.0


def test_a_run_that_has_ended_stays_as_it_is() -> None:
    judge = Judge(small().steps[1])
    judge.take(5, scores(0.9), ended=True)
    assert not judge.all_reached
    judge.take(5, scores(0.1), ended=True)
    assert judge.all_reached


def test_a_run_that_was_taken_back_has_to_hold_anew() -> None:
    judge = Judge(small().steps[1])
    judge.take(20, scores(0.1))
    judge.take(25, scores(0.1))
    judge.take(22, scores(0.1))
    judge.take(30, scores(0.1))
    assert not judge.all_reached
    judge.take(32, scores(0.1))
    assert judge.all_reached


def test_a_goal_that_cannot_be_measured_blocks_nobody() -> None:
    lab = small(old='field = "train.loss"', new='field = "train.lost"')
    judge = Judge(lab.steps[1])
    judge.take(20, scores(0.1))
    assert judge.standings[0].faulty
    assert judge.all_reached
    assert any("misses it" in fault.problem for fault in check(lab, QUICK))


def test_an_answer_that_cannot_be_checked_blocks_nobody() -> None:
    lab = small(old='equals = "slope"', new='equals = "train.ghost"')
    judge = Judge(lab.steps[2])
    assert judge.answer(0, "1", unmeasured(lab, 2).value)
    assert judge.standings[0].faulty == "it has not been measured"
    assert judge.all_reached


def test_before_the_first_step_nothing_is_judged() -> None:
    judge = Judge(small().steps[1])
    assert not judge.take(0, {ScoresProbe(): None})
    assert not judge.standings[0].faulty


def test_names_of_nothing_are_not_read() -> None:
    with pytest.raises(MeasureError, match="unknown name"):
        unmeasured(small(), 0).value("start.tides")
    assert unmeasured(small(), 0).text("{start.seed}, {now.tides}") == "1, –"


def test_training_that_diverges_ends_before_its_step() -> None:
    """What was read until then is what there is."""
    line = 'data.dataset.type = "sine"\nloss.type = "mse"'
    text = spoiled(old='data.dataset.type = "moons"', new=line)
    lab = Lab.loads(
        spoiled(text, old='activation.type = "relu"', new='activation.type = "identity"')
    )
    run = begun(lab.start)
    assert not trained(run, 20)
    assert run.step_count < 20
    found = at_once(foreseeing_all(lab, {1: unmeasured(lab, 1)}))
    assert found[1] == unmeasured(lab, 1), "what is known is taken as it is"
    assert found[0].value("dead_units.count") >= 0


def test_a_step_that_cannot_be_trained_is_foreseen_by_its_settings() -> None:
    """The table of the lab may be gone; its other numbers are known."""
    gone = 'data.dataset = { type = "table", path = "nowhere.csv" }'
    lab = small(old='data.dataset.type = "moons"', new=gone)
    found = at_once(foreseeing_all(lab, {}))
    assert len(found) == len(lab.steps)
    assert found[0] == unmeasured(lab, 0)


def test_a_typed_answer_is_compared_with_what_the_engine_measures() -> None:
    lab = small()
    judge, lookup = Judge(lab.steps[2]), measured(lab, 2, ["slope"])
    truth = lookup.value("slope")
    assert not judge.answer(0, f"{1.02 * truth}", lookup.value)
    assert judge.answer(0, f"{1.005 * truth}".replace(".", ","), lookup.value)
    assert judge.standings[0].reached


@pytest.mark.parametrize(
    ("text", "value"),
    [("0,5", 0.5), ("1/3", 1 / 3), ("−2", -2), ("8.2·10⁻⁶", 8.2e-6), ("3e-4", 3e-4), ("2^3", 8)],
)
def test_numbers_as_students_type_them(text: str, value: float) -> None:
    assert number_in(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "x", "1,2,3", "9**9**9", "1/0", "(" * 200, "__import__('os')"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        number_in(text)


def test_matrices_as_students_type_them() -> None:
    assert matrix_in("[[2, 1], [2, 1]]").tolist() == [[2, 1], [2, 1]]
    assert matrix_in("2 1; 2 1").tolist() == [[2, 1], [2, 1]]
    assert matrix_in("1").tolist() == [[1]]
    with pytest.raises(ValueError, match="equal length"):
        matrix_in("1 2; 3")


def test_formulas_are_compared_by_their_values() -> None:
    h = ("h",)
    assert TypedFormula.of("h·(1−h)", h).equals(TypedFormula.of("h - h^2", h), h)
    assert TypedFormula.of("h − h²", h).equals(TypedFormula.of("h - h*h", h), h)
    assert not TypedFormula.of("h*h", h).equals(TypedFormula.of("h - h*h", h), h)
    for text in ("h.real", "h[0]", "lambda: h", "open(h)", "exp(h, h)", "h if h else h", "1e999"):
        with pytest.raises(ValueError, match=r"."):
            TypedFormula.of(text, h)


def test_conditions_compare_numbers_and_names() -> None:
    values = {"optimizer.lr": 0.1, "a.b": 2.0, "loss": "mse"}
    assert Condition.of("optimizer.lr >= 0.1").holds(values.__getitem__)
    assert Condition.of("0.5 * a.b == 1 and loss == 'mse'").holds(values.__getitem__)
    assert not Condition.of("a.b < optimizer.lr").holds(values.__getitem__)
    assert not Condition.of("loss > 1").holds(values.__getitem__)
    for text in ("", "1", "a.b", "a < b < c", "a == ", "import os > 1"):
        with pytest.raises(ValueError, match="expected"):
            Condition.of(text)


def test_a_bound_holds_no_nan() -> None:
    assert not Bound(at_most=1).holds(math.nan)
    assert Bound(equals=2, within=0.5).holds(2.5)
    assert not Bound(at_least=1, at_most=2).holds(3)


@pytest.mark.parametrize(
    "name",
    [
        "train.loss",
        "test.accuracy",
        "dead_units.count",
        "dead_units.0.units.share",
        "health.layers.0.std",
        "health.layers.output.signal.rms",
        "weights.layers.last.rms",
        "matrices.1.dense.W.values.0.1",
        "trace.forward.h¹.values.3",
        "layers.0.W.1.2",
        "output.b.0",
        "slope",
    ],
)
def test_numbers_that_a_lab_can_name(name: str) -> None:
    lab = small()
    quantity = quantity_named(name, lab.measures)
    assert quantity is not None
    run = begun(lab.start)
    trained(run, 1)
    assert isinstance(quantity.number_of(readings_of(run, [quantity])[quantity.probe]), float)


@pytest.mark.parametrize("field", ["layers.9.std", "layers.0.nothing", "layers", "layers.0.title"])
def test_what_a_reading_does_not_have_is_said(field: str) -> None:
    quantity = quantity_named(f"health.{field}", {})
    assert quantity is not None
    with pytest.raises(MeasureError, match=r"."):
        quantity.number_of(readings_of(begun(small().start), [quantity])[quantity.probe])


def test_the_settings_of_a_lane_are_known_before_it_has_run() -> None:
    lab, words = small(), "{lanes.leaky.layers.1.activation.slope}, {lanes.leaky.dead_units.count}"
    assert Lookup(lab, 3, lab.begins[3], {}, {}).text(words) == "0.01, –"


def test_a_text_is_filled_with_what_is_measured() -> None:
    lab = small()
    lookup = measured(lab, 0, [name for name, _ in lab.steps[0].names])
    text = lookup.text(lab.steps[0].words.of("de"))
    assert "von 8 ReLUs" in text
    assert "in 20 Schritten bei η = 10" in text


def test_a_number_that_was_predicted_is_right_within_its_bounds() -> None:
    step = small().steps[0]
    assert isinstance(step, PredictStep)
    assert step.answer is not None
    assert step.answer.right(5, 8)  # type: ignore[union-attr, call-arg, arg-type]
    assert not step.answer.right(4, 8)  # type: ignore[union-attr, call-arg, arg-type]


def test_the_small_lab_works() -> None:
    assert check(small(), Checking()) == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("at_most = 0.6", "at_most = 1e9", "the start reaches it"),
        ("at_most = 0.6", "at_most = 0", "the model solution misses it"),
        ('"optimizer.lr" = 0.1 }\nhints', '"optimizer.lr" = 9.0 }\nhints', "misses it"),
        ("{dead_units.count} are dead.", "7 are dead.", "'7' stands in the text"),
        ('de = "Noch zu lang."', 'fr = "Trop long."', "no text in 'de'"),
        ("minutes = 10", "minutes = 1", "reading and doing it takes"),
        (
            'unlock = ["optimizer.lr"]\nsolution = { "optimizer.lr" = 0.1 }',
            'unlock = ["layers.*.lr_multiplier"]\nsolution = { "layers.*.lr_multiplier" = 0.01 }',
            "layers.0.lr_multiplier is shown from controls 'full' on",
        ),
        (
            'unlock = ["optimizer.lr"]\nsolution = { "optimizer.lr" = 0.1 }',
            'unlock = ["penalty"]\nsolution = { penalty = { type = "l1", proximal = true } }',
            "penalty.proximal is shown from controls 'full' on",
        ),
    ],
)
def test_what_does_not_work_is_named(old: str, new: str, words: str) -> None:
    faults = check(Lab.loads(spoiled(old=old, new=new)), QUICK)
    assert any(words in fault.problem for fault in faults), faults


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("health.layers.0.signal.rms", 5.019e-9, "5.019·10⁻⁹"),
        ("train.loss", -0.58341, "−0.5834"),
        ("train.accuracy", 0.02857, "2.9 %"),
        ("metrics.test.recall.1", 0.963, "96.3 %"),
        ("dead_units.count", 32.0, "32"),
        ("steps", 1500, "1,500"),
        ("hidden", np.array([1.5, 0.0]), "(1.5, 0)"),
        ("train.loss", math.nan, "–"),
        ("train.loss", math.inf, "∞"),
        ("loss", "mse", "mse"),
    ],
)
def test_values_as_a_text_shows_them(name: str, value: object, text: str) -> None:
    assert written(name, value) == text
