"""Lab files are read strictly: every mistake is named with its line and column."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import numpy as np
import pytest
from labs_support import LABS, SMALL, small, spoiled

from engine.labs.changes import COMMANDS
from engine.labs.check import Checking, check
from engine.labs.format.table import LabError
from engine.labs.goals import Measured, goal
from engine.labs.lab import Lab, ordered
from engine.labs.progress import Guess, LabProgress
from engine.labs.quantities import REDUCTIONS
from engine.labs.steps import RecallStep, step
from engine.labs.steps.predicting import CurveAnswer
from engine.specs.edits import value_at

ANSWER = 'answer = { probe = "dead_units", field = "count", within = 3 }'
TWO_OPTIONS = """option = [
{ right = true, en = "a", de = "a", reply = { en = "r", de = "r" } },
{ en = "b", de = "b", reply = { en = "r", de = "r" } },
]"""
OPTION = 'option = [{ en = "a", de = "a", reply = { en = "b", de = "b" } }]'


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(LabError) as error:
        Lab.loads(text)
    return [str(fault) for fault in error.value.faults]


def test_a_lab_holds_what_its_file_says() -> None:
    lab = small()
    assert (lab.id, lab.minutes, lab.difficulty) == ("small", 10, 2)
    assert [found.kind for found in lab.steps] == [
        "predict", "debug", "do", "compare", "explain", "recall",
    ]  # fmt: skip
    assert lab.start.seed == 1
    assert lab.languages == ("en", "de")
    assert value_at(lab.begins[2], "optimizer.lr") == 0.1
    assert value_at(lab.changed(3, "leaky"), "layers.1.activation.slope") > 0


def test_a_text_can_name_a_setting_that_only_a_lane_has() -> None:
    lane = '"layers.1.activation" = "leaky_relu"'
    lab = Lab.loads(
        SMALL.replace(lane, lane + ', schedule = { type = "polynomial", length = 7 }').replace(
            "{lanes.leaky.dead_units.count}", "{lanes.leaky.schedule.length}"
        )
    )
    assert value_at(lab.changed(3, "leaky"), "schedule.length") == 7


def test_all_seven_kinds_of_steps_are_known() -> None:
    assert set(step.names) == {"read", "predict", "do", "compare", "debug", "explain", "recall"}


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("minutes = 10", "minutes = 13", 5, "a whole number from 1 to 12"),
        ("minutes = 10", "minutes = nan", 5, "a whole number"),
        ("minutes = 10", "hours = 10", 5, "unknown key"),
        ("difficulty = 2", "difficulty = true", 6, "a whole number from 1 to 3"),
        ('controls = "standard"', 'controls = "expert"', 7, "one of beginner, standard, full"),
        ('id = "small"', 'id = "Small Lab"', 2, "a text of one line"),
        ('text = "000"', 'text = "0"', 3, "one of 000"),
        ('title = { en = "Dead ReLUs", ', "title = { ", 8, "a text of at most"),
        ('"moons"', '"moon"', 11, "expected one of"),
        ("units = 8", "units = 0", 12, "a whole number from 1"),
        ('activation.type = "relu"', 'activation.kind = "relu"', 12, "expected one of"),
        ("lr = 10.0", 'lr = "ten"', 13, "expected a number"),
        ('kind = "predict"', 'kind = "guess"', 18, "one of do, debug"),
        ("{start.layers.0.units}", "{start.layers.9.units}", 17, "no such place"),
        ("{dead_units.count}", "{dead units}", 24, "a name between braces"),
        ("{dead_units.count}", "{dead_units.count", 24, "a brace that belongs to no placeholder"),
        ('"dead_units", field', '"dead", field', 21, "expected one of"),
        ('unlock = ["optimizer.lr"]', 'unlock = ["optimizer.rate"]', 25, "unknown name"),
        ('unlock = ["optimizer.lr"]', 'unlock = ["seed"]', 26, "not among what is unlocked"),
        (
            '"optimizer.lr" = 0.1 }\nhints',
            '"optimizer.lr" = -1 }\nhints',
            26,
            "a number from 1e-05",
        ),
        ('when = "optimizer.lr >= 3"', 'when = "optimizer.lr"', 28, "expected two sides"),
        ("at_most = 0.6", "", 29, "expected one of at_most"),
        ("seeds = [1, 2]", "seeds = [1, 1]", 35, "whole numbers, each once"),
        ("leaky_relu", "leaky", 50, "expected one of"),
        ("{lanes.leaky", "{lanes.lost", 46, "no such lane"),
        ('equals = "relu(x)"', 'equals = "open(x)"', 70, "numbers, names"),
        ("format_version = 1", "format_version = 2", 1, "a newer version"),
        ("format_version = 1", "format_version = ", 1, "expected TOML"),
        ('kind = "explain"', 'kind = "explain"\nkind = "read"', 52, "expected TOML"),
        ("minutes = 10", "minutes = { a = 1 }", 5, "found a table"),
        ("minutes = 10", "minutes = [1]", 5, "found a list"),
        ("builds_on = []", 'builds_on = ["a", "a"]', 4, "texts, each once"),
        ("builds_on = []", 'builds_on = []\npaths = ["nowhere"]', 5, "expected one of"),
        ('title = { en = "Dead ReLUs", de = "Tote ReLUs" }', 'title = "x"', 8, "expected a table"),
        ("[start]", "[begin]", 1, "expected start: a table"),
        ("slope = {", '"1 slope" = {', 16, "a name of letters"),
        ("slope = {", "slope = 3\nother = {", 16, "expected a table, found 3"),
        ("layer = 2", 'layer = "last"', 16, "expected a whole number"),
        ("within = 3", 'within = "near"', 21, "a number from 0"),
        (", within = 3", "", 21, "expected within or share"),
        ('probe = "dead_units", field = "count"', 'measure = "lost"', 21, "unknown measure"),
        (ANSWER, "", 18, "expected an answer, or two options or more"),
        (ANSWER, OPTION, 18, "expected an answer, or two options or more"),
        (ANSWER, OPTION.replace("reply", "right = 1, reply"), 21, "true or false, found 1"),
        (
            ANSWER,
            OPTION.replace("reply", 'right = true, when = "seed > 0", reply'),
            21,
            "when or right, not both",
        ),
        ("within = 3", "curve = 3", 21, "expected a table, found 3"),
        ("within = 3", "curve = { low = 2, high = 1 }", 21, "an axis from low to high"),
        ("within = 3", "curve = { low = 0, high = 1, log = true }", 21, "above 0 if it is log"),
        ("Mend it.", "Mend it for $5.", 24, "a formula that does not end"),
        ("Mend it.", "<b>Mend</b> it.", 24, "plain Markdown"),
        ('"optimizer.lr" = 0.1 }\nhints', '"output.b.0" = "big" }\nhints', 26, "a number for a w"),
        (
            '"optimizer.lr" = 0.1 }\nhints',
            '"optimizer.lr" = 1979-05-27 }\nhints',
            26,
            "texts, true",
        ),
        (
            '"optimizer.lr" = 0.1 }\nhints',
            "optimizer = { lr = -1 } }\nhints",
            26,
            "a number from 1e-05",
        ),
        ('when = "optimizer.lr >= 3", ', "", 28, "expected when: a text of one line"),
        ("at_most = 0.6", 'at_most = 0.6\nlane = "lost"', 29, "unknown lane; there are none"),
        ("seeds = [1, 2]", "seeds = 1", 35, "whole numbers, each once"),
        ("relu = {}, leaky", '"a b" = {}, leaky', 50, "a name of letters"),
        ("relu = {}, ", "", 50, "expected 2 to 10 lanes"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, words: str) -> None:
    found = faults(spoiled(old=old, new=new))
    assert any(words in text for text in found), found
    lines = [int(text.split(",")[0].removeprefix("line ")) for text in found]
    assert min(abs(each - line) for each in lines) <= 1, found


def test_a_task_as_in_an_exam_and_model_answers_have_to_be_there() -> None:
    assert faults(SMALL[: SMALL.index("[step.exam]")])[-1].endswith("expected exam: a table")
    models = [line for line in SMALL.splitlines() if line.startswith("model = ")]
    assert len(models) == 4
    for line in models:
        assert any("expected model: a table" in fault for fault in faults(spoiled(old=line)))


def test_a_kind_has_one_name() -> None:
    with pytest.raises(ValueError, match="'read' is registered twice"):
        step("read")(RecallStep)


def test_a_curve_is_read_with_its_axis() -> None:
    axes = 'x = { en = "x" }, y = { en = "y" }'
    curve = f"low = 1, high = 100, log = true, within = 0.5, backwards = true, {axes}"
    lab = Lab.loads(spoiled(old="within = 3", new=f"curve = {{ {curve} }}"))
    answer = lab.steps[0].answer  # type: ignore[attr-defined]
    assert isinstance(answer, CurveAnswer)
    assert answer.values(np.array([1.0, 10.0, 100.0])) == (100.0, 10.0, 1.0)
    # Half a power of ten is near; what has no logarithm is not.
    assert answer.share_right((100.0, 20.0, 9.0), (100.0, 10.0, 1.0)) == pytest.approx(2 / 3)
    assert answer.share_right((0.0, 10.0), (100.0, 10.0)) == 0.5
    plain = replace(answer, log=False, backwards=False)
    assert plain.values(np.array(3.0)) == (3.0,)
    assert plain.share_right((1.0, 2.0), (1.4, 2.6)) == 0.5


def test_all_mistakes_are_named_at_once() -> None:
    text = spoiled(spoiled(old="minutes = 10", new="minutes = 0"), old="units = 8", new="units = 0")
    assert len(faults(text)) == 2


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe", b"a = 1\nb = \xff", b"a = " + b"[" * 5000, b"x" * 300_000]
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    assert all(text.startswith("line ") for text in faults(raw))


@pytest.mark.long
def test_five_hundred_mutated_labs_are_valid_or_refused_with_a_place() -> None:
    texts = [SMALL, *(path.read_text(encoding="utf-8") for path in sorted(LABS.glob("*.toml")))]
    refusals = [refusal_of(text) for text in mutated(texts, 500)]
    refused = [refusal for refusal in refusals if refusal is not None]
    assert len(refused) > 200
    assert all(refusal.faults for refusal in refused)
    faults = [fault for refusal in refused for fault in refusal.faults]
    assert all(fault.line >= 1 and fault.column >= 1 for fault in faults)


@pytest.mark.long
def test_mutated_labs_that_can_be_read_are_checked_without_a_traceback() -> None:
    texts = swapped(SMALL, 150)
    readable = [text for text in texts if refusal_of(text) is None]
    assert len(readable) > 20
    for text in readable:
        check(Lab.loads(text), Checking(seeds=1))


def swapped(text: str, count: int) -> list[str]:
    """The text so many times, each with one number or one name given in another's place."""
    rng, found = random.Random(4), []
    kinds = (r"(?<=[= \[])-?[0-9.]+(?=[,\n\] }])", r'"[a-z_]+[a-z_0-9.]*"', r"\{[a-z_.0-9]+\}")
    others = ("0", "-1", "1e6", '"health"', '"layers.std"', '"answers"', '"curve"', "{slope}")
    for _ in range(count):
        kind = rng.choice(kinds)
        places = list(re.finditer(kind, text))
        place = rng.choice(places)
        known = [other[0] for other in places] + [one for one in others if re.fullmatch(kind, one)]
        found.append(text[: place.start()] + rng.choice(known) + text[place.end() :])
    return found


