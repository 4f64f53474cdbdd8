"""Hand-ins of another version, runs that end early, files that are none: each is said."""

from __future__ import annotations

import json
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from labs_support import LAB, SMALL, honest, small

from engine.labs.conditions import Condition
from engine.labs.hand_in import processes, replay, run_again
from engine.labs.hand_in.collecting import _work, collected, is_right, table_of
from engine.labs.hand_in.file import HandIn
from engine.labs.hand_in.markup import as_markup
from engine.labs.hand_in.replay import Outcome, ReRun, replayed
from engine.labs.hand_in.report import LabReport
from engine.labs.lab import Lab
from engine.labs.progress import LabEvent, LabProgress, Reached, StepRecord
from engine.labs.rehearsal import measured, unmeasured
from engine.labs.steps import PredictStep
from engine.labs.steps.predicting import ChoiceOption, CurveAnswer
from engine.specs.registry import SpecError

BEGIN, REACH = LabEvent("begin", 1), LabEvent("reach", 1, 30, text="0")
TAME = LabEvent("edit", 1, 0, "optimizer.lr", "0.1")


def verdict(*events: LabEvent, lab: Lab = LAB) -> ReRun:
    """What comes of a re-run of the second step after these events."""
    progress = LabProgress.begun(lab).at(1).stood(0, Reached(0.4, True, 30))
    (found,) = replayed(lab, replace(progress, events=events))
    return found


def test_a_whole_run_is_confirmed() -> None:
    assert verdict(BEGIN, TAME, REACH).outcome is Outcome.CONFIRMED


@pytest.mark.parametrize(
    ("events", "why"),
    [
        ((TAME, REACH), "a change before anything has begun"),
        ((BEGIN, TAME, LabEvent("edit", 1, 9, "optimizer.lr", "0.2"), TAME), "steps that run back"),
    ],
)
def test_a_run_that_cannot_have_been_is_refused(events: tuple[LabEvent, ...], why: str) -> None:
    found = verdict(*events)
    assert found.outcome is Outcome.REFUSED
    assert found.why.startswith(why)


def test_a_step_beyond_the_end_of_training_is_refused() -> None:
    """A run cannot be at a step after the one at which a rule stopped it."""
    rule = 'seed = 1\nstopping = [{ type = "max_epochs", epochs = 1 }]\nbatch_size = 100'
    found = verdict(BEGIN, TAME, REACH, lab=small(old="seed = 1", new=rule))
    assert found.why == "training ended before a step that is named"


def test_more_events_or_steps_than_anybody_makes_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    twice = (BEGIN, TAME, LabEvent("edit", 1, 20, "optimizer.lr", "0.2"))
    monkeypatch.setattr(replay, "MOST_STEPS", 30)
    assert verdict(*twice).why == "nothing in the file leads to it"
    assert verdict(*twice, *twice).why == "more than 30 steps of training"
    monkeypatch.setattr(replay, "MOST_EVENTS", 5)
    assert verdict(*twice, *twice).why == "more than 5 events"


def test_the_clock_is_looked_at_within_a_long_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    look = run_again.RunAgain._look_at_the_clock
    monkeypatch.setattr(run_again, "STRETCH", 2)
    monkeypatch.setattr(
        run_again.RunAgain, "_look_at_the_clock", lambda run: looks.append(1) or look(run)
    )
    assert verdict(BEGIN, TAME, REACH).outcome is Outcome.CONFIRMED
    assert len(looks) >= 15


def test_a_run_can_be_taken_back_to_a_step_and_go_on() -> None:
    later = LabEvent("edit", 1, 20, "optimizer.lr", "0.1")
    back = LabEvent("back", 1, 10)
    assert verdict(BEGIN, TAME, later, back, REACH).outcome is Outcome.CONFIRMED


def test_what_comes_after_the_last_goal_is_allowed_or_not_and_trains_nothing() -> None:
    lab = small(old='unlock = ["optimizer.lr"]', new='unlock = ["optimizer.lr", "weights"]')
    whole = (BEGIN, TAME, REACH)
    weight = LabEvent("weight", 1, 40, "output.W.0.0", "1.0")
    assert verdict(*whole, LabEvent("reset", 1), lab=lab).outcome is Outcome.CONFIRMED
    assert verdict(*whole, weight, lab=lab).outcome is Outcome.CONFIRMED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('field = "train.loss"', 'field = "train.ghost"'),
        ('equals = "slope"', 'equals = "train.ghost"'),
    ],
)
def test_a_goal_that_cannot_be_measured_is_not_confirmed(old: str, new: str) -> None:
    lab = small(old=old, new=new)
    done = replace(honest().progress, digest=lab.digest)
    assert Outcome.NOT_CONFIRMED in {found.outcome for found in replayed(lab, done)}


