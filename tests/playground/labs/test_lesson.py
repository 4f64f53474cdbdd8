"""A lesson without a window: what it records, when hints open, what texts say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from labs_support import small

from engine.labs.format.words import Words
from engine.labs.progress import LabProgress
from engine.labs.rehearsal import Lookup
from engine.labs.steps import PredictStep
from engine.probes import ScoresProbe
from engine.running.snapshot import Snapshot
from engine.training.run import Run
from playground.labs import lesson as lessons
from playground.labs.figures import text_in
from playground.labs.lesson import Lesson
from playground.labs.shelf import shelf


def begun(name: str = "one-neuron", place: int = 0) -> Lesson:
    """A lesson of a shipped lab at one of its steps."""
    lab = shelf().named(name)
    assert lab is not None
    lesson = Lesson(lab, LabProgress.begun(lab))
    lesson.go_to(place)
    lesson.begin(lab.begins[place])
    return lesson


def read(lesson: Lesson, run: Run) -> Snapshot:
    """What a window would be told of a run."""
    probes = {want.probe for want in lesson.wants()}
    readings = {probe: probe.measure_run(run) for probe in probes}
    return Snapshot(0, step=run.step_count, readings=readings)


def test_texts_say_what_is_measured() -> None:
    lesson = begun()
    assert "–" in lesson.text(lesson.step.words)
    lesson.take(read(lesson, Run(lesson.spec)))
    assert "25.0\u00a0%" in lesson.text(lesson.step.words)
    assert "0.5" in lesson.text(lesson.step.words)


def test_thousands_are_apart_as_a_language_has_them() -> None:
    words = Words((("en", "{steps} steps, {train.loss}"), ("de", "{steps} Schritte, {train.loss}")))
    lab = small(old="steps = 20", new="steps = 1500")
    lookup = Lookup(lab, 0, lab.start, {}, {})
    assert text_in(lookup, words, "en") == "1,500 steps, –"
    assert text_in(lookup, words, "de") == "1\u202f500 Schritte, –"


def test_probes_are_wanted_only_by_the_step_at_hand() -> None:
    lesson = begun()
    assert ScoresProbe() in {want.probe for want in lesson.wants()}
    lesson.go_to(5)
    assert not lesson.wants()


def test_goals_tick_off_and_the_step_is_done() -> None:
    lesson = begun(place=4)
    heard: list[int] = []
    lesson.reached.connect(heard.append)
    run = Run(lesson.spec)
    lesson.take(read(lesson, run))
    assert not heard
    lesson.weighed("output.b.0", -0.5)
    solved = Run(lesson.step.solution.starting(lesson.spec))
    lesson.take(read(lesson, solved))
    assert heard == [0]
    assert lesson.record.done
    assert [event.what for event in lesson.progress.events] == ["begin", "weight", "reach"]


def test_the_first_prediction_stays_beside_later_ones() -> None:
    lesson = begun(place=1)
    assert lesson.predicts
    lesson.lock((0.0,))
    lesson.lock((2.0,))
    assert [guess.values for guess in lesson.record.guesses] == [(0.0,), (2.0,)]
    assert not lesson.predicts
    assert isinstance(lesson.step, PredictStep)


def test_hints_open_by_attempts_or_by_time(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = begun(place=4)
    assert not lesson.may_open_hint()
    lesson.check()
    assert lesson.may_open_hint()
    lesson.open_hint()
    assert not lesson.may_open_hint()
    monkeypatch.setattr(lessons, "HINT_EVERY", 0.0)
    assert lesson.may_open_hint()


def test_known_wrong_ways_have_their_own_words() -> None:
    lab = small()
    place = next(n for n, step in enumerate(lab.steps) if step.wrong)
    lesson = Lesson(lab, LabProgress.begun(lab))
    lesson.go_to(place)
    lesson.begin(lab.begins[place])
    run = Run(lesson.spec)
    lesson.take(read(lesson, run))
    said = lesson.check()
    assert lesson.record.attempts == 1
    assert all(isinstance(sentence, str) for sentence in said)


def test_an_answer_waits_until_the_run_has_been_measured() -> None:
    lesson = begun(place=2)
    assert not lesson.may_answer(1)
    lesson.take(read(lesson, Run(lesson.spec)))
    assert lesson.may_answer(1)
    assert lesson.answer(1, "2.5")
    lesson.weighed("output.b.0", -1.5)
    assert not lesson.may_answer(1)


def test_a_run_taken_back_is_recorded_as_such() -> None:
    lesson = begun(place=4)
    for step in (3, 7, 5, 0):
        lesson.take(Snapshot(0, step=step))
    assert [(e.what, e.at) for e in lesson.progress.events] == [
        ("begin", 0),
        ("back", 5),
        ("reset", 0),
    ]


def test_an_edit_that_rebuilds_is_no_reset() -> None:
    lesson = begun("sigmoid-saturates", 4)
    lesson.take(Snapshot(0, step=9))
    lesson.edited(replace(lesson.spec, layers=lesson.spec.layers[:4]))
    lesson.take(Snapshot(1, step=0))
    assert [(e.what, e.path, e.at) for e in lesson.progress.events][1:] == [("edit", "layers", 9)]