def mutated(texts: list[str], count: int) -> list[str]:
    """So many of these texts, each spoiled in one to four places."""
    rng, found = random.Random(13), []
    junk = [
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        "=",
        "\n",
        ".",
        "0",
        "-",
        "#",
        "nan",
        "9" * 400,
        "true",
        "$",
    ]
    for _ in range(count):
        text = rng.choice(texts)
        for _ in range(rng.randint(1, 4)):
            text = spoiled_at_random(text, rng, junk)
        found.append(text)
    return found


def spoiled_at_random(text: str, rng: random.Random, junk: list[str]) -> str:
    start = rng.randrange(len(text))
    kind = rng.randrange(4)
    if kind == 0:
        return text[:start] + text[start + rng.randint(1, 40) :]
    if kind == 1:
        return text[:start] + rng.choice(junk) + text[start:]
    if kind == 2:
        end = start + rng.randint(1, 60)
        return text[:end] + text[start:end] + text[end:]
    lines = text.splitlines()
    lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
    return "\n".join(lines)


def refusal_of(text: str) -> LabError | None:
    try:
        Lab.loads(text)
    except LabError as error:
        return error
    return None


def test_labs_come_in_the_order_in_which_they_build_on_each_other() -> None:
    first, second = small(), small(old='id = "small"', new='id = "other"')
    third = small(old="builds_on = []", new='builds_on = ["other", "elsewhere"]')
    assert ordered([third, second]) == (second, third)
    assert ordered([first, second]) == (first, second)
    a = Lab.loads(spoiled(spoiled(old='id = "small"', new='id = "a"'), old="[]", new='["b"]'))
    b = Lab.loads(spoiled(spoiled(old='id = "small"', new='id = "b"'), old="[]", new='["a"]'))
    assert len(ordered([a, b])) == 2