def test_a_folder_that_is_none_and_a_file_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="expected a folder of hand-ins"):
        collected(tmp_path / "nowhere")
    (tmp_path / "a.bplab").mkdir()
    (row,) = collected(tmp_path)
    assert row.hand_in is None
    assert row.problem


def test_a_hand_in_of_a_lab_that_is_not_here_or_another_by_now_says_so(tmp_path: Path) -> None:
    honest().save(tmp_path / "a.bplab")
    rows, other = collected(tmp_path), small(old="Mend it.", new="Mend it now.")
    assert table_of(rows, {})[0]["problem"] == "there is no lab of this name here"
    problem = table_of(rows, {LAB.id: other})[0]["problem"]
    assert problem == "it belongs to another version of the lab"


def test_a_hand_in_without_guesses_and_words_is_nobodys_copy() -> None:
    assert _work(HandIn(progress=LabProgress.begun(LAB))) is None
    assert _work(honest("Ada")) == _work(honest("Bo"))


def test_predictions_of_each_kind_are_judged() -> None:
    step, lookup = LAB.steps[0], measured(LAB, 0, ["dead_units.count"])
    assert isinstance(step, PredictStep)
    assert not is_right(step, (), lookup)
    words = step.words
    options = (
        ChoiceOption(words, words, Condition.of("dead_units.count < 0")),
        ChoiceOption(words, words, right=True),
    )
    choice = replace(step, answer=None, options=options)
    assert [is_right(choice, (float(n),), lookup) for n in (0, 1)] == [False, True]
    assert not is_right(step, (8.0,), unmeasured(LAB, 0)), "nothing was measured"
    assert step.answer is not None
    curve = CurveAnswer(step.answer.quantity, words, words, 0.0, 9.0, within=1.0)
    truth = float(np.max(lookup.value("dead_units.count")))
    sketched = replace(step, answer=curve)
    assert is_right(sketched, (truth + 0.5,), lookup)
    assert not is_right(sketched, (truth + 2,), lookup)


def test_a_report_on_another_version_of_the_lab_tells_what_fits() -> None:
    hand_in = honest()
    records = (*hand_in.progress.steps, StepRecord(notes="beyond"))
    bare = replace(records[1], goals=(), notes="mine & <b>")
    progress = replace(hand_in.progress, steps=(records[0], bare, *records[2:]))
    page = LabReport(LAB, replace(hand_in, progress=progress)).html()
    assert "mine &amp; &lt;b&gt;" in page
    assert "beyond" not in page
    assert "<td>–</td><td></td>" in page, "a goal of which the hand-in knows nothing"


def test_a_report_on_complete_work_lists_no_gaps() -> None:
    progress = honest().progress
    told = progress.at(5).told(0, "max").told(1, "one")
    whole = replace(
        told,
        steps=tuple(
            replace(r, goals=tuple(replace(goal, reached=True) for goal in r.goals))
            for r in told.steps
        ),
    )
    assert "Incomplete" not in LabReport(LAB, HandIn("Ada", progress=whole)).html()


def test_code_in_words_stays_as_it_was_typed() -> None:
    assert as_markup("Set `a < *b*`.") == "<p>Set <code>a &lt; *b*</code>.</p>"


def test_progress_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    honest().progress.save(path)
    assert LabProgress.load(path) == honest().progress
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SpecError, match="expected text in UTF-8"):
        LabProgress.load(path)


def test_a_process_answers_until_nothing_comes_any_more() -> None:
    ours, theirs = Pipe()
    helper = Thread(target=processes._help, args=(theirs,))
    helper.start()
    for _ in range(2):
        ours.send_bytes(json.dumps([SMALL, honest().progress.dumps()]).encode())
        said = json.loads(ours.recv_bytes())
        assert [(place, goal, what) for place, goal, what, _ in said] == [
            (1, 0, Outcome.CONFIRMED.value),
            (2, 0, Outcome.CONFIRMED.value),
        ]
    ours.close()
    helper.join(60)
    assert not helper.is_alive()
