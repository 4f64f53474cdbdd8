"""Paces: how often a reading is wanted, and what two wants of one probe come to."""

from __future__ import annotations

import math

import pytest

from engine.probes import CurveProbe, Gradients, ScoresProbe
from engine.running.pace import AT_REST, NOW_AND_THEN, Pace, Want, paces_of, usual_pace
from engine.search.probe import SearchProbe


@pytest.mark.parametrize("every", [0, -1, 0.5, 2.5, math.nan, -math.inf])
def test_there_is_no_pace_of_broken_frames(every: float) -> None:
    with pytest.raises(ValueError, match=r"every n-th frame"):
        Pace(every=every)


def test_at_rest_is_no_frame_while_training() -> None:
    assert AT_REST.resting
    assert not NOW_AND_THEN.resting


def test_the_faster_pace_wins() -> None:
    probe, other = Gradients(), ScoresProbe()
    wants = (
        Want(probe, NOW_AND_THEN), Want(probe, Pace(every=3)), Want(probe, AT_REST),
        Want(other, AT_REST),
    )  # fmt: skip
    for order in (wants, wants[::-1]):
        paces = paces_of(order)
        assert {p: pace.every for p, pace in paces.items()} == {probe: 3, other: math.inf}


def test_a_reading_is_prompt_for_all_if_it_is_for_one_and_comes_first() -> None:
    wants = (
        Want(CurveProbe(), Pace()), Want(ScoresProbe(), Pace(every=9, prompt=True)),
        Want(ScoresProbe(), Pace(every=4)),
    )  # fmt: skip
    paces = paces_of(wants)
    assert list(paces) == [ScoresProbe(), CurveProbe()]
    assert paces[ScoresProbe()] == Pace(every=4, prompt=True)


def test_a_number_of_a_text_that_takes_long_is_measured_at_rest() -> None:
    assert usual_pace(Gradients()) == NOW_AND_THEN
    assert usual_pace(SearchProbe()) == AT_REST
