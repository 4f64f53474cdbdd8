"""What students hand in: kept whole, re-run instead of believed, collected as a safe table."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from labs_support import EVIL, LAB, honest, small

from engine.labs.hand_in import processes, replay
from engine.labs.hand_in import run_again as running
from engine.labs.hand_in.collecting import (
    COLUMNS,
    _judged,
    as_csv,
    collected,
    read_table,
    run_again,
    table_of,
)
from engine.labs.hand_in.file import HandIn, missing_in
from engine.labs.hand_in.replay import MOST_STEPS, Outcome, replayed
from engine.labs.hand_in.report import LabReport
from engine.labs.progress import BEFORE, LabEvent, LabProgress, Reached
from engine.labs.rehearsal import Lookup, begun, readings_of
from engine.specs.registry import SpecError


def outcomes(progress: LabProgress) -> list[Outcome]:
    return [found.outcome for found in replayed(LAB, progress)]


def test_a_hand_in_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ada.bplab"
    honest().save(path)
    assert HandIn.load(path) == honest()
    assert [path.name for path in tmp_path.iterdir()] == ["ada.bplab"]


def test_a_drag_is_one_event() -> None:
    edits = [event for event in honest().progress.events if event.what == "edit"]
    assert [event.text for event in edits] == ["0.1"]


def test_what_was_done_is_confirmed_by_running_it_again() -> None:
    assert outcomes(honest().progress) == [Outcome.CONFIRMED, Outcome.CONFIRMED]


def test_a_goal_that_was_never_reached_is_not_confirmed() -> None:
    progress = honest().progress
    without = replace(progress, events=(LabEvent("begin", 1), LabEvent("reach", 1, 30, text="0")))
    assert outcomes(without) == [Outcome.NOT_CONFIRMED, Outcome.NOT_CONFIRMED]
    assert outcomes(replace(progress, events=())) == [Outcome.NOT_CONFIRMED] * 2
    typed = progress.at(2).stood(0, Reached(None, True, 0, "17"))
    assert outcomes(typed) == [Outcome.CONFIRMED, Outcome.NOT_CONFIRMED]


def test_a_goal_reached_too_soon_is_not_confirmed() -> None:
    events = tuple(
        replace(event, at=25) if event.what == "reach" and event.place == 1 else event
        for event in honest().progress.events
    )
    assert outcomes(replace(honest().progress, events=events))[0] is Outcome.NOT_CONFIRMED


@pytest.mark.parametrize(
    "event",
    [
        LabEvent("edit", 1, 0, "layers.0.units", "64"),
        LabEvent("edit", 1, 0, "optimizer.lr", '"fast"'),
        LabEvent("edit", 1, 0, "optimizer.lr", "[" * 100_000),
        LabEvent("edit", 1, 0, "optimizer.lr", ""),
        LabEvent("weight", 1, 0, "layers.0.W.0.0", "1"),
        LabEvent("edit", 9, 0, "optimizer.lr", "0.1"),
        LabEvent("edit", 1, MOST_STEPS + 1, "optimizer.lr", "0.1"),
        LabEvent("reach", 1, 1, text="7"),
        LabEvent("begin", 1, lane="nowhere"),
        LabEvent("back", 1, 10),
    ],
)
def test_what_the_lab_does_not_allow_is_refused(event: LabEvent) -> None:
    progress = replace(honest().progress, events=(LabEvent("begin", 1), event))
    assert set(outcomes(progress)) == {Outcome.REFUSED}


def test_another_version_of_the_lab_is_said() -> None:
    found = replayed(LAB, replace(honest().progress, digest="0" * 16))
    assert {verdict.why for verdict in found} == {"it belongs to another version of the lab"}


def test_missing_parts_are_listed_and_refuse_nothing() -> None:
    gaps = missing_in(LAB, LabProgress.begun(LAB))
    assert [gap.place for gap in gaps] == [0, 1, 2, 4, 5, 5]
    assert [gap.place for gap in missing_in(LAB, honest().progress)] == [5]


def test_a_report_holds_the_work_and_escapes_what_was_typed() -> None:
    page = LabReport(LAB, replace(honest(), name=EVIL)).html()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "First prediction" in page
    assert "Incomplete" in page
    empty = HandIn(progress=LabProgress.begun(LAB))
    assert LabReport(LAB, empty).html().startswith("<!doctype html>")


def test_a_folder_becomes_a_table_without_formulas(tmp_path: Path) -> None:
    honest(EVIL).save(tmp_path / "a.bplab")
    honest("@Grace").save(tmp_path / "b.bplab")
    other = honest("Alan")
    replace(other, progress=other.progress.at(0).locked((1.0,))).save(tmp_path / "c.bplab")
    (tmp_path / "d.bplab").write_text("{}", "utf-8")
    body = json.loads(honest().dumps())
    body["progress"]["events"] = body["progress"]["events"][:1]
    (tmp_path / "e.bplab").write_text(json.dumps(body), "utf-8")
    rows = collected(tmp_path)
    table = table_of(rows, {LAB.id: LAB})
    read = list(csv.DictReader(io.StringIO(as_csv(table))))
    assert list(read[0]) == list(COLUMNS)
    assert [line["file"] for line in read] == [f"{name}.bplab" for name in "abcde"]
    assert all(not cell.startswith(("=", "@", "+", "-")) for line in read for cell in line.values())
    assert read[0]["equal_work"] == "b.bplab"
    assert read[2]["equal_work"] == ""
    assert "a.bplab" in read[2]["equal_words"]
    assert read[3]["problem"]
    assert [line["re_run"].partition(":")[0] for line in read] == [
        "confirmed", "confirmed", "confirmed", "", "not confirmed here",
    ]  # fmt: skip
    assert [line["goals_confirmed"] for line in read] == ["2", "2", "2", "", "0"]
    assert read[0]["predictions_right_first"] == "0"


def test_a_run_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "MOST_SECONDS", -1.0)
    assert set(outcomes(honest().progress)) == {Outcome.REFUSED}


def test_thirty_hand_ins_are_a_table_with_each_run_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        honest(f"student {number}").save(tmp_path / f"{number:02}.bplab")
    other = honest("another attempt before it").progress
    attempt = (LabEvent("begin", 1), LabEvent("edit", 1, 7, "optimizer.lr", "0.2"))
    for number in range(2):
        tried = (*attempt, LabEvent("edit", 1, 8 + number, "optimizer.lr", "0.3"))
        again = replace(other, events=(*tried, *other.events))
        HandIn("x", progress=again).save(tmp_path / f"other {number}.bplab")
    runs: list[str] = []
    made = running.begun
    monkeypatch.setattr(running, "begun", lambda wanted: runs.append("") or made(wanted))
    table = table_of(collected(tmp_path), {LAB.id: LAB})
    assert [line["re_run"] for line in table] == ["confirmed"] * 32
    assert len(runs) == 2, "one for each step; attempts that reached nothing are not trained"


@pytest.mark.long
def test_processes_find_the_same_and_one_that_ends_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        progress = honest().progress
        rate = LabEvent("edit", 1, 0, "optimizer.lr", f"0.1{number}")
        events = (*progress.events[:1], rate, *progress.events[2:])
        HandIn("x", progress=replace(progress, events=events)).save(tmp_path / f"{number}.bplab")
    rows, labs = collected(tmp_path), {LAB.id: LAB}
    alone, beside = read_table(rows, labs), read_table(rows, labs)
    assert {line["re_run"] for line in alone} == {""}
    assert len(list(run_again(rows, labs, alone))) == 8
    assert len(list(run_again(rows, labs, beside, jobs=2))) == 8
    assert alone == beside
    assert {line["re_run"] for line in alone} == {"confirmed"}
    monkeypatch.setattr(processes, "_help", print)
    assert len(list(run_again(rows, labs, beside, jobs=2))) == 8
    assert {line["re_run"] for line in beside} == {f"not confirmed here: {processes.ENDED}"}


def test_mutated_hand_ins_are_refused_or_collected(tmp_path: Path) -> None:
    rng, whole = random.Random(5), honest().dumps()
    junk = ['"', "{", "}", "[", "]", ",", "-", "9" * 30, "null", "true", "1e999", "NaN", "\\u0000"]
    for number in range(150):
        text = whole
        for _ in range(rng.randint(1, 3)):
            start = rng.randrange(len(text))
            if rng.random() < 0.5:
                text = text[:start] + rng.choice(junk) + text[start + rng.randint(0, 8) :]
            else:
                digit = re.search(r"\d", text[start:])
                end = start + digit.start() if digit else start
                text = text[:end] + str(rng.randint(0, 9)) + text[end + 1 :]
        (tmp_path / f"{number}.bplab").write_text(text, encoding="utf-8")
    table = table_of(collected(tmp_path), {LAB.id: LAB})
    assert len(table) == 150
    assert as_csv(table)
    assert any(line["problem"] for line in table)
    assert any(line["re_run"] == "confirmed" for line in table)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"hand_in": 2}', '{"hand_in": 1, "progress": 3}', '{"hand_in": 1, "x": 1}',
        '{"hand_in": 1, "progress": {"version": 1, "place": 9}}', "[" * 100_000,
        '{"hand_in": 1, "progress": {"version": 1, "events": [{"what": "explode"}]}}',
        '{"hand_in": 1, "seed": NaN}',
        # Half a letter ended the collection of a whole folder when the table was written.
        r'{"hand_in": 1, "name": "\ud83d", "progress": {"version": 1}}',
        r'{"hand_in": 1, "progress": {"version": 1, "name": "\udc00"}}',
    ],
)  # fmt: skip
def test_what_is_no_hand_in_is_refused(text: str) -> None:
    with pytest.raises(SpecError):
        HandIn.loads(text)


@pytest.mark.parametrize("value", [-1, 10**30, -(10**30)])
@pytest.mark.parametrize(
    "path",
    [
        *("place", "events.0.place", "events.2.at"),
        *("steps.1.attempts", "steps.1.hints", "steps.1.goals.0.step"),
    ],
)
def test_a_number_that_nothing_has_is_refused(path: str, value: int) -> None:
    """A step of number −10³⁰ ended the collection; one of −1 was taken for the last."""
    body = json.loads(honest().dumps())
    owner = body["progress"]
    *way, name = (int(part) if part.isdecimal() else part for part in path.split("."))
    for part in way:
        owner = owner[part]
    assert isinstance(owner[name], int)
    owner[name] = value
    if name == "step" and value == -1:
        # As long as a goal has not been reached.
        assert HandIn.loads(json.dumps(body))
        return
    with pytest.raises(SpecError, match="expected"):
        HandIn.loads(json.dumps(body))


WEIGHTS = small(old='unlock = ["reset"]', new='unlock = ["weights", "reset", "new_weights"]')


def replayed_weights(*events: LabEvent) -> tuple[Outcome, float]:
    """What comes of a re-run of the third step, whose goal is the slope that this run has."""
    run = begun(WEIGHTS.begins[2])
    measure = WEIGHTS.measures["slope"]
    wanted = measure.number_of(readings_of(run, [measure])[measure.probe])
    progress = LabProgress.begun(WEIGHTS).at(2).stood(0, Reached(None, True, 0, f"{wanted:.9g}"))
    for event in (LabEvent("begin", 2), *events, LabEvent("reach", 2, text="0")):
        progress = progress.happened(event)
    (verdict,) = replayed(WEIGHTS, progress)
    return verdict.outcome, wanted


def test_a_typed_weight_that_was_taken_back_is_taken_back_in_the_re_run() -> None:
    typed = LabEvent("weight", 2, 0, "output.W.0.0", "9.0")
    assert replayed_weights()[0] is Outcome.CONFIRMED
    assert replayed_weights(typed)[0] is Outcome.NOT_CONFIRMED
    assert replayed_weights(typed, replace(typed, text=BEFORE))[0] is Outcome.CONFIRMED
    assert replayed_weights(replace(typed, text=BEFORE))[0] is Outcome.REFUSED


def test_weights_set_by_hand_are_cleared_by_new_weights_and_by_undo() -> None:
    path = "output.W.0.0"
    starts = LabEvent("edit", 2, 0, "starts", json.dumps([{"place": path, "value": 9.0}]))
    cleared = replace(starts, text="[]")
    assert replayed_weights(starts)[0] is Outcome.NOT_CONFIRMED
    assert replayed_weights(starts, LabEvent("reset", 2))[0] is Outcome.NOT_CONFIRMED
    assert replayed_weights(starts, cleared)[0] is Outcome.CONFIRMED
    drawn = [LabEvent("edit", 2, 0, "weights_draw", str(n)) for n in (1, 0)]
    assert replayed_weights(starts, cleared, *drawn)[0] is Outcome.CONFIRMED


def test_a_start_that_is_locked_is_refused() -> None:
    starts = LabEvent("edit", 1, 0, "starts", '[{"place": "output.W.0.0", "value": 9.0}]')
    progress = replace(honest().progress, events=(LabEvent("begin", 1), starts))
    assert set(outcomes(progress)) == {Outcome.REFUSED}


def test_only_a_first_prediction_that_is_near_enough_counts_as_right() -> None:
    known: dict[tuple[str, int], Lookup] = {}

    def right(first: float, then: float) -> object:
        progress = LabProgress.begun(LAB).locked((first,)).locked((then,))
        return _judged(LAB, HandIn(progress=progress), known)["predictions_right_first"]

    counted = [right(float(dead), 9.0 * dead) for dead in range(0, 40, 6)]
    # The truth is a number of units; whoever is no more than three away is right.
    assert sum(counted) in (1, 2)
    assert (
        _judged(LAB, HandIn(progress=LabProgress.begun(LAB)), known)["predictions_right_first"] == 0
    )


def test_a_whole_letter_may_be_named_by_its_halves() -> None:
    text = r'{"hand_in": 1, "name": "\ud83d\ude00", "progress": {"version": 1}}'
    assert HandIn.loads(text).name == "\U0001f600"