def test_the_schema_names_every_kind_and_every_key() -> None:
    schema = (LABS / "SCHEMA.md").read_text(encoding="utf-8")
    known = [*step.names, *goal.names, *Measured.keys, *REDUCTIONS, *COMMANDS]
    assert not [name for name in known if name not in schema]


def test_two_readings_of_a_file_are_equal() -> None:
    assert small() == small()


def carried(place: int, **replaced: str) -> LabProgress:
    """The progress of somebody at a step, in a lab whose file has been changed."""
    progress = LabProgress.begun(LAB).locked((8.0,)).at(place).noted("mine")
    return progress.carried(LAB, small(**replaced))


LAB = small()
STEP = '[[step]]\nkind = "read"\nwords = { en = "New.", de = "Neu." }\n'


def test_a_changed_file_keeps_the_step_and_what_was_done() -> None:
    same = carried(3, old="Mend it.", new="Mend it now.")
    assert (same.place, same.here.notes, same.steps[0].guesses) == (3, "mine", (Guess((8.0,)),))
    before = carried(3, old='[[step]]\nkind = "debug"', new=f'{STEP}[[step]]\nkind = "debug"')
    assert (before.place, before.here.notes) == (4, "mine")
    assert before.fits(small(old='[[step]]\nkind = "debug"', new=f'{STEP}[[step]]\nkind = "debug"'))


def test_what_asks_for_something_else_begins_anew() -> None:
    debug = '[[step]]\nkind = "debug"'
    start, end = SMALL.index("[[step]]"), SMALL.index(debug)
    other = carried(1, old=SMALL[start:end], new=STEP)
    assert (other.place, other.here.notes) == (1, "mine")
    assert other.steps[0].guesses == ()


@pytest.mark.parametrize(
    ("new", "guesses"),
    [(ANSWER.replace("3", "4"), (Guess((8.0,)),)), (TWO_OPTIONS, ())],
)
def test_a_prediction_of_another_kind_is_asked_for_again(
    new: str, guesses: tuple[Guess, ...]
) -> None:
    progress = LabProgress.begun(LAB).locked((8.0,)).at(1)
    assert progress.carried(LAB, small(old=ANSWER, new=new)).steps[0].guesses == guesses


def test_what_is_tried_may_be_tried_from_the_beginning() -> None:
    hands_on = [step for step in small().steps if step.hands_on]
    assert hands_on
    assert all(step.unlocked.allows("reset") for step in hands_on)
    assert not small().steps[0].unlocked.allows("reset")


def test_what_a_message_quotes_of_the_file_stays_on_its_line() -> None:
    """A control character in what a goal compares with was written to the terminal as it was."""
    text = spoiled(old='equals = "slope"', new=r'equals = "\u0007"')
    with pytest.raises(LabError) as raised:
        Lab.loads(text)
    assert raised.value.faults
    assert all(fault.text.isprintable() for fault in raised.value.faults)
